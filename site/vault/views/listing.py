"""The list of cases, by what has to be done with them."""

from dataclasses import dataclass
from pathlib import PurePath

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.shortcuts import render
from django.urls import reverse

from ..access import door
from ..models import Attachment, Exemption, Marking, RawCase
from ..published import retention
from ..review import ahead, readers, steps
from ..review.find_cases import find_cases
from ..review.people import Person

PER_PAGE = 25
MOST_FOUND = 100
TAKE_OVER = "由我复核"
_EMPTY = {
    "": "案卷库里还没有案卷。点“收案”，把处罚决定书的文字贴进来；也可以一次上传几份文件。",
    RawCase.Status.AWAITING_ROSTER: "没有等着补名册的案卷。",
    RawCase.Status.MARKING: "没有等着初审的案卷。收了新案卷会出现在这里。",
    RawCase.Status.RETURNED: "没有退回的案卷。复核人退回时，原因会写在这里。",
    RawCase.Status.SUBMITTED: "没有等着复核的案卷。",
    RawCase.Status.APPROVED: "还没有通过的案卷。通过后会自动建立案例页草稿。",
    RawCase.Status.WITHDRAWN: "没有撤回的案卷。",
    "mine": "没有轮到你做的事。",
}


@dataclass(frozen=True)
class Tab:
    """One filter of the list."""

    value: str
    label: str
    count: int


@door.door(*door.ANY)
def cases(request):
    """Cases, newest first; `?status=` filters, `mine` is what waits for the reader. POST: those named by `words`."""
    if request.user.has_perm(door.REVIEW) or request.user.has_perm(door.TAKE_IN):
        ahead.start()
    status = request.GET.get("status", "")
    mine = _waiting_for(request.user)
    counts = dict(RawCase.objects.values_list("status").annotate(Count("pk")))
    tabs = [
        Tab("", "全部", sum(counts.values())),
        Tab("mine", "轮到我", RawCase.objects.filter(mine).count()),
        *(Tab(value, label, counts.get(value, 0)) for value, label in RawCase.Status.choices),
    ]
    rows = RawCase.objects.defer("text").prefetch_related(
        Prefetch("attachments", Attachment.objects.defer("content"), to_attr="files")
    )
    rows = rows.annotate(is_seen=Exists(Marking.objects.filter(case=OuterRef("pk"))))
    if status == "mine":
        rows = rows.filter(mine)
    elif status in RawCase.Status.values:
        rows = rows.filter(status=status)
    else:
        status = ""
    # Posted, because an address ends up in logs, and a case number names a case.
    words = request.POST.get("words", "").strip()[:100]
    if words:
        rows = rows.filter(pk__in=find_cases(rows, words, MOST_FOUND))
    page = Paginator(rows, MOST_FOUND if words else PER_PAGE).get_page(request.GET.get("p"))
    read = readers.others_who_read(page.object_list, Person.of(request.user))
    going = retention.soon(page.object_list)
    context = {
        "breadcrumbs_items": [{"url": "", "label": "案卷库"}],
        "header_title": "案卷库",
        "header_icon": "lock",
        "tabs": tabs,
        "status": status,
        "page": page,
        "words": words,
        "most": MOST_FOUND,
        "rows": [
            (case, _name(case), *_next_step(case, request.user), read.get(case.pk), going.get(case.pk))
            for case in page
        ],
        "take_over": TAKE_OVER,
        "empty": f"没有找到“{words}”。按案号、来源、文件名或编号的前几位找，不找原文。"
        if words
        else _EMPTY[status],
        "may_take_in": request.user.has_perm(door.TAKE_IN),
        "may_measure": request.user.has_perm(door.REVIEW) or request.user.has_perm(door.APPROVE),
        "may_look": request.user.has_perm(door.REVIEW) or request.user.has_perm(door.APPROVE),
    }
    return render(request, "vault/cases.html", context)


def _name(case: RawCase) -> str:
    """What staff recognise a case by: its number, or the file it came as."""
    if case.purged_at:
        return "（原文已清除）"
    if case.number:
        return case.number
    return PurePath(case.files[0].name).stem if case.files else "（没有案号）"


def _waiting_for(user) -> Q:
    """The cases on which `user` can do the next step."""
    waiting = Q(pk__in=[])
    if user.has_perm(door.REVIEW):
        waiting |= Q(status__in=[RawCase.Status.MARKING, RawCase.Status.AWAITING_ROSTER])
        waiting |= Q(status=RawCase.Status.RETURNED, submitted_by_id=user.pk)
    if user.has_perm(door.APPROVE):
        submitted = Q(status=RawCase.Status.SUBMITTED) & ~Q(submitted_by_id=user.pk)
        waiting |= submitted & (Q(sensitive=False) | Q(senior_id=user.pk))
        asked = Exemption.objects.filter(approved_at__isnull=True).exclude(asked_by_id=user.pk)
        waiting |= Q(status=RawCase.Status.APPROVED, pk__in=asked.values("case_id"))
    return waiting


def _next_step(case: RawCase, user) -> tuple[str, str]:
    """The label and address of what `user` can do with `case`."""
    if case.status == RawCase.Status.AWAITING_ROSTER:
        return ("补名册", reverse("vault:roster", args=[case.pk])) if _may_edit_roster(user) else ("", "")
    if user.has_perm(door.APPROVE) and steps.may_decide(case, Person.of(user)):
        return "复核", reverse("vault:read", args=[case.pk])
    if user.has_perm(door.APPROVE) and steps.may_take_over(case, Person.of(user)):
        return TAKE_OVER, reverse("vault:take_over", args=[case.pk])
    if case.status in {RawCase.Status.MARKING, RawCase.Status.RETURNED} and user.has_perm(door.REVIEW):
        return "初审", case.get_absolute_url()
    if case.status == RawCase.Status.SUBMITTED and case.sensitive and not user.has_perm(door.REVIEW):
        return "", ""
    if user.has_perm(door.REVIEW) or user.has_perm(door.APPROVE):
        return "查看", case.get_absolute_url()
    return "", ""


def _may_edit_roster(user) -> bool:
    return user.has_perm(door.TAKE_IN) or user.has_perm(door.REVIEW)

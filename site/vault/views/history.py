"""What was done with a case, and who looked at it."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ..access import door
from ..detection.spans import TYPES
from ..models import Access, Decision, RawCase
from ..review.kinds import KINDS
from ..review.questions import QUESTIONS
from ..review.recording import DELETED

MOST = 300


@door.door(door.REVIEW, door.APPROVE)
def history(request, uuid):
    """Both logs of a case, newest first."""
    case = get_object_or_404(RawCase.objects.defer("text"), pk=uuid)
    labels = {code: KINDS[code].label for code in TYPES}
    labels |= {code: question.label for code, question in QUESTIONS.items()} | {"yes": "是", "no": "否"}
    decisions = Decision.objects.filter(case_uuid=uuid).order_by("-pk")[:MOST]
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": case.get_absolute_url(), "label": f"案卷 {case.short_id}"},
            {"url": "", "label": "记录"},
        ],
        "header_title": f"案卷 {case.short_id} 的记录",
        "header_icon": "history",
        "case": case,
        "decisions": [(entry, _change(entry, labels), _place(entry)) for entry in decisions],
        "accesses": Access.objects.filter(case_uuid=uuid).order_by("-pk")[:MOST],
    }
    return render(request, "vault/history.html", context)


def _change(entry: Decision, labels: dict[str, str]) -> str:
    """From what to what: 姓名“孙某” → “孙某甲”."""
    before, after = (
        labels.get(kind, "") + (said if said in {"", DELETED} else f"“{said}”")
        for kind, said in ((entry.kind_before, entry.said_before), (entry.kind_after, entry.said_after))
    )
    if entry.undone and (before or after):
        before, after = before or "没有标记", after or "没有标记"
    if before and after and before != after:
        if entry.kind_before == entry.kind_after:
            after = after.removeprefix(labels.get(entry.kind_after, ""))
        return f"{before} → {after}"
    return after or before


def _place(entry: Decision) -> str:
    """Where in the text, as a person counts: 第 13–15 字. Kept are offsets, from 0 and up to before the end."""
    if entry.start is None or entry.end is None:
        return ""
    first, last = entry.start + 1, entry.end
    return f"第 {first} 字" if first == last else f"第 {first}–{last} 字"

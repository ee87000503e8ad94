"""The second reader: first the anonymised text alone, then the marks, then the decision."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ..access import diary, door
from ..models import Access, RawCase
from ..published import drafting
from ..review import steps
from ..review.marks import Marks
from ..review.people import Person


@door.door(door.APPROVE)
def read(request, uuid):
    """The anonymised text without any mark, and one question."""
    case = get_object_or_404(RawCase, pk=uuid)
    by = Person.of(request.user)
    if not steps.may_decide(case, by):
        submitted = case.status == RawCase.Status.SUBMITTED
        messages.error(request, (submitted and steps.why_not_second(case, by)) or "这个案卷不在等复核。")
        return redirect("vault:cases")
    if request.method == "POST":
        if request.POST.get("answer") == "no":
            steps.read_cold(case, by)
            return redirect(case)
        return _send_back(request, case, by, back_to="vault:read")
    diary.saw(case, Access.What.ANONYMISED, by)
    text = steps.anonymised(case, Marks.load(steps.marking_of(case, by).state))
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": f"复核 {case.short_id}"},
        ],
        "header_title": f"复核 {case.short_id}",
        "header_icon": "lock",
        "case": case,
        "paragraphs": [line for line in text.splitlines() if line.strip()],
    }
    return render(request, "vault/read.html", context)


@door.door(door.APPROVE)
@require_POST
def take_over(request, uuid):
    """Another senior reads what was meant for a colleague who is away."""
    case = get_object_or_404(RawCase.objects.defer("text"), pk=uuid)
    try:
        steps.take_over(case, Person.of(request.user))
    except steps.NotAllowed as fault:
        messages.error(request, str(fault))
        return redirect("vault:cases")
    return redirect("vault:read", case.pk)


@door.door(door.APPROVE)
@require_POST
def decide(request, uuid):
    """Approve, or send back with a reason."""
    case = get_object_or_404(RawCase, pk=uuid)
    by = Person.of(request.user)
    if request.POST.get("decision") != "approve":
        return _send_back(request, case, by, back_to="vault:desk")
    try:
        steps.approve(case, by)
    except steps.NotAllowed as fault:
        messages.error(request, str(fault))
        return redirect("vault:desk", case.pk)
    messages.success(request, f"案卷 {case.short_id} 已通过。")
    return _draft(request, case)


@door.door(door.REVIEW, door.APPROVE)
@require_POST
def draft(request, uuid):
    """Make the draft page of an approved case, again if the first time failed."""
    return _draft(request, get_object_or_404(RawCase, pk=uuid))


def _draft(request, case: RawCase):
    case.refresh_from_db()
    try:
        drafting.make_draft(case, request.user)
    except drafting.CannotDraft as fault:
        messages.warning(request, str(fault))
    else:
        messages.success(request, "案例页草稿已经建好，可以去写标题和说明了。")
    return redirect(case)


def _send_back(request, case: RawCase, by: Person, back_to: str):
    try:
        steps.send_back(case, by, request.POST.get("reason", ""))
    except steps.NotAllowed as fault:
        messages.error(request, str(fault))
        return redirect(back_to, case.pk)
    messages.success(request, f"案卷 {case.short_id} 已退回给 {case.submitted_by_name}。")
    return redirect("vault:cases")

"""Filling in or mending the roster of a case."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from .. import diary, door, review
from ..forms import ROLES, RosterFormSet
from ..intake import CannotTakeIn, write_roster
from ..models import Access, RawCase
from ..people import Person


@door.door(door.TAKE_IN, door.REVIEW)
def roster(request, uuid):
    """The roster beside the text, so that nobody is forgotten."""
    case = get_object_or_404(RawCase, pk=uuid)
    by = Person.of(request.user)
    if case.status in {RawCase.Status.SUBMITTED, RawCase.Status.APPROVED}:
        messages.error(request, "案卷已经提交复核或通过，名册不能再改。")
        return redirect("vault:cases")
    initial = [
        {
            "name": party.name,
            "role": party.role,
            "kind": party.kind,
            "minor": party.minor,
            "aliases": "、".join(party.aliases),
        }
        for party in case.parties.all()
    ]
    form = RosterFormSet(request.POST or None, prefix="roster", initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            write_roster(case, form.lines(), by)
        except CannotTakeIn as fault:
            messages.error(request, fault.messages[0])
        else:
            case.refresh_from_db()
            review.detect_again(case, by)
            messages.success(request, "名册已保存，机器按新名册补了标记。")
            return redirect(case) if request.user.has_perm(door.REVIEW) else redirect("vault:cases")
    diary.saw(case, Access.What.ROSTER, by)
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": f"名册 {case.short_id}"},
        ],
        "header_title": f"名册 {case.short_id}",
        "header_icon": "lock",
        "case": case,
        "roster": form,
        "roles": ROLES,
    }
    return render(request, "vault/roster.html", context)

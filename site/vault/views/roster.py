"""Filling in or mending the roster of a case."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ..access import diary, door
from ..forms import ROLES, RosterFormSet
from ..intake import rosters
from ..intake.registering import CannotTakeIn, write_roster
from ..models import Access, RawCase
from ..review import ahead, steps
from ..review.people import Person


@door.door(door.TAKE_IN, door.REVIEW)
def roster(request, uuid):
    """The roster beside the text, so that nobody is forgotten."""
    case = get_object_or_404(RawCase, pk=uuid)
    by = Person.of(request.user)
    if fault := rosters.why_closed(case):
        messages.error(request, fault)
        return redirect("vault:cases")
    asked = _doubtful(case)
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
            try:
                steps.detect_again(case, by)
            except steps.Stale:
                # Another reader was marking at that moment; the machine looks when the case is opened next.
                messages.warning(request, "名册已保存。别人正在改标记，机器下次打开案卷时再按新名册补标。")
            else:
                messages.success(request, "名册已保存，机器按新名册补了标记。")
            ahead.start()
            if _doubtful(case) - asked:
                return redirect("vault:roster", case.pk)
            return redirect(case) if request.user.has_perm(door.REVIEW) else redirect("vault:cases")
    diary.saw(case, Access.What.ROSTER, by)
    kept = rosters.roster_of(case)
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": f"名册 {case.short_id}"},
        ],
        "header_title": f"名册 {case.short_id}",
        "header_icon": "lock",
        "case": case,
        "absent": rosters.absent(case.text, kept),
        "twice": rosters.twice(kept),
        "onward": case.get_absolute_url() if request.user.has_perm(door.REVIEW) else reverse("vault:cases"),
        "roster": form,
        "roles": ROLES,
    }
    return render(request, "vault/roster.html", context)


def _doubtful(case: RawCase) -> set[str]:
    """The names that the clerk is asked about: not in the text, or in two lines."""
    lines = rosters.roster_of(case)
    return {*rosters.absent(case.text, lines), *rosters.twice(lines)}

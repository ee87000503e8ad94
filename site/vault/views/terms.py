"""The office's own words: what is hidden in every case, and what never is."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ..access import door
from ..models import Term
from ..review import dictionary
from ..review.kinds import GROUPS, KINDS
from ..review.people import Person


@door.door(door.REVIEW, door.APPROVE)
def terms(request):
    """The list, for everybody who reads cases; whoever may approve can change it."""
    may_change = request.user.has_perm(door.APPROVE)
    if request.method == "POST" and may_change:
        _change(request)
        return redirect("vault:terms")
    rows = Term.objects.filter(case=None)
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": "词表"},
        ],
        "header_title": "词表",
        "header_icon": "list-ul",
        "may_change": may_change,
        "current": [(term, _label(term)) for term in rows.filter(ended_at=None)],
        "ended": [(term, _label(term)) for term in rows.exclude(ended_at=None).order_by("-ended_at")],
        "kinds": [
            (group, [(code, kind.label) for code, kind in KINDS.items() if kind.group == name])
            for name, (group, _) in GROUPS.items()
        ],
    }
    return render(request, "vault/terms.html", context)


def _change(request) -> None:
    by = Person.of(request.user)
    if "end" in request.POST:
        dictionary.end(get_object_or_404(Term, case=None, pk=request.POST["end"]), by)
        messages.success(request, "已撤下。已经标好的案卷不变。")
        return
    try:
        dictionary.add(
            request.POST.get("words", ""), request.POST.get("rule", ""), request.POST.get("type", ""), by
        )
    except dictionary.CannotAdd as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, "已加入词表，下一个案卷起生效。")


def _label(term: Term) -> str:
    return KINDS[term.type].label if term.type else ""

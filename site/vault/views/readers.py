"""谁看过: who has read a case, for its owner and its readers."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ..access import door
from ..models import RawCase
from ..review import readers as reading
from ..review.people import Person


@door.door(*door.ANY)
def readers(request, uuid):
    """Everybody who read it. Whoever only takes cases in sees those they took in."""
    case = get_object_or_404(RawCase.objects.defer("text"), pk=uuid)
    may = request.user.has_perm(door.REVIEW) or request.user.has_perm(door.APPROVE)
    if not may and not reading.answers_for(case, Person.of(request.user)):
        raise Http404
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": f"谁看过 {case.short_id}"},
        ],
        "header_title": f"谁看过案卷 {case.short_id}",
        "header_icon": "view",
        "case": case,
        "may": may,
        "readers": reading.readers_of(case),
    }
    return render(request, "vault/readers.html", context)

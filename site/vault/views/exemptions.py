"""Phrases that may pass although a name is part of them; and which case it is that stops a text."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ..access import door
from ..known import digests
from ..models import RawCase
from ..review import steps
from ..review.people import Person


@door.door(door.REVIEW, door.APPROVE)
@require_POST
def exemptions(request, uuid):
    """Ask for a phrase (`phrase`), or let one pass (`give`)."""
    case = get_object_or_404(RawCase, pk=uuid)
    by = Person.of(request.user)
    try:
        if "give" in request.POST and request.user.has_perm(door.APPROVE):
            asked = get_object_or_404(case.exemptions, pk=int(request.POST["give"]))
            steps.give_exemption(asked, by)
            messages.success(request, "已同意放行，发布时不再拦这个说法。")
        elif request.user.has_perm(door.REVIEW):
            steps.ask_exemption(case, request.POST.get("phrase", ""), by)
            messages.success(request, "已提出，等另一个人同意。")
    except (steps.NotAllowed, ValueError) as fault:
        messages.error(
            request, str(fault) if isinstance(fault, steps.NotAllowed) else "请求不完整，请再试一次。"
        )
    return redirect(case)


@door.door(door.REVIEW, door.APPROVE)
@require_POST
def stopped(request):
    """The cases whose distinctive values stand in a text that was stopped."""
    found = digests.found_in(request.POST.get("text", "")[:20_000])
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": "是哪个案卷拦下的"},
        ],
        "header_title": "是哪个案卷拦下的",
        "header_icon": "lock",
        "cases": RawCase.objects.defer("text").filter(digests__digest__in=found).distinct(),
    }
    return render(request, "vault/stopped.html", context)

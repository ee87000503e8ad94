"""Where a leaflet's short code leads. The scan is counted by the hour and class of client; no one is followed."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from cases import withdrawn
from cases.models import CaseIndexPage

from . import chain, scans
from .codes import tidy
from .models import ShortCode


@never_cache
def follow(request, code: str):
    """Send the reader to the case behind the leaflet, or else to its comic, or else to the list of cases."""
    found = ShortCode.objects.filter(code=tidy(code)).select_related("edition__episode").first()
    if found is None:
        return render(request, "campaigns/unknown_code.html", {"code": tidy(code)[:12]}, status=404)
    if request.method == "GET":
        scans.record(found, scans.client_class(request.headers.get("user-agent", "")))
    episode = found.edition.episode
    if episode is not None and not episode.live and episode.cases.filter(live=False).exists():
        return render(
            request,
            "campaigns/withdrawn.html",
            {"grounds": withdrawn.grounds_of(episode.cases.filter(live=False)), "cases_url": _target(None)},
            status=410,
        )
    return HttpResponseRedirect(_target(episode))


def _target(episode) -> str:
    page = None
    if episode is not None:
        page = chain.case_told_by(episode) or (episode if episode.live else None)
    page = page or CaseIndexPage.objects.live().first()
    return (page.url if page else None) or "/"

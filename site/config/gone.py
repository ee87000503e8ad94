"""The address of a page that was taken back: a calm word that it was, and on which ground of law, instead of "not found".

Whoever kept the link, or found it in a search engine, learns that the page is gone for good (410) and nothing of the case.
"""

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from wagtail.models import Page, Site

from cases import withdrawn
from cases.models import CaseIndexPage, CasePage
from comics.models import EpisodePage


class SayWithdrawn:
    """Answer 410 at the public address of a case page or a comic whose case was taken back."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Http404) or not (grounds := _grounds(request)):
            return None
        cases = CaseIndexPage.objects.live().first()
        context = {"grounds": grounds, "cases_url": cases.get_url(request) if cases else "/"}
        answer = render(request, "config/withdrawn.html", context, status=410)
        # Browsers may keep a 410 for ever, and the page may come back corrected.
        add_never_cache_headers(answer)
        return answer


def _grounds(request) -> list[str]:
    """The public grounds on which the page at this address was taken back; empty when none was."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    url_path = site.root_page.url_path.rstrip("/") + request.path
    page = Page.objects.filter(url_path=url_path, live=False, first_published_at__isnull=False).first()
    page = page.specific if page else None
    if isinstance(page, CasePage):
        return withdrawn.grounds_of([page])
    if isinstance(page, EpisodePage):
        return withdrawn.grounds_of(page.cases.all())
    return []

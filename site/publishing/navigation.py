"""The few entries of the main menu."""

from django.db.models import Q
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, Site

from cases.models import CaseIndexPage
from comics.models import ComicIndexPage


def navigation(request) -> dict:
    """The home page's sections for the menu: cases, comics, and pages marked 显示在菜单中. Asked only where it is shown."""
    return {"navigation": SimpleLazyObject(lambda: _entries(request))}


def _entries(request) -> list[dict]:
    site = Site.find_for_request(request)
    if site is None:
        return []
    pages = (
        Page.objects.child_of(site.root_page)
        .live()
        .filter(Q(show_in_menus=True) | Q(pk__in=_sections()))
        .order_by("path")
    )
    return [
        {
            "title": page.title,
            "url": page.get_url(request),
            "current": request.path.startswith(page.get_url(request) or "//"),
        }
        for page in pages
    ]


def _sections():
    return Page.objects.type(CaseIndexPage, ComicIndexPage).order_by().values("pk")

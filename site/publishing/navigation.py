"""The few entries of the main menu."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, Site

from cases.models import CaseIndexPage
from comics.models import ComicIndexPage


def navigation(request) -> dict:
    """The home page's sections for the menu, and pages marked 在菜单中显示 for the foot. Asked only where it is shown."""
    return {"navigation": SimpleLazyObject(lambda: _navigation(request))}


def _navigation(request) -> dict:
    site = Site.find_for_request(request)
    if site is None:
        return {}
    sections = set(ContentType.objects.get_for_models(CaseIndexPage, ComicIndexPage).values())
    pages = (
        Page.objects.child_of(site.root_page)
        .live()
        .filter(Q(show_in_menus=True) | Q(content_type__in=sections))
        .order_by("path")
    )
    menu, foot = [], []
    for page in pages:
        url = page.get_url(request)
        entry = {"title": page.title, "url": url, "current": bool(url) and request.path.startswith(url)}
        (menu if page.cached_content_type in sections else foot).append(entry)
    return {"menu": menu, "foot": foot}

"""What Wagtail offers and this site leaves out: each would be an exit that no guard stands at.

Wagtail's admin does not start without its documents, so they are installed, and nobody reaches them: a file lay under its
own name, unread, where everybody could fetch it.
"""

from django.http import Http404
from django.urls import re_path
from wagtail import hooks
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem
from wagtail.models import Page

# After Wagtail's own hooks.
_LATE = 1000


def leave_out() -> None:
    """Take away portraits, documents and pages that only some may see. Called once, when the apps are ready."""
    # A portrait would be stored under its own name, with the place where it was taken, for everybody to fetch.
    AvatarSettingsPanel.is_active = lambda panel: False
    # Lists, feeds and leaflets tell what is live; a page hidden behind a password would still be told by them.
    Page.private_page_options = []
    hooks.register("construct_main_menu", _without_documents, order=_LATE)
    hooks.register("construct_search", _without_documents, order=_LATE)
    hooks.register("construct_homepage_summary_items", _without_their_number, order=_LATE)
    hooks.register("register_rich_text_features", _without_links_to_them, order=_LATE)


def not_here(request, *args, **kwargs):
    """Answer as for an address that does not exist."""
    raise Http404


urlpatterns = [re_path(r"^admin/documents/", not_here)]
"""To be asked before Wagtail's own."""


def _without_documents(request, items) -> None:
    items[:] = [item for item in items if item.name != "documents"]


def _without_their_number(request, items) -> None:
    items[:] = [item for item in items if not isinstance(item, DocumentsSummaryItem)]


def _without_links_to_them(features) -> None:
    features.default_features.remove("document-link")

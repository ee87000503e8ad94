"""The outreach menus and screens in the Wagtail admin."""

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import redirect
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cases.models import CasePage
from comics.models import EpisodePage

from .models import LeafletEdition, Placement
from .office.viewsets import OutreachGroup, SettingsGroup


@hooks.register("register_admin_viewset")
def outreach_menus():
    return [OutreachGroup(), SettingsGroup()]


@hooks.register("register_admin_urls")
def outreach_screens():
    return [path("outreach/", include("campaigns.office.urls"))]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def reach_button(page, user, next_url=None, view_name=None):
    """传播链, on every page that outreach can carry."""
    if user.has_perm("campaigns.view_figures") and isinstance(page.specific_deferred, CasePage | EpisodePage):
        yield Button(
            "传播链", reverse("campaigns_office:reach", args=[page.pk]), icon_name="link", priority=70
        )


@hooks.register("before_delete_page")
def keep_what_was_carried(request, page):
    """Refuse to delete an episode that past figures rest upon; unpublishing takes it off the website all the same."""
    return _refuse_deletion(request, [page])


@hooks.register("before_bulk_action")
def keep_all_that_was_carried(request, action_type, objects, action):
    return _refuse_deletion(request, objects) if action_type == "delete" else None


def _refuse_deletion(request, pages):
    below = Q(pk__in=[])
    for page in pages:
        if isinstance(page, Page):
            below |= Q(path__startswith=page.path)
    placed = Placement.objects.filter(episode=OuterRef("pk"))
    printed = LeafletEdition.objects.filter(episode=OuterRef("pk"))
    carried = EpisodePage.objects.filter(below).filter(Exists(placed) | Exists(printed)).first()
    if carried is None:
        return None
    messages.error(
        request,
        f"不能删除：漫画“{carried.title}”已经推送过或印成过传单，删了，过去的数据和传播链就对不上。"
        "不想再让居民看到，请改用“取消发布”。",
    )
    return redirect("wagtailadmin_explore", carried.get_parent().pk)

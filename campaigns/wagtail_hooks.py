"""The outreach menus and screens in the Wagtail admin."""

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from cases.models import CasePage
from comics.models import EpisodePage

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

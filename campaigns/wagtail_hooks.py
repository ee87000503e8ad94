"""The outreach menus and screens in the Wagtail admin."""

from django.urls import include, path
from wagtail import hooks

from .office.viewsets import OutreachGroup, SettingsGroup


@hooks.register("register_admin_viewset")
def outreach_menus():
    return [OutreachGroup(), SettingsGroup()]


@hooks.register("register_admin_urls")
def outreach_screens():
    return [path("outreach/", include("campaigns.office.urls"))]

"""What publishing adds to the admin."""

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from cases.models import CasePage
from comics.models import EpisodePage

from .wechat import views as wechat


@hooks.register("register_admin_urls")
def wechat_addresses():
    addresses = [
        path("<int:page_id>/", wechat.check, name="check"),
        path("<int:page_id>/preview/", wechat.show, name="show"),
        path("<int:page_id>/download/", wechat.download, name="download"),
    ]
    return [path("wechat/", include((addresses, "publishing_wechat")))]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def wechat_button(page, user, next_url=None, view_name=None):
    """公众号发布包, on every page that can become an article."""
    if isinstance(page.specific_deferred, CasePage | EpisodePage):
        yield Button(
            "公众号发布包", reverse("publishing_wechat:check", args=[page.pk]), icon_name="mail", priority=60
        )

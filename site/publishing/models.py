"""The home page, and plain pages such as 关于我们."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cases.guarded import GuardedPage


class HomePage(GuardedPage):
    """The door of the site."""

    introduction = models.TextField("导语", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    max_count = 1
    subpage_types = ["cases.CaseIndexPage", "comics.ComicIndexPage", "publishing.PlainPage"]

    class Meta:
        verbose_name = "首页"

    def route(self, request, path_components):
        """Find the page of a whole address in one query, with what the two most read kinds are shown with.

        Wagtail walks down from page to page, two queries a step. What is not found so (or is not live) goes its way.
        """
        if path_components:
            page = (
                Page.objects.live()
                .filter(slug=path_components[-1], url_path=f"{self.url_path}{'/'.join(path_components)}/")
                .select_related("casepage__offence", "episodepage")
                .first()
            )
            for kind in ("casepage", "episodepage"):
                if page and getattr(page, kind, None):
                    return RouteResult(getattr(page, kind))
            if page:
                return page.specific.route(request, [])
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        from .doorstep import doorstep

        return super().get_context(request, *args, **kwargs) | doorstep()


class PlainPage(GuardedPage):
    """A page of plain text."""

    body = RichTextField("正文", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "普通页面"

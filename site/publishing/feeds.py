"""Atom feeds of cases and of comics, for readers and for other offices' sites."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

from cases.listings import live_cases
from comics.models import EpisodePage

from .templatetags.metadata import description

NEWEST = 20


class NewestPages(Feed):
    """The newest pages of one kind."""

    feed_type = Atom1Feed
    link = "/"

    def item_title(self, page):
        return page.title

    def item_description(self, page):
        return description(page)

    def item_link(self, page):
        return page.url

    def item_pubdate(self, page):
        return page.first_published_at

    def item_updateddate(self, page):
        return page.last_published_at


class CaseFeed(NewestPages):
    title = "普法工坊：新案例"
    subtitle = "街坊身边的真实案例，人名、店名、地址已经隐去。"

    def items(self):
        return live_cases()[:NEWEST]


class ComicFeed(NewestPages):
    title = "普法工坊：新漫画"
    subtitle = "把案例画成漫画，最后一格总是告诉你怎样做才对。"

    def items(self):
        return EpisodePage.objects.live().order_by("-first_published_at", "-pk")[:NEWEST]

"""Pages for tests, with as little in them as a test needs."""

import factory
import wagtail_factories
from wagtail.models import Collection, Locale, Page

from cases.models import CaseIndexPage, CasePage, Offence, Picture
from comics.models import ComicIndexPage, EpisodePage, SeriesPage
from publishing.models import HomePage


class PictureFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = Picture


class OffenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Offence
        django_get_or_create = ("slug",)

    name = "占道经营"
    plain_name = "把桌椅摆到人行道上"
    slug = "zhandao"


class HomePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = HomePage

    title = "普法工坊"
    slug = factory.Sequence(lambda n: f"home-{n}")


class CaseIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = CaseIndexPage

    title = "案例"
    slug = "cases"


class CasePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = CasePage

    title = factory.Sequence(lambda n: f"桌椅摆到人行道上，罚多少？之{n}")
    slug = factory.Sequence(lambda n: f"case-{n}")
    summary = "张某甲的饭店把桌椅摆上人行道。占道经营违法。罚款五百元。"
    what_happened = "<p>张某甲在饭店门前人行道上摆放桌椅。</p>"


class ComicIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ComicIndexPage

    title = "漫画"
    slug = "comics"


class SeriesPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = SeriesPage

    title = "以案说法"
    slug = "yi-an-shuo-fa"


class EpisodePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = EpisodePage

    title = factory.Sequence(lambda n: f"第{n}期")
    slug = factory.Sequence(lambda n: f"episode-{n}")
    number = factory.Sequence(lambda n: n + 1)


def planted() -> Page:
    """What Wagtail's migrations plant, again: on PostgreSQL a test with real transactions empties every table."""
    locale, _ = Locale.objects.get_or_create(language_code="zh-hans")
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    return Page.add_root(instance=Page(title="Root", slug="root", locale=locale))

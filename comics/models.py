"""Series and episodes (期) of case comics."""

from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cases import guards
from cases.guarded import GuardedPage

from .blocks import PanelsBlock
from .forms import EpisodeForm
from .notation import plain
from .spec import FACES, where


class EpisodeTag(TaggedItemBase):
    """A tag on an episode."""

    content_object = ParentalKey("comics.EpisodePage", on_delete=models.CASCADE, related_name="tagged_items")


class ComicIndexPage(GuardedPage):
    """All series."""

    introduction = models.TextField("导语", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    address_stem = "comics"
    max_count = 1
    subpage_types = ["comics.SeriesPage"]

    class Meta:
        verbose_name = "漫画总览"

    def get_context(self, request, *args, **kwargs):
        from .reading import index_listing

        return super().get_context(request, *args, **kwargs) | index_listing(self)


class SeriesPage(GuardedPage):
    """A series of episodes, such as 以案说法."""

    introduction = models.TextField("导语", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    address_stem = "series"
    parent_page_types = ["comics.ComicIndexPage"]
    subpage_types = ["comics.EpisodePage"]

    class Meta:
        verbose_name = "漫画系列"

    def get_context(self, request, *args, **kwargs):
        from .reading import series_listing

        return super().get_context(request, *args, **kwargs) | series_listing(self, request.GET.get("page"))


class EpisodePage(GuardedPage):
    """One episode (期): panels with balloons, and the cases it tells."""

    number = models.PositiveIntegerField("期号", default=1)
    introduction = models.TextField("一句话介绍", blank=True, max_length=200)
    takeaway = models.TextField(
        "记住这一点", blank=True, max_length=300, help_text="最后一格要说的话：怎样做才对。"
    )
    credits = models.CharField("作者", max_length=200, blank=True)
    cases = ParentalManyToManyField(
        "cases.CasePage", verbose_name="对应案例", blank=True, related_name="episodes"
    )
    panels = StreamField(PanelsBlock(), verbose_name="画格", blank=True)
    cover_panel = models.PositiveSmallIntegerField(
        "封面用第几格", default=1, help_text="公众号封面用这一格的画面。"
    )
    face = models.CharField(
        "气泡字体", max_length=10, blank=True, choices=FACES.items(), help_text="不选就用本单位的默认字体。"
    )
    tags = ClusterTaggableManager(through=EpisodeTag, verbose_name="标签", blank=True)

    base_form_class = EpisodeForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("panels"),
        FieldPanel("takeaway"),
        FieldPanel("introduction"),
        FieldPanel("cases"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("number"), FieldPanel("cover_panel"), FieldPanel("face")]),
                FieldPanel("credits"),
                FieldPanel("tags"),
            ],
            heading="期号、封面、字体、作者、标签",
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("panels"),
        index.SearchField("takeaway"),
        index.RelatedFields("tags", [index.SearchField("name")]),
    ]
    parent_page_types = ["comics.SeriesPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "漫画一期"

    def get_context(self, request, *args, **kwargs):
        from .reading import beside

        is_preview = getattr(request, "is_preview", False)
        return super().get_context(request, *args, **kwargs) | beside(self, is_preview=is_preview)

    def outgoing(self, pending=None) -> guards.Outgoing:
        """As the guards see it, the balloons also without their notation: an asterisk must not hide a name."""
        found = super().outgoing(pending)
        words = tuple(
            (f"{where(number, index)}·文字", plain(balloon["text"]))
            for number, panel in enumerate(self.panels)
            for index, balloon in enumerate(panel.value["balloons"])
            if plain(balloon["text"] or "") != (balloon["text"] or "")
        )
        return replace(found, texts=(*found.texts, *words))

    def case_refs(self) -> frozenset[UUID]:
        return frozenset({case.source_ref for case in self.cases.all()} - {None})

    def lacking(self) -> list[str]:
        from .checks import before_publishing
        from .episodes import face_of

        return [found.sentence for found in before_publishing(self.panels, self.cover_panel, face_of(self))]


class Narration(models.Model):
    """The recorded voice of an episode's video. It belongs to the episode, not to one of its versions."""

    episode = models.OneToOneField(EpisodePage, on_delete=models.CASCADE, related_name="narration")
    file = models.FileField("录音", upload_to="narrations")
    seconds = models.FloatField("秒数")
    digest = models.CharField(max_length=64)
    words = models.CharField(max_length=64)
    """What was to be read aloud when it was put on, hashed."""
    put_on_at = models.DateTimeField("放上的时间", auto_now_add=True)
    put_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="放上的人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "旁白录音"
        default_permissions = ()

    def __str__(self):
        return f"{self.episode}的旁白"

    @property
    def length(self) -> str:
        """1 分 20 秒"""
        minutes, seconds = divmod(round(self.seconds), 60)
        return f"{minutes} 分 {seconds} 秒" if minutes else f"{seconds} 秒"


@receiver(post_delete, sender=Narration)
def forget_file(instance: Narration, **kwargs):
    """The row's file goes with it, also when its page is deleted."""
    transaction.on_commit(lambda: instance.file.storage.delete(instance.file.name))

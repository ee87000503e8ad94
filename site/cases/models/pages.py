"""Case pages: what a resident reads."""

from uuid import UUID

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from .. import companions
from ..blocks import ProvisionBlock
from ..guarded import GuardedPage
from .offences import Offence

PROSE = ["bold", "ol", "ul", "link"]


class CaseTag(TaggedItemBase):
    """A tag on a case page."""

    content_object = ParentalKey("cases.CasePage", on_delete=models.CASCADE, related_name="tagged_items")


class CaseIndexPage(Page):
    """All cases, newest first, by offence."""

    introduction = models.TextField("导语", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    max_count = 1
    subpage_types = ["cases.CasePage"]

    class Meta:
        verbose_name = "案例总览"

    def get_context(self, request, *args, **kwargs):
        from ..listings import listing

        return super().get_context(request, *args, **kwargs) | listing(request.GET)


class CasePage(GuardedPage):
    """One anonymised case, told for residents in the order of their questions."""

    source_ref = models.UUIDField("来源编号", null=True, blank=True, editable=False, db_index=True)
    offence = models.ForeignKey(
        Offence, verbose_name="案由", null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    happened_on = models.DateField("案发年月", null=True, blank=True, help_text="只会显示到年月。")
    summary = models.TextField(
        "三句话说清楚", blank=True, help_text="发生了什么、为什么违法、结果怎样，各一句。"
    )
    what_happened = RichTextField("发生了什么", features=PROSE, blank=True)
    law = StreamField([("provision", ProvisionBlock())], verbose_name="法律怎么说", blank=True)
    decision = RichTextField("怎么处理的", features=PROSE, blank=True)
    reasons = RichTextField("为什么这样处理", features=PROSE, blank=True)
    advice = StreamField([("step", blocks.TextBlock(label="做法"))], verbose_name="怎样做才对", blank=True)
    remedy = RichTextField("已经违规了怎么办", features=PROSE, blank=True)
    where_to_ask = RichTextField("到哪里问", features=PROSE, blank=True)
    related_cases = ParentalManyToManyField("self", verbose_name="相关案例", blank=True, symmetrical=False)
    tags = ClusterTaggableManager(through=CaseTag, verbose_name="标签", blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("offence"), FieldPanel("happened_on"), FieldPanel("tags")], heading="案由、时间、标签"
        ),
        FieldPanel("summary"),
        FieldPanel("what_happened"),
        FieldPanel("law"),
        FieldPanel("decision"),
        FieldPanel("reasons"),
        FieldPanel("advice"),
        FieldPanel("remedy"),
        FieldPanel("where_to_ask"),
        FieldPanel("related_cases"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("what_happened"),
        index.SearchField("law"),
        index.SearchField("decision"),
        index.SearchField("reasons"),
        index.SearchField("advice"),
        index.SearchField("remedy"),
        index.RelatedFields("offence", [index.SearchField("name"), index.SearchField("plain_name")]),
        index.RelatedFields("tags", [index.SearchField("name")]),
        index.FilterField("offence_id"),
        index.FilterField("happened_on"),
    ]
    parent_page_types = ["cases.CaseIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "案例页"

    def case_refs(self) -> frozenset[UUID]:
        return frozenset({self.source_ref} - {None})

    def get_context(self, request, *args, **kwargs):
        from ..listings import beside

        return super().get_context(request, *args, **kwargs) | beside(self) | companions.context_for(self)

"""Case pages: what a resident reads."""

from uuid import UUID

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import expand_db_html
from wagtail.search import index

from .. import companions, guards
from ..blocks import ProvisionBlock
from ..guarded import GuardedPage
from .offences import Offence

PROSE = ["bold", "ol", "ul", "link"]
RICH = ("what_happened", "decision", "reasons", "remedy", "where_to_ask")


class CaseTag(TaggedItemBase):
    """A tag on a case page."""

    content_object = ParentalKey("cases.CasePage", on_delete=models.CASCADE, related_name="tagged_items")

    def save(self, *args, **kwargs):
        page = self.content_object
        if page.live:
            # A tag may be added to a public page without saving the page.
            guards.check(guards.Outgoing(page.outgoing_name, (("标签", str(self.tag)),), page.case_refs()))
        return super().save(*args, **kwargs)


class CaseIndexPage(GuardedPage):
    """All cases, newest first, by offence."""

    introduction = models.TextField("导语", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    address_stem = "cases"
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
        TitleFieldPanel(
            "title",
            heading="标题",
            help_text="用居民会问的话，如“桌椅摆到人行道上，罚多少？”。不写人名、店名、地址。",
        ),
        FieldPanel("summary"),
        FieldPanel("what_happened", help_text="时间写到月，人称用“张某甲”“某餐饮店”，不写门牌号。"),
        FieldPanel(
            "law",
            help_text="先写大白话，再选条文。选条文时可以输入“食品安全法 34”。正文里写到的“《食品安全法》第三条”会自动连到条文。",
        ),
        FieldPanel("decision", help_text="罚了多少、责令做什么，照决定书写。"),
        FieldPanel("reasons", help_text="为什么违法，为什么是这个结果。"),
        FieldPanel("advice", help_text="一条一个做法，居民照着做就不会违规。"),
        FieldPanel("remedy", help_text="已经收到通知或者罚款的人，下一步怎么做。"),
        FieldPanel("where_to_ask", help_text="办公地点、电话、时间。只写单位公开的电话。"),
    ]
    sorting_panels = [
        MultiFieldPanel(
            [FieldPanel("offence"), FieldPanel("happened_on"), FieldPanel("tags")], heading="案由、时间、标签"
        ),
        FieldPanel(
            "related_cases",
            help_text="不选就自动显示同一案由的最新案例。按住 Ctrl 可以选几个，最多显示三个。",
        ),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading="网址与搜索结果",
            help_text="网址名用英文或拼音，不要用人名、店名的拼音。",
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="内容"),
            ObjectList(sorting_panels, heading="分类与相关"),
            ObjectList(promote_panels, heading="网址与搜索"),
            ObjectList(Page.settings_panels, heading="设置"),
        ]
    )
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
    address_stem = "case"
    parent_page_types = ["cases.CaseIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "案例页"

    def case_refs(self) -> frozenset[UUID]:
        return frozenset({self.source_ref} - {None})

    def prose(self) -> dict[str, str]:
        """The rich texts of the page by field name, as HTML; empty ones are left out."""
        return {name: expand_db_html(text) for name in RICH if (text := getattr(self, name))}

    def get_context(self, request, *args, **kwargs):
        """All that the page shows, in a number of queries that does not grow with the number of cases.

        `linked` has the rich texts by field name, with every citation of a known law as a link.
        """
        from ..linking import link_all
        from ..listings import beside

        prose = self.prose()
        linked = link_all(list(prose.values()), on=self.happened_on)
        return (
            super().get_context(request, *args, **kwargs)
            | {"linked": {name: text.html for name, text in zip(prose, linked, strict=True)}}
            | beside(self)
            | companions.context_for(self)
        )

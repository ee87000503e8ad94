"""The models of the outreach menu: what their lists show, how they are found, what their forms ask."""

from django.db.models import Case, When
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.admin.widgets.button import ListingButton

from ..models import (
    Activity,
    Affiliation,
    Anchor,
    Article,
    Audience,
    Campaign,
    LeafletEdition,
    Membership,
    Observance,
    ObservanceYear,
    Organisation,
    Outlet,
    Place,
    Placement,
    QuarantinedEvent,
    Reading,
    Recognition,
    ReferenceFigure,
    TallyEvent,
    Target,
    Transfer,
)
from ..models.activities import Status
from .reach import IndexView, OfficeViewSet, ReachForm


def handler(*panels) -> ObjectList:
    return ObjectList(panels, base_form_class=ReachForm)


def fields(*names) -> ObjectList:
    return handler(*(FieldPanel(name) for name in names))


class _Figures(Column):
    cell_template_name = "campaigns/office/number_cell.html"


def number(name: str, label: str) -> Column:
    """A column of figures: right-aligned, in threes. (The locale would group them in fours: 1,3046.)"""
    return _Figures(name, label=label, accessor=lambda row: f"{getattr(row, name):,}", sort_key=name)


class ActivityIndex(IndexView):
    """Activities, with what may be done about each."""

    def get_list_buttons(self, instance):
        buttons = super().get_list_buttons(instance)
        user = self.request.user
        if instance.status == Status.CLOSED and user.has_perm("campaigns.reopen_activity"):
            buttons.append(_button("重新打开", "campaigns_office:reopen", instance, "history"))
        if instance.status == Status.PLANNED and user.has_perm("campaigns.change_activity"):
            buttons.append(_button("取消活动", "campaigns_office:cancel", instance, "cross"))
        if (
            instance.is_stall
            and instance.status in (Status.PLANNED, Status.OPEN)
            and user.has_perm("campaigns.post_transfer")
        ):
            url = f"{reverse('campaigns_office:move', args=['issue'])}?stall={instance.pk}"
            buttons.append(ListingButton("领资料", url, icon_name="upload", priority=40))
        if user.has_perm("campaigns.view_figures"):
            buttons.append(_button("传播链", "campaigns_office:origin", instance, "link"))
        return buttons


def _button(label, name, instance, icon):
    return ListingButton(label, reverse(name, args=[instance.pk]), icon_name=icon, priority=50)


class ActivityForm(ReachForm):
    """Offers the episodes that residents can read and the laws that are in force."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["episodes"].queryset = self.fields["episodes"].queryset.live().order_by("-number")
        self.fields["cases"].queryset = self.fields["cases"].queryset.live().order_by("title")
        self.fields["statutes"].queryset = self.fields["statutes"].queryset.filter(superseded_by=None)
        for name in ("audiences", "co_organisers", "episodes"):
            self.fields[name].widget = CheckboxSelectMultiple(choices=self.fields[name].choices)
        for name in ("cases", "statutes"):
            self.fields[name].widget.attrs["size"] = 8
            self.fields[name].help_text = "按住 Ctrl 可以选多个。"


class ActivityViewSet(OfficeViewSet):
    model = Activity
    name = "campaign-activities"
    icon = "calendar-alt"
    index_view_class = ActivityIndex
    list_display = [
        "title",
        "held_on",
        "kind",
        "organisation",
        "place",
        "status",
    ]
    list_filter = ["status", "kind", "campaign", "organisation"]
    search_fields = ["title", "place__name", "campaign__name"]
    ordering = ["-held_on", "-pk"]
    inspect_view_enabled = True
    inspect_view_fields = [
        "title",
        "kind",
        "status",
        "held_on",
        "organisation",
        "co_organisers",
        "campaign",
        "place",
        "audiences",
        "episodes",
        "cases",
        "statutes",
        "expected",
        "opened_at",
        "closed_at",
        "note",
    ]
    empty_hint = "还没有活动。先新建一个普法摊位，队员到现场用手机点“出摊”就能记数。"
    edit_handler = ObjectList(
        base_form_class=ActivityForm,
        children=[
            MultiFieldPanel(
                [
                    FieldPanel("title"),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("campaign")]),
                    FieldRowPanel([FieldPanel("held_on"), FieldPanel("starts_at"), FieldPanel("ends_at")]),
                    FieldPanel("place"),
                ],
                heading="做什么、什么时候、在哪里",
            ),
            MultiFieldPanel([FieldPanel("organisation"), FieldPanel("co_organisers")], heading="谁来做"),
            MultiFieldPanel(
                [
                    FieldPanel("audiences"),
                    FieldPanel("episodes"),
                    FieldPanel("cases"),
                    FieldPanel("statutes"),
                    FieldPanel("expected"),
                ],
                heading="讲给谁、讲什么",
            ),
            FieldPanel("note"),
        ],
    )


class CampaignViewSet(OfficeViewSet):
    model = Campaign
    name = "campaigns"
    icon = "tag"
    list_display = ["name", "organisation", "observance", "starts_on", "ends_on"]
    search_fields = ["name"]
    empty_hint = "还没有专项活动。比如“普法小摊”“宪法宣传周”，活动归到它下面，数据句子里就会写它的名字。"
    edit_handler = fields("name", "organisation", "observance", "starts_on", "ends_on", "purpose")


class PlaceViewSet(OfficeViewSet):
    model = Place
    name = "campaign-places"
    icon = "site"
    list_display = ["name", "address", "organisation", BooleanColumn("is_base", label="普法阵地")]
    list_filter = ["is_base", "organisation"]
    search_fields = ["name", "address"]
    empty_hint = "还没有地点。把常去摆摊的广场、街区、社区登记进来，排活动时直接选。"
    edit_handler = fields("name", "address", "organisation", "is_base")


class TargetViewSet(OfficeViewSet):
    model = Target
    name = "campaign-targets"
    icon = "list-ol"
    list_display = ["organisation", "kind", "year", "quarter", number("quantity", "应完成（次）")]
    list_filter = ["year", "quarter", "kind", "organisation"]
    empty_hint = "还没有责任清单。登记每季度该做几次，数据页就会把“应完成”和“已完成”放在一起。"
    edit_handler = fields("organisation", "kind", "year", "quarter", "quantity")


class _ReadOnly(OfficeViewSet):
    """Rows that nobody edits: their title leads to a plain view."""

    inspect_view_enabled = True
    add_to_reference_index = False
    form_fields: list[str] = []

    def get_urlpatterns(self):
        kept = {"index", "index_results", "inspect"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]

    def get_common_view_kwargs(self, **kwargs):
        gone = dict.fromkeys(
            ("add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"),
            self.UNDEFINED,
        )
        return super().get_common_view_kwargs(**gone, **kwargs)


class TransferIndex(IndexView):
    def get_base_queryset(self):
        rows = super().get_base_queryset().select_related("edition", "posted_by", "reverses", "reversed_by")
        accounts = [
            f"{side}_account__{name}" for side in ("from", "to") for name in ("organisation", "activity")
        ]
        return rows.select_related(*accounts)

    def get_list_buttons(self, instance):
        buttons = super().get_list_buttons(instance)
        undone = hasattr(instance, "reversed_by") or instance.reverses_id
        if not undone and self.request.user.has_perm("campaigns.reverse_transfer"):
            buttons.append(_button("冲正", "campaigns_office:reverse", instance, "history"))
        return buttons


def _remark(transfer) -> str:
    if transfer.reverses_id:
        return "更正前一笔"
    return "已冲正" if hasattr(transfer, "reversed_by") else ""


class TransferViewSet(_ReadOnly):
    """台账: only ever added to, so it has no form; what may be done is 冲正."""

    model = Transfer
    name = "leaflet-ledger"
    icon = "list-ul"
    owner = "from_account__organisation"
    index_view_class = TransferIndex
    list_display = [
        "occurred_on",
        Column("edition", label="宣传资料"),
        Column("from_account", label="从"),
        Column("to_account", label="到"),
        number("quantity", "份数"),
        "note",
        Column("remark", label="冲正情况", accessor=_remark),
        Column("posted_by", label="经手人"),
    ]
    list_filter = ["edition", "from_account__kind", "to_account__kind"]
    search_fields = ["edition__title", "note"]
    inspect_view_fields = [
        "uid",
        "occurred_on",
        "edition",
        "from_account",
        "to_account",
        "quantity",
        "reverses",
        "note",
        "posted_at",
        "posted_by",
    ]
    empty_hint = "台账里还没有账。在“资料库存”里登记第一批印制入库。"


class EditionIndex(IndexView):
    def get_list_buttons(self, instance):
        buttons = super().get_list_buttons(instance)
        if instance.episode_id:
            buttons.append(_button("下载传单 PDF", "campaigns_office:leaflet", instance, "download"))
        return buttons


class EditionViewSet(OfficeViewSet):
    model = LeafletEdition
    name = "leaflet-editions"
    icon = "doc-full"
    index_view_class = EditionIndex
    list_display = ["title", "format", "version", "episode", "organisation"]
    list_filter = ["format", "organisation"]
    search_fields = ["title"]
    empty_hint = "还没有宣传资料。新建一种，选上它印的是哪期漫画，就能登记印制。"
    edit_handler = fields("title", "episode", "format", "version", "organisation")


class TallyIndex(IndexView):
    def get_base_queryset(self):
        return (
            super()
            .get_base_queryset()
            .select_related("activity", "edition", "recorded_by", "reverses", "reversed_by")
        )

    def get_list_buttons(self, instance):
        buttons = super().get_list_buttons(instance)
        undone = hasattr(instance, "reversed_by") or instance.reverses_id
        if not undone and self.request.user.has_perm("campaigns.reverse_tallyevent"):
            buttons.append(_button("更正", "campaigns_office:reverse_tally", instance, "history"))
        return buttons


class TallyViewSet(_ReadOnly):
    model = TallyEvent
    name = "tally-events"
    icon = "check"
    owner = "activity__organisation"
    index_view_class = TallyIndex
    list_display = [
        "__str__",
        Column("activity", label="活动"),
        Column("edition", label="资料"),
        "occurred_at",
        Column("recorded_by", label="记录人"),
        Column("remark", label="更正情况", accessor=_remark),
    ]
    list_filter = ["measure", "activity"]
    inspect_view_fields = [
        "uid",
        "device",
        "seq",
        "activity",
        "measure",
        "quantity",
        "edition",
        "occurred_at",
        "recorded_at",
        "skew",
        "recorded_by",
        "reverses",
    ]
    empty_hint = "还没有现场记数。队员在手机上点一下，这里就多一条。"


class QuarantineIndex(IndexView):
    """What still waits comes first."""

    def get_base_queryset(self):
        done = Case(When(resolved_at=None, then=0), default=1)
        return super().get_base_queryset().annotate(done=done).order_by("done", "-pk")

    def get_list_buttons(self, instance):
        buttons = super().get_list_buttons(instance)
        if not instance.resolved_at and self.request.user.has_perm("campaigns.change_quarantinedevent"):
            buttons.append(_button("处理", "campaigns_office:quarantined", instance, "edit"))
        return buttons


class QuarantineViewSet(_ReadOnly):
    model = QuarantinedEvent
    name = "quarantined-tallies"
    icon = "warning"
    ordering = None
    index_view_class = QuarantineIndex
    list_display = [
        "reason",
        "organisation",
        "received_at",
        Column("recorded_by", label="记录人"),
        Column("resolution", label="处理结果", accessor=lambda row: row.resolution or "等人核对"),
    ]
    inspect_view_fields = [
        "reason",
        "organisation",
        "received_at",
        "recorded_by",
        "body",
        "resolution",
        "resolved_by",
        "resolved_at",
    ]
    empty_hint = "没有待核对的记数，手机送来的都已入账。"


class OutletViewSet(OfficeViewSet):
    model = Outlet
    name = "media-outlets"
    icon = "globe"
    owner = None
    list_display = ["name", "channel", "level"]
    list_filter = ["channel", "level"]
    search_fields = ["name"]
    empty_hint = "还没有媒体。登记报纸、公众号、视频号和网站，并选对级别：“区级以上采纳”就看它。"
    edit_handler = fields("name", "channel", "level")


class PlacementViewSet(OfficeViewSet):
    model = Placement
    name = "media-placements"
    icon = "link-external"
    list_display = [
        "outlet",
        "placed_on",
        "episode",
        "article",
        "organisation",
    ]
    list_filter = ["outlet__channel", "outlet__level", "organisation"]
    search_fields = ["outlet__name", "episode__title", "article__title"]
    empty_hint = "还没有推送记录。漫画或稿件在哪里发了，就在这里登记一条。"
    edit_handler = fields("outlet", "episode", "article", "organisation", "placed_on", "url", "evidence")


class ReadingViewSet(OfficeViewSet):
    model = Reading
    name = "media-readings"
    icon = "view"
    owner = "placement__organisation"
    list_display = [
        "placement",
        "taken_on",
        number("quantity", "阅读点击量"),
    ]
    list_filter = ["placement__outlet__channel"]
    empty_hint = "还没有阅读量。每次抄当天看到的累计数，不用自己相减。"
    edit_handler = fields("placement", "taken_on", "quantity")


class ArticleViewSet(OfficeViewSet):
    model = Article
    name = "media-articles"
    icon = "edit"
    list_display = [
        "title",
        "organisation",
        "written_on",
    ]
    list_filter = ["organisation"]
    search_fields = ["title"]
    empty_hint = "还没有稿件。先登记稿件，被哪家媒体采用了再到“推送”里登记；几家采用也只算一篇。"
    edit_handler = fields("title", "organisation", "case", "written_on")


class RecognitionViewSet(OfficeViewSet):
    model = Recognition
    name = "recognitions"
    icon = "pick"
    list_display = [
        "kind",
        "received_on",
        "subject",
        "organisation",
    ]
    list_filter = ["kind", "organisation"]
    empty_hint = "还没有锦旗和表扬信。收到就登记，不写群众姓名。"
    edit_handler = fields("kind", "organisation", "received_on", "subject")


class ReferenceFigureViewSet(OfficeViewSet):
    model = ReferenceFigure
    name = "reference-figures"
    icon = "info-circle"
    list_display = [
        "key",
        number("value", "数值"),
        "as_of",
        "organisation",
        "source",
    ]
    list_filter = ["key", "organisation"]
    empty_hint = "还没有参考数据。承接职权、办案数来自别的系统，抄来时写明截至哪天、出自哪里。"
    edit_handler = fields("key", "organisation", "value", "since", "as_of", "source")


class OrganisationViewSet(OfficeViewSet):
    model = Organisation
    name = "organisations"
    icon = "group"
    owner = None
    list_display = ["name", "level", "slug"]
    list_filter = ["level"]
    search_fields = ["name"]
    empty_hint = "还没有单位。先登记市、区、镇街，再登记隶属关系。"
    edit_handler = fields("name", "slug", "level")


class AffiliationViewSet(OfficeViewSet):
    model = Affiliation
    name = "affiliations"
    icon = "folder-inverse"
    owner = None
    list_display = ["organisation", "parent", "since", "until"]
    list_filter = ["parent"]
    empty_hint = "还没有隶属关系。登记之后，区里就能看到各镇街合起来的数。"
    edit_handler = fields("organisation", "parent", "since", "until")


class MembershipViewSet(OfficeViewSet):
    model = Membership
    name = "memberships"
    icon = "user"
    owner = None
    list_display = ["user", "organisation", "since", "until"]
    list_filter = ["organisation"]
    empty_hint = "还没有人员归属。登记之后，每个人只看得到自己单位和下级单位的内容。"
    edit_handler = fields("user", "organisation", "since", "until")


class AudienceViewSet(OfficeViewSet):
    model = Audience
    name = "audiences"
    icon = "group"
    owner = None
    list_display = ["name", "position"]
    edit_handler = fields("name", "slug", "position")


class ObservanceViewSet(OfficeViewSet):
    model = Observance
    name = "observances"
    icon = "calendar"
    owner = None
    list_display = ["name", "month", "day", "days"]
    edit_handler = fields("name", "month", "day", "days")


class ObservanceYearViewSet(OfficeViewSet):
    model = ObservanceYear
    name = "observance-years"
    icon = "calendar-check"
    owner = None
    list_display = ["observance", "year", "starts_on", "ends_on"]
    empty_hint = "上级没有另行公布日期时不用填，按普法日历算。"
    edit_handler = fields("observance", "year", "starts_on", "ends_on")


class AnchorViewSet(OfficeViewSet):
    model = Anchor
    name = "anchors"
    icon = "history"
    owner = None
    list_display = ["name", "to_date", "starts_on"]
    empty_hint = "不登记时只有“改革以来”（2020年11月1日起）。你们那里日期不同，就在这里登记。"
    edit_handler = fields("name", "to_date", "starts_on")


class OutreachGroup(ModelViewSetGroup):
    """普法活动: what is planned, done, handed out, published, and thanked for."""

    menu_label = "普法活动"
    menu_icon = "calendar-alt"
    menu_order = 200
    items = (
        ActivityViewSet,
        CampaignViewSet,
        PlaceViewSet,
        TargetViewSet,
        EditionViewSet,
        TransferViewSet,
        TallyViewSet,
        QuarantineViewSet,
        PlacementViewSet,
        ReadingViewSet,
        ArticleViewSet,
        RecognitionViewSet,
        ReferenceFigureViewSet,
    )

    def get_submenu_items(self):
        from .menu import figures_item, stock_item

        return [figures_item(), stock_item(), *super().get_submenu_items()]


class SettingsGroup(ModelViewSetGroup):
    """普法设置: who is who, and the words that lists are made of."""

    menu_label = "普法设置"
    menu_icon = "cogs"
    menu_order = 900
    items = (
        OrganisationViewSet,
        AffiliationViewSet,
        MembershipViewSet,
        OutletViewSet,
        AudienceViewSet,
        ObservanceViewSet,
        ObservanceYearViewSet,
        AnchorViewSet,
    )

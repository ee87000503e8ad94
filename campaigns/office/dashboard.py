"""The figures of a period on one screen: sentences to paste, numbers with the rows that prove them, charts."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from comics.models import EpisodePage

from .. import charts, figures, tree
from ..models import Activity, Organisation, Placement, Transfer
from ..periods import Period, UnknownPeriod, resolve
from .views import Permitted

GROUPS = (
    (
        "到街坊身边去",
        ("stalls", "merchants", "leaflets", "advised", "lectures", "forums", "opinions", "exhibitions"),
    ),
    ("发出去的", ("episodes", "reads", "scans", "articles", "accounts")),
    ("群众认可", ("banners", "letters")),
    ("自己学法", ("trainings", "trained", "exams", "exams_owed", "exam_coverage")),
    ("参考数据", ("powers", "cases", "penalties", "inspections")),
)
CHARTS = (
    ("leaflets", "派发宣传资料", "份"),
    ("advised", "现场咨询", "人次"),
    ("stalls", "普法摊位", "次"),
    ("scans", "扫码", "次"),
)
CHOICES = ("改革以来", "今年", "本季度", "上季度", "去年")
EVIDENCE_PER_PAGE = 50
# What a row of evidence opens, for those who may see it.
SCREENS = {
    Activity: ("campaigns_office:origin", "campaigns.view_figures"),
    Transfer: ("leaflet-ledger:inspect", "campaigns.view_transfer"),
    EpisodePage: ("campaigns_office:reach", "campaigns.view_figures"),
}
REMARKS = {
    "merchants": "同一家商户在几场活动里出现，总数里只算一户，所以各场相加可能比总数大。",
    "reads": "每条推送取截止日前最近一次抄下的累计数，没有抄过的写“—”。",
    "leaflets": "负数是冲正：发错的账退了回去。",
    "exam_coverage": "覆盖率是各场合计的参加人次除以合计的应到人数。",
}


class PeriodMixin:
    """Reads the period and the organisation from the address; both are kept in every link."""

    error = ""

    def read(self) -> None:
        asked = self.request.GET
        self.since = asked.get("since", "").strip() or "改革以来"
        self.until = asked.get("until", "").strip()
        try:
            self.period = self._resolve(self.since, self.until)
        except UnknownPeriod as unknown:
            self.error = str(unknown)
            self.period = self._resolve("今年", "")
        self.choices = self._organisations()
        self.organisation = self._organisation(asked.get("organisation", ""))

    def _resolve(self, since: str, until: str) -> Period:
        return resolve(since, until, today=timezone.localdate(), anchors=figures.anchors())

    def _organisations(self):
        return Organisation.objects.filter(pk__in=tree.reach_of_user(self.request.user))

    def _organisation(self, asked: str) -> Organisation:
        if asked.isdecimal():
            found = self.choices.filter(pk=asked).first()
            if found is None:
                raise Http404
            return found
        found = tree.of_user(self.request.user).first()
        if self.request.user.is_superuser:
            return None
        if found is None:
            raise PermissionDenied
        return found

    @property
    def query(self) -> str:
        """The address's question, for links that stay in the period."""
        return self.request.GET.urlencode()


class DashboardView(PeriodMixin, Permitted, TemplateView):
    """普法数据."""

    permission = "campaigns.view_figures"
    template_name = "campaigns/office/dashboard.html"
    page_title = "普法数据"
    header_icon = "order"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        self.read()
        found = figures.collect(self.period, self.organisation)
        return super().get_context_data(
            period=self.period,
            since=self.since,
            until=self.until,
            error=self.error,
            period_choices=CHOICES,
            organisation=self.organisation,
            organisations=self.choices,
            sentences=figures.all_sentences(found),
            groups=[(label, [found[key] for key in keys]) for label, keys in GROUPS],
            charts=self.charts(),
            streets=self.streets(),
            query=self.query,
            **kwargs,
        )

    def charts(self) -> list[dict]:
        first, last = (day.year * 100 + day.month for day in (self.period.since, self.period.until))
        drawn = []
        for measure, title, unit in CHARTS:
            months = figures.by_month(self.period, measure, self.organisation)
            if any(months.values()):
                points = charts.by_time(months, first, last)
                drawn.append(
                    {"title": title, "unit": unit, "svg": charts.bars(title, points, unit), "points": points}
                )
        return drawn

    def streets(self) -> list[dict]:
        found = figures.by_organisation(self.period, self.organisation)
        return found if len(found) > 1 else []


class EvidenceView(PeriodMixin, Permitted, TemplateView):
    """The rows behind one figure."""

    permission = "campaigns.view_figures"
    template_name = "campaigns/office/evidence.html"
    header_icon = "list-ul"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": f"{reverse('campaigns_office:dashboard')}?{self.query}", "label": "普法数据"},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_page_title(self):
        return f"{self.figure.label}：{self.figure.text}{self.figure.unit}"

    def get(self, request, *args, **kwargs):
        self.read()
        try:
            self.figure = figures.collect(self.period, self.organisation)[kwargs["key"]]
        except KeyError:
            raise Http404 from None
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        page = Paginator(self.figure.evidence(), EVIDENCE_PER_PAGE).get_page(self.request.GET.get("p"))
        asked = self.request.GET.copy()
        asked.pop("p", None)
        rows = [(row, getattr(row, "amount", None), self.address(row)) for row in page]
        return super().get_context_data(
            figure=self.figure,
            unit=self.figure.unit or "人次",
            period=self.period,
            page_obj=page,
            rows=rows,
            has_amounts=any(amount is not None for _, amount, _ in rows),
            remark=REMARKS.get(self.figure.key, ""),
            query=asked.urlencode(),
            **kwargs,
        )

    def address(self, row) -> str:
        """Where a row can be looked at: on our screens, or where it was published."""
        if isinstance(row, Placement):
            return row.url
        name, permission = SCREENS.get(type(row), ("", ""))
        return reverse(name, args=[row.pk]) if name and self.request.user.has_perm(permission) else ""

"""The figures of a period: for an organisation with all below it, each with the rows that prove it.

About fifteen queries, whatever the number of streets and events: sums are read from the totals of activities, never
from single taps. Joint activities count once, for the organisation that owns them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Case, Count, F, Min, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from comics.models import EpisodePage

from . import sentences, tree
from .measures import BY_KEY, ratio
from .models import (
    Account,
    Activity,
    ActivityTotal,
    Anchor,
    Article,
    Organisation,
    Outlet,
    Placement,
    Reading,
    Recognition,
    ReferenceFigure,
    Scan,
    Target,
    Transfer,
)
from .models.activities import Kind, Status
from .periods import ANCHORS, Period, Start

CHANNELS = tuple(Outlet.Channel)


@dataclass(frozen=True)
class Figure:
    """One number with its Chinese label and unit. `evidence()` gives the rows behind it, a lazy queryset; rows that count
    for more or less than one have their part of the number as `amount`."""

    key: str
    label: str
    value: int | Fraction | None
    unit: str
    evidence: Callable[[], QuerySet] = field(repr=False, compare=False)

    @property
    def text(self) -> str:
        """The value exactly, as for a table."""
        if self.value is None:
            return "—"
        return sentences.percent(self.value) if isinstance(self.value, Fraction) else f"{self.value:,}"


@dataclass(frozen=True)
class Figures:
    """All figures of a period, by key, with what the sentences need beside the numbers."""

    period: Period
    organisation: Organisation | None
    by_key: dict[str, Figure]
    stalls_by_campaign: tuple[tuple[str, int], ...] = ()
    comic_channels: tuple[str, ...] = ()
    article_channels: tuple[str, ...] = ()
    cases_as_of: date | None = None
    """The day to which the figures of cases handled were stated, the earliest where streets differ."""

    def __getitem__(self, key: str) -> Figure:
        return self.by_key[key]

    def __iter__(self):
        return iter(self.by_key.values())

    def value(self, key: str) -> Any:
        return self.by_key[key].value


def anchors() -> dict[str, Start]:
    """The named first days: the built-in ones, and over them those that the office keeps in the admin."""
    kept = {anchor.name: Start(anchor.starts_on, anchor.to_date) for anchor in Anchor.objects.all()}
    return dict(ANCHORS) | kept


def midnight(day: date) -> datetime:
    """The moment at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True)
class _Rows:
    """The rows of a scope and period, one queryset a table."""

    scope: tree.Scope
    period: Period

    def _within(self, day: str) -> Q:
        return Q(**{f"{day}__range": (self.period.since, self.period.until)})

    def activities(self, *kinds: str) -> QuerySet:
        """Activities that were held: closed ones. What is still open is not a result yet."""
        rows = Activity.objects.filter(
            self.scope.owned("organisation", "held_on"), self._within("held_on"), status=Status.CLOSED
        )
        return rows.filter(kind__in=kinds) if kinds else rows

    def totals(self) -> QuerySet:
        return ActivityTotal.objects.filter(
            self.scope.owned("activity__organisation", "activity__held_on"),
            self._within("activity__held_on"),
            activity__status=Status.CLOSED,
        )

    def counted(self, measure: str, *kinds: str) -> QuerySet:
        """The activities behind a tallied figure, with their part of it (of a distinct one, the size of their set)."""
        parts = ActivityTotal.objects.filter(activity=OuterRef("pk"), measure=measure).order_by()
        if BY_KEY[measure].needs_subject:
            part = parts.filter(quantity__gt=0).values("activity").annotate(n=Count("pk")).values("n")
        else:
            part = parts.values("activity").annotate(n=Sum("quantity")).values("n")
        return self.activities(*kinds).annotate(amount=Subquery(part)).filter(amount__isnull=False)

    def handed_out(self) -> QuerySet:
        return Transfer.objects.filter(
            self.scope.owned("from_account__organisation", "occurred_on"),
            self._within("occurred_on"),
            to_account__kind=Account.Kind.PUBLIC,
        )

    def taken_back(self) -> QuerySet:
        return Transfer.objects.filter(
            self.scope.owned("to_account__organisation", "occurred_on"),
            self._within("occurred_on"),
            from_account__kind=Account.Kind.PUBLIC,
        )

    def hands(self) -> QuerySet:
        """Both ways together, with their sign: the rows that add up to the copies handed out."""
        mine = Q(pk__in=self.handed_out().values("pk")) | Q(pk__in=self.taken_back().values("pk"))
        sign = Case(When(to_account__kind=Account.Kind.PUBLIC, then=F("quantity")), default=-F("quantity"))
        related = [f"{side}_account__{to}" for side in ("from", "to") for to in ("organisation", "activity")]
        return Transfer.objects.filter(mine).annotate(amount=sign).select_related("edition", *related)

    def placements(self) -> QuerySet:
        return Placement.objects.filter(
            self.scope.owned("organisation", "placed_on"), self._within("placed_on")
        )

    def comic_placements(self) -> QuerySet:
        """What was carried stays carried: an episode that is taken off the website later does not change a past report."""
        return self.placements().filter(episode__isnull=False)

    def read_placements(self) -> QuerySet:
        """Placements of comics, each with what its counter showed."""
        shown = latest_readings(self.comic_placements(), self.period.until)
        return shown.annotate(amount=F("shown")).select_related("outlet")

    def episodes(self) -> QuerySet:
        """Episodes that this scope placed for the first time within the period, still on the website or not."""
        first = (
            Placement.objects.filter(self.scope.owned("organisation", "placed_on"), episode=OuterRef("pk"))
            .order_by()
            .values("episode")
            .annotate(day=Min("placed_on"))
            .values("day")
        )
        return EpisodePage.objects.annotate(first_placed=Subquery(first)).filter(self._within("first_placed"))

    def articles(self) -> QuerySet:
        """Articles adopted for the first time within the period by a medium of the district or above."""
        return (
            Article.objects.filter(placements__outlet__level__gte=Outlet.Level.DISTRICT)
            .annotate(adopted_on=Min("placements__placed_on"))
            .filter(self.scope.owned("organisation", "adopted_on"), self._within("adopted_on"))
        )

    def recognitions(self, kind: str) -> QuerySet:
        return Recognition.objects.filter(
            self.scope.owned("organisation", "received_on"), self._within("received_on"), kind=kind
        )

    def references(self, key: str) -> QuerySet:
        return ReferenceFigure.objects.filter(
            self.scope.owned("organisation", "as_of"), key=key, as_of__lte=self.period.until
        ).annotate(amount=F("value"))

    def scans(self) -> QuerySet:
        return Scan.objects.filter(
            self.scope.owned("code__edition__organisation", "hour", midnight),
            hour__gte=midnight(self.period.since),
            hour__lt=midnight(self.period.until + timedelta(days=1)),
        )

    def targets(self, *kinds: str) -> QuerySet:
        """What was owed in the quarters that end within the period."""
        owed = Q(pk__in=[])
        for year in range(self.period.since.year, self.period.until.year + 1):
            for quarter in range(1, 5):
                ends = (12 * year + 3 * quarter) - 1
                first = 12 * self.period.since.year + self.period.since.month - 1
                last = 12 * self.period.until.year + self.period.until.month - 1
                if first <= ends - 2 and ends <= last:
                    owed |= Q(year=year, quarter=quarter)
        rows = Target.objects.filter(owed)
        if self.scope.spans is not None:
            rows = rows.filter(organisation__in={span.organisation for span in self.scope.spans})
        return rows.filter(kind__in=kinds) if kinds else rows


def _sum(rows: QuerySet, name: str = "quantity") -> int:
    return rows.aggregate(n=Coalesce(Sum(name), 0))["n"]


def latest_readings(placements: QuerySet, until) -> QuerySet:
    """Placements with `shown`: their latest reading up to a day, None without one."""
    latest = (
        Reading.objects.filter(placement=OuterRef("pk"), taken_on__lte=until)
        .order_by("-taken_on", "-pk")
        .values("quantity")[:1]
    )
    return placements.annotate(shown=Subquery(latest))


def reads(placements: QuerySet, until) -> int:
    """Reads up to a day: of every placement its latest reading, added up."""
    return _sum(latest_readings(placements, until), "shown")


def _channels(values) -> tuple[str, ...]:
    """Labels of channels, in the order in which reports name them."""
    present = set(values)
    return tuple(str(channel.label) for channel in CHANNELS if channel.value in present)


def _facts(rows: _Rows) -> tuple[dict[str, int], date | None]:
    """The latest reference figure of every organisation, added up where adding makes sense.

    Powers taken over by two streets are the same powers, so they are only told for one organisation.
    With them the earliest day to which the cases are stated.
    """
    latest: dict[tuple[str, int], tuple[int, date]] = {}
    found = ReferenceFigure.objects.filter(
        rows.scope.owned("organisation", "as_of"), as_of__lte=rows.period.until
    ).order_by("as_of", "pk")
    for key, organisation, number, day in found.values_list("key", "organisation", "value", "as_of"):
        latest[key, organisation] = (number, day)
    facts: dict[str, int] = {}
    for (key, _), (number, _) in latest.items():
        if key == ReferenceFigure.Key.POWERS and key in facts:
            facts[key] = max(facts[key], number)
        else:
            facts[key] = facts.get(key, 0) + number
    of_cases = [day for (key, _), (_, day) in latest.items() if key == ReferenceFigure.Key.CASES]
    return facts, min(of_cases, default=None)


def collect(period: Period, organisation: Organisation | None = None) -> Figures:
    """All figures of `period`, for `organisation` and all below it, or for everybody."""
    rows = _Rows(tree.scope(organisation), period)
    held: dict[str, int] = {}
    by_campaign: dict[str, int] = {}
    expected: dict[str, int] = {}
    for kind, campaign, times, people in (
        rows.activities()
        .order_by()
        .values_list("kind", "campaign__name")
        .annotate(times=Count("pk"), people=Coalesce(Sum("expected"), 0))
    ):
        held[kind] = held.get(kind, 0) + times
        expected[kind] = expected.get(kind, 0) + people
        if kind == Kind.STALL:
            by_campaign[campaign or ""] = by_campaign.get(campaign or "", 0) + times

    tallied: dict[tuple[str, str], int] = {}
    for measure, kind, number in (
        rows.totals()
        .filter(subject="")
        .order_by()
        .values_list("measure", "activity__kind")
        .annotate(n=Sum("quantity"))
    ):
        tallied[measure, kind] = number

    def summed(measure: str, *kinds: str) -> int:
        return sum(n for (key, kind), n in tallied.items() if key == measure and (not kinds or kind in kinds))

    merchants = (
        rows.totals()
        .filter(measure="merchants")
        .order_by()
        .values("subject")
        .annotate(n=Sum("quantity"))
        .filter(n__gt=0)
        .count()
    )
    leaflets = _sum(rows.handed_out()) - _sum(rows.taken_back())
    comics = rows.comic_placements()
    adopting = rows.placements().filter(article__isnull=False)
    comic_channels = _channels(comics.order_by().values_list("outlet__channel", flat=True).distinct())
    outlets = list(adopting.order_by().values_list("outlet", "outlet__channel").distinct())
    accounts = sum(channel == Outlet.Channel.WECHAT for _, channel in outlets)
    thanks = dict(
        Recognition.objects.filter(
            rows.scope.owned("organisation", "received_on"),
            received_on__range=(period.since, period.until),
        )
        .order_by()
        .values_list("kind")
        .annotate(n=Count("pk"))
    )
    facts, cases_as_of = _facts(rows)
    owed = dict(rows.targets().order_by().values_list("kind").annotate(n=Sum("quantity")))
    exam_people = summed("attended", Kind.EXAM)

    figures = [
        Figure("stalls", "普法摊位", held.get("stall", 0), "次", lambda: rows.activities("stall")),
        Figure("merchants", "走访商户", merchants, "户", lambda: rows.counted("merchants")),
        Figure("leaflets", "派发宣传资料", leaflets, "份", rows.hands),
        Figure("advised", "现场咨询", summed("advised"), "人次", lambda: rows.counted("advised")),
        Figure("lectures", "讲座", held.get("lecture", 0), "场", lambda: rows.activities("lecture")),
        Figure("forums", "座谈会", held.get("forum", 0), "次", lambda: rows.activities("forum")),
        Figure("opinions", "收集意见", summed("opinions"), "条", lambda: rows.counted("opinions")),
        Figure("exhibitions", "展览", held.get("exhibition", 0), "次", lambda: rows.activities("exhibition")),
        Figure("trainings", "培训", held.get("training", 0), "场次", lambda: rows.activities("training")),
        Figure(
            "trained",
            "参训人员",
            summed("attended", Kind.TRAINING),
            "人次",
            lambda: rows.counted("attended", Kind.TRAINING),
        ),
        Figure("exams", "学法考试", held.get("exam", 0), "次", lambda: rows.activities("exam")),
        Figure(
            "exams_owed",
            "应办考试",
            owed.get("exam", 0),
            "次",
            lambda: rows.targets("exam").annotate(amount=F("quantity")).select_related("organisation"),
        ),
        Figure(
            "exam_coverage",
            "考试覆盖率",
            ratio([(exam_people, expected.get("exam", 0))]),
            "",
            lambda: rows.counted("attended", Kind.EXAM),
        ),
        Figure("episodes", "原创漫画", rows.episodes().count(), "期", rows.episodes),
        Figure("reads", "漫画阅读点击量", reads(comics, period.until), "次", rows.read_placements),
        Figure("articles", "区级以上采纳稿件", rows.articles().count(), "篇", rows.articles),
        Figure(
            "accounts",
            "推送公众号",
            accounts,
            "个",
            lambda: adopting.filter(outlet__channel=Outlet.Channel.WECHAT),
        ),
        Figure("banners", "锦旗", thanks.get("banner", 0), "面", lambda: rows.recognitions("banner")),
        Figure("letters", "12345表扬信", thanks.get("praise", 0), "宗", lambda: rows.recognitions("praise")),
        Figure(
            "scans",
            "扫码",
            _sum(rows.scans()),
            "次",
            lambda: (
                rows.scans().annotate(amount=F("quantity")).select_related("code").order_by("-hour", "pk")
            ),
        ),
        Figure("powers", "承接职权", facts.get("powers"), "项", lambda: rows.references("powers")),
        Figure("cases", "办理案件", facts.get("cases"), "宗", lambda: rows.references("cases")),
        Figure(
            "penalties", "行政处罚案件", facts.get("penalties"), "宗", lambda: rows.references("penalties")
        ),
        Figure(
            "inspections",
            "行政检查案件",
            facts.get("inspections"),
            "宗",
            lambda: rows.references("inspections"),
        ),
    ]
    return Figures(
        period=period,
        organisation=organisation,
        by_key={figure.key: figure for figure in figures},
        # The campaign that was held most often is named first.
        stalls_by_campaign=tuple(
            sorted(by_campaign.items(), key=lambda item: (item[0] == "", -item[1], item[0]))
        ),
        comic_channels=comic_channels,
        article_channels=_channels({channel for _, channel in outlets} & {"app", "website"})[::-1],
        cases_as_of=cases_as_of,
    )


def main_sentences(found: Figures) -> list[str]:
    """The two sentences that every report opens with: stalls, and comics."""
    name = found.organisation.name if found.organisation else ""
    return [
        sentences.stalls(
            found.period,
            found.stalls_by_campaign,
            found.value("merchants"),
            found.value("leaflets"),
            name=name,
        ),
        sentences.comics(
            found.period, found.value("episodes"), found.comic_channels, found.value("reads"), name=name
        ),
    ]


def all_sentences(found: Figures) -> list[str]:
    """Every sentence that the figures give, the two main ones first."""
    name = found.organisation.name if found.organisation else ""
    period, value = found.period, found.value
    more = [
        sentences.articles(period, value("articles"), found.article_channels, value("accounts"), name=name),
        sentences.recognitions(period, value("banners"), value("letters"), name=name),
        sentences.forums(period, value("forums"), value("opinions"), name=name),
        sentences.learning(
            period, value("trainings"), value("trained"), value("exams"), value("exam_coverage"), name=name
        ),
        sentences.cases(
            period,
            value("cases"),
            value("penalties"),
            value("inspections"),
            name=name,
            as_of=found.cases_as_of,
        ),
    ]
    return main_sentences(found) + [sentence for sentence in more if sentence]


def by_month(period: Period, measure: str, organisation: Organisation | None = None) -> dict[int, int]:
    """A flow by month (202311 → 1,200); months without any are left out. One query beside the tree's.

    `measure` is a tallied one, `leaflets` (from the ledger), `stalls` (activities held) or `scans`.
    """
    rows = _Rows(tree.scope(organisation), period)
    if measure == "stalls":
        found = rows.activities(Kind.STALL).order_by().values_list("ym").annotate(n=Count("pk"))
    elif measure == "leaflets":
        months = dict(rows.handed_out().order_by().values_list("ym").annotate(n=Sum("quantity")))
        for ym, back in rows.taken_back().order_by().values_list("ym").annotate(n=Sum("quantity")):
            months[ym] = months.get(ym, 0) - back
        return months
    elif measure == "merchants":
        # A shop counts in every month in which it was visited: these do not add up to the period's figure.
        found = rows.totals().filter(measure="merchants", quantity__gt=0).order_by()
        found = found.values_list(F("activity__ym")).annotate(n=Count("subject", distinct=True))
    elif measure == "scans":
        months = {}
        hours = rows.scans().order_by().values_list("hour").annotate(n=Sum("quantity"))
        for hour, quantity in hours:
            day = timezone.localtime(hour)
            ym = day.year * 100 + day.month
            months[ym] = months.get(ym, 0) + quantity
        return months
    else:
        found = rows.totals().filter(measure=measure).order_by()
        found = found.values_list(F("activity__ym")).annotate(n=Sum("quantity"))
    return dict(found)


def by_organisation(period: Period, organisation: Organisation | None = None) -> list[dict]:
    """Stalls held, by owning organisation, most first: `{organisation, name, stalls}`; those without any are there
    too, with 0, because a street without a stall is what a director looks for."""
    rows = _Rows(tree.scope(organisation), period)
    held = dict(rows.activities(Kind.STALL).order_by().values_list("organisation").annotate(n=Count("pk")))
    named = Organisation.objects.filter(level="street").values_list("pk", "name")
    if rows.scope.spans is not None:
        named = named.filter(pk__in={span.organisation for span in rows.scope.spans})
    found = [{"organisation": pk, "name": name, "stalls": held.get(pk, 0)} for pk, name in named]
    return sorted(found, key=lambda row: (-row["stalls"], row["name"]))

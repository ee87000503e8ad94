"""The chain: from a case to the comics, leaflets, stalls and people it reached, and from a stall back to its cases."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, Sum
from django.utils import timezone

from cases.models import CasePage
from comics.models import EpisodePage

from . import figures, ledger
from .models import Account, Activity, ActivityTotal, LeafletEdition, Placement, Scan, Transfer


@dataclass(frozen=True)
class StallReach:
    """A stall on the chain: what it handed out of these editions, and what it counted."""

    activity: Activity
    copies: int = 0
    advised: int = 0
    scans: int = 0


@dataclass(frozen=True)
class Reach:
    """How far something went. `copies` were handed out anywhere; `advised` is of the whole stalls, which may have
    shown other cases too."""

    episodes: list = field(default_factory=list)
    editions: list = field(default_factory=list)
    stalls: list[StallReach] = field(default_factory=list)
    copies_by_edition: dict[int, int] = field(default_factory=dict)
    scans_by_edition: dict[int, int] = field(default_factory=dict)
    reads_by_episode: dict[int, int] = field(default_factory=dict)
    reads: int = 0

    @property
    def copies(self) -> int:
        return sum(self.copies_by_edition.values())

    @property
    def scans(self) -> int:
        return sum(self.scans_by_edition.values())

    @property
    def advised(self) -> int:
        return sum(stall.advised for stall in self.stalls)


def case_told_by(episode: EpisodePage) -> CasePage | None:
    """The case that a leaflet with this episode tells and leads to: the oldest of its cases that residents can read."""
    return episode.cases.live().order_by("pk").first()


def from_case(case: CasePage) -> Reach:
    """Where a case went. Eight queries, however many episodes and stalls."""
    episodes = list(case.episodes.order_by("number", "pk"))
    return _reach(episodes, Q(cases=case), Q(article__case=case))


def from_episode(episode: EpisodePage) -> Reach:
    """Where an episode went."""
    return _reach([episode], Q(pk__in=[]), Q(pk__in=[]))


def _reach(episodes: list, more_activities: Q, more_placements: Q) -> Reach:
    editions = list(
        LeafletEdition.objects.filter(episode__in=episodes).select_related("episode", "organisation")
    )
    copies: dict[int, int] = {}
    copies_at: dict[int, int] = {}
    public = Account.Kind.PUBLIC
    moved = (
        Transfer.objects.filter(
            Q(to_account__kind=public) | Q(from_account__kind=public), edition__in=editions
        )
        .order_by()
        .values_list("edition", "from_account__activity", "to_account__activity", "to_account__kind")
        .annotate(n=Sum("quantity"))
    )
    for edition, given_at, returned_at, kind, n in moved:
        change = n if kind == public else -n
        copies[edition] = copies.get(edition, 0) + change
        stall = given_at or returned_at
        if stall:
            copies_at[stall] = copies_at.get(stall, 0) + change
    activities = list(
        Activity.objects.filter(
            Q(pk__in=[pk for pk, n in copies_at.items() if n]) | Q(episodes__in=episodes) | more_activities
        )
        .exclude(status="cancelled")
        .distinct()
        .select_related("organisation", "place")
        .order_by("-held_on", "-pk")
    )
    advised = dict(
        ActivityTotal.objects.filter(activity__in=activities, measure="advised").values_list(
            "activity", "quantity"
        )
    )
    scans: dict[int, int] = {}
    scans_at: dict[int, int] = {}
    for edition, stall, n in (
        Scan.objects.filter(code__edition__in=editions)
        .order_by()
        .values_list("code__edition", "code__activity")
        .annotate(n=Sum("quantity"))
    ):
        scans[edition] = scans.get(edition, 0) + n
        if stall:
            scans_at[stall] = scans_at.get(stall, 0) + n
    by_episode, total = _reads(episodes, more_placements)
    return Reach(
        episodes=episodes,
        editions=editions,
        stalls=[
            StallReach(
                activity,
                copies_at.get(activity.pk, 0),
                advised.get(activity.pk, 0),
                scans_at.get(activity.pk, 0),
            )
            for activity in activities
        ],
        copies_by_edition=copies,
        scans_by_edition=scans,
        reads_by_episode=by_episode,
        reads=total,
    )


def _reads(episodes: Iterable, more: Q) -> tuple[dict[int, int], int]:
    placements = Placement.objects.filter(Q(episode__in=list(episodes)) | more)
    shown = figures.latest_readings(placements, timezone.localdate())
    by_episode: dict[int, int] = {}
    for episode, quantity in shown.values_list("episode", "shown"):
        by_episode[episode] = by_episode.get(episode, 0) + (quantity or 0)
    total = sum(by_episode.values())
    by_episode.pop(None, None)
    return by_episode, total


@dataclass(frozen=True)
class Origin:
    """What a stall handed out and whose story it told."""

    lines: list[ledger.Line]
    episodes: list
    cases: list


def from_stall(activity: Activity) -> Origin:
    """From a stall back to its leaflets, their episodes, and the cases behind them. Five queries."""
    lines = ledger.stall_lines(activity)
    carried = [line.edition.episode_id for line in lines if line.edition.episode_id]
    episodes = list(
        EpisodePage.objects.filter(Q(pk__in=carried) | Q(activities=activity))
        .distinct()
        .order_by("number", "pk")
    )
    cases = list(
        CasePage.objects.filter(Q(episodes__in=episodes) | Q(activities=activity))
        .distinct()
        .order_by("title")
    )
    return Origin(lines, episodes, cases)

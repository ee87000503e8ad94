"""How the machine did against two readers, from the decision log alone: counts by kind, no value of any case."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from ..access import diary
from ..models import Access, Decision, RawCase
from .marks import Marks
from .people import Person

_COUNTED = {
    Decision.Action.MACHINE_FOUND: "found",
    Decision.Action.MACHINE_DOUBTED: "doubted",
    Decision.Action.MACHINE_MISSED: "missed",
    Decision.Action.MACHINE_EXCESS: "excess",
}
# Longer than this without a step, and the reader was not reading: a call, lunch, the end of the day.
PAUSE = timedelta(minutes=5)


@dataclass
class Tally:
    """What the machine found alone, only doubted, missed, and marked too much."""

    found: int = 0
    doubted: int = 0
    missed: int = 0
    excess: int = 0

    @property
    def recall(self) -> float | None:
        """Of what two readers hid, the part that the machine had marked by itself. None without any."""
        whole = self.found + self.doubted + self.missed
        return self.found / whole if whole else None

    @property
    def shown(self) -> float | None:
        """Of what two readers hid, the part that the machine had marked or shown as a doubt."""
        whole = self.found + self.doubted + self.missed
        return (self.found + self.doubted) / whole if whole else None

    @property
    def percent(self) -> str:
        return "—" if self.recall is None else f"{self.recall * 100:.1f}%"

    @property
    def percent_shown(self) -> str:
        return "—" if self.shown is None else f"{self.shown * 100:.1f}%"

    @property
    def whole(self) -> int:
        return self.found + self.doubted + self.missed


@dataclass
class CaseTally(Tally):
    """The tally of one approved case, with how long it was read."""

    case_uuid: object = None
    approved_at: datetime | None = None
    reading: timedelta = field(default_factory=timedelta)
    kinds: dict[str, Tally] = field(default_factory=dict)

    @property
    def short_id(self) -> str:
        return self.case_uuid.hex[:8]

    @property
    def minutes(self) -> int:
        return round(self.reading.total_seconds() / 60)


def compare(machine: Iterable[Sequence], marks: Marks) -> dict[str, Tally]:
    """By kind, how the machine's own [start, end, kind] stand against the marks that two readers signed for.

    A mark counts as found when the machine's marks cover all of it; as doubted when a suspect of the machine touches
    it. Excess is what the machine marked where nothing is marked now.
    """
    alone = [tuple(one) for one in machine]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for span in marks.spans:
        covered = sum(max(0, min(e, span.end) - max(s, span.start)) for s, e, _ in alone)
        if covered >= span.end - span.start:
            tallies[span.type].found += 1
        elif any(d.start < span.end and span.start < d.end for d in marks.doubts):
            tallies[span.type].doubted += 1
        else:
            tallies[span.type].missed += 1
    for start, end, kind in alone:
        if not any(span.start < end and start < span.end for span in marks.spans):
            tallies[kind].excess += 1
    return dict(tallies)


def remember(case: RawCase, machine: Iterable[Sequence], marks: Marks, by: Person) -> None:
    """Write the comparison into the decision log, a row for each kind and outcome."""
    for kind, tally in sorted(compare(machine, marks).items()):
        for action, name in _COUNTED.items():
            if count := getattr(tally, name):
                diary.note(case, action, by, kind_after=kind, count=count)


def cases(since: datetime | None = None) -> list[CaseTally]:
    """The tally of every approved case, by its last approval, oldest first."""
    approvals: dict[object, Decision] = {}
    log = Decision.objects.filter(action=Decision.Action.APPROVED)
    for entry in log.filter(at__gte=since) if since else log:
        approvals[entry.case_uuid] = entry
    rows = {uuid: CaseTally(case_uuid=uuid, approved_at=entry.at) for uuid, entry in approvals.items()}
    counted = Decision.objects.filter(action__in=_COUNTED)
    for entry in counted:
        row = rows.get(entry.case_uuid)
        if row is None or entry.pk < approvals[entry.case_uuid].pk:
            continue
        name = _COUNTED[Decision.Action(entry.action)]
        setattr(row, name, getattr(row, name) + entry.count)
        of_kind = row.kinds.setdefault(entry.kind_after, Tally())
        setattr(of_kind, name, getattr(of_kind, name) + entry.count)
    for uuid, spent in _reading_times(rows).items():
        rows[uuid].reading = spent
    return sorted(rows.values(), key=lambda row: row.approved_at)


def together(rows: Iterable[Tally]) -> Tally:
    """The sum of several tallies."""
    total = Tally()
    for row in rows:
        for name in _COUNTED.values():
            setattr(total, name, getattr(total, name) + getattr(row, name))
    return total


def by_kind(rows: Iterable[CaseTally]) -> dict[str, Tally]:
    """The sum for each kind of mark, most frequent first."""
    found: dict[str, list[Tally]] = defaultdict(list)
    for row in rows:
        for kind, tally in row.kinds.items():
            found[kind].append(tally)
    sums = {kind: together(tallies) for kind, tallies in found.items()}
    return dict(sorted(sums.items(), key=lambda item: -item[1].whole))


def corrections(uuid) -> Counter:
    """How often each action was taken on one case."""
    return Counter(Decision.objects.filter(case_uuid=uuid).values_list("action", flat=True))


def _reading_times(wanted) -> dict[object, timedelta]:
    """The time between each person's steps on a case, pauses left out."""
    events: dict[tuple, list[datetime]] = defaultdict(list)
    for log in (Decision, Access):
        for uuid, person, at in log.objects.values_list("case_uuid", "by_id", "at").iterator():
            if uuid in wanted:
                events[uuid, person].append(at)
    spent: dict[object, timedelta] = defaultdict(timedelta)
    for (uuid, _), times in events.items():
        times.sort()
        for earlier, later in pairwise(times):
            if later - earlier <= PAUSE:
                spent[uuid] += later - earlier
    return spent

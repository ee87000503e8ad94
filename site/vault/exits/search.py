"""Put the scan together: what is known, against everything that can be seen."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from uuid import UUID

from ..known import digests
from ..models import Exemption, KnownDigest, RawCase
from ..review.kinds import KINDS
from . import caches, folders, made, searches, sessions, stored, versions, web
from .cases import Stock, known
from .net import Net
from .refs import Refs
from .sight import Artefact, Blind, Sight


@dataclass(frozen=True)
class Leak:
    """A value stands where it must not: in which artefact, where, of which kind, of which case. Never the value."""

    kind: str
    artefact: str
    place: str
    value_kind: str
    case: UUID
    page: int | None = None


@dataclass
class Report:
    """What was looked at and what was found."""

    values: int = 0
    stock: Stock = field(default_factory=Stock)
    looked_at: Counter = field(default_factory=Counter)
    leaks: list[Leak] = field(default_factory=list)
    blind: list[Blind] = field(default_factory=list)

    @property
    def artefacts(self) -> int:
        return self.looked_at.total()


def queries(most: int) -> Iterator[str]:
    """Values to search for, from as many cases as `most` allows, and words that readers type."""
    yield from ("占道", "罚款", "公司", "a", "138")
    left = most
    for case in RawCase.objects.order_by("pk").iterator(chunk_size=50):
        names = [party.name for party in case.parties.all()]
        for name in names[:3]:
            if left <= 0:
                return
            left -= 1
            yield name


def sights(refs: Refs, *, most_queries: int = 500, quick: bool = False) -> Iterator[Sight]:
    """Everything that is looked at; `quick` leaves out what has to be drawn and typeset first."""
    yield from web.artefacts(refs)
    yield from searches.artefacts(queries(most_queries))
    yield from made.packages(refs)
    if quick:
        yield Blind("漫画成品、传单", "这次没有做（--quick）")
    else:
        yield from made.comics(refs)
        yield from made.leaflets(refs)
    yield from folders.exports()
    yield from folders.uploads()
    yield from folders.shelf()
    yield from folders.logs()
    yield from versions.artefacts(refs)
    yield from stored.artefacts(refs)
    yield from stored.logs_of_the_vault()
    yield from sessions.artefacts()
    yield from caches.artefacts()


def scan(
    everything: Iterator[Sight], progress: Callable[[str, int], None] = lambda kind, count: None
) -> Report:
    """Look at `everything`. `progress` is told the kind and how many of it were seen, after each."""
    report = Report()
    net = Net(known(report.stock))
    report.values = net.values
    remembered = _Remembered(report.stock.purged)
    clean: set[bytes] = set()
    for sight in everything:
        if isinstance(sight, Blind):
            report.blind.append(_without_values(sight, net, report.stock))
            continue
        report.looked_at[sight.kind] += 1
        progress(sight.kind, report.looked_at[sight.kind])
        report.leaks += _leaks(sight, net, remembered, clean)
    return report


def _without_values(blind: Blind, net: Net, stock: Stock) -> Blind:
    every_case = frozenset(stock.names)
    return replace(blind, detail="") if net.hits(blind.detail, every_case) else blind


def _leaks(artefact: Artefact, net: Net, remembered: "_Remembered", clean: set[bytes]) -> list[Leak]:
    found: dict[Leak, None] = {}
    shown = ""
    for place, text in artefact.texts:
        if not text:
            continue
        # The same words stand in many rows and pages; told by no case or the same, they need one look.
        mark = blake2b(
            repr((sorted(artefact.refs), text)).encode("utf-8", "surrogatepass"), digest_size=12
        ).digest()
        if mark in clean:
            continue
        hits = {(hit.case, KINDS[hit.type].label) for hit in net.hits(text, artefact.refs)}
        hits |= {(case, "已清除案卷的登记值") for case in remembered.cases_in(text)}
        if not hits:
            clean.add(mark)
            continue
        shown = shown or _safe_name(artefact, net)
        for case, label in hits:
            found[Leak(artefact.kind, shown, place, label, case, artefact.page)] = None
    return list(found)


def _safe_name(artefact: Artefact, net: Net) -> str:
    held = net.hits(artefact.name, artefact.refs)
    return (artefact.alias or "（名称不便显示）") if held else artefact.name


class _Remembered:
    """Digests of cases whose raw text is purged: all that is left to look for them with."""

    def __init__(self, purged: frozenset[UUID]):
        self._cases: dict[str, UUID] = {}
        if purged:
            rows = KnownDigest.objects.filter(case__in=purged).values_list("digest", "case_id")
            self._cases = dict(rows)
            self._known = digests.everywhere()
            self._phrases = [e.phrase for e in Exemption.objects.filter(approved_at__isnull=False)]

    def cases_in(self, text: str) -> set[UUID]:
        if not self._cases:
            return set()
        return {
            self._cases[key]
            for key in digests.found_in(text, self._phrases, self._known)
            if key in self._cases
        }

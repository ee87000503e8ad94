"""Choose where lines end: legal breaks only, and of these the least ragged, by dynamic programming.

Lines may differ in the room they have (a balloon is wider in the middle). All lengths are in em.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .measures import Measured, extent
from .tokens import may_break


@dataclass(frozen=True)
class Breaks:
    """The places where lines of one text may begin and end."""

    measured: tuple[Measured, ...]

    @cached_property
    def places(self) -> list[int]:
        """Token indices before which a line may begin, the start and the end included."""
        tokens = [one.token for one in self.measured]
        inner = [i for i in range(1, len(tokens)) if may_break(tokens[i - 1], tokens[i])]
        return [0, *inner, len(tokens)]

    @cached_property
    def forced(self) -> list[bool]:
        """For each place, whether the writer ended the line there (the very end included)."""
        last = len(self.measured)
        return [i == last or (i > 0 and self.measured[i].token.forced) for i in self.places]

    @cached_property
    def paragraphs(self) -> bool:
        """Whether the writer began new lines."""
        return any(self.forced[:-1])

    @cached_property
    def starts(self) -> list[float]:
        """For each place but the last, where ink begins when a line begins there."""
        return [self._edges[i][0] + self.measured[i].lead for i in self.places[:-1]]

    @cached_property
    def ends(self) -> list[float]:
        """For each place, where ink ends when a line ends there; the first entry is never used."""
        return [0.0, *(self._edges[i - 1][1] - self.measured[i - 1].trail for i in self.places[1:])]

    @cached_property
    def _edges(self) -> list[tuple[float, float]]:
        pen, edges = 0.0, []
        for one in self.measured:
            pen += one.gap
            edges.append((pen, pen + one.width))
            pen += one.width
        return edges

    @cached_property
    def reluctance(self) -> list[float]:
        inner = [self.measured[i].token.reluctance for i in self.places[1:-1]]
        return [0.0, *inner, 0.0]

    @cached_property
    def longest(self) -> float:
        """The longest stretch that no line may break: no size is right at which it does not fit."""
        return max(self.ends[i + 1] - self.starts[i] for i in range(len(self.starts)))

    @cached_property
    def extent(self) -> tuple[float, float]:
        """How far lines reach before and after their axis."""
        return extent(self.measured)

    @cached_property
    def total(self) -> float:
        return self._edges[-1][1]

    def width(self, start: int, end: int) -> float:
        """The width of a line from place `start` to place `end`."""
        return self.ends[end] - self.starts[start]

    def fits(self, room: Sequence[float]) -> bool:
        """Whether the text goes into lines with this much room: fill each line as far as it goes."""
        at, last = 0, len(self.places) - 1
        for space in room:
            furthest = min(bisect_right(self.ends, self.starts[at] + space, at + 1) - 1, self.stops[at])
            if furthest <= at:
                return False
            if furthest == last:
                return True
            at = furthest
        return False

    @cached_property
    def stops(self) -> list[int]:
        """For each place, the next at which the writer ended the line."""
        found, following = [0] * len(self.places), len(self.places) - 1
        for i in range(len(self.places) - 1, -1, -1):
            found[i] = following
            if self.forced[i]:
                following = i
        return found

    def least_ragged(self, room: Sequence[float]) -> tuple[float, list[int]] | None:
        """The best way to fill exactly `len(room)` lines: (cost per line, the places where they end), or None.

        Each line is asked to be as long as its share of the room; the square of what it misses, in em, is its cost,
        and so is a break that reads badly.
        """
        share = self.total / sum(room)
        if share > 1.02:
            return None
        # Text in several paragraphs is filled line by line; a single one is shared out evenly.
        wanted = list(room) if self.paragraphs else [space * share for space in room]
        for reach in (
            3.0,
            math.inf,
        ):  # first only breaks near where they ought to be: forty times fewer to look at
            found = self._search(room, wanted, reach)
            if found:
                return found[0] / len(room), found[1]
        return None

    def _search(self, room, wanted, reach) -> tuple[float, list[int]] | None:
        last = len(self.places) - 1
        best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
        target = 0.0
        for number, space in enumerate(room):
            target += wanted[number]
            final = number == len(room) - 1
            following: dict[int, tuple[float, list[int]]] = {}
            for at, (cost, path) in best.items():
                if at == last:
                    continue
                start = self.starts[at]
                furthest = min(bisect_right(self.ends, start + space, at + 1) - 1, self.stops[at])
                nearest = last if final else at + 1
                if not final and reach < math.inf:
                    nearest = max(nearest, bisect_right(self.ends, target - reach, at + 1))
                    furthest = min(furthest, bisect_right(self.ends, target + reach, at + 1) - 1)
                for end in range(nearest, furthest + 1):
                    missing = wanted[number] - (self.ends[end] - start)
                    loss = missing * missing
                    if self.forced[end] and self.paragraphs:
                        loss = 0.0  # the writer wanted this line short
                    elif not final:
                        loss += self.reluctance[end]
                    if end not in following or cost + loss < following[end][0]:
                        following[end] = (cost + loss, [*path, end])
            best = following
        return best.get(last)

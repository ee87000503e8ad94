"""Find the largest lettering that goes into a balloon, and set it there."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from .breaking import Breaks
from .measures import Measured
from .tokens import IN_WORD

_BALANCE = 0.7  # weight of the block's likeness to its balloon against the raggedness of its lines
_SHRINK = (1.0, 0.95, 0.9, 0.84, 0.78, 0.71)
_EASY = 34  # below this size nothing is given away for better breaks
_SMALLER = 3.6  # cost of all of the size
_ORPHAN = 1.6  # a last line shorter than this many em looks lost


@dataclass(frozen=True)
class Region:
    """The inside of a balloon that lettering may use, around its centre, in pixels at 1080 wide.

    `half_along(d)`: how far a line may go to each side of the middle, `d` pixels before or after the centre.
    `reach`: how far the lines together may go before and after the centre.
    """

    half_along: Callable[[float], float]
    reach: float


@dataclass(frozen=True)
class Line:
    """Tokens `start` to `end` on one line. `axis`: its axis before (−) or after the centre; `width`: of its ink."""

    start: int
    end: int
    axis: float
    width: float


@dataclass(frozen=True)
class Setting:
    """A text set at one size. Positions in pixels at 1080 wide from the centre of the region."""

    size: int
    measured: tuple[Measured, ...]
    lines: tuple[Line, ...]
    fits: bool = True


def fit(
    measured: tuple[Measured, ...],
    region: Callable[[int], Region],
    largest: int,
    smallest: int,
    pitch: float,
    filled: bool = False,
) -> Setting:
    """Set `measured` at the largest whole size from `smallest` to `largest` pixels that fits.

    `region(size)` is the room at a size (the blank around lettering grows with it). `pitch`: from line to line, in em. `filled`: as few
    lines as possible, for captions; else the block is given the proportions of its balloon.
    When even the smallest does not fit, the result says so and holds the lines as far as they can be shown.
    """
    breaks = Breaks(measured)
    low, high, found = smallest, largest, 0
    if _counts(breaks, region(largest), largest, pitch):
        low, high, found = largest + 1, largest, largest
    while low <= high:
        size = (low + high) // 2
        if _counts(breaks, region(size), size, pitch):
            found, low = size, size + 1
        else:
            high = size - 1
    if not found:
        return _overflowing(breaks, region(smallest), smallest, pitch)
    chosen = None
    for size in _worth_trying(found, smallest):
        counts = _counts(breaks, region(size), size, pitch, more=0 if filled else 2)
        cost, setting = _best(breaks, region(size), size, pitch, counts)
        cost += _SMALLER * (1 - size / found)
        if chosen is None or cost < chosen[0]:
            chosen = cost, setting
        if not _parts_a_word(chosen[1]):
            break
    return chosen[1]


def _parts_a_word(setting: Setting) -> bool:
    return any(setting.measured[line.start].token.reluctance >= IN_WORD for line in setting.lines[1:])


def _worth_trying(found: int, smallest: int) -> list[int]:
    """The largest size, and some a little smaller: a word kept whole is worth a few pixels."""
    sizes = (round(found * share) for share in _SHRINK)
    return sorted({size for size in sizes if size >= min(found, max(smallest, _EASY))}, reverse=True)


def _room(
    breaks: Breaks, region: Region, size: int, pitch: float, count: int
) -> list[tuple[float, float]] | None:
    """(axis, room in em) of each of `count` lines, or None when they are too many for the region."""
    before, after = breaks.extent
    block = (count - 1) * pitch + before + after
    if block * size > 2 * region.reach + 1e-6:
        return None
    rows = []
    for number in range(count):
        top = -block / 2 + number * pitch
        furthest = max(abs(top), abs(top + before + after)) * size
        rows.append((top + before, 2 * region.half_along(furthest) / size))
    return rows


def _counts(breaks: Breaks, region: Region, size: int, pitch: float, more: int = 0) -> list[int]:
    """The smallest number of lines that fits, and up to `more` larger ones; empty when none does."""
    widest = 2 * region.half_along(0) / size
    if widest <= 0 or breaks.longest > widest:
        return []
    found: list[int] = []
    count = max(1, math.ceil(breaks.total * 0.9 / widest))
    while True:
        rows = _room(breaks, region, size, pitch, count)
        if rows is None:
            return found
        if breaks.fits([space for _, space in rows]):
            found.append(count)
        if found and (len(found) > more or count > found[0] + more):
            return found
        count += 1


def _best(
    breaks: Breaks, region: Region, size: int, pitch: float, counts: list[int]
) -> tuple[float, Setting]:
    before, after = breaks.extent
    shape = region.half_along(0) / region.reach
    chosen = None
    for count in counts:
        rows = _room(breaks, region, size, pitch, count)
        spaces = [space for _, space in rows]
        found = breaks.least_ragged(spaces) or _filled(breaks, spaces)
        if found is None:
            continue
        cost, ends = found
        starts = [0, *ends[:-1]]
        widths = [breaks.width(start, end) for start, end in zip(starts, ends, strict=True)]
        block = (len(ends) - 1) * pitch + before + after
        cost += _BALANCE * math.log(max(widths) / block / shape) ** 2
        if len(ends) > 1:
            cost += 2.0 * max(0.0, 3.0 - sum(widths) / len(widths))
            cost += 1.5 * (widths[-1] < _ORPHAN)
        if chosen is None or cost < chosen[0]:
            lines = tuple(
                Line(breaks.places[start], breaks.places[end], rows[number][0] * size, width * size)
                for number, (start, end, width) in enumerate(zip(starts, ends, widths, strict=True))
            )
            chosen = cost, lines
    return chosen[0], Setting(size, breaks.measured, chosen[1])


def _filled(breaks: Breaks, spaces: list[float]) -> tuple[float, list[int]] | None:
    """The plain filling of lines, for the rare text that fits only so."""
    at, ends, last = 0, [], len(breaks.places) - 1
    for space in spaces:
        furthest = max(
            (p for p in range(at + 1, breaks.stops[at] + 1) if breaks.width(at, p) <= space), default=None
        )
        if furthest is None:
            return None
        ends.append(furthest)
        if furthest == last:
            return 9.0, ends
        at = furthest
    return None


def _overflowing(breaks: Breaks, region: Region, size: int, pitch: float) -> Setting:
    """What an editor is shown when nothing fits: lines as long as the region, as many as it takes."""
    widest = max(2 * region.half_along(0) / size, breaks.longest)
    ends, at, last = [], 0, len(breaks.places) - 1
    while at < last:
        at = max(
            p for p in range(at + 1, breaks.stops[at] + 1) if p == at + 1 or breaks.width(at, p) <= widest
        )
        ends.append(at)
    before, after = breaks.extent
    block = (len(ends) - 1) * pitch + before + after
    lines = tuple(
        Line(
            breaks.places[start],
            breaks.places[end],
            (-block / 2 + number * pitch + before) * size,
            breaks.width(start, end) * size,
        )
        for number, (start, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True))
    )
    return Setting(size, breaks.measured, lines, fits=False)

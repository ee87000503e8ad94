"""Panels side by side in rows of one height, as large as the room allows and never cropped."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where a panel stands, in the unit the room was given in."""

    x: float
    y: float
    w: float
    h: float


def split(count: int, parts: int) -> list[int]:
    """How many of `count` panels each of `parts` rows gets, as even as can be, the fuller rows first.

    >>> split(8, 3), split(6, 3)
    ([3, 3, 2], [2, 2, 2])
    """
    share, rest = divmod(count, parts)
    return [share + (number < rest) for number in range(parts)]


def arranged(ratios: Sequence[float], width: float, gap: float, rows: Sequence[int]) -> list[Place]:
    """Places for panels of `ratios` (width by height) in `rows` of so many each, every row filling `width`."""
    places, start, y = [], 0, 0.0
    for count in rows:
        row = ratios[start : start + count]
        height = (width - gap * (count - 1)) / sum(row)
        x = 0.0
        for ratio in row:
            places.append(Place(x, y, ratio * height, height))
            x += ratio * height + gap
        y += height + gap
        start += count
    return places


def best(ratios: Sequence[float], width: float, height: float, gap: float) -> list[Place]:
    """Places that show the panels largest in a room `width` × `height`, in the middle of it, gaps kept."""
    found: list[Place] = []
    for rows in range(1, len(ratios) + 1):
        shares = split(len(ratios), rows)
        if gap * (shares[0] - 1) >= width:  # the gaps alone fill the row
            continue
        places = _within(arranged(ratios, width, gap, shares), width, height)
        if min(p.w for p in places) > min((p.w for p in found), default=0):
            found = places
    return found


def bottom(places: Sequence[Place]) -> float:
    """How far down the places reach."""
    return max((p.y + p.h for p in places), default=0.0)


def _within(places: list[Place], width: float, height: float) -> list[Place]:
    scale = min(1.0, height / bottom(places))
    left = width * (1 - scale) / 2
    return [Place(left + p.x * scale, p.y * scale, p.w * scale, p.h * scale) for p in places]

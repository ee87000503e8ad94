"""The outlines of balloons, drawn slightly uneven as by hand, and the room that each leaves for lettering.

All lengths are pixels on a strip 1080 wide. The same balloon always gives the same line: the unevenness is computed
from its kind and size, never drawn by lot.
"""

import math
import zlib
from dataclasses import dataclass
from itertools import pairwise

from .fitting import Region

LINE = 4.0
"""Width of the ink outline."""
_WOBBLE = 1.1
_ROUND = 2.5  # exponent of the superellipse: 2 is an ellipse, more is fuller in the corners
_CLOUD_ROUND = 2.3
_TAIL_BASE = 21.0
_TAIL_SHORTEST = 14.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """`outline`: one closed line; `bubbles`: the small circles of a thought, as (x, y, radius)."""

    outline: tuple[Point, ...]
    bubbles: tuple[tuple[float, float, float], ...] = ()


class _Hand:
    """The unsteadiness of one drawn line: smooth, periodic, within ±1."""

    def __init__(self, seed: str):
        value = zlib.crc32(seed.encode())
        self._phases = [(value >> shift & 255) / 255 * math.tau for shift in (0, 8, 16)]

    def __call__(self, turn: float) -> float:
        """`turn`: how far along the closed line, 0 to 1."""
        a, b, c = self._phases
        angle = turn * math.tau
        return 0.5 * math.sin(3 * angle + a) + 0.3 * math.sin(5 * angle + b) + 0.2 * math.sin(11 * angle + c)


def unevenness(seed: str):
    """A function of the way along a closed line (0 to 1) that wavers between −1 and 1."""
    return _Hand(seed)


def _superellipse(angle: float, a: float, b: float, power: float) -> Point:
    c, s = math.cos(angle), math.sin(angle)
    return (
        math.copysign(a * abs(c) ** (2 / power), c),
        math.copysign(b * abs(s) ** (2 / power), s),
    )


def _half_of(a: float, b: float, power: float):
    def half_along(distance: float) -> float:
        if b <= 0 or distance >= b:
            return 0.0
        return max(0.0, a) * (1 - (distance / b) ** power) ** (1 / power)

    return half_along


def region(kind: str, w: float, h: float, size: int, vertical: bool) -> Region:
    """The room for lettering of `size` inside a balloon of `kind`, `w` × `h` pixels."""
    pad = LINE / 2 + 2 * _WOBBLE
    a, b = w / 2, h / 2
    if kind in {"narration", "quotation"}:
        pad += 0.42 * size
        if kind == "quotation":
            a -= _BAR / 2
        a, b = a - pad, b - pad * 0.8
        along, reach = (b, a) if vertical else (a, b)
        return Region(lambda d: along if d <= reach + 1e-6 else 0.0, reach)
    if kind == "sound":
        a, b = a - 0.26 * size, b - 0.2 * size
        along, reach = (b, a) if vertical else (a, b)
        return Region(lambda d: along if d <= reach + 1e-6 else 0.0, reach)
    power = _ROUND
    if kind == "thought":
        a, b, power = a - _bump(w, h), b - _bump(w, h), _CLOUD_ROUND
    elif kind == "shout":
        a, b = a * _SHOUT_INSIDE, b * _SHOUT_INSIDE
    pad += 0.22 * size
    a, b = a - pad, b - pad
    if vertical:
        a, b = b, a
    return Region(_half_of(a, b, power), b)


def outline(kind: str, x: float, y: float, w: float, h: float, tail: Point | None) -> Shape:
    """The line of a balloon of `kind` in the box `x y w h`, its tail ending at `tail`. A sound has no line."""
    seed = f"{kind}{w:.0f}x{h:.0f}"
    centre = x + w / 2, y + h / 2
    if kind == "sound":
        return Shape(())
    if kind in {"narration", "quotation"}:
        return Shape(tuple(_card(x, y, w, h, seed)))
    if kind == "thought":
        body = _cloud(centre, w, h, seed)
        return Shape(tuple(body), tuple(_trail(body, centre, tail)) if tail else ())
    body = _burst(centre, w, h, seed) if kind == "shout" else _round(centre, w, h, seed)
    return Shape(tuple(_with_tail(body, centre, w, h, tail) if tail else body))


def _round(centre: Point, w: float, h: float, seed: str, count: int = 132) -> list[Point]:
    hand = _Hand(seed)
    inset = LINE / 2 + _WOBBLE
    points = []
    for number in range(count):
        turn = number / count
        px, py = _superellipse(turn * math.tau, w / 2 - inset, h / 2 - inset, _ROUND)
        length = math.hypot(px, py) or 1.0
        stretch = 1 + _WOBBLE * hand(turn) / length
        points.append((centre[0] + px * stretch, centre[1] + py * stretch))
    return points


def _bump(w: float, h: float) -> float:
    return min(18.0, 0.07 * min(w, h) + 4)


def _along(points: list[Point], count: int) -> list[Point]:
    """`count` points at even distances along a closed line."""
    closed = [*points, points[0]]
    lengths = [math.dist(p, q) for p, q in pairwise(closed)]
    step, found, walked, target = sum(lengths) / count, [], 0.0, 0.0
    for (p, q), length in zip(pairwise(closed), lengths, strict=True):
        while length and target <= walked + length and len(found) < count:
            share = (target - walked) / length
            found.append((p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share))
            target += step
        walked += length
    return found


def _cloud(centre: Point, w: float, h: float, seed: str) -> list[Point]:
    hand = _Hand(seed)
    bump = _bump(w, h)
    a, b = w / 2 - bump - LINE / 2, h / 2 - bump - LINE / 2
    base = [_superellipse(number / 120 * math.tau, a, b, _CLOUD_ROUND) for number in range(120)]
    perimeter = sum(math.dist(p, q) for p, q in zip(base, [*base[1:], base[0]], strict=True))
    count = max(9, round(perimeter / (bump * 4.2)))
    knots = _along(base, count * 4)
    # Bumps of uneven length look drawn; all still end on the base line.
    at = [round(4 * number + 1.1 * hand(number / count)) % (count * 4) for number in range(count)]
    points: list[Point] = []
    for number in range(count):
        (px, py), (qx, qy) = knots[at[number]], knots[at[(number + 1) % count]]
        mx, my = (px + qx) / 2, (py + qy) / 2
        chord = math.dist((px, py), (qx, qy)) or 1.0
        nx, ny = (qy - py) / chord, -(qx - px) / chord
        if nx * mx + ny * my < 0:
            nx, ny = -nx, -ny
        rise = min(bump * 0.92, chord * 0.42)
        for step in range(10):
            angle = math.pi * step / 10
            along, out = (1 - math.cos(angle)) / 2, math.sin(angle) * rise
            points.append(
                (
                    centre[0] + px + (qx - px) * along + nx * out,
                    centre[1] + py + (qy - py) * along + ny * out,
                )
            )
    return points


_SHOUT_INSIDE = 0.80


def _burst(centre: Point, w: float, h: float, seed: str) -> list[Point]:
    hand = _Hand(seed)
    inset = LINE
    count = max(14, min(26, round((w + h) / 38)))
    points = []
    for number in range(count * 2):
        turn = number / (count * 2)
        outer = number % 2 == 0
        reach = (0.96 + 0.04 * hand(turn * 1.7)) if outer else _SHOUT_INSIDE + 0.035 + 0.012 * hand(turn)
        angle = (turn + 0.12 / count * hand(turn * 2.3)) * math.tau
        px, py = _superellipse(angle, (w / 2 - inset) * reach, (h / 2 - inset) * reach, _ROUND)
        points.append((centre[0] + px, centre[1] + py))
    return points


_BAR = 14.0


def bar(x: float, y: float, w: float, h: float) -> tuple[float, float, float, float]:
    """The coloured bar at the left of a quotation: left, top, right, bottom."""
    return x + LINE, y + LINE, x + LINE + _BAR - LINE / 2, y + h - LINE


def bar_shift() -> float:
    """How far right of the middle the lettering of a quotation stands, to clear its bar."""
    return _BAR / 2


def _card(x: float, y: float, w: float, h: float, seed: str) -> list[Point]:
    hand = _Hand(seed)
    inset = LINE / 2 + _WOBBLE
    left, top, right, bottom = x + inset, y + inset, x + w - inset, y + h - inset
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    points = []
    for side in range(4):
        (px, py), (qx, qy) = corners[side], corners[(side + 1) % 4]
        steps = max(4, round(math.dist((px, py), (qx, qy)) / 24))
        length = math.dist((px, py), (qx, qy)) or 1.0
        nx, ny = (qy - py) / length, -(qx - px) / length
        for step in range(steps):
            share = step / steps
            off = _WOBBLE * hand((side + share) / 4)
            points.append((px + (qx - px) * share + nx * off, py + (qy - py) * share + ny * off))
    return points


# --- tails ---------------------------------------------------------------------------------------------------


def _root(centre: Point, w: float, h: float, tip: Point) -> Point:
    """Where in the balloon the tail seems to come from: the middle, drawn a little towards the tip."""
    dx = max(-0.24 * w, min(0.24 * w, (tip[0] - centre[0]) * 0.4))
    dy = max(-0.24 * h, min(0.24 * h, (tip[1] - centre[1]) * 0.4))
    return centre[0] + dx, centre[1] + dy


def inside(points: list[Point] | tuple[Point, ...], point: Point) -> bool:
    """Whether `point` lies within the closed line (even-odd rule)."""
    x, y = point
    odd = False
    for (px, py), (qx, qy) in zip(points, [*points[1:], points[0]], strict=True):
        if (py > y) != (qy > y) and x < (qx - px) * (y - py) / (qy - py) + px:
            odd = not odd
    return odd


def _exit(points: list[Point], root: Point, tip: Point) -> int | None:
    """The index of the outline point nearest to where the way from `root` to `tip` leaves the outline."""
    length = math.dist(root, tip)
    if length < 1:
        return None
    ux, uy = (tip[0] - root[0]) / length, (tip[1] - root[1]) / length
    ahead = [
        (abs((px - root[0]) * uy - (py - root[1]) * ux), number)
        for number, (px, py) in enumerate(points)
        if (px - root[0]) * ux + (py - root[1]) * uy > 0
    ]
    return min(ahead)[1] if ahead else None


def _with_tail(points: list[Point], centre: Point, w: float, h: float, tip: Point) -> list[Point]:
    """The outline with a curved, tapering tail grown out of it; unchanged when the tip lies in the balloon."""
    if inside(points, tip):
        return points
    root = _root(centre, w, h, tip)
    at = _exit(points, root, tip)
    if at is None or math.dist(points[at], tip) < _TAIL_SHORTEST:
        return points
    count = len(points)
    base = min(_TAIL_BASE, 0.16 * min(w, h) + 4, 0.3 * math.dist(points[at], tip) + 7)
    first, second = at, at
    while math.dist(points[first % count], points[at]) < base and at - first < count // 4:
        first -= 1
    while math.dist(points[second % count], points[at]) < base and second - at < count // 4:
        second += 1
    start, end = points[first % count], points[second % count]
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    length = math.dist(middle, tip)
    ux, uy = (tip[0] - middle[0]) / length, (tip[1] - middle[1]) / length
    # The ink around the tip is half a line wide: stop short by that much, so that the point itself is where it should be.
    tip = tip[0] - ux * LINE / 2, tip[1] - uy * LINE / 2
    bend = min(0.10 * length, 16.0) * (1 if ux >= 0 else -1)
    bx, by = uy * bend, -ux * bend
    body = [points[number % count] for number in range(second, first + count + 1)]
    way_out = [_bezier(start, tip, (bx, by), step / 12) for step in range(1, 12)]
    way_back = [_bezier(end, tip, (bx, by), step / 12) for step in range(11, 0, -1)]
    return [*body, *way_out, tip, *way_back]


def _bezier(start: Point, tip: Point, bend: Point, t: float) -> Point:
    mx, my = (start[0] + tip[0]) / 2 + bend[0], (start[1] + tip[1]) / 2 + bend[1]
    u = 1 - t
    return (
        u * u * start[0] + 2 * u * t * mx + t * t * tip[0],
        u * u * start[1] + 2 * u * t * my + t * t * tip[1],
    )


def _trail(points: list[Point], centre: Point, tip: Point) -> list[tuple[float, float, float]]:
    """Three circles, each smaller than the one before, from a thought to its thinker."""
    at = None if inside(points, tip) else _exit(points, centre, tip)
    if at is None:
        return []
    start, length = points[at], math.dist(points[at], tip)
    if length < 2 * _TAIL_SHORTEST:
        return []
    largest = min(15.0, length * 0.16)
    circles = []
    for share, factor in ((0.22, 1.0), (0.58, 0.68), (1.0, 0.42)):
        radius = largest * factor
        reach = share * (length - radius - LINE / 2)
        circles.append(
            (
                start[0] + (tip[0] - start[0]) / length * reach,
                start[1] + (tip[1] - start[1]) / length * reach,
                radius,
            )
        )
    return circles

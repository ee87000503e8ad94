"""The pen: smooth shapes with a slightly uneven ink line, collected as SVG.

A point is `(x, y)` or, where the line must turn sharply, `(x, y, True)`. All lengths are drawing units;
a panel is 1600 units wide, so that a line of 6 units is 4 px at 1080.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random

from comics.figures.palette import INK

Point = tuple
LINE = 6.0


def corners(*points: Point) -> list[Point]:
    """The same points, every one of them a sharp turn."""
    return [(p[0], p[1], True) for p in points]


def circle(
    x: float, y: float, rx: float, ry: float | None = None, turn: float = 0.0, n: int = 10
) -> list[Point]:
    """Points around an ellipse, turned by `turn` radians."""
    ry = rx if ry is None else ry
    c, s = cos(turn), sin(turn)
    ring = ((rx * cos(2 * pi * i / n), ry * sin(2 * pi * i / n)) for i in range(n))
    return [(x + a * c - b * s, y + a * s + b * c) for a, b in ring]


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, n: int = 9) -> list[Point]:
    """Points along an elliptic arc; angles in radians, clockwise on the page."""
    step = (end - start) / (n - 1)
    return [(x + rx * cos(start + step * i), y + ry * sin(start + step * i)) for i in range(n)]


def between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _spline(run: Sequence[Point], closed: bool, step: float) -> list[Point]:
    """Centripetal Catmull-Rom through the points, sampled about every `step` units."""
    n = len(run)
    out: list[Point] = []
    for i in range(n if closed else n - 1):
        p1, p2 = run[i], run[(i + 1) % n]
        p0 = run[i - 1] if closed or i else (2 * p1[0] - p2[0], 2 * p1[1] - p2[1])
        p3 = run[(i + 2) % n] if closed or i + 2 < n else (2 * p2[0] - p1[0], 2 * p2[1] - p1[1])
        d01 = max(hypot(p1[0] - p0[0], p1[1] - p0[1]), 1e-6) ** 0.5
        d12 = max(hypot(p2[0] - p1[0], p2[1] - p1[1]), 1e-6) ** 0.5
        d23 = max(hypot(p3[0] - p2[0], p3[1] - p2[1]), 1e-6) ** 0.5
        tangents = []
        for k in (0, 1):
            m1 = p2[k] - p1[k] + d12 * ((p1[k] - p0[k]) / d01 - (p2[k] - p0[k]) / (d01 + d12))
            m2 = p2[k] - p1[k] + d12 * ((p3[k] - p2[k]) / d23 - (p3[k] - p1[k]) / (d12 + d23))
            tangents.append((m1, m2))
        count = max(2, int(d12 * d12 / step))
        for j in range(count):
            t = j / count
            t2, t3 = t * t, t * t * t
            h = (2 * t3 - 3 * t2 + 1, t3 - 2 * t2 + t, 3 * t2 - 2 * t3, t3 - t2)
            out.append(
                tuple(
                    h[0] * p1[k] + h[1] * tangents[k][0] + h[2] * p2[k] + h[3] * tangents[k][1]
                    for k in (0, 1)
                )
            )
    if not closed:
        out.append((run[-1][0], run[-1][1]))
    return out


def outline(points: Sequence[Point], closed: bool = True, step: float | None = None) -> list[Point]:
    """The sampled contour: curves through soft points, straight joins between two corners."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if step is None:
        step = min(14.0, max(2.0, (max(xs) - min(xs) + max(ys) - min(ys)) / 28))
    sharp = [i for i, p in enumerate(points) if len(p) > 2 and p[2]]
    if not sharp:
        return _spline(points, closed, step)
    pts = list(points)
    if closed:
        pts = pts[sharp[0] :] + pts[: sharp[0]] + [pts[sharp[0]]]
        sharp = [i for i, p in enumerate(pts) if len(p) > 2 and p[2]]
    cuts = sorted({0, *sharp, len(pts) - 1})
    out: list[Point] = []
    for a, b in pairwise(cuts):
        # A straight run needs only as many points as the wobble of the hand.
        run = _spline(pts[a : b + 1], False, step if b - a > 1 else max(step, 44.0))
        out.append((run[0][0], run[0][1], True))
        out.extend(run[1:-1])
    if not closed:
        out.append((pts[-1][0], pts[-1][1]))
    return out


def _d(contour: Sequence[Point], closed: bool) -> str:
    """SVG path data: a smooth line through the middles between soft points, straight to each corner."""
    n = len(contour)
    soft = [len(p) < 3 for p in contour]
    if closed and soft[0]:
        mid = between(contour[-1], contour[0], 0.5) if soft[-1] else contour[-1]
        parts = [f"M{mid[0]:.1f} {mid[1]:.1f}"]
        order = range(n)
    else:
        parts = [f"M{contour[0][0]:.1f} {contour[0][1]:.1f}"]
        order = range(1, n)
    for i in order:
        p = contour[i]
        last = i == n - 1 and not closed
        if not soft[i] or last:
            parts.append(f"L{p[0]:.1f} {p[1]:.1f}")
            continue
        q = contour[(i + 1) % n]
        end = between(p, q, 0.5) if soft[(i + 1) % n] and not (i + 1 == n - 1 and not closed) else q
        parts.append(f"Q{p[0]:.1f} {p[1]:.1f} {end[0]:.1f} {end[1]:.1f}")
    return "".join(parts) + ("Z" if closed else "")


class Sheet:
    """Collects SVG elements. Every element is a pure function of the seed and of the calls before it."""

    def __init__(self, width: int, height: int, seed: int = 1):
        self.width, self.height = width, height
        self.parts: list[str] = []
        self._random = Random(seed)

    def _field(self, strength: float):
        """A smooth displacement of the plane: the hand that is never quite steady."""
        a, b, c, e = (self._random.uniform(0, 2 * pi) for _ in range(4))

        def move(p: Point) -> Point:
            x, y = p[0], p[1]
            dx = sin(0.031 * x + 0.043 * y + a) + 0.6 * sin(0.083 * y - 0.027 * x + b)
            dy = sin(0.037 * x - 0.029 * y + c) + 0.6 * sin(0.079 * x + 0.031 * y + e)
            return (x + strength * dx, y + strength * dy, *p[2:])

        return move

    def _visible(self, contour: Sequence[Point], pad: float = 20) -> bool:
        xs, ys = [p[0] for p in contour], [p[1] for p in contour]
        return (
            max(xs) > -pad and min(xs) < self.width + pad and max(ys) > -pad and min(ys) < self.height + pad
        )

    def fill(self, points: Sequence[Point], colour: str, opacity: float = 1.0) -> None:
        """A flat shape without a line."""
        contour = outline(points)
        if self._visible(contour):
            faint = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
            self.parts.append(f'<path d="{_d(contour, True)}" fill="{colour}"{faint}/>')

    def shape(
        self,
        points: Sequence[Point],
        colour: str | None,
        width: float = LINE,
        ink: str = INK,
        wobble: float = 1.0,
    ) -> None:
        """A flat shape with its ink line, drawn twice by an unsteady hand so that the line swells and thins."""
        contour = outline(points)
        if not self._visible(contour):
            return
        strength = 0.14 * width * wobble
        move = self._field(strength)
        first = [move(p) for p in contour]
        move = self._field(strength)
        second = [move(p) for p in contour]
        pen = f'stroke="{ink}" stroke-width="{width * 0.82:.2f}" stroke-linejoin="round"'
        self.parts.append(f'<path d="{_d(first, True)}" fill="{colour or "none"}" {pen}/>')
        self.parts.append(f'<path d="{_d(second, True)}" fill="none" {pen}/>')

    def line(
        self,
        points: Sequence[Point],
        width: float = LINE,
        ink: str = INK,
        taper: float = 0.55,
        wobble: float = 1.0,
    ) -> None:
        """A pen stroke: full in the middle, thinner (by `taper`) at both ends."""
        contour = outline(points, closed=False)
        if not self._visible(contour):
            return
        move = self._field(0.14 * width * wobble)
        path = [move(p) for p in contour]
        total = max(len(path) - 1, 1)
        widths = [width * (1 - taper * abs(2 * i / total - 1) ** 2.2) for i in range(len(path))]
        self.fill_ribbon(path, widths, ink)

    def rule(self, a: Point, b: Point, width: float = LINE, ink: str = INK) -> None:
        """A plain straight stroke, cheap: for the many lines of a background."""
        if not self._visible([a, b]):
            return
        move = self._field(0.12 * width)
        (ax, ay, *_), (bx, by, *_) = move(a), move(b)
        self.parts.append(
            f'<path d="M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}" stroke="{ink}" stroke-width="{width:.2f}" stroke-linecap="round"/>'
        )

    def fill_ribbon(self, path: Sequence[Point], widths: Sequence[float], colour: str) -> None:
        left, right = sides(path, widths)
        contour = left + right[::-1]
        self.parts.append(f'<path d="{_d(contour, True)}" fill="{colour}"/>')

    def limb(
        self,
        path: Sequence[Point],
        widths: Sequence[float],
        colour: str,
        width: float = LINE,
        dark: str | None = None,
        side: int = 1,
        open_start: bool = False,
        outer: int = 1,
    ) -> None:
        """A tapered tube along a path (an arm, a leg, a hose), with a flat shadow on one side.

        With `open_start` the near end has no line, so that a sleeve grows out of a shoulder; `outer` says
        on which edge the line runs round the top.
        """
        spine = outline(path, closed=False, step=max(3.0, sum(widths) / len(widths) / 6))
        sizes = [_along(widths, i / max(len(spine) - 1, 1)) for i in range(len(spine))]
        left, right = sides(spine, sizes)
        if outer < 0:
            left, right = right, left
        (sx, sy), (lx, ly), (rx, ry) = spine[0], left[0], right[0]
        tx, ty = spine[0][0] - spine[1][0], spine[0][1] - spine[1][1]
        size = hypot(tx, ty) or 1.0
        tx, ty = tx / size * sizes[0] / 2, ty / size * sizes[0] / 2
        top = [(sx + (lx - sx) * 0.72 + tx * 0.68, sy + (ly - sy) * 0.72 + ty * 0.68), (sx + tx, sy + ty)]
        far_top = (sx + (rx - sx) * 0.72 + tx * 0.68, sy + (ry - sy) * 0.72 + ty * 0.68)
        end = [(*left[-1], True), (*right[-1], True)]
        ring = [*top[::-1], *left[:-1], *end, *right[-2::-1], far_top]
        if not self._visible(ring):
            return
        fill, strength = self._field(0.14 * width), 0.14 * width
        pen = (
            f'stroke="{INK}" stroke-width="{width * 0.82:.2f}" stroke-linejoin="round" stroke-linecap="round"'
        )
        self.parts.append(f'<path d="{_d([fill(p) for p in ring], True)}" fill="{colour}"/>')
        if dark:
            edge = left if side > 0 else right
            inner = [between(e, c, 0.66) for e, c in zip(edge, spine, strict=True)]
            self.parts.append(
                f'<path d="{_d([fill(p) for p in [*edge, *inner[::-1]]], True)}" fill="{dark}"/>'
            )
        drawn = ring[:-1] if open_start else ring
        for _ in range(2):
            self.parts.append(f'<path d="{_d([fill(p) for p in drawn], not open_start)}" {pen}/>')
            fill = self._field(strength)

    def union(
        self, shapes: Iterable[tuple[Sequence[Point], str]], width: float = LINE, ink: str = INK
    ) -> None:
        """Several shapes with one common outline: lines first, then the flats over them."""
        contours = []
        for points, colour in shapes:
            move = self._field(0.12 * width)
            contours.append(([move(p) for p in outline(points)], colour))
        pen = f'stroke="{ink}" stroke-width="{width * 1.75:.2f}" stroke-linejoin="round"'
        for contour, _ in contours:
            self.parts.append(f'<path d="{_d(contour, True)}" fill="{ink}" {pen}/>')
        for contour, colour in contours:
            self.parts.append(f'<path d="{_d(contour, True)}" fill="{colour}"/>')

    def svg(self, background: str) -> str:
        w, h = self.width, self.height
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" fill="none">'
            f'<rect width="{w}" height="{h}" fill="{background}"/>' + "".join(self.parts) + "</svg>"
        )


def _along(values: Sequence[float], share: float) -> float:
    at = share * (len(values) - 1)
    i = min(int(at), len(values) - 2)
    return values[i] + (values[i + 1] - values[i]) * (at - i)


def sides(path: Sequence[Point], widths: Sequence[float]) -> tuple[list[Point], list[Point]]:
    """The left and right edges of a ribbon of the given widths along a path."""
    left, right = [], []
    n = len(path)
    for i, p in enumerate(path):
        a, b = path[max(i - 1, 0)], path[min(i + 1, n - 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        size = hypot(dx, dy) or 1.0
        ox, oy = -dy / size * widths[i] / 2, dx / size * widths[i] / 2
        left.append((p[0] + ox, p[1] + oy))
        right.append((p[0] - ox, p[1] - oy))
    return left, right

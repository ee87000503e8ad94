"""A stage: the sheet, the camera, and a queue of things drawn from the farthest to the nearest."""

from collections.abc import Callable, Sequence

from comics.figures.cameras import Camera
from comics.figures.frames import Frame
from comics.figures.ink import LINE, Point, Sheet, circle
from comics.figures.palette import INK, blend

NEAR = 0.7  # metres: nothing nearer is drawn
P3 = tuple[float, float, float]


class Stage:
    """Draws in metres: x right, y up, z away from the viewer. `haze` is what distance fades into."""

    def __init__(self, sheet: Sheet, camera: Camera, haze: str = "#E6EAE4", light: str = "day"):
        self.sheet, self.camera, self.haze, self.light = sheet, camera, haze, light
        self._queue: list[tuple[float, int, Callable[[], None]]] = []

    def later(self, z: float, act: Callable[[], None]) -> None:
        """Draw this when everything farther than `z` has been drawn."""
        self._queue.append((-z, len(self._queue), act))

    def finish(self) -> None:
        for _, _, act in sorted(self._queue, key=lambda item: item[:2]):
            act()
        self._queue.clear()

    # ---- how far things look
    def tint(self, colour: str, z: float) -> str:
        return blend(colour, self.haze, min(max((z - 4) / 60, 0), 0.6))

    def pen(self, z: float) -> tuple[float, str]:
        """Line width and colour at a distance: thinner and paler the farther."""
        width = LINE * min(max((4.2 / max(z, 0.5)) ** 0.5, 0.36), 1.1)
        return width, blend(INK, self.haze, min(max((z - 4) / 26, 0), 0.62))

    # ---- flat shapes in space
    def page(self, points: Sequence[P3]) -> list[Point]:
        """Space to page, cut at the near plane and a little outside the page."""
        cut = _clip(list(points), lambda p: p[2] - NEAR, 3)
        if len(cut) < 3:
            return []
        flat = [self.camera.project(*p) for p in cut]
        w, h, m = self.camera.width, self.camera.height, 70
        for test in (lambda p: p[0] + m, lambda p: w + m - p[0], lambda p: p[1] + m, lambda p: h + m - p[1]):
            flat = _clip(flat, test, 2)
            if len(flat) < 3:
                return []
        return [(x, y, True) for x, y in flat]

    def poly(
        self,
        points: Sequence[P3],
        colour: str,
        line: bool = True,
        z: float | None = None,
        weight: float = 1.0,
    ) -> None:
        depth = min(max(p[2], NEAR) for p in points) if z is None else z
        page = self.page(points)
        if not page:
            return
        tone = self.tint(colour, depth)
        if not line:
            self.sheet.fill(page, tone)
            return
        width, ink = self.pen(depth)
        self.sheet.shape(page, tone, width * weight, ink)

    def facing(
        self,
        x0: float,
        x1: float,
        y0: float,
        y1: float,
        z: float,
        colour: str,
        line: bool = True,
        weight: float = 1.0,
    ) -> None:
        """An upright rectangle that faces us."""
        self.poly([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], colour, line, weight=weight)

    def side(
        self,
        x: float,
        y0: float,
        y1: float,
        z0: float,
        z1: float,
        colour: str,
        line: bool = True,
        weight: float = 1.0,
    ) -> None:
        """An upright rectangle along our way of looking."""
        self.poly(
            [(x, y0, z0), (x, y0, z1), (x, y1, z1), (x, y1, z0)],
            colour,
            line,
            z=(max(z0, NEAR) + z1) / 2,
            weight=weight,
        )

    def floor(
        self,
        x0: float,
        x1: float,
        z0: float,
        z1: float,
        colour: str,
        y: float = 0.0,
        line: bool = False,
        weight: float = 1.0,
    ) -> None:
        self.poly(
            [(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)],
            colour,
            line,
            z=(max(z0, NEAR) + z1) / 2,
            weight=weight,
        )

    def box(
        self,
        x0: float,
        x1: float,
        y0: float,
        y1: float,
        z0: float,
        z1: float,
        colour: str,
        top: str | None = None,
        flank: str | None = None,
        weight: float = 1.0,
    ) -> None:
        """A box: the flank we can see, the top if we look down on it, then the front."""
        middle = self.camera.x
        flank = flank or blend(colour, "#2B2F45", 0.15)
        if x0 > middle:
            self.side(x0, y0, y1, z0, z1, flank, weight=weight)
        elif x1 < middle:
            self.side(x1, y0, y1, z0, z1, flank, weight=weight)
        if y1 < self.camera.eye:
            self.floor(x0, x1, z0, z1, top or blend(colour, "#FFFFFF", 0.25), y1, line=True, weight=weight)
        elif y0 > self.camera.eye:
            self.floor(x0, x1, z0, z1, flank, y0, line=True, weight=weight)
        self.facing(x0, x1, y0, y1, z0, colour, weight=weight)

    def rule(self, a: P3, b: P3, weight: float = 1.0, ink: str | None = None) -> None:
        if a[2] < NEAR or b[2] < NEAR:
            if a[2] < NEAR and b[2] < NEAR:
                return
            if a[2] < NEAR:
                a, b = b, a
            t = (a[2] - NEAR) / (a[2] - b[2])
            b = tuple(p + (q - p) * t for p, q in zip(a, b, strict=True))
        width, tone = self.pen(min(a[2], b[2]) * 0.4 + max(a[2], b[2]) * 0.6)
        pa, pb = self.camera.project(*a), self.camera.project(*b)
        self.sheet.rule(pa, pb, width * weight, ink or tone)

    def disc(
        self,
        x: float,
        z: float,
        r: float,
        colour: str,
        y: float = 0.0,
        line: bool = False,
        weight: float = 1.0,
    ) -> None:
        """A level disc: a table top, a puddle, a shadow."""
        cx, _ = self.camera.project(x, y, z)
        k = self.camera.scale(z)
        front, back = self.camera.project(x, y, max(z - r, NEAR))[1], self.camera.project(x, y, z + r)[1]
        ring = circle(cx, (front + back) / 2, r * k, abs(front - back) / 2)
        if line:
            width, ink = self.pen(z)
            self.sheet.shape(ring, self.tint(colour, z), width * weight, ink)
        else:
            self.sheet.fill(ring, self.tint(colour, z))

    def frame(
        self, x: float, z: float, size: float = 1.0, y: float = 0.0, flip: int = 1, angle: float = 0.0
    ) -> Frame:
        """A drawing frame that stands at a place; one unit is `size` metres."""
        px, py = self.camera.project(x, y, z)
        return Frame(px, py, self.camera.scale(z) * size, flip, angle)

    def backdrop(self, sky: str) -> None:
        w, h = self.camera.width, self.camera.height
        self.sheet.parts.append(f'<rect width="{w}" height="{h}" fill="{sky}"/>')

    def horizon(self) -> float:
        return self.camera.horizon * self.camera.height


def _clip(points: list, inside: Callable, size: int) -> list:
    """One side of Sutherland and Hodgman: keep the part of a polygon where `inside` is positive."""
    out = []
    for i, p in enumerate(points):
        q = points[i - 1]
        dp, dq = inside(p), inside(q)
        if (dp >= 0) != (dq >= 0):
            t = dq / (dq - dp)
            out.append(tuple(q[k] + (p[k] - q[k]) * t for k in range(size)))
        if dp >= 0:
            out.append(tuple(p[:size]))
    return out

"""Trees, clouds, hills: the soft shapes behind the people."""

from math import cos, pi, sin

from comics.figures.ink import Point, circle
from comics.figures.palette import BROWN, LEAF, LEAF_DARK, WHITE, blend, shade
from comics.figures.stages import Stage


def _puffs(x: float, y: float, rx: float, ry: float, n: int, phase: float = 0.0) -> list[Point]:
    """A cloudy outline: `n` round bulges with sharp turns between them."""
    out: list[Point] = []
    for i in range(n):
        a0 = 2 * pi * i / n + phase
        out.append((x + rx * cos(a0) * 0.9, y + ry * sin(a0) * 0.9, True))
        for t in (0.25, 0.5, 0.75):
            a = a0 + 2 * pi / n * t
            k = 1.0 + 0.12 * sin(pi * t) + 0.05 * sin(3 * a)
            out.append((x + rx * cos(a) * k, y + ry * sin(a) * k))
    return out


def tree(
    stage: Stage, x: float, z: float, height: float = 4.5, spread: float = 1.5, colour: str = LEAF
) -> None:
    """A round street tree."""

    def act() -> None:
        f = stage.frame(x, z)
        width, ink = stage.pen(z)
        trunk = stage.tint(BROWN, z)
        h = height
        stage.disc(x + 0.2, z, spread * 0.9, blend(colour, "#8E8A7C", 0.6))
        stage.sheet.shape(
            f.all(
                [
                    (-0.16, 0.0, True),
                    (-0.11, -h * 0.3),
                    (-0.3, -h * 0.55, True),
                    (0.0, -h * 0.45),
                    (0.34, -h * 0.56, True),
                    (0.12, -h * 0.28),
                    (0.17, 0.0, True),
                ]
            ),
            trunk,
            width,
            ink,
        )
        tone = stage.tint(colour, z)
        cx, cy = f(0, -h * 0.72)[:2]
        u = f.unit
        stage.sheet.shape(_puffs(cx, cy, spread * u, h * 0.28 * u, 9, x), tone, width, ink)
        stage.sheet.fill(
            _puffs(cx - spread * 0.18 * u, cy + h * 0.1 * u, spread * 0.68 * u, h * 0.13 * u, 7, 1.0),
            shade(tone, 0.12),
        )
        for dx, dy in ((-0.5, -0.08), (0.1, -0.14), (0.5, 0.02), (-0.1, 0.06)):
            px, py = cx + dx * spread * u, cy + dy * h * u
            stage.sheet.line(
                [(px - 0.12 * u, py), (px, py + 0.07 * u), (px + 0.12 * u, py)],
                width * 0.7,
                shade(tone, 0.45),
            )

    stage.later(z, act)


def palm(stage: Stage, x: float, z: float, height: float = 5.0) -> None:
    def act() -> None:
        f = stage.frame(x, z)
        width, ink = stage.pen(z)
        tone = stage.tint(LEAF_DARK, z)
        stage.sheet.shape(
            f.all(
                [
                    (-0.15, 0.0, True),
                    (-0.08, -height * 0.5),
                    (0.06, -height, True),
                    (0.2, -height, True),
                    (0.1, -height * 0.5),
                    (0.15, 0.0, True),
                ]
            ),
            stage.tint("#B49A7C", z),
            width,
            ink,
        )
        for a in (-2.9, -2.4, -1.9, -1.2, -0.7, -0.2, 0.3, 2.8):
            r = 1.5
            tip = (0.13 + r * cos(a), -height + r * sin(a) * 0.8 + 0.35)
            mid = (0.13 + r * 0.55 * cos(a), -height + r * 0.6 * sin(a) - 0.12)
            low = (0.13 + r * 0.5 * cos(a), -height + r * 0.5 * sin(a) + 0.14)
            stage.sheet.shape(f.all([(0.13, -height, True), mid, (*tip, True), low]), tone, width * 0.9, ink)

    stage.later(z, act)


def bush(stage: Stage, x: float, z: float, w: float = 0.9, h: float = 0.6, colour: str = LEAF) -> None:
    def act() -> None:
        f = stage.frame(x, z)
        width, ink = stage.pen(z)
        tone = stage.tint(colour, z)
        cx, cy = f(0, -h * 0.5)[:2]
        stage.sheet.shape(_puffs(cx, cy, w * f.unit, h * 0.55 * f.unit, 8, x), tone, width, ink)
        stage.sheet.fill(
            _puffs(cx, cy + h * 0.25 * f.unit, w * 0.75 * f.unit, h * 0.25 * f.unit, 6, 0.6),
            shade(tone, 0.14),
        )

    stage.later(z, act)


def hedge(stage: Stage, x0: float, x1: float, z: float, h: float = 0.7, colour: str = LEAF_DARK) -> None:
    def act() -> None:
        width, ink = stage.pen(z)
        n = max(3, int((x1 - x0) / 0.45))
        ring = [(*stage.camera.project(x0, 0, z), True)]
        for i in range(n):
            a, b = x0 + (x1 - x0) * i / n, x0 + (x1 - x0) * (i + 1) / n
            ring.append((*stage.camera.project(a, h, z), True))
            ring.append(stage.camera.project((a + b) / 2, h + 0.13 + 0.05 * (i % 3), z))
        ring += [(*stage.camera.project(x1, h, z), True), (*stage.camera.project(x1, 0, z), True)]
        stage.sheet.shape(ring, stage.tint(colour, z), width, ink)

    stage.later(z, act)


def cloud(stage: Stage, x: float, y: float, size: float, colour: str = WHITE) -> None:
    """A flat cloud at page fractions."""
    w, h = stage.camera.width, stage.camera.height
    cx, cy, s = x * w, y * h, size * w
    stage.sheet.fill(
        [
            (cx - s, cy, True),
            (cx - s * 0.8, cy - s * 0.2),
            (cx - s * 0.45, cy - s * 0.24),
            (cx - s * 0.2, cy - s * 0.46),
            (cx + s * 0.25, cy - s * 0.44),
            (cx + s * 0.45, cy - s * 0.22),
            (cx + s * 0.85, cy - s * 0.2),
            (cx + s, cy, True),
        ],
        colour,
        0.75,
    )


def hills(stage: Stage, colour: str, height: float = 0.09, shift: float = 0.0) -> None:
    """A far line of hills on the horizon."""
    w, y = stage.camera.width, stage.horizon()
    h = stage.camera.height * height
    ring = [(-50, y + 4, True), (-50, y - h * 0.5)]
    ring += [
        (w * t, y - h * (0.55 + 0.45 * sin(t * 9 + shift) * cos(t * 4 + shift)))
        for t in (0.1, 0.25, 0.4, 0.55, 0.7, 0.85)
    ]
    ring += [(w + 50, y - h * 0.6), (w + 50, y + 4, True)]
    stage.sheet.fill(ring, colour)


def sun(stage: Stage, x: float, y: float, size: float, colour: str) -> None:
    w, h = stage.camera.width, stage.camera.height
    stage.sheet.fill(circle(x * w, y * h, size * w), colour)

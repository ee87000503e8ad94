"""What is felt rather than seen: smoke, noise, wind, ideas."""

from math import cos, pi, sin

from comics.figures import palette as c
from comics.figures.ink import circle
from comics.figures.palette import blend
from comics.figures.props.ground import pen_at
from comics.figures.stages import Stage


def smoke(
    stage: Stage, x: float, z: float, y: float = 1.0, size: float = 1.0, colour: str = "#B9B6B0"
) -> None:
    """A curl of cooking fumes that rises and widens."""
    f = stage.frame(x, z, size, y)
    width, _ = pen_at(stage, z)
    ink = blend(c.INK, colour, 0.45)
    for dx, dy, r in (
        (0.5, -2.3, 0.62),
        (-0.2, -1.95, 0.56),
        (0.25, -1.45, 0.48),
        (-0.12, -1.0, 0.38),
        (0.1, -0.6, 0.28),
        (-0.02, -0.25, 0.19),
    ):
        cx, cy = f(dx, dy)[:2]
        stage.sheet.fill(circle(cx, cy, f.unit * r, f.unit * r * 0.85, n=9), colour, 0.88)
        stage.sheet.line(
            [
                f(dx - r * 0.5, dy + r * 0.1)[:2],
                f(dx - r * 0.15, dy - r * 0.4)[:2],
                f(dx + r * 0.35, dy - r * 0.28)[:2],
                f(dx + r * 0.3, dy + r * 0.15)[:2],
                f(dx + r * 0.05, dy + r * 0.12)[:2],
            ],
            width * 0.8,
            ink,
        )


def notes(
    stage: Stage, x: float, z: float, y: float = 1.4, size: float = 1.0, colour: str = c.VERMILION
) -> None:
    """Sound in the air: notes and waves, no letters."""
    f = stage.frame(x, z, size, y)
    width, _ = pen_at(stage, z)
    for dx, dy in ((0.0, 0.0), (0.55, -0.35), (1.05, 0.05), (0.3, -0.85)):
        stage.sheet.fill(circle(*f(dx, dy)[:2], f.unit * 0.12, f.unit * 0.09, -0.4), colour)
        stage.sheet.line(f.all([(dx + 0.1, dy), (dx + 0.1, dy - 0.42)]), width * 1.4, colour, taper=0)
        stage.sheet.line(
            f.all([(dx + 0.1, dy - 0.42), (dx + 0.22, dy - 0.34), (dx + 0.26, dy - 0.2)]),
            width * 1.5,
            colour,
            taper=0.3,
        )


def waves(
    stage: Stage,
    x: float,
    z: float,
    y: float = 0.6,
    size: float = 1.0,
    flip: int = 1,
    colour: str = c.VERMILION,
) -> None:
    """Arcs of noise spreading to one side."""
    f = stage.frame(x, z, size, y, flip)
    width, _ = pen_at(stage, z)
    for i in range(4):
        r = 0.3 + i * 0.24
        pts = [f(r * (1 - 0.3 * t * t), r * 0.9 * t)[:2] for t in (-1, -0.5, 0, 0.5, 1)]
        stage.sheet.line(pts, width * 1.7, colour, taper=0.6)


def wind(stage: Stage, x: float, z: float, y: float = 1.8, size: float = 1.0, colour: str = c.WHITE) -> None:
    """Curling lines of a strong wind, with two leaves in it."""
    f = stage.frame(x, z, size, y)
    width, ink = pen_at(stage, z)
    for dy, n in ((0.0, 1.5), (0.3, 2.0), (0.62, 1.3)):
        stage.sheet.line(
            f.all(
                [
                    (-n, dy),
                    (-n * 0.3, dy - 0.06),
                    (n * 0.5, dy),
                    (n * 0.8, dy - 0.14),
                    (n * 0.68, dy - 0.28),
                    (n * 0.52, dy - 0.18),
                ]
            ),
            width * 1.3,
            colour,
        )
    for dx, dy, a in ((-0.6, -0.3, 0.5), (0.9, 0.42, -0.6), (0.1, 0.95, 0.2)):
        stage.sheet.shape(
            circle(*f(dx, dy)[:2], f.unit * 0.13, f.unit * 0.06, a, 8), c.LEAF, width * 0.8, ink
        )


def dust(stage: Stage, x: float, z: float, size: float = 1.0) -> None:
    """Puffs behind someone who runs."""
    f = stage.frame(x, z, size)
    width, ink = pen_at(stage, z)
    for dx, dy, r in ((0.0, -0.1, 0.14), (-0.26, -0.14, 0.18), (-0.54, -0.1, 0.13)):
        stage.sheet.shape(circle(*f(dx, dy)[:2], f.unit * r, f.unit * r * 0.8), c.PAPER, width * 0.8, ink)
    for dy in (-0.5, -0.8, -1.1):
        stage.sheet.line(f.all([(-0.15, dy), (-0.75, dy)]), width, ink, taper=0.9)


def idea(stage: Stage, x: float, z: float, y: float = 2.2, size: float = 0.4) -> None:
    """A lamp that lights up over a head."""
    f = stage.frame(x, z, size, y)
    width, ink = pen_at(stage, z)
    for i in range(7):
        a = pi + pi * i / 6
        stage.sheet.line(
            f.all([(0.65 * cos(a), 0.65 * sin(a)), (0.95 * cos(a), 0.95 * sin(a))]), width, c.MUSTARD_DARK
        )
    stage.sheet.shape(
        f.all(
            [
                (-0.16, 0.4, True),
                (-0.2, 0.24),
                (-0.42, -0.02),
                (-0.3, -0.4),
                (0.0, -0.5),
                (0.3, -0.4),
                (0.42, -0.02),
                (0.2, 0.24),
                (0.16, 0.4, True),
            ]
        ),
        c.GOLD,
        width,
        ink,
    )
    stage.sheet.shape(
        f.all([(-0.16, 0.4, True), (0.16, 0.4, True), (0.13, 0.62, True), (-0.13, 0.62, True)]),
        c.GREY,
        width * 0.8,
        ink,
    )

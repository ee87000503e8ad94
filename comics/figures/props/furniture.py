"""What people sit at, stand behind or read from."""

from math import sin

from comics.figures import palette as c
from comics.figures.ink import circle
from comics.figures.palette import blend, shade
from comics.figures.props.ground import pen_at, shade_under
from comics.figures.stages import Stage


def table(
    stage: Stage, x: float, z: float, size: float = 1.0, colour: str = "#D9B07C", dishes: bool = True
) -> None:
    """A round folding table, laid."""
    r, h = 0.55 * size, 0.72
    shade_under(stage, x, z, r)
    f = stage.frame(x, z)
    width, ink = pen_at(stage, z)
    for a, b in ((-0.36, 0.28), (0.36, -0.28), (-0.12, -0.3), (0.12, 0.3)):
        stage.sheet.line(f.all([(a * size, -0.02), (b * size, -h + 0.03)]), width * 1.9, ink, taper=0)
        stage.sheet.line(f.all([(a * size, -0.02), (b * size, -h + 0.03)]), width * 0.8, c.GREY, taper=0)
    stage.disc(x, z, r, shade(colour, 0.3), h - 0.05, line=True)
    stage.disc(x, z, r, colour, h, line=True)
    if dishes:
        for dx, dz, tone in (
            (-0.25, -0.08, c.WHITE),
            (0.12, 0.14, c.WHITE),
            (0.26, -0.16, c.SKY),
            (-0.04, -0.3, c.WHITE),
        ):
            bowl(stage, x + dx * size, h, z + dz * size, tone)


def bowl(stage: Stage, x: float, y: float, z: float, tone: str) -> None:
    f = stage.frame(x, z, 1.0, y)
    width, ink = pen_at(stage, z)
    stage.sheet.shape(
        f.all([(-0.085, -0.08, True), (0.085, -0.08, True), (0.05, 0.0), (-0.05, 0.0)]),
        tone,
        width * 0.75,
        ink,
    )
    stage.sheet.shape(circle(*f(0, -0.08)[:2], f.unit * 0.085, f.unit * 0.026), c.MUSTARD, width * 0.7, ink)


def stool(stage: Stage, x: float, z: float, colour: str = c.VERMILION) -> None:
    """The plastic stool of every street kitchen."""
    shade_under(stage, x, z, 0.24)
    f = stage.frame(x, z)
    width, ink = pen_at(stage, z)
    stage.sheet.shape(
        f.all(
            [
                (-0.2, 0.0, True),
                (-0.14, -0.4, True),
                (0.14, -0.4, True),
                (0.2, 0.0, True),
                (0.12, 0.0, True),
                (0.09, -0.3, True),
                (-0.09, -0.3, True),
                (-0.12, 0.0, True),
            ]
        ),
        colour,
        width,
        ink,
    )
    stage.sheet.fill(
        f.all(
            [
                (-0.18, -0.02, True),
                (-0.13, -0.38, True),
                (-0.1, -0.38, True),
                (-0.1, -0.3, True),
                (-0.13, -0.02, True),
            ]
        ),
        shade(colour, 0.25),
    )
    stage.sheet.shape(
        circle(*f(0, -0.42)[:2], f.unit * 0.17, f.unit * 0.045), blend(colour, c.WHITE, 0.15), width, ink
    )


def chair(stage: Stage, x: float, z: float, flip: int = 1, colour: str = c.TEAL) -> None:
    shade_under(stage, x, z, 0.3)
    f = stage.frame(x, z, 1.0, 0.0, flip)
    width, ink = pen_at(stage, z)
    for a, b in ((-0.2, -0.18), (0.2, 0.18), (-0.1, -0.1), (0.28, 0.24)):
        stage.sheet.line(f.all([(a, 0.0), (b, -0.44)]), width * 1.7, ink, taper=0)
    stage.sheet.shape(
        f.all([(-0.22, -0.42, True), (-0.3, -0.92, True), (-0.22, -0.95, True), (-0.13, -0.44, True)]),
        colour,
        width,
        ink,
    )
    stage.sheet.shape(
        f.all([(-0.24, -0.46, True), (0.24, -0.46, True), (0.28, -0.39, True), (-0.22, -0.39, True)]),
        colour,
        width,
        ink,
    )


def bench(stage: Stage, x: float, z: float) -> None:
    shade_under(stage, x, z, 0.9)
    stage.facing(x - 0.9, x + 0.9, 0.55, 0.68, z + 0.1, c.BROWN)
    stage.facing(x - 0.9, x + 0.9, 0.74, 0.88, z + 0.1, c.BROWN)
    for side in (-0.75, 0.75):
        stage.facing(x + side - 0.05, x + side + 0.05, 0, 0.88, z, c.GREY_DARK)
    stage.floor(x - 0.95, x + 0.95, z - 0.35, z + 0.05, c.BROWN, 0.45, line=True)
    stage.facing(x - 0.95, x + 0.95, 0.38, 0.45, z - 0.35, shade(c.BROWN, 0.1))


def counter(stage: Stage, x: float, z: float, wide: float = 2.4, colour: str = c.BROWN) -> None:
    """A shop counter."""
    stage.box(x - wide / 2, x + wide / 2, 0, 0.9, z, z + 0.6, colour, top=blend(colour, c.CREAM, 0.6))
    stage.facing(
        x - wide / 2 + 0.12, x + wide / 2 - 0.12, 0.14, 0.76, z - 0.01, shade(colour, 0.12), weight=0.7
    )


def stall(stage: Stage, x: float, z: float, wide: float = 2.4) -> None:
    """An outreach stall: clothed table with leaflets, a canopy, a blank banner behind."""
    k = stage.camera.project
    width, ink = pen_at(stage, z)
    zb = z + 0.9
    for side in (-1, 1):
        stage.facing(
            x + side * (wide / 2 + 0.2) - 0.04, x + side * (wide / 2 + 0.2) + 0.04, 0, 3.0, zb, c.GREY_LIGHT
        )
    stage.facing(x - wide / 2 - 0.1, x + wide / 2 + 0.1, 2.0, 2.66, zb - 0.02, c.VERMILION)
    stage.facing(
        x - wide / 2, x + wide / 2, 2.08, 2.58, zb - 0.03, blend(c.VERMILION, c.WHITE, 0.14), line=False
    )
    for side in (-1, 1):
        px, py = k(x + side * wide * 0.36, 2.33, zb - 0.04)
        stage.sheet.fill(circle(px, py, stage.camera.scale(zb) * 0.14), c.GOLD)
    n = 8
    w0, w1 = wide / 2 + 0.45, wide / 2 + 0.6
    for i in range(n):
        a, b = -1 + 2 * i / n, -1 + 2 * (i + 1) / n
        tone = c.TEAL if i % 2 == 0 else c.PAPER
        stage.sheet.shape(
            [
                (*k(x + a * w0, 3.35, zb), True),
                (*k(x + b * w0, 3.35, zb), True),
                (*k(x + b * w1, 2.9, z), True),
                k(x + (a + b) / 2 * w1, 2.74, z),
                (*k(x + a * w1, 2.9, z), True),
            ],
            tone,
            width,
            ink,
        )


def stall_table(stage: Stage, x: float, z: float, wide: float = 2.2) -> None:
    """The table of the stall, to stand in front of the people behind it."""
    stage.box(x - wide / 2, x + wide / 2, 0, 0.8, z, z + 0.6, c.TEAL, top="#F4EFE2")
    for i in range(1, 9):
        xx = x - wide / 2 + wide * i / 9
        stage.rule((xx, 0.05, z - 0.01), (xx + 0.02 * sin(i), 0.7, z - 0.01), 0.7, shade(c.TEAL, 0.4))
    for i, tone in enumerate((c.VERMILION, c.MUSTARD, c.AQUA, c.ROSE)):
        xx = x - wide * 0.4 + i * wide * 0.24
        for j in range(3):
            stage.poly(
                [
                    (xx, 0.81 + j * 0.02, z + 0.12),
                    (xx + 0.28, 0.81 + j * 0.02, z + 0.12),
                    (xx + 0.28, 0.81 + j * 0.02, z + 0.46),
                    (xx, 0.81 + j * 0.02, z + 0.46),
                ],
                c.WHITE if j < 2 else tone,
                weight=0.7,
            )


def sign(stage: Stage, x: float, z: float, colour: str = c.TEAL, size: float = 1.0) -> None:
    """A notice board on legs, with drawings in place of words."""
    shade_under(stage, x, z, 0.5 * size)
    f = stage.frame(x, z, size)
    width, ink = pen_at(stage, z)
    for dx in (-0.4, 0.4):
        stage.sheet.limb(f.all([(dx, 0.0), (dx, -1.5)]), [f.unit * 0.07] * 2, c.GREY, width)
    stage.sheet.shape(
        f.all([(-0.55, -0.75, True), (0.55, -0.75, True), (0.55, -1.6, True), (-0.55, -1.6, True)]),
        colour,
        width,
        ink,
    )
    stage.sheet.fill(
        f.all([(-0.47, -0.83, True), (0.47, -0.83, True), (0.47, -1.52, True), (-0.47, -1.52, True)]), c.PAPER
    )


def leash_board(stage: Stage, x: float, z: float, size: float = 1.0) -> None:
    """A board that shows a dog on a lead, in a ring."""
    sign(stage, x, z, c.TEAL, size)
    f = stage.frame(x, z, size * 0.42, 1.0 * size)
    s = stage.sheet
    s.fill(
        f.all(
            [
                (-0.5, 0.1),
                (-0.4, -0.15),
                (0.2, -0.15),
                (0.3, -0.45),
                (0.55, -0.4),
                (0.62, -0.22),
                (0.4, -0.1),
                (0.34, 0.12),
            ]
        ),
        c.TEAL,
    )
    for dx in (-0.4, -0.26, 0.14, 0.28):
        s.line(f.all([(dx, 0.0), (dx, 0.38)]), f.unit * 0.1, c.TEAL, taper=0)
    s.line(f.all([(-0.48, -0.02), (-0.66, -0.3)]), f.unit * 0.09, c.TEAL, taper=0)
    s.line(f.all([(0.24, -0.22), (-0.1, -0.7), (-0.5, -0.9)]), f.unit * 0.06, c.VERMILION, taper=0)


def paper_sheet(stage: Stage, x: float, z: float, y: float = 1.5, size: float = 0.5) -> None:
    """A notice stuck on a wall, its lines only hinted at."""
    f = stage.frame(x, z, size, y)
    width, ink = pen_at(stage, z)
    stage.sheet.shape(
        f.all([(-0.5, 0.65, True), (-0.5, -0.65, True), (0.5, -0.65, True), (0.5, 0.65, True)]),
        c.WHITE,
        width,
        ink,
    )
    stage.sheet.fill(
        f.all([(-0.42, -0.36, True), (-0.42, -0.57, True), (0.42, -0.57, True), (0.42, -0.36, True)]), c.TEAL
    )
    for i in range(4):
        stage.sheet.line(
            f.all([(-0.38, -0.16 + 0.2 * i), (0.38 - 0.12 * (i % 2), -0.16 + 0.2 * i)]), width * 0.7, c.GREY
        )


def calendar(stage: Stage, x: float, z: float, y: float = 1.8, size: float = 0.6) -> None:
    """A wall calendar without figures, one day ringed."""
    f = stage.frame(x, z, size, y)
    width, ink = pen_at(stage, z)
    stage.sheet.shape(
        f.all([(-0.6, 0.6, True), (-0.6, -0.6, True), (0.6, -0.6, True), (0.6, 0.6, True)]),
        c.WHITE,
        width,
        ink,
    )
    stage.sheet.fill(
        f.all([(-0.57, -0.35, True), (-0.57, -0.57, True), (0.57, -0.57, True), (0.57, -0.35, True)]),
        c.VERMILION,
    )
    for r in range(3):
        for q in range(5):
            stage.sheet.fill(circle(*f(-0.42 + 0.21 * q, -0.12 + 0.25 * r)[:2], f.unit * 0.05, n=6), c.GREY)
    stage.sheet.line(
        circle(*f(0.21, 0.13)[:2], f.unit * 0.15) + circle(*f(0.21, 0.13)[:2], f.unit * 0.15)[:1],
        width * 1.2,
        c.VERMILION,
        taper=0.1,
    )


def quilt(stage: Stage, x: float, z: float) -> None:
    """A bed cover with folds, for someone who sits up behind it."""
    f = stage.frame(x, z)
    width, ink = pen_at(stage, z)
    stage.sheet.shape(
        f.all(
            [
                (-1.9, 0.0, True),
                (-1.85, -0.62),
                (-1.0, -0.86),
                (-0.4, -0.8),
                (0.4, -0.95),
                (1.2, -0.8),
                (1.9, -0.66),
                (2.0, 0.0, True),
            ]
        ),
        "#8FA7B8",
        width,
        ink,
    )
    for a, b in (((-1.1, -0.8), (-1.2, -0.3)), ((-0.2, -0.8), (-0.1, -0.25)), ((0.8, -0.84), (0.9, -0.3))):
        stage.sheet.line(f.all([a, b]), width * 0.8, ink)


def yellow_line(stage: Stage, x: float, z: float) -> None:
    """The yellow line at a shop's threshold: goods stay behind it."""
    stage.floor(x - 8, x + 8, z, z + 0.14, c.MUSTARD)


def net(stage: Stage, x: float, z: float, y: float = 0.0, wide: float = 1.6) -> None:
    """A guard rail for pots: brackets and bars."""
    for i in range(9):
        xx = x - wide / 2 + wide * i / 8
        stage.facing(xx - 0.02, xx + 0.02, y, y + 0.32, z, c.VERMILION, weight=0.6)
    stage.facing(x - wide / 2 - 0.05, x + wide / 2 + 0.05, y + 0.3, y + 0.38, z - 0.01, c.VERMILION)
    stage.facing(x - wide / 2 - 0.05, x + wide / 2 + 0.05, y - 0.06, y + 0.02, z - 0.01, c.VERMILION)

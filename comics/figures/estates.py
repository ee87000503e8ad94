"""Homes and the sites where they are built: towers, their feet, a balcony, an estate by night."""

from comics.figures import greenery
from comics.figures import palette as c
from comics.figures.ink import circle
from comics.figures.palette import blend, shade
from comics.figures.stages import Stage
from comics.figures.streets import lamp, pavement


def _tower(
    stage: Stage,
    x0: float,
    x1: float,
    z: float,
    floors: int,
    wall: str,
    lit: bool = False,
    first: float = 0.0,
) -> None:
    """A block of flats: balconies in columns, windows between them."""
    h = floors * 3.0
    flank = shade(wall, 0.14)
    middle = stage.camera.x
    if x0 > middle:
        stage.side(x0, 0, h, z, z + 7, flank)
    elif x1 < middle:
        stage.side(x1, 0, h, z, z + 7, flank)
    stage.facing(x0, x1, 0, h, z, wall)
    n = max(2, round((x1 - x0) / 3.4))
    wide = (x1 - x0) / n
    glass = "#F3CE7A" if lit else blend(c.SKY_DEEP, c.TEAL, 0.2)
    for floor in range(floors):
        y = floor * 3.0 + first
        for k in range(n):
            x = x0 + wide * k
            dark = lit and (k * 5 + floor * 3) % 4 != 0
            stage.facing(
                x + wide * 0.62,
                x + wide * 0.9,
                y + 1.0,
                y + 2.3,
                z - 0.01,
                c.NIGHT_DEEP if dark else glass,
                weight=0.8,
            )
            stage.facing(
                x + wide * 0.12,
                x + wide * 0.52,
                y + 0.3,
                y + 2.5,
                z - 0.01,
                c.NIGHT_DEEP if lit and (k + floor * 2) % 3 else glass,
                weight=0.8,
            )
            if z < 13:
                for a, low, high in ((0.76, 1.0, 2.3), (0.32, 0.3, 2.5)):
                    stage.rule(
                        (x + wide * a, y + low, z - 0.02), (x + wide * a, y + high, z - 0.02), 0.9, c.PAPER
                    )
                    stage.rule(
                        (x + wide * (a - 0.12), y + 1.9, z - 0.02),
                        (x + wide * (a + 0.12), y + 1.9, z - 0.02),
                        0.7,
                        c.PAPER,
                    )
                if (k + floor) % 2 == 0:
                    _cooler(stage, x + wide * 0.76, y + 0.35, z - 0.3)
            stage.facing(
                x + wide * 0.08,
                x + wide * 0.56,
                y + 0.15,
                y + 1.15,
                z - 0.5,
                blend(wall, c.WHITE, 0.35) if not lit else shade(wall, 0.1),
                weight=0.9,
            )
            if z < 22:
                for j in range(1, 6):
                    xx = x + wide * (0.08 + 0.08 * j)
                    stage.rule((xx, y + 0.2, z - 0.5), (xx, y + 1.1, z - 0.5), 0.5)
                if (k * 3 + floor) % 4 == 0 and not lit:
                    f = stage.frame(x + wide * 0.3, z - 0.5, 0.5, y + 1.15)
                    stage.sheet.fill(
                        circle(*f(0, -0.2)[:2], f.unit * 0.5, f.unit * 0.35), stage.tint(c.LEAF, z)
                    )


def _cooler(stage: Stage, x: float, y: float, z: float) -> None:
    """The outside half of an air conditioner."""
    stage.facing(x - 0.42, x + 0.42, y, y + 0.5, z, c.PAPER, weight=0.8)
    cx, cy = stage.camera.project(x - 0.1, y + 0.25, z - 0.01)
    width, ink = stage.pen(z)
    stage.sheet.shape(
        circle(cx, cy, 0.18 * stage.camera.scale(z)), stage.tint(c.GREY_LIGHT, z), width * 0.7, ink
    )
    stage.facing(x - 0.48, x + 0.48, y - 0.07, y, z, c.GREY, weight=0.7)


def estate(stage: Stage) -> None:
    """Between blocks of flats: a path, hedges, trees, balconies above."""
    stage.backdrop(c.SKY)
    greenery.cloud(stage, 0.55, 0.12, 0.13)
    greenery.cloud(stage, 0.86, 0.26, 0.08)
    stage.floor(-40, 40, 0.7, 80, "#B9CBA6")
    _tower(stage, -4, 6.4, 42, 9, "#E3DAC8")
    _tower(stage, -22, -8, 30, 10, "#E9D6BE")
    _tower(stage, 9, 23, 26, 10, "#E2DFD4")
    _tower(stage, -15.5, -5.2, 17, 8, "#F0E2CB")
    stage.poly([(-3.2, 0, 0.7), (4.2, 0, 0.7), (2.2, 0, 26), (-0.6, 0, 26)], "#DDD5C5", z=6)
    for i in range(1, 14):
        z = i * 1.5
        a = -3.2 + 2.6 * z / 26
        b = 4.2 - 2.0 * z / 26
        stage.rule((a, 0, z), (b, 0, z), 0.5, "#C2B8A5")
    greenery.tree(stage, -5.4, 13, 4.6, 1.5)
    greenery.tree(stage, 6.2, 15, 5.0, 1.7, c.LEAF_DARK)
    greenery.tree(stage, 4.2, 22, 5.0, 1.6)
    greenery.hedge(stage, -9, -3.1, 9.5)
    greenery.hedge(stage, 4.0, 9, 10.5)
    greenery.bush(stage, 5.0, 7.6)


def tower_foot(stage: Stage) -> None:
    """Close under one block: its wall and balconies rise out of the picture."""
    stage.backdrop(c.SKY)
    stage.floor(-20, 20, 0.7, 20, "#DDD5C5")
    pavement(stage, 0.7, 8.2, "#DDD5C5")
    _tower(stage, -9.5, 4.8, 9.5, 5, "#F0E2CB")
    stage.facing(-9.5, 4.8, 0, 0.5, 9.4, c.STONE)
    _tower(stage, 7.5, 16, 20, 8, "#E2DFD4")
    for x in (-8, -5.6, -3.2):
        greenery.bush(stage, x, 8.8, 0.9, 0.7)
    greenery.tree(stage, 6.0, 12, 4.6, 1.6)
    greenery.hedge(stage, 4.8, 14, 13)


def balcony(stage: Stage) -> None:
    """On one balcony, from outside at the same height: door, washing, rail in front."""
    stage.backdrop("#F0E2CB")
    for y in (-1.6, -0.2, 3.0, 4.4):
        stage.rule((-8, y, 5), (8, y, 5), 0.6, "#D8C6A8")
    stage.facing(-7, -2.6, -0.4, 2.2, 5, c.CREAM)
    stage.facing(-4.6, -2.9, 0.4, 1.9, 4.98, blend(c.SKY_DEEP, c.TEAL, 0.25))
    stage.facing(2.9, 4.6, 0.4, 1.9, 4.98, blend(c.SKY_DEEP, c.TEAL, 0.25))
    stage.facing(-2.2, 2.2, 0, 2.6, 4.6, shade("#F0E2CB", 0.12))
    stage.facing(-1.7, 1.7, 0, 2.35, 4.55, c.WHITE)
    for a, b in ((-1.6, -0.06), (0.06, 1.6)):
        stage.facing(a, b, 0.1, 2.25, 4.52, c.SKY_DEEP)
        stage.poly(
            [(a + 0.2, 0.1, 4.5), (a + 0.5, 0.1, 4.5), (a + 0.95, 2.25, 4.5), (a + 0.65, 2.25, 4.5)],
            c.SKY,
            line=False,
        )
    stage.facing(0.5, 1.6, 0.1, 2.25, 4.5, c.ROSE)
    for k in range(4):
        stage.rule((0.68 + k * 0.26, 0.2, 4.49), (0.64 + k * 0.26, 2.2, 4.49), 0.6)
    stage.floor(-2.6, 2.6, 2.2, 4.6, c.STONE, line=True)
    stage.rule((-2.3, 2.62, 3.2), (2.3, 2.62, 3.2), 1.1)

    def rail() -> None:
        z = 2.3
        stage.facing(-2.7, 2.7, -0.55, 0.0, z, "#E6D3B2")
        for i in range(19):
            x = -2.5 + i * 0.28
            stage.facing(x, x + 0.05, 0.0, 0.88, z, c.GREY_LIGHT, weight=0.6)
        stage.facing(-2.7, 2.7, 0.86, 0.98, z - 0.02, c.WHITE)
        stage.facing(-2.7, 2.7, 0.0, 0.08, z - 0.02, c.WHITE)

    stage.later(2.3, rail)


def night(stage: Stage) -> None:
    """The estate at night: lit windows, lamps, a moon."""
    stage.haze = c.NIGHT
    stage.light = "night"
    stage.backdrop(c.NIGHT_DEEP)
    greenery.sun(stage, 0.8, 0.14, 0.04, "#F4E7BE")
    for i in range(22):
        x, y = (i * 83 % 100) / 100, (i * 37 % 32) / 100
        stage.sheet.fill(circle(x * stage.camera.width, y * stage.camera.height, 2.6, n=6), "#DCE3E6")
    _tower(stage, -4, 6.4, 40, 8, "#47546B", lit=True)
    _tower(stage, -20, -7.5, 24, 8, "#4F5C74", lit=True)
    _tower(stage, 8, 20, 22, 9, "#4A5870", lit=True)
    stage.floor(-40, 40, 0.7, 22, "#5B6577")
    stage.poly([(-3.2, 0, 0.7), (4.2, 0, 0.7), (2.4, 0, 22), (-1.0, 0, 22)], "#6B7384", line=False, z=6)
    greenery.tree(stage, -5.6, 12, 4.6, 1.6, "#4E6C63")
    greenery.tree(stage, 6.4, 12, 5.0, 1.7, "#45625C")
    lamp(stage, -3.6, 8.0, lit=True)
    lamp(stage, 4.4, 10.0, lit=True)


def site(stage: Stage) -> None:
    """The back of an estate where something is being rebuilt: a wall, a hoarding, a skip place."""
    stage.backdrop(c.SKY)
    greenery.cloud(stage, 0.65, 0.14, 0.12)
    stage.floor(-40, 40, 0.7, 40, "#D3CBBB")
    _tower(stage, 6.5, 17, 22, 8, "#E9D6BE")
    _tower(stage, -18, -6, 24, 9, "#E2DFD4")
    pavement(stage, 0.7, 7.8, "#D8D0C0")
    for i in range(-6, 6):
        stage.facing(
            i * 2.2,
            (i + 1) * 2.2,
            0,
            2.0,
            8.2,
            blend(c.AQUA, c.WHITE, 0.25) if i % 2 else blend(c.TEAL, c.WHITE, 0.5),
        )
    stage.facing(-14, 14, 0, 0.22, 8.1, c.MUSTARD)
    greenery.tree(stage, -5.5, 10.5, 4.6, 1.6)
    greenery.tree(stage, 4.6, 11.5, 4.6, 1.6, c.LEAF_DARK)

"""Places indoors, and the flat grounds of close-ups."""

from math import cos, pi, sin

from comics.figures import palette as c
from comics.figures.ink import circle
from comics.figures.palette import blend, shade
from comics.figures.stages import Stage


def _tiles(stage: Stage, z0: float, z1: float, colour: str, step: float = 0.6) -> None:
    stage.floor(-12, 12, z0, z1, colour)
    joint = blend(colour, c.INK, 0.14)
    z = z0 + 0.4
    while z < z1:
        stage.rule((-12, 0, z), (12, 0, z), 0.45, joint)
        z += step
    for i in range(-20, 21):
        stage.rule((i * step, 0, max(z0, 0.9)), (i * step, 0, z1), 0.4, joint)


def _wall(stage: Stage, z: float, colour: str, base: str | None = None) -> None:
    stage.facing(-20, 20, 0, 8, z, colour, line=False)
    if base:
        stage.facing(-20, 20, 0, 0.9, z - 0.01, base)
    stage.rule((-20, 0, z - 0.02), (20, 0, z - 0.02), 1.0)


def office(stage: Stage) -> None:
    """A service counter: a back wall with frames, cabinets and a plant; the counter itself stands in front of the clerk."""
    stage.backdrop("#EFE7D8")
    _tiles(stage, 0.7, 6.5, "#D9D0BF")
    _wall(stage, 6.5, "#F1E9DA", "#C9D8CF")
    stage.facing(-5.2, -2.6, 1.2, 2.9, 6.45, c.WHITE)
    stage.facing(-5.05, -3.95, 1.32, 2.78, 6.43, c.SKY)
    stage.facing(-3.85, -2.75, 1.32, 2.78, 6.43, c.SKY)
    for x, tone in ((-1.7, c.TEAL), (-0.55, c.MUSTARD), (0.6, c.VERMILION)):
        stage.facing(x, x + 0.8, 1.7, 2.75, 6.45, c.WHITE)
        stage.facing(x + 0.1, x + 0.7, 2.05, 2.65, 6.44, tone)
        stage.rule((x + 0.14, 1.92, 6.43), (x + 0.66, 1.92, 6.43), 0.6)
        stage.rule((x + 0.14, 1.82, 6.43), (x + 0.5, 1.82, 6.43), 0.6)
    stage.facing(2.4, 4.6, 0, 2.3, 6.2, "#B99A78")
    for i in range(3):
        stage.rule((2.4, 0.57 * (i + 1), 6.19), (4.6, 0.57 * (i + 1), 6.19), 0.7)
        for k in range(7):
            stage.facing(
                2.5 + k * 0.29,
                2.74 + k * 0.29,
                0.6 + i * 0.57,
                1.05 + i * 0.57,
                6.18,
                (c.AQUA, c.CREAM, c.ROSE, c.GREY_LIGHT)[(k + i) % 4],
                weight=0.5,
            )

    def counter() -> None:
        stage.box(-8, 8, 0, 1.02, 3.3, 3.9, "#C8A67E", top="#E2C9A4")
        stage.facing(-8, 8, 0, 0.16, 3.28, shade("#C8A67E", 0.2))
        for x in (-3.9, -1.3, 1.3, 3.9):
            stage.rule((x, 0.2, 3.29), (x, 0.95, 3.29), 0.7)

    stage.later(3.85, counter)


def market(stage: Stage) -> None:
    """A wet market: rows of stalls, heaped crates, lamps under a roof."""
    stage.backdrop("#EDE3CF")
    _tiles(stage, 0.7, 14, "#C9D0CB", 0.7)
    stage.facing(-20, 20, 0, 6, 14, "#E2D4BA", line=False)
    for x in (-6.6, -2.2, 2.2, 6.6):
        stage.poly(
            [(x - 0.1, 4.2, 3), (x + 0.1, 4.2, 3), (x + 0.05, 4.2, 14), (x - 0.05, 4.2, 14)], c.GREY, z=8
        )
    for row, z in enumerate((11.5, 8.2)):
        for i in range(-3, 4):
            x = i * 3.0 + (0.6 if row else 0)
            _produce(stage, x, z, i + row * 2)
    for x in (-3.6, 0.2, 4.0):
        cx, top = stage.camera.project(x, 4.2, 8)
        _, low = stage.camera.project(x, 3.0, 8)
        k = stage.camera.scale(8)
        stage.sheet.line([(cx, top), (cx, low)], 3, c.SOFT_INK, taper=0)
        stage.sheet.fill(circle(cx, low + 0.24 * k, 0.9 * k, 0.5 * k), "#FBE7AE", 0.5)
        stage.sheet.shape(
            [
                (cx - 0.32 * k, low + 0.2 * k, True),
                (cx - 0.1 * k, low, True),
                (cx + 0.1 * k, low, True),
                (cx + 0.32 * k, low + 0.2 * k, True),
            ],
            c.VERMILION,
            3.6,
            c.SOFT_INK,
        )


def _produce(stage: Stage, x: float, z: float, kind: int) -> None:
    """A market stall: legs and cloth, a heap of one kind, a striped awning."""
    tone = (c.LEAF, c.VERMILION, c.MUSTARD, "#8FA0B8", c.ROSE)[kind % 5]
    stage.box(x - 1.25, x + 1.25, 0, 0.8, z, z + 1.1, blend(c.TEAL, c.SAND, 0.45), top=c.CREAM)
    for i in range(9):
        px, py = stage.camera.project(x - 1.05 + i * 0.26, 0.92 + 0.12 * (i % 2), z + 0.15)
        k = stage.camera.scale(z)
        width, ink = stage.pen(z)
        stage.sheet.shape(circle(px, py, 0.17 * k, 0.14 * k), stage.tint(tone, z), width * 0.8, ink)
    for side in (-1.2, 1.2):
        stage.facing(x + side - 0.04, x + side + 0.04, 0.8, 2.4, z, c.GREY)
    n = 6
    for i in range(n):
        a, b = x - 1.4 + 2.8 * i / n, x - 1.4 + 2.8 * (i + 1) / n
        stage.poly(
            [(a, 2.75, z + 0.5), (b, 2.75, z + 0.5), (b, 2.3, z - 0.3), (a, 2.3, z - 0.3)],
            (c.WHITE, (c.VERMILION, c.TEAL)[kind % 2])[i % 2],
            weight=0.8,
        )


def kitchen(stage: Stage) -> None:
    """A restaurant's kitchen: tiles, a hood, a range, hanging ladles."""
    stage.backdrop("#E4E7E0")
    _tiles(stage, 0.7, 5.4, "#C7B9A6", 0.5)
    _wall(stage, 5.4, "#EDEFE8")
    for i in range(22):
        stage.rule((-9, 0.3 * i, 5.38), (9, 0.3 * i, 5.38), 0.4, "#CBD0C8")
    for i in range(-24, 25):
        stage.rule((i * 0.36, 0, 5.38), (i * 0.36, 6.5, 5.38), 0.35, "#CBD0C8")
    stage.facing(-5.2, -3.2, 1.3, 2.6, 5.3, c.WHITE)
    stage.facing(-5.05, -3.35, 1.42, 2.48, 5.28, c.SKY)
    stage.rule((-4.2, 1.42, 5.27), (-4.2, 2.48, 5.27), 0.9)
    # A shelf of bowls and jars over a bench, left of where the stove is put.
    stage.facing(-2.9, 0.5, 0.0, 0.86, 5.1, "#C6CAC4")
    stage.facing(-3.0, 0.6, 0.86, 0.95, 5.05, c.GREY_LIGHT)
    for x in (-2.05, -1.2, -0.35):
        stage.rule((x, 0.05, 5.09), (x, 0.8, 5.09), 0.7)
    stage.facing(-2.8, 0.4, 1.58, 1.65, 5.2, c.GREY)
    jars = (c.MUSTARD, c.CREAM, c.ROSE, c.AQUA, c.CREAM, c.LEAF, c.MUSTARD, c.CREAM)
    for number, colour in enumerate(jars):
        x = -2.65 + number * 0.38
        high = (0.34, 0.22, 0.28)[number % 3]
        stage.facing(x, x + 0.24, 1.65, 1.65 + high, 5.19, colour, weight=0.7)
        stage.facing(x + 0.02, x + 0.22, 1.65 + high, 1.69 + high, 5.18, c.BROWN, weight=0.6)
    for x in (2.6, 2.95, 3.3, 3.65):
        f = stage.frame(x, 5.2, 1.0, 2.2)
        width, ink = stage.pen(5)
        stage.sheet.line(f.all([(0, -0.2), (0, 0.4)]), width * 1.4, c.GREY_DARK, taper=0)
        stage.sheet.shape(circle(*f(0, 0.48)[:2], f.unit * 0.12, f.unit * 0.1), c.GREY, width, ink)
    stage.facing(2.3, 4.0, 2.36, 2.44, 5.2, c.GREY_DARK)
    stage.facing(2.4, 5.2, 0.0, 0.95, 5.0, "#B9BDB8")
    stage.facing(2.3, 5.3, 0.95, 1.05, 4.95, c.GREY_LIGHT)


def grocery(stage: Stage) -> None:
    """A small food shop: full shelves, a fridge, a till counter."""
    stage.backdrop("#F3E9D6")
    _tiles(stage, 0.7, 6.2, "#DDD3C0")
    _wall(stage, 6.2, "#F4EAD6")
    goods = (c.MUSTARD, c.ROSE, c.AQUA, c.LEAF, c.CREAM, c.LILAC, c.VERMILION, c.SKY_DEEP)
    for block, (x0, x1) in enumerate(((-6.4, -2.7), (-2.3, 1.2))):
        stage.facing(x0, x1, 0, 2.45, 5.9, "#B98F66")
        for row in range(4):
            y = 0.2 + row * 0.56
            stage.facing(x0 + 0.08, x1 - 0.08, y, y + 0.48, 5.88, shade("#B98F66", 0.3), weight=0.6)
            n = int((x1 - x0 - 0.2) / 0.27)
            for i in range(n):
                x = x0 + 0.14 + i * 0.27
                kind = (i // 3 + row * 3 + block) % 8
                h = (0.3, 0.38, 0.24)[(i // 3 + row) % 3]
                stage.facing(x, x + 0.21, y + 0.02, y + 0.02 + h, 5.86, goods[kind], weight=0.55)
                stage.facing(
                    x + 0.03,
                    x + 0.18,
                    y + 0.09,
                    y + 0.05 + h * 0.6,
                    5.85,
                    blend(goods[kind], c.WHITE, 0.6),
                    line=False,
                )
    stage.facing(1.7, 3.5, 0, 2.3, 5.8, c.WHITE)
    stage.facing(1.84, 3.36, 0.4, 2.1, 5.78, c.SKY)
    for row in range(3):
        stage.rule((1.84, 0.95 + row * 0.4, 5.77), (3.36, 0.95 + row * 0.4, 5.77), 0.8)
        for i in range(6):
            stage.facing(
                1.95 + i * 0.23,
                2.1 + i * 0.23,
                0.97 + (row - 1) * 0.4 + 0.02,
                1.24 + (row - 1) * 0.4,
                5.76,
                goods[(i + row * 2) % 8],
                weight=0.5,
            )


def home(stage: Stage) -> None:
    """A living room: window with curtains, sofa, lamp, picture."""
    stage.backdrop("#F3E6D2")
    stage.floor(-12, 12, 0.7, 5.6, "#D6B48C")
    for i in range(-14, 15):
        stage.rule((i * 0.55, 0, 0.9), (i * 0.55, 0, 5.6), 0.45, "#BC9870")
    _wall(stage, 5.6, "#F3E6D2")
    stage.facing(-20, 20, 0, 0.16, 5.58, c.WHITE)
    _view(stage, c.SKY, False)
    stage.box(0.9, 4.2, 0.12, 0.5, 4.6, 5.4, c.AQUA)
    stage.facing(0.9, 4.2, 0.5, 1.15, 5.2, c.AQUA)
    stage.box(0.65, 1.1, 0.1, 0.75, 4.55, 5.4, shade(c.AQUA, 0.12))
    stage.box(4.0, 4.45, 0.1, 0.75, 4.55, 5.4, shade(c.AQUA, 0.12))
    stage.facing(1.5, 2.3, 0.5, 0.95, 4.95, c.MUSTARD)
    stage.facing(1.9, 3.1, 1.75, 2.6, 5.55, c.WHITE)
    stage.facing(2.0, 3.0, 1.85, 2.5, 5.54, "#C9D8CF")
    stage.poly([(2.1, 1.9, 5.53), (2.5, 2.3, 5.53), (2.75, 1.9, 5.53)], c.TEAL, line=False)


def _view(stage: Stage, sky: str, dark: bool) -> None:
    stage.facing(-3.4, -0.4, 0.9, 2.7, 5.55, c.WHITE)
    stage.facing(-3.28, -0.52, 1.02, 2.58, 5.53, sky)
    for i, (x, h) in enumerate(((-3.2, 0.8), (-2.5, 1.1), (-1.3, 0.7))):
        stage.facing(
            x,
            x + 0.55,
            1.02,
            1.02 + h,
            5.52,
            "#4F5C74" if dark else ("#E3DAC8", "#D9E2D2", "#E9D6BE")[i],
            weight=0.6,
        )
        for k in range(4):
            stage.facing(
                x + 0.1 + 0.2 * (k % 2),
                x + 0.24 + 0.2 * (k % 2),
                1.15 + 0.25 * (k // 2),
                1.3 + 0.25 * (k // 2),
                5.51,
                "#F3CE7A" if dark else c.SKY_DEEP,
                line=False,
            )
    stage.rule((-1.9, 1.02, 5.5), (-1.9, 2.58, 5.5), 0.9)
    tone = "#7C8AA5" if dark else c.ROSE
    for a, b in ((-3.8, -3.05), (-0.75, 0.0)):
        stage.facing(a, b, 0.7, 2.85, 5.45, tone)
        for k in (0.3, 0.55, 0.8):
            x = a + (b - a) * k
            stage.rule((x, 0.75, 5.44), (x + 0.03, 2.8, 5.44), 0.6)
    stage.rule((-4.0, 2.88, 5.44), (0.2, 2.88, 5.44), 1.6)


def corridor(stage: Stage, door: float = 0.9) -> None:
    """The landing of a block of flats: a flat's open door at `door`, tiled wall, a meter box."""
    stage.backdrop("#E9E4D6")
    _tiles(stage, 0.7, 5.2, "#CFC8BA", 0.7)
    _wall(stage, 5.2, "#EFEADD", "#C6D6CE")
    x = door
    stage.facing(x - 0.75, x + 0.75, 0, 2.45, 5.15, c.BROWN_DARK)
    stage.facing(x - 0.62, x + 0.62, 0, 2.32, 5.13, "#F6E2B8")
    stage.facing(x - 0.55, x + 0.1, 1.1, 2.0, 5.12, c.SKY, weight=0.7)
    stage.poly(
        [(x + 0.62, 0, 5.12), (x + 1.5, 0, 4.4), (x + 1.5, 2.32, 4.4), (x + 0.62, 2.32, 5.12)],
        "#A5563F",
        z=4.6,
    )
    stage.poly(
        [(x + 0.78, 1.25, 4.98), (x + 1.34, 1.25, 4.53), (x + 1.34, 2.1, 4.53), (x + 0.78, 2.1, 4.98)],
        "#B96A50",
        z=4.6,
        weight=0.7,
    )
    for side in (-0.85, 0.75):
        stage.facing(x + side, x + side + 0.1, 0.3, 2.4, 5.1, c.VERMILION, weight=0.7)
    stage.facing(x - 0.6, x + 0.6, 2.52, 2.72, 5.1, c.VERMILION, weight=0.7)
    stage.facing(-3.4, -2.6, 1.3, 2.2, 5.15, c.GREY_LIGHT)
    stage.rule((-3.3, 1.75, 5.14), (-2.7, 1.75, 5.14), 0.7)
    stage.facing(-1.9, -1.2, 1.2, 2.2, 5.15, c.WHITE)
    stage.facing(-1.82, -1.28, 1.86, 2.1, 5.14, c.TEAL, line=False)
    for k in range(4):
        stage.rule((-1.8, 1.36 + k * 0.12, 5.14), (-1.34, 1.36 + k * 0.12, 5.14), 0.5, c.GREY)


def bedroom(stage: Stage) -> None:
    """A bedroom at night: moonlit window, a bed with its head to the wall, a lamp beside it."""
    stage.haze = c.NIGHT
    stage.light = "night"
    wall, wood, linen = "#5D6B86", "#8A6B57", "#EEF0F3"
    stage.backdrop(wall)
    stage.floor(-12, 12, 0.7, 5.6, "#6A6478")
    for i in range(-14, 15):
        stage.rule((i * 0.55, 0, 0.9), (i * 0.55, 0, 5.6), 0.45, "#5C5769")
    _wall(stage, 5.6, wall)
    stage.facing(-20, 20, 0, 0.16, 5.58, "#7A86A0")
    _view(stage, c.NIGHT_DEEP, True)
    cx, cy = stage.camera.project(-1.55, 2.3, 5.5)
    stage.sheet.fill(circle(cx, cy, stage.camera.scale(5.5) * 0.16), "#F4E7BE")
    stage.facing(1.1, 2.3, 1.75, 2.5, 5.55, c.WHITE)
    stage.facing(1.2, 2.2, 1.85, 2.4, 5.54, "#8FA3B5")
    stage.poly([(1.3, 1.9, 5.53), (1.7, 2.25, 5.53), (2.0, 1.9, 5.53)], "#6F8798", line=False)

    def bed() -> None:
        stage.box(0.1, 0.6, 0.0, 0.55, 4.9, 5.4, wood)
        stage.facing(0.31, 0.39, 0.55, 0.8, 5.1, "#C9A15B")
        stage.poly([(0.15, 0.8, 5.1), (0.55, 0.8, 5.1), (0.47, 1.12, 5.1), (0.23, 1.12, 5.1)], "#F3CE7A")
        stage.facing(0.75, 2.75, 0.0, 1.3, 5.45, wood)
        stage.box(0.8, 2.7, 0.12, 0.5, 3.9, 5.4, "#7A5D4B", top="#DDE0E6")
        for x in (0.95, 1.85):
            stage.box(x, x + 0.7, 0.5, 0.68, 4.95, 5.3, linen)
        stage.box(0.76, 2.74, 0.25, 0.58, 3.86, 4.75, "#6F7FA8", top="#8391B8")

    stage.later(4.6, bed)


def flat(stage: Stage, colour: str = c.SAND) -> None:
    """A plain ground for a close-up."""
    stage.backdrop(colour)


def burst(stage: Stage, colour: str = c.CREAM, ray: str = "#F0D9A4") -> None:
    """Rays from behind the figure: surprise, or a good idea."""
    stage.backdrop(colour)
    w, h = stage.camera.width, stage.camera.height
    cx, cy, r = w * 0.5, h * 0.56, w
    n = 26
    for i in range(n):
        a = 2 * pi * i / n
        b = a + pi / n * (0.8 + 0.35 * sin(i * 2.3))
        stage.sheet.fill(
            [
                (cx, cy, True),
                (cx + r * cos(a), cy + r * sin(a), True),
                (cx + r * cos(b), cy + r * sin(b), True),
            ],
            ray,
        )


def dots(stage: Stage, colour: str = "#DDE9E4", dot: str = "#C4DAD2") -> None:
    """A raster of dots that grow downwards: a quiet ground for a thought."""
    stage.backdrop(colour)
    w, h = stage.camera.width, stage.camera.height
    step = 62
    for row in range(int(h / step) + 2):
        for col in range(int(w / step) + 2):
            share = row * step / h
            r = 4 + 15 * max(share - 0.15, 0)
            x, y = col * step + (row % 2) * step / 2, row * step
            stage.sheet.parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="{r:.1f}" fill="{dot}"/>')

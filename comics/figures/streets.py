"""Streets of shops, and what stands in them. Signs and banners are blank or bear a pictogram: no drawing holds writing."""

from math import pi, sin

from comics.figures import greenery
from comics.figures import palette as c
from comics.figures.ink import arc, circle
from comics.figures.palette import blend, shade
from comics.figures.stages import Stage

SIGNS = (c.VERMILION, c.TEAL, c.MUSTARD, "#7E5A86", c.LEAF_DARK, "#3F6C8C")
WALLS = ("#F0DFC0", "#E9CDB4", "#D9E2D2", "#F2E6D0", "#DDD3E0", "#EBD9A8")


def pavement(
    stage: Stage, z0: float, z1: float, colour: str, x0: float = -14, x1: float = 14, step: float = 0.8
) -> None:
    """Slabs: long joints along our way, short ones across."""
    stage.floor(x0, x1, z0, z1, colour)
    joint = blend(colour, c.INK, 0.16)
    z = z0
    while z < z1:
        if z > 1.0:
            stage.rule((x0, 0, z), (x1, 0, z), 0.5, joint)
        z += step
    x = round(x0)
    while x <= x1:
        stage.rule((x, 0, max(z0, 1.0)), (x, 0, z1), 0.45, joint)
        x += 1.6


def _pictogram(stage: Stage, x: float, y: float, z: float, kind: int, size: float = 0.28) -> None:
    """What a shop sells, in place of its name: a bowl, a fish, a leaf, a cup, scissors."""
    f = stage.frame(x, z, size, y)
    s = stage.sheet
    tone = stage.tint(c.CREAM, z)
    if kind == 0:
        s.fill(f.all([(-0.8, -0.1, True), (0.8, -0.1, True), (0.45, 0.6), (-0.45, 0.6)]), tone)
        s.line(f.all([(-0.3, -0.3), (-0.2, -0.6), (-0.35, -0.85)]), f.unit * 0.13, tone)
        s.line(f.all([(0.25, -0.3), (0.35, -0.6), (0.2, -0.85)]), f.unit * 0.13, tone)
    elif kind == 1:
        s.fill(
            f.all(
                [
                    (-0.9, 0.0, True),
                    (-0.4, -0.45),
                    (0.3, -0.35),
                    (0.55, 0.0, True),
                    (0.95, -0.4, True),
                    (0.95, 0.4, True),
                    (0.55, 0.0, True),
                    (0.3, 0.35),
                    (-0.4, 0.45),
                ]
            ),
            tone,
        )
    elif kind == 2:
        s.fill(f.all([(-0.7, 0.5, True), (-0.5, -0.4), (0.7, -0.7, True), (0.5, 0.3)]), tone)
    elif kind == 3:
        s.fill(f.all([(-0.5, -0.5, True), (0.5, -0.5, True), (0.35, 0.7, True), (-0.35, 0.7, True)]), tone)
        s.line(f.all([(0.1, -0.5), (0.3, -1.0)]), f.unit * 0.14, tone)
    elif kind == 4:
        s.fill(circle(*f(0, 0)[:2], f.unit * 0.5), tone)
        s.fill(
            f.all([(-0.12, -0.9, True), (0.12, -0.9, True), (0.12, -0.4, True), (-0.12, -0.4, True)]), tone
        )
    else:
        s.fill(
            f.all(
                [
                    (-0.75, 0.6, True),
                    (-0.75, -0.1, True),
                    (0, -0.75, True),
                    (0.75, -0.1, True),
                    (0.75, 0.6, True),
                ]
            ),
            tone,
        )


def _window(
    stage: Stage,
    x: float,
    y: float,
    z: float,
    w: float = 1.0,
    h: float = 1.5,
    shutter: str = c.TEAL,
    arch: bool = True,
) -> None:
    """A tall old window with shutters and a rounded head."""
    frame = stage.tint(blend(c.CREAM, c.WHITE, 0.4), z)
    width, ink = stage.pen(z)
    page = stage.camera.project
    ring = [(*page(x - w / 2 - 0.12, y, z), True), (*page(x - w / 2 - 0.12, y + h, z), True)]
    if arch:
        cx, cy = page(x, y + h, z)
        k = stage.camera.scale(z)
        ring += arc(cx, cy, (w / 2 + 0.12) * k, 0.5 * k, pi, 2 * pi, 7)[1:-1]
    ring += [(*page(x + w / 2 + 0.12, y + h, z), True), (*page(x + w / 2 + 0.12, y, z), True)]
    stage.sheet.shape(ring, frame, width, ink)
    for a, b in ((-w / 2, -0.03), (0.03, w / 2)):
        stage.facing(x + a, x + b, y + 0.08, y + h - 0.05, z, shutter, weight=0.8)
        for i in range(1, 6):
            yy = y + 0.08 + (h - 0.13) * i / 6
            stage.rule(
                (x + a + 0.05, yy, z), (x + b - 0.05, yy, z), 0.55, blend(stage.tint(shutter, z), c.INK, 0.35)
            )
    stage.facing(x - w / 2 - 0.2, x + w / 2 + 0.2, y - 0.12, y, z, c.CREAM, weight=0.8)


def _shop(stage: Stage, x0: float, x1: float, z: float, kind: int, open_: bool = True) -> None:
    """One shop front: a dark inside with shelves, a counter, or a rolled shutter; a blank sign above."""
    inside = blend(c.BROWN_DARK, c.SAND, 0.35) if kind % 2 else blend("#54616B", c.SAND, 0.3)
    if not open_:
        stage.facing(x0, x1, 0, 2.5, z, c.GREY_LIGHT)
        for i in range(1, 12):
            stage.rule((x0, i * 0.21, z), (x1, i * 0.21, z), 0.5)
    else:
        stage.facing(x0, x1, 0, 2.5, z, inside)
        goods = (c.MUSTARD, c.ROSE, c.AQUA, c.LEAF, c.CREAM, c.LILAC)
        for row, y in enumerate((1.0, 1.55, 2.05)):
            stage.facing(x0 + 0.1, x1 - 0.1, y - 0.06, y, z - 0.01, c.BROWN, weight=0.6)
            n = int((x1 - x0) / 0.3)
            for i in range(n):
                xx = x0 + 0.2 + i * 0.3
                h = 0.18 + 0.12 * ((i * 7 + row * 3 + kind) % 3) / 2
                stage.facing(xx, xx + 0.2, y, y + h, z - 0.02, goods[(i + row * 2 + kind) % 6], weight=0.5)
        stage.facing(x0 + 0.15, x0 + (x1 - x0) * 0.62, 0, 0.85, z - 0.05, (c.BROWN, c.AQUA, c.ROSE)[kind % 3])
        stage.facing(x0 + 0.1, x0 + (x1 - x0) * 0.64, 0.85, 0.94, z - 0.06, c.CREAM)
    sign = SIGNS[kind % 6]
    stage.facing(x0 - 0.05, x1 + 0.05, 2.5, 3.15, z - 0.08, sign)
    stage.facing(x0 + 0.06, x1 - 0.06, 2.58, 3.07, z - 0.09, shade(sign, 0.1), line=False)
    _pictogram(stage, (x0 + x1) / 2, 2.83, z - 0.1, kind % 6, 0.22)


def arcade(stage: Stage, open_: bool = True, evening: bool = False, trade: int = 2) -> None:
    """A row of 骑楼 seen from across the lane: shops behind a covered walk, old windows above.

    `trade` chooses the pictogram of the shop in the middle: 0 bowl, 1 fish, 2 leaf, 3 cup, 4 jar, 5 house.
    """
    stage.backdrop("#E8C9A8" if evening else c.SKY)
    greenery.cloud(stage, 0.2, 0.1, 0.12)
    front, back = 6.2, 8.4
    pavement(stage, 0.7, 5.2, "#D8D2C4")
    stage.floor(-16, 16, 5.2, back, "#E4DAC6")
    stage.rule((-16, 0, 5.2), (16, 0, 5.2), 1.1)
    bay = 3.5
    bays = range(-4, 4)
    for i in bays:
        stage.facing(i * bay, (i + 1) * bay, 0, 3.6, back, WALLS[i % 6])
        _shop(stage, i * bay + 0.35, (i + 1) * bay - 0.35, back - 0.02, i + 6 + trade, open_ or i % 3 == 0)
    stage.floor(-16, 16, front, back, "#BFB39D", y=3.35)
    for i in bays:
        _facade(stage, i * bay, bay, front, i + 8)
    for i in range(-4, 5):
        _column(stage, i * bay, front)
    for i in bays:
        _hanging_sign(stage, i * bay + 0.42, front - 0.3, i + 5)
    if evening:
        _dusk(stage, bay, front)


def _dusk(stage: Stage, bay: float, z: float) -> None:
    """The light goes, and lanterns come on under the arches."""
    w, h = stage.camera.width, stage.camera.height
    stage.sheet.parts.append(f'<rect width="{w}" height="{h}" fill="#3E2F5B" fill-opacity="0.2"/>')
    for i in range(-4, 4):
        for t in (0.28, 0.72):
            _lantern(stage, (i + t) * bay, 2.75, z + 0.4)


def _lantern(stage: Stage, x: float, y: float, z: float) -> None:
    """A paper lantern and its glow."""
    f = stage.frame(x, z, 1.0, y)
    width, ink = stage.pen(z)
    stage.sheet.fill(circle(*f(0, 0.1)[:2], f.unit * 0.62), "#FFE3A0", 0.26)
    stage.sheet.fill(circle(*f(0, 0.1)[:2], f.unit * 0.38), "#FFE9B8", 0.4)
    stage.sheet.rule(f(0, -0.4)[:2], f(0, -0.14)[:2], width * 0.7, ink)
    stage.sheet.shape(circle(*f(0, 0.08)[:2], f.unit * 0.2, f.unit * 0.21), "#E2563F", width, ink)
    stage.sheet.fill(circle(*f(0, 0.08)[:2], f.unit * 0.09, f.unit * 0.17), "#F59A6C")
    for dy in (-0.14, 0.3):
        ends = [
            (-0.09, dy - 0.03, True),
            (0.09, dy - 0.03, True),
            (0.09, dy + 0.03, True),
            (-0.09, dy + 0.03, True),
        ]
        stage.sheet.shape(f.all(ends), c.GOLD, width * 0.8, ink)


def _facade(stage: Stage, x: float, bay: float, z: float, i: int) -> None:
    wall = WALLS[i % 6]
    stage.facing(x, x + bay, 3.1, 8.2, z, wall)
    page = stage.camera.project
    width, ink = stage.pen(z)
    under = [(*page(x + 0.28, 2.75, z), True)]
    k = stage.camera.scale(z)
    cx, cy = page(x + bay / 2, 2.75, z)
    under += arc(cx, cy, (bay / 2 - 0.28) * k, 0.62 * k, pi, 2 * pi, 9)[1:-1]
    under += [
        (*page(x + bay - 0.28, 2.75, z), True),
        (*page(x + bay, 2.75, z), True),
        (*page(x + bay, 3.5, z), True),
        (*page(x, 3.5, z), True),
        (*page(x, 2.75, z), True),
    ]
    stage.sheet.shape(under, stage.tint(blend(wall, c.WHITE, 0.2), z), width, ink)
    stage.facing(x, x + bay, 3.5, 3.68, z - 0.06, blend(wall, c.WHITE, 0.4))
    shutters = (c.TEAL, "#8E5B45", c.LEAF_DARK, "#5D7C8C")
    for dx in (0.3, 0.7):
        _window(stage, x + bay * dx, 4.5, z - 0.02, 0.85, 1.5, shutters[i % 4])
    stage.facing(x, x + bay, 6.9, 7.1, z - 0.06, blend(wall, c.WHITE, 0.4))


def _column(stage: Stage, x: float, z: float) -> None:
    tone = "#EADFC9"
    stage.facing(x - 0.28, x + 0.28, 0, 2.8, z - 0.2, tone)
    stage.facing(x - 0.28, x - 0.12, 0.4, 2.7, z - 0.21, shade(tone, 0.1), line=False)
    stage.facing(x - 0.36, x + 0.36, 0, 0.4, z - 0.24, c.STONE)
    stage.facing(x - 0.36, x + 0.36, 2.62, 2.8, z - 0.24, blend(tone, c.WHITE, 0.3))


def _hanging_sign(stage: Stage, x: float, z: float, i: int) -> None:
    if i % 3 == 0:
        return
    tone = SIGNS[i % 6]
    stage.rule((x - 0.3, 5.3, z), (x + 0.3, 5.3, z), 1.2)
    stage.facing(x - 0.26, x + 0.26, 3.75, 5.25, z, tone)
    stage.facing(x - 0.18, x + 0.18, 3.84, 5.16, z - 0.01, blend(tone, c.WHITE, 0.14), line=False)
    _pictogram(stage, x, 4.5, z - 0.02, i % 6, 0.15)


def lane(stage: Stage, wide: float = 2.6, evening: bool = False) -> None:
    """The same kind of street, seen along it: columns march away on the left, shops on the right, sky between."""
    stage.backdrop("#F3CFA6" if evening else c.SKY)
    greenery.sun(stage, 0.62, 0.2, 0.06, "#F29C6B" if evening else "#F7EBC8")
    greenery.cloud(stage, 0.5, 0.2, 0.1, "#F9E4C8" if evening else c.WHITE)
    far = 34.0
    stage.facing(-3.4, 1.2, 0, 6, far, WALLS[0], weight=0.7)
    stage.facing(0.2, 5.2, 0, 7.2, far + 1, WALLS[2], weight=0.7)
    for x0, x1, top in ((-3.2, 0.1, 5.4), (0.6, 4.9, 6.6)):
        for row in range(3):
            for k in range(4):
                x = x0 + (x1 - x0) * (k + 0.25) / 4
                y = 0.9 + (top - 1.0) * row / 3
                stage.facing(x, x + 0.55, y, y + 0.95, far - 0.1, c.SKY_DEEP, weight=0.7)
    stage.floor(-wide, 5.2, 0.7, far, "#CFC9BD")
    stage.floor(-wide - 2.6, -wide + 0.9, 0.7, far, "#E3D8C3")
    stage.rule((-wide + 0.9, 0, 0.7), (-wide + 0.9, 0, far), 1.0)
    for i in range(1, 16):
        stage.rule((-wide - 2.4, 0, i * 1.3), (-wide + 0.9, 0, i * 1.3), 0.5, "#BFB39C")
    for z in (3.0, 6.4, 9.8, 13.2, 16.6, 20, 23.4):
        stage.floor(1.0, 1.18, z, z + 1.4, c.PAPER)
    bay = 3.6
    for i in range(8, -1, -1):
        z0, z1 = 1.2 + i * bay, 1.2 + (i + 1) * bay
        _lane_left(stage, -wide, z0, z1, i)
        _lane_right(stage, 5.2, z0, z1, i)
    if evening:
        w, h = stage.camera.width, stage.camera.height
        stage.sheet.parts.append(f'<rect width="{w}" height="{h}" fill="#4A2F5B" fill-opacity="0.17"/>')
        for i in range(6, -1, -1):
            _lantern(stage, -wide - 0.5, 2.6, 3.0 + i * bay)


def _lane_left(stage: Stage, x: float, z0: float, z1: float, i: int) -> None:
    back = x - 2.5
    wall = WALLS[(i + 1) % 6]
    inner = blend(c.BROWN_DARK, c.SAND, 0.4)
    stage.side(back, 0, 3.4, z0, z1, blend(wall, c.WHITE, 0.1))
    stage.side(back + 0.01, 0, 2.4, z0 + 0.4, z1 - 0.4, inner)
    goods = (c.MUSTARD, c.ROSE, c.AQUA, c.LEAF)
    for row in range(3):
        for k in range(4):
            a = z0 + 0.55 + k * 0.65
            stage.side(
                back + 0.02,
                0.75 + row * 0.5,
                1.05 + row * 0.5,
                a,
                a + 0.5,
                goods[(k + row + i) % 4],
                weight=0.6,
            )
    stage.side(back + 0.05, 2.45, 3.0, z0 + 0.3, z1 - 0.3, SIGNS[i % 6])
    stage.poly([(back, 3.4, z0), (x, 3.4, z0), (x, 3.4, z1), (back, 3.4, z1)], "#C4B8A2", z=z0 + 1)
    stage.side(x, 2.9, 8.5, z0, z1, wall)
    stage.side(x + 0.05, 3.5, 3.7, z0, z1, blend(wall, c.WHITE, 0.45))
    stage.side(x + 0.05, 6.6, 6.8, z0, z1, blend(wall, c.WHITE, 0.45))
    shutter = (c.TEAL, "#8E5B45", c.LEAF_DARK, "#5D7C8C")[i % 4]
    for a in (0.5, 2.1):
        stage.side(x + 0.02, 4.2, 6.1, z0 + a - 0.1, z0 + a + 1.1, c.CREAM)
        stage.side(x + 0.03, 4.3, 6.0, z0 + a, z0 + a + 0.48, shutter)
        stage.side(x + 0.03, 4.3, 6.0, z0 + a + 0.52, z0 + a + 1.0, shutter)
    stage.box(x - 0.25, x + 0.2, 0, 2.95, z0 - 0.22, z0 + 0.22, "#EADFC9")
    stage.box(x - 0.32, x + 0.27, 0, 0.4, z0 - 0.28, z0 + 0.28, c.STONE)
    if i % 2:
        tone = SIGNS[(i + 2) % 6]
        stage.facing(x + 0.15, x + 0.85, 3.9, 5.4, z0 + 0.3, tone)
        _pictogram(stage, x + 0.5, 4.65, z0 + 0.28, i % 6, 0.22)


def _lane_right(stage: Stage, x: float, z0: float, z1: float, i: int) -> None:
    wall = WALLS[(i + 4) % 6]
    stage.side(x, 0, 7.4, z0, z1, wall)
    stage.side(
        x - 0.02, 0.1, 2.5, z0 + 0.4, z1 - 0.4, blend("#54616B", c.SAND, 0.4) if i % 2 else c.GREY_LIGHT
    )
    if i % 2 == 0:
        for k in range(1, 9):
            stage.rule((x - 0.03, k * 0.28, z0 + 0.4), (x - 0.03, k * 0.28, z1 - 0.4), 0.5)
    stage.side(x - 0.05, 2.6, 3.2, z0 + 0.2, z1 - 0.2, SIGNS[(i + 3) % 6])
    tone = (c.VERMILION, c.TEAL, c.MUSTARD)[i % 3]
    stage.poly(
        [(x, 2.6, z0 + 0.3), (x - 0.9, 2.25, z0 + 0.3), (x - 0.9, 2.25, z1 - 0.3), (x, 2.6, z1 - 0.3)],
        tone,
        z=z0 + 1,
    )
    for a in (0.5, 2.0):
        stage.side(x - 0.02, 4.0, 5.6, z0 + a, z0 + a + 1.1, c.CREAM)
        stage.side(x - 0.03, 4.1, 5.5, z0 + a + 0.08, z0 + a + 1.02, blend(c.SKY_DEEP, c.TEAL, 0.25))


def night_street(stage: Stage) -> None:
    """A lane after dark, shutters down, lamps on."""
    stage.haze = c.NIGHT
    stage.light = "night"
    stage.backdrop(c.NIGHT_DEEP)
    pavement(stage, 0.7, 7.5, "#69728A")
    bay = 3.5
    for i in range(-4, 4):
        wall = blend(WALLS[i % 6], c.NIGHT, 0.62)
        stage.facing(i * bay, (i + 1) * bay, 0, 7, 8, wall)
        lit = i in (-1,)
        stage.facing(i * bay + 0.4, (i + 1) * bay - 0.4, 0, 2.4, 7.98, "#F0CB7C" if lit else "#57627A")
        if not lit:
            for k in range(1, 9):
                stage.rule((i * bay + 0.4, k * 0.27, 7.97), ((i + 1) * bay - 0.4, k * 0.27, 7.97), 0.5)
        stage.facing(i * bay + 0.3, (i + 1) * bay - 0.3, 2.5, 3.1, 7.95, blend(SIGNS[i % 6], c.NIGHT, 0.35))
        for dx in (0.3, 0.7):
            stage.facing(
                i * bay + bay * dx - 0.45,
                i * bay + bay * dx + 0.45,
                4.0,
                5.4,
                7.97,
                "#F3CE7A" if (i * 2 + int(dx * 10)) % 5 == 0 else "#3B4961",
            )
    lamp(stage, -3.4, 6.4, lit=True)
    lamp(stage, 3.8, 6.4, lit=True)


def lamp(stage: Stage, x: float, z: float, lit: bool = False) -> None:
    """A street lamp; lit, it spreads a soft cone."""

    def act() -> None:
        f = stage.frame(x, z)
        width, ink = stage.pen(z)
        if lit:
            stage.sheet.fill(
                f.all([(0.55, -3.7, True), (1.9, 0.05, True), (0.6, 0.16), (-0.9, 0.05, True)]),
                "#F7DF9B",
                0.22,
            )
            stage.sheet.fill(circle(*f(0.55, -3.66)[:2], f.unit * 0.5), "#F7DF9B", 0.3)
        metal = stage.tint("#56616B", z)
        stage.sheet.shape(
            f.all([(-0.07, 0, True), (-0.05, -3.9, True), (0.05, -3.9, True), (0.07, 0, True)]),
            metal,
            width,
            ink,
        )
        stage.sheet.line(f.all([(0.0, -3.85), (0.2, -4.05), (0.55, -3.85)]), width * 2.2, metal, taper=0)
        stage.sheet.shape(
            f.all([(0.38, -3.84, True), (0.74, -3.84, True), (0.66, -3.62), (0.46, -3.62)]),
            "#FBE7AE" if lit else c.CREAM,
            width,
            ink,
        )

    stage.later(z, act)


def plaza(stage: Stage) -> None:
    """An open square before the arcades, with bunting: where a stall is set up."""
    stage.backdrop(c.SKY)
    greenery.cloud(stage, 0.2, 0.12, 0.12)
    stage.floor(-40, 40, 0.7, 30, "#E3DAC8")
    pavement(stage, 0.7, 15, "#E3DAC8", step=1.1)
    bay = 3.5
    for i in range(-6, 6):
        stage.facing(i * bay, (i + 1) * bay, 0, 3.2, 18, blend(c.BROWN_DARK, c.SAND, 0.55))
        _facade(stage, i * bay, bay, 16, i + 8)
    for i in range(-6, 7):
        _column(stage, i * bay, 16)
    greenery.tree(stage, -6.2, 11, 4.8, 1.7)
    greenery.tree(stage, 6.4, 10, 5.0, 1.8, c.LEAF_DARK)
    w = stage.camera.width
    top = stage.camera.project(0, 4.6, 9)[1]
    rope = [
        (w * t, top + 46 * sin(t * pi * 2) ** 2) for t in (-0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1.05)
    ]
    stage.sheet.line(rope, 3, c.SOFT_INK, taper=0)
    for i in range(15):
        t = (i + 0.5) / 15
        x, y = w * t, top + 46 * sin(t * pi * 2) ** 2
        stage.sheet.shape(
            [(x - 17, y, True), (x + 17, y, True), (x, y + 38, True)],
            (c.VERMILION, c.MUSTARD, c.TEAL, c.ROSE)[i % 4],
            3,
            c.SOFT_INK,
        )

"""Pots, rubble, bottles and other things of the cases."""

from comics.figures import held
from comics.figures import palette as c
from comics.figures.ink import circle
from comics.figures.palette import shade
from comics.figures.props.ground import pen_at, shade_under
from comics.figures.stages import Stage


def flowerpot(
    stage: Stage, x: float, z: float, y: float = 0.0, size: float = 0.5, angle: float = 0.0
) -> None:
    f = stage.frame(x, z, size, y, 1, angle)
    if y == 0:
        shade_under(stage, x, z, 0.2 * size)
    held.plant(stage.sheet, f, pen_at(stage, z)[0])


def falling_pot(stage: Stage, x: float, z: float, y: float = 2.0, size: float = 0.55) -> None:
    """A pot on its way down, with the lines of its fall."""
    f = stage.frame(x, z, size, y)
    width, ink = pen_at(stage, z)
    for dx, a, b in (
        (-0.34, -1.3, -2.4),
        (0.0, -1.5, -2.9),
        (0.34, -1.3, -2.3),
        (-0.16, -1.9, -2.6),
        (0.18, -1.8, -2.7),
    ):
        stage.sheet.line(f.all([(dx, a), (dx, b)]), width * 1.1, ink, taper=0.9)
    held.plant(stage.sheet, stage.frame(x, z, size, y, 1, 0.5), width)


def broken_pot(stage: Stage, x: float, z: float, size: float = 0.5) -> None:
    """Shards, earth and a plant on the ground, still ringing."""
    shade_under(stage, x, z, 0.7 * size)
    f = stage.frame(x, z, size)
    width, ink = pen_at(stage, z)
    stage.sheet.shape(
        f.all(
            [
                (-0.8, 0.06),
                (-0.5, -0.14),
                (-0.1, -0.22),
                (0.4, -0.16),
                (0.85, 0.04),
                (0.3, 0.16),
                (-0.3, 0.16),
            ]
        ),
        c.BROWN_DARK,
        width,
        ink,
    )
    for pts in (
        [(-0.75, 0.05, True), (-0.62, -0.3, True), (-0.32, -0.16, True), (-0.42, 0.1, True)],
        [(0.35, 0.1, True), (0.42, -0.28, True), (0.7, -0.2, True), (0.72, 0.08, True)],
        [(-0.2, 0.2, True), (-0.1, -0.02, True), (0.16, 0.02, True), (0.12, 0.22, True)],
        [(0.86, 0.14, True), (0.94, -0.02, True), (1.1, 0.08, True)],
        [(-1.1, 0.12, True), (-0.98, -0.04, True), (-0.88, 0.12, True)],
    ):
        stage.sheet.shape(f.all(pts), "#C67A58", width, ink)
    for a, dx in ((-0.7, -0.2), (0.5, 0.24), (0.0, 0.02)):
        stage.sheet.shape(circle(*f(dx, -0.42)[:2], f.unit * 0.1, f.unit * 0.26, a, 8), c.LEAF, width, ink)
    stage.sheet.shape(circle(*f(0.3, -0.66)[:2], f.unit * 0.12), c.ROSE, width, ink)
    for a, b in (
        ((-0.95, -0.35), (-1.25, -0.6)),
        ((0.95, -0.35), (1.25, -0.58)),
        ((-0.5, -0.62), (-0.64, -0.95)),
        ((0.62, -0.66), (0.78, -0.98)),
    ):
        stage.sheet.line(f.all([a, b]), width * 1.2, ink)


def rubble(stage: Stage, x: float, z: float, size: float = 1.0, loose: bool = True) -> None:
    """Woven bags of building rubble, with bricks and dust about them."""
    shade_under(stage, x, z, 1.0 * size)
    width, ink = pen_at(stage, z)
    f = stage.frame(x, z, size)
    for dx, dy, w, h, tone in (
        (-0.5, 0.0, 0.42, 0.62, "#EDE6D4"),
        (0.42, 0.0, 0.45, 0.6, "#E2DAC4"),
        (0.0, -0.34, 0.4, 0.56, "#F1EBDC"),
        (-0.02, 0.06, 0.44, 0.6, "#E8E0CB"),
    ):
        ring = [
            (dx - w, dy, True),
            (dx - w * 0.98, dy - h * 0.6),
            (dx - w * 0.45, dy - h),
            (dx - 0.08, dy - h - 0.02, True),
            (dx - 0.14, dy - h - 0.16, True),
            (dx + 0.1, dy - h - 0.18, True),
            (dx + 0.08, dy - h - 0.02, True),
            (dx + w * 0.5, dy - h),
            (dx + w, dy - h * 0.55),
            (dx + w * 0.96, dy, True),
        ]
        stage.sheet.shape(f.all(ring), tone, width, ink)
        stage.sheet.line(
            f.all([(dx - 0.1, dy - h - 0.03), (dx + 0.1, dy - h - 0.03)]), width * 1.2, c.VERMILION, taper=0
        )
        for k in (-0.4, 0.0, 0.4):
            stage.sheet.line(
                f.all([(dx + k * w, dy - h * 0.75), (dx + k * w * 1.3, dy - h * 0.3)]),
                width * 0.5,
                c.STONE_DARK,
            )
    if loose:
        for dx, dy, a in (
            (-1.05, 0.05, 0.1),
            (-0.86, 0.16, -0.3),
            (0.98, 0.12, 0.4),
            (1.2, 0.02, -0.1),
            (0.72, 0.2, 0.0),
        ):
            g = f.at(dx, dy, a)
            stage.sheet.shape(
                g.all([(-0.13, -0.1, True), (0.13, -0.1, True), (0.13, 0.02, True), (-0.13, 0.02, True)]),
                "#C07A5E",
                width * 0.9,
                ink,
            )


def speaker(stage: Stage, x: float, z: float, size: float = 1.0) -> None:
    """A trolley loudspeaker."""
    shade_under(stage, x, z, 0.35 * size)
    f = stage.frame(x, z, size)
    width, ink = pen_at(stage, z)
    stage.sheet.line(
        f.all([(-0.2, -0.95), (-0.2, -1.2), (0.2, -1.2), (0.2, -0.95)]), width * 1.6, ink, taper=0
    )
    stage.sheet.shape(
        f.all([(-0.3, -0.06, True), (-0.32, -1.0, True), (0.32, -1.0, True), (0.3, -0.06, True)]),
        "#3F4650",
        width,
        ink,
    )
    for y, r in ((-0.75, 0.13), (-0.36, 0.22)):
        stage.sheet.shape(circle(*f(0, y)[:2], f.unit * r), c.GREY, width, ink)
        stage.sheet.fill(circle(*f(0, y)[:2], f.unit * r * 0.45), "#3F4650")
    for wx in (-0.22, 0.22):
        stage.sheet.shape(circle(*f(wx, -0.04)[:2], f.unit * 0.07), c.GREY_DARK, width, ink)


def gas_bottle(stage: Stage, x: float, z: float, size: float = 1.0, rusty: bool = False) -> None:
    shade_under(stage, x, z, 0.26 * size)
    f = stage.frame(x, z, size)
    width, ink = pen_at(stage, z)
    tone = "#8FA1A6"
    stage.sheet.shape(
        f.all([(-0.16, 0.0, True), (-0.17, -0.06, True), (0.17, -0.06, True), (0.16, 0.0, True)]),
        shade(tone, 0.3),
        width,
        ink,
    )
    stage.sheet.shape(
        f.all(
            [
                (-0.2, -0.06),
                (-0.23, -0.15),
                (-0.23, -0.55),
                (-0.16, -0.68),
                (0.0, -0.71),
                (0.16, -0.68),
                (0.23, -0.55),
                (0.23, -0.15),
                (0.2, -0.06),
            ]
        ),
        tone,
        width,
        ink,
    )
    stage.sheet.fill(
        f.all([(-0.2, -0.15), (-0.21, -0.55), (-0.14, -0.65), (-0.1, -0.55), (-0.1, -0.12)]), shade(tone)
    )
    stage.sheet.line(f.all([(-0.22, -0.4), (0.0, -0.37), (0.22, -0.4)]), width * 0.7, ink, taper=0)
    stage.sheet.shape(
        f.all([(-0.05, -0.7, True), (-0.05, -0.82, True), (0.05, -0.82, True), (0.05, -0.7, True)]),
        c.MUSTARD,
        width,
        ink,
    )
    stage.sheet.line(
        f.all([(-0.15, -0.68), (-0.16, -0.9), (0.16, -0.9), (0.15, -0.68)]), width * 1.5, ink, taper=0
    )
    if rusty:
        for dx, dy, r in ((0.1, -0.2, 0.05), (-0.08, -0.5, 0.04), (0.14, -0.5, 0.03), (0.02, -0.14, 0.04)):
            stage.sheet.fill(circle(*f(dx, dy)[:2], f.unit * r, f.unit * r * 0.7, 0.5, 6), "#A9623E")


def stove(stage: Stage, x: float, z: float, hood: bool = True, flame: bool = True, wok: bool = True) -> None:
    """A gas range with a wok on the fire and a hood above."""
    stage.box(x - 0.9, x + 0.9, 0, 0.8, z, z + 0.6, "#9DA3A3", top="#C8CCCA")
    stage.facing(x - 0.7, x + 0.1, 0.18, 0.6, z - 0.01, "#7D8486")
    for k in range(3):
        px, py = stage.camera.project(x + 0.3 + k * 0.2, 0.62, z - 0.02)
        stage.sheet.fill(circle(px, py, stage.camera.scale(z) * 0.05), c.INK)
    width, ink = pen_at(stage, z)
    f = stage.frame(x - 0.2, z + 0.3, 1.0, 0.8)
    if flame:
        for dx in (-0.24, -0.08, 0.08, 0.24):
            stage.sheet.shape(
                f.all(
                    [
                        (dx - 0.07, 0.0),
                        (dx - 0.05, -0.1),
                        (dx, -0.22, True),
                        (dx + 0.06, -0.1),
                        (dx + 0.07, 0.0),
                    ]
                ),
                c.GOLD if dx in (-0.08, 0.24) else c.ROSE,
                width * 0.7,
                ink,
            )
    if wok:
        stage.sheet.shape(
            f.all([(-0.46, -0.34, True), (0.46, -0.34, True), (0.3, -0.16), (0.0, -0.1), (-0.3, -0.16)]),
            "#3A3D42",
            width,
            ink,
        )
        stage.sheet.shape(circle(*f(0, -0.34)[:2], f.unit * 0.46, f.unit * 0.09), "#56595E", width, ink)
        for dx, tone in (
            (-0.2, c.LEAF),
            (0.0, c.MUSTARD),
            (0.18, c.LEAF),
            (0.08, c.VERMILION),
            (-0.1, c.ROSE),
        ):
            stage.sheet.fill(circle(*f(dx, -0.36)[:2], f.unit * 0.08, f.unit * 0.035), tone)
        stage.sheet.limb(f.all([(-0.44, -0.34), (-0.78, -0.46)]), [f.unit * 0.06] * 2, c.BROWN, width)
    if hood:
        k = stage.camera.project
        zz = z + 0.3
        stage.sheet.shape(
            [
                (*k(x - 0.95, 1.95, zz), True),
                (*k(x + 0.95, 1.95, zz), True),
                (*k(x + 0.4, 2.45, zz), True),
                (*k(x + 0.4, 6.0, zz), True),
                (*k(x - 0.4, 6.0, zz), True),
                (*k(x - 0.4, 2.45, zz), True),
            ],
            "#C6CBC9",
            width,
            ink,
        )
        stage.sheet.shape(
            [
                (*k(x - 0.98, 1.85, zz), True),
                (*k(x + 0.98, 1.85, zz), True),
                (*k(x + 0.98, 1.98, zz), True),
                (*k(x - 0.98, 1.98, zz), True),
            ],
            "#A9AFAD",
            width,
            ink,
        )


def filter_unit(stage: Stage, x: float, z: float, y: float = 2.6, on: bool = False) -> None:
    """A fume cleaner on the wall: box, duct, a clean outlet."""
    stage.facing(x - 0.7, x + 0.7, y, y + 0.7, z, c.GREY_LIGHT)
    for i in range(5):
        stage.rule((x - 0.55 + i * 0.14, y + 0.12, z - 0.01), (x - 0.55 + i * 0.14, y + 0.58, z - 0.01), 0.8)
    px, py = stage.camera.project(x + 0.42, y + 0.35, z - 0.02)
    k = stage.camera.scale(z)
    stage.sheet.shape(circle(px, py, 0.14 * k), "#7CC576" if on else c.GREY_DARK, *stage.pen(z))
    stage.facing(x + 0.7, x + 2.4, y + 0.16, y + 0.54, z, c.GREY)
    for i in range(4):
        stage.rule((x + 1.0 + i * 0.35, y + 0.16, z - 0.01), (x + 1.0 + i * 0.35, y + 0.54, z - 0.01), 0.8)


def bin_(stage: Stage, x: float, z: float, colour: str = c.TEAL) -> None:
    shade_under(stage, x, z, 0.36)
    f = stage.frame(x, z)
    width, ink = pen_at(stage, z)
    stage.sheet.shape(
        f.all([(-0.26, 0.0, True), (-0.32, -0.85, True), (0.32, -0.85, True), (0.26, 0.0, True)]),
        colour,
        width,
        ink,
    )
    stage.sheet.shape(
        f.all([(-0.38, -0.85, True), (-0.3, -0.99), (0.3, -0.99), (0.38, -0.85, True)]),
        shade(colour, 0.2),
        width,
        ink,
    )
    stage.sheet.line(f.all([(-0.1, -0.12), (-0.12, -0.72)]), width * 0.7, ink)
    stage.sheet.line(f.all([(0.1, -0.12), (0.12, -0.72)]), width * 0.7, ink)


def crate(stage: Stage, x: float, z: float, kind: int = 0) -> None:
    """A crate of greens, oranges or fish."""
    shade_under(stage, x, z, 0.36)
    tone = (c.LEAF, c.MUSTARD, "#9DB4C0", c.ROSE)[kind % 4]
    width, ink = pen_at(stage, z)
    f = stage.frame(x, z)
    for i in range(5):
        stage.sheet.shape(
            circle(*f(-0.26 + i * 0.13, -0.34 - 0.05 * (i % 2))[:2], f.unit * 0.12, f.unit * 0.11),
            tone,
            width * 0.85,
            ink,
        )
    stage.sheet.shape(
        f.all([(-0.38, -0.3, True), (0.38, -0.3, True), (0.33, 0.0, True), (-0.33, 0.0, True)]),
        "#C9A06E",
        width,
        ink,
    )
    stage.sheet.line(f.all([(-0.36, -0.15), (0.36, -0.15)]), width * 0.8, ink, taper=0)


def carton(
    stage: Stage,
    x: float,
    z: float,
    y: float = 0.0,
    size: float = 0.5,
    colour: str = c.CREAM,
    mark: str = c.VERMILION,
) -> None:
    """A packet of food with a blank label."""
    f = stage.frame(x, z, size, y)
    width, ink = pen_at(stage, z)
    stage.sheet.shape(
        f.all(
            [(-0.3, 0.0, True), (-0.3, -0.8, True), (0.0, -1.05, True), (0.3, -0.8, True), (0.3, 0.0, True)]
        ),
        colour,
        width,
        ink,
    )
    stage.sheet.shape(
        f.all([(-0.3, -0.8, True), (0.3, -0.8, True), (0.3, -0.66, True), (-0.3, -0.66, True)]),
        mark,
        width * 0.8,
        ink,
    )
    stage.sheet.fill(circle(*f(0, -0.36)[:2], f.unit * 0.17), mark)


def camera_eye(stage: Stage, x: float, z: float, y: float = 3.0, flip: int = 1) -> None:
    """A watching camera on its pole."""
    stage.facing(x - 0.43 * flip - 0.045, x - 0.43 * flip + 0.045, 0.0, y + 0.35, z + 0.01, c.GREY)
    f = stage.frame(x, z, 0.6, y, flip)
    width, ink = pen_at(stage, z)
    stage.sheet.line(f.all([(-0.7, 0.0), (-0.4, 0.04), (-0.1, 0.0)]), width * 2.2, ink, taper=0)
    stage.sheet.shape(
        f.all([(-0.3, -0.25, True), (0.6, -0.02, True), (0.55, 0.3, True), (-0.36, 0.1, True)]),
        c.WHITE,
        width,
        ink,
    )
    stage.sheet.shape(circle(*f(0.6, 0.15)[:2], f.unit * 0.1, f.unit * 0.17), c.INK, width, ink)


def drill(stage: Stage, x: float, z: float, y: float = 1.2, flip: int = 1) -> None:
    """A hammer drill at work: shaking lines and chips."""
    f = stage.frame(x, z, 0.6, y, flip)
    width, ink = pen_at(stage, z)
    stage.sheet.shape(
        f.all(
            [
                (-0.6, -0.2, True),
                (0.2, -0.2, True),
                (0.3, 0.0),
                (0.2, 0.16, True),
                (-0.2, 0.16, True),
                (-0.26, 0.56, True),
                (-0.48, 0.56, True),
                (-0.6, 0.1, True),
            ]
        ),
        c.TEAL,
        width,
        ink,
    )
    stage.sheet.shape(
        f.all(
            [
                (0.28, -0.06, True),
                (0.86, -0.03, True),
                (0.92, 0.0, True),
                (0.86, 0.03, True),
                (0.28, 0.06, True),
            ]
        ),
        c.GREY,
        width,
        ink,
    )
    for a, b in (((1.0, -0.2), (1.25, -0.42)), ((1.05, 0.02), (1.4, 0.04)), ((1.0, 0.22), (1.22, 0.46))):
        stage.sheet.line(f.all([a, b]), width * 1.2, ink)

"""Things that stand about, drawn at a place on the stage."""

from math import cos, pi, sin

from comics.figures import held
from comics.figures import palette as c
from comics.figures.ink import circle
from comics.figures.palette import blend, shade
from comics.figures.stages import Stage


def _pen(stage: Stage, z: float) -> tuple[float, str]:
    width, _ = stage.pen(z)
    return width, c.INK


def shade_under(stage: Stage, x: float, z: float, r: float) -> None:
    """The flat patch of shade on the ground."""
    cx, cy = stage.camera.project(x, 0, z)
    k = stage.camera.scale(z)
    tilt = max(0.1, min(0.35, stage.camera.eye / z))
    stage.sheet.fill(circle(cx + r * 0.12 * k, cy, r * k, r * k * tilt), "#2B2F45", 0.2)


def table(
    stage: Stage, x: float, z: float, size: float = 1.0, colour: str = "#D9B07C", dishes: bool = True
) -> None:
    """A round folding table, laid."""
    r, h = 0.55 * size, 0.72
    shade_under(stage, x, z, r)
    f = stage.frame(x, z)
    width, ink = _pen(stage, z)
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
    width, ink = _pen(stage, z)
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
    width, ink = _pen(stage, z)
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
    width, ink = _pen(stage, z)
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


def dog(
    stage: Stage,
    x: float,
    z: float,
    flip: int = 1,
    mood: str = "stand",
    coat: str = "#C98F5A",
    size: float = 1.0,
) -> tuple[float, float]:
    """A small dog: `stand`, `run`, `sit` or `bark`; answers where its collar is on the page."""
    shade_under(stage, x, z, 0.34 * size)
    f = stage.frame(x, z, 0.62 * size, 0.0, flip)
    width, ink = _pen(stage, z)
    pale = blend(coat, c.CREAM, 0.6)
    dark = shade(coat, 0.25)

    def leg(x0: float, y0: float, x1: float, y1: float, tone: str) -> None:
        mid = ((x0 + x1) / 2 - 0.02, (y0 + y1) / 2)
        stage.sheet.limb(
            f.all([(x0, y0), mid, (x1, y1)]),
            [f.unit * 0.17, f.unit * 0.13, f.unit * 0.12],
            tone,
            width,
            open_start=True,
        )
        stage.sheet.shape(
            f.all(
                [
                    (x1 - 0.07, y1 - 0.06),
                    (x1 + 0.06, y1 - 0.07),
                    (x1 + 0.13, y1 + 0.02, True),
                    (x1 - 0.07, y1 + 0.02, True),
                ]
            ),
            tone,
            width * 0.9,
            ink,
        )

    if mood == "sit":
        tail = [(-0.42, -0.12), (-0.66, -0.1), (-0.74, -0.3)]
        body = [
            (-0.42, 0.0, True),
            (-0.5, -0.24),
            (-0.3, -0.52),
            (-0.02, -0.82),
            (0.2, -0.78),
            (0.26, -0.45),
            (0.2, 0.0, True),
        ]
        head_at = (0.2, -0.98)
    else:
        rise = -0.06 if mood == "run" else 0.0
        tail = [(-0.5, -0.56 + rise), (-0.68, -0.72 + rise), (-0.66, -0.94 + rise)]
        body = [
            (-0.54, -0.46 + rise),
            (-0.46, -0.66 + rise),
            (0.0, -0.64 + rise),
            (0.34, -0.72 + rise),
            (0.46, -0.54 + rise),
            (0.36, -0.34 + rise),
            (0.0, -0.3 + rise),
            (-0.4, -0.28 + rise),
        ]
        head_at = (0.52, -0.9 + rise)
        if mood == "run":
            legs = (
                (-0.42, -0.4, -0.74, -0.1),
                (0.3, -0.42, 0.66, -0.16),
                (-0.3, -0.4, -0.5, -0.03),
                (0.2, -0.42, 0.46, -0.04),
            )
        else:
            legs = (
                (-0.34, -0.34, -0.3, -0.02),
                (0.36, -0.36, 0.4, -0.02),
                (-0.46, -0.34, -0.44, -0.02),
                (0.2, -0.36, 0.22, -0.02),
            )
        for i, (x0, y0, x1, y1) in enumerate(legs):
            leg(x0, y0, x1, y1, dark if i < 2 else coat)
    stage.sheet.limb(f.all(tail), [f.unit * 0.14, f.unit * 0.13, f.unit * 0.06], coat, width)
    stage.sheet.shape(f.all(body), coat, width, ink)
    if mood == "sit":
        stage.sheet.fill(f.all([(0.02, -0.66), (0.2, -0.7), (0.22, -0.4), (0.12, -0.2), (0.0, -0.4)]), pale)
        leg(0.1, -0.4, 0.14, -0.02, coat)
        stage.sheet.line(
            f.all([(-0.38, -0.02), (-0.42, -0.22), (-0.22, -0.36), (-0.06, -0.2), (-0.08, -0.02)]),
            width * 0.8,
            ink,
        )
    else:
        stage.sheet.fill(
            f.all(
                [
                    (-0.3, -0.34 + rise),
                    (0.0, -0.38 + rise),
                    (0.34, -0.42 + rise),
                    (0.3, -0.35 + rise),
                    (0.0, -0.32 + rise),
                ]
            ),
            pale,
        )
    hx, hy = head_at
    h = f.at(hx, hy, 0.0 if mood != "bark" else -0.25)
    neck = f.at(hx - 0.14, hy + 0.2)
    stage.sheet.limb(
        [f(hx - 0.24, hy + 0.34)[:2], h(0.0, 0.05)[:2]],
        [f.unit * 0.34, f.unit * 0.3],
        coat,
        width,
        open_start=True,
    )
    stage.sheet.line(neck.all([(-0.14, -0.04), (0.0, 0.06), (0.16, 0.02)]), width * 2.0, c.VERMILION, taper=0)
    jaw = 0.1 if mood in ("bark", "run") else 0.0
    if jaw:
        stage.sheet.shape(
            h.all([(0.1, 0.1, True), (0.4, 0.08), (0.34, 0.2), (0.2, 0.22)]), "#8C3A36", width * 0.9, ink
        )
        stage.sheet.shape(
            h.all([(0.24, 0.14, True), (0.35, 0.12, True), (0.37, 0.26), (0.31, 0.32), (0.26, 0.27)]),
            "#E39383",
            width * 0.8,
            ink,
        )
    stage.sheet.shape(
        h.all(
            [
                (-0.24, -0.06),
                (-0.16, -0.26),
                (0.06, -0.3),
                (0.2, -0.2),
                (0.28, -0.08),
                (0.46, -0.04),
                (0.5, 0.07),
                (0.38, 0.14),
                (0.1, 0.18),
                (-0.14, 0.16),
            ]
        ),
        coat,
        width,
        ink,
    )
    stage.sheet.fill(
        h.all([(0.2, -0.02), (0.42, -0.01), (0.46, 0.06), (0.36, 0.11), (0.16, 0.13), (0.1, 0.06)]), pale
    )
    stage.sheet.shape(
        h.all([(-0.2, -0.22, True), (-0.02, -0.24), (-0.04, 0.0), (-0.14, 0.16), (-0.26, 0.08)]),
        dark,
        width,
        ink,
    )
    stage.sheet.fill(circle(*h(0.47, -0.02)[:2], f.unit * 0.06, f.unit * 0.048), c.INK)
    stage.sheet.fill(circle(*h(0.16, -0.1)[:2], f.unit * 0.035, f.unit * 0.045), c.INK)
    if mood in ("bark",):
        stage.sheet.line(h.all([(0.08, -0.22), (0.22, -0.18)]), width, ink)
    return neck(0.02, 0.06)[:2]


def flowerpot(
    stage: Stage, x: float, z: float, y: float = 0.0, size: float = 0.5, angle: float = 0.0
) -> None:
    f = stage.frame(x, z, size, y, 1, angle)
    if y == 0:
        shade_under(stage, x, z, 0.2 * size)
    held.plant(stage.sheet, f, _pen(stage, z)[0])


def falling_pot(stage: Stage, x: float, z: float, y: float = 2.0, size: float = 0.55) -> None:
    """A pot on its way down, with the lines of its fall."""
    f = stage.frame(x, z, size, y)
    width, ink = _pen(stage, z)
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
    width, ink = _pen(stage, z)
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
    width, ink = _pen(stage, z)
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


def truck(stage: Stage, x: float, z: float, flip: int = 1, covered: bool = True, size: float = 1.0) -> None:
    """A small covered lorry, side on, without plates."""
    shade_under(stage, x, z, 2.1 * size)
    f = stage.frame(x, z, size, 0.0, flip)
    width, ink = _pen(stage, z)
    body = c.TEAL
    stage.sheet.shape(
        f.all([(-2.1, -0.55, True), (2.0, -0.55, True), (2.0, -0.38, True), (-2.1, -0.38, True)]),
        c.GREY_DARK,
        width,
        ink,
    )
    stage.sheet.shape(
        f.all([(-2.15, -0.55, True), (-2.15, -1.35, True), (0.7, -1.35, True), (0.7, -0.55, True)]),
        blend(body, c.WHITE, 0.25),
        width,
        ink,
    )
    for k in (-1.5, -0.8, -0.1):
        stage.sheet.line(f.all([(k, -0.6), (k, -1.3)]), width * 0.8, ink)
    if covered:
        stage.sheet.shape(
            f.all(
                [
                    (-2.22, -1.3, True),
                    (-2.1, -1.62),
                    (-1.0, -1.78),
                    (0.3, -1.7),
                    (0.76, -1.55),
                    (0.78, -1.3, True),
                    (-0.6, -1.24),
                ]
            ),
            c.LEAF_DARK,
            width,
            ink,
        )
        for k in (-1.6, -0.8, 0.0):
            stage.sheet.line(f.all([(k, -1.3), (k + 0.1, -1.6)]), width * 0.7, ink)
    stage.sheet.shape(
        f.all(
            [
                (0.85, -0.5, True),
                (0.85, -1.75, True),
                (1.55, -1.78),
                (1.82, -1.62),
                (2.02, -1.05),
                (2.1, -0.9),
                (2.1, -0.5, True),
            ]
        ),
        body,
        width,
        ink,
    )
    stage.sheet.shape(
        f.all([(1.15, -1.08, True), (1.15, -1.6, True), (1.52, -1.62), (1.7, -1.52), (1.88, -1.08, True)]),
        c.SKY,
        width,
        ink,
    )
    stage.sheet.shape(circle(*f(2.04, -0.72)[:2], f.unit * 0.08, f.unit * 0.1), c.GOLD, width * 0.8, ink)
    for wx in (-1.35, 1.4):
        stage.sheet.shape(circle(*f(wx, -0.36)[:2], f.unit * 0.37), "#35383D", width, ink)
        stage.sheet.shape(circle(*f(wx, -0.36)[:2], f.unit * 0.16), c.GREY_LIGHT, width * 0.8, ink)


def car(
    stage: Stage,
    x: float,
    z: float,
    flip: int = 1,
    colour: str = c.ROSE,
    cracked: bool = False,
    size: float = 1.0,
) -> None:
    """A parked car, side on, without plates; `cracked` has a star in its windscreen."""
    shade_under(stage, x, z, 2.0 * size)
    f = stage.frame(x, z, size, 0.0, flip)
    width, ink = _pen(stage, z)
    body = [
        (-2.0, -0.3, True), (-2.05, -0.7), (-1.9, -0.86), (-1.35, -0.92), (-0.8, -1.4), (-0.3, -1.5), (0.3, -1.48),
        (0.7, -1.36), (1.15, -0.94), (1.75, -0.84), (2.02, -0.66), (2.05, -0.3, True),
    ]  # fmt: skip
    stage.sheet.shape(f.all(body), colour, width, ink)
    stage.sheet.fill(
        f.all([(-1.98, -0.32, True), (-2.0, -0.52), (0.0, -0.48), (2.02, -0.52), (2.02, -0.32, True)]),
        shade(colour),
    )
    for pane in (
        [(-1.1, -0.94, True), (-0.72, -1.32), (-0.3, -1.4), (-0.1, -1.4, True), (-0.1, -0.94, True)],
        [(0.0, -0.94, True), (0.0, -1.4, True), (0.3, -1.38), (0.62, -1.26), (0.92, -0.94, True)],
    ):
        stage.sheet.shape(f.all(pane), c.SKY, width * 0.9, ink)
    stage.sheet.line(f.all([(-0.05, -0.9), (-0.05, -0.4)]), width * 0.7, ink, taper=0.1)
    stage.sheet.line(f.all([(0.12, -0.78), (0.32, -0.78)]), width * 1.2, ink)
    stage.sheet.shape(circle(*f(1.9, -0.68)[:2], f.unit * 0.1, f.unit * 0.08), c.GOLD, width * 0.8, ink)
    if cracked:
        cx, cy = 0.5, -1.14
        for k in range(8):
            a = k * pi / 4 + 0.3
            r = 0.3 if k % 2 else 0.2
            stage.sheet.line(
                f.all(
                    [
                        (cx, cy),
                        (cx + r * cos(a) * 0.5, cy + r * sin(a) * 0.62),
                        (cx + r * cos(a + 0.15), cy + r * sin(a + 0.15)),
                    ]
                ),
                width * 0.9,
                ink,
            )
        for dx, dy in ((1.2, -1.3), (1.36, -1.06), (1.02, -1.52)):
            stage.sheet.shape(
                f.all([(dx, dy, True), (dx + 0.1, dy - 0.04, True), (dx + 0.04, dy + 0.09, True)]),
                c.SKY,
                width * 0.7,
                ink,
            )
    for wx in (-1.2, 1.25):
        stage.sheet.shape(circle(*f(wx, -0.3)[:2], f.unit * 0.32), "#35383D", width, ink)
        stage.sheet.shape(circle(*f(wx, -0.3)[:2], f.unit * 0.15), c.GREY_LIGHT, width * 0.8, ink)


def stroller(stage: Stage, x: float, z: float, flip: int = 1, colour: str = c.TEAL) -> None:
    """A pram; whoever pushes stands on the left of it."""
    shade_under(stage, x, z, 0.45)
    f = stage.frame(x, z, 1.0, 0.0, flip)
    width, ink = _pen(stage, z)
    for a, b in (
        ((-0.28, -0.12), (0.3, -0.5)),
        ((0.28, -0.12), (-0.3, -0.5)),
        ((-0.3, -0.5), (-0.62, -0.95)),
    ):
        stage.sheet.line(f.all([a, b]), width * 1.6, ink, taper=0)
    stage.sheet.line(f.all([(-0.7, -0.98), (-0.55, -0.92)]), width * 2.4, ink, taper=0)
    stage.sheet.shape(circle(*f(-0.02, -0.66)[:2], f.unit * 0.13), c.SKINS["light"], width, ink)
    stage.sheet.fill(circle(*f(0.03, -0.67)[:2], f.unit * 0.018), c.INK)
    stage.sheet.fill(circle(*f(-0.07, -0.67)[:2], f.unit * 0.018), c.INK)
    stage.sheet.shape(
        f.all(
            [
                (-0.44, -0.6, True),
                (0.44, -0.6, True),
                (0.36, -0.36),
                (0.1, -0.26),
                (-0.22, -0.28),
                (-0.4, -0.42),
            ]
        ),
        colour,
        width,
        ink,
    )
    stage.sheet.shape(
        f.all([(0.08, -0.6, True), (-0.02, -0.98), (0.22, -1.02), (0.42, -0.84), (0.46, -0.6, True)]),
        blend(colour, c.WHITE, 0.35),
        width,
        ink,
    )
    for wx in (-0.28, 0.28):
        stage.sheet.shape(circle(*f(wx, -0.12)[:2], f.unit * 0.12), c.GREY_LIGHT, width, ink)


def wind(stage: Stage, x: float, z: float, y: float = 1.8, size: float = 1.0, colour: str = c.WHITE) -> None:
    """Curling lines of a strong wind, with two leaves in it."""
    f = stage.frame(x, z, size, y)
    width, ink = _pen(stage, z)
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


def camera_eye(stage: Stage, x: float, z: float, y: float = 3.0, flip: int = 1) -> None:
    """A watching camera on its pole."""
    stage.facing(x - 0.43 * flip - 0.045, x - 0.43 * flip + 0.045, 0.0, y + 0.35, z + 0.01, c.GREY)
    f = stage.frame(x, z, 0.6, y, flip)
    width, ink = _pen(stage, z)
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
    width, ink = _pen(stage, z)
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


def paper_sheet(stage: Stage, x: float, z: float, y: float = 1.5, size: float = 0.5) -> None:
    """A notice stuck on a wall, its lines only hinted at."""
    f = stage.frame(x, z, size, y)
    width, ink = _pen(stage, z)
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


def speaker(stage: Stage, x: float, z: float, size: float = 1.0) -> None:
    """A trolley loudspeaker."""
    shade_under(stage, x, z, 0.35 * size)
    f = stage.frame(x, z, size)
    width, ink = _pen(stage, z)
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
    width, ink = _pen(stage, z)
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
    width, ink = _pen(stage, z)
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


def smoke(
    stage: Stage, x: float, z: float, y: float = 1.0, size: float = 1.0, colour: str = "#B9B6B0"
) -> None:
    """A curl of cooking fumes that rises and widens."""
    f = stage.frame(x, z, size, y)
    width, _ = _pen(stage, z)
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
    width, _ = _pen(stage, z)
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
    width, _ = _pen(stage, z)
    for i in range(4):
        r = 0.3 + i * 0.24
        pts = [f(r * (1 - 0.3 * t * t), r * 0.9 * t)[:2] for t in (-1, -0.5, 0, 0.5, 1)]
        stage.sheet.line(pts, width * 1.7, colour, taper=0.6)


def dust(stage: Stage, x: float, z: float, size: float = 1.0) -> None:
    """Puffs behind someone who runs."""
    f = stage.frame(x, z, size)
    width, ink = _pen(stage, z)
    for dx, dy, r in ((0.0, -0.1, 0.14), (-0.26, -0.14, 0.18), (-0.54, -0.1, 0.13)):
        stage.sheet.shape(circle(*f(dx, dy)[:2], f.unit * r, f.unit * r * 0.8), c.PAPER, width * 0.8, ink)
    for dy in (-0.5, -0.8, -1.1):
        stage.sheet.line(f.all([(-0.15, dy), (-0.75, dy)]), width, ink, taper=0.9)


def bin_(stage: Stage, x: float, z: float, colour: str = c.TEAL) -> None:
    shade_under(stage, x, z, 0.36)
    f = stage.frame(x, z)
    width, ink = _pen(stage, z)
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


def ebike(stage: Stage, x: float, z: float, flip: int = 1, colour: str = c.AQUA) -> None:
    """A parked electric scooter."""
    shade_under(stage, x, z, 0.85)
    f = stage.frame(x, z, 1.0, 0.0, flip)
    width, ink = _pen(stage, z)
    for wx in (-0.58, 0.62):
        stage.sheet.shape(circle(*f(wx, -0.24)[:2], f.unit * 0.24), "#3A3D42", width, ink)
        stage.sheet.fill(circle(*f(wx, -0.24)[:2], f.unit * 0.1), c.GREY_LIGHT)
    stage.sheet.shape(
        f.all(
            [
                (-0.82, -0.5),
                (-0.7, -0.74),
                (-0.1, -0.76),
                (-0.02, -0.36),
                (0.3, -0.34),
                (0.42, -0.86),
                (0.54, -0.86),
                (0.6, -0.42),
                (0.4, -0.2),
                (-0.3, -0.22),
                (-0.7, -0.34),
            ]
        ),
        colour,
        width,
        ink,
    )
    stage.sheet.shape(
        f.all([(-0.74, -0.78), (-0.4, -0.88), (-0.02, -0.8), (-0.1, -0.72), (-0.7, -0.7)]),
        "#4A4348",
        width,
        ink,
    )
    stage.sheet.line(f.all([(0.5, -0.86), (0.44, -1.08), (0.26, -1.1)]), width * 1.8, ink, taper=0)
    stage.sheet.shape(circle(*f(0.56, -0.8)[:2], f.unit * 0.07), c.GOLD, width * 0.8, ink)


def crate(stage: Stage, x: float, z: float, kind: int = 0) -> None:
    """A crate of greens, oranges or fish."""
    shade_under(stage, x, z, 0.36)
    tone = (c.LEAF, c.MUSTARD, "#9DB4C0", c.ROSE)[kind % 4]
    width, ink = _pen(stage, z)
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


def stall(stage: Stage, x: float, z: float, wide: float = 2.4) -> None:
    """An outreach stall: clothed table with leaflets, a canopy, a blank banner behind."""
    k = stage.camera.project
    width, ink = _pen(stage, z)
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
    width, ink = _pen(stage, z)
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


def net(stage: Stage, x: float, z: float, y: float = 0.0, wide: float = 1.6) -> None:
    """A guard rail for pots: brackets and bars."""
    for i in range(9):
        xx = x - wide / 2 + wide * i / 8
        stage.facing(xx - 0.02, xx + 0.02, y, y + 0.32, z, c.VERMILION, weight=0.6)
    stage.facing(x - wide / 2 - 0.05, x + wide / 2 + 0.05, y + 0.3, y + 0.38, z - 0.01, c.VERMILION)
    stage.facing(x - wide / 2 - 0.05, x + wide / 2 + 0.05, y - 0.06, y + 0.02, z - 0.01, c.VERMILION)


def counter(stage: Stage, x: float, z: float, wide: float = 2.4, colour: str = c.BROWN) -> None:
    """A shop counter."""
    stage.box(x - wide / 2, x + wide / 2, 0, 0.9, z, z + 0.6, colour, top=blend(colour, c.CREAM, 0.6))
    stage.facing(
        x - wide / 2 + 0.12, x + wide / 2 - 0.12, 0.14, 0.76, z - 0.01, shade(colour, 0.12), weight=0.7
    )


def yellow_line(stage: Stage, x: float, z: float) -> None:
    """The yellow line at a shop's threshold: goods stay behind it."""
    stage.floor(x - 8, x + 8, z, z + 0.14, c.MUSTARD)


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
    width, ink = _pen(stage, z)
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


def calendar(stage: Stage, x: float, z: float, y: float = 1.8, size: float = 0.6) -> None:
    """A wall calendar without figures, one day ringed."""
    f = stage.frame(x, z, size, y)
    width, ink = _pen(stage, z)
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
    width, ink = _pen(stage, z)
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


def idea(stage: Stage, x: float, z: float, y: float = 2.2, size: float = 0.4) -> None:
    """A lamp that lights up over a head."""
    f = stage.frame(x, z, size, y)
    width, ink = _pen(stage, z)
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


def bench(stage: Stage, x: float, z: float) -> None:
    shade_under(stage, x, z, 0.9)
    stage.facing(x - 0.9, x + 0.9, 0.55, 0.68, z + 0.1, c.BROWN)
    stage.facing(x - 0.9, x + 0.9, 0.74, 0.88, z + 0.1, c.BROWN)
    for side in (-0.75, 0.75):
        stage.facing(x + side - 0.05, x + side + 0.05, 0, 0.88, z, c.GREY_DARK)
    stage.floor(x - 0.95, x + 0.95, z - 0.35, z + 0.05, c.BROWN, 0.45, line=True)
    stage.facing(x - 0.95, x + 0.95, 0.38, 0.45, z - 0.35, shade(c.BROWN, 0.1))


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

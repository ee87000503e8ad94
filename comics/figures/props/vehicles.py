"""What rolls: cars, lorries, prams."""

from math import cos, pi, sin

from comics.figures import palette as c
from comics.figures.ink import circle
from comics.figures.palette import blend, shade
from comics.figures.props.ground import pen_at, shade_under
from comics.figures.stages import Stage


def truck(stage: Stage, x: float, z: float, flip: int = 1, covered: bool = True, size: float = 1.0) -> None:
    """A small covered lorry, side on, without plates."""
    shade_under(stage, x, z, 2.1 * size)
    f = stage.frame(x, z, size, 0.0, flip)
    width, ink = pen_at(stage, z)
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
    width, ink = pen_at(stage, z)
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
    width, ink = pen_at(stage, z)
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


def ebike(stage: Stage, x: float, z: float, flip: int = 1, colour: str = c.AQUA) -> None:
    """A parked electric scooter."""
    shade_under(stage, x, z, 0.85)
    f = stage.frame(x, z, 1.0, 0.0, flip)
    width, ink = pen_at(stage, z)
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

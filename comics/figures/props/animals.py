"""An animal: the dog."""

from comics.figures import palette as c
from comics.figures.ink import circle
from comics.figures.palette import blend, shade
from comics.figures.props.ground import pen_at, shade_under
from comics.figures.stages import Stage


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
    width, ink = pen_at(stage, z)
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

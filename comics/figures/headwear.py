"""What is worn on the head: hats, the hair that shows below a cap, glasses. In head coordinates."""

from comics.figures.frames import Frame
from comics.figures.ink import Sheet, circle
from comics.figures.palette import CREAM, GOLD, GREY_LIGHT, MUSTARD, NAVY, NAVY_DARK, VERMILION, WHITE, blend


def hat(sheet: Sheet, frame: Frame, kind: str, width: float, behind: bool = False) -> None:
    """What is worn on the head; it goes over the hair."""
    if kind == "cap":
        frame = frame.at(0.0, -0.09)  # high enough to leave the brows to be seen
    f = frame.all
    if kind == "cap":
        sheet.shape(
            f(
                [
                    (-0.47, -0.24, True),
                    (-0.66, -0.5),
                    (-0.54, -0.68),
                    (-0.05, -0.82),
                    (0.46, -0.76),
                    (0.62, -0.56),
                    (0.46, -0.28, True),
                    (0.0, -0.22),
                ]
            ),
            NAVY,
            width,
        )
        sheet.fill(
            f([(-0.47, -0.27), (-0.63, -0.5), (-0.52, -0.63), (-0.4, -0.5), (-0.34, -0.27)]), NAVY_DARK
        )
        sheet.line(f([(-0.6, -0.56), (-0.2, -0.5), (0.2, -0.5), (0.58, -0.58)]), width * 0.6)
        sheet.shape(
            f(
                [
                    (-0.48, -0.34, True),
                    (0.0, -0.28),
                    (0.46, -0.38, True),
                    (0.455, -0.24, True),
                    (0.0, -0.13),
                    (-0.48, -0.2, True),
                ]
            ),
            NAVY_DARK,
            width,
        )
        if not behind:
            sheet.line(f([(-0.46, -0.225), (0.0, -0.165), (0.44, -0.265)]), width * 0.75, GOLD, taper=0.1)
            sheet.shape(
                f(
                    [
                        (-0.3, -0.17, True),
                        (0.0, -0.14),
                        (0.455, -0.26, True),
                        (0.6, -0.14),
                        (0.5, -0.06),
                        (0.2, -0.03),
                        (-0.1, -0.07),
                    ]
                ),
                "#20252E",
                width,
            )
            sheet.line(f([(0.3, -0.12), (0.47, -0.14)]), width * 0.6, "#6C7683")
            sheet.shape(
                f([(0.12, -0.63), (0.21, -0.57), (0.2, -0.45), (0.12, -0.38), (0.04, -0.45), (0.03, -0.57)]),
                GOLD,
                width * 0.7,
            )
            sheet.fill(circle(*frame(0.12, -0.51), frame.unit * 0.04), VERMILION)
    elif kind == "chef":
        sheet.shape(
            f(
                [
                    (-0.42, -0.3, True),
                    (-0.45, -0.5),
                    (-0.6, -0.7),
                    (-0.46, -0.92),
                    (-0.22, -0.9),
                    (0.02, -1.04),
                    (0.28, -0.93),
                    (0.5, -0.9),
                    (0.58, -0.68),
                    (0.42, -0.5),
                    (0.42, -0.32, True),
                    (0.0, -0.24),
                ]
            ),
            WHITE,
            width,
        )
        sheet.line(f([(-0.44, -0.48), (0.0, -0.4), (0.42, -0.5)]), width * 0.7)
        sheet.line(f([(-0.16, -0.58), (-0.2, -0.74)]), width * 0.6)
        sheet.line(f([(0.14, -0.58), (0.18, -0.76)]), width * 0.6)
        sheet.fill(
            f([(-0.42, -0.34), (-0.43, -0.5), (-0.54, -0.68), (-0.4, -0.62), (-0.28, -0.46), (-0.26, -0.32)]),
            GREY_LIGHT,
        )
    elif kind == "helmet":
        sheet.shape(
            f(
                [
                    (-0.5, -0.2, True),
                    (-0.5, -0.48),
                    (-0.3, -0.72),
                    (0.06, -0.8),
                    (0.36, -0.66),
                    (0.5, -0.44),
                    (0.5, -0.24, True),
                    (0.0, -0.16),
                ]
            ),
            MUSTARD,
            width,
        )
        sheet.line(f([(0.0, -0.8), (0.1, -0.56), (0.1, -0.26)]), width * 0.8)
        sheet.shape(
            f(
                [
                    (-0.56, -0.22),
                    (0.0, -0.2),
                    (0.5, -0.3),
                    (0.66, -0.2),
                    (0.4, -0.12),
                    (0.0, -0.09),
                    (-0.5, -0.13),
                ]
            ),
            MUSTARD,
            width,
        )
    elif kind in ("straw", "sunhat"):
        colour = CREAM if kind == "straw" else blend(VERMILION, WHITE, 0.55)
        sheet.shape(
            f(
                [
                    (-0.9, -0.16),
                    (-0.4, -0.34),
                    (0.3, -0.38),
                    (0.86, -0.26),
                    (0.92, -0.16),
                    (0.4, -0.12),
                    (-0.2, -0.08),
                    (-0.8, -0.06),
                ]
            ),
            colour,
            width,
        )
        sheet.shape(
            f(
                [
                    (-0.44, -0.26, True),
                    (-0.38, -0.58),
                    (-0.1, -0.74),
                    (0.2, -0.72),
                    (0.4, -0.54),
                    (0.42, -0.3, True),
                    (0.0, -0.2),
                ]
            ),
            colour,
            width,
        )
        sheet.fill(
            f(
                [
                    (-0.43, -0.3, True),
                    (-0.42, -0.38, True),
                    (0.0, -0.34),
                    (0.41, -0.42, True),
                    (0.42, -0.33, True),
                    (0.0, -0.24),
                ]
            ),
            VERMILION if kind == "straw" else WHITE,
        )


def cap_hair(sheet: Sheet, frame: Frame, colour: str, width: float) -> None:
    """The hair that shows below a cap."""
    sheet.shape(
        frame.all(
            [
                (-0.3, -0.02, True),
                (-0.36, 0.0),
                (-0.45, 0.12),
                (-0.48, -0.1),
                (-0.47, -0.36, True),
                (-0.2, -0.34, True),
                (-0.22, -0.14),
            ]
        ),
        colour,
        width,
    )
    sheet.fill(frame.all([(0.33, -0.3, True), (0.39, -0.3, True), (0.375, -0.14), (0.36, -0.12)]), colour)


def glasses(sheet: Sheet, frame: Frame, width: float, eye_y: float = 0.02) -> None:
    for x, r in ((-0.07, 0.125), (0.29, 0.11)):
        sheet.shape(circle(*frame(x, eye_y), frame.unit * r, frame.unit * 0.115), None, width * 0.6)
    sheet.line(frame.all([(0.055, eye_y - 0.01), (0.11, eye_y - 0.03), (0.18, eye_y - 0.01)]), width * 0.6)
    sheet.line(frame.all([(-0.19, eye_y - 0.02), (-0.36, eye_y - 0.04)]), width * 0.6)

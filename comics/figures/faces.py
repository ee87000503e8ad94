"""Faces of few strokes. Head coordinates: origin in the middle of the skull, the head one unit tall, facing right."""

from dataclasses import dataclass
from math import pi

from comics.figures.frames import Frame
from comics.figures.ink import Point, Sheet, arc, circle
from comics.figures.palette import INK, SKY_DEEP, WHITE, blend, shade

MOUTH_RED = "#8C3A36"
TONGUE = "#DE8577"


@dataclass(frozen=True)
class Expression:
    """Brows: lift (up is positive), slant (inner ends up is positive). Eyes and mouth by name; marks around the head."""

    lift: float = 0.0
    slant: float = 0.0
    eyes: str = "dot"
    mouth: str = "smile"
    marks: tuple[str, ...] = ()
    gaze: tuple[float, float] = (0.0, 0.0)
    uneven: float = 0.0


EXPRESSIONS = {
    "neutral": Expression(mouth="flat"),
    "kind": Expression(lift=0.02, slant=0.1),
    "happy": Expression(lift=0.05, eyes="happy", mouth="grin", marks=("blush",)),
    "delighted": Expression(lift=0.08, eyes="dot", mouth="grin", marks=("blush",)),
    "talk": Expression(lift=0.04, slant=0.06, mouth="talk"),
    "explain": Expression(lift=0.05, slant=0.12, mouth="talk_smile"),
    "worried": Expression(lift=0.05, slant=0.42, mouth="wavy", marks=("sweat",)),
    "sad": Expression(lift=0.02, slant=0.45, eyes="down", mouth="frown"),
    "angry": Expression(lift=-0.03, slant=-0.5, mouth="frown", marks=("steam",)),
    "shout": Expression(lift=-0.02, slant=-0.42, mouth="shout"),
    "surprised": Expression(lift=0.12, eyes="wide", mouth="small_o", marks=("ticks",)),
    "scared": Expression(lift=0.1, slant=0.35, eyes="wide", mouth="shout", marks=("sweat",)),
    "embarrassed": Expression(
        lift=0.03, slant=0.38, eyes="dot", mouth="bashful", marks=("blush", "sweat"), gaze=(-0.03, 0.03)
    ),
    "thinking": Expression(lift=0.05, eyes="dot", mouth="aside", gaze=(0.03, -0.035), uneven=0.06),
    "doubt": Expression(lift=0.0, slant=-0.1, eyes="half", mouth="aside", uneven=0.08),
    "relieved": Expression(lift=0.03, slant=0.2, eyes="closed", mouth="smile", marks=("blush",)),
    "tired": Expression(lift=0.0, slant=0.25, eyes="half", mouth="frown", marks=("bags",)),
    "firm": Expression(lift=-0.01, slant=-0.18, mouth="flat"),
    "asleep": Expression(lift=0.0, slant=0.1, eyes="closed", mouth="small_o"),
}

_FACES: dict[str, list[Point]] = {
    "square": [
        (-0.4, -0.1),
        (-0.35, -0.38),
        (-0.03, -0.51),
        (0.29, -0.4),
        (0.4, -0.12),
        (0.395, 0.08),
        (0.36, 0.3),
        (0.23, 0.47),
        (0.06, 0.51),
        (-0.14, 0.46),
        (-0.33, 0.28),
        (-0.4, 0.06),
    ],
    "oval": [
        (-0.385, -0.1),
        (-0.34, -0.37),
        (-0.03, -0.5),
        (0.28, -0.39),
        (0.385, -0.12),
        (0.39, 0.08),
        (0.32, 0.3),
        (0.18, 0.47),
        (0.08, 0.495),
        (-0.08, 0.45),
        (-0.3, 0.27),
        (-0.385, 0.06),
    ],
    "round": [
        (-0.43, -0.05),
        (-0.37, -0.37),
        (-0.02, -0.52),
        (0.31, -0.4),
        (0.42, -0.1),
        (0.45, 0.12),
        (0.4, 0.32),
        (0.22, 0.46),
        (0.05, 0.48),
        (-0.16, 0.45),
        (-0.38, 0.3),
        (-0.45, 0.1),
    ],
    "long": [
        (-0.37, -0.12),
        (-0.33, -0.4),
        (-0.02, -0.53),
        (0.27, -0.42),
        (0.37, -0.14),
        (0.375, 0.08),
        (0.33, 0.34),
        (0.2, 0.52),
        (0.06, 0.55),
        (-0.1, 0.5),
        (-0.3, 0.3),
        (-0.37, 0.06),
    ],
}


def skull(sheet: Sheet, frame: Frame, face: str, skin: str, width: float) -> None:
    """The bare head with its near ear and the shadow of the hair."""
    sheet.shape(frame.all(_FACES[face]), skin, width)
    dark = blend(skin, "#C06A4A", 0.34)
    jaw = [
        (-0.34, 0.2),
        (-0.27, 0.32),
        (-0.12, 0.435),
        (0.05, 0.475),
        (-0.1, 0.36),
        (-0.22, 0.22),
        (-0.3, 0.08),
    ]
    sheet.fill(frame.all(jaw), blend(skin, dark, 0.45))
    ear(sheet, frame, skin, width)


def ear(sheet: Sheet, frame: Frame, skin: str, width: float) -> None:
    x, y = -0.39, 0.07
    sheet.shape(
        frame.all(
            [
                (x + 0.06, y - 0.11),
                (x - 0.03, y - 0.13),
                (x - 0.085, y - 0.03),
                (x - 0.05, y + 0.1),
                (x + 0.03, y + 0.13),
                (x + 0.07, y + 0.06),
            ]
        ),
        skin,
        width * 0.9,
    )
    sheet.line(frame.all([(x + 0.02, y - 0.05), (x - 0.03, y - 0.02), (x - 0.01, y + 0.05)]), width * 0.55)


def features(
    sheet: Sheet,
    frame: Frame,
    mood: Expression,
    skin: str,
    width: float,
    lashes: bool = False,
    old: bool = False,
    brow: str = INK,
    child: bool = False,
    thick_brow: bool = False,
) -> tuple[float, float]:
    """Eyes, brows, nose and mouth; answers where the mouth is on the page."""
    ox = 0.12
    eye_y = 0.06 if child else 0.02
    near, far = ox - 0.19, ox + 0.17
    pen = max(width * 0.85, 1.6)
    if "blush" in mood.marks or child:
        for x in (near - 0.06, far + 0.03):
            sheet.fill(
                circle(*frame(x, eye_y + 0.17)[:2], frame.unit * 0.075, frame.unit * 0.045), "#E58E7C", 0.55
            )
    for side, x in ((-1, near), (1, far)):
        _eye(sheet, frame, mood, x, eye_y, side, pen, lashes, child)
        raised = mood.lift + (mood.uneven if side > 0 else -mood.uneven * 0.3)
        base = eye_y - 0.135 - raised
        inner = x - side * 0.075
        outer = x + side * 0.08
        tilt = mood.slant * 0.1
        size = pen * (1.5 if thick_brow else 1.05) * (0.85 if lashes or child else 1.0)
        sheet.line(
            frame.all(
                [
                    (inner, base - tilt),
                    ((inner + outer) / 2, base - 0.022 - tilt * 0.1),
                    (outer, base + tilt * 0.75 + 0.012),
                ]
            ),
            size,
            brow,
            taper=0.5,
        )
    nose = [(ox + 0.035, eye_y + 0.06), (ox + 0.1, eye_y + 0.145), (ox + 0.045, eye_y + 0.17)]
    if child or lashes:
        nose = [(ox + 0.055, eye_y + 0.1), (ox + 0.085, eye_y + 0.135), (ox + 0.045, eye_y + 0.15)]
    sheet.line(frame.all(nose), pen * 0.8)
    if old:
        for x, side in ((near, -1), (far, 1)):
            sheet.line(
                frame.all([(x - 0.06, eye_y + 0.085), (x, eye_y + 0.105), (x + 0.06, eye_y + 0.085)]),
                pen * 0.5,
            )
            if side < 0:
                sheet.line(frame.all([(x - 0.11, eye_y), (x - 0.15, eye_y - 0.02)]), pen * 0.5)
                sheet.line(frame.all([(x - 0.11, eye_y + 0.035), (x - 0.15, eye_y + 0.045)]), pen * 0.5)
        sheet.line(frame.all([(ox - 0.1, eye_y + 0.17), (ox - 0.135, eye_y + 0.25)]), pen * 0.55)
        sheet.line(frame.all([(ox + 0.17, eye_y + 0.17), (ox + 0.2, eye_y + 0.24)]), pen * 0.55)
    mx, my = ox + 0.025, (0.3 if child else 0.285)
    _mouth(sheet, frame, mood.mouth, mx, my, pen)
    _marks(sheet, frame, mood.marks, pen, eye_y)
    return frame(mx, my)[:2]


def _eye(
    sheet: Sheet,
    f: Frame,
    mood: Expression,
    x: float,
    y: float,
    side: int,
    pen: float,
    lashes: bool,
    child: bool,
) -> None:
    gx, gy = mood.gaze
    u = f.unit
    if mood.eyes == "happy":
        sheet.line(
            f.all([(x - 0.075, y + 0.035), (x, y - 0.04), (x + 0.075, y + 0.035)]), pen * 1.05, taper=0.4
        )
        return
    if mood.eyes == "closed":
        sheet.line(f.all([(x - 0.075, y), (x, y + 0.04), (x + 0.075, y)]), pen, taper=0.4)
        return
    if mood.eyes == "wide":
        sheet.shape(circle(*f(x, y), u * 0.085, u * 0.1), WHITE, pen * 0.75)
        sheet.fill(circle(*f(x + 0.012 + gx, y + gy), u * 0.032, u * 0.04), INK)
        return
    tall = 0.062 if child else 0.056
    wide = 0.045 if child else 0.04
    if mood.eyes == "half":
        sheet.fill(
            f.all([(x - 0.045, y, True), (x + 0.045, y, True), (x + 0.03, y + 0.045), (x - 0.03, y + 0.045)]),
            INK,
        )
        sheet.line(
            f.all([(x - 0.085, y - 0.002), (x, y - 0.008), (x + 0.085, y - 0.002)]), pen * 0.85, taper=0.3
        )
        return
    if mood.eyes == "down":
        gy = 0.03
    sheet.fill(circle(*f(x + gx, y + gy), u * wide, u * tall), INK)
    if u > 70:
        sheet.fill(circle(*f(x + gx + 0.012, y + gy - 0.02), u * 0.013, u * 0.015), WHITE)
    if gx or gy or mood.eyes == "down":
        sheet.line(f.all([(x - 0.075, y - 0.045), (x, y - 0.075), (x + 0.075, y - 0.045)]), pen * 0.6)
    if lashes:
        sheet.line(
            f.all([(x - side * 0.05, y - 0.06), (x + side * 0.03, y - 0.07), (x + side * 0.095, y - 0.045)]),
            pen * 0.9,
            taper=0.4,
        )


def _mouth(sheet: Sheet, f: Frame, kind: str, x: float, y: float, pen: float) -> None:
    def at(points):
        return [f(x + p[0], y + p[1], *p[2:]) for p in points]

    if kind == "smile":
        sheet.line(at([(-0.11, -0.015), (-0.03, 0.035), (0.05, 0.035), (0.115, -0.025)]), pen, taper=0.35)
    elif kind == "bashful":
        sheet.line(
            at([(-0.1, 0.0), (-0.06, 0.03), (-0.01, 0.0), (0.04, 0.035), (0.1, -0.02)]), pen, taper=0.3
        )
    elif kind == "wavy":
        sheet.line(
            at([(-0.1, 0.03), (-0.05, -0.01), (0.0, 0.03), (0.05, -0.01), (0.1, 0.035)]), pen, taper=0.3
        )
    elif kind == "flat":
        sheet.line(at([(-0.085, 0.005), (0.0, 0.012), (0.085, 0.0)]), pen, taper=0.4)
    elif kind == "aside":
        sheet.line(at([(-0.02, 0.02), (0.05, 0.0), (0.1, -0.03)]), pen, taper=0.4)
    elif kind == "frown":
        sheet.line(at([(-0.1, 0.045), (-0.02, 0.0), (0.04, 0.0), (0.1, 0.04)]), pen, taper=0.4)
    elif kind == "small_o":
        sheet.shape(circle(*f(x, y + 0.015), f.unit * 0.045, f.unit * 0.058), MOUTH_RED, pen * 0.75)
    elif kind in ("grin", "talk_smile", "talk", "shout"):
        box = {
            "grin": [
                (-0.14, -0.045, True),
                (0, -0.015),
                (0.145, -0.055, True),
                (0.1, 0.08),
                (0.0, 0.115),
                (-0.09, 0.085),
            ],
            "talk_smile": [
                (-0.105, -0.03, True),
                (0, -0.012),
                (0.11, -0.04, True),
                (0.07, 0.06),
                (0.0, 0.08),
                (-0.06, 0.06),
            ],
            "talk": [
                (-0.07, -0.025, True),
                (0, -0.035),
                (0.075, -0.03, True),
                (0.055, 0.05),
                (0.0, 0.07),
                (-0.05, 0.05),
            ],
            "shout": [
                (-0.12, -0.05),
                (0, -0.075),
                (0.12, -0.055),
                (0.115, 0.08),
                (0.0, 0.135),
                (-0.11, 0.085),
            ],
        }[kind]
        sheet.shape(at(box), MOUTH_RED, pen * 0.8)
        low = max(p[1] for p in box)
        sheet.fill(
            at([(-0.05, low - 0.012), (0.0, low - 0.052), (0.055, low - 0.012), (0.0, low - 0.004)]), TONGUE
        )
        if kind in ("grin", "talk_smile"):
            w = 0.125 if kind == "grin" else 0.088
            sheet.fill(
                at(
                    [
                        (-w * 0.9, -0.03, True),
                        (0, -0.006),
                        (w * 0.92, -0.038, True),
                        (w * 0.75, 0.008, True),
                        (0, 0.026),
                        (-w * 0.75, 0.012, True),
                    ]
                ),
                WHITE,
            )


def _marks(sheet: Sheet, f: Frame, marks: tuple[str, ...], pen: float, eye_y: float) -> None:
    if "sweat" in marks:
        drop = [(-0.24, -0.2, True), (-0.195, -0.1), (-0.22, -0.05), (-0.26, -0.05), (-0.285, -0.1)]
        sheet.shape(f.all([(x + 0.73, y + 0.06, *r) for x, y, *r in drop]), SKY_DEEP, pen * 0.6)
    if "steam" in marks:
        for dx, dy in ((0.0, 0.0), (0.12, -0.1)):
            cx, cy = 0.5 + dx, -0.5 + dy
            sheet.line(
                f.all(
                    [
                        (cx - 0.06, cy + 0.05),
                        (cx - 0.02, cy - 0.05),
                        (cx + 0.05, cy - 0.03),
                        (cx + 0.04, cy + 0.04),
                    ]
                ),
                pen * 0.8,
            )
    if "ticks" in marks:
        for a, b in (
            ((0.5, -0.42), (0.62, -0.55)),
            ((0.56, -0.28), (0.73, -0.33)),
            ((0.38, -0.55), (0.44, -0.71)),
        ):
            sheet.line(f.all([a, b]), pen)
    if "bags" in marks:
        for x in (-0.07, 0.29):
            sheet.line(
                arc(*f(x, eye_y + 0.05), f.unit * 0.06, f.unit * 0.03, 0.15 * pi, 0.85 * pi, 5),
                pen * 0.6,
                shade("#C08070", 0.2),
            )

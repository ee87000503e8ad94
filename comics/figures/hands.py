"""Hands. Each is drawn along +x from the wrist with the thumb at the top; one unit is the length of the hand."""

from math import cos, sin

from comics.figures.frames import Frame
from comics.figures.ink import Point, Sheet


def _finger(x: float, y: float, angle: float, length: float, thick: float) -> list[Point]:
    c, s = cos(angle), sin(angle)
    half = thick / 2
    local = [
        (-0.1, -half),
        (length * 0.5, -half * 1.04),
        (length - half, -half * 0.95),
        (length, 0),
        (length - half, half * 0.95),
        (length * 0.5, half * 1.04),
        (-0.1, half),
    ]
    return [(x + a * c - b * s, y + a * s + b * c) for a, b in local]


_PALM = [(-0.08, -0.21), (0.22, -0.34), (0.58, -0.36), (0.68, 0.0), (0.6, 0.34), (0.25, 0.34), (-0.08, 0.22)]
_BALL = [
    (-0.08, -0.22),
    (0.2, -0.37),
    (0.56, -0.4),
    (0.78, -0.2),
    (0.8, 0.14),
    (0.62, 0.36),
    (0.25, 0.37),
    (-0.08, 0.23),
]


def draw(sheet: Sheet, frame: Frame, shape: str, skin: str, width: float) -> None:
    """One hand. `rest` hangs, `fist` holds, `open` waves or shows, `flat` carries, `point` and `thumb` speak for themselves."""
    lines: list[list[Point]] = []
    if shape == "fist":
        parts = [_BALL, _finger(0.22, -0.3, 0.55, 0.5, 0.24)]
        lines = [[(0.62, -0.12), (0.8, -0.08)], [(0.6, 0.1), (0.79, 0.12)]]
    elif shape == "point":
        parts = [_BALL, _finger(0.5, -0.26, -0.02, 0.86, 0.23), _finger(0.2, -0.36, -0.75, 0.42, 0.22)]
        lines = [[(0.5, -0.1), (0.76, -0.1)], [(0.55, 0.1), (0.78, 0.1)]]
    elif shape == "thumb":
        parts = [_BALL, _finger(0.32, -0.3, -1.45, 0.56, 0.25)]
        lines = [[(0.5, -0.14), (0.8, -0.14)], [(0.5, 0.02), (0.82, 0.02)], [(0.48, 0.18), (0.78, 0.18)]]
    elif shape == "open":
        parts = [_PALM] + [
            _finger(0.52, y, a, n, 0.215)
            for y, a, n in ((-0.25, -0.3, 0.66), (-0.09, -0.09, 0.78), (0.08, 0.1, 0.74), (0.24, 0.32, 0.58))
        ]
        parts.append(_finger(0.18, -0.24, -0.95, 0.5, 0.23))
    elif shape == "flat":
        parts = [
            [
                (-0.08, -0.2),
                (0.3, -0.28),
                (0.8, -0.24),
                (1.15, -0.14),
                (1.2, 0.02),
                (0.95, 0.14),
                (0.4, 0.24),
                (-0.08, 0.21),
            ],
            _finger(0.24, -0.18, -0.6, 0.5, 0.22),
        ]
        lines = [[(0.62, 0.0), (1.1, -0.02)]]
    else:
        parts = [
            [
                (-0.08, -0.21),
                (0.3, -0.31),
                (0.72, -0.27),
                (1.0, -0.12),
                (1.02, 0.08),
                (0.86, 0.24),
                (0.45, 0.31),
                (-0.08, 0.22),
            ],
            _finger(0.22, -0.22, 0.12, 0.5, 0.22),
        ]
        lines = [[(0.72, 0.06), (0.98, 0.05)]]
    sheet.union([(frame.all(p), skin) for p in parts], width)
    if frame.unit > 26:
        for a, b in lines:
            sheet.line([frame(*a), frame(*b)], width * 0.6, taper=0.5)
        if shape in ("fist", "rest"):
            sheet.line(frame.all([(0.3, -0.14), (0.5, -0.06), (0.62, -0.1)]), width * 0.55)

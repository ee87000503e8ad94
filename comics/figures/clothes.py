"""Cloth over the body: one outline for the trunk, then the few lines that make it a jacket, an apron or a skirt."""

from comics.figures.frames import Frame
from comics.figures.ink import Point, Sheet, circle
from comics.figures.palette import GOLD, WHITE, blend, shade
from comics.figures.people import Build, Clothes


def torso(sheet: Sheet, root: Frame, bones, b: Build, wear: Clothes, width: float, turned: bool) -> None:
    """The trunk, dressed. `bones.spine` bends it; x is right, y is up from the hips as negative numbers."""
    t = b.torso
    hem = 0.16 if wear.top in ("jacket", "cardigan", "hoodie", "shirt", "vest") else 0.08
    sh, wa, hi = b.shoulder, b.waist, b.hip

    def f(points: list[Point]) -> list[Point]:
        return root.all([bones.spine(*p) for p in points])

    if wear.bottom == "skirt":
        skirt(sheet, root, bones, b, wear, width)
    elif bones.pose.drop < 0.3:
        seat = [(-hi, -0.25), (hi * 0.96, -0.25), (hi * 0.98, 0.12), (0.04, 0.22), (-hi, 0.12)]
        sheet.fill(f(seat), wear.below)
    body = [
        (-0.2, -t - 0.06, True),
        (-sh * 0.72, -t + 0.03),
        (-sh, -t + 0.2),
        (-sh * 0.96, -t + 0.5),
        (-wa - b.belly * 0.2, -t * 0.42),
        (-hi - 0.02, hem, True),
        (0.0, hem + 0.04),
        (hi + 0.01 + b.belly * 0.3, hem, True),
        (wa + b.belly, -t * 0.36),
        (sh * 0.9 + b.belly * 0.2, -t + 0.5),
        (sh * 0.94, -t + 0.2),
        (sh * 0.7, -t + 0.03),
        (0.24, -t - 0.06, True),
        (0.02, -t + 0.02),
    ]
    main = wear.colour
    sheet.shape(f(body), main, width)
    lit = [
        (-sh * 0.97, -t + 0.24),
        (-sh * 0.93, -t + 0.5),
        (-wa + 0.03, -t * 0.42),
        (-hi + 0.01, hem - 0.02, True),
        (-hi * 0.55, hem + 0.0, True),
        (-wa * 0.55, -t * 0.42),
        (-sh * 0.62, -t + 0.6),
    ]
    sheet.fill(f(lit), shade(main, 0.13))
    if wear.pattern:
        _pattern(sheet, f, b, wear, width, hem)
    if turned:
        sheet.line(f([(0.0, -t * 0.62), (0.0, hem - 0.05)]), width * 0.55, shade(main, 0.3))
        if wear.apron:
            sheet.line(
                f([(-wa, -t * 0.42), (0, -t * 0.38), (wa, -t * 0.42)]), width * 1.6, wear.apron, taper=0
            )
        return
    painter = {
        "jacket": _jacket,
        "shirt": _shirt,
        "tee": _tee,
        "polo": _polo,
        "blouse": _blouse,
        "cardigan": _cardigan,
        "vest": _vest,
        "singlet": _singlet,
        "hoodie": _hoodie,
    }[wear.top]
    painter(sheet, f, b, wear, width, hem)
    if wear.apron:
        apron(sheet, f, b, wear.apron, width)


def _pattern(sheet, f, b: Build, wear: Clothes, width: float, hem: float) -> None:
    t, s = b.torso, b.shoulder
    ink = wear.under if wear.pattern == "stripes" and wear.under != WHITE else blend(wear.colour, WHITE, 0.5)
    if wear.pattern in ("stripes", "checks"):
        y = -t + 0.36
        while y < hem - 0.06:
            w = _half(b, y) - 0.04
            sheet.line(
                f([(-w, y), (0, y + 0.03), (w, y)]),
                width * (2.4 if wear.pattern == "stripes" else 0.9),
                ink,
                taper=0,
                wobble=0.3,
            )
            y += 0.24
    if wear.pattern == "checks":
        for x in (-0.66, -0.33, 0.0, 0.33, 0.66):
            sheet.line(
                f([(x * s, -t + 0.2), (x * _half(b, -t / 2), -t / 2), (x * b.hip, hem)]),
                width * 0.9,
                ink,
                taper=0,
                wobble=0.3,
            )
    if wear.pattern == "dots":
        row = 0
        y = -t + 0.3
        while y < hem - 0.05:
            w = _half(b, y) - 0.12
            for i in range(-2, 3):
                x = (i + (row % 2) * 0.5) * 0.24
                if abs(x) < w:
                    cx, cy = f([(x, y)])[0][:2]
                    r = width * 0.8
                    sheet.fill(circle(cx, cy, r, n=6), ink)
            y += 0.2
            row += 1


def _half(b: Build, y: float) -> float:
    """Half the width of the body at a height."""
    t = -y / b.torso
    if t > 0.45:
        return b.waist + (b.shoulder - b.waist) * min((t - 0.45) / 0.3, 1.0)
    return b.hip + (b.waist - b.hip) * max(t, 0) / 0.45


def _collar(
    sheet, f, t: float, colour: str, width: float, low: float = 0.3, inside: str | None = None
) -> None:
    if inside:
        sheet.fill(f([(-0.16, -t - 0.03, True), (0.2, -t - 0.03, True), (0.06, -t + low, True)]), inside)
    sheet.shape(
        f(
            [
                (-0.2, -t - 0.1, True),
                (-0.28, -t + 0.06),
                (-0.16, -t + low * 0.85, True),
                (0.05, -t + low * 0.62, True),
                (-0.1, -t + 0.06),
            ]
        ),
        colour,
        width * 0.85,
    )
    sheet.shape(
        f(
            [
                (0.24, -t - 0.1, True),
                (0.32, -t + 0.06),
                (0.22, -t + low * 0.85, True),
                (0.06, -t + low * 0.62, True),
                (0.16, -t + 0.06),
            ]
        ),
        colour,
        width * 0.85,
    )


def _jacket(sheet, f, b: Build, wear: Clothes, width: float, hem: float) -> None:
    t = b.torso
    dark = shade(wear.colour, 0.4) if wear.colour != WHITE else "#8D8C88"
    uniform = wear.hat != "chef"
    if uniform:
        sheet.fill(f([(-0.14, -t - 0.04, True), (0.2, -t - 0.04, True), (0.06, -t + 0.34, True)]), wear.under)
        sheet.fill(
            f(
                [
                    (0.0, -t + 0.06, True),
                    (0.1, -t + 0.06, True),
                    (0.12, -t + 0.2, True),
                    (0.06, -t + 0.33, True),
                    (0.01, -t + 0.2, True),
                ]
            ),
            "#25313F",
        )
    _collar(sheet, f, t, wear.colour, width, 0.42 if uniform else 0.2)
    sheet.line(f([(0.06, -t + 0.3), (0.075, -t * 0.5), (0.06, hem)]), width * 0.75, taper=0.1)
    if uniform:
        for x, w in ((-0.4, 0.2), (0.28, 0.2)):
            sheet.line(f([(x - 0.02, -t + 0.66), (x + w, -t + 0.66)]), width * 0.75, taper=0.1)
            sheet.line(
                f(
                    [
                        (x - 0.02, -t + 0.66),
                        (x, -t + 0.74),
                        (x + w / 2, -t + 0.79),
                        (x + w - 0.02, -t + 0.74),
                        (x + w, -t + 0.66),
                    ]
                ),
                width * 0.6,
                taper=0.1,
            )
        if wear.hat == "cap":
            sheet.shape(
                f(
                    [
                        (0.33, -t + 0.44, True),
                        (0.49, -t + 0.44, True),
                        (0.48, -t + 0.55),
                        (0.41, -t + 0.61, True),
                        (0.34, -t + 0.55),
                    ]
                ),
                GOLD,
                width * 0.55,
            )
        for x, s in ((-0.42, -1), (0.42, 1)):
            k = b.shoulder / 0.62
            sheet.shape(
                f(
                    [
                        (x * k - 0.12, -t + 0.04, True),
                        (x * k + 0.1, -t + 0.04 - 0.02 * s, True),
                        (x * k + 0.12, -t + 0.13, True),
                        (x * k - 0.1, -t + 0.13, True),
                    ]
                ),
                GOLD if s else dark,
                width * 0.6,
            )
        sheet.line(
            f([(-b.waist - b.belly * 0.2 + 0.02, -t * 0.2), (0, -t * 0.17), (b.waist + b.belly, -t * 0.2)]),
            width * 0.8,
            taper=0.1,
        )
    for i in range(3):
        x, y = f([(0.0 if uniform else 0.16, -t * (0.62 - 0.18 * i))])[0][:2]
        sheet.fill(circle(x, y, width * 0.75, n=7), GOLD if uniform else dark)


def _shirt(sheet, f, b: Build, wear: Clothes, width: float, hem: float) -> None:
    t = b.torso
    _collar(sheet, f, t, shade(wear.colour, 0.05) if wear.colour != WHITE else WHITE, width, 0.26)
    sheet.line(f([(0.06, -t + 0.2), (0.075, -t * 0.5), (0.06, hem)]), width * 0.65, taper=0.1)
    for i in range(4):
        x, y = f([(0.02, -t * (0.74 - 0.19 * i))])[0][:2]
        sheet.fill(circle(x, y, width * 0.55, n=6), shade(wear.colour, 0.6))
    sheet.line(
        f([(0.22, -t + 0.6), (0.42, -t + 0.6), (0.42, -t + 0.8), (0.22, -t + 0.8), (0.22, -t + 0.6)]),
        width * 0.55,
        taper=0,
    )


def _tee(sheet, f, b: Build, wear: Clothes, width: float, hem: float) -> None:
    t = b.torso
    sheet.line(
        f([(-0.2, -t - 0.05), (-0.1, -t + 0.1), (0.04, -t + 0.15), (0.17, -t + 0.1), (0.24, -t - 0.05)]),
        width * 2.0,
        shade(wear.colour, 0.22),
        taper=0,
    )
    sheet.line(
        f([(-0.24, -t - 0.02), (-0.12, -t + 0.15), (0.04, -t + 0.2), (0.2, -t + 0.15), (0.29, -t - 0.02)]),
        width * 0.6,
        taper=0.2,
    )
    _folds(sheet, f, b, width)


def _polo(sheet, f, b: Build, wear: Clothes, width: float, hem: float) -> None:
    t = b.torso
    collar = wear.under if wear.colour == WHITE else shade(wear.colour, 0.18)
    _collar(sheet, f, t, collar, width, 0.24)
    sheet.line(f([(0.05, -t + 0.18), (0.06, -t + 0.5)]), width * 0.65)
    _folds(sheet, f, b, width)


def _blouse(sheet, f, b: Build, wear: Clothes, width: float, hem: float) -> None:
    t = b.torso
    sheet.shape(
        f(
            [
                (-0.2, -t - 0.07, True),
                (-0.3, -t + 0.04),
                (-0.22, -t + 0.2),
                (-0.04, -t + 0.2),
                (0.04, -t + 0.1, True),
                (-0.08, -t + 0.04),
            ]
        ),
        wear.under,
        width * 0.8,
    )
    sheet.shape(
        f(
            [
                (0.24, -t - 0.07, True),
                (0.33, -t + 0.04),
                (0.27, -t + 0.19),
                (0.12, -t + 0.2),
                (0.04, -t + 0.1, True),
                (0.14, -t + 0.04),
            ]
        ),
        wear.under,
        width * 0.8,
    )
    _folds(sheet, f, b, width)


def _cardigan(sheet, f, b: Build, wear: Clothes, width: float, hem: float) -> None:
    t = b.torso
    sheet.fill(
        f(
            [
                (-0.19, -t - 0.04, True),
                (0.23, -t - 0.04, True),
                (0.13, -t * 0.55, True),
                (0.04, -t * 0.5, True),
                (-0.04, -t * 0.55, True),
            ]
        ),
        wear.under,
    )
    for side in (-1, 1):
        sheet.line(
            f([(0.03 + side * 0.2, -t - 0.05), (0.03 + side * 0.13, -t * 0.7), (0.05, -t * 0.48)]),
            width * 0.9,
            taper=0.1,
        )
    sheet.line(f([(0.05, -t * 0.48), (0.06, hem)]), width * 0.75, taper=0.1)
    for i in range(3):
        x, y = f([(0.0, -t * (0.4 - 0.16 * i))])[0][:2]
        sheet.fill(circle(x, y, width * 0.75, n=7), wear.under)
    sheet.line(f([(0.2, -0.3), (0.44, -0.34)]), width * 0.65)


def _vest(sheet, f, b: Build, wear: Clothes, width: float, hem: float) -> None:
    t = b.torso
    sheet.fill(f([(-0.16, -t - 0.03, True), (0.2, -t - 0.03, True), (0.06, -t * 0.58, True)]), wear.under)
    _collar(sheet, f, t, wear.under, width, 0.2)
    sheet.line(
        f([(-0.24, -t + 0.0), (-0.08, -t * 0.74), (0.05, -t * 0.56), (0.06, hem)]), width * 0.8, taper=0.1
    )
    sheet.line(f([(0.3, -t + 0.0), (0.18, -t * 0.74), (0.05, -t * 0.56)]), width * 0.8, taper=0.1)
    for y in (-t * 0.42, -t * 0.22):
        w = _half(b, y) + 0.01
        for a, z in ((-w, 0.03), (0.09, w)):
            sheet.line(
                f([(a, y), (z, y + 0.01)]), width * 2.4, WHITE if wear.colour != WHITE else GOLD, taper=0
            )


def _singlet(sheet, f, b: Build, wear: Clothes, width: float, hem: float) -> None:
    t, s = b.torso, b.shoulder
    sheet.line(
        f([(-0.3, -t + 0.0), (-0.16, -t + 0.24), (0.05, -t + 0.33), (0.25, -t + 0.24), (0.36, -t + 0.0)]),
        width * 0.75,
        taper=0.1,
    )
    sheet.line(f([(-s * 0.92, -t + 0.06), (-s * 0.74, -t + 0.3), (-s * 0.84, -t + 0.56)]), width * 0.65)
    _folds(sheet, f, b, width)


def _hoodie(sheet, f, b: Build, wear: Clothes, width: float, hem: float) -> None:
    t = b.torso
    sheet.shape(
        f(
            [
                (-0.22, -t - 0.1, True),
                (-0.36, -t + 0.04),
                (-0.22, -t + 0.24),
                (0.05, -t + 0.3),
                (0.3, -t + 0.24),
                (0.38, -t + 0.04),
                (0.25, -t - 0.1, True),
                (0.14, -t + 0.1),
                (0.03, -t + 0.15),
                (-0.1, -t + 0.1),
            ]
        ),
        shade(wear.colour, 0.12),
        width * 0.85,
    )
    for x in (-0.03, 0.12):
        sheet.line(f([(x, -t + 0.26), (x - 0.01, -t + 0.54)]), width * 0.8, WHITE, taper=0.1)
    sheet.line(f([(-0.3, -0.1), (-0.22, -0.46), (0.28, -0.46), (0.36, -0.1)]), width * 0.7, taper=0.1)


def _folds(sheet, f, b: Build, width: float) -> None:
    t = b.torso
    sheet.line(
        f([(b.waist + b.belly - 0.02, -t * 0.3), (b.waist * 0.62, -t * 0.24), (b.waist * 0.4, -t * 0.27)]),
        width * 0.55,
    )
    sheet.line(f([(b.waist + b.belly - 0.03, -t * 0.16), (b.waist * 0.7, -t * 0.12)]), width * 0.5)


def apron(sheet, f, b: Build, colour: str, width: float) -> None:
    t = b.torso
    w, h = b.waist + b.belly * 0.6, b.hip
    for side in (-1, 1):
        sheet.line(
            f([(0.02 + side * 0.2, -t * 0.72), (0.02 + side * 0.23, -t + 0.0)]),
            width * 1.5,
            shade(colour, 0.2),
            taper=0,
        )
    sheet.shape(
        f(
            [
                (-0.24, -t * 0.74, True),
                (0.3, -t * 0.74, True),
                (0.34, -t * 0.5),
                (w * 1.0, -t * 0.36, True),
                (h * 0.98, 0.1),
                (h * 0.9, 0.5),
                (h * 0.7, 0.56),
                (-h * 0.74, 0.56),
                (-h * 0.9, 0.48),
                (-h * 0.98, 0.1),
                (-w * 0.98, -t * 0.36, True),
                (-0.3, -t * 0.5),
            ]
        ),
        colour,
        width,
    )
    sheet.fill(
        f(
            [
                (-w * 0.92, -t * 0.33),
                (-h * 0.92, 0.1),
                (-h * 0.84, 0.46),
                (-h * 0.5, 0.52),
                (-h * 0.55, 0.1),
                (-w * 0.6, -t * 0.33),
            ]
        ),
        shade(colour, 0.14),
    )
    sheet.line(f([(-w * 0.98, -t * 0.36), (0, -t * 0.31), (w, -t * 0.36)]), width * 0.75, taper=0.1)
    sheet.shape(
        f([(-0.18, -0.26, True), (0.26, -0.26, True), (0.25, 0.08), (0.04, 0.14), (-0.17, 0.08)]),
        shade(colour, 0.08),
        width * 0.7,
    )


def skirt(sheet: Sheet, root: Frame, bones, b: Build, wear: Clothes, width: float) -> None:
    (_, near_knee, _), (_, far_knee, _) = bones.legs
    px, py = bones.pelvis
    low = max(near_knee[1], far_knee[1]) + 0.12
    left, right = min(near_knee[0], far_knee[0]) - 0.34, max(near_knee[0], far_knee[0]) + 0.34
    ring = [
        (px - b.waist, py - 0.32, True),
        (px - b.hip - 0.04, py + 0.1),
        (left, low, True),
        ((left + right) / 2, low + 0.08),
        (right, low, True),
        (px + b.hip + 0.03, py + 0.1),
        (px + b.waist, py - 0.32, True),
    ]
    sheet.shape(root.all(ring), wear.below, width)
    sheet.fill(
        root.all(
            [
                (px - b.waist + 0.03, py - 0.28),
                (px - b.hip, py + 0.1),
                (left + 0.05, low - 0.02, True),
                (left + 0.28, low + 0.03, True),
                (px - b.hip * 0.5, py + 0.1),
            ]
        ),
        shade(wear.below, 0.15),
    )
    for x in (0.35, 0.62):
        a = left + (right - left) * x
        sheet.line(root.all([(px + (x - 0.5) * b.hip, py + 0.25), (a, low - 0.04)]), width * 0.6)

"""Things held in a hand: drawn where the wrist is, in the figure's own frame."""

from math import atan2, pi

from comics.figures.frames import Frame
from comics.figures.ink import Sheet, circle
from comics.figures.palette import (
    BROWN,
    BROWN_DARK,
    CREAM,
    GREY,
    GREY_DARK,
    LEAF,
    MUSTARD,
    ROSE,
    SAND,
    SKY,
    TEAL,
    VERMILION,
    WHITE,
    shade,
)

OVER = {"phone", "stick", "megaphone"}
"""What the hand does not hide."""


def _hand(bones, index: int, share: float = 1.12):
    _, elbow, wrist = bones.arms[index]
    return (elbow[0] + (wrist[0] - elbow[0]) * share, elbow[1] + (wrist[1] - elbow[1]) * share)


def leaflet(sheet: Sheet, root: Frame, bones, width: float, index: int = 0) -> None:
    x, y = _hand(bones, index, 1.35)
    f = root.at(x, y, -0.25)
    sheet.shape(
        f.all([(-0.06, -0.42, True), (0.42, -0.36, True), (0.38, 0.24, True), (-0.1, 0.18, True)]),
        WHITE,
        width * 0.9,
    )
    sheet.fill(
        f.all([(-0.02, -0.37, True), (0.375, -0.32, True), (0.36, -0.12, True), (-0.035, -0.17, True)]),
        VERMILION,
    )
    for i in range(3):
        sheet.line(f.all([(-0.03, -0.07 + i * 0.08), (0.3 - 0.06 * i, -0.03 + i * 0.08)]), width * 0.5, GREY)


def clipboard(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.25)
    f = root.at(x, y, -0.18)
    sheet.shape(
        f.all([(-0.28, -0.5, True), (0.34, -0.5, True), (0.34, 0.34, True), (-0.28, 0.34, True)]),
        BROWN,
        width,
    )
    sheet.fill(
        f.all([(-0.22, -0.42, True), (0.28, -0.42, True), (0.28, 0.28, True), (-0.22, 0.28, True)]), WHITE
    )
    sheet.shape(
        f.all([(-0.08, -0.56, True), (0.14, -0.56, True), (0.14, -0.44, True), (-0.08, -0.44, True)]),
        GREY,
        width * 0.7,
    )
    for i in range(4):
        sheet.line(
            f.all([(-0.15, -0.28 + 0.13 * i), (0.2 - 0.05 * (i % 2), -0.28 + 0.13 * i)]), width * 0.5, GREY
        )


def broom(sheet: Sheet, root: Frame, bones, width: float) -> None:
    a, b = _hand(bones, 0, 1.12), _hand(bones, 1, 1.12)
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = (dx * dx + dy * dy) ** 0.5 or 1
    ux, uy = dx / size, dy / size
    if uy < 0.3:
        ux, uy = 0.3, 0.95
    top = (a[0] - ux * 0.7, a[1] - uy * 0.7)
    reach = (-0.5 - a[1]) / uy
    low = (a[0] + ux * reach, a[1] + uy * reach)
    u = root.unit
    sheet.limb(root.all([top, low]), [u * 0.085, u * 0.085], BROWN, width * 0.9)
    f = root.at(low[0], low[1], atan2(uy, ux) - pi / 2)
    sheet.shape(
        f.all(
            [
                (-0.08, -0.08, True),
                (0.08, -0.08, True),
                (0.16, 0.1),
                (0.34, 0.48, True),
                (0.1, 0.52),
                (-0.3, 0.46, True),
                (-0.16, 0.1),
            ]
        ),
        MUSTARD,
        width,
    )
    sheet.line(f.all([(-0.13, 0.06), (0.13, 0.06)]), width * 1.4, VERMILION, taper=0)
    for x in (-0.14, 0.0, 0.14):
        sheet.line(f.all([(x * 0.5, 0.14), (x, 0.42)]), width * 0.6)


def stick(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0)
    u = root.unit
    sheet.limb(
        root.all([(x - 0.02, y - 0.06), (x + 0.05, y * 0.5), (x + 0.08, -0.02)]),
        [u * 0.09, u * 0.085, u * 0.07],
        BROWN,
        width * 0.9,
    )
    sheet.line(
        root.all([(x - 0.2, y - 0.1), (x - 0.1, y - 0.17), (x + 0.04, y - 0.1)]),
        width * 2.4,
        BROWN_DARK,
        taper=0.2,
    )


def phone(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.2)
    f = root.at(x, y, -0.35)
    sheet.shape(
        f.all([(-0.06, -0.28, True), (0.14, -0.28, True), (0.14, 0.1, True), (-0.06, 0.1, True)]),
        GREY_DARK,
        width * 0.8,
    )


def megaphone(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.2)
    f = root.at(x, y, -0.1)
    sheet.shape(
        f.all(
            [
                (-0.1, -0.14, True),
                (0.3, -0.2, True),
                (0.72, -0.42, True),
                (0.76, 0.22, True),
                (0.3, 0.02, True),
                (-0.1, 0.0, True),
            ]
        ),
        WHITE,
        width,
    )
    sheet.shape(circle(*f(0.74, -0.1)[:2], root.unit * 0.1, root.unit * 0.33), VERMILION, width)
    sheet.shape(
        f.all([(-0.18, -0.16, True), (-0.06, -0.16, True), (-0.06, 0.02, True), (-0.18, 0.02, True)]),
        VERMILION,
        width * 0.8,
    )


def table(sheet: Sheet, root: Frame, bones, width: float) -> None:
    a = _hand(bones, 0, 1.1)
    f = root.at(a[0] + 0.5, a[1] - 0.05, -0.08)
    for x in (-0.6, 0.92):
        sheet.limb(
            f.all([(x * 0.9, 0.04), (x * 0.72, 0.72)]),
            [root.unit * 0.11, root.unit * 0.09],
            BROWN_DARK,
            width * 0.9,
        )
    sheet.shape(
        f.all(
            [
                (-0.86, -0.12),
                (0.2, -0.16),
                (1.24, -0.12),
                (1.28, 0.0),
                (1.2, 0.08),
                (0.2, 0.12),
                (-0.8, 0.08),
                (-0.9, 0.0),
            ]
        ),
        BROWN,
        width,
    )
    sheet.line(f.all([(-0.8, 0.0), (0.2, 0.03), (1.2, 0.0)]), width * 0.6)


def stools(sheet: Sheet, root: Frame, bones, width: float) -> None:
    a = _hand(bones, 0, 1.1)
    for i in range(3):
        f = root.at(a[0] + 0.2, a[1] - 0.02 - 0.2 * i)
        sheet.shape(
            f.all(
                [
                    (-0.36, 0.0, True),
                    (0.36, 0.0, True),
                    (0.42, 0.5 if i == 0 else 0.18, True),
                    (0.28, 0.5 if i == 0 else 0.18, True),
                    (0.24, 0.12),
                    (-0.24, 0.12),
                    (-0.28, 0.5 if i == 0 else 0.18, True),
                    (-0.42, 0.5 if i == 0 else 0.18, True),
                ]
            ),
            VERMILION if i % 2 == 0 else "#C9503F",
            width,
        )


def pot(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.1)
    plant(sheet, root.at(x + 0.02, y + 0.02), width)


def plant(sheet: Sheet, f: Frame, width: float) -> None:
    """A flower in a pot; the origin is the foot of the pot."""
    for x, y, turn in (
        (-0.22, -0.62, -0.5),
        (0.22, -0.66, 0.5),
        (0.0, -0.78, 0.0),
        (-0.1, -0.5, -0.9),
        (0.12, -0.5, 0.9),
    ):
        sheet.shape(circle(*f(x, y)[:2], f.unit * 0.1, f.unit * 0.22, turn * f.flip, 8), LEAF, width * 0.8)
    for x, y in ((-0.2, -0.88), (0.06, -1.0), (0.27, -0.86)):
        sheet.shape(circle(*f(x, y)[:2], f.unit * 0.1), ROSE, width * 0.8)
        sheet.fill(circle(*f(x, y)[:2], f.unit * 0.04, n=6), CREAM)
    sheet.shape(
        f.all([(-0.22, -0.3, True), (0.22, -0.3, True), (0.16, 0.0, True), (-0.16, 0.0, True)]),
        "#B9694A",
        width,
    )
    sheet.shape(
        f.all([(-0.27, -0.42, True), (0.27, -0.42, True), (0.26, -0.27, True), (-0.26, -0.27, True)]),
        "#C67A58",
        width,
    )
    sheet.fill(
        f.all([(-0.19, -0.25, True), (-0.08, -0.25, True), (-0.06, -0.03, True), (-0.14, -0.03, True)]),
        shade("#B9694A"),
    )


def bag(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.1)
    f = root.at(x, y)
    sheet.shape(
        f.all(
            [
                (-0.04, -0.05, True),
                (0.06, -0.05, True),
                (0.14, 0.16),
                (0.32, 0.5),
                (0.26, 0.82),
                (0.0, 0.88),
                (-0.26, 0.82),
                (-0.3, 0.5),
                (-0.12, 0.16),
            ]
        ),
        CREAM,
        width,
    )
    sheet.line(f.all([(-0.08, 0.2), (0.02, 0.26), (0.12, 0.2)]), width * 0.7)
    sheet.line(f.all([(0.02, 0.3), (0.06, 0.5)]), width * 0.55)


def basket(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.1)
    f = root.at(x, y)
    for dx in (-0.16, 0.0, 0.17):
        sheet.shape(circle(*f(dx, 0.26)[:2], root.unit * 0.11, root.unit * 0.22, dx), LEAF, width * 0.8)
    sheet.line(
        f.all([(-0.3, 0.4), (-0.2, 0.02), (0.0, -0.06), (0.2, 0.02), (0.3, 0.4)]),
        width * 1.3,
        BROWN_DARK,
        taper=0,
    )
    sheet.shape(
        f.all([(-0.36, 0.36, True), (0.36, 0.36, True), (0.28, 0.76), (0.0, 0.8), (-0.28, 0.76)]),
        MUSTARD,
        width,
    )
    sheet.line(f.all([(-0.33, 0.52), (0.0, 0.56), (0.33, 0.52)]), width * 0.6)


def ladle(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.15)
    u = root.unit
    sheet.limb(root.all([(x - 0.12, y - 0.1), (x + 0.5, y + 0.34)]), [u * 0.07, u * 0.06], GREY, width * 0.8)
    sheet.shape(circle(*root(x + 0.56, y + 0.38)[:2], u * 0.15, u * 0.1, 0.6 * root.flip), GREY, width * 0.8)


def chopsticks(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.2)
    for d in (0.0, 0.06):
        sheet.line(
            root.all([(x - 0.1, y - 0.1 + d), (x + 0.42, y - 0.2 + d * 2)]),
            width * 1.0,
            BROWN_DARK,
            taper=0.2,
        )


def envelope(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.3)
    f = root.at(x, y, -0.15)
    sheet.shape(
        f.all([(-0.1, -0.24, True), (0.5, -0.24, True), (0.5, 0.18, True), (-0.1, 0.18, True)]),
        SAND,
        width * 0.9,
    )
    sheet.line(f.all([(-0.1, -0.24), (0.2, 0.02), (0.5, -0.24)]), width * 0.6, taper=0.1)


def wrench(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.1)
    f = root.at(x, y, -0.6)
    sheet.limb(f.all([(-0.2, 0.0), (0.5, 0.0)]), [root.unit * 0.09] * 2, GREY, width * 0.8)
    sheet.shape(
        f.all(
            [
                (0.44, -0.1),
                (0.62, -0.16),
                (0.68, -0.05, True),
                (0.58, 0.0, True),
                (0.68, 0.05, True),
                (0.62, 0.16),
                (0.44, 0.1),
            ]
        ),
        GREY,
        width * 0.8,
    )


def packet(sheet: Sheet, root: Frame, bones, width: float) -> None:
    """A packet of bread with a blank label."""
    x, y = _hand(bones, 0, 1.2)
    f = root.at(x + 0.1, y + 0.06, -0.05, 1.4)
    sheet.shape(
        f.all(
            [
                (-0.26, 0.0, True),
                (-0.28, -0.42),
                (-0.14, -0.56, True),
                (-0.2, -0.72, True),
                (0.2, -0.72, True),
                (0.14, -0.56, True),
                (0.28, -0.42),
                (0.26, 0.0, True),
            ]
        ),
        CREAM,
        width,
    )
    sheet.line(f.all([(-0.14, -0.56), (0.14, -0.56)]), width * 1.2, VERMILION, taper=0)
    sheet.shape(
        f.all([(-0.17, -0.12), (-0.18, -0.3), (0.0, -0.4), (0.18, -0.3), (0.17, -0.12)]), MUSTARD, width * 0.8
    )


def cup(sheet: Sheet, root: Frame, bones, width: float) -> None:
    x, y = _hand(bones, 0, 1.2)
    f = root.at(x, y)
    sheet.shape(
        f.all([(-0.1, -0.2, True), (0.16, -0.2, True), (0.13, 0.1, True), (-0.07, 0.1, True)]),
        SKY,
        width * 0.8,
    )
    sheet.line(f.all([(-0.1, -0.12), (0.15, -0.12)]), width * 0.7, TEAL)


THINGS = {
    fn.__name__: fn
    for fn in (
        leaflet,
        clipboard,
        broom,
        stick,
        phone,
        megaphone,
        table,
        stools,
        pot,
        bag,
        basket,
        ladle,
        chopsticks,
        envelope,
        wrench,
        cup,
        packet,
    )
}


def draw(sheet: Sheet, thing: str, root: Frame, bones, width: float) -> None:
    THINGS[thing](sheet, root, bones, width)

"""Where people walk for pleasure: the promenade by the river, the park."""

from comics.figures import greenery
from comics.figures import palette as c
from comics.figures.palette import blend
from comics.figures.stages import Stage
from comics.figures.streets import WALLS, lamp, pavement


def promenade(stage: Stage, dark: bool = False) -> None:
    """Beside the river, by day or in the dark: railing, water, the far bank, trees."""
    if dark:
        stage.haze, stage.light = c.NIGHT, "night"
    stage.backdrop(c.NIGHT_DEEP if dark else "#DCEBEA")
    greenery.sun(stage, 0.74, 0.17, 0.045, "#F4E7BE" if dark else "#F7EBC8")
    if not dark:
        greenery.cloud(stage, 0.3, 0.14, 0.12)
    greenery.hills(stage, "#2D3B52" if dark else "#B9CFC8", 0.13)
    for i, x in enumerate((-38, -33, -27, -22, -12, -6, 2, 9, 15, 22, 30, 36)):
        h = (9, 14, 11, 7, 6, 12, 8, 15, 10, 6, 12, 9)[i]
        stage.facing(x, x + 4, 0, h, 62, "#4A5870" if dark else WALLS[i % 6], weight=0.6)
        for k in range(3 if dark else 0):
            stage.facing(
                x + 0.6 + k,
                x + 1.1 + k,
                h * (0.3 + 0.2 * ((k + i) % 3)),
                h * (0.3 + 0.2 * ((k + i) % 3)) + 0.7,
                61.5,
                "#FFE29A",
                line=False,
            )
    stage.floor(-90, 90, 7.2, 61, "#3E5670" if dark else c.SKY_DEEP)
    for i in range(26):
        z = 8.5 + (i * 37 % 40)
        x = -14 + (i * 53 % 280) / 10
        stage.rule((x, 0, z), (x + 1.2 + z * 0.04, 0, z), 0.8, "#6C8AA3" if dark else c.WHITE)
    pavement(stage, 0.7, 7.0, "#6B7384" if dark else "#E2D8C5")
    stage.floor(-20, 20, 6.6, 7.2, "#5B6577" if dark else c.STONE, line=True)
    pale = "#8C95A6" if dark else c.PAPER

    def rail() -> None:
        z = 6.6
        for i in range(-9, 10):
            x = i * 1.7
            stage.facing(x - 0.13, x + 0.13, 0, 1.15, z, pale)
            stage.facing(x - 0.18, x + 0.18, 1.15, 1.27, z - 0.01, c.STONE)
        for y in (0.25, 0.6, 0.95):
            stage.facing(-20, 20, y, y + 0.09, z + 0.05, pale)

    stage.later(6.6, rail)
    greenery.tree(stage, -5.2, 5.9, 5.2, 2.0, "#45625C" if dark else c.LEAF_DARK)
    if dark:
        lamp(stage, 3.9, 6.2, lit=True)
    else:
        greenery.palm(stage, 5.3, 6.0, 5.0)


def park(stage: Stage) -> None:
    """A path between lawns and trees, a bench, flats far behind."""
    stage.backdrop(c.SKY)
    greenery.cloud(stage, 0.24, 0.13, 0.12)
    greenery.cloud(stage, 0.78, 0.2, 0.1)
    greenery.hills(stage, "#BBD3C0", 0.12, 1.5)
    for i, x in enumerate((-26, -14, 6, 18)):
        stage.facing(x, x + 7, 0, 14 + 5 * (i % 3), 60, WALLS[i % 6], weight=0.6)
    stage.floor(-60, 60, 0.7, 60, "#BAD0A4")
    k = stage.camera.project
    left = [k(-2.6, 0, 0.8), k(-2.4, 0, 2), k(-1.9, 0, 4), k(-0.6, 0, 8), k(2.2, 0, 14), k(6, 0, 24)]
    right = [k(8.4, 0, 24), k(4.6, 0, 14), k(2.4, 0, 8), k(2.2, 0, 4), k(2.6, 0, 2), k(3.0, 0, 0.8)]
    width, _ = stage.pen(6)
    stage.sheet.shape(
        [
            (*left[0], True),
            *left[1:-1],
            (*left[-1], True),
            (*right[0], True),
            *right[1:-1],
            (*right[-1], True),
        ],
        "#E8DDC6",
        width,
        blend(c.INK, "#E8DDC6", 0.5),
    )
    for i in range(18):
        x = -9 + (i * 61 % 180) / 10
        z = 3.5 + (i * 29 % 90) / 10
        if not -2.8 < x < 3.4:
            f = stage.frame(x, z, 0.16)
            stage.sheet.line(f.all([(-0.5, 0), (-0.3, -0.8)]), 2.4, c.LEAF_DARK)
            stage.sheet.line(f.all([(0, 0), (0.1, -1.0)]), 2.4, c.LEAF_DARK)
            stage.sheet.line(f.all([(0.4, 0), (0.6, -0.7)]), 2.4, c.LEAF_DARK)
    greenery.tree(stage, -4.6, 9, 5.0, 1.8)
    greenery.tree(stage, -7.5, 14, 5.4, 2.0, c.LEAF_DARK)
    greenery.tree(stage, 5.6, 10, 5.2, 1.9, c.LEAF_DARK)
    greenery.tree(stage, 9.5, 16, 5.0, 2.0)
    greenery.tree(stage, 1.2, 26, 5.0, 2.2)
    greenery.bush(stage, 4.4, 7.6, 0.9, 0.6)
    greenery.bush(stage, -3.6, 7.0, 0.8, 0.5, c.LEAF_DARK)

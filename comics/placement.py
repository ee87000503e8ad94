"""Where balloons go when nobody has put them anywhere yet: readable at once, meant to be moved.

Chinese comics are read from the top left. The first speaker of a panel stands left, whoever answers stands right, later
balloons hang lower, and the lower part of the drawing, where the figures are, is left free.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from .notation import plain
from .script import Line
from .spec import TAILED, Balloon

_EM = 40 / 1080  # a comfortable letter, as a fraction of the panel's width
_LINE = 1.35
_LOWEST = 0.74  # where the upper balloons end at the latest
_MOUTHS = {"left": (0.3, 0.6), "right": (0.7, 0.6)}


def place(lines: Sequence[Line], aspect: float = 0.75) -> list[Balloon]:
    """Give every line a balloon within the panel; `aspect` is the panel's height over its width."""
    columns = {"left": 0.03, "right": 0.03}
    sides: dict[str, str] = {}
    bottom = 0.97
    placed: list[Balloon] = []
    for line in lines:
        letters = len(plain(line.text))
        if line.kind in ("narration", "quotation"):
            width = 0.94 if letters > 18 else max(0.3, (letters + 2.5) * _EM)
            height = _height(letters, width, aspect, slack=1.0)
            if line.kind == "quotation" or placed:
                bottom -= height
                y = bottom
                bottom -= 0.02
            else:
                y = 0.03
                columns = dict.fromkeys(columns, y + height + 0.02)
            placed.append(Balloon(line.kind, line.text, line.speaker, x=0.03, y=y, w=width, h=height))
            continue
        side = sides.setdefault(line.speaker, "right" if len(sides) % 2 else "left")
        width = 0.3 if letters <= 8 else 0.38 if letters <= 18 else 0.46
        height = _height(letters, width, aspect, slack=1.45)
        y = columns[side]
        placed.append(
            Balloon(
                line.kind,
                line.text,
                line.speaker,
                x=0.03 if side == "left" else 0.97 - width,
                y=y,
                w=width,
                h=height,
                tail=_MOUTHS[side] if line.kind in TAILED else None,
            )
        )
        columns[side] = y + height + 0.02
        other = "right" if side == "left" else "left"
        columns[other] = max(columns[other], y + 0.06)  # the answer hangs lower than the question
    return [_within(balloon, columns, bottom) for balloon in placed]


def _height(letters: int, width: float, aspect: float, slack: float) -> float:
    """The height that `letters` need at a comfortable size, as a fraction of the panel's height."""
    inner = width - 1.6 * _EM
    per_line = max(2, int(inner / _EM / (1.25 if slack > 1 else 1)))
    rows = math.ceil(max(letters, 1) / per_line)
    return min(0.9, (rows * _LINE * slack + 0.9) * _EM / aspect)


def _within(balloon: Balloon, columns: dict[str, float], bottom: float) -> Balloon:
    """`balloon` pressed upwards when its column is longer than the panel, rounded as the editor rounds."""
    limit = min(_LOWEST if bottom > _LOWEST else bottom, bottom)
    longest = max(columns.values())
    squeeze = limit / longest if longest > limit and balloon.kind not in ("narration", "quotation") else 1
    y = max(0.0, balloon.y * squeeze)
    h = min(max(balloon.h * squeeze, 0.05), 1 - y)
    return Balloon(
        balloon.kind,
        balloon.text,
        balloon.speaker,
        x=round(balloon.x, 3),
        y=round(y, 3),
        w=round(min(balloon.w, 1 - balloon.x), 3),
        h=math.floor(h * 1000) / 1000,
        tail=balloon.tail,
    )


def rewrite(balloons: Sequence[Balloon], lines: Sequence[Line], aspect: float = 0.75) -> list[Balloon]:
    """Put `lines` into the balloons that are there, as far as kind and speaker still agree, and place the others.

    Whoever changes a word of the script must not lose where they put the balloons.
    """
    if len(balloons) == len(lines) and all(
        (balloon.kind, balloon.speaker) == (line.kind, line.speaker)
        for balloon, line in zip(balloons, lines, strict=True)
    ):
        return [replace(balloon, text=line.text) for balloon, line in zip(balloons, lines, strict=True)]
    kept: list[Balloon] = []
    free = list(balloons)
    fresh = place(lines, aspect)
    for line, placed in zip(lines, fresh, strict=True):
        same = next(
            (b for b in free if (b.kind, b.speaker, b.text) == (line.kind, line.speaker, line.text)), None
        )
        if same is not None:
            free.remove(same)
        kept.append(same or placed)
    return kept

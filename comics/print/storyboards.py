"""The storyboard (分镜脚本) as PDF: what an illustrator needs before there is a drawing. A4, tagged, with subset fonts."""

from collections.abc import Sequence
from dataclasses import dataclass

from comics.notation import plain
from comics.renderers import cards
from comics.spec import KINDS, Episode, Panel

from . import compose

TEMPLATE = "storyboard.typ"
_WIDE, _HIGH = 92.0, 118.0  # the largest frame, mm
_SHAPES = ((1.6, "横格"), (1.05, "横画面"), (0.95, "方画面"), (0.0, "长格"))


@dataclass(frozen=True)
class Sketch:
    """One panel to be drawn; `aspect` is its width over its height."""

    panel: Panel
    aspect: float
    is_changed: bool = False
    """Whether its words are not those that somebody has read."""


def pdf(episode: Episode, sketches: Sequence[Sketch], review: str = "") -> bytes:
    """The storyboard of `episode`, whose own panels are not looked at. The same input gives the same bytes.

    `review` is a sentence about who has read the words.
    """
    data = {
        "title": episode.title,
        "issue": cards.issue_of(episode),
        "introduction": episode.introduction,
        "takeaway": episode.takeaway,
        "credits": episode.credits,
        "review": review,
        "panels": [_panel(number, sketch) for number, sketch in enumerate(sketches, 1)],
    }
    return compose.pdf(TEMPLATE, data, {})


def _panel(number: int, sketch: Sketch) -> dict:
    width = min(_WIDE, _HIGH * sketch.aspect)
    shape = next(name for least, name in _SHAPES if sketch.aspect >= least)
    said = [(at, one) for at, one in enumerate(sketch.panel.balloons, 1) if one.text.strip()]
    return {
        "number": number,
        "w": width,
        "h": width / sketch.aspect,
        "shape": f"{shape} {_ratio(sketch.aspect)}",
        "changed": sketch.is_changed,
        "alt": sketch.panel.alt.strip(),
        "note": sketch.panel.note.strip(),
        "balloons": [{"number": at, "x": one.x, "y": one.y, "w": one.w, "h": one.h} for at, one in said],
        "lines": [
            {"number": at, "who": _who(one.kind, one.speaker.strip()), "text": plain(one.text)}
            for at, one in said
        ],
    }


def _who(kind: str, speaker: str) -> str:
    """Who says it and how: 阿强, 阿强（心想）, 旁白."""
    if not speaker:
        return KINDS[kind]
    return speaker if kind == "speech" else f"{speaker}（{KINDS[kind]}）"


def _ratio(aspect: float) -> str:
    """The proportion in small whole numbers where they are near: 4:3, 16:9, else 1.23:1."""
    for across, down in ((4, 3), (16, 9), (3, 2), (1, 1), (3, 4), (9, 16), (2, 3), (2, 1), (10, 11)):
        if abs(aspect - across / down) < 0.02 * aspect:
            return f"{across}:{down}"
    return f"{aspect:.2f}:1"

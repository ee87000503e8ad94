"""An episode of the demo as its author writes it: drawings by code, what is said in them, and by whom."""

import json
import math
from dataclasses import dataclass, replace

from comics.anchors import Speaker, tail_to
from comics.figures import Drawing, Scene, as_jpeg, draw, rasterise, to_data
from comics.spec import Balloon, Episode, Panel

CREDITS = "白沙街道普法工坊（演示）"
SERIES = "街坊身边的法"
WIDE, USUAL, TALL = (1600, 900), (1600, 1200), (1600, 1760)

_STRIP = 1036  # a panel's width on the strip, for which lettering is measured
_SIZE = {"narration": 38, "quotation": 36, "shout": 48, "sound": 110}
# How much wider and higher than its block of text a balloon is, and what is added, in pixels on the strip.
_ROOM = {
    "speech": (1.24, 46, 1.32, 34),
    "thought": (1.36, 66, 1.5, 48),
    "shout": (1.5, 70, 1.7, 60),
    "narration": (1.0, 62, 1.0, 44),
    "quotation": (1.0, 92, 1.06, 52),
    "sound": (1.1, 20, 1.2, 20),
}


@dataclass(frozen=True)
class Say:
    """One balloon. `x`, `y`: its corner as fractions; a negative one counts from the right or bottom edge.

    `cols`: characters a line. `who`: which figure of the scene speaks, counted from 0; its tail finds the mouth.
    """

    kind: str
    text: str
    x: float
    y: float
    cols: int = 9
    who: int | None = None
    speaker: str = ""


@dataclass(frozen=True)
class Picture:
    """One panel: the scene, what it shows in words, what is said."""

    scene: Scene
    alt: str
    says: tuple[Say, ...] = ()
    size: tuple[int, int] = USUAL


@dataclass(frozen=True)
class Story:
    """One episode (期). `case` is the slug of the demo case it tells."""

    slug: str
    number: int
    case: str
    title: str
    introduction: str
    takeaway: str
    pictures: tuple[Picture, ...]
    cover: int = 1
    series: str = SERIES
    credits: str = CREDITS


def balloon(say: Say, drawing: Drawing) -> Balloon:
    """The balloon with its box measured for its text, and its tail ending beside the speaker's mouth."""
    height = _STRIP * drawing.height / drawing.width
    size = _SIZE.get(say.kind, 39)
    rows = math.ceil(len(say.text) / say.cols)
    # Lines come out about equally long, and a line may end a little early: one character to spare.
    columns = math.ceil(len(say.text) / rows) + (1 if rows > 1 else 0)
    wide, more, tall, taller = _ROOM[say.kind]
    w = min((columns * size * wide + more) / _STRIP, 0.96)
    h = (rows * size * 1.25 * tall + taller) / height
    x = say.x if say.x >= 0 else 1 + say.x - w
    y = say.y if say.y >= 0 else 1 + say.y - h
    tail = None
    if say.who is not None:
        speaker = Speaker(drawing.mouths[say.who], drawing.heads[say.who])
        tail = tail_to((x + w / 2, y + h / 2), speaker)
    return Balloon(say.kind, say.text, say.speaker, round(x, 4), round(y, 4), round(w, 4), round(h, 4), tail)


def draw_panel(picture: Picture) -> tuple[bytes, str, list[Balloon]]:
    """The drawing as JPEG, its alt text and its balloons."""
    drawing = draw(picture.scene, *picture.size)
    balloons = [balloon(say, drawing) for say in picture.says]
    return as_jpeg(rasterise(drawing.svg, picture.size[0])), picture.alt, balloons


def build_panels(story: Story) -> list[tuple[bytes, str, list[Balloon]]]:
    """All panels of an episode, drawn: (JPEG, alt text, balloons in reading order)."""
    return [draw_panel(picture) for picture in story.pictures]


def scene_of(picture: Picture) -> dict:
    """The drawing as data, its speakers named, so that staff may draw on in the editor."""
    names = {say.who: say.speaker for say in picture.says if say.who is not None}
    named = tuple(
        replace(figure, name=names.get(index, "")) for index, figure in enumerate(picture.scene.figures)
    )
    return to_data(replace(picture.scene, figures=named), picture.size)


def as_episode(story: Story) -> tuple[Episode, dict[str, bytes]]:
    """The portable episode and its pictures by name, for the renderers; the scenes are in it, for drawing on in the editor."""
    pictures: dict[str, bytes] = {}
    panels = []
    for number, (picture, (data, alt, balloons)) in enumerate(
        zip(story.pictures, build_panels(story), strict=True), 1
    ):
        name = f"{number:02d}.jpg"
        pictures[name] = data
        panels.append(
            Panel(name, alt, tuple(balloons), scene=json.dumps(scene_of(picture), ensure_ascii=False))
        )
    episode = Episode(
        title=story.title,
        number=story.number,
        series=story.series,
        panels=tuple(panels),
        takeaway=story.takeaway,
        credits=story.credits,
        introduction=story.introduction,
        cover=story.cover,
    )
    return episode, pictures

"""The storyboard of an episode for whoever will draw it, from a draft that may still lack every drawing."""

import json

from cases import guards

from . import script_review, spec
from .episodes import panel_of
from .figures import SIZES
from .models import EpisodePage
from .print import storyboards

_USUAL = 4 / 3


def storyboard(page: EpisodePage) -> bytes:
    """The storyboard of `page`, live or a draft, as PDF.

    Raise `cases.guards.Blocked` unless every text may leave, and `comics.spec.ComicError` while there is no panel.
    """
    if not len(page.panels):
        raise spec.ComicError("还没有画格。先点“写台词（剧本）”，把故事写成一格一格。")
    guards.check(
        guards.Outgoing(
            name=f"分镜脚本《{page.title}》", texts=page.outgoing().texts, case_refs=page.case_refs()
        )
    )
    parent = page.get_parent()
    episode = spec.Episode(
        title=page.title,
        number=page.number,
        series=parent.title if parent else "",
        takeaway=page.takeaway,
        credits=page.credits,
        introduction=page.introduction,
    )
    standing = script_review.standing(page)
    sketches = [
        storyboards.Sketch(panel_of(block.value, ""), _aspect(block.value), number in standing.changed)
        for number, block in enumerate(page.panels, 1)
    ]
    return storyboards.pdf(episode, sketches, standing.sentence)


def _aspect(value) -> float:
    """Width over height: of the drawing that is there, of the scene, else the usual."""
    picture = value["image"]
    if picture is not None:
        return picture.width / picture.height
    if value.get("scene"):
        width, height = SIZES[json.loads(value["scene"]).get("size", "usual")]
        return width / height
    return _USUAL

"""Comics as residents read them on the web: every panel a picture followed by its words as text."""

import logging
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Q
from wagtail.models import Page

from . import lettered
from .covers import add_covers
from .episodes import face_of, panel_of
from .models import EpisodePage, SeriesPage
from .notation import plain
from .renditions import renditions
from .spec import ComicError

logger = logging.getLogger(__name__)

DRAWING = "width-1080|format-webp|webpquality-82"
PER_PAGE = 12
NEWEST = 3


@dataclass(frozen=True)
class Line:
    """One balloon as a line of text."""

    kind: str
    speaker: str
    text: str


@dataclass(frozen=True)
class Scene:
    """One panel as a reader meets it."""

    alt: str
    drawing: Any
    lettered: Any
    words: tuple[Line, ...]


def scenes_of(episode, *, is_preview: bool = False) -> list[Scene]:
    """The panels of `episode` in reading order; two queries for the pictures, however many there are.

    Lettered pictures are made when first asked for; those of a preview stand inside the page and are not kept.
    """
    panels = [block.value for block in episode.panels]
    drawings = renditions((panel["image"].pk for panel in panels if panel["image"]), DRAWING)
    return [
        Scene(
            alt=panel["alt_text"],
            drawing=drawings.get(panel["image"].pk) if panel["image"] else None,
            lettered=_lettered(panel, face_of(episode), is_preview),
            words=tuple(
                Line(balloon["kind"], balloon["speaker"], plain(balloon["text"]))
                for balloon in panel["balloons"]
            ),
        )
        for panel in panels
    ]


def _lettered(panel, face: str, is_preview: bool) -> lettered.Lettered | None:
    if not panel["image"]:
        return None
    try:
        return lettered.picture_of(panel_of(panel, "drawing", face), panel["image"], stored=not is_preview)
    except (ComicError, OSError):
        # The drawing and the words below it still tell the story.
        logger.warning("a panel could not be lettered", exc_info=True)
        return None


def beside(episode, *, is_preview: bool = False) -> dict:
    """What an episode's page shows beyond its own fields: scenes, cases, its series, the episodes before and after.

    Two queries beside the pictures'.
    """
    siblings = EpisodePage.objects.sibling_of(episode).live()
    previous = siblings.filter(number__lt=episode.number).order_by("-number", "-pk").values("pk")[:1]
    following = siblings.filter(number__gt=episode.number).order_by("number", "pk").values("pk")[:1]
    series_path = episode.path[: -episode.steplen]
    around = list(
        Page.objects.filter(Q(path=series_path) | Q(pk__in=previous) | Q(pk__in=following)).annotate(
            number=F("episodepage__number")
        )
    )
    return {
        "scenes": scenes_of(episode, is_preview=is_preview),
        "series": next((page for page in around if page.path == series_path), None),
        "cases": [case for case in episode.cases.select_related("offence") if case.live],
        "previous": next(
            (page for page in around if page.number is not None and page.number < episode.number), None
        ),
        "next": next(
            (page for page in around if page.number is not None and page.number > episode.number), None
        ),
    }


def series_listing(series, page_number) -> dict:
    """The episodes of one series, newest first, a page of them at a time."""
    episodes = EpisodePage.objects.child_of(series).live().order_by("-number", "-pk")
    found = Paginator(episodes, PER_PAGE).get_page(page_number)
    found.object_list = add_covers(found.object_list)
    return {"slice": found, "comic_index": series.get_parent()}


def index_listing(index) -> dict:
    """Every series with an episode, with its newest three and the number of all."""
    series_list = []
    all_series = list(SeriesPage.objects.child_of(index).live())
    episodes = EpisodePage.objects.descendant_of(index).live().order_by("-number", "-pk")
    by_series = {
        path: list(group)
        for path, group in groupby(
            sorted(episodes.defer("panels"), key=lambda e: e.path[: -e.steplen]),
            key=lambda e: e.path[: -e.steplen],
        )
    }
    newest = [episode.pk for group in by_series.values() for episode in group[:NEWEST]]
    with_covers = {episode.pk: episode for episode in add_covers(EpisodePage.objects.filter(pk__in=newest))}
    for series in all_series:
        group = by_series.get(series.path)
        if group:
            series.newest = [with_covers[episode.pk] for episode in group[:NEWEST]]
            series.episode_count = len(group)
            series_list.append(series)
    return {"series_list": series_list}


def episodes_of_case(case) -> dict:
    """The comics that tell `case`, for its page."""
    episodes = case.episodes.filter(live=True).order_by("-first_published_at")
    return {"episodes": add_covers(episodes)}

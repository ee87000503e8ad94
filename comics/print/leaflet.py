"""An episode as a leaflet of several pages, with its own words alone: title, panels, what to do right, code.

What the law says and a code for each stall are printed on the editions that staff keep books about (`campaigns.leaflets`).
"""

import io
from functools import lru_cache

from PIL import Image

from comics.renderers import cards, codes, panel, strip
from comics.spec import Episode, Pictures

from . import booklet, legibility

_CALL = "扫一扫，看完整漫画和法律原文"
_REMEDY = "请改做 A4 传单，或把这些格的气泡放大、字写短。"


def pdf(episode: Episode, pictures: Pictures, address: str, format: str) -> bytes:
    """The pages as PDF/UA-1 with subset fonts. Raises `BadPicture`, `DoesNotFit`, `ComicError` when the words are too many."""
    strip.require_fitting(episode, pictures)
    drawn = tuple(booklet.panels_of(episode, pictures, format))
    return booklet.pdf(_sheet(episode, drawn, address, format), codes.vector(address))


def preview(episode: Episode, pictures: Pictures, address: str, format: str, dpi: int = 110) -> bytes:
    """The cover as PNG. Raises as `pdf`."""
    strip.require_fitting(episode, pictures)
    first = next(booklet.panels_of(episode, pictures, format), None)
    shapes = _shapes(episode, pictures)
    drawn = tuple(first if n == 0 else _blank(*shape) for n, shape in enumerate(shapes))
    return booklet.pictures(_sheet(episode, drawn, address, format), codes.vector(address), dpi)[0]


def notes(episode: Episode, pictures: Pictures, address: str, format: str) -> list[str]:
    """Which panels' letters come out too small, in Chinese. Raises as `pdf`."""
    named = [
        f"第{number}格 {points:.1f} 磅"
        for number, points in _small(episode, _shapes(episode, pictures), address, format)
    ]
    if not named:
        return []
    return [f"印出来的字有小于 {legibility.PAPER:.0f} 磅的（{'、'.join(named)}），老人看不清。{_REMEDY}"]


@lru_cache(maxsize=64)
def _small(episode: Episode, shapes: tuple, address: str, format: str) -> tuple[tuple[int, float], ...]:
    """Where panels stand depends on their shapes and on the words: nothing need be drawn."""
    drawn = tuple(_blank(*shape) for shape in shapes)
    return booklet.too_small(_sheet(episode, drawn, address, format), codes.vector(address))


def _shapes(episode: Episode, pictures: Pictures) -> tuple[tuple[float, float], ...]:
    """(height, smallest letters) of each panel, as shares of its width."""
    found = []
    for number, one in enumerate(episode.panels):
        data = strip.fetched(episode, number, pictures)
        letters = [shown.size / panel.WIDTH for shown in panel.layouts(one, data) if shown.marks]
        found.append((panel.height_on_strip(data) / panel.WIDTH, min(letters, default=0)))
    return tuple(found)


@lru_cache(maxsize=256)
def _blank(tall: float, lettering: float) -> booklet.PrintedPanel:
    buffer = io.BytesIO()
    picture = Image.new("L", (250, round(250 * tall)))
    picture.save(buffer, "JPEG")
    return booklet.PrintedPanel(buffer.getvalue(), *picture.size, "一格", lettering)


def _sheet(episode: Episode, drawn: tuple, address: str, format: str) -> booklet.Sheet:
    return booklet.Sheet(
        title=episode.title,
        issue=cards.issue_of(episode),
        introduction=episode.introduction,
        panels=drawn,
        takeaway=episode.takeaway,
        advice=(),
        law=(),
        office=episode.credits,
        ask=booklet.HOTLINE,
        address=address,
        typed="",
        format=format,
        call=_CALL,
    )

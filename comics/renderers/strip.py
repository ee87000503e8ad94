"""The vertical strip: title, panels one below the other, what to do right, as one JPEG made band by band."""

import io
import math
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from comics.spec import Episode, Pictures, faults, where, whole_file
from comics.typesetting import DoesNotFit, Overflow, lay_out

from . import cards, panel
from .bands import BLOCK, TALLEST, TooTall, encode, height_of, splice, splice_into
from .drawings import BadPicture
from .ink import PAPER
from .panel import GUTTER, STRIP
from .parts import shared
from .shelf import Shelf, key

NARROWEST, WIDEST = 270, 2160
WEBP_TALLEST = 16_383


def overflows(episode: Episode, pictures: Pictures) -> list[Overflow]:
    """Every balloon that cannot be lettered, and why; empty when the episode may be exported. Raises `BadPicture`."""
    found = []
    for number, one in enumerate(episode.panels):
        height = _fetched_height(episode, number, pictures)
        for index, balloon in enumerate(one.balloons):
            # Only a sound balloon is lettered: a box without end has no lines.
            reason = "；".join(faults(balloon)) or lay_out(balloon, panel.WIDTH, height, one.face).reason
            if reason:
                found.append(Overflow(number, index, balloon.text, reason))
    return found


def require_fitting(episode: Episode, pictures: Pictures) -> None:
    """Raise `DoesNotFit` naming every balloon that cannot be lettered: nothing is exported with text cut off."""
    wrong = overflows(episode, pictures)
    if wrong:
        raise DoesNotFit(wrong)


def named(number: int, act):
    """Say in which panel a picture is bad."""
    try:
        return act()
    except BadPicture as error:
        raise BadPicture(f"{where(number)}：{error}") from None


def fetched(episode: Episode, number: int, pictures: Pictures) -> bytes:
    return named(number, lambda: panel.fetch(episode.panels[number], pictures))


def canvases(episode: Episode, pictures: Pictures, width: int = STRIP) -> Iterator[Image.Image]:
    """The bands of the strip as pictures, one at a time: title, each panel with the gutter below it, the end."""
    scale = _scale(width)
    yield cards.header(episode, scale)
    for number in range(len(episode.panels)):
        yield _panel_band(episode, number, pictures, width)
    end = cards.footer(episode, scale)
    if end is not None:
        yield end


def _scale(width: int) -> float:
    if not NARROWEST <= width <= WIDEST:
        raise ValueError(f"width must be from {NARROWEST} to {WIDEST} pixels")
    return width / STRIP


def _panel_band(episode: Episode, number: int, pictures: Pictures, width: int) -> Image.Image:
    scale = _scale(width)
    one = episode.panels[number]
    drawn = named(number, lambda: panel.draw(one, pictures, round(panel.WIDTH * scale)))
    height = _band_height(drawn.height / scale, width)
    band = Image.new("RGB", (width, height), PAPER)
    band.paste(drawn, (round(GUTTER * scale), 0))
    return band


def _band_height(panel_height: float, width: int) -> int:
    """Pixels of a panel with its gutter on a strip `width` wide, in whole rows of blocks."""
    return math.ceil(((panel_height + GUTTER) * _scale(width) - 0.5) / BLOCK) * BLOCK


def _fetched_height(episode: Episode, number: int, pictures: Pictures) -> int:
    return named(number, lambda: panel.height_on_strip(fetched(episode, number, pictures)))


def bands(
    episode: Episode, pictures: Pictures, width: int = STRIP, quality: int = 88, shelf: Shelf | None = None
) -> Iterator[bytes]:
    """The bands of the strip as JPEGs, from `shelf` where it has them.

    Raises `BadPicture`, and `DoesNotFit` naming every balloon that cannot be lettered, before the first band.
    """
    shelf = shelf or Shelf()
    require_fitting(episode, pictures)
    for shown, draw in _planned(episode, pictures, width, quality):
        yield _kept(shelf, shown, draw, quality)


def band_names(episode: Episode, pictures: Pictures, width: int = STRIP, quality: int = 88) -> list[str]:
    """What the bands of the strip are called on a shelf. Nothing is rendered."""
    return [key(**shown) for shown, _ in _planned(episode, pictures, width, quality)]


def _planned(
    episode: Episode, pictures: Pictures, width: int, quality: int
) -> Iterator[tuple[dict, Callable[[], Image.Image]]]:
    """(all that it shows, how it is drawn) of each band, top to bottom."""
    scale = _scale(width)
    size = {"width": width, "quality": quality}
    words = (episode.title, episode.series, episode.number, episode.introduction)
    yield {"part": "header", "words": words, **size}, lambda: cards.header(episode, scale)
    for number, one in enumerate(episode.panels):
        data = fetched(episode, number, pictures)
        shown = {"part": "panel", "picture": data, "balloons": one.balloons, "face": one.face, **size}
        yield shown, lambda number=number: _panel_band(episode, number, pictures, width)
    if episode.takeaway.strip() or episode.credits.strip():
        shown = {"part": "footer", "words": (episode.takeaway, episode.credits), **size}
        yield shown, lambda: cards.footer(episode, scale)


def _kept(shelf: Shelf, shown: dict, draw: Callable[[], Image.Image], quality: int) -> bytes:
    if shelf.folder is None:
        return encode(draw(), quality)
    name = key(**shown)
    data = shelf.find(name)
    if data is None:
        data = encode(draw(), quality)
        shelf.keep(name, data)
    return data


def render(
    episode: Episode,
    pictures: Pictures,
    width: int = STRIP,
    quality: int = 88,
    shelf: Shelf | None = None,
) -> bytes:
    """The whole strip as JPEG. Raises `BadPicture`, `DoesNotFit`, `TooTall` (all `ComicError`, in Chinese)."""
    _not_too_tall(episode, pictures, width)
    return splice(bands(episode, pictures, width, quality, shelf))


def jpegs(
    episode: Episode,
    pictures: Pictures,
    width: int = STRIP,
    quality: int = 88,
    shelf: Shelf | None = None,
    tallest: int = TALLEST,
) -> list[bytes]:
    """The strip as JPEG, in several files where one cannot be so tall, cut at gutters. Raises `BadPicture`, `DoesNotFit`."""
    made = list(bands(episode, pictures, width, quality, shelf))
    return [splice(group) for group in _groups(made, [height_of(band) for band in made], tallest)]


def webps(
    episode: Episode, pictures: Pictures, width: int = STRIP, quality: int = 82, tallest: int = WEBP_TALLEST
) -> list[bytes]:
    """The strip as WebP, about half as heavy, in as many files as their 16,383 pixels need. Raises as `jpegs`."""
    require_fitting(episode, pictures)
    scale = _scale(width)
    end = cards.footer(episode, scale)
    heights = [
        cards.header(episode, scale).height,
        *(_band_height(_fetched_height(episode, n, pictures), width) for n in range(len(episode.panels))),
        *([end.height] if end else []),
    ]
    drawn = canvases(episode, pictures, width)
    found = []
    for group in _groups(heights, heights, tallest):
        canvas, top = Image.new("RGB", (width, sum(group)), PAPER), 0
        for height in group:
            canvas.paste(next(drawn), (0, top))
            top += height
        buffer = io.BytesIO()
        canvas.save(buffer, "WEBP", quality=quality, method=4)
        found.append(buffer.getvalue())
    return found


def _groups(bands: list, heights: list[int], tallest: int) -> Iterator[list]:
    start = 0
    for count in shared(heights, tallest):
        yield bands[start : start + count]
        start += count


def save(
    episode: Episode,
    pictures: Pictures,
    path: Path,
    width: int = STRIP,
    quality: int = 88,
    shelf: Shelf | None = None,
) -> None:
    """Write the whole strip to `path`, however long it is with the memory of one panel. Raises as `render`."""
    _not_too_tall(episode, pictures, width)
    with whole_file(path) as file:
        splice_into(file, bands(episode, pictures, width, quality, shelf))


def _not_too_tall(episode: Episode, pictures: Pictures, width: int) -> None:
    """Told before minutes of work, not after."""
    tall = sum(_band_height(_fetched_height(episode, n, pictures), width) for n in range(len(episode.panels)))
    if tall > TALLEST:
        raise TooTall(tall)


__all__ = [
    "TALLEST",
    "TooTall",
    "bands",
    "canvases",
    "jpegs",
    "overflows",
    "render",
    "require_fitting",
    "save",
    "webps",
]

"""The cover pair for WeChat: 2.35:1, and the square that is cut from its middle, both with the title inside."""

import io
from dataclasses import dataclass

from PIL import Image

from comics import fonts
from comics.spec import Episode, Pictures

from . import cards, ink, strip
from .drawings import drawing, proportions
from .panel import GUTTER

WIDE = (1800, 766)
SQUARE = 500
_LINE = 6


@dataclass(frozen=True)
class Cover:
    """`wide`: JPEG 1800 × 766; `square`: JPEG 500 × 500. Crops: left, top, right, bottom as fractions of `wide`."""

    wide: bytes
    square: bytes
    crop_235_1: tuple[float, float, float, float]
    crop_1_1: tuple[float, float, float, float]


def render(episode: Episode, pictures: Pictures, quality: int = 88) -> Cover:
    """The cover. The middle square holds one whole drawing and the title: it may be cut out without loss.

    Raises `BadPicture` and `DoesNotFit`.
    """
    width, height = WIDE
    canvas = Image.new("RGB", WIDE, ink.PAPER)
    count = len(episode.panels)
    main = min(max(episode.cover, 1), max(count, 1)) - 1
    side = (width - height) // 2
    others = [n % count for n in (main + 1, main + 2)] if count > 1 else []
    half = GUTTER // 2
    middle = _width_of_main(episode, main, pictures) if count else height
    inner = (width - middle) // 2
    boxes = [(inner + half, 0, width - inner - half, height)]
    boxes += [(0, 0, inner - half, height), (width - inner + half, 0, width, height)]
    for number, (left, top, right, bottom) in zip([main, *others] if count else [], boxes, strict=False):
        data = strip.fetched(episode, number, pictures)
        art = strip.named(number, lambda data=data, w=right - left, h=bottom - top: drawing(data, w, h))
        canvas.paste(art, (left, top))
    for left, top, right, bottom in boxes[len(others) + 1 :]:
        canvas.paste(ink.SAND, (left, top, right, bottom))
    for left, _, right, _ in boxes:
        for edge in (left, right):
            if 0 < edge < width:
                canvas.paste(ink.INK, (edge - _LINE // 2, 0, edge + _LINE // 2, height))
    plate(canvas, episode, side, height)
    square = canvas.crop((side, 0, side + height, height)).resize((SQUARE, SQUARE), Image.Resampling.LANCZOS)
    return Cover(
        wide=_jpeg(canvas, quality),
        square=_jpeg(square, quality),
        crop_235_1=(0.0, 0.0, 1.0, 1.0),
        crop_1_1=(side / width, 0.0, (side + height) / width, 1.0),
    )


def _width_of_main(episode: Episode, main: int, pictures: Pictures) -> int:
    """How wide the drawing in the middle stands: whole, where it is neither narrower nor much wider than the square."""
    data = strip.fetched(episode, main, pictures)
    seen = strip.named(main, lambda: proportions(data))
    return round(min(max(WIDE[1] * seen.width / seen.height, WIDE[1] + 2 * GUTTER), 1200))


def plate(canvas: Image.Image, episode: Episode, left: int, side: int, down: int = 0) -> None:
    """The title on white at the head of the middle square, where drawings leave room for balloons, under a vermilion tag.

    The square is `side` wide and begins at `left`, `down`.
    """
    margin, pad = 36, 30
    room = side - 2 * (margin + pad)
    title = cards.set_lines(episode.title, fonts.headlines(), room, 210, 92, 40, 1.2)
    issue = cards.set_lines(cards.issue_of(episode), fonts.plain(), room - 40, 60, 36, 18)
    tall = cards.height_of(title, 1.2) + 2 * pad + 14
    top = down + margin + 34
    box = (left + margin, top, left + side - margin, round(top + tall))
    canvas.paste(ink.INK, box)
    canvas.paste(ink.PAPER, (box[0] + _LINE, box[1] + _LINE, box[2] - _LINE, box[3] - _LINE))
    centre = left + side / 2
    ink.letter(canvas, cards.marks_of(title, (centre, top + tall / 2 + 8)))
    widest = max(line.width for line in issue.lines)
    canvas.paste(
        ink.VERMILION,
        (round(centre - widest / 2 - 22), box[1] - 34, round(centre + widest / 2 + 22), box[1] + 26),
    )
    ink.letter(canvas, cards.marks_of(issue, (centre, box[1] - 4)), colour=ink.PAPER)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, subsampling="4:4:4")
    return buffer.getvalue()

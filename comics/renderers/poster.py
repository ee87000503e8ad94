"""A poster for 朋友圈: title, the drawing, what to do right, and a QR code that opens the episode."""

import io

from PIL import Image

from comics import fonts
from comics.spec import ComicError, Episode, Pictures

from . import cards, ink, panel, rows, strip
from .choosing import chosen
from .codes import code

WIDTH = 1080
TALL, SHORT = 1920, 1440
MAX_BYTES = 1_000_000
_EDGE = 48
_PAD = 34
_FOOT = 84
_QUALITIES = (90, 84, 78, 70, 60, 50)


def render(episode: Episode, pictures: Pictures, address: str, height: int = TALL) -> bytes:
    """The poster as JPEG, 1080 × `height` (1920 or 1440), at most 1 MB. `address` is what the code opens.

    As many panels stand in it as leave each readable, the first and the last among them. Raises `BadPicture`,
    `DoesNotFit`, and `ComicError` when the address is too long for a code that is read back.
    """
    strip.require_fitting(episode, pictures)
    canvas = Image.new("RGB", (WIDTH, height), cards.GROUND)
    top = _head(canvas, episode)
    foot = _foot(canvas, episode, address)
    _panels(canvas, episode, pictures, top, foot)
    for quality in _QUALITIES:
        data = _jpeg(canvas, quality)
        if len(data) <= MAX_BYTES:
            break
    return data


def _head(canvas: Image.Image, episode: Episode) -> int:
    """Series and title; how far down they reach."""
    room = WIDTH - 2 * _EDGE
    issue = cards.set_lines(cards.issue_of(episode), fonts.plain(), room - 60, 60, 36, 20)
    title = cards.set_lines(episode.title, fonts.headlines(), room, 220, 88, 44, 1.22)
    # On the short poster the drawing needs the room more than the introduction does.
    words = episode.introduction if canvas.height >= TALL else ""
    lead = cards.set_lines(words, fonts.plain(), room, 110, 36, 24, 1.4)
    canvas.paste(ink.VERMILION, (0, 0, WIDTH, 16))
    y = 62.0
    ink.letter(canvas, cards.flush_left(issue, _EDGE, y + 18), colour=ink.VERMILION)
    y += 62
    tall = cards.height_of(title, 1.22)
    ink.letter(canvas, cards.flush_left(title, _EDGE, y + tall / 2))
    y += tall + 30
    if lead:
        tall = cards.height_of(lead, 1.4)
        ink.letter(canvas, cards.flush_left(lead, _EDGE, y + tall / 2), colour=(85, 91, 97))
        y += tall + 30
    return round(y)


def _foot(canvas: Image.Image, episode: Episode, address: str) -> int:
    """What to do right, beside the code; how far up they reach."""
    try:
        square = code(address)
    except ValueError:
        raise ComicError("网址太长，做不成二维码") from None
    if square.width > 480:
        raise ComicError("网址太长，二维码会太密，请用短网址")
    credits = cards.set_lines(episode.credits, fonts.plain(), WIDTH - 2 * _EDGE, 60, 26, 16)
    bottom = canvas.height - (_FOOT if credits else _EDGE)
    room = WIDTH - 2 * _EDGE - square.width - 3 * _PAD
    text = episode.takeaway or episode.introduction or episode.title
    taken = cards.set_lines(text, fonts.plain(), room, 420, 42, 24, 1.4)
    tag = cards.set_lines(
        "怎样做才对" if episode.takeaway.strip() else "看完整漫画", fonts.headlines(), room, 60, 40, 40
    )
    words = 66 + 26 + cards.height_of(taken, 1.4)
    hint = 46
    tall = round(max(square.height + hint, words) + 2 * _PAD)
    top = bottom - tall
    canvas.paste(ink.MIST, (_EDGE, top, WIDTH - _EDGE, bottom))
    canvas.paste(ink.TEAL, (_EDGE, top, _EDGE + 10, bottom))
    corner = WIDTH - _EDGE - _PAD - square.width, top + (tall - square.height - hint) // 2
    canvas.paste(square, corner)
    middle = corner[0] + square.width / 2
    call = cards.set_lines("长按或扫码看全集", fonts.plain(), square.width, 44, 32, 20)
    ink.letter(canvas, cards.marks_of(call, (middle, corner[1] + square.height + hint / 2 + 8)))
    left, y = _EDGE + 10 + _PAD, top + (tall - words) / 2
    width = max(line.width for line in tag.lines)
    canvas.paste(ink.TEAL, (left, round(y), round(left + width + 40), round(y + 66)))
    ink.letter(canvas, cards.flush_left(tag, left + 20, y + 33), colour=ink.PAPER)
    ink.letter(canvas, cards.flush_left(taken, left, y + 92 + cards.height_of(taken, 1.4) / 2))
    if credits:
        centre = WIDTH / 2, bottom + (canvas.height - bottom) / 2
        ink.letter(canvas, cards.marks_of(credits, centre), colour=(110, 115, 120))
    return top


def _panels(canvas: Image.Image, episode: Episode, pictures: Pictures, top: int, foot: int) -> None:
    """The panels between head and foot: one, or more where each is still wide enough to be read."""
    room_w, room_h, gap = WIDTH - 2 * _EDGE, foot - top - _PAD, panel.GUTTER
    count = len(episode.panels)
    if not count or room_h < 200:
        return
    ratios = [_ratio(episode, number, pictures) for number in range(count)]
    shown, places, filled = [], [], 0.0
    for wanted in range(1, min(count, 4) + 1):
        # One panel alone is the one chosen for the cover.
        picked = chosen(count, wanted) if wanted > 1 else [min(max(episode.cover, 1), count) - 1]
        tried = rows.best([ratios[n] for n in picked], room_w, room_h, gap)
        area = sum(p.w * p.h for p in tried)
        if not places or (area > filled * 1.12 and min(p.w for p in tried) >= 0.6 * room_w):
            shown, places, filled = picked, tried, area
    shift = top + max(0.0, (room_h - rows.bottom(places)) / 2)
    for number, place in zip(shown, places, strict=True):
        drawn = strip.named(
            number, lambda n=number, w=place.w: panel.draw(episode.panels[n], pictures, round(w))
        )
        canvas.paste(drawn, (round(_EDGE + place.x), round(shift + place.y)))


def _ratio(episode: Episode, number: int, pictures: Pictures) -> float:
    return panel.WIDTH / strip.named(
        number, lambda: panel.height_on_strip(strip.fetched(episode, number, pictures))
    )


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, subsampling="4:4:4")
    return buffer.getvalue()

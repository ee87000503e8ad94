"""The pictures of the vertical video, 1080 × 1920, with the captions in them, and its cover."""

import io

from PIL import Image

from comics import fonts
from comics.spec import Episode, Pictures

from . import cards, cover, ink, panel, strip
from .captions import Cue, Scene, timeline
from .drawings import drawing

SIZE = (1080, 1920)
COVER = (1080, 1260)
_EDGE = 22
_HEAD = 230  # the application's own buttons lie above
_ROOM = (440, 1350)  # of the panel
_CAPTION = (1376, 1600)  # and below this
_GROUND = (38, 44, 48)
_DIM = (214, 216, 212)


def stage(episode: Episode, pictures: Pictures, scene: Scene) -> Image.Image:
    """The picture of a scene without its captions. Raises `BadPicture`, `DoesNotFit`."""
    canvas = Image.new("RGB", SIZE, _GROUND)
    if scene.panel is None:
        _card(canvas, episode, pictures, scene)
        return canvas
    title = cards.set_lines(episode.title, fonts.headlines(), 960, 150, 56, 30, 1.2)
    ink.letter(canvas, cards.marks_of(title, (SIZE[0] / 2, _HEAD + 85)), colour=ink.PAPER)
    _put(canvas, episode, pictures, scene.panel, *_ROOM)
    count = len(episode.panels)
    step = (SIZE[0] - 2 * _EDGE) / count
    for number in range(count):
        left = _EDGE + number * step
        colour = ink.VERMILION if number <= scene.panel else (70, 78, 84)
        canvas.paste(
            colour, (round(left), _ROOM[0] - 16, round(left + step - min(6, step / 3)), _ROOM[0] - 10)
        )
    return canvas


def captioned(picture: Image.Image, cue: Cue | None) -> Image.Image:
    """`picture` with `cue` burnt in, at the largest size that fits; itself without one."""
    if cue is None:
        return picture
    canvas = picture.copy()
    top, bottom = _CAPTION
    room = bottom - top
    if cue.speaker:
        name = cards.set_lines(cue.speaker, fonts.plain(), 500, 50, 38, 20)
        width = max(line.width for line in name.lines)
        left = (SIZE[0] - width) / 2 - 22
        canvas.paste(ink.TEAL, (round(left), top, round(left + width + 44), top + 58))
        ink.letter(canvas, cards.marks_of(name, (SIZE[0] / 2, top + 29)), colour=ink.PAPER)
    top += 70
    room -= 70
    text = cards.set_lines(cue.text, fonts.plain(), 960, room, 58, 22, 1.3)
    tall = cards.height_of(text, 1.3)
    ink.letter(canvas, cards.marks_of(text, (SIZE[0] / 2, top + tall / 2)), colour=ink.PAPER)
    return canvas


def still(episode: Episode, pictures: Pictures) -> bytes:
    """The first picture of the video as JPEG. Raises as `stage`."""
    buffer = io.BytesIO()
    stage(episode, pictures, timeline(episode)[0]).save(buffer, "JPEG", quality=84)
    return buffer.getvalue()


def video_cover(episode: Episode, pictures: Pictures, quality: int = 88) -> bytes:
    """The cover of the video, JPEG 1080 × 1260, the title inside of the middle square. Raises as `stage`."""
    width, height = COVER
    number = min(max(episode.cover, 1), max(len(episode.panels), 1)) - 1
    data = strip.fetched(episode, number, pictures)
    canvas = strip.named(number, lambda: drawing(data, width, height))
    margin = (height - width) // 2
    cover.plate(canvas, episode, 0, width, margin)
    buffer = io.BytesIO()
    canvas.save(buffer, "JPEG", quality=quality, subsampling="4:4:4")
    return buffer.getvalue()


def _put(canvas, episode: Episode, pictures: Pictures, number: int, top: int, bottom: int) -> None:
    """A lettered panel in the middle between `top` and `bottom`."""
    data = strip.fetched(episode, number, pictures)
    tall = strip.named(number, lambda: panel.height_on_strip(data)) / panel.WIDTH
    width = min(SIZE[0] - 2 * _EDGE, round((bottom - top) / tall))
    drawn = strip.named(number, lambda: panel.draw(episode.panels[number], pictures, width))
    canvas.paste(drawn, ((SIZE[0] - drawn.width) // 2, top + (bottom - top - drawn.height) // 2))


def _card(canvas, episode: Episode, pictures: Pictures, scene: Scene) -> None:
    """The title at the beginning, what to do right at the end."""
    begins = not scene.cues
    number = min(max(episode.cover, 1), len(episode.panels)) - 1 if begins else len(episode.panels) - 1
    head = cards.set_lines(
        episode.title if begins else scene.label, fonts.headlines(), 940, 300, 100, 44, 1.2
    )
    issue = cards.set_lines(cards.issue_of(episode), fonts.plain(), 900, 60, 40, 20)
    ink.letter(canvas, cards.marks_of(issue, (SIZE[0] / 2, _HEAD + 20)), colour=_DIM)
    ink.letter(canvas, cards.marks_of(head, (SIZE[0] / 2, _HEAD + 230)), colour=ink.PAPER)
    _put(canvas, episode, pictures, number, 640 if begins else 560, _ROOM[1])
    words = episode.introduction if begins else episode.credits
    top, bottom = (_CAPTION[0], _CAPTION[1]) if begins else (_CAPTION[1] + 10, _CAPTION[1] + 60)
    small = cards.set_lines(words, fonts.plain(), 940, bottom - top, 46 if begins else 30, 18, 1.4)
    if small:
        ink.letter(canvas, cards.marks_of(small, (SIZE[0] / 2, (top + bottom) / 2)), colour=_DIM)

"""The lettered blocks around the panels of a strip: the title above, what to do right and the credits below."""

from PIL import Image

from comics import fonts
from comics.fonts import Lettering
from comics.spec import Episode
from comics.typesetting import DoesNotFit, Overflow
from comics.typesetting.classes import cleaned
from comics.typesetting.fitting import Region, Setting, fit
from comics.typesetting.layout import Mark, marks_of
from comics.typesetting.measures import measure

from . import ink
from .bands import BLOCK
from .panel import GUTTER, STRIP, WIDTH

GROUND = (251, 250, 246)  # the paper of the public site


def set_lines(
    text: str,
    lettering: Lettering,
    width: float,
    height: float,
    largest: int,
    smallest: int,
    pitch: float = 1.3,
) -> Setting | None:
    """`text` in a plain rectangle at the largest size that fits; None when there is no text.

    Raises `DoesNotFit` when it does not fit at `smallest`, or when no face has one of its characters.
    """
    text = cleaned(text)
    if not text:
        return None
    missing = lettering.missing(text)
    if missing:
        names = "、".join(f"“{c}”（U+{ord(c):04X}）" for c in missing[:5])
        raise DoesNotFit([Overflow(-1, -1, text, f"字体里没有 {names}，请换成文字")])
    region = Region(lambda d: width / 2 if d <= height / 2 + 1e-6 else 0.0, height / 2)
    setting = fit(measure(text, lettering), lambda size: region, largest, smallest, pitch, filled=True)
    if not setting.fits:
        raise DoesNotFit([Overflow(-1, -1, text, "文字放不下，请写短一些")])
    return setting


def height_of(setting: Setting, pitch: float = 1.3) -> float:
    """The height of a setting's lines together, in pixels at 1080 wide."""
    return (1 + (len(setting.lines) - 1) * pitch) * setting.size


def flush_left(setting: Setting, left: float, centre_y: float) -> tuple[Mark, ...]:
    """Marks of a setting whose lines all begin at `left`."""
    widest = max(line.width for line in setting.lines)
    return marks_of(setting, (left + widest / 2, centre_y), flush=True)


def _canvas(height: float, scale: float) -> Image.Image:
    """White, a strip wide, at least `height` high at 1080 wide, in whole rows of blocks."""
    pixels = round(height * scale)
    return Image.new("RGB", (round(STRIP * scale), -(-pixels // BLOCK) * BLOCK), ink.PAPER)


def issue_of(episode: Episode) -> str:
    """Series and number, as 以案说法 · 第3期."""
    return " · ".join(part for part in (episode.series.strip(), f"第{episode.number}期") if part)


def header(episode: Episode, scale: float = 1.0) -> Image.Image:
    """The title block. Raises `DoesNotFit`."""
    left, room = GUTTER + 34, STRIP - 2 * GUTTER - 68
    issue = set_lines(issue_of(episode), fonts.plain(), room - 40, 60, 32, 20)
    title = set_lines(episode.title, fonts.headlines(), room, 200, 84, 44, 1.22)
    lead = set_lines(episode.introduction, fonts.plain(), room, 150, 36, 26, 1.45)
    y = 40.0
    blocks: list[tuple[Setting, float, tuple[int, int, int], float]] = []
    if issue:
        blocks.append((issue, y + 28, ink.PAPER, left + 18))
        y += 56 + 26
    if title:
        tall = height_of(title, 1.22)
        blocks.append((title, y + tall / 2, ink.INK, left))
        y += tall + 22
    if lead:
        tall = height_of(lead, 1.45)
        blocks.append((lead, y + tall / 2, (85, 91, 97), left))
        y += tall + 18
    canvas = _canvas(y + 18, scale)
    height = canvas.height / scale
    _fill(canvas, (GUTTER, 22, STRIP - GUTTER, height - 18), GROUND, scale)
    _fill(canvas, (GUTTER, 22, GUTTER + 12, height - 18), ink.VERMILION, scale)
    if issue:
        widest = max(line.width for line in issue.lines)
        _fill(canvas, (left, 44, left + widest + 36, 92), ink.VERMILION, scale)
    for setting, centre, colour, start in blocks:
        ink.letter(canvas, flush_left(setting, start, centre), scale, colour)
    return canvas


def footer(episode: Episode, scale: float = 1.0) -> Image.Image | None:
    """What to do right, and the credits; None when the episode has neither. Raises `DoesNotFit`."""
    takeaway = set_lines(episode.takeaway, fonts.plain(), WIDTH - 150, 620, 46, 34, 1.42)
    credits = set_lines(episode.credits, fonts.plain(), WIDTH - 60, 90, 26, 18)
    if not takeaway and not credits:
        return None
    tall = height_of(takeaway, 1.42) + 176 if takeaway else 0
    canvas = _canvas(tall + (height_of(credits) + 52 if credits else 24), scale)
    y = 4.0
    if takeaway:
        box = Image.new("RGB", (round(WIDTH * scale), round(tall * scale)), ink.MIST)
        ink.frame(box, scale, "takeaway")
        tag = set_lines("怎样做才对", fonts.headlines(), 400, 70, 40, 40)
        width = max(line.width for line in tag.lines)
        _fill(box, (56, 34, 56 + width + 48, 34 + 66), ink.TEAL, scale)
        ink.letter(box, flush_left(tag, 56 + 24, 34 + 33), scale, ink.PAPER)
        ink.letter(box, flush_left(takeaway, 60, 126 + height_of(takeaway, 1.42) / 2), scale)
        canvas.paste(box, (round(GUTTER * scale), round(y * scale)))
        y += tall
    if credits:
        centre = STRIP / 2, y + 26 + height_of(credits) / 2
        ink.letter(canvas, marks_of(credits, centre), scale, (110, 115, 120))
    return canvas


def _fill(canvas: Image.Image, box: tuple[float, float, float, float], colour, scale: float) -> None:
    canvas.paste(colour, tuple(round(v * scale) for v in box))

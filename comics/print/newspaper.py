"""Four or six panels of an episode as a block for a newspaper: 300 dpi, a column wide."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from comics import fonts
from comics.renderers import cards, ink, panel, rows, strip
from comics.renderers.choosing import chosen
from comics.spec import ComicError, Episode, Pictures

from . import legibility, picture_pdf
from .press import Press

DPI = 300
NARROWEST, WIDEST = 60.0, 400.0
COLUMN = 160.0
"""Millimetres; half the width of a tabloid page, where the usual lettering stands at about nine points."""
READABLE = 7.0
"""Points. Smaller lettering fills in on newsprint."""
COLUMNS = 2
_UNITS = 1080  # of design in the block's width, as on a strip


@dataclass(frozen=True)
class Grid:
    """A finished block. `picture` is RGB or CMYK; `note` says in Chinese what the printer has to know."""

    picture: Image.Image
    width_mm: float
    height_mm: float
    note: str
    title: str
    alt: str
    profile: bytes


def render(
    episode: Episode,
    pictures: Pictures,
    count: int = 4,
    width_mm: float = COLUMN,
    numbers: Sequence[int] = (),
    press: Press | None = None,
) -> Grid:
    """The block, `width_mm` wide, with `count` panels in rows of two: first, last and evenly between, or `numbers`.

    With a press's profile the drawings are converted first and the lettering is then drawn in black alone. Raises
    `ComicError`, `BadPicture`, `DoesNotFit`.
    """
    if not NARROWEST <= width_mm <= WIDEST:
        raise ComicError(f"栏宽要在 {NARROWEST:.0f} 到 {WIDEST:.0f} 毫米之间")
    press = press or Press()
    picked = chosen(len(episode.panels), count, numbers)
    strip.require_fitting(episode, pictures)
    convert = press.converter()
    width = round(width_mm / 25.4 * DPI)
    scale = width / _UNITS
    places = _places(episode, pictures, picked)
    head, title, issue = _head(episode)
    foot, taken, credits = _foot(episode)
    height = head + rows.bottom(places) + foot
    canvas = Image.new(
        press.mode, (width, round(height * scale)), ink.tone(Image.new(press.mode, (1, 1)), ink.PAPER)
    )
    ink.letter(canvas, cards.flush_left(title, 2, (cards.height_of(title, 1.2)) / 2 + 4), scale)
    right = _UNITS - 2 - max(line.width for line in issue.lines)
    ink.letter(canvas, cards.flush_left(issue, right, head - 34), scale)
    for number, place in zip(picked, places, strict=True):
        drawn = strip.named(
            number,
            lambda n=number, w=place.w: panel.draw(
                episode.panels[n], pictures, round(w * scale), prepared=convert
            ),
        )
        canvas.paste(drawn, (round(place.x * scale), round((head + place.y) * scale)))
    y = head + rows.bottom(places) + 20
    for setting in filter(None, (taken, credits)):
        tall = cards.height_of(setting, 1.35)
        ink.letter(canvas, cards.flush_left(setting, 2, y + tall / 2), scale)
        y += tall + 12
    return Grid(
        picture=canvas,
        width_mm=width_mm,
        height_mm=canvas.height / DPI * 25.4,
        note="".join(
            [press.note, *_small(episode, pictures, dict(zip(picked, places, strict=True)), width_mm)]
        ),
        title=f"{episode.title}（{count}格）",
        alt=_alt(episode, picked),
        profile=press.profile,
    )


def notes(episode: Episode, pictures: Pictures, count: int) -> list[str]:
    """Which letters come out too small in the usual width, in Chinese. Raises as `render`."""
    picked = chosen(len(episode.panels), count)
    places = _places(episode, pictures, picked)
    return _small(episode, pictures, dict(zip(picked, places, strict=True)), COLUMN)


def _places(episode: Episode, pictures: Pictures, picked: Sequence[int]) -> list[rows.Place]:
    ratios = [
        panel.WIDTH / panel.height_on_strip(strip.fetched(episode, number, pictures)) for number in picked
    ]
    return rows.arranged(ratios, _UNITS, 14, rows.split(len(picked), len(picked) // COLUMNS))


def tiff(grid: Grid) -> bytes:
    """The block as TIFF, LZW, 300 dpi, with the press's profile inside."""
    buffer = io.BytesIO()
    extra = {"icc_profile": grid.profile} if grid.profile else {}
    grid.picture.save(buffer, "TIFF", compression="tiff_lzw", dpi=(DPI, DPI), **extra)
    return buffer.getvalue()


def pdf(grid: Grid) -> bytes:
    """The block as PDF of its true size, without loss. It does not claim to be PDF/X."""
    return picture_pdf.pdf(grid.picture, DPI, grid.alt, grid.title, grid.profile)


def preview(grid: Grid, width: int = 1080) -> bytes:
    """The block as JPEG for a screen."""
    buffer = io.BytesIO()
    shown = grid.picture.convert("RGB")
    shown.info = {}
    shown.thumbnail((width, width * 4))
    shown.save(buffer, "JPEG", quality=86)
    return buffer.getvalue()


def _head(episode: Episode):
    issue = cards.set_lines(cards.issue_of(episode), fonts.plain(), 500, 40, 26, 18)
    used = max(line.width for line in issue.lines)
    title = cards.set_lines(episode.title, fonts.headlines(), _UNITS - 4, 150, 64, 36, 1.2)
    last = title.lines[-1].width
    # The issue stands at the right of the title's last line where there is room, else below.
    beside = last + used + 40 <= _UNITS
    return cards.height_of(title, 1.2) + (30 if beside else 74), title, issue


def _foot(episode: Episode):
    taken = cards.set_lines(episode.takeaway, fonts.plain(), _UNITS - 4, 260, 34, 28, 1.35)
    credits = cards.set_lines(episode.credits, fonts.plain(), _UNITS - 4, 60, 24, 18)
    tall = sum(cards.height_of(one, 1.35) + 12 for one in (taken, credits) if one)
    return tall + 24 if tall else 2, taken, credits


def _small(episode: Episode, pictures: Pictures, places: dict[int, rows.Place], width_mm: float) -> list[str]:
    widths = {number: place.w / _UNITS * width_mm for number, place in places.items()}
    found = legibility.small(episode, pictures, widths, READABLE)
    if not found:
        return []
    needed = -(-width_mm * READABLE // min(one.points for one in found))
    return legibility.sentence(found, READABLE, f"请用 {needed:.0f} 毫米以上的栏宽，或选字少的格。")


def _alt(episode: Episode, picked: Sequence[int]) -> str:
    told = [episode.title]
    for number in picked:
        one = episode.panels[number]
        said = " ".join(f"{b.speaker}：{b.words}" if b.speaker else b.words for b in one.balloons)
        told.append(f"{one.alt} {said}".strip())
    return "\n".join([*told, episode.takeaway]).strip()

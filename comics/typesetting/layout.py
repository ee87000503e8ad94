"""From a balloon and the size of its panel to marks of ink: every run of text with its face, size and place."""

from dataclasses import dataclass
from functools import lru_cache

from comics import fonts
from comics.fonts import Face, Lettering
from comics.notation import read
from comics.spec import SANS, Balloon

from . import shapes
from .classes import cleaned
from .fitting import Setting, fit
from .measures import PINYIN, measure
from .shapes import Shape

LARGEST, COMFORTABLE, SMALLEST = 44, 34, 24
"""Sizes in pixels on a strip 1080 wide. Below `COMFORTABLE` the editor is told that the lettering is small."""
_LARGEST_OF = {"narration": 40, "quotation": 38, "shout": 60, "sound": 150}
_PITCH = {"narration": 1.3, "quotation": 1.38, "sound": 1.1}
FLUSH = frozenset({"narration", "quotation"})
"""Kinds whose lines begin together; the lines of all others are centred one by one."""
_SOUND_SWAY = (-5.0, 4.0, -3.0, 6.0)


@dataclass(frozen=True)
class Mark:
    """A run of text in one face, its origin on the baseline, in pixels on a strip 1080 wide, from the panel's corner.

    `angle`: degrees clockwise; 90 is a Latin word in a vertical line.
    """

    text: str
    face: Face
    size: float
    x: float
    y: float
    angle: float = 0.0


@dataclass(frozen=True)
class Lettered:
    """One balloon, ready to be drawn. `fits` is false when its text is too long or a character cannot be drawn."""

    kind: str
    box: tuple[float, float, float, float]
    """x, y, width, height in pixels on a strip 1080 wide."""
    shape: Shape
    size: int
    lines: tuple[str, ...]
    marks: tuple[Mark, ...]
    fits: bool
    missing: tuple[str, ...]

    @property
    def small(self) -> bool:
        """Whether it fits only at a size that older readers find hard."""
        return self.size < COMFORTABLE

    @property
    def reason(self) -> str:
        """Why it cannot be exported, in Chinese; empty when it can."""
        if self.missing:
            names = "、".join(f"“{c}”（U+{ord(c):04X}）" for c in self.missing[:5])
            return f"字体里没有 {names}，请换成文字"
        return "" if self.fits else "文字放不下，请放大气泡或写短一些"


def lay_out(balloon: Balloon, width: int, height: int, face: str = SANS) -> Lettered:
    """Letter one balloon of a panel `width` × `height` pixels (as it stands on a strip 1080 wide) in one of `FACES`."""
    return _lay_out(balloon, width, height, fonts.lettering(balloon.kind, face))


@lru_cache(maxsize=1024)
def _lay_out(balloon: Balloon, width: int, height: int, lettering: Lettering) -> Lettered:
    x, y = balloon.x * width, balloon.y * height
    w, h = max(balloon.w * width, 1.0), max(balloon.h * height, 1.0)
    tail = (balloon.tail[0] * width, balloon.tail[1] * height) if balloon.tail else None
    shape = shapes.Shape(()) if balloon.bare else shapes.outline(balloon.kind, x, y, w, h, tail)
    text = cleaned(balloon.text)
    if not text:
        return Lettered(balloon.kind, (x, y, w, h), shape, COMFORTABLE, (), (), True, ())
    written = read(text)
    measured = measure(written, lettering, balloon.vertical)
    setting = fit(
        measured,
        lambda size: shapes.region(balloon.kind, w, h, size, balloon.vertical),
        _LARGEST_OF.get(balloon.kind, LARGEST),
        SMALLEST,
        _PITCH.get(balloon.kind, 1.22) + (PINYIN if written.pinyin else 0.0),
        filled=balloon.kind in FLUSH,
    )
    centre = x + w / 2 + (shapes.bar_shift() if balloon.kind == "quotation" else 0.0), y + h / 2
    marks = marks_of(
        setting,
        centre,
        vertical=balloon.vertical,
        flush=balloon.kind in FLUSH,
        sway=_SOUND_SWAY if balloon.kind == "sound" else (),
    )
    lines = tuple(
        "".join((" " if one.token.spaced and one is not row[0] else "") + one.token.text for one in row)
        for row in (setting.measured[line.start : line.end] for line in setting.lines)
    )
    return Lettered(
        kind=balloon.kind,
        box=(x, y, w, h),
        shape=shape,
        size=setting.size,
        lines=lines,
        marks=marks,
        fits=setting.fits,
        missing=tuple(lettering.missing(written.text)),
    )


def marks_of(
    setting: Setting,
    centre: tuple[float, float],
    vertical: bool = False,
    flush: bool = False,
    sway: tuple[float, ...] = (),
) -> tuple[Mark, ...]:
    """Place a setting around `centre`. `flush`: lines begin together instead of being centred one by one."""
    found: list[Mark] = []
    size = setting.size
    widest = max(line.width for line in setting.lines)
    for line in setting.lines:
        pen = -(widest if flush else line.width) / 2
        first = setting.measured[line.start]
        pen -= first.lead * size
        for number in range(line.start, line.end):
            one = setting.measured[number]
            if number > line.start:
                pen += one.gap * size
            for piece in one.pieces:
                along = pen + piece.along * size
                across = piece.across * size
                if vertical:  # columns go from right to left
                    place = centre[0] - line.axis + across, centre[1] + along
                else:
                    place = centre[0] + along, centre[1] + line.axis + across
                angle = (
                    90.0
                    if piece.turned
                    else (sway[len(found) % len(sway)] if sway and len(piece.text) == 1 else 0.0)
                )
                found.append(Mark(piece.text, piece.face, size * piece.scale, *place, angle))
            pen += one.width * size
    return tuple(found)

"""How well lettering stands out from the drawing behind it, by the formula of WCAG 2 (1.4.3), pixel for pixel."""

from PIL import Image, ImageFilter

from comics.typesetting import Lettered

from . import ink

ENOUGH, ENOUGH_LARGE = 4.5, 3.0
LARGE = 72
"""Pixels on a strip 1080 wide, which a telephone shows a third as large: WCAG calls text of 24 pixels large."""
_LOST = 0.1  # of the pixels behind the ink may stand out less


def ratio(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast ratio of two sRGB colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    return sum(
        share * _LINEAR[value] for share, value in zip((0.2126, 0.7152, 0.0722), colour[:3], strict=True)
    )


_LINEAR = [
    value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4
    for value in range(256)
]


def against(canvas: Image.Image, lettered: Lettered) -> float:
    """The ratio that nine tenths of the pixels behind and beside the ink reach. `canvas`: the panel without this balloon, RGB, 1080 design pixels wide."""
    if not lettered.marks:
        return 21.0
    colour = ink.colour_of(lettered.kind)
    ground = canvas.copy()
    ink.ground(ground, lettered)
    mask = Image.new("L", canvas.size)
    ink.letter(mask, lettered.marks, colour=255)
    box = mask.getbbox()
    if box is None:
        return 21.0
    # What lies beside a stroke decides as much as what it hides.
    behind = mask.crop(box).filter(ImageFilter.MaxFilter(5)).point(lambda value: 255 if value > 127 else 0)
    seen = ground.crop(box)
    seen.putalpha(behind)
    colours = [(count, each) for count, each in seen.getcolors(seen.width * seen.height) if each[3]]
    lost, allowed = 0, _LOST * sum(count for count, _ in colours)
    for value, count in sorted((ratio(each, colour), count) for count, each in colours):
        lost += count
        if lost > allowed:
            return value
    return 21.0


def enough(canvas: Image.Image, lettered: Lettered) -> bool:
    """Whether lettering that stands on the drawing itself can be read; that on a ground of its own always can."""
    if lettered.shape.outline:
        return True
    return against(canvas, lettered) >= (ENOUGH_LARGE if lettered.size >= LARGE else ENOUGH)

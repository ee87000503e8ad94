"""Put ink on paper: glyphs, outlines and panel frames, smooth at every scale."""

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw

from comics.fonts import Face
from comics.typesetting import Lettered, Mark, shapes

INK = (30, 34, 38)
PAPER = (255, 255, 255)
VERMILION = (179, 57, 43)
TEAL = (31, 91, 91)
SAND = (233, 226, 211)
CREAM = (255, 247, 224)
MIST = (238, 245, 243)

_PRINTED = {
    PAPER: (0, 0, 0, 0),
    CREAM: (0, 5, 28, 0),
    MIST: (18, 0, 8, 0),
    SAND: (0, 8, 30, 20),
}
_FILLS = {"narration": CREAM, "quotation": MIST}
_FINE = 3  # outlines are drawn this much larger and reduced
_HALO = 0.13  # white around a sound, in em


def tone(canvas: Image.Image, colour):
    """`colour` as it is laid on `canvas`: on a CMYK canvas light grounds have their own inks and all else is black alone.

    Lettering in one ink stays sharp when a newspaper's plates do not meet exactly.
    """
    if canvas.mode != "CMYK" or not isinstance(colour, tuple):
        return colour
    if colour in _PRINTED:
        return _PRINTED[colour]
    red, green, blue = colour
    dark = max(colour) < 130 or max(colour) - min(colour) > 60
    return (0, 0, 0, 255 if dark else 255 - round(0.3 * red + 0.59 * green + 0.11 * blue))


@lru_cache(maxsize=6000)
def _glyph(
    text: str, face: Face, size: float, angle: float, extra: float
) -> tuple[Image.Image, int, int] | None:
    """(mask, x, y) of a run of ink, x and y from its origin to the mask's corner; None when it has no ink."""
    font = face.at(size)
    core, (x, y) = font.getmask2(
        text, mode="L", anchor="ls", stroke_width=(face.weight + extra) * size, stroke_filled=True
    )
    if not core.size[0] or not core.size[1]:
        return None
    mask = Image.new("L", core.size)
    mask.im.paste(core, (0, 0, *core.size))
    if len(text) > 1:
        mask, x = _no_longer(
            mask, x, math.ceil((face.ink(text).right - face.ink(text).left + 2 * extra) * size)
        )
    if angle == 90:
        return mask.transpose(Image.Transpose.ROTATE_270), -(y + mask.height), x
    if angle:
        # Around the middle of the ink, so that a swaying character keeps its place.
        turned = mask.rotate(-angle, Image.Resampling.BICUBIC, expand=True)
        return turned, x - (turned.width - mask.width) // 2, y - (turned.height - mask.height) // 2
    return mask, x, y


def _no_longer(mask: Image.Image, x: int, measured: int) -> tuple[Image.Image, int]:
    """A word as long as it was measured: at small sizes FreeType rounds every letter's advance up to whole pixels."""
    box = mask.getbbox()
    if box is None or box[2] - box[0] <= measured + 1:
        return mask, x
    cut = mask.crop((box[0], 0, box[2], mask.height))
    return cut.resize((measured + 1, mask.height), Image.Resampling.BICUBIC), x + box[0]


def letter(
    canvas: Image.Image,
    marks: tuple[Mark, ...],
    scale: float = 1.0,
    colour=INK,
    extra: float = 0.0,
    at=(0, 0),
):
    """Draw `marks`, given at 1080 wide, onto `canvas` at `scale`, their origin at `at`. `extra`: more stroke, in em."""
    colour = tone(canvas, colour)
    for mark in marks:
        glyph = _glyph(mark.text, mark.face, round(mark.size * scale, 2), mark.angle, extra)
        if glyph is None:
            continue
        mask, x, y = glyph
        place = round(at[0] + mark.x * scale) + x, round(at[1] + mark.y * scale) + y
        canvas.paste(colour, (*place, place[0] + mask.width, place[1] + mask.height), mask)


def _outlined(lettered: Lettered, scale: float) -> tuple[Image.Image, Image.Image, tuple[int, int]] | None:
    """(inside, line, corner): masks of a balloon's white and of its ink, `_FINE` times as large as they are laid, and
    where they belong on the panel."""
    outline, bubbles = lettered.shape.outline, lettered.shape.bubbles
    if not outline:
        return None
    margin = shapes.LINE
    xs = [x for x, _ in outline] + [x + s * r for x, _, r in bubbles for s in (-1, 1)]
    ys = [y for _, y in outline] + [y + s * r for _, y, r in bubbles for s in (-1, 1)]
    left, top = math.floor((min(xs) - margin) * scale), math.floor((min(ys) - margin) * scale)
    right, bottom = math.ceil((max(xs) + margin) * scale), math.ceil((max(ys) + margin) * scale)
    size = (max(1, right - left) * _FINE, max(1, bottom - top) * _FINE)
    factor = scale * _FINE
    points = [(x * factor - left * _FINE, y * factor - top * _FINE) for x, y in outline]
    inside, line = Image.new("L", size), Image.new("L", size)
    draw_inside, draw_line = ImageDraw.Draw(inside), ImageDraw.Draw(line)
    draw_inside.polygon(points, fill=255)
    _stroke(draw_line, points, shapes.LINE * factor, f"{lettered.kind}{len(points)}")
    for x, y, radius in bubbles:
        cx, cy, r = x * factor - left * _FINE, y * factor - top * _FINE, radius * factor
        half = shapes.LINE * factor / 2
        draw_line.ellipse((cx - r - half, cy - r - half, cx + r + half, cy + r + half), fill=255)
        if r > half:  # the last circle of a short trail is all line
            draw_line.ellipse((cx - r + half, cy - r + half, cx + r - half, cy + r - half), fill=0)
        draw_inside.ellipse((cx - r, cy - r, cx + r, cy + r), fill=255)
    return inside, line, (left, top)


def _stroke(draw: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: float, seed: str) -> None:
    """A closed line whose width swells and thins a little, as a pen's does; joints are round."""
    hand = shapes.unevenness(seed)
    count = len(points)
    for number, (x, y) in enumerate(points):
        following = points[(number + 1) % count]
        here = width * (1 + 0.16 * hand(number / count))
        draw.line(((x, y), following), fill=255, width=max(1, round(here)))
        half = here / 2
        draw.ellipse((x - half, y - half, x + half, y + half), fill=255)


_CORES = {"speech": (0.7, 0.72), "thought": (0.6, 0.6), "shout": (0.55, 0.55)}

Box = tuple[int, int, int, int]


def _core(
    lettered: Lettered, inside: Image.Image, line: Image.Image, corner: tuple[int, int], scale: float
) -> Box | None:
    """A box in the middle of a balloon that is all white and has no line: it needs no blending."""
    x, y, w, h = (v * scale for v in lettered.box)
    share = _CORES.get(lettered.kind, (0.8, 0.7))
    left, top = x + w * (1 - share[0]) / 2 - corner[0], y + h * (1 - share[1]) / 2 - corner[1]
    box = round(left), round(top), round(left + w * share[0]), round(top + h * share[1])
    if (
        box[0] < 0
        or box[1] < 0
        or box[2] * _FINE > inside.width
        or box[3] * _FINE > inside.height
        or box[2] <= box[0]
        or box[3] <= box[1]
    ):
        return None
    for cx, cy, radius in lettered.shape.bubbles:
        reach = radius + shapes.LINE
        if (cx - reach) * scale - corner[0] < box[2] and (cx + reach) * scale - corner[0] > box[0]:  # noqa: SIM102
            if (cy - reach) * scale - corner[1] < box[3] and (cy + reach) * scale - corner[1] > box[1]:
                return None
    # The outline runs around the core: where its rim is clean, the whole is.
    left, top, right, bottom = (v * _FINE for v in box)
    rim = (left, top, right, top + 1), (left, bottom - 1, right, bottom)
    rim += (left, top, left + 1, bottom), (right - 1, top, right, bottom)
    clean = all(
        inside.crop(edge).getextrema() == (255, 255) and line.crop(edge).getextrema() == (0, 0)
        for edge in rim
    )
    return box if clean else None


_BAND = 48  # pixels of a mask that are looked at together


def _pieces(line: Image.Image, core: Box | None) -> Iterator[Box]:
    """Boxes that hold all of a balloon but its core, as tight as its line allows: a tail is narrow, its box is not."""
    width, height = line.width // _FINE, line.height // _FINE
    zones = [((0, 0, width, height), False, False)]
    if core:
        left, top, right, bottom = core
        # Beside the core there is white between it and the line.
        zones = [
            ((0, 0, width, top), False, False),
            ((0, top, left, bottom), False, True),
            ((right, top, width, bottom), True, False),
            ((0, bottom, width, height), False, False),
        ]
    for (left, top, right, bottom), from_left, to_right in zones:
        for upper in range(top, bottom, _BAND):
            lower = min(upper + _BAND, bottom)
            found = line.crop((left * _FINE, upper * _FINE, right * _FINE, lower * _FINE)).getbbox()
            if found:
                yield (
                    left if from_left else left + found[0] // _FINE,
                    upper,
                    right if to_right else left - (-found[2] // _FINE),
                    lower,
                )
            elif from_left or to_right:
                yield left, upper, right, lower


def _lay(
    canvas: Image.Image, colour, mask: Image.Image, corner: tuple[int, int], pieces: Iterable[Box]
) -> None:
    """Lay `colour` through those `pieces` of a fine mask, at `corner`."""
    colour = tone(canvas, colour)
    for piece in pieces:
        if piece[2] > piece[0]:
            part = mask.reduce(_FINE, tuple(v * _FINE for v in piece))
            canvas.paste(colour, tuple(v + corner[n % 2] for n, v in enumerate(piece)), part)


def colour_of(kind: str):
    """The colour of the letters of a balloon of `kind`."""
    return VERMILION if kind == "sound" else INK


def balloon(canvas: Image.Image, lettered: Lettered, scale: float = 1.0) -> None:
    """Draw one balloon with its lettering."""
    ground(canvas, lettered, scale)
    if lettered.kind == "sound":
        letter(canvas, lettered.marks, scale, INK, extra=0.045)
    letter(canvas, lettered.marks, scale, colour_of(lettered.kind))


def ground(canvas: Image.Image, lettered: Lettered, scale: float = 1.0) -> None:
    """Draw what lies under the letters of a balloon: its white and its line, or the white edge of a sound."""
    outlined = _outlined(lettered, scale)
    if outlined:
        inside, line, corner = outlined
        fill = _FILLS.get(lettered.kind, PAPER)
        core = _core(lettered, inside, line, corner, scale)
        if core:
            canvas.paste(tone(canvas, fill), tuple(v + corner[n % 2] for n, v in enumerate(core)))
        pieces = list(_pieces(line, core))
        _lay(canvas, fill, inside, corner, pieces)
        if lettered.kind == "quotation":
            x0, y0, x1, y1 = shapes.bar(*lettered.box)
            canvas.paste(tone(canvas, TEAL), tuple(round(v * scale) for v in (x0, y0, x1, y1)))
        _lay(canvas, TEAL if lettered.kind == "quotation" else INK, line, corner, pieces)
    if lettered.kind == "sound":
        letter(canvas, lettered.marks, scale, PAPER, extra=_HALO)


def frame(canvas: Image.Image, scale: float, seed: str) -> None:
    """The inked border of a panel: straight, but not dead straight; what lies outside of it is paper."""
    for box, paper, line in _sides(*canvas.size, scale, seed):
        canvas.paste(tone(canvas, PAPER), box, paper)
        canvas.paste(tone(canvas, INK), box, line)


@lru_cache(maxsize=8)
def _sides(width: int, height: int, scale: float, seed: str) -> list[tuple[Box, Image.Image, Image.Image]]:
    """(place, mask of the paper outside, mask of the line) of each side: panels of one size have one frame."""
    sides = []
    hand = shapes.unevenness(seed)
    deep = max(3, math.ceil(9 * scale))
    half, middle = shapes.LINE / 2 * scale * _FINE, 4.0 * scale * _FINE
    for side in range(4):
        length = width if side % 2 == 0 else height
        steps = max(6, round(length / (40 * scale)))
        axis = [
            (length * _FINE * n / steps, middle + 1.3 * scale * _FINE * hand((side + n / steps) / 4))
            for n in range(steps + 1)
        ]
        wide = [half * (1 + 0.18 * hand((side + n / steps) / 3)) for n in range(steps + 1)]
        outer = [(x, y - w) for (x, y), w in zip(axis, wide, strict=True)]
        inner = [(x, y + w) for (x, y), w in zip(axis, wide, strict=True)]
        size = (length * _FINE, deep * _FINE)
        paper, line = Image.new("L", size), Image.new("L", size)
        ImageDraw.Draw(paper).polygon([(0, 0), *outer, (size[0], 0)], fill=255)
        ImageDraw.Draw(line).polygon([*outer, *reversed(inner)], fill=255)
        # Where two sides meet, the line of one must not run out over the paper of the other.
        cut = round(middle - half)
        for mask in (line,):
            mask.paste(0, (0, 0, cut, size[1]))
            mask.paste(0, (size[0] - cut, 0, size[0], size[1]))
        paper, line = paper.reduce(_FINE), line.reduce(_FINE)
        if side == 1:
            paper, line = (m.transpose(Image.Transpose.ROTATE_270) for m in (paper, line))
            corner = (width - deep, 0)
        elif side == 2:
            paper, line = (m.transpose(Image.Transpose.ROTATE_180) for m in (paper, line))
            corner = (0, height - deep)
        elif side == 3:
            paper, line = (m.transpose(Image.Transpose.ROTATE_90) for m in (paper, line))
            corner = (0, 0)
        else:
            corner = (0, 0)
        box = (*corner, corner[0] + line.width, corner[1] + line.height)
        sides.append((box, paper, line))
    return sides


def ink_outside(lettered: Lettered, width: int, height: int, drawn: bool = False) -> int:
    """How many pixels of lettering lie outside of the balloon's white, of a panel `width` × `height`. For proof.

    A run of ink whose whole box is white is not drawn to be counted, unless `drawn` asks for it.
    """
    outlined = _outlined(lettered, 1.0)
    if outlined:
        inside, line, corner = outlined
        inside, line = inside.reduce(_FINE), line.reduce(_FINE)
        clear = ImageChops.subtract(inside, line).point(lambda value: 255 if value >= 255 else 0)
    else:
        x, y, w, h = lettered.box
        corner = math.floor(x), math.floor(y)
        clear = Image.new("L", (math.ceil(x + w) - corner[0], math.ceil(y + h) - corner[1]), 255)
    extra = _HALO if lettered.kind == "sound" else 0.0
    doubtful = tuple(
        mark for mark in lettered.marks if drawn or not _surely_within(mark, extra, clear, corner)
    )
    if not doubtful:
        return 0
    room, letters = Image.new("L", (width, height)), Image.new("L", (width, height))
    room.paste(clear, corner)
    letter(letters, doubtful, colour=255, extra=extra)
    outside = ImageChops.subtract(letters.point(lambda v: 255 if v > 24 else 0), room)
    return outside.histogram()[255]


def _surely_within(mark: Mark, extra: float, clear: Image.Image, corner: tuple[int, int]) -> bool:
    """Whether the whole box of a run of ink is white: then it need not be drawn to know."""
    ink, spare = mark.face.ink(mark.text), mark.face.weight + extra
    left, top, right, bottom = ink.left - spare, ink.top - extra, ink.right + spare, ink.bottom + extra
    if mark.angle == 90:
        left, top, right, bottom = -bottom, left, -top, right
    elif mark.angle:  # around its middle
        more = math.sin(math.radians(abs(mark.angle))) / 2
        across, along = (bottom - top) * more, (right - left) * more
        left, top, right, bottom = left - across, top - along, right + across, bottom + along
    x, y = mark.x - corner[0], mark.y - corner[1]
    box = (
        math.floor(x + left * mark.size) - 2,
        math.floor(y + top * mark.size) - 2,
        math.ceil(x + right * mark.size) + 2,
        math.ceil(y + bottom * mark.size) + 2,
    )
    if box[0] < 0 or box[1] < 0 or box[2] > clear.width or box[3] > clear.height:
        return False
    return clear.crop(box).getextrema() == (255, 255)

"""Put ink on paper: glyphs, outlines and panel frames, smooth at every scale."""

import math
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
    if angle == 90:
        return mask.transpose(Image.Transpose.ROTATE_270), -(y + mask.height), x
    if angle:
        # Around the middle of the ink, so that a swaying character keeps its place.
        turned = mask.rotate(-angle, Image.Resampling.BICUBIC, expand=True)
        return turned, x - (turned.width - mask.width) // 2, y - (turned.height - mask.height) // 2
    return mask, x, y


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


def _masks(lettered: Lettered, scale: float) -> tuple[Image.Image, Image.Image, tuple[int, int]] | None:
    """(inside, line, corner): masks of a balloon's white and of its ink, and where they belong on the panel."""
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
    return inside.reduce(_FINE), line.reduce(_FINE), (left, top)


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
    """A box in the middle of a balloon that is all white and has no line: half the pixels need no blending."""
    x, y, w, h = (v * scale for v in lettered.box)
    share = _CORES.get(lettered.kind, (0.8, 0.7))
    left, top = x + w * (1 - share[0]) / 2 - corner[0], y + h * (1 - share[1]) / 2 - corner[1]
    box = round(left), round(top), round(left + w * share[0]), round(top + h * share[1])
    if (
        box[0] < 0
        or box[1] < 0
        or box[2] > inside.width
        or box[3] > inside.height
        or box[2] <= box[0]
        or box[3] <= box[1]
    ):
        return None
    clean = inside.crop(box).getextrema() == (255, 255) and line.crop(box).getextrema() == (0, 0)
    return box if clean else None


def _lay(canvas: Image.Image, colour, mask: Image.Image, corner: tuple[int, int], core: Box | None) -> None:
    """Lay `colour` through `mask` at `corner`, leaving out `core`."""
    colour = tone(canvas, colour)
    width, height = mask.size
    parts = [(0, 0, width, height)]
    if core:
        left, top, right, bottom = core
        parts = [
            (0, 0, width, top),
            (0, bottom, width, height),
            (0, top, left, bottom),
            (right, top, width, bottom),
        ]
    for part in parts:
        if part[2] > part[0] and part[3] > part[1]:
            canvas.paste(colour, tuple(v + corner[n % 2] for n, v in enumerate(part)), mask.crop(part))


def balloon(canvas: Image.Image, lettered: Lettered, scale: float = 1.0) -> None:
    """Draw one balloon with its lettering."""
    masks = _masks(lettered, scale)
    if masks:
        inside, line, corner = masks
        fill = _FILLS.get(lettered.kind, PAPER)
        core = _core(lettered, inside, line, corner, scale)
        if core:
            canvas.paste(tone(canvas, fill), tuple(v + corner[n % 2] for n, v in enumerate(core)))
        _lay(canvas, fill, inside, corner, core)
        if lettered.kind == "quotation":
            x0, y0, x1, y1 = shapes.bar(*lettered.box)
            canvas.paste(tone(canvas, TEAL), tuple(round(v * scale) for v in (x0, y0, x1, y1)))
        _lay(canvas, TEAL if lettered.kind == "quotation" else INK, line, corner, core)
    if lettered.kind == "sound":
        letter(canvas, lettered.marks, scale, PAPER, extra=_HALO)
        letter(canvas, lettered.marks, scale, INK, extra=0.045)
        letter(canvas, lettered.marks, scale, VERMILION)
    else:
        letter(canvas, lettered.marks, scale)


def frame(canvas: Image.Image, scale: float, seed: str) -> None:
    """The inked border of a panel: straight, but not dead straight; what lies outside of it is paper."""
    width, height = canvas.size
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
        canvas.paste(tone(canvas, PAPER), box, paper)
        canvas.paste(tone(canvas, INK), box, line)


def ink_outside(lettered: Lettered, width: int, height: int) -> int:
    """How many pixels of lettering lie outside of the balloon's white, of a panel `width` × `height`. For proof."""
    letters = Image.new("L", (width, height))
    letter(letters, lettered.marks, colour=255, extra=_HALO if lettered.kind == "sound" else 0.0)
    room = Image.new("L", (width, height))
    masks = _masks(lettered, 1.0)
    if masks:
        inside, line, corner = masks
        clear = ImageChops.subtract(inside, line).point(lambda value: 255 if value >= 255 else 0)
        room.paste(255, (*corner, corner[0] + inside.width, corner[1] + inside.height), clear)
    else:
        x, y, w, h = lettered.box
        room.paste(255, (math.floor(x), math.floor(y), math.ceil(x + w), math.ceil(y + h)))
    outside = ImageChops.subtract(letters.point(lambda v: 255 if v > 24 else 0), room)
    return outside.histogram()[255]

"""Every choice of one sort as small pictures on one sheet, which costs a tenth of drawing each alone."""

import io
import re
from functools import lru_cache

from PIL import Image, ImageChops

from comics.figures import labels
from comics.figures.rasters import rasterise
from comics.figures.scenes import Drawing, Figure, Prop, Scene, draw

COLUMNS = 8
SORTS = {
    "background": labels.PLACES,
    "kind": labels.PEOPLE,
    "pose": labels.POSES,
    "expression": labels.EXPRESSIONS,
    "clothes": labels.CLOTHES,
    "prop": labels.THINGS,
}
_CELLS = {"background": (200, 150), "expression": (120, 120)}
_CELL = (120, 150)
_GROUND = "#E9E2D3"
_OUTSIDE = re.compile(r"^<svg[^>]*>|</svg>$")


@lru_cache(160)
def sheet(sort: str, kind: str) -> bytes:
    """PNG of all choices of `sort`, in the order of `SORTS`, `COLUMNS` a row, in cells of equal size.

    `kind` is the figure that shows poses, faces and clothes.
    """
    if sort == "prop":
        return _things()
    drawings = [_drawing(sort, name, kind) for name in SORTS[sort]]
    return _on_a_sheet(drawings, [_view(sort, drawing) for drawing in drawings], *_CELLS.get(sort, _CELL))


def _drawing(sort: str, name: str, kind: str) -> Drawing:
    if sort == "background":
        return draw(Scene(name, camera={"eye": 1.45, "horizon": 0.58, "focal": 0.95}))
    looks = {"kind": name} if sort == "kind" else {"kind": kind, sort: name}
    return draw(Scene("flat", (Figure(**looks),), camera={"focal": 0.9}))


def _view(sort: str, drawing: Drawing) -> tuple[float, float, float, float]:
    """The part of a drawing that its cell shows, in drawing units: x, y, w, h."""
    width, height = drawing.width, drawing.height
    if sort == "background":
        return (0, 0, width, height)
    if sort == "expression":
        x, y, w, h = drawing.heads[0]
        side = max(w * width, h * height) * 1.25
        return ((x + w / 2) * width - side / 2, (y + h / 2) * height - side / 2, side, side)
    # Every figure at the same scale, feet on one line: a child is small, and a raised hand is seen.
    x, y, w, h = drawing.bodies[0]
    tall = 0.5 * height
    across = tall * _CELL[0] / _CELL[1]
    return ((x + w / 2) * width - across / 2, (y + h) * height - tall * 0.96, across, tall)


def _on_a_sheet(drawings: list[Drawing], views: list[tuple], across: int, down: int) -> bytes:
    rows = -(-len(drawings) // COLUMNS)
    cells = []
    for index, (drawing, view) in enumerate(zip(drawings, views, strict=True)):
        x, y = index % COLUMNS * across, index // COLUMNS * down
        box = " ".join(f"{value:.1f}" for value in view)
        cells.append(
            f'<svg x="{x}" y="{y}" width="{across}" height="{down}" viewBox="{box}">'
            f"{_OUTSIDE.sub('', drawing.svg)}</svg>"
        )
    width, height = COLUMNS * across, rows * down
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" fill="none">'
        f'<rect width="{width}" height="{height}" fill="{_GROUND}"/>{"".join(cells)}</svg>'
    )
    return rasterise(svg, width)


def _things() -> bytes:
    """Things differ in size as a lorry and a bulb do: each is cut out and fills its cell."""
    large = 400
    drawings = [
        draw(Scene("flat", props=(Prop(name, 0.0, 6.5),), camera={"focal": 0.7, "horizon": 0.66}))
        for name in labels.THINGS
    ]
    views = [(0, 0, drawing.width, drawing.height) for drawing in drawings]
    source = Image.open(io.BytesIO(_on_a_sheet(drawings, views, large, large * 3 // 4))).convert("RGB")
    across, down = _CELL
    target = Image.new("RGB", (COLUMNS * across, -(-len(drawings) // COLUMNS) * down), _GROUND)
    for index in range(len(drawings)):
        left, top = index % COLUMNS * large, index // COLUMNS * large * 3 // 4
        cell = source.crop((left + 1, top + 1, left + large - 1, top + large * 3 // 4 - 1))
        ground = Image.new("RGB", cell.size, cell.getpixel((2, 2)))
        found = ImageChops.difference(cell, ground).getbbox()
        thing = cell.crop(found) if found else cell
        scale = min((across - 16) / thing.width, (down - 16) / thing.height, 1.6)
        thing = thing.resize((max(round(thing.width * scale), 1), max(round(thing.height * scale), 1)))
        x, y = index % COLUMNS * across, index // COLUMNS * down
        target.paste(thing, (x + (across - thing.width) // 2, y + (down - thing.height) // 2))
    out = io.BytesIO()
    target.save(out, "PNG")
    return out.getvalue()

"""One panel: its drawing, its balloons, its frame. The editor's preview and the strip come from here alike."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from comics.spec import Panel, Pictures
from comics.typesetting import Lettered, lay_out

from . import contrast, ink
from .drawings import BadPicture, drawing, proportions

STRIP = 1080
GUTTER = 22
WIDTH = STRIP - 2 * GUTTER
"""Width of a panel on the strip. Lettering is always laid out for this width and scaled from it."""
_BLOCK = 16  # a JPEG with halved colour is coded in squares of this many pixels


def height_on_strip(data: bytes) -> int:
    """The height of a panel on the strip: its picture's, less the few pixels that make panel and gutter whole blocks."""
    seen = proportions(data)
    wanted = WIDTH * seen.height / seen.width
    blocks = max(5, int((wanted + GUTTER) // _BLOCK))
    return blocks * _BLOCK - GUTTER


def fetch(panel: Panel, pictures: Pictures) -> bytes:
    """The bytes of a panel's picture. Raises `BadPicture` when it is missing."""
    try:
        return pictures(panel.image)
    except KeyError:
        raise BadPicture("找不到图片") from None


def layouts(panel: Panel, data: bytes) -> list[Lettered]:
    """Every balloon of a panel, lettered, in reading order."""
    height = height_on_strip(data)
    return [lay_out(balloon, WIDTH, height, panel.face) for balloon in panel.balloons]


def draw(
    panel: Panel,
    pictures: Pictures,
    width: int = WIDTH,
    framed: bool = True,
    prepared: Callable[[Image.Image], Image.Image] | None = None,
) -> Image.Image:
    """The panel `width` pixels wide, as on the strip. Text that does not fit is drawn as far as it goes.

    `prepared` gets the drawing before it is lettered, and may bring it into the inks of a press. Raises `BadPicture`.
    Balloons are drawn in reading order, later ones over earlier ones.
    """
    data = fetch(panel, pictures)
    height = height_on_strip(data)
    scale = width / WIDTH
    canvas = drawing(data, width, max(1, round(height * scale)))
    if prepared:
        canvas = prepared(canvas)
    for balloon in panel.balloons:
        ink.balloon(canvas, lay_out(balloon, WIDTH, height, panel.face), scale)
    if framed:
        ink.frame(canvas, scale, f"{width}x{height}")
    return canvas


def render(panel: Panel, pictures: Pictures, width: int = STRIP, quality: int = 88) -> bytes:
    """The panel alone as JPEG, `width` pixels wide. Raises `BadPicture`."""
    buffer = io.BytesIO()
    draw(panel, pictures, width).save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


@dataclass(frozen=True)
class Preview:
    """What the editor is told about one balloon. Lengths are fractions of the panel."""

    kind: str
    lines: tuple[str, ...]
    size: float
    """Height of a character as a fraction of the panel's width."""
    pixels: int
    """The same in pixels on a strip 1080 wide."""
    box: tuple[float, float, float, float]
    outline: tuple[tuple[float, float], ...]
    fits: bool
    small: bool
    reason: str
    warning: str
    """Why it can hardly be read though it fits, in Chinese; empty when it can."""


PALE = "字和画面对比不够，请加底色，或移到颜色浅而平的地方"


def preview(panel: Panel, pictures: Pictures) -> list[Preview]:
    """The layout of every balloon as data, by the same code that draws it. Raises `BadPicture`."""
    data = fetch(panel, pictures)
    height = height_on_strip(data)
    shown = layouts(panel, data)
    # The drawing is only looked at where letters stand on it.
    bare = any(not lettered.shape.outline and lettered.marks for lettered in shown)
    canvas = drawing(data, WIDTH, height) if bare else None
    found = []
    for lettered in shown:
        pale = canvas is not None and not contrast.enough(canvas, lettered)
        if canvas is not None:  # later balloons lie on earlier ones
            ink.balloon(canvas, lettered)
        x, y, w, h = lettered.box
        found.append(
            Preview(
                kind=lettered.kind,
                lines=lettered.lines,
                size=lettered.size / WIDTH,
                pixels=lettered.size,
                box=(x / WIDTH, y / height, w / WIDTH, h / height),
                outline=tuple((px / WIDTH, py / height) for px, py in lettered.shape.outline),
                fits=lettered.fits and not lettered.missing,
                small=lettered.small,
                reason=lettered.reason,
                warning=PALE if pale else "",
            )
        )
    return found

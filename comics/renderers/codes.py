"""QR codes as pixels, to be read from a telephone's picture of a screen."""

import io

import segno
from PIL import Image

from .ink import INK, PAPER

QUIET = 4  # modules of white around a code, ISO/IEC 18004


def code(address: str, smallest: int = 280) -> Image.Image:
    """A QR code of `address` with its quiet zone, in whole pixels a module, the code itself at least `smallest` wide.

    Error correction M: read again at half the size after JPEG at quality 50.
    """
    made = segno.make(address, error="m", micro=False)
    modules = made.symbol_size(border=0)[0]
    scale = max(-(-smallest // modules), 4)
    plain = Image.new("L", (modules + 2 * QUIET,) * 2, 255)
    for y, row in enumerate(made.matrix):
        for x, dark in enumerate(row):
            if dark:
                plain.putpixel((x + QUIET, y + QUIET), 0)
    grey = plain.resize((plain.width * scale,) * 2, Image.Resampling.NEAREST)
    picture = Image.new("RGB", grey.size, PAPER)
    picture.paste(INK, (0, 0), grey.point(lambda value: 255 - value))
    return picture


def vector(address: str) -> bytes:
    """A QR code of `address` as SVG with its quiet zone, for paper of any size."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=QUIET, dark="#000000", light="#FFFFFF", xmldecl=False, svgns=True, nl=False
    )
    return out.getvalue()

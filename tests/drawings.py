"""Drawings made by code, so that comic tests carry no picture files."""

import io

from PIL import Image, ImageDraw


def drawn(width=600, height=450, mode="RGB", seed=0) -> Image.Image:
    """A small flat scene; `seed` changes its colours."""
    picture = Image.new("RGB", (width, height), (214, 228, 232))
    draw = ImageDraw.Draw(picture)
    for column in range(4):
        left = column * width // 4
        colour = ((60 * column + 37 * seed) % 256, (90 + 31 * seed) % 256, (200 - 45 * column) % 256)
        draw.rectangle((left, height // 5, max(left, left + width // 4 - 6), height * 3 // 4), fill=colour)
    draw.ellipse(
        (width // 3, height // 3, width // 2, height * 3 // 4), fill=(250, 220, 190), outline="black"
    )
    return picture.convert(mode)


def saved(picture: Image.Image, form: str = "PNG", **options) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()

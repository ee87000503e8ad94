"""Bad pictures are refused in Chinese, odd ones are put right."""

import io
import struct
import zlib

import pytest
from drawings import drawn, saved
from PIL import Image

from comics.renderers.drawings import BadPicture, drawing, proportions


def _bomb() -> bytes:
    """A PNG of a few bytes that claims 20,000 × 20,000 pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\nshowpage\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"/>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空文件"),
        (b"not a picture", "不是能用的图片"),
        (EPS, "不是能用的图片"),
        (SVG, "不是能用的图片"),
        (saved(drawn(), "GIF"), "不是能用的图片"),
        (_bomb(), "像素"),
        (saved(Image.new("RGB", (1, 1))), "太小"),
        (saved(Image.new("1", (100, 30_000))), "太长"),
        (saved(Image.new("1", (30_000, 100))), "太扁"),
        (saved(drawn(), "JPEG")[:-900], "损坏"),
        (saved(drawn())[:400], "损坏"),
        (b"\xff" * 30_000_001, "MB"),
    ],
)
def test_bad_pictures_are_refused(data, words):
    with pytest.raises(BadPicture, match=words):
        drawing(data, 300, 200)


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("L", "JPEG"),
        ("CMYK", "JPEG"),
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("P", "PNG"),
        ("1", "PNG"),
        ("I;16", "PNG"),
        ("RGB", "WEBP"),
    ],
)
def test_every_kind_of_sound_picture_comes_out_as_rgb(mode, form):
    picture = drawn() if mode == "I;16" else drawn(mode=mode)
    if mode == "I;16":
        picture = Image.frombytes(
            "I;16", (600, 450), b"".join(struct.pack("<H", v * 257) for v in drawn(mode="L").tobytes())
        )
    found = drawing(saved(picture, form), 300, 225)
    assert (found.mode, found.size) == ("RGB", (300, 225))
    grey = drawn().resize((300, 225)).convert("L")
    difference = [abs(a - b) for a, b in zip(found.convert("L").tobytes(), grey.tobytes(), strict=True)]
    assert sum(difference) / len(difference) < (60 if mode == "1" else 8)


def test_what_is_transparent_becomes_white():
    found = drawing(saved(Image.new("RGBA", (200, 200), (0, 0, 0, 0))), 100, 100)
    assert found.getcolors() == [(10_000, (255, 255, 255))]


def test_a_photograph_is_turned_as_its_camera_noted():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(drawn(600, 300), "JPEG", exif=exif)
    assert (proportions(data).width, proportions(data).height) == (300, 600)
    assert drawing(data, 150, 300).size == (150, 300)


def test_broken_camera_notes_do_no_harm():
    data = saved(drawn(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7fgarbage")
    assert drawing(data, 300, 225).size == (300, 225)


def test_nothing_of_the_source_file_but_its_pixels_goes_on():
    exif = Image.Exif()
    exif[0x010E] = "SECRET-PLACE"
    data = saved(drawn(), "JPEG", exif=exif, comment=b"SECRET-COMMENT")
    assert b"SECRET" in data
    for size in ((300, 225), (600, 450), (333, 250)):
        assert b"SECRET" not in saved(drawing(data, *size), "JPEG")
    assert not io.BytesIO(saved(drawing(data, 300, 225), "JPEG")).getvalue().count(b"Exif")

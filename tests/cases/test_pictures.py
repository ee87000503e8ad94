"""Nothing of an uploaded file survives but its pixels, and nothing that is not a picture gets in."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from cases import pictures

SECRET = b"ZHANGSANFENG"
TEXT = SECRET.decode()


def drawing(mode="RGB", size=(64, 48), colour=None):
    image = Image.new(mode, size, colour if colour is not None else 0)
    image.paste(Image.new(mode, (size[0] // 2, size[1]), colour or (255 if mode == "L" else 0)))
    return image


def saved(image, format, **options):
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def exif(orientation=1):
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010E] = TEXT  # description
    block.get_ifd(0x8825)[29] = TEXT  # GPS date stamp
    return block


XMP = b"<x:xmpmeta><creator>" + SECRET + b"</creator></x:xmpmeta>"


def with_metadata(format):
    image = drawing(colour=(200, 30, 30))
    if format == "JPEG":
        data = saved(image, "JPEG", exif=exif(), comment=SECRET, xmp=XMP)
        return data + b"\xff\xfe" + SECRET  # and something after the end
    if format == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", TEXT)
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return saved(image, "PNG", pnginfo=info, exif=exif())
    if format == "HEIF":
        return saved(image, "HEIF", exif=exif().tobytes(), xmp=XMP)
    return saved(image, "WEBP", exif=exif().tobytes(), xmp=XMP, lossless=format == "WEBP lossless")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "WEBP lossless", "HEIF"])
def test_no_byte_of_metadata_survives(format):
    dirty = with_metadata(format)
    assert SECRET in dirty
    picture = pictures.clean(dirty)
    assert SECRET not in picture.data
    for mark in (b"Exif", b"http://ns.adobe", b"xmpmeta", b"ICC_PROFILE", b"iCCP", b"tEXt", b"iTXt", b"eXIf"):
        assert mark not in picture.data
    reread = Image.open(io.BytesIO(picture.data))
    assert (reread.format, reread.size, reread.mode) == (
        picture.format,
        (picture.width, picture.height),
        "RGB",
    )


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_a_picture_taken_sideways_is_turned_upright(format):
    picture = pictures.clean(saved(drawing(size=(60, 40)), format, exif=exif(orientation=6)))
    assert (picture.width, picture.height) == (40, 60)


def test_transparency_becomes_white_paper():
    image = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    assert pixel(pictures.clean(saved(image, "PNG"))) == (255, 255, 255)
    palette = Image.new("P", (10, 10), 3)
    palette.putpalette([0, 0, 0] * 4)
    assert pixel(pictures.clean(saved(palette, "PNG", transparency=3))) == (255, 255, 255)


def test_sixteen_bits_are_scaled_not_clipped():
    image = Image.new("I;16", (10, 10), 0x8080)
    assert pixel(pictures.clean(saved(image, "PNG"))) == (128, 128, 128)


def test_grey_black_and_white_and_cmyk_become_rgb():
    assert pixel(pictures.clean(saved(Image.new("L", (10, 10), 90), "PNG"))) == (90, 90, 90)
    assert pixel(pictures.clean(saved(Image.new("1", (10, 10), 1), "PNG"))) == (255, 255, 255)
    red, green, blue = pixel(pictures.clean(saved(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG")))
    assert red > 200 and green < 60 and blue < 60


def test_wide_colour_is_converted_not_only_untagged():
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    image = Image.new("RGB", (10, 10), (120, 130, 140))
    # A profile that does not fit the pixels is ignored; one that fits is applied and dropped.
    assert pixel(pictures.clean(saved(image, "PNG", icc_profile=wide.tobytes()))) == (120, 130, 140)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    same = pixel(pictures.clean(saved(image, "PNG", icc_profile=srgb.tobytes())))
    assert all(abs(a - b) <= 2 for a, b in zip(same, (120, 130, 140), strict=True))


def pixel(picture):
    return Image.open(io.BytesIO(picture.data)).getpixel((5, 5))


def bomb(width, height):
    """A PNG of a few bytes that says it is huge."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def animated(format):
    frames = [Image.new("RGB", (20, 20), (shade, 0, 0)) for shade in (0, 120, 250)]
    return saved(frames[0], format, save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空文件"),
        (b"0" * (pictures.MAX_BYTES + 1), "30 MB"),
        (bomb(12_000, 12_000), "5000 万像素"),
        (bomb(60_000, 60_000), "5000 万像素"),
        (bomb(1, 30_000), "裁开"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "EPS"),
        (b"\xc5\xd0\xd3\xc6" + b"0" * 40, "EPS"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"<html><script>", "SVG"),
        (b"%PDF-1.7", "PDF"),
        (b"GIF89a" + b"0" * 40, "GIF"),
        (b"8BPS" + b"0" * 40, "Photoshop"),
        (b"hello", "认不出"),
        (animated("PNG"), "动图"),
        (animated("WEBP"), "动图"),
        (saved(drawing(), "TIFF"), "TIFF"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)}-bytes",
)
def test_what_is_refused_says_what_to_do(data, says):
    with pytest.raises(pictures.PictureRefused, match=says):
        pictures.clean(data)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_half_a_file_is_refused(format):
    whole = saved(Image.effect_noise((200, 200), 60).convert("RGB"), format)
    with pytest.raises(pictures.PictureRefused):
        pictures.clean(whole[: len(whole) // 2])


def test_one_pixel_is_a_picture():
    assert pictures.clean(saved(Image.new("RGB", (1, 1)), "PNG")).width == 1


SEEDS = [with_metadata(format) for format in ("JPEG", "PNG", "WEBP", "WEBP lossless", "HEIF")]


@settings(max_examples=120, deadline=None)
@given(
    seed=st.sampled_from(SEEDS),
    changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=12),
)
def test_damaged_files_are_refused_or_clean_but_never_crash(seed, changes):
    damaged = bytearray(seed)
    for position, value in changes:
        damaged[position % len(damaged)] = value
    try:
        picture = pictures.clean(bytes(damaged))
    except pictures.PictureRefused:
        return
    assert SECRET not in picture.data

"""No byte of what a picture's file knew about its past reaches a product, whatever format it came in."""

import io
import re
import struct
import zlib

import pillow_heif
from drawings import drawn
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin, TiffImagePlugin

from cases import pictures
from comics import products
from comics.spec import Balloon, ComicError, Episode, Panel

pillow_heif.register_heif_opener()

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "GIF", "TIFF", "BMP")
TAGS = (0x010E, 0x010F, 0x0131, 0x013B, 0x8298, 0x9286, 0xA430)  # words, maker, program, people
SECRETS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ", min_size=12, max_size=20)
PLACES = st.sets(st.sampled_from(["exif", "gps", "thumbnail", "xmp", "icc", "comment", "after"]), min_size=1)

_JPEG_MAY_HOLD = {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD, 0xDA}
_PNG_MAY_HOLD = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_WEBP_MAY_HOLD = {b"VP8 ", b"VP8L"}
# Size, depth, inks, strips, resolution, compression: what a TIFF cannot be read without.
_TIFF_MAY_HOLD = {256, 257, 258, 259, 262, 273, 277, 278, 279, 282, 283, 284, 296, 317}


def _profile(secret: str) -> bytes:
    """An sRGB profile whose description is `secret`."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    words = secret.encode("utf-16-be")
    at = data.find("sRGB".encode("utf-16-be"))
    data[at : at + len(words)] = words
    return bytes(data)


def _exif(secret: str, places: set[str]) -> Image.Exif:
    exif = Image.Exif()
    if "exif" in places:
        for tag in TAGS:
            exif[tag] = secret
    if "gps" in places:
        exif.get_ifd(0x8825).update({1: "N", 2: (23.0, 1.0, 2.0), 27: secret.encode(), 29: secret})
    return exif


def file_of(form: str, secret: str, places: set[str]) -> bytes:
    """A picture of 160 × 120 in `form` that holds `secret` in `places`, as far as the format has them."""
    picture, options = drawn(160, 120), {}
    if form in ("JPEG", "PNG", "WEBP", "HEIF", "TIFF"):
        if places & {"exif", "gps"}:
            options["exif"] = _exif(secret, places)
        if "icc" in places:
            options["icc_profile"] = _profile(secret)
    xmp = f"<x:xmpmeta><creator>{secret}</creator></x:xmpmeta>"
    if form in ("JPEG", "WEBP", "HEIF") and "xmp" in places:
        options["xmp"] = xmp.encode()
    if form in ("JPEG", "GIF") and "comment" in places:
        options["comment"] = secret.encode()
    if form == "PNG":
        notes = PngImagePlugin.PngInfo()
        if "comment" in places:
            notes.add_text("Comment", secret)
            notes.add_text("Description", secret, zip=True)
        if "xmp" in places:
            notes.add_itxt("XML:com.adobe.xmp", xmp)
        options["pnginfo"] = notes
    if form == "TIFF" and places & {"xmp", "comment"}:
        tags = TiffImagePlugin.ImageFileDirectory_v2()
        tags[700], tags[270] = xmp.encode(), secret
        options.pop("exif", None)
        options["tiffinfo"] = tags
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    data = buffer.getvalue()
    if form == "JPEG" and "thumbnail" in places:
        body = b"JFXX\0\x10" + secret.encode()
        data = data[:2] + b"\xff\xe0" + struct.pack(">H", len(body) + 2) + body + data[2:]
    return data + secret.encode() if "after" in places else data


def _bare(data: bytes) -> None:
    """Assert that a file has no part in which words could stand, and that a PDF's streams are read for them."""
    if data.startswith(b"\xff\xd8"):
        at = 2
        while True:
            marker, length = struct.unpack_from(">xBH", data, at)
            assert marker in _JPEG_MAY_HOLD, hex(marker)
            if marker == 0xE0:
                assert data[at + 4 : at + 9] == b"JFIF\0" and length == 16
            if marker == 0xDA:
                break
            at += 2 + length
        assert data.endswith(b"\xff\xd9")
    elif data.startswith(b"\x89PNG"):
        at = 8
        while at < len(data):
            length, name = struct.unpack_from(">I4s", data, at)
            assert name in _PNG_MAY_HOLD
            at += 12 + length
    elif data.startswith(b"RIFF"):
        assert struct.unpack_from("<I", data, 4)[0] + 8 == len(data)
        assert data[12:16] in _WEBP_MAY_HOLD
    elif data.startswith((b"II*\0", b"MM\0*")):
        assert set(Image.open(io.BytesIO(data)).tag_v2) <= _TIFF_MAY_HOLD


def _contents(data: bytes):
    """A file and everything that is packed in it."""
    if data.startswith(b"PK"):
        import zipfile

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from _contents(archive.read(name))
        return
    yield data
    if data.startswith(b"%PDF"):
        for match in re.finditer(rb"stream\r?\n", data):
            inside = data[match.end() :]
            if inside.startswith(b"\xff\xd8"):
                yield inside[: inside.index(b"\nendstream")]
            else:
                try:
                    yield zlib.decompressobj().decompress(inside)
                except zlib.error:
                    continue


def _forms(secret: str) -> list[bytes]:
    return [secret.encode(code) for code in ("ascii", "utf-16-le", "utf-16-be")]


PRODUCTS = ("strip", "strip-webp", "slices", "cover", "grid4", "sheet", "package")


@given(st.sampled_from(FORMATS), SECRETS, PLACES, st.sampled_from(PRODUCTS))
@settings(max_examples=25)
def test_what_a_file_knew_stays_behind(form, secret, places, slug):
    """Uploaded, it is refused or cleaned; drawn as it came (from a portable episode), its product is bare all the same."""
    raw = file_of(form, secret, places)
    try:
        stored = pictures.clean(raw).data
    except pictures.PictureRefused as refusal:
        assert form in ("GIF", "TIFF", "BMP") and "PNG" in str(refusal)
        stored = None
    else:
        _bare(stored)
        assert not any(one in stored for one in _forms(secret))
    for data in (stored, raw if slug != "package" else None):
        if data is None:
            continue
        panel = Panel("1.jpg", "画", (Balloon("speech", "好", x=0.1, y=0.1, w=0.5, h=0.5),))
        order = products.Order(
            Episode("桌椅", panels=(panel,) * 4, takeaway="不出店。"),
            lambda _, data=data: data,
            "https://a.cn/1",
        )
        try:
            made = products.PRODUCTS[slug].make(order)
        except ComicError as refusal:
            assert "不是能用的图片" in str(refusal) and form not in ("JPEG", "PNG", "WEBP")
            continue
        for part in _contents(made):
            _bare(part)
            assert not any(one in part for one in _forms(secret))

"""What a picture file says beside its pixels: comments, EXIF, XMP, captions, and anything hung on behind its end.

Letters inside the drawing are not read: the lettering is drawn from texts that are looked at where they are stored.
"""

import io
import struct
from collections.abc import Iterator

from PIL import Image

_STARTS = {
    b"\xff\xd8": "jpeg",
    b"\x89PNG": "png",
    b"RIFF": "webp",
    b"GIF8": "gif",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
}
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def is_picture(data: bytes) -> bool:
    return any(data.startswith(start) for start in _STARTS) or data[4:12] in (
        b"ftypheic",
        b"ftypmif1",
        b"ftypavif",
    )


def texts_of(data: bytes) -> Iterator[str]:
    """Every reading of every stretch of `data` that is not the drawing."""
    kind = next((kind for start, kind in _STARTS.items() if data.startswith(start)), "")
    parts = {"jpeg": _jpeg, "png": _png, "webp": _webp}.get(kind)
    stretches = list(parts(data)) if parts else []
    for stretch in stretches:
        for encoding in _ENCODINGS:
            if text := stretch.decode(encoding, "ignore"):
                yield text
    yield from _as_opened(data)


def _as_opened(data: bytes) -> Iterator[str]:
    """What Pillow unpacks (compressed PNG texts, EXIF of formats not taken apart here)."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            for name, value in image.info.items():
                if isinstance(value, str):
                    yield f"{name} {value}"
                elif isinstance(value, bytes) and name not in {"icc_profile"}:
                    yield f"{name} {value.decode('utf-8', 'ignore')}"
            for value in image.getexif().values():
                yield str(value)
    except Exception:  # a broken picture shows nothing; its raw stretches were read above
        return


def _jpeg(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker == 0xDA:
            break
        if marker == 0xFE or 0xE0 <= marker <= 0xEF:
            yield data[at + 4 : at + 2 + length]
        at += 2 + length
    yield data[data.rfind(b"\xff\xd9") + 2 :]


def _png(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        if name not in (b"IDAT", b"PLTE", b"iCCP"):
            yield data[at + 8 : at + 8 + length]
        at += 12 + length
        if name == b"IEND":
            break
    yield data[at:]


def _webp(data: bytes) -> Iterator[bytes]:
    at, end = 12, 8 + struct.unpack("<I", data[4:8])[0]
    while at + 8 <= min(end, len(data)):
        name, length = data[at : at + 4], struct.unpack("<I", data[at + 4 : at + 8])[0]
        if name not in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANMF"):
            yield data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    yield data[end:]

"""JPEG in bands: encode slices of a tall picture one at a time and splice them into one file.

Every row of blocks ends at a restart marker, where the coder forgets what went before; so scans that share their
tables may follow one another (ITU-T T.81, B.2.5 and E.1.4). The result is, byte for byte, what saving the whole canvas
at once with the same settings would give, while only one band is ever in memory.
"""

import io
import re
import struct
from collections.abc import Iterable
from typing import BinaryIO

from PIL import Image

from comics.spec import ComicError

BLOCK = 16
"""Bands are whole rows of blocks: their heights, the last one's excepted, are multiples of this many pixels."""
TALLEST = 65_500  # of a JPEG, by libjpeg
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")


class TooTall(ComicError):
    """The strip is longer than a file of its format can be."""

    def __init__(self, height: int):
        super().__init__(f"长图有 {height} 像素高，一个 JPEG 最多 {TALLEST}，请改用切片，或分成几期")


def encode(band: Image.Image, quality: int) -> bytes:
    """One band as a JPEG of its own. The tables depend on `quality` alone, never on the picture."""
    buffer = io.BytesIO()
    band.save(buffer, "JPEG", quality=quality, subsampling="4:2:0", optimize=False, restart_marker_rows=1)
    return buffer.getvalue()


def _segments(data: bytes) -> tuple[int, int, int]:
    """(where the height stands, where the scan begins, the height) of a baseline JPEG."""
    at, height_at = 2, 0
    while True:
        marker, length = struct.unpack_from(">HH", data, at)
        if marker == 0xFFC0:
            height_at = at + 5
        if marker == 0xFFDA:
            scan = at + 2 + length
            break
        at += 2 + length
    return height_at, scan, struct.unpack_from(">H", data, height_at)[0]


def height_of(band: bytes) -> int:
    """How many pixels high an encoded band is."""
    return _segments(band)[2]


def splice(bands: Iterable[bytes]) -> bytes:
    """Join bands of one width and quality, top to bottom. Raises `TooTall` when a JPEG cannot hold them."""
    buffer = io.BytesIO()
    splice_into(buffer, bands)
    return buffer.getvalue()


def splice_into(file: BinaryIO, bands: Iterable[bytes]) -> None:
    """As `splice`, into a file that can seek: only one band need be in memory at a time."""
    total = rows = height_at = 0
    for data in bands:
        height_at_here, scan, height = _segments(data)
        if rows:
            file.write(b"\xff" + bytes([0xD0 + (rows - 1) % 8]))
        else:
            height_at = height_at_here
            file.write(memoryview(data)[:scan])
        body = memoryview(data)[scan:-2]
        file.write(body if rows % 8 == 0 else _renumbered(bytes(body), rows))
        total += height
        rows += -(-height // BLOCK)
    if total > TALLEST:
        raise TooTall(total)
    file.write(b"\xff\xd9")
    file.seek(height_at)
    file.write(struct.pack(">H", total))
    file.seek(0, io.SEEK_END)


def _renumbered(scan: bytes, rows: int) -> bytes:
    """Restart markers count modulo 8 from the top of the picture. Within a scan, FF D0–D7 is never anything else."""
    patched = bytearray(scan)
    for number, match in enumerate(_RESTART.finditer(scan)):
        patched[match.start() + 1] = 0xD0 + (rows + number) % 8
    return bytes(patched)

"""The strip in slices for channels that limit a picture: cut at gutters, each small enough to load on its own."""

import io

from PIL import Image

from comics.spec import Episode, Pictures

from . import strip
from .bands import BLOCK, encode, splice
from .panel import STRIP
from .shelf import Shelf

TALLEST = 1920
MAX_BYTES = 1_000_000  # 公众号: below 1 MB for a picture in an article
_QUALITIES = (80, 72, 64, 55, 45, 35)


def render(
    episode: Episode,
    pictures: Pictures,
    width: int = STRIP,
    quality: int = 88,
    tallest: int = TALLEST,
    max_bytes: int = MAX_BYTES,
    shelf: Shelf | None = None,
) -> list[bytes]:
    """The strip as JPEGs, top to bottom, each at most `tallest` pixels high and under `max_bytes`.

    Whole panels go together while they fit. Only a panel that is itself too tall is cut across; only a slice that is
    itself too heavy is saved at a lower quality. Raises as `strip.render`.
    """
    found: list[bytes] = []
    waiting: list[bytes] = []
    for band in strip.bands(episode, pictures, width, quality, shelf):
        for piece in _small_enough(band, quality, tallest, max_bytes):
            joined = [*waiting, piece]
            if waiting and (
                _height(joined) > tallest or sum(map(len, joined)) >= max_bytes or not _alike(joined)
            ):
                found.append(splice(waiting))
                waiting = [piece]
            else:
                waiting = joined
    if waiting:
        found.append(splice(waiting))
    return found


def _height(pieces: list[bytes]) -> int:
    return sum(Image.open(io.BytesIO(piece)).height for piece in pieces)


def _alike(pieces: list[bytes]) -> bool:
    """Whether all were saved with the same tables, which is what lets them be spliced."""
    tables = [Image.open(io.BytesIO(piece)).quantization for piece in pieces]
    return all(table == tables[0] for table in tables)


def _small_enough(band: bytes, quality: int, tallest: int, max_bytes: int) -> list[bytes]:
    picture = Image.open(io.BytesIO(band))
    if picture.height <= tallest and len(band) < max_bytes:
        return [band]
    picture.load()
    count = -(-picture.height // tallest)
    step = min(-(-picture.height // count // BLOCK) * BLOCK + BLOCK, tallest // BLOCK * BLOCK)
    pieces = []
    for top in range(0, picture.height, step):
        part = picture.crop((0, top, picture.width, min(picture.height, top + step)))
        for attempt in (quality, *(q for q in _QUALITIES if q < quality)):
            data = encode(part, attempt)
            if len(data) < max_bytes:
                break
        pieces.append(data)
    return pieces

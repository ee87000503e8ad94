"""From an episode to pictures: strip, slices, cover, single panels. Pure: bytes in, bytes out, the same every time."""

from comics.typesetting import DoesNotFit, Overflow

from . import captions, coder, cover, frames, moments, panel, parts, poster, slices, sound, strip, video
from .bands import TooTall
from .drawings import BadPicture
from .shelf import Shelf
from .strip import overflows

__all__ = [
    "BadPicture", "DoesNotFit", "Overflow", "Shelf", "TooTall", "captions", "coder", "cover", "frames",
    "moments", "overflows", "panel", "parts", "poster", "slices", "sound", "strip", "video",
]  # fmt: skip

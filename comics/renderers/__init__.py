"""From an episode to pictures: strip, slices, cover, single panels. Pure: bytes in, bytes out, the same every time."""

from comics.typesetting import DoesNotFit, Overflow

from . import cover, panel, slices, strip
from .bands import TooTall
from .drawings import BadPicture
from .shelf import Shelf
from .strip import overflows

__all__ = [
    "BadPicture", "DoesNotFit", "Overflow", "Shelf", "TooTall", "cover", "overflows", "panel", "slices", "strip",
]  # fmt: skip

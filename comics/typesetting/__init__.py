"""Lettering: text into balloons, by the rules of Chinese line breaking. Pure: no Django, no files but fonts."""

from .aiming import aim
from .errors import DoesNotFit, Overflow
from .layout import COMFORTABLE, LARGEST, SMALLEST, Lettered, Mark, lay_out

__all__ = [
    "COMFORTABLE",
    "LARGEST",
    "SMALLEST",
    "DoesNotFit",
    "Lettered",
    "Mark",
    "Overflow",
    "aim",
    "lay_out",
]

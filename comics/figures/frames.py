"""Local drawing frames: everything in a figure is drawn facing right, around its own origin, then placed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, sin

from comics.figures.ink import Point


@dataclass(frozen=True)
class Frame:
    """An origin on the page, a unit length, a direction (1 faces right, -1 left) and a turn in radians."""

    x: float
    y: float
    unit: float
    flip: int = 1
    angle: float = 0.0

    def __call__(self, x: float, y: float, sharp: bool = False) -> Point:
        c, s = cos(self.angle), sin(self.angle)
        px = self.x + self.flip * self.unit * (x * c - y * s)
        py = self.y + self.unit * (x * s + y * c)
        return (px, py, True) if sharp else (px, py)

    def all(self, points: Sequence[Point]) -> list[Point]:
        return [self(*p) for p in points]

    def at(self, x: float, y: float, angle: float = 0.0, unit: float = 1.0, mirror: bool = False) -> "Frame":
        """A frame inside this one: moved, turned, resized and perhaps mirrored top to bottom."""
        px, py = self(x, y)[:2]
        inner = Frame(px, py, self.unit * unit, self.flip, self.angle + angle)
        return Mirrored(px, py, self.unit * unit, self.flip, self.angle + angle) if mirror else inner


class Mirrored(Frame):
    """A frame whose y axis points the other way: the other hand."""

    def __call__(self, x: float, y: float, sharp: bool = False) -> Point:
        return super().__call__(x, -y, sharp)


def bend(a: Point, b: Point, upper: float, lower: float, side: float) -> tuple[Point, Point]:
    """The joint and the end of a two-bone limb from `a` towards `b`; `side` says where the joint points."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    reach = hypot(dx, dy) or 1e-6
    length = min(max(reach, abs(upper - lower) + 0.02), (upper + lower) * 0.998)
    ux, uy = dx / reach, dy / reach
    end = (a[0] + ux * length, a[1] + uy * length)
    along = (upper**2 - lower**2 + length**2) / (2 * length)
    off = max(upper**2 - along**2, 0.0) ** 0.5 * side
    return (a[0] + ux * along - uy * off, a[1] + uy * along + ux * off), end

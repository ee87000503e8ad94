"""Where the picture is seen from. Metres in, drawing units out; verticals stay upright, as illustrators draw them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Camera:
    """A viewer at `x` metres along the street and `eye` metres above the ground, looking along +z.

    `horizon` is the height of the horizon as a fraction of the picture from its top (below 0 or above 1 it is
    out of sight), `focal` the length of the lens in picture widths: more is closer.
    """

    eye: float = 1.45
    horizon: float = 0.5
    focal: float = 1.1
    x: float = 0.0
    width: int = 1600
    height: int = 1200

    def scale(self, z: float) -> float:
        """Drawing units per metre at the distance `z`."""
        return self.focal * self.width / z

    def project(self, x: float, y: float, z: float) -> tuple[float, float]:
        """The place on the page of a point `x` right, `y` up and `z` away, in metres."""
        k = self.scale(max(z, 0.05))
        return (self.width / 2 + (x - self.x) * k, self.horizon * self.height + (self.eye - y) * k)

"""What every prop needs: its pen and its patch of shade."""

from comics.figures import palette as c
from comics.figures.ink import circle
from comics.figures.stages import Stage


def pen_at(stage: Stage, z: float) -> tuple[float, str]:
    width, _ = stage.pen(z)
    return width, c.INK


def shade_under(stage: Stage, x: float, z: float, r: float) -> None:
    """The flat patch of shade on the ground."""
    cx, cy = stage.camera.project(x, 0, z)
    k = stage.camera.scale(z)
    tilt = max(0.1, min(0.35, stage.camera.eye / z))
    stage.sheet.fill(circle(cx + r * 0.12 * k, cy, r * k, r * k * tilt), "#2B2F45", 0.2)

"""Flat figures, streets and things, drawn by code: pictures without text for the panels of a comic.

Pure: no Django, no network, no clock. The same input gives the same bytes.
"""

from comics.figures.rasters import as_jpeg, rasterise
from comics.figures.scenes import BACKGROUNDS, PROPS, Drawing, Figure, Prop, Scene, draw, scene

__all__ = [
    "BACKGROUNDS",
    "PROPS",
    "Drawing",
    "Figure",
    "Prop",
    "Scene",
    "as_jpeg",
    "draw",
    "rasterise",
    "scene",
]

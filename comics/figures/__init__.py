"""Flat figures, streets and things, drawn by code: pictures without text for the panels of a comic.

Pure: no Django, no network, no clock. The same input gives the same bytes.
"""

from comics.figures.rasters import as_jpeg, rasterise
from comics.figures.saved import SIZES, BadScene, from_data, to_data
from comics.figures.scenes import BACKGROUNDS, PROPS, Drawing, Figure, Prop, Scene, draw, scene

__all__ = [
    "BACKGROUNDS",
    "PROPS",
    "SIZES",
    "BadScene",
    "Drawing",
    "Figure",
    "Prop",
    "Scene",
    "as_jpeg",
    "draw",
    "from_data",
    "rasterise",
    "scene",
    "to_data",
]

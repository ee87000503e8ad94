"""Pictures for one 朋友圈 post, which shows nine at most: the panels in order, the poster with its code last."""

from comics.spec import Episode, Pictures

from . import poster, slices, strip
from .bands import splice
from .rows import split
from .shelf import Shelf

MOST = 9
QUALITIES = (88, 76, 64, 50)


def render(episode: Episode, pictures: Pictures, address: str, shelf: Shelf | None = None) -> list[bytes]:
    """At most nine JPEGs under 1 MB, 1080 wide. Panels of a long episode share a picture. Raises as `poster.render`."""
    count = len(episode.panels)
    for quality in QUALITIES:
        bands = list(strip.bands(episode, pictures, quality=quality, shelf=shelf))[1 : count + 1]
        found, start = [], 0
        for share in split(count, min(count, MOST - 1)):
            found.append(splice(bands[start : start + share]))
            start += share
        if all(len(data) < slices.MAX_BYTES for data in found):
            break
    return [*found, poster.render(episode, pictures, address, poster.SHORT)]

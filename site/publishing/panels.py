"""The lettered panels and the cover of an episode, as pictures that may leave."""

import io

from comics.episodes import panel_of, spec_of
from comics.renderers import cover
from comics.typesetting import DoesNotFit
from PIL import Image

from comics import lettered
from comics.models import EpisodePage

from .article import Picture

# A longer picture loads slowly on a phone and comes near the platform's 1 MB.
TALLEST = 1920


def pictures_of(episode: EpisodePage) -> list[Picture]:
    """The episode's panels with their lettering, 1080 wide, in reading order; one panel without a drawing is left out.

    A live episode's pictures are the files that its web reader shows; a draft's are rendered for the occasion.
    """
    found = []
    for block in episode.panels:
        drawing = block.value["image"]
        if drawing is None:
            continue
        panel = panel_of(block.value, "panel")
        data = lettered.bytes_of(panel, drawing, stored=episode.live)
        url = lettered.picture_of(panel, drawing).url if episode.live else ""
        found += _slices(data, panel.alt, url)
    return found


def cover_of(episode: EpisodePage) -> cover.Cover | None:
    """The episode's cover pair, or None while it has no drawing."""
    spec, pictures = spec_of(episode)
    return cover.render(spec, pictures) if spec.panels else None


def _slices(data: bytes, alt: str, url: str) -> list[Picture]:
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        width, height = image.size
        if height <= TALLEST:
            return [Picture(data, width, height, alt, url)]
        count = -(-height // TALLEST)
        step = -(-height // count)
        found = []
        for number, top in enumerate(range(0, height, step), 1):
            piece = image.crop((0, top, width, min(top + step, height)))
            out = io.BytesIO()
            piece.save(out, "JPEG", quality=88)
            found.append(Picture(out.getvalue(), *piece.size, f"{alt}（{number}/{count}）"))
        return found


__all__ = ["DoesNotFit", "cover_of", "pictures_of"]

"""The lettered panels and the cover of an episode, as pictures that may leave."""

import io
from urllib.parse import urljoin

from django.conf import settings
from PIL import Image

from comics import lettered
from comics.episodes import face_of, panel_of, spec_of
from comics.models import EpisodePage
from comics.renderers import cover, poster, strip
from comics.typesetting import DoesNotFit

from .article import Picture

# A longer picture loads slowly on a phone and comes near the platform's 1 MB.
TALLEST = 1920


def pictures_of(episode: EpisodePage) -> list[Picture]:
    """The panels of a live episode with their lettering, 1080 wide, in reading order: the files of its web reader.

    Raise `comics.spec.ComicError` when a drawing is missing, `comics.typesetting.DoesNotFit` naming every balloon that is
    too small for its text.
    """
    too_small = strip.overflows(*spec_of(episode))
    if too_small:
        raise DoesNotFit(too_small)
    found = []
    for block in episode.panels:
        drawing = block.value["image"]
        panel = panel_of(block.value, "panel", face_of(episode))
        url = lettered.picture_of(panel, drawing).url
        found += _slices(
            lettered.jpeg_of(panel, drawing), panel.alt, urljoin(settings.WAGTAILADMIN_BASE_URL, url)
        )
    return found


def cover_of(episode: EpisodePage) -> cover.Cover | None:
    """The episode's cover pair, or None while it has no drawing."""
    spec, pictures = spec_of(episode)
    return cover.render(spec, pictures) if spec.panels else None


def poster_of(episode: EpisodePage, address: str) -> bytes:
    """The episode's poster for 朋友圈, whose code opens `address`; empty while the page has none."""
    spec, pictures = spec_of(episode)
    return poster.render(spec, pictures, address) if spec.panels and address else b""


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

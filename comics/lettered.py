"""Panels with their lettering, as files for the web reader: made when first asked for, then kept.

A file is named by a hash of everything it shows, so a changed word gives a new name and browsers may keep files for ever.
Only pages that are live ask for files; a preview gets its pictures inside the page, so that no draft lies in the folder
that the web server shows.
"""

import base64
import dataclasses
import io
from dataclasses import dataclass

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from .episodes import bytes_of, face_of, panel_of
from .renderers import panel as panel_renderer
from .renderers.shelf import key
from .spec import Panel

WIDTH = 1080
QUALITY = 86
FOLDER = "lettered"


@dataclass(frozen=True)
class Lettered:
    """A lettered panel: where it is, and its size in pixels so that the page can keep its place."""

    url: str
    width: int
    height: int


def picture_of(panel: Panel, picture, *, stored: bool = True) -> Lettered:
    """The lettered picture of `panel`, whose drawing is the `cases.Picture` `picture`. No query.

    Raise `comics.spec.ComicError` when the drawing cannot be used.
    """
    if not stored:
        data = _render(panel, picture)
        return Lettered(f"data:image/jpeg;base64,{base64.b64encode(data).decode()}", *_size(io.BytesIO(data)))
    name = _name(panel, picture)
    size = cache.get(name)
    if size is None:
        _keep(name, panel, picture)
        with default_storage.open(name) as file:
            size = _size(file)
        cache.set(name, size, timeout=24 * 3600)
    return Lettered(default_storage.url(name), *size)


def jpeg_of(panel: Panel, picture) -> bytes:
    """The file of `picture_of`, for exports. Raise `comics.spec.ComicError` when the drawing cannot be used."""
    name = _name(panel, picture)
    _keep(name, panel, picture)
    with default_storage.open(name) as file:
        return file.read()


def names_for(page) -> set[str]:
    """The files that the web page of `page` (an `EpisodePage`) shows, made already or not."""
    return {
        _name(panel_of(block.value, "", face_of(page)), block.value["image"])
        for block in page.panels
        if block.value["image"]
    }


def forget(name: str) -> None:
    """Throw away one file; it is made again when it is asked for."""
    cache.delete(name)
    default_storage.delete(name)


def _name(panel: Panel, picture) -> str:
    return f"{FOLDER}/{_key(panel, picture)}.jpg"


def _keep(name: str, panel: Panel, picture) -> None:
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(_render(panel, picture)))


def _size(file) -> tuple[int, int]:
    return Image.open(file, formats=("JPEG",)).size


def _render(panel: Panel, picture) -> bytes:
    return panel_renderer.render(panel, lambda _: bytes_of(picture), WIDTH, QUALITY)


def _key(panel: Panel, picture) -> str:
    """Hash of all that the file shows. A drawing's file name is random and new with every new file."""
    shown = dataclasses.replace(panel, image="", note="", scene="")
    return key(part="web", panel=shown, picture=picture.file.name, width=WIDTH, quality=QUALITY)[:32]

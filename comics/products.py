"""What an episode is made into, for download: one table of products, each a name and a function to bytes."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from . import spec
from .renderers import cover, slices, strip

_TIME = (1980, 1, 1, 0, 0, 0)  # so that equal pictures give equal bytes


@dataclass(frozen=True)
class Product:
    """One kind of file that an episode can be downloaded as."""

    slug: str
    label: str
    use: str
    """What it is for, in the words of who will use it."""
    file_name: str
    """With `{slug}` for the page's own."""
    content_type: str
    make: Callable[[spec.Episode, spec.Pictures], bytes]
    shown: bool = False
    """Whether it is a picture that can be shown before it is downloaded."""


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), data)
    return buffer.getvalue()


def _slices(episode: spec.Episode, pictures: spec.Pictures) -> bytes:
    pieces = slices.render(episode, pictures)
    return _zip({f"{number:02d}.jpg": data for number, data in enumerate(pieces, 1)})


PRODUCTS = {
    product.slug: product
    for product in (
        Product(
            "strip", "长图", "整期一张，宽 1080，适合群里转发。", "{slug}-strip.jpg", "image/jpeg",
            strip.render, shown=True,
        ),
        Product(
            "cover", "封面（横）", "公众号头条封面，2.35:1。", "{slug}-cover.jpg", "image/jpeg",
            lambda episode, pictures: cover.render(episode, pictures).wide, shown=True,
        ),
        Product(
            "cover-square", "封面（方）", "公众号次条和转发卡片封面，1:1。", "{slug}-cover-square.jpg", "image/jpeg",
            lambda episode, pictures: cover.render(episode, pictures).square, shown=True,
        ),
        Product(
            "slices", "切片", "长图在格缝处切开，每张不到 1 MB，压缩包。", "{slug}-slices.zip", "application/zip",
            _slices,
        ),
        Product(
            "package", "文件包", "画面、台词和气泡位置，可以导入到另一个普法工坊。", "{slug}.zip", "application/zip",
            spec.to_zip,
        ),
    )
}  # fmt: skip

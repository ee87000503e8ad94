"""What an episode is made into, for download: one table of products, each a name and a function to bytes."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from PIL import Image
from pypdf import PdfReader

from . import spec
from .print import boards, leaflet, newspaper, trifold
from .print.press import Press
from .renderers import Shelf, captions, coder, cover, frames, moments, poster, slices, strip, video
from .renderers.sound import Recording

_TIME = (1980, 1, 1, 0, 0, 0)  # so that equal pictures give equal bytes
_THUMB = (480, 640)
_JPEG, _ZIP, _PDF = "image/jpeg", "application/zip", "application/pdf"


@dataclass(frozen=True)
class Order:
    """An episode with everything else that its products need."""

    episode: spec.Episode
    pictures: spec.Pictures
    address: str = ""
    """What QR codes open."""
    press: Press = field(default_factory=Press)
    narration: Recording | None = None
    shelf: Shelf = field(default_factory=Shelf)

    @cached_property
    def drawings(self) -> list[str]:
        """A hash of each panel's drawing, read once for all products."""
        return [hashlib.sha256(self.pictures(panel.image)).hexdigest() for panel in self.episode.panels]


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
    make: Callable[[Order], bytes]
    look: Callable[[Order], bytes] | None = None
    """A picture of it, where the file is none itself."""
    measure: str = ""
    """Its size where that is always the same, but for `{pages}` of a PDF."""
    waits: Callable[[], str] = lambda: ""
    """Why it cannot be made on this installation, in Chinese."""
    is_spoken: bool = False
    """Whether it follows the narration."""
    notes: Callable[[Order], list[str]] = lambda order: []
    """What staff have to know about it before they use it, in Chinese."""


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of `files`; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), data)
    return buffer.getvalue()


def _one_or_packed(files: list[bytes], ending: str) -> bytes:
    """A file alone, or several in a zip."""
    if len(files) == 1:
        return files[0]
    return packed({f"{number:02d}{ending}": data for number, data in enumerate(files, 1)})


def _is_packed(data: bytes) -> bool:
    return data.startswith(b"PK")


def noted(product: Product, order: Order) -> list[str]:
    """What staff have to know about a product of this episode, in Chinese; nothing where it cannot be made."""
    try:
        return product.notes(order)
    except spec.ComicError:
        return []


def named(product: Product, slug: str, data: bytes) -> tuple[str, str]:
    """File name and content type of a finished product. What became several files is a zip."""
    name = product.file_name.format(slug=slug)
    if _is_packed(data) and product.content_type != _ZIP:
        return f"{name.rpartition('.')[0]}.zip", _ZIP
    return name, product.content_type


def measured(product: Product, data: bytes) -> str:
    """The size of a finished product, in Chinese: pixels, pages or files."""
    if product.measure:
        pages = len(PdfReader(io.BytesIO(data)).pages) if "{pages}" in product.measure else 0
        return product.measure.format(pages=pages)
    if product.content_type.startswith("image/"):
        sizes = [
            Image.open(io.BytesIO(one), formats=("JPEG", "WEBP", "TIFF")).size for one in _unpacked(data)
        ]
        heights = "、".join(str(height) for _, height in sizes)
        count = f"分成 {len(sizes)} 张，" if len(sizes) > 1 else ""
        return f"{count}{sizes[0][0]} × {heights} 像素"
    if product.content_type == _ZIP:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return f"{len(archive.namelist())} 个文件"
    return ""


def looked(product: Product, order: Order, data: bytes) -> bytes:
    """A small JPEG of a product. `data` is the finished file where that is itself a picture."""
    source = _unpacked(data)[0] if product.look is None else product.look(order)
    picture = Image.open(io.BytesIO(source), formats=("JPEG", "WEBP", "PNG"))
    if picture.height <= 3 * picture.width:
        picture.draft("RGB", _THUMB)
    picture = picture.convert("RGB")
    if picture.height > 3 * picture.width:  # of a strip the beginning, where there is something to see
        picture = picture.crop((0, 0, picture.width, picture.width * 4 // 3))
    picture.thumbnail(_THUMB)
    picture.info = {}
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=84)
    return buffer.getvalue()


def _unpacked(data: bytes) -> list[bytes]:
    if not _is_packed(data):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def numbered(pieces: list[bytes]) -> dict[str, bytes]:
    """Pictures in order as files 01.jpg, 02.jpg …"""
    return {f"{number:02d}.jpg": data for number, data in enumerate(pieces, 1)}


def grid_files(grid: newspaper.Grid) -> dict[str, bytes]:
    """A newspaper block as its TIFF, its PDF and what the printer has to know."""
    told = (
        f"{grid.title}\n{grid.width_mm:.0f} × {grid.height_mm:.0f} 毫米，{newspaper.DPI} dpi\n{grid.note}\n"
    )
    return {"grid.tif": newspaper.tiff(grid), "grid.pdf": newspaper.pdf(grid), "付印说明.txt": told.encode()}


def subtitle_files(episode: spec.Episode, narration: Recording | None = None) -> dict[str, bytes]:
    """The captions of the video as files."""
    scenes = video.scenes_of(episode, narration)
    return {
        "captions.vtt": captions.vtt(scenes).encode(),
        "captions.srt": captions.srt(scenes).encode(),
        "chapters.vtt": captions.chapters(scenes).encode(),
    }


def _grid(count: int) -> Callable[[Order], newspaper.Grid]:
    return lambda order: newspaper.render(order.episode, order.pictures, count, press=order.press)


def _sheet(form: str) -> dict[str, Callable]:
    return {
        "make": lambda o: boards.pdf(o.episode, o.pictures, o.address, boards.FORMS[form]),
        "look": lambda o: boards.preview(o.episode, o.pictures, o.address, boards.FORMS[form]),
        "notes": lambda o: boards.notes(o.episode, o.pictures, boards.FORMS[form]),
    }


def _leaflet(format: str) -> dict[str, Callable]:
    return {
        "make": lambda o: leaflet.pdf(o.episode, o.pictures, o.address, format),
        "look": lambda o: leaflet.preview(o.episode, o.pictures, o.address, format),
        "notes": lambda o: leaflet.notes(o.episode, o.pictures, o.address, format),
    }


def _poster(height: int) -> Callable[[Order], bytes]:
    return lambda order: poster.render(order.episode, order.pictures, order.address, height)


PRODUCTS = {
    product.slug: product
    for product in (
        Product(
            "strip", "长图", "整期一张，宽 1080，适合群里转发。", "{slug}-strip.jpg", _JPEG,
            lambda o: _one_or_packed(strip.jpegs(o.episode, o.pictures, shelf=o.shelf), ".jpg"),
        ),
        Product(
            "strip-webp", "长图（WebP）", "同一张长图，更小，适合放到网站上。很长的在格缝处分成几张。", "{slug}-strip.webp",
            "image/webp", lambda o: _one_or_packed(strip.webps(o.episode, o.pictures), ".webp"),
        ),
        Product(
            "slices", "公众号切片", "长图在格缝处切开，每张不到 1 MB。", "{slug}-slices.zip", _ZIP,
            lambda o: packed(numbered(slices.render(o.episode, o.pictures, shelf=o.shelf))),
            look=lambda o: slices.render(o.episode, o.pictures, shelf=o.shelf)[0],
        ),
        Product(
            "cover", "封面（横）", "公众号头条封面，2.35:1。", "{slug}-cover.jpg", _JPEG,
            lambda o: cover.render(o.episode, o.pictures).wide,
        ),
        Product(
            "cover-square", "封面（方）", "公众号次条和转发卡片封面，1:1。", "{slug}-cover-square.jpg", _JPEG,
            lambda o: cover.render(o.episode, o.pictures).square,
        ),
        Product(
            "poster", "朋友圈海报", "竖版一张，带二维码。", "{slug}-poster.jpg", _JPEG, _poster(poster.TALL),
        ),
        Product(
            "poster-short", "朋友圈海报（短）", "3:4，带二维码，列表里不被裁。", "{slug}-poster-short.jpg", _JPEG,
            _poster(poster.SHORT),
        ),
        Product(
            "moments", "朋友圈九图", "最多 9 张，按顺序发，最后一张带二维码。", "{slug}-moments.zip", _ZIP,
            lambda o: packed(numbered(moments.render(o.episode, o.pictures, o.address, o.shelf))),
            look=lambda o: moments.render(o.episode, o.pictures, o.address, o.shelf)[0],
        ),
        Product(
            "grid4", "报纸四格", "TIFF、PDF 和付印说明，300 dpi。", "{slug}-grid4.zip", _ZIP,
            lambda o: packed(grid_files(_grid(4)(o))), look=lambda o: newspaper.preview(_grid(4)(o)),
            measure=f"宽 {newspaper.COLUMN:.0f} 毫米", notes=lambda o: newspaper.notes(o.episode, o.pictures, 4),
        ),
        Product(
            "grid6", "报纸六格", "TIFF、PDF 和付印说明，300 dpi。", "{slug}-grid6.zip", _ZIP,
            lambda o: packed(grid_files(_grid(6)(o))), look=lambda o: newspaper.preview(_grid(6)(o)),
            measure=f"宽 {newspaper.COLUMN:.0f} 毫米", notes=lambda o: newspaper.notes(o.episode, o.pictures, 6),
        ),
        Product(
            "board", "展板", "整期一块展板，带二维码。", "{slug}-board.pdf", _PDF, **_sheet("board"), measure="80 × 120 厘米",
        ),
        Product(
            "rollup", "易拉宝", "底边留 15 厘米给卷轴。", "{slug}-rollup.pdf", _PDF, **_sheet("rollup"),
            measure="80 × 200 厘米",
        ),
        Product(
            "leaflet-a5", "A5 传单", "折成小册子，老人拿在手里看，每个字不小于 8 磅。", "{slug}-leaflet-a5.pdf", _PDF,
            **_leaflet("A5"), measure="148 × 210 毫米，{pages} 页",
        ),
        Product(
            "leaflet-a4", "A4 传单", "同样的小册子，大一倍，格多字小的用它。", "{slug}-leaflet-a4.pdf", _PDF,
            **_leaflet("A4"), measure="210 × 297 毫米，{pages} 页",
        ),
        Product(
            "sheet", "A4 单张", "贴在宣传栏，四边出血 3 毫米。", "{slug}-a4.pdf", _PDF, **_sheet("sheet"),
            measure="210 × 297 毫米",
        ),
        Product(
            "trifold", "三折页", "A4 横，双面，出血 3 毫米，带裁切线和折线。", "{slug}-trifold.pdf", _PDF,
            lambda o: trifold.pdf(o.episode, o.pictures, o.address),
            look=lambda o: trifold.preview(o.episode, o.pictures, o.address), measure="297 × 210 毫米，2 页",
            notes=lambda o: trifold.notes(o.episode, o.pictures),
        ),
        Product(
            "video", "竖版视频", "视频号用，字幕已在画面里，每格一章。", "{slug}.mp4", "video/mp4",
            lambda o: video.render(o.episode, o.pictures, o.narration),
            look=lambda o: frames.still(o.episode, o.pictures), measure="1080 × 1920 像素",
            waits=lambda: "" if coder.available() else coder.INSTALL, is_spoken=True,
        ),
        Product(
            "video-cover", "视频封面", "视频号封面，标题在正中的方形里。", "{slug}-video-cover.jpg", _JPEG,
            lambda o: frames.video_cover(o.episode, o.pictures),
        ),
        Product(
            "vtt", "字幕", "视频的字幕（VTT、SRT）和章节。", "{slug}-captions.zip", _ZIP,
            lambda o: packed(subtitle_files(o.episode, o.narration)), is_spoken=True,
        ),
        Product(
            "package", "文件包", "画面、台词和气泡位置，可以导入到另一个普法工坊。", "{slug}.zip", _ZIP,
            lambda o: spec.to_zip(o.episode, o.pictures),
        ),
    )
}  # fmt: skip

"""Compose a leaflet (A4, A5, A6, folded) as PDF with typst. Pure: pictures and texts in, bytes out.

The pages are a cover with the first panel, inner pages, and a last page with the last panel, what to do right and the
code: four pages up to eight panels, so that one sheet folded once makes the leaflet; eight above, two sheets folded into
each other (more, when the lettering would become smaller than 8 points). Words stand where there is room: beside a
single inner panel, or on the cover.
"""

import io
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typst
from PIL import Image

from comics.renderers import panel as panel_renderer
from comics.spec import ComicError, Episode, Pictures

from .boards import described
from .compose import FONTS
from .legibility import PAPER as SMALLEST
from .legibility import POINTS_PER_MM

TEMPLATE = Path(__file__).with_name("booklet.typ")
SIZES = {"A4": (210, 297), "A5": (148, 210), "A6": (105, 148)}  # millimetres
MOST_ON_A_PAGE = 3
DPI = 300
HOTLINE = "12345"
"""Whom to ask who cannot scan: the hotline of every government of the country."""
# Around and between panels that have a page to themselves, in 148ths of the sheet's width.
INNER_MARGIN, GAP = 5.5, 2.5


class TooMuchText(ComicError):
    """Even the smallest letters do not make room for the words. The message is Chinese."""


@dataclass(frozen=True)
class PrintedPanel:
    """A lettered panel as JPEG, with what it shows in words."""

    data: bytes
    width: int
    height: int
    alt: str
    lettering: float = 0
    """The smallest letters as a share of the panel's width; 0 without letters."""

    @property
    def ratio(self) -> float:
        return self.height / self.width


@dataclass(frozen=True)
class Sheet:
    """Everything that is printed. `law` is (plain words, source); `advice` one sentence an item."""

    title: str
    issue: str
    """Series and number, such as 以案说法 第 3 期."""
    introduction: str
    panels: tuple[PrintedPanel, ...]
    takeaway: str
    advice: tuple[str, ...]
    law: tuple[tuple[str, str], ...]
    office: str
    ask: str
    address: str
    """What the QR code holds."""
    typed: str
    """The same, as somebody would type it; empty where it is too long for that."""
    format: str = "A5"
    call: str = "扫一扫，看完整案例和法律原文"


def panels_of(episode: Episode, pictures: Pictures, format: str) -> Iterator[PrintedPanel]:
    """The lettered panels of an episode, as wide as a page of `format` can show them."""
    pixels = round(SIZES[format][0] / 25.4 * DPI)
    for number, panel in enumerate(episode.panels):
        drawn = pictures(panel.image)
        letters = [one.size / panel_renderer.WIDTH for one in panel_renderer.layouts(panel, drawn)]
        data = panel_renderer.render(panel, pictures, pixels)
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
        yield PrintedPanel(data, width, height, described(episode, number), min(letters, default=0))


def pages(panels: int, most: int = MOST_ON_A_PAGE) -> list[int]:
    """How many panels each page carries: a cover with one, inner pages with up to `most`, a last page with one.

    Always an even number, because sheets have two sides, and whole folded sheets (4, 8, 12 pages) unless a page would
    then stay without a panel: six pages take as much paper as eight, and leave a loose sheet in the fold.

    >>> pages(8), pages(6), pages(4), pages(1)
    ([1, 3, 3, 1], [1, 2, 2, 1], [1, 1, 1, 1], [1, 0])
    >>> pages(9)
    [1, 2, 1, 1, 1, 1, 1, 1]
    """
    if panels <= 2:
        return [min(panels, 1), panels - 1 if panels else 0]
    inner = panels - 2
    count = -(-inner // most)
    count += count % 2
    folded = count + -(count + 2) % 4
    count = folded if folded <= inner else count
    share, rest = divmod(inner, count)
    return [1, *[share + (number < rest) for number in range(count)], 1]


def panel_width(panel: PrintedPanel, count: int, format: str) -> float:
    """How wide (mm) a panel stands where it shares an inner page with `count - 1` of its like."""
    width, height = SIZES[format]
    unit = width / 148
    tall = (height - 2 * INNER_MARGIN * unit - (count - 1) * GAP * unit) / count
    return min(width - 2 * INNER_MARGIN * unit, tall / panel.ratio)


def most_on_a_page(panels: Sequence[PrintedPanel], format: str) -> int:
    """As many panels as leave every letter in them at 8 points or more; one where nothing does."""
    for count in range(MOST_ON_A_PAGE, 1, -1):
        sizes = [p.lettering * panel_width(p, count, format) * POINTS_PER_MM for p in panels if p.lettering]
        if not sizes or min(sizes) >= SMALLEST:
            return count
    return 1


def placed(pages: list[int]) -> tuple[str | int, str | int]:
    """Where the law and the advice stand: "cover", "last" or the number of an inner page with room for words."""
    roomy = [number for number, count in enumerate(pages[1:-1]) if count <= 1]
    law = roomy[0] if roomy else "cover" if pages[0] and pages[-1] else "last"
    return law, roomy[1] if len(roomy) > 1 else "last"


def pdf(sheet: Sheet, qr: bytes) -> bytes:
    """Return `sheet` as PDF/UA-1 (which refuses a picture without words) with subset fonts. `qr` is an SVG.

    Words shrink to 8 points and pictures give way before advice is left out, which the leaflet then says. Raise
    `TooMuchText` when that is not enough.
    """
    return printed(sheet, qr).data


@dataclass(frozen=True)
class Printed:
    """A leaflet as PDF, and the panels (from 1) whose smallest letters came out below 8 points, with that size."""

    data: bytes
    small: tuple[tuple[int, float], ...] = ()

    @property
    def warning(self) -> str:
        """What staff should do about small letters, in Chinese; empty when there are none."""
        if not self.small:
            return ""
        named = "、".join(f"第{number}格 {points:.1f} 磅" for number, points in self.small)
        return f"印出来的字偏小（{named}），老人看不清。请换大一号的开本，或把这些格的气泡放大、字写短。"


def printed(sheet: Sheet, qr: bytes) -> Printed:
    """`pdf`, and what came out too small. Raises as `pdf` does."""
    with _compiler(sheet, qr) as compiler:
        data = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
        return Printed(data, _small(sheet, compiler))


def too_small(sheet: Sheet, qr: bytes) -> tuple[tuple[int, float], ...]:
    """The panels (from 1) whose smallest letters come out below 8 points, with that size. Raises as `pdf` does."""
    with _compiler(sheet, qr) as compiler:
        return _small(sheet, compiler)


def pictures(sheet: Sheet, qr: bytes, dpi: int = 60) -> list[bytes]:
    """The pages as PNG, to look at before printing. Raises as `pdf` does."""
    with _compiler(sheet, qr) as compiler:
        pages = compiler.compile(format="png", ppi=dpi)
        return pages if isinstance(pages, list) else [pages]


def _small(sheet: Sheet, compiler: typst.Compiler) -> tuple[tuple[int, float], ...]:
    drawn = json.loads(compiler.query("<drawn>", field="value"))
    widths = {each["file"]: each["width"] for each in drawn}
    sizes = [
        (number, panel.lettering * widths[_file(number - 1)] * POINTS_PER_MM)
        for number, panel in enumerate(sheet.panels, 1)
        if panel.lettering and _file(number - 1) in widths
    ]
    return tuple((number, points) for number, points in sizes if points < SMALLEST - 0.05)


@contextmanager
def _compiler(sheet: Sheet, qr: bytes) -> Iterator[typst.Compiler]:
    """Typst, before the leaflet's template, words and pictures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "booklet.typ").write_bytes(TEMPLATE.read_bytes())
        (root / "qr.svg").write_bytes(qr)
        for number, panel in enumerate(sheet.panels):
            (root / _file(number)).write_bytes(panel.data)
        (root / "booklet.json").write_text(json.dumps(_data(sheet), ensure_ascii=False), encoding="utf-8")
        try:
            yield typst.Compiler(
                str(root / "booklet.typ"), root=folder, font_paths=[FONTS], ignore_system_fonts=True
            )
        except typst.TypstError as error:
            if "do not fit" not in str(error):
                raise
            raise TooMuchText(
                f"文字太多，{sheet.format} 放不下。请删短标题、介绍或“记住这一点”，或者换大一号的开本。"
            ) from None


def _file(number: int) -> str:
    return f"panel-{number:02d}.jpg"


def _data(sheet: Sheet) -> dict:
    width, height = SIZES[sheet.format]
    shared = pages(len(sheet.panels), most_on_a_page(sheet.panels[1:-1], sheet.format))
    law_on, advice_on = placed(shared)
    on_their_page = [count for count in shared for _ in range(count)]
    return {
        "width": width,
        "height": height,
        "smallest": SMALLEST,
        "inner_margin": INNER_MARGIN,
        "gap": GAP,
        "pages": shared,
        "law_on": law_on,
        "advice_on": advice_on,
        "panels": [
            {
                "file": _file(number),
                "alt": panel.alt,
                "width": panel_width(panel, count, sheet.format),
                "lettering": panel.lettering,
            }
            for number, (panel, count) in enumerate(zip(sheet.panels, on_their_page, strict=True))
        ],
        "law": [{"plain": plain, "source": source} for plain, source in sheet.law],
        **{
            name: getattr(sheet, name)
            for name in (
                "title",
                "issue",
                "introduction",
                "takeaway",
                "advice",
                "office",
                "ask",
                "address",
                "typed",
                "call",
            )
        },
    }

"""Compose a leaflet as PDF with typst. Pure: pictures and texts in, bytes out.

The pages are a cover with the first panel, inner pages, and a last page with the last panel, what to do right and the
code: four pages up to eight panels, so that one sheet folded once makes the leaflet.
"""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

TEMPLATE = Path(__file__).with_name("sheet.typ")
FONTS = str(Path(pylopdf_fonts_zh_cn.__file__).parent)
SIZES = {"A4": (210, 297), "A5": (148, 210), "A6": (105, 148)}  # millimetres
INNER_PAGES = 2
MOST_ON_A_PAGE = 3
DPI = 300


@dataclass(frozen=True)
class PrintedPanel:
    """A lettered panel as JPEG, with what it shows in words."""

    data: bytes
    width: int
    height: int
    alt: str


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
    code: str
    format: str = "A5"


def pages(panels: int) -> list[int]:
    """How many panels each page carries: a cover with one, inner pages with up to three, a last page with one.

    >>> pages(8), pages(6), pages(4), pages(1)
    ([1, 3, 3, 1], [1, 2, 2, 1], [1, 1, 1, 1], [1, 0])
    """
    if panels <= 1:
        return [panels, 0]
    inner = panels - 2
    count = max(min(inner, INNER_PAGES), -(-inner // MOST_ON_A_PAGE))
    if count > INNER_PAGES and count % 2:
        count += 1  # sheets have two sides
    share, rest = divmod(inner, count) if count else (0, 0)
    return [1, *[share + (number < rest) for number in range(count)], 1]


def pdf(sheet: Sheet, qr: bytes) -> bytes:
    """Return `sheet` as PDF/UA-1 (which refuses a picture without words) with subset fonts. `qr` is an SVG."""
    width, height = SIZES[sheet.format]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "sheet.typ").write_bytes(TEMPLATE.read_bytes())
        (root / "qr.svg").write_bytes(qr)
        for number, panel in enumerate(sheet.panels):
            (root / f"panel-{number:02d}.jpg").write_bytes(panel.data)
        (root / "sheet.json").write_text(
            json.dumps(_data(sheet, width, height), ensure_ascii=False), encoding="utf-8"
        )
        return typst.compile(
            str(root / "sheet.typ"),
            root=folder,
            font_paths=[FONTS],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=0,
        )


def _data(sheet: Sheet, width: int, height: int) -> dict:
    return {
        "width": width,
        "height": height,
        "title": sheet.title,
        "issue": sheet.issue,
        "introduction": sheet.introduction,
        "pages": pages(len(sheet.panels)),
        "panels": [
            {"file": f"panel-{number:02d}.jpg", "alt": panel.alt, "ratio": panel.height / panel.width}
            for number, panel in enumerate(sheet.panels)
        ],
        "takeaway": sheet.takeaway,
        "advice": list(sheet.advice),
        "law": [{"plain": plain, "source": source} for plain, source in sheet.law],
        "office": sheet.office,
        "ask": sheet.ask,
        "address": sheet.address,
        "code": sheet.code,
    }

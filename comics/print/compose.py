"""Set a page with typst: a template beside its data and pictures, out comes a tagged PDF or a picture of it."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

FONTS = str(Path(pylopdf_fonts_zh_cn.__file__).parent)
_HERE = Path(__file__).parent


def _compile(template: str, data: Mapping, files: Mapping[str, bytes], **options):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in (template, "parts.typ"):
            (root / name).write_bytes((_HERE / name).read_bytes())
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        for name, content in files.items():
            (root / name).write_bytes(content)
        return typst.compile(
            str(root / template), root=folder, font_paths=[FONTS], ignore_system_fonts=True, **options
        )


def pdf(template: str, data: Mapping, files: Mapping[str, bytes]) -> bytes:
    """`template` as PDF/UA-1, which refuses a picture without words, with subset fonts and without a date."""
    return _compile(template, data, files, format="pdf", pdf_standards=["ua-1"], timestamp=0)


def png(template: str, data: Mapping, files: Mapping[str, bytes], ppi: float) -> bytes:
    """The first page as PNG at `ppi` pixels an inch."""
    made = _compile(template, data, files, format="png", ppi=ppi)
    return made[0] if isinstance(made, list) else made

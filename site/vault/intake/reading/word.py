"""Word documents: paragraphs and tables in their order, headers, footers, footnotes, insertions and comments."""

import io
from collections.abc import Iterator

from docx import Document as open_document
from docx.oxml.ns import qn

from . import Document, UnreadableFile, roster

# Deleted text is not part of the decision; a fallback repeats what the choice beside it holds.
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_BESIDE = ("header", "footer", "footnotes", "endnotes", "comments")


def read(data: bytes) -> Document:
    """One case from a .docx file. A table with the columns 当事人, 身份, 未成年 is its roster. Raises `UnreadableFile`."""
    try:
        return _read(data)
    except UnreadableFile:
        raise
    except (
        Exception
    ) as fault:  # python-docx has no common error for a broken package, nor lxml for a broken part
        raise UnreadableFile("打不开这个 Word 文件，可能已损坏。请在 WPS 里打开后另存一份。") from fault


def _read(data: bytes) -> Document:
    package = open_document(io.BytesIO(data))
    found = Document("")
    beside: dict[str, list[str]] = {kind: [] for kind in _BESIDE}
    for part in package.part.package.iter_parts():
        kind = next((kind for kind in _BESIDE if part.partname.startswith(f"/word/{kind}")), None)
        if kind and hasattr(part, "element"):
            lines = list(_lines(part.element, found))
            beside[kind] += [line for line in lines if line not in beside[kind]]
        elif kind:
            beside[kind] += _lines_of_blob(part.blob, found)
    body = list(_lines(package.element.body, found))
    comments = [f"〔批注〕{line}" for line in beside["comments"] if line.strip()]
    notes = [line for kind in ("footnotes", "endnotes") for line in beside[kind]]
    lines = beside["header"] + body + notes + beside["footer"] + comments
    found.text = "\n".join(line.rstrip() for line in lines).strip()
    if not found.text:
        raise UnreadableFile("里没有文字（也许全是图片或扫描件）。请把文字打出来粘贴，原件可以作附件。")
    return found


def _lines_of_blob(blob: bytes, found: Document) -> list[str]:
    from docx.oxml import parse_xml

    return list(_lines(parse_xml(blob), found))


def _lines(container, found: Document) -> Iterator[str]:
    """The lines of a body, a cell, a header: paragraphs and table rows in their order."""
    for child in container:
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:p"):
            yield from _paragraph(child, found)
        elif child.tag == qn("w:tbl"):
            yield from _table(child, found)
        elif child.tag not in {qn("w:sectPr"), qn("w:pPr"), qn("w:tblPr")}:
            yield from _lines(child, found)


def _paragraph(paragraph, found: Document) -> Iterator[str]:
    text: list[str] = []
    boxes: list[str] = []
    _gather(paragraph, text, boxes, found)
    yield from "".join(text).split("\n")
    yield from boxes


def _gather(element, text: list[str], boxes: list[str], found: Document) -> None:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:t"):
            text.append(child.text or "")
        elif child.tag in {qn("w:tab"), qn("w:ptab")}:
            text.append("\t")
        elif child.tag == qn("w:noBreakHyphen"):
            text.append("-")
        elif child.tag in {qn("w:br"), qn("w:cr")}:
            text.append("\n")
        elif child.tag == qn("w:txbxContent"):
            boxes.extend(_lines(child, found))
        elif child.tag not in {qn("w:pPr"), qn("w:rPr")}:
            _gather(child, text, boxes, found)


def _table(table, found: Document) -> Iterator[str]:
    rows = [
        ["\n".join(_lines(cell, found)).strip() for cell in row.iter(qn("w:tc")) if _row_of(cell) is row]
        for row in table.iter(qn("w:tr"))
        if _table_of(row) is table
    ]
    if rows and roster.is_roster_header(rows[0]):
        where = roster.columns(rows[0])
        for row in rows[1:]:
            found.roster += roster.parties_of_row(row, where)
        return
    for row in rows:
        yield "\t".join(cell for cell in row)


def _row_of(cell):
    return next(cell.iterancestors(qn("w:tr")))


def _table_of(row):
    return next(row.iterancestors(qn("w:tbl")))

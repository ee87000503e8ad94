"""Case lists as text: CSV and tab-separated, as Excel and WPS write them."""

import csv
import io

from . import Document, UnreadableFile, plain, sheet

_SIGNS = (",", "\t", ";", "|")
_HINT = "请在 WPS 里打开，核对以后另存为 .xlsx 再传。"
_SEP = "sep="
# One cell may hold a whole case.
csv.field_size_limit(10_000_000)


def read(data: bytes) -> list[Document]:
    """The cases of a list. Raises `UnreadableFile`."""
    return table(data).documents()


def table(data: bytes, by_hand: bool = False) -> sheet.Table:
    """The list with its header found. `by_hand`: see `sheet.table`. Raises `UnreadableFile`."""
    text = _text(data)
    rows = _rows(text, _sign(text))
    found, _ = sheet.find([rows], by_hand)
    _refuse_cells_too_many(found)
    return found


def is_list(text: str) -> bool:
    """Whether `text`, whatever it is called, begins with the header of a list: the columns that a list needs, and at most
    others that are known. A text with many commas is a case."""
    first = _lines(text)[0]
    for sign in _SIGNS:
        cells = [cell.strip().strip('"') for cell in first.split(sign)]
        found = sheet.Table([cells], 0, sheet.columns(cells))
        filled = sum(map(bool, cells))
        if not found.missing and (len(found.where) >= 3 or len(found.where) == filled):
            return True
    return False


def _text(data: bytes) -> str:
    # A short list in GBK may be taken for Big5; a header that is known is no accident.
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if is_list(text):
            return text
    try:
        return plain.decode(data)
    except UnreadableFile:
        raise UnreadableFile(f"是 CSV 清单，但认不出文字编码。{_HINT}") from None


def _lines(text: str) -> list[str]:
    lines = [line for line in text[:20_000].lstrip("\ufeff").splitlines() if line.strip()]
    if lines and lines[0].casefold().startswith(_SEP):
        lines = lines[1:]
    return lines or [""]


def _sign(text: str) -> str:
    """What stands between the cells: what makes the most columns known, else the most columns."""
    first = _lines(text)[:10]
    cells = {sign: [line.split(sign) for line in first] for sign in _SIGNS}
    known = {sign: max(len(sheet.columns(row)) for row in rows) for sign, rows in cells.items()}
    return max(_SIGNS, key=lambda sign: (known[sign], len(cells[sign][0])))


def _rows(text: str, sign: str) -> list[list[str]]:
    text = text.lstrip("\ufeff")
    if text.casefold().startswith(_SEP):
        text = text.partition("\n")[2]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    rows = []
    try:
        for row in lines:
            rows.append([cell.strip() for cell in row])
    except csv.Error:
        raise UnreadableFile(
            f"是 CSV 清单，但第 {len(rows) + 1} 行的引号不成对，分不清格子。{_HINT}"
        ) from None
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max(map(len, rows), default=0)
    return [row + [""] * (wide - len(row)) for row in rows]


def _refuse_cells_too_many(found: sheet.Table) -> None:
    """A comma within a text that is not in quotes moves all that follows into the next column."""
    header = found.rows[found.header]
    width = max(at + 1 for at, cell in enumerate(header) if cell)
    for number, row in enumerate(found.rows[found.header + 1 :], found.header + 2):
        if any(row[width:]):
            raise UnreadableFile(
                f"第 {number} 行的格子比表头多，多半是正文里的逗号把它切开了。请用 WPS 的表格重做这一行，另存为 .xlsx 再传。"
            )

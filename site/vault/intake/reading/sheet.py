"""Excel case lists: a case a row, further rows for further parties; and the template to fill in."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from . import Document, UnreadableFile, roster

NUMBER = ("案号", "文号", "决定书文号", "处罚决定书文号", "行政处罚决定书文号", "案件编号", "决定书编号")
SOURCE = ("来源", "案件来源", "办案单位", "报送单位")
TEXT = (
    "正文", "原文", "案情", "简要案情", "案件事实", "违法事实", "主要违法事实", "违法事实和证据", "决定书正文", "内容", "案件内容",
)  # fmt: skip
# Not needed, but part of the story where a list has them.
MORE = (
    "案由", "违法行为", "处罚依据", "处罚种类", "处罚结果", "处罚内容", "处罚决定", "决定日期", "处罚日期", "案发日期", "案发地点", "地点",
    "地址", "联系电话",
)  # fmt: skip
MOST_ROWS = 5_000
_HEADER_WITHIN = 10


@dataclass
class Table:
    """A sheet with its header found: rows of texts, the header's index, and which column holds what."""

    rows: list[list[str]]
    header: int
    where: dict[str, int]

    @property
    def missing(self) -> list[str]:
        """The columns without which there are no cases, as they are called in the template."""
        return [name for name, what in (("正文", "text"), ("当事人", "name")) if what not in self.where]

    def documents(self) -> list[Document]:
        """The cases. Raises `UnreadableFile` when a column is missing or there are none."""
        if self.missing:
            raise UnreadableFile(
                f"缺少这几列：{'、'.join(self.missing)}。请下载模板，把表头改成模板里的名字。"
            )
        return _documents(self.rows, self.header, self.where)


def read(data: bytes) -> list[Document]:
    """The cases of the first sheet that has a header. Raises `UnreadableFile`."""
    return table(data).documents()


def table(data: bytes, by_hand: bool = False) -> Table:
    """The sheet whose header is known best, as it stands.

    `by_hand`: somebody will say which column holds what, so the first row that could be a header does too. Raises
    `UnreadableFile` when none is known and nobody will.
    """
    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
    except Exception as fault:  # openpyxl has no common error for a broken package
        raise UnreadableFile("打不开这个 Excel 文件，可能已损坏。请在 WPS 里打开后另存为 .xlsx。") from fault
    pages = book.worksheets
    found, at = find(
        ([[_text(cell) for cell in row] for row in page.iter_rows(values_only=True)] for page in pages),
        by_hand,
    )
    _refuse_sideways_merges(pages[at], found.header + 1)
    return found


def find(pages: Iterable[list[list[str]]], by_hand: bool = False) -> tuple[Table, int]:
    """The page whose header is known best, and which it is. Raises as `table`."""
    best: tuple[Table, int] | None = None
    unknown: tuple[Table, int] | None = None
    for at, rows in enumerate(pages):
        while rows and not any(rows[-1]):
            rows.pop()  # formatted, and empty
        if len(rows) - 1 > MOST_ROWS:
            raise UnreadableFile(f"有 {len(rows)} 行，一次最多 {MOST_ROWS} 行。请分成几个文件。")
        for number, row in enumerate(rows[:_HEADER_WITHIN]):
            found = Table(rows, number, columns(row))
            # One known word may be a cell of a case: 当事人 in a column of roles.
            if len(found.where) > 1 and (best is None or len(found.missing) < len(best[0].missing)):
                best = (found, at)
        if best is None and by_hand:
            filled = (number for number, row in enumerate(rows[:_HEADER_WITHIN]) if sum(map(bool, row)) > 1)
            if (number := next(filled, None)) is not None and len(rows) > number + 1:
                unknown = (Table(rows, number, columns(rows[number])), at)
    best = best or unknown
    if best is None:
        raise UnreadableFile(
            "没有找到表头。前十行里应有一行写着：案号、来源、正文、当事人、身份、未成年。请下载模板对照。"
        )
    return best


def told_in_text(header: Sequence[str]) -> list[int]:
    """The columns that are no part of a case by themselves, and are written below its text."""
    return [position for position, cell in enumerate(header) if roster.key(cell) in MORE]


def template() -> bytes:
    """The list to fill in, as .xlsx."""
    book = Workbook()
    page = book.active
    page.title = "案件清单"
    columns = [
        ("案号", 26, "每个案件一个，用来认出重复。"),
        ("来源", 18, "哪个单位、哪份材料。"),
        ("正文", 70, "处罚决定书或案情原文，照原样贴，不用先隐去姓名。"),
        ("当事人", 24, "文中出现的每一个人、店、单位一行；第二个起，前三列留空。"),
        ("身份", 16, "当事人、经营者、投诉人、证人、执法人员……"),
        ("未成年", 10, "未满 18 岁填“是”。"),
        ("别的叫法", 20, "外号、简称，几个之间用顿号。"),
    ]
    for position, (name, width, hint) in enumerate(columns, 1):
        cell = page.cell(row=1, column=position, value=name)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F5B5B")
        cell.alignment = Alignment(vertical="center")
        cell.comment = Comment(hint, "普法工坊", width=260, height=70)
        page.column_dimensions[cell.column_letter].width = width
        for row in range(2, 202):
            page.cell(row=row, column=position).alignment = Alignment(wrap_text=True, vertical="top")
            # Text, so that long numbers keep their last digits.
            page.cell(row=row, column=position).number_format = "@"
    yes = DataValidation(type="list", formula1='"是,否"', allow_blank=True)
    page.add_data_validation(yes)
    yes.add("F2:F1000")
    page.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def columns(row: Sequence[str]) -> dict[str, int]:
    """Which column of a list holds what, as its header `row` says."""
    where = dict(roster.columns(row))
    for what, words in (("number", NUMBER), ("source", SOURCE), ("text", TEXT)):
        for position, cell in enumerate(row):
            if roster.key(cell) in words and what not in where:
                where[what] = position
    return where


def _documents(rows: list[list[str]], header: int, where: dict[str, int]) -> list[Document]:
    more = [(i, roster.key(rows[header][i])) for i in told_in_text(rows[header])]
    found: list[Document] = []
    for number, row in enumerate(rows[header + 1 :], header + 2):
        if not any(row):
            continue
        cell = {what: row[position] for what, position in where.items()}
        parties = roster.parties_of_row(row, where)
        if not cell["text"] and not cell.get("number") and found:
            found[-1].roster += parties
            continue
        text = (
            "\n".join([cell["text"]] + [f"{name}：{row[i]}" for i, name in more if row[i]])
            if cell["text"]
            else ""
        )
        found.append(
            Document(text, cell.get("number", ""), cell.get("source", ""), parties, place=f"第{number}行")
        )
    if not found:
        raise UnreadableFile("只有表头，没有案件。")
    return found


def _refuse_sideways_merges(page, header: int) -> None:
    """Cells merged down are several parties of one case; merged across, nobody can tell which column is meant."""
    for area in page.merged_cells.ranges:
        if area.max_row >= header and area.max_col > area.min_col:
            raise UnreadableFile(f"{area.coord} 是横向合并的单元格，分不清是哪一列。请取消合并后再导入。")


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()

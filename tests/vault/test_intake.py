"""What offices send is read; what cannot be read is said in Chinese; one bad file stops nothing."""

import io
import random
import zipfile
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
import typst
from django.core.management import CommandError, call_command
from django.db import connections
from docx import Document as new_document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook, load_workbook
from PIL import Image
from pypdf import PdfWriter

from vault.detection.spans import Party
from vault.intake.files import import_files
from vault.intake.reading import UnreadableFile, files, sheet
from vault.intake.registering import LONGEST, AlreadyTakenIn, CannotTakeIn, take_in, write_roster
from vault.models import Decision, RawCase
from vault.review.people import Person

RAW = "当事人孙大海在滨江路12号门前摆放桌椅，占用人行道约6平方米。"
ROSTER = [Party("孙大海", "当事人")]


def docx_bytes() -> bytes:
    document = new_document()
    document.sections[0].header.paragraphs[0].text = "页眉：孙大海一案"
    document.add_paragraph("当事人孙大海占道经营。")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("项目", "内容"), ("电话", "13822345678")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    roster = document.add_table(rows=3, cols=3)
    lines = (("当事人", "身份", "未成年"), ("孙大海", "当事人", ""), ("孙小宝", "当事人之子", "是"))
    for row, cells in zip(roster.rows, lines, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("以上事实有笔录为证。")
    document.sections[0].footer.paragraphs[0].text = "页脚：第1页"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def scanned_pdf() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (200, 300), "white").save(out, "PDF")
    return out.getvalue()


def text_pdf(text: str) -> bytes:
    fonts = [str(Path(pylopdf_fonts_zh_cn.__file__).parent)]
    source = f'#set page(width: 90mm)\n#set text(font: "Noto Sans SC")\n{text}'
    return typst.compile(source.encode(), font_paths=fonts, ignore_system_fonts=True)


def revised_docx() -> bytes:
    """A comment, an insertion, a deletion, and a table within a table."""
    document = new_document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run("当事人孙大海占道经营，")
    document.add_comment(run, text="电话是13822345678", author="审核")
    for tag, inner, words in (("ins", "t", "新增的证人老周"), ("del", "delText", "删掉的旧名字")):
        change = parse_xml(
            f'<w:{tag} {nsdecls("w")} w:id="9" w:author="审核"><w:r><w:{inner}>{words}</w:{inner}></w:r></w:{tag}>'
        )
        paragraph._p.append(change)
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "外层"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "里层住址", "滨江路12号"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx_bytes(rows, merge=None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_the_encodings_offices_use(encoding):
    text = f"---\n案号：江罚〔2024〕8号\n当事人：孙大海（当事人）、孙小宝（未成年）\n---\n{RAW * 3}"
    [document] = files.read("案件.txt", text.encode(encoding))
    assert document.text == RAW * 3
    assert document.number == "江罚〔2024〕8号"
    assert [(p.name, p.minor) for p in document.roster] == [("孙大海", False), ("孙小宝", True)]


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-16"])
def test_traditional_characters_are_read_in_the_encodings_of_hong_kong_and_macau(encoding):
    text = "當事人溫雨桐於五月六日在門前擺放桌椅，佔用人行道約六平方米，執法人員當場製作筆錄，責令立即改正。"
    [document] = files.read("案件.txt", text.encode(encoding))
    assert document.text == text


@pytest.mark.parametrize("first", ["utf-8", "gb18030"])
def test_two_encodings_in_one_file_are_no_text(first):
    second = {"utf-8": "gb18030", "gb18030": "utf-8"}[first]
    data = (RAW * 5).encode(first) + b"\n" + (RAW * 5).encode(second)
    with pytest.raises(UnreadableFile, match="另存为 UTF-8"):
        files.read("拼起来的.txt", data)


def test_two_hundred_pages_are_read_whole():
    pages = "\n#pagebreak()\n".join(f"第{n}页，{RAW}" for n in range(1, 201))
    [document] = files.read("长.pdf", text_pdf(pages))
    assert document.text.count("孙大海") == 200
    assert "第200页" in document.text.replace(" ", "")


def test_markdown_loses_its_marks_and_keeps_its_words():
    text = f"---\n当事人 | 身份 | 未成年\n--- | --- | ---\n孙大海 | 原告 |\n---\n# 标题\n\n<!-- END -->\n\n## 案情\n{RAW}"
    [document] = files.read("a.md", text.encode())
    assert document.text == f"标题\n\n案情\n{RAW}"
    assert document.roster == [Party("孙大海", "原告")]


def test_word_is_read_with_tables_headers_and_footers_in_order():
    [document] = files.read("a.docx", docx_bytes())
    assert document.text.splitlines() == [
        "页眉：孙大海一案",
        "当事人孙大海占道经营。",
        "项目\t内容",
        "电话\t13822345678",
        "以上事实有笔录为证。",
        "页脚：第1页",
    ]
    assert [(p.name, p.role, p.minor) for p in document.roster] == [
        ("孙大海", "当事人", False),
        ("孙小宝", "当事人之子", True),
    ]


def test_word_comments_changes_and_nested_tables_are_read():
    [document] = files.read("a.docx", revised_docx())
    assert "当事人孙大海占道经营，新增的证人老周" in document.text
    assert "〔批注〕电话是13822345678" in document.text
    assert "里层住址\t滨江路12号" in document.text
    assert "删掉" not in document.text


def docx_with(body: str, **parts: str) -> bytes:
    """A Word file with raw XML in its body, and further parts: name of the part to its XML."""
    kinds = {"footnotes": "footnotes", "endnotes": "endnotes"}
    document = new_document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w', 'wp', 'a')}>{body}</w:p>"))
    for name, xml in parts.items():
        part = Part(
            PackURI(f"/word/{name}.xml"),
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kinds[name]}+xml",
            f"<w:{name} {nsdecls('w')}>{xml}</w:{name}>".encode(),
            document.part.package,
        )
        document.part.relate_to(
            part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kinds[name]}"
        )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_footnotes_text_boxes_fields_and_odd_hyphens_are_read():
    body = (
        "<w:r><w:t>当事人孙大海，电话0750</w:t><w:noBreakHyphen/><w:t>3822345</w:t></w:r>"
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>文本框里的证人老周</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        "<w:r><w:instrText>HYPERLINK 机器看的</w:instrText></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t>，内容控件里的滨江路12号</w:t></w:r></w:sdtContent></w:sdt>"
    )
    note = "<w:footnote><w:p><w:r><w:t>脚注：老周是他舅舅</w:t></w:r></w:p></w:footnote>"
    [document] = files.read("a.docx", docx_with(body, footnotes=note))
    assert [line for line in document.text.splitlines() if line] == [
        "当事人孙大海，电话0750-3822345，内容控件里的滨江路12号",
        "文本框里的证人老周",
        "脚注：老周是他舅舅",
    ]


def zip_bomb(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"<w:document>" + b"0" * 60_000_000)
    return out.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(text_pdf(RAW)))
    writer.encrypt("秘密")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def broken(data: bytes, draw: random.Random) -> bytes:
    """`data` as a bad line, a full disk or a wrong program leaves it; inside a package, one of its parts."""
    if data.startswith(b"PK") and draw.random() < 0.7:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            victim = draw.choice(old.namelist())
            for name in old.namelist():
                new.writestr(name, broken(old.read(name), draw) if name == victim else old.read(name))
        return out.getvalue()
    at = draw.randrange(len(data) + 1)
    return draw.choice(
        [
            data[:at],
            data[:at] + data[at + draw.randrange(200) :],
            data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :],
            data[:at] + draw.choice([b"<w:p>", b"&#0;", b"]]>", b"\xff\xfe", b"<x/>"]) + data[at:],
        ]
    )


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "txt"])
def test_a_damaged_file_is_read_or_refused_and_nothing_else(kind, caplog):
    whole = {
        "docx": revised_docx,
        "xlsx": lambda: xlsx_bytes([["案号", "正文", "当事人"], ["1", RAW, "孙大海"]]),
        "pdf": lambda: text_pdf(RAW),
        "txt": lambda: (RAW * 3).encode("gb18030"),
    }[kind]()
    draw = random.Random(kind)
    for _ in range(25):
        try:
            files.read(f"a.{kind}", broken(whole, draw))
        except UnreadableFile as fault:
            assert "。" in str(fault) and "孙大海" not in str(fault)
    assert "孙大海" not in caplog.text


def test_a_pdf_with_text_is_read_with_its_lines_joined():
    [document] = files.read("a.pdf", text_pdf(RAW * 6))
    assert document.text.replace("\n", "") == RAW * 6


def test_excel_rows_become_cases_and_further_rows_further_parties():
    data = xlsx_bytes(
        [
            ["2024年案件清单"],
            ["处罚决定书文号", "违法事实", "被处罚人", "身份", "未成年"],
            ["江罚〔2024〕1号", RAW, "孙大海", "当事人", ""],
            [None, None, "孙小宝", "当事人之子", "是"],
            ["江罚〔2024〕2号", RAW, "宏达餐饮有限公司、周一一", "当事人", ""],
        ],
        merge="A3:A4",
    )
    first, second = files.read("清单.xlsx", data)
    assert [p.name for p in first.roster] == ["孙大海", "孙小宝"]
    assert [p.kind for p in second.roster] == ["org", "person"]
    assert second.place == "第5行"


def test_the_template_can_be_filled_in_and_read():
    book = load_workbook(io.BytesIO(sheet.template()))
    book.active.append([])
    for column, value in enumerate(["江罚〔2024〕1号", "街道", RAW, "孙大海", "当事人", "否", "海哥"], 1):
        book.active.cell(row=2, column=column, value=value)
    out = io.BytesIO()
    book.save(out)
    [document] = files.read("x.xlsx", out.getvalue())
    assert document.roster == [Party("孙大海", "当事人", aliases=("海哥",))]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("空.txt", b"", "空文件"),
        ("空白.txt", b" \n ", "空文件"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "另存为 .docx"),
        ("断.pdf", b"%PDF-1.7 ...", "打不开这个 PDF"),
        ("加密.pdf", locked_pdf(), "去掉密码"),
        ("炸弹.docx", zip_bomb("word/document.xml"), "解开后太大"),
        ("炸弹.xlsx", zip_bomb("xl/workbook.xml"), "解开后太大"),
        ("别的.zip", docx_bytes().replace(b"word/", b"wxyz/"), "不是文书"),
        ("扫描.pdf", scanned_pdf(), "扫描的 PDF"),
        ("照片.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "图片"),
        ("乱码.txt", bytes(range(128, 256)) * 20, "编码"),
        ("乱.txt", b"\x00\x01\x02\x03" * 300, "不是文字文件"),
        ("断.docx", docx_bytes()[:900], "不完整"),
        ("缺列.xlsx", xlsx_bytes([["案号", "当事人"], ["1", "2"]]), "缺少这几列：正文"),
        ("无表头.xlsx", xlsx_bytes([["甲", "乙"]]), "表头"),
        ("空表.xlsx", xlsx_bytes([["案号", "正文", "当事人"]]), "没有案件"),
        ("合并.xlsx", xlsx_bytes([["案号", "正文", "当事人"], ["1", RAW, "2"]], "B2:C2"), "B2:C2"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(name, data, says):
    with pytest.raises(UnreadableFile, match=says):
        files.read(name, data)


@pytest.mark.django_db
@pytest.mark.data
class TestTakingIn:
    def test_a_case_is_stored_encrypted(self):
        case = take_in(
            RAW,
            number="江罚〔2024〕8号",
            source="街道",
            roster=ROSTER,
            attachments=[("孙大海.txt", b"13822345678")],
        )
        with connections["vault"].cursor() as cursor:
            for table in (
                "vault_rawcase",
                "vault_party",
                "vault_attachment",
                "vault_decision",
                "vault_knowndigest",
            ):
                cursor.execute(f"SELECT * FROM {table}")
                stored = "".join(
                    bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)
                    for row in cursor.fetchall()
                    for cell in row
                )
                for value in ("孙大海", "滨江路", "2024〕8", "13822345678"):
                    assert value not in stored
                    assert value.encode().decode("latin-1") not in stored
        again = RawCase.objects.get(pk=case.pk)
        assert (again.text, again.number, again.status) == (RAW, "江罚〔2024〕8号", RawCase.Status.MARKING)
        assert again.attachments.get().content == b"13822345678"

    def test_the_same_number_from_the_same_source_is_one_case(self):
        first = take_in(RAW, number="江罚〔2024〕8号", source="街道", roster=ROSTER)
        with pytest.raises(AlreadyTakenIn) as double:
            take_in(RAW + "另一版。", number="江罚(2024) 8号", source="街道", roster=ROSTER)
        assert double.value.case == first
        take_in(RAW, number="江罚〔2024〕8号", source="法院", roster=ROSTER)

    def test_a_case_without_a_roster_waits_for_it(self):
        case = take_in(RAW)
        assert case.status == RawCase.Status.AWAITING_ROSTER
        with pytest.raises(CannotTakeIn, match="至少"):
            write_roster(case, [Party("  ")], Person(1, "甲"))
        write_roster(case, [Party("孙大海", minor=True)], Person(1, "甲"))
        case.refresh_from_db()
        assert (case.status, case.has_minor) == (RawCase.Status.MARKING, True)

    @pytest.mark.parametrize(
        ("text", "says"),
        [("", "没有正文"), ("  。。 ", "没有正文"), ("太短", "太短"), ("字" * (LONGEST + 1), "上限")],
    )
    def test_a_text_that_is_no_case_leaves_nothing(self, text, says):
        with pytest.raises(CannotTakeIn, match=says):
            take_in(text, roster=ROSTER)
        assert not RawCase.objects.exists()
        assert not Decision.objects.exists()

    def test_one_bad_file_stops_nothing(self):
        outcomes = import_files(
            [
                ("a.txt", f"---\n当事人：孙大海\n---\n{RAW}".encode()),
                ("坏.docx", b"PK\x03\x04 broken"),
                ("again.txt", RAW.encode()),
                ("b.txt", (RAW + "没有名册。").encode("gb18030")),
            ]
        )
        assert [(o.file, o.is_new, bool(o.case)) for o in outcomes] == [
            ("a.txt", True, True),
            ("坏.docx", False, False),
            ("again.txt", False, True),
            ("b.txt", True, True),
        ]
        assert "待补名册" in outcomes[3].message

    def test_the_command_names_what_it_left_out(self, tmp_path, capsys):
        good, bad, roster = tmp_path / "好.txt", tmp_path / "坏.txt", tmp_path / "名册.txt"
        good.write_text(RAW, "utf-8")
        bad.write_bytes(b"\x89PNG\r\n\x1a\n")
        roster.write_text("文件 | 当事人 | 身份\n好.txt | 孙大海 | 当事人\n", "utf-8")
        with pytest.raises(CommandError, match="2 件没有收"):
            call_command("import_cases", good, bad, tmp_path / "没有.txt", roster=roster)
        said = capsys.readouterr().out
        assert "好.txt：已收，待初审" in said
        assert "坏.txt：是图片" in said
        assert "孙大海" not in said
        assert RawCase.objects.get().parties.get().name == "孙大海"

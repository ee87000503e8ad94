"""Tell by its content what a file is, and read it."""

import io
import zipfile

from . import Document, UnreadableFile, pdf, plain, sheet, word

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
LARGEST_FILE = 30 * 1024 * 1024
_LARGEST_UNPACKED = 200 * 1024 * 1024
# A case of 200,000 characters is a few megabytes of XML; what is far more was made to fill the memory.
_LARGEST_XML = 40 * 1024 * 1024


def read(name: str, data: bytes) -> list[Document]:
    """The cases in one file: one for a text or a Word document, one a row for an Excel list.

    The name's ending only tells Markdown from plain text; everything else is told by content. Raises `UnreadableFile`.
    """
    if not data.strip():
        raise UnreadableFile("是空文件。")
    if len(data) > LARGEST_FILE:
        raise UnreadableFile("超过 30 MB。请只放文书本身，照片等作附件。")
    if data.startswith(b"PK\x03\x04"):
        return _read_office(data)
    if data.startswith(_OLE):
        raise UnreadableFile(
            "是旧版 Office 文件（.doc、.xls）或加了密码。请在 WPS 里去掉密码，另存为 .docx 或 .xlsx。"
        )
    if data.startswith(b"%PDF"):
        return [pdf.read(data)]
    if data.startswith(_PICTURES):
        raise UnreadableFile("是图片，读不出文字。请把文字打出来粘贴；图片可以作附件。")
    if data.startswith(b"{\\rtf"):
        raise UnreadableFile("是 RTF 文件。请在 WPS 里另存为 .docx。")
    return [plain.read(data, markdown=name.lower().endswith((".md", ".markdown")))]


def table(data: bytes) -> sheet.Table:
    """The list in an Excel file, for somebody to say which column holds what. Raises `UnreadableFile`."""
    if not data.startswith(b"PK\x03\x04"):
        read("", data)
        raise UnreadableFile("不是 xlsx 清单。请在 WPS 里另存为 .xlsx。")
    if "xl/workbook.xml" not in _parts(data):
        raise UnreadableFile("不是 xlsx 清单。请在 WPS 里另存为 .xlsx。")
    return sheet.table(data, by_hand=True)


def _parts(data: bytes) -> set[str]:
    """The names inside an Office package that is whole and of a sane size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
            if xml > _LARGEST_XML or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
                raise UnreadableFile(
                    "解开后太大，不像正常的文书。请在 WPS 里新建一份，只粘贴文字，另存后再传。"
                )
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableFile("加了密码。请在 WPS 里去掉密码再传。")
            return {part.filename for part in parts}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise UnreadableFile("文件不完整，打不开。请重新保存或重新发送。") from None


def _read_office(data: bytes) -> list[Document]:
    names = _parts(data)
    if "word/document.xml" in names:
        return [word.read(data)]
    if "xl/workbook.xml" in names:
        return sheet.read(data)
    raise UnreadableFile("不是文书。能读的有：txt、md、docx、xlsx。")

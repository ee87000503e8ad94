"""Tell by its content what a file is, and read it."""

import io
import zipfile

from . import Document, UnreadableFile, pdf, plain, separated, sheet, strangers, word

LARGEST_FILE = 30 * 1024 * 1024
_LARGEST_UNPACKED = 200 * 1024 * 1024
# A case of 200,000 characters is a few megabytes of XML; what is far more was made to fill the memory.
_LARGEST_XML = 40 * 1024 * 1024
_PACKAGE = b"PK\x03\x04"
_SEPARATED = (".csv", ".tsv")


def read(name: str, data: bytes) -> list[Document]:
    """The cases in one file: one for a text or a Word document, one a row for a list.

    Content decides; the name's ending tells Markdown from plain text, and what else a text may be. Raises
    `UnreadableFile`.
    """
    _refuse_strangers(data)
    if data.startswith(_PACKAGE):
        return _read_office(data)
    if data.startswith(b"%PDF"):
        return [pdf.read(data)]
    text = _text(name, data)
    if _is_separated(name, text):
        return separated.read(data)
    return [plain.read(text, markdown=name.lower().endswith((".md", ".markdown")))]


def is_list(name: str, data: bytes) -> bool:
    """Whether a file is a list of cases, to be looked at before anything of it is taken in."""
    try:
        _refuse_strangers(data)
        if data.startswith(_PACKAGE):
            return "xl/workbook.xml" in _parts(data)
        return not data.startswith(b"%PDF") and _is_separated(name, _text(name, data))
    except UnreadableFile:
        return False


def table(name: str, data: bytes) -> sheet.Table:
    """The list in a file, for somebody to say which column holds what. Raises `UnreadableFile`."""
    if is_list(name, data):
        return (sheet if data.startswith(_PACKAGE) else separated).table(data, by_hand=True)
    read(name, data)
    raise UnreadableFile("不是清单。请在 WPS 里另存为 .xlsx。")


def _refuse_strangers(data: bytes) -> None:
    if not data.strip():
        raise UnreadableFile("是空文件。")
    if len(data) > LARGEST_FILE:
        raise UnreadableFile("超过 30 MB。请只放文书本身，照片等作附件。")
    if stranger := strangers.of_bytes(data):
        raise UnreadableFile(stranger.file)


def _text(name: str, data: bytes) -> str:
    """The text of a file that is written for people. Raises `UnreadableFile`."""
    try:
        text = plain.decode(data)
    except UnreadableFile:
        # Tags and headers are ASCII in nearly any encoding, also in one that nobody knows.
        stranger = strangers.of_text(data.decode("latin-1")) or strangers.of_name(name, is_readable=False)
        if stranger:
            raise UnreadableFile(stranger.file) from None
        if name.casefold().endswith(_SEPARATED):
            return ""
        raise
    if stranger := strangers.of_text(text) or strangers.of_name(name, is_readable=True):
        raise UnreadableFile(stranger.file)
    return text


def _is_separated(name: str, text: str) -> bool:
    return name.casefold().endswith(_SEPARATED) or separated.is_list(text)


def _parts(data: bytes) -> set[str]:
    """The names inside an Office package that is whole and of a sane size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise UnreadableFile("文件不完整，打不开。请重新保存或重新发送。") from None
    names = {part.filename for part in parts}
    if stranger := strangers.of_parts(names):
        raise UnreadableFile(stranger.file)
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if xml > _LARGEST_XML or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise UnreadableFile("解开后太大，不像正常的文书。请在 WPS 里新建一份，只粘贴文字，另存后再传。")
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile("加了密码。请在 WPS 里去掉密码再传。")
    return names


def _read_office(data: bytes) -> list[Document]:
    names = _parts(data)
    return [word.read(data)] if "word/document.xml" in names else sheet.read(data)

"""Text and Markdown, in whatever encoding the office's computers write."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from . import Document, UnreadableFile, roster

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([^：:|\t]{1,12})[：:]\s*(.*)$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_BLANK = re.compile(r"\n{3,}")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(data: bytes, markdown: bool = False) -> Document:
    """One case from a text file. Raises `UnreadableFile`.

    It may begin with a block between two lines of `---` that holds 案号：…, 来源：…, and the roster, either as
    当事人：甲（原告）、乙（被告） or as a table with the columns 当事人 | 身份 | 未成年.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    document = Document(text)
    if front := _FRONT.match(text):
        document.text = text[front.end() :]
        _read_front(front[1], document)
    if markdown:
        document.text = _BLANK.sub("\n\n", _HEADING.sub("", _COMMENT.sub("", document.text)))
    document.text = document.text.strip()
    return document


def decode(data: bytes) -> str:
    """The text of `data`: UTF-8, UTF-16, GBK/GB18030 or Big5. Raises `UnreadableFile` when it is none of them."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data, encoding)
    try:
        return _readable(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        candidates = ["utf_16_le", "utf_16_be"]
    else:
        best = from_bytes(data, cp_isolation=["gb18030", "big5"]).best()
        candidates = [best.encoding if best else "gb18030", "gb18030"]
    for encoding in candidates:
        try:
            return _checked(data, encoding)
        except UnreadableFile:
            continue
    raise UnreadableFile("认不出文字编码，或者不是文字文件。请用记事本打开，另存为 UTF-8 编码的 txt。")


def _checked(data: bytes, encoding: str) -> str:
    try:
        return _readable(data.decode(encoding))
    except UnicodeDecodeError:
        raise UnreadableFile("文字编码有损坏。请用记事本打开，另存为 UTF-8 编码的 txt。") from None


def _readable(text: str) -> str:
    """`text`, when it looks like writing: a wrong encoding gives rare characters, a binary file control characters."""
    if not is_readable(text):
        raise UnreadableFile("认不出文字编码，或者不是文字文件。请用记事本打开，另存为 UTF-8 编码的 txt。")
    return text


def is_readable(text: str) -> bool:
    """Whether most of the characters of `text` are such as people write."""
    sample = text[:20_000]
    return sum(1 for char in sample if not _is_usual(char)) <= len(sample) * 0.1


def _is_usual(char: str) -> bool:
    code = ord(char)
    if code < 128:
        return char in "\n\r\t\f" or code >= 32
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3000 <= code <= 0x303F
        or 0xFF00 <= code <= 0xFFEF
        or 0x2000 <= code <= 0x2BFF
        or (
            unicodedata.category(char)[0] in "LNPZS"
            and not 0xAC00 <= code <= 0xD7AF
            and not 0xE000 <= code <= 0xF8FF
        )
    )


def _read_front(block: str, document: Document) -> None:
    where: dict[str, int] = {}
    for line in block.splitlines():
        cells = [cell.strip() for cell in re.split(r"[|\t]", line.strip().strip("|"))]
        if len(cells) > 1:
            if set("".join(cells)) <= set("-: "):
                continue
            if where:
                document.roster += roster.parties_of_row(cells, where)
            else:
                where = roster.columns(cells)
        elif field := _FIELD.match(line.strip()):
            name, value = roster.key(field[1]), field[2].strip()
            if name in {"案号", "文号"}:
                document.number = value
            elif name == "来源":
                document.source = value
            elif name in roster.NAME:
                document.roster += roster.parties_of_line(value)

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
# The mark of UTF-32 begins with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNKNOWN = "认不出文字编码，或者不是文字文件。请用记事本打开，另存为 UTF-8 编码的 txt；打开是乱码的，请重新导出，或者复制文字粘贴。"
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—·]")
_FEWEST_CHINESE, _MOSTLY = 5, 0.9


def read(text: str, markdown: bool = False) -> Document:
    """One case from the text of a file.

    It may begin with a block between two lines of `---` that holds 案号：…, 来源：…, and the roster, either as
    当事人：甲（原告）、乙（被告） or as a table with the columns 当事人 | 身份 | 未成年.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    document = Document(text)
    if front := _FRONT.match(text):
        document.text = text[front.end() :]
        _read_front(front[1], document)
    if markdown:
        document.text = _BLANK.sub("\n\n", _HEADING.sub("", _COMMENT.sub("", document.text)))
    document.text = document.text.strip()
    return document


def decode(data: bytes) -> str:
    """The text of `data`: UTF-8, UTF-16, UTF-32, GBK/GB18030, Big5, or Chinese hidden in ASCII as old mail programs wrote
    it (UTF-7, HZ). Raises `UnreadableFile` when it is none of them."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data, encoding)
    if data.isascii() and (text := _unhidden(data)):
        return text
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
    raise UnreadableFile(_UNKNOWN)


def _checked(data: bytes, encoding: str) -> str:
    try:
        return _readable(data.decode(encoding))
    except UnicodeDecodeError:
        raise UnreadableFile("文字编码有损坏。请用记事本打开，另存为 UTF-8 编码的 txt。") from None


def _unhidden(data: bytes) -> str:
    """The Chinese that pure ASCII hides; empty where it hides none."""
    if b"\x1b$" in data:
        raise UnreadableFile(_UNKNOWN)
    for encoding, sign in (("utf-7", b"+"), ("hz", b"~{")):
        if sign not in data:
            continue
        text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
        beyond = [char for char in text if not char.isascii()]
        chinese = sum(1 for char in beyond if _CHINESE.match(char))
        if chinese >= _FEWEST_CHINESE and chinese >= len(beyond) * _MOSTLY:
            return text
    return ""


def _readable(text: str) -> str:
    """`text`, when it looks like writing: a wrong encoding gives rare characters, a binary file control characters."""
    if not is_readable(text):
        raise UnreadableFile(_UNKNOWN)
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
            # What a program writes for what it could not read.
            and code != 0xFFFD
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

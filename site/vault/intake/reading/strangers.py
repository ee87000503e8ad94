"""Tell what a file is when it is no case, and what to do with it (pure).

By its first bytes, by the parts of a package, by what stands in a text; by its name only where the content says nothing.
A text is told by its beginning or by how much of it is markup: a case may quote a mail, a web page or a list.
"""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Stranger:
    """A kind of file that holds no case as people read it."""

    file: str
    """What to say of a file, behind its name."""
    text: str = ""
    """What to say of the same where it was pasted or stands in a list. Empty for what is never text."""


_PASTE = "粘贴到“收案：粘贴原文”"
PAGE = Stranger(
    f"是网页（HTML），文字里夹着标签。请用浏览器打开它，选中文字复制，{_PASTE}；或者用 WPS 打开，另存为 .docx（清单另存为 .xlsx）再传。",
    "是网页的源代码，文字里夹着标签。请用浏览器打开那个网页，复制看得到的文字，再贴进来。",
)
MAIL = Stranger(
    f"是邮件，前面是信头，正文和附件可能编了码。请在邮箱里打开它：正文复制出来，{_PASTE}；附件里的文书先另存出来，再传附件。",
    "的开头是邮件的信头。请在邮箱里打开这封信，只复制信里的文字，再贴进来；附件里的文书另外传。",
)
JSON = Stranger(
    f"是 JSON 数据，不是文书。请让导出它的系统改导出 Word 或 Excel；只要其中的文字，就复制出来，{_PASTE}。",
    "是 JSON 数据，不是文书。请只复制其中的文字，再贴进来。",
)
XML = Stranger(
    f"是 XML 数据，文字里夹着标签。请用 WPS 或导出它的系统打开，另存为 .docx 或 .xlsx；也可以复制看得到的文字，{_PASTE}。",
    "是 XML 数据，文字里夹着标签。请打开原来的文件，复制看得到的文字，再贴进来。",
)
OFD = Stranger(
    f"是 OFD 版式文件。请用 OFD 阅读器或 WPS 打开，另存为 .docx，或者导出能选中文字的 PDF，再传；也可以复制文字，{_PASTE}。"
)
PACKED = Stranger(
    "是压缩包。请先解压，把里面的文书选上再传（可以一次选几个）；照片、录音等不是文书的，作附件。"
)
PICTURE = Stranger(
    "是图片，读不出文字。请用 WPS 的文字识别（OCR）转成 .docx，核对后再传，或者把文字打出来粘贴；图片可以作附件。"
)
RECORDING = Stranger("是录音或录像，读不出文字。请传整理好的笔录；录音、录像可以作附件。")
RTF = Stranger("是 RTF 文件。请在 WPS 里另存为 .docx。")
OLD_OFFICE = Stranger(
    "是旧版 Office 文件（.doc、.xls、.wps）或加了密码。请在 WPS 里去掉密码，另存为 .docx 或 .xlsx。"
)
OTHER_OFFICE = Stranger(
    "不是文书，也不是清单（也许是幻灯片、电子书或别的办公软件的文件）。请用原来的软件打开，另存为 .docx；清单另存为 .xlsx。"
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PART_OF_A_MAIL = "__substg1.0_".encode("utf-16-le")
_STARTS = (
    (PICTURE, (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"8BPS", b"AT&TFORM")),
    (
        RECORDING,
        (b"#!AMR", b"OggS\0", b"fLaC", b"\x1aE\xdf\xa3", b"0&\xb2u", b"FLV\1", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    ),
    (
        PACKED,
        (b"PK\5\6", b"PK\7\x08", b"Rar!\x1a\7", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"\xfd7zXZ", b"(\xb5/\xfd", b"MSCF\0"),
    ),
    (RTF, (b"{\\rtf",)),
)  # fmt: skip
_PICTURE_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif", b"avis")

_BY_NAME = {
    PAGE: (".html", ".htm", ".xhtml", ".mht", ".mhtml"),
    MAIL: (".eml", ".emlx", ".mbox", ".msg"),
    JSON: (".json", ".jsonl", ".ndjson"),
    XML: (".xml",),
}
# Only believed where the content cannot be read: a text that was given such a name is a text all the same.
_BY_NAME_ALONE = {
    OFD: (".ofd",),
    PACKED: (".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz"),
    PICTURE: (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic", ".heif", ".svg"),
    RECORDING: (".mp3", ".wav", ".m4a", ".amr", ".mp4", ".mov", ".avi", ".wma", ".aac"),
    OLD_OFFICE: (".doc", ".xls", ".ppt", ".wps", ".et"),
}

_COMMENT = re.compile(r"\s*<!--(?:[^-]|-(?!->))*-->\s*")
_OPENS_A_PAGE = re.compile(r"<(?:!doctype\s+html|(?:html|head|body|meta|script|style)[\s>])", re.IGNORECASE)
_NAMES = (
    r"(?:p|div|span|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|a|b|i|u|em|strong|font|center|"
    r"section|article|main|header|footer|nav|body|html|head|title|pre|blockquote|label|form|br|hr|img|input)"
)
_HTML_TAG = re.compile(rf"</?{_NAMES}(?:\s[^<>]*)?/?>", re.IGNORECASE)
_HTML_END = re.compile(rf"</{_NAMES}\s*>", re.IGNORECASE)
_FIRST_TAG = re.compile(r"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>")
_FEWEST_ENDS, _MARKUP_SHARE = 3, 0.06

_ENVELOPE = re.compile(r"From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} ")
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):(.*)")
_WRITTEN = {"from", "to", "cc", "bcc", "subject", "date", "sent", "reply-to", "sender"}
_BY_MACHINES = {
    "received", "return-path", "delivered-to", "message-id", "mime-version", "content-type", "content-transfer-encoding",
    "dkim-signature", "authentication-results", "in-reply-to", "references", "snapshot-content-location",
}  # fmt: skip
_MOST_HEADERS = 300


def of_bytes(data: bytes) -> Stranger | None:
    """What `data` is by its first bytes, when that is no document that could be read."""
    if data.startswith(_OLE):
        return MAIL if _PART_OF_A_MAIL in data else OLD_OFFICE
    for stranger, starts in _STARTS:
        if data.startswith(starts):
            return stranger
    # Two or three letters begin many a text: they count with the numbers that follow them in such a file.
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return PICTURE
    if data.startswith(b"ID3") and data[3:4] < b"\x0a":
        return RECORDING
    if data.startswith(b"RIFF") and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return PICTURE if data[8:12] == b"WEBP" else RECORDING
    if data[4:8] == b"ftyp":
        return PICTURE if data[8:12] in _PICTURE_BRANDS else RECORDING
    if data[257:262] == b"ustar" or (data.startswith(b"BZh") and data[4:10] == b"1AY&SY"):
        return PACKED
    return None


def of_parts(names: Collection[str]) -> Stranger | None:
    """What a package with these parts is, when it is neither a Word document nor an Excel list."""
    if {"word/document.xml", "xl/workbook.xml"} & {*names}:
        return None
    if any(name.casefold().rpartition("/")[2] == "ofd.xml" for name in names):
        return OFD
    office = {"[Content_Types].xml", "mimetype", "META-INF/container.xml"} & {*names}
    return OTHER_OFFICE if office or any(name.endswith(".iwa") for name in names) else PACKED


def of_text(text: str) -> Stranger | None:
    """What `text` is, when it is written for a program and not for people."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start:
        return None
    return _mail(start) or _json(start) or _markup(start)


def of_name(name: str, is_readable: bool) -> Stranger | None:
    """What a file is by its name. `is_readable`: its content is a text that says nothing else."""
    tables = _BY_NAME if is_readable else _BY_NAME | _BY_NAME_ALONE
    return next((kind for kind, ends in tables.items() if name.casefold().endswith(ends)), None)


def _mail(text: str) -> Stranger | None:
    found: dict[str, str] = {}
    lines = text[:200_000].splitlines()[:_MOST_HEADERS]
    envelope = bool(lines and _ENVELOPE.match(lines[0]))
    for line in lines[envelope:]:
        if line[:1] in {" ", "\t"} and found and line.strip():
            continue
        header = _HEADER.fullmatch(line)
        if not header:
            break
        found.setdefault(header[1].lower(), header[2])
    machine = {name for name in found if name in _BY_MACHINES or name.startswith(("x-", "arc-"))}
    written = _WRITTEN & {*found}
    is_mail = (
        len(machine) >= 2
        or (len(machine) + len(written) >= 3 and bool(machine))
        or (len(written) >= 3 and "@" in found.get("from", ""))
        or (envelope and len(machine) + len(written) >= 2)
    )
    if not is_mail:
        return None
    is_page = "snapshot-content-location" in found or (
        "multipart/related" in found.get("content-type", "").lower()
        and not {"to", "received", "message-id"} & {*found}
    )
    return PAGE if is_page else MAIL


def _json(text: str) -> Stranger | None:
    if text[0] not in "{[" or '"' not in text:
        return None
    # One value, or one a line.
    for parts in ([text], text.splitlines()[:2]):
        try:
            if all(json.loads(part) for part in parts):
                return JSON
        except (ValueError, RecursionError):
            continue
    return None


def _markup(text: str) -> Stranger | None:
    if "<" not in text:
        return None
    xml = text.startswith("<?xml")
    if xml:
        text = text.partition("?>")[2].lstrip()
    start = 0
    while comment := _COMMENT.match(text, start):
        start = comment.end()
    text = text[start:]
    low = text.casefold()
    if _OPENS_A_PAGE.match(text) or ("<html" in low and "</html>" in low):
        return PAGE
    first = _FIRST_TAG.match(text)
    if first and first[1].casefold() == "svg":
        return PICTURE
    if xml:
        return XML
    if first and low.rstrip().endswith(f"</{first[1].casefold()}>"):
        return PAGE if _HTML_TAG.fullmatch(first[0]) else XML
    if len(_HTML_END.findall(text)) >= _FEWEST_ENDS:
        markup = sum(len(tag) for tag in _HTML_TAG.findall(text))
        if markup >= len(text) * _MARKUP_SHARE:
            return PAGE
    return None

"""What a file holds: its name, its text, the data about it. Opened by kind; an archive member by member."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from pypdf import PdfReader

from . import pictures

Text = tuple[str, str]

_WORDS = {
    ".txt",
    ".md",
    ".html",
    ".htm",
    ".json",
    ".xml",
    ".csv",
    ".svg",
    ".log",
    ".css",
    ".js",
    ".tsv",
    ".rtf",
    ".yml",
}
_ARCHIVES = {".zip", ".docx", ".xlsx", ".pptx", ".epub", ".odt"}
_LARGEST = 200 * 1024 * 1024
_DEEPEST = 3


class CannotRead(Exception):
    """A file's kind is known but this one cannot be opened. The message is Chinese and holds nothing of the file."""


def texts_of(name: str, data: bytes, depth: int = 0) -> Iterator[Text]:
    """Yield (place, text) of the file `name`. Raises `CannotRead`, after what could be read."""
    yield "文件名", name
    ending = PurePath(name).suffix.lower()
    if data.startswith(b"%PDF"):
        yield from _pdf(data)
    elif data.startswith(b"PK\x03\x04") or ending in _ARCHIVES:
        yield from _archive(data, depth)
    elif pictures.is_picture(data):
        yield from (("图片信息", text) for text in pictures.texts_of(data))
    elif data[4:8] == b"ftyp":
        yield from (("视频信息", decode_loosely(box)) for box in _boxes(data))
    elif ending in _WORDS or _looks_like_text(data):
        yield "内容", decode(data)


def decode(data: bytes) -> str:
    """Text in the encodings that Chinese offices use."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def decode_loosely(data: bytes) -> str:
    """The UTF-8 text between bytes that are none."""
    return data.decode("utf-8", "ignore")


def _boxes(data: bytes) -> Iterator[bytes]:
    """What a film (MP4) holds beside its pictures and sound: titles, chapters, subtitles' names."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        start = at + 8
        if size == 1:
            size, start = int.from_bytes(data[start : start + 8]), at + 16
        end = at + size if size else len(data)
        if data[at + 4 : at + 8] != b"mdat":
            yield data[start:end]
        at = max(end, at + 8)


def _looks_like_text(data: bytes) -> bool:
    return b"\0" not in data[:4096]


def _pdf(data: bytes) -> Iterator[Text]:
    try:
        reader = PdfReader(io.BytesIO(data))
        for name, value in (reader.metadata or {}).items():
            yield "文档信息", f"{name} {value}"
        if (xmp := reader.xmp_metadata) is not None:
            yield "文档信息", decode(xmp.stream.get_data())
        for number, page in enumerate(reader.pages, 1):
            yield f"第{number}页", page.extract_text()
            for note in page.get("/Annots") or ():
                yield f"第{number}页批注", str(note.get_object())
        for mark in reader.outline:
            yield "书签", str(getattr(mark, "title", ""))
        for name, contents in reader.attachments.items():
            yield "附件", f"{name}\n{decode(b''.join(contents))}"
    except Exception as fault:  # the reader raises whatever a broken file makes it stumble over
        raise CannotRead("PDF 读不了") from fault


def _archive(data: bytes, depth: int) -> Iterator[Text]:
    if depth >= _DEEPEST:
        raise CannotRead("压缩包套得太深")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "压缩包说明", decode(archive.comment)
            room = _LARGEST
            for number, entry in enumerate(archive.infolist(), 1):
                room -= entry.file_size
                if room < 0:
                    raise CannotRead("压缩包展开太大")
                yield f"第{number}个文件·说明", decode(entry.comment)
                for place, text in texts_of(entry.filename, archive.read(entry), depth + 1):
                    yield f"第{number}个文件·{place}", text
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as fault:
        raise CannotRead("压缩包打不开") from fault

"""Files that lie in the site's folders: exports for outside, uploads that the web server shows, logs."""

import logging
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from . import files
from .sight import Artefact, Blind, Sight

EXPORTS, UPLOADS, LOGS, SHELF = "导出文件", "上传和配字图片", "日志", "成品缓存"
_LARGEST = 300 * 1024 * 1024
_PIECE = 4 * 1024 * 1024


def exports() -> Iterator[Sight]:
    yield from _folder(EXPORTS, Path(settings.EXPORTS_DIR))


def shelf() -> Iterator[Sight]:
    """Finished comics and whatever else is kept to be found again, of versions that nobody makes any more as well."""
    yield from _folder(SHELF, Path(settings.MEDIA_DIR) / "cache")


def uploads() -> Iterator[Sight]:
    """Files on this machine; an object store is listed by its own tools."""
    if settings.STORAGES["default"]["BACKEND"].endswith("FileSystemStorage"):
        yield from _folder(UPLOADS, Path(settings.MEDIA_ROOT))
    else:
        yield Blind(UPLOADS, "上传在对象存储里，文件没有逐个打开；文件名在数据表里看过")


def logs() -> Iterator[Sight]:
    """Log files below the data folder and those that the running configuration writes."""
    data = Path(settings.DATA_DIR)
    found = {*data.glob("*.log*"), *(data / "logs").rglob("*"), *Path(settings.MEDIA_DIR).glob("**/*.log*")}
    for logger in [logging.root, *logging.root.manager.loggerDict.values()]:
        for handler in getattr(logger, "handlers", ()):
            if name := getattr(handler, "baseFilename", ""):
                found.add(Path(name))
    for number, path in enumerate(sorted(path for path in found if path.is_file()), 1):
        yield from _log(path, f"第 {number} 个日志")


def _log(path: Path, alias: str) -> Iterator[Sight]:
    """A log may be larger than memory: read in pieces that overlap."""
    try:
        with path.open("rb") as file:
            before, number = b"", 0
            while piece := file.read(_PIECE):
                number += 1
                yield Artefact(
                    LOGS, path.name, ((f"第{number}段", files.decode(before + piece)),), alias=alias
                )
                before = piece[-1000:]
    except OSError:
        yield Blind(LOGS, f"{alias}读不到")


def _folder(kind: str, folder: Path) -> Iterator[Sight]:
    if not folder.is_dir():
        return
    for number, path in enumerate(sorted(path for path in folder.rglob("*") if path.is_file()), 1):
        name, alias = str(path.relative_to(folder)), f"第 {number} 个文件（按名称排序）"
        try:
            if path.stat().st_size > _LARGEST:
                yield Blind(kind, f"{alias}太大，没有打开")
                yield Artefact(kind, name, (("文件名", name),), alias=alias)
                continue
            yield from of_bytes(kind, name, path.read_bytes(), alias=alias)
        except OSError:
            yield Blind(kind, f"{alias}读不到")


def of_bytes(kind: str, name: str, data: bytes, file_name: str = "", **details) -> Iterator[Sight]:
    """One file as an artefact; what could be read of it when it breaks off, and a word about that."""
    texts = []
    try:
        for text in files.texts_of(file_name or name, data):
            texts.append(text)
    except files.CannotRead as fault:
        yield Blind(kind, f"{details.get('alias') or name}：{fault}")
    yield Artefact(kind, name, tuple(texts), **details)

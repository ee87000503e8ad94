"""An episode of a case comic as plain data, and the portable format that carries it between installations.

Nothing here knows Django. Lengths are fractions of the panel, origin top left; text never stands in a picture.
The format (`episode.json` beside its pictures, as a folder or a zip) is described in docs/formats.md.
"""

import io
import json
import math
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from .figures import BadScene, from_data
from .notation import plain

FORMAT = "pufa-episode"
VERSION = 1
FILE_NAME = "episode.json"

KINDS = {
    "speech": "对白",
    "thought": "心想",
    "shout": "喊叫",
    "narration": "旁白",
    "sound": "拟声",
    "quotation": "法条",
}
TAILED = frozenset({"speech", "thought", "shout"})

SANS, HAND = "sans", "hand"
FACES = {SANS: "黑体，端正", HAND: "手写，霞鹜文楷"}
"""The lettering to choose from, one for a whole episode."""

MAX_PANELS = 100
MAX_BALLOONS = 20
MAX_TEXT = 200
MAX_NOTE = 200
MAX_JSON_BYTES = 2_000_000
MAX_PICTURE_BYTES = 30_000_000
_TOLERANCE = 0.002  # editors round to three places

Pictures = Callable[[str], bytes]
"""Give the bytes of the picture named by `Panel.image`; raises `KeyError` when there is none."""


class ComicError(ValueError):
    """Something about a comic that a person has to put right. `str()` is one Chinese sentence for staff."""


class BadSpec(ComicError):
    """The episode file breaks the format. `problems` names each fault with its place."""

    def __init__(self, problems: list[str]):
        self.problems = problems
        super().__init__("；".join(problems))


@dataclass(frozen=True)
class Balloon:
    """One piece of lettering. `x y w h` and `tail` are fractions of the panel."""

    kind: str
    text: str
    speaker: str = ""
    x: float = 0.05
    y: float = 0.05
    w: float = 0.4
    h: float = 0.2
    tail: tuple[float, float] | None = None
    """Where the tail ends: beside the speaker's mouth."""
    vertical: bool = False
    bare: bool = False
    """Without line and ground: the lettering stands on the drawing. A sound always does."""

    @property
    def words(self) -> str:
        """The text without its notation: what is read aloud, captioned and described."""
        return plain(self.text)


@dataclass(frozen=True)
class Panel:
    """One drawing without text, what it shows in words, and its balloons in reading order."""

    image: str
    alt: str = ""
    balloons: tuple[Balloon, ...] = ()
    face: str = SANS
    """One of `FACES`; that of its episode, which hands it to its panels."""
    note: str = ""
    """What the illustrator should know; never shown to readers."""
    scene: str = ""
    """The drawing as data, JSON text, when it is made of stock figures: `comics.figures.saved`."""


@dataclass(frozen=True)
class Episode:
    """One episode (期)."""

    title: str
    number: int = 1
    series: str = ""
    panels: tuple[Panel, ...] = ()
    takeaway: str = ""
    """What the last block says: how to do it right."""
    credits: str = ""
    introduction: str = ""
    cover: int = 1
    """The panel, counted from 1, whose drawing fills the middle of the cover."""
    face: str = SANS
    """What its balloons are lettered in, one of `FACES`."""

    def __post_init__(self):
        if any(panel.face != self.face for panel in self.panels):
            panels = tuple(replace(panel, face=self.face) for panel in self.panels)
            object.__setattr__(self, "panels", panels)


def where(panel: int, balloon: int | None = None) -> str:
    """Name a place for staff; both count from 0 here and from 1 in the words."""
    return f"第{panel + 1}格" if balloon is None else f"第{panel + 1}格第{balloon + 1}个气泡"


def texts_of(episode: Episode) -> Iterator[tuple[str, str]]:
    """Yield (where it stands, text) for every text that leaves with the episode, file names included."""
    yield "标题", episode.title
    yield "系列", episode.series
    yield "导语", episode.introduction
    yield "记住这一点", episode.takeaway
    yield "作者", episode.credits
    for number, panel in enumerate(episode.panels):
        yield f"{where(number)}·画面说明", panel.alt
        yield f"{where(number)}·图片名", panel.image
        yield f"{where(number)}·给画师的话", panel.note
        yield f"{where(number)}·素材画面", panel.scene
        for index, balloon in enumerate(panel.balloons):
            yield f"{where(number, index)}·文字", balloon.text
            if balloon.words != balloon.text:  # an asterisk in a name must not hide it
                yield f"{where(number, index)}·文字", balloon.words
            yield f"{where(number, index)}·说话人", balloon.speaker


def faults(balloon: Balloon, place: str = "") -> list[str]:
    """What is wrong with the kind, the box, the tail or the text of one balloon, in Chinese; empty when sound.

    Each fault begins with `place` where one is given.
    """
    found = []
    if balloon.kind not in KINDS:
        found.append(f"不认识的类型“{balloon.kind[:20]}”，可用的是 {'、'.join(KINDS)}")
    if not balloon.text.strip():
        found.append("没有文字，请写上文字或删去气泡")
    if len(balloon.text) > MAX_TEXT:
        found.append(f"文字有 {len(balloon.text)} 个字，最多 {MAX_TEXT} 个")
    if balloon.w <= 0 or balloon.h <= 0:
        found.append("宽和高必须大于 0")
    elif not (
        balloon.x >= -_TOLERANCE
        and balloon.y >= -_TOLERANCE
        and balloon.x + balloon.w <= 1 + _TOLERANCE
        and balloon.y + balloon.h <= 1 + _TOLERANCE
    ):
        found.append("气泡超出了画面，请移回画面里")
    if balloon.tail and not all(-_TOLERANCE <= v <= 1 + _TOLERANCE for v in balloon.tail):
        found.append("尾巴的尖在画面外，请移回画面里")
    return [f"{place}：{fault}" for fault in found] if place else found


def faults_of(episode: Episode) -> list[str]:
    """All faults of an episode that can be told without its pictures, in Chinese."""
    found = []
    if not episode.title.strip():
        found.append("没有标题（title）")
    if not episode.panels:
        found.append("一格画面也没有（panels）")
    if episode.face not in FACES:
        found.append(f"不认识的字体“{episode.face[:20]}”（face），可用的是 {'、'.join(FACES)}")
    if len(episode.panels) > MAX_PANELS:
        found.append(f"有 {len(episode.panels)} 格，最多 {MAX_PANELS} 格，请分成几期")
        return found
    for place, text in texts_of(episode):
        if any("\ud800" <= character <= "\udfff" for character in text):  # no file can hold it
            found.append(f"{place}：有半个坏掉的字符，请删去重写")
    for number, panel in enumerate(episode.panels):
        if len(panel.balloons) > MAX_BALLOONS:
            found.append(f"{where(number)}：有 {len(panel.balloons)} 个气泡，最多 {MAX_BALLOONS} 个")
            continue
        for index, balloon in enumerate(panel.balloons):
            found += faults(balloon, where(number, index))
    return found


# --- reading -------------------------------------------------------------------------------------------------


class _Reader:
    """Reads typed fields out of one JSON object, collecting faults instead of stopping at the first."""

    def __init__(self, value, place: str, known: set[str], problems: list[str]):
        self.place, self.problems = place, problems
        if not isinstance(value, dict):
            problems.append(f"{place}：应当是一个对象 {{…}}")
            value = {}
        for name in value:
            if name not in known:
                problems.append(f"{place}：不认识的字段“{str(name)[:40]}”")
        self.value = value

    def text(self, name: str, default: str | None = "", longest: int = 2000) -> str:
        value = self.value.get(name, default)
        if not isinstance(value, str):
            self.problems.append(f"{self.place}：{name} 应当是文字")
            return ""
        if len(value) > longest:
            self.problems.append(f"{self.place}：{name} 太长，最多 {longest} 个字")
        return value

    def number(self, name: str, default: float | None = None) -> float:
        value = self.value.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.problems.append(f"{self.place}：{name} 应当是数字")
            return 0.5
        return float(value)

    def whole(self, name: str, default: int) -> int:
        value = self.value.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 99_999:
            self.problems.append(f"{self.place}：{name} 应当是 1 到 99999 的整数")
            return default
        return value

    def flag(self, name: str) -> bool:
        value = self.value.get(name, False)
        if not isinstance(value, bool):
            self.problems.append(f"{self.place}：{name} 应当是 true 或 false")
        return bool(value)

    def items(self, name: str) -> list:
        value = self.value.get(name, [])
        if not isinstance(value, list):
            self.problems.append(f"{self.place}：{name} 应当是列表 […]")
            return []
        return value


_EPISODE_FIELDS = {
    "format", "version", "title", "number", "series", "introduction", "panels", "takeaway", "credits", "cover",
    "face",
}  # fmt: skip
_PANEL_FIELDS = {"image", "alt", "balloons", "note", "scene"}
_BALLOON_FIELDS = {"kind", "text", "speaker", "x", "y", "w", "h", "tail", "vertical", "bare"}


def from_json(text: str) -> Episode:
    """Read the text of an `episode.json`, strictly. Raises `BadSpec` naming every fault found."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise BadSpec([f"不是有效的 JSON{f'（第{line}行）' if line else ''}"]) from None
    problems: list[str] = []
    fields = _Reader(value, "整期", _EPISODE_FIELDS, problems)
    if fields.value.get("format") != FORMAT:
        raise BadSpec([f"不是漫画文件：format 应当是 {FORMAT}"])
    if fields.value.get("version") != VERSION:
        raise BadSpec([f"版本不对：这里只读得懂第 {VERSION} 版"])
    items = fields.items("panels")
    if len(items) > MAX_PANELS:
        raise BadSpec([f"有 {len(items)} 格，最多 {MAX_PANELS} 格，请分成几期"])
    panels = tuple(_panel(item, number, problems) for number, item in enumerate(items))
    episode = Episode(
        title=fields.text("title", None, 100),
        number=fields.whole("number", 1),
        series=fields.text("series", longest=60),
        panels=panels,
        takeaway=fields.text("takeaway", longest=300),
        credits=fields.text("credits", longest=200),
        introduction=fields.text("introduction", longest=200),
        cover=fields.whole("cover", 1),
        face=fields.text("face", SANS, 20),
    )
    if episode.cover > max(len(panels), 1):
        problems.append(f"封面（cover）说的是第{episode.cover}格，没有这一格")
    problems += [fault for fault in faults_of(episode) if fault not in problems]
    if problems:
        raise BadSpec(problems)
    return episode


def _panel(value, number: int, problems: list[str]) -> Panel:
    fields = _Reader(value, where(number), _PANEL_FIELDS, problems)
    name = fields.text("image", None, 200)
    if isinstance(value, dict) and isinstance(value.get("image"), str) and not _safe(name):
        problems.append(f"{where(number)}：图片名不能用，请用本文件夹里的相对路径")
    items = fields.items("balloons")
    if len(items) > MAX_BALLOONS:
        problems.append(f"{where(number)}：有 {len(items)} 个气泡，最多 {MAX_BALLOONS} 个")
        items = []
    balloons = tuple(_balloon(item, where(number, index), problems) for index, item in enumerate(items))
    return Panel(
        image=name,
        alt=fields.text("alt", longest=500),
        balloons=balloons,
        note=fields.text("note", longest=MAX_NOTE),
        scene=_scene(fields.value.get("scene"), where(number), problems),
    )


def _scene(value, place: str, problems: list[str]) -> str:
    """The data of a drawing as JSON text; empty without one."""
    if value is None:
        return ""
    try:
        from_data(value)
    except BadScene as error:
        problems.append(f"{place}：{error}")
        return ""
    return json.dumps(value, ensure_ascii=False)


def _balloon(value, place: str, problems: list[str]) -> Balloon:
    fields = _Reader(value, place, _BALLOON_FIELDS, problems)
    tail = fields.value.get("tail")
    if tail is not None and not (
        isinstance(tail, list)
        and len(tail) == 2
        and all(isinstance(v, int | float) and not isinstance(v, bool) and math.isfinite(v) for v in tail)
    ):
        problems.append(f"{place}：tail 应当是两个数 [横, 纵] 或 null")
        tail = None
    return Balloon(
        kind=fields.text("kind", "speech", 40),
        text=fields.text("text", None),
        speaker=fields.text("speaker", longest=20),
        x=fields.number("x"),
        y=fields.number("y"),
        w=fields.number("w"),
        h=fields.number("h"),
        tail=(float(tail[0]), float(tail[1])) if tail else None,
        vertical=fields.flag("vertical"),
        bare=fields.flag("bare"),
    )


def _safe(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and not (
        name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in parts or len(parts) > 4
    )


def read(path: str | os.PathLike) -> tuple[Episode, Pictures]:
    """Read an episode from its JSON file, its folder or its zip; return it with the giver of its pictures.

    Raises `BadSpec` with every fault, missing pictures included. The pictures themselves are not decoded here.
    """
    path = Path(path)
    try:
        if path.is_dir():
            path = path / FILE_NAME
        if not path.is_file():
            raise BadSpec([f"找不到文件 {path.name}"])
        if zipfile.is_zipfile(path):
            return _read_zip(path)
        if path.stat().st_size > MAX_JSON_BYTES:
            raise BadSpec(["文件太大，不像是漫画的 JSON"])
        episode = from_json(_decode(path.read_bytes()))
        pictures = _folder_pictures(path.parent.resolve())
    except OSError as error:
        raise BadSpec([f"读不了文件 {path.name}：{error.strerror or '未知原因'}"]) from None
    _require(episode, pictures)
    return episode, pictures


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadSpec(["文件不是 UTF-8 编码，请另存为 UTF-8"]) from None


def _folder_pictures(folder: Path) -> Pictures:
    def give(name: str) -> bytes:
        file = (folder / name).resolve() if _safe(name) else None
        if file is None or not file.is_relative_to(folder) or not file.is_file():
            raise KeyError(name)
        if file.stat().st_size > MAX_PICTURE_BYTES:
            raise ComicError(f"图片 {name} 超过 {MAX_PICTURE_BYTES // 1_000_000} MB")
        return file.read_bytes()

    return give


def _read_zip(path: Path) -> tuple[Episode, Pictures]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if PurePosixPath(name).name == FILE_NAME]
            if not names:
                raise BadSpec([f"压缩包里没有 {FILE_NAME}"])
            name = min(names, key=len)
            if archive.getinfo(name).file_size > MAX_JSON_BYTES:
                raise BadSpec([f"{FILE_NAME} 太大"])
            episode = from_json(_decode(archive.read(name)))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError):
        raise BadSpec(["压缩包打不开：可能损坏，或者加了密码"]) from None
    prefix = name[: -len(FILE_NAME)]

    def give(image: str) -> bytes:
        try:
            with zipfile.ZipFile(path) as archive:
                if not _safe(image) or archive.getinfo(prefix + image).file_size > MAX_PICTURE_BYTES:
                    raise ComicError(f"图片 {image} 超过 {MAX_PICTURE_BYTES // 1_000_000} MB")
                return archive.read(prefix + image)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
            raise ComicError(f"图片 {image} 在压缩包里是坏的") from None

    _require(episode, give)
    return episode, give


def _require(episode: Episode, pictures: Pictures) -> None:
    """Raise `BadSpec` naming every panel whose picture is missing or too big."""
    problems = []
    for number, panel in enumerate(episode.panels):
        try:
            pictures(panel.image)
        except KeyError:
            problems.append(f"{where(number)}：找不到图片 {panel.image}")
        except ComicError as error:
            problems.append(f"{where(number)}：{error}")
    if problems:
        raise BadSpec(problems)


# --- writing -------------------------------------------------------------------------------------------------

_ENDINGS = ((b"\xff\xd8", "jpg"), (b"\x89PNG", "png"), (b"RIFF", "webp"))
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def to_json(episode: Episode) -> str:
    """The text of `episode.json`: fixed order and indentation, so that equal episodes give equal bytes."""
    value = {
        "format": FORMAT,
        "version": VERSION,
        "title": episode.title,
        "number": episode.number,
        "series": episode.series,
        "introduction": episode.introduction,
        "cover": episode.cover,
        "face": episode.face,
        "panels": [
            {
                "image": panel.image,
                "alt": panel.alt,
                "balloons": [
                    {
                        "kind": balloon.kind,
                        "speaker": balloon.speaker,
                        "text": balloon.text,
                        "x": balloon.x,
                        "y": balloon.y,
                        "w": balloon.w,
                        "h": balloon.h,
                        "tail": list(balloon.tail) if balloon.tail else None,
                        "vertical": balloon.vertical,
                        "bare": balloon.bare,
                    }
                    for balloon in panel.balloons
                ],
                **({"note": panel.note} if panel.note else {}),
                **({"scene": json.loads(panel.scene)} if panel.scene else {}),
            }
            for panel in episode.panels
        ],
        "takeaway": episode.takeaway,
        "credits": episode.credits,
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def files_of(episode: Episode, pictures: Pictures) -> dict[str, bytes]:
    """The portable episode as name → bytes: `episode.json` and `images/01.jpg` …, the same picture only once."""
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for panel in episode.panels:
        if panel.image in names:
            continue
        data = pictures(panel.image)
        ending = next((end for magic, end in _ENDINGS if data.startswith(magic)), "bin")
        names[panel.image] = f"images/{len(names) + 1:02d}.{ending}"
        files[names[panel.image]] = data
    renamed = replace(episode, panels=tuple(replace(p, image=names[p.image]) for p in episode.panels))
    return {FILE_NAME: to_json(renamed).encode(), **files}


def to_zip(episode: Episode, pictures: Pictures) -> bytes:
    """The portable episode as one zip; the same episode gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files_of(episode, pictures).items()):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), data)
    return buffer.getvalue()


def write(episode: Episode, pictures: Pictures, path: str | os.PathLike) -> Path:
    """Write the portable episode to `path`: a zip when it ends in .zip, else a folder. Nothing half-written stays."""
    path = Path(path)
    if path.suffix.lower() == ".zip":
        write_whole(path, to_zip(episode, pictures))
        return path
    files = files_of(episode, pictures)
    # The JSON last: a folder without it is no episode yet.
    for name in sorted(files, key=lambda name: name == FILE_NAME):
        write_whole(path / name, files[name])
    return path


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`, which afterwards is either absent, old or complete."""
    with whole_file(path) as file:
        file.write(data)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file under a temporary name, renamed to `path` when the block ends well and removed when it does not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

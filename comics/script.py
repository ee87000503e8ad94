"""An episode written as lines of dialogue, before or beside its drawings.

    画面：饭店门口，桌椅摆满人行道。
    阿强：路边多摆两桌，生意才好。
    旁白：一小时后……

A blank line begins the next panel. A line is 说话人：台词; what stands in brackets after the speaker tells how it is said.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .spec import KINDS, MAX_BALLOONS, MAX_PANELS, MAX_TEXT, ComicError

_DRAWING = "画面"
_NOTE = "画师"
# A name before the colon that is no person, and what it makes of the line.
_VOICES = {
    "旁白": "narration",
    "字幕": "narration",
    "拟声": "sound",
    "音效": "sound",
    "声音": "sound",
    "法条": "quotation",
    "法律": "quotation",
    "条文": "quotation",
}
_MANNERS = {
    "心想": "thought",
    "想": "thought",
    "内心": "thought",
    "喊": "shout",
    "大喊": "shout",
    "喊叫": "shout",
}
_LINE = re.compile(
    r"^(?P<name>[^：:（(）)]{1,20}?)\s*(?:[（(]\s*(?P<manner>[^）)]{1,10})\s*[）)])?\s*[：:]\s*(?P<text>.+)$"
)
_HEADING = re.compile(r"^[#＃【\[]*\s*第\s*[0-9０-９一二三四五六七八九十]+\s*[格幕]\s*[】\]：:]*$")
_UNWRITTEN = re.compile(rf"^(?:{_DRAWING}|{_NOTE})\s*[：:]$")
_MANNER_OF = {"thought": "心想", "shout": "喊"}
_VOICE_OF = {"narration": "旁白", "sound": "拟声", "quotation": "法条"}


class BadScript(ComicError):
    """A script that cannot become an episode. `str()` is a Chinese sentence with the line."""


@dataclass(frozen=True)
class Line:
    """One line of dialogue."""

    kind: str
    text: str
    speaker: str = ""


@dataclass(frozen=True)
class Scene:
    """What one panel shows (its future alt text) and says."""

    drawing: str = ""
    lines: tuple[Line, ...] = ()
    note: str = ""
    """What the illustrator should know."""


def parse(text: str) -> list[Scene]:
    """Read a script, one `Scene` a panel. A line without a speaker is narration. Raise `BadScript` beyond the limits."""
    scenes: list[Scene] = []
    drawing: list[str] = []
    notes: list[str] = []
    lines: list[Line] = []

    def close():
        if drawing or lines or notes:
            scenes.append(Scene("".join(drawing), tuple(lines), "".join(notes)))
        drawing.clear()
        notes.clear()
        lines.clear()

    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or _HEADING.match(line):
            close()
            continue
        if _UNWRITTEN.match(line):
            continue
        match = _LINE.match(line)
        name = match["name"].strip() if match else ""
        if name == _DRAWING:
            drawing.append(match["text"])
            continue
        if name == _NOTE:
            notes.append(match["text"])
            continue
        spoken = _line(match, name, line)
        if len(spoken.text) > MAX_TEXT:
            raise BadScript(
                f"第 {number} 行有 {len(spoken.text)} 个字，一个气泡最多 {MAX_TEXT} 个，请分成几行。"
            )
        lines.append(spoken)
        if len(lines) > MAX_BALLOONS:
            raise BadScript(f"第 {number} 行：一格最多 {MAX_BALLOONS} 个气泡，请空一行，放到下一格。")
    close()
    if not scenes:
        raise BadScript("还没有台词。每行写“说话人：台词”，空一行就是下一格。")
    if len(scenes) > MAX_PANELS:
        raise BadScript(f"一共 {len(scenes)} 格，一期最多 {MAX_PANELS} 格，请分成几期。")
    return scenes


def _line(match: re.Match | None, name: str, whole: str) -> Line:
    if match is None:
        return Line("narration", whole)
    if name in _VOICES:
        return Line(_VOICES[name], match["text"])
    manner = (match["manner"] or "").strip()
    return Line(_MANNERS.get(manner, "speech"), match["text"], speaker=name)


def compose(scenes: Iterable[Scene]) -> str:
    """Write scenes as a script; `parse` reads it back to the same scenes, line breaks within a balloon aside."""
    return "\n\n".join(_scene_text(scene) or f"{_DRAWING}：（待写）" for scene in scenes)


def _scene_text(scene: Scene) -> str:
    lines = [f"{_DRAWING}：{one_line(scene.drawing)}"] if scene.drawing.strip() else []
    if scene.note.strip():
        lines.append(f"{_NOTE}：{one_line(scene.note)}")
    for line in scene.lines:
        if not line.text.strip():
            continue
        lines.append(f"{said_by(line)}：{one_line(line.text)}")
    return "\n".join(lines)


def said_by(line: Line) -> str:
    """What stands before the colon: 阿强, 阿强（心想）, 旁白."""
    assert line.kind in KINDS
    name = _VOICE_OF.get(line.kind) or line.speaker.strip() or "某人"
    return name + (f"（{_MANNER_OF[line.kind]}）" if line.kind in _MANNER_OF else "")


def one_line(text: str) -> str:
    """`text` without line breaks, as the script needs it."""
    return "".join(part.strip() for part in text.splitlines())

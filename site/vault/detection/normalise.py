"""One plain reading of a text whatever way it was typed, with the way back to the original offsets.

NFKC without the enclosed numbers (① must not become part of a phone number), traditional characters to simplified,
digits of any script to ASCII, invisible and direction characters dropped, digits spelt in Chinese (一三八…) and
look-alike letters inside long numbers turned into digits, stray spaces and line breaks inside Chinese words dropped.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from pathlib import Path

DATA = Path(__file__).parent / "data"

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff〇"
_SPELT = dict(
    zip("〇零○洞一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖", "0000112234567891234567" + "89", strict=False)
)
_SPELT.update({"洞": "0", "拐": "7", "勾": "9", "两": "2", "贰": "2", "壹": "1"})
_SPELT_RUN = re.compile(
    r"[〇零○一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖0-9](?:[ \-、]?[〇零○洞拐勾一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖0-9]){6,}"
)
_SPELT_GROUPS = re.compile(
    r"(?<![〇零○一幺二两三四五六七八九\d])(?:[〇零○洞拐勾一幺二两三四五六七八九]{2,}(?:,|、|。|…|逗号?|顿号|空格|横杠|中?杠|[减空嗯啊呃]|[ ]){1,2}){1,6}[〇零○洞拐勾一幺二两三四五六七八九]{2,}(?![十百千万个年月日号元])"
)
# 幺三八三个零: a dictated number counts its repeats
_REPEATED = re.compile(
    r"(?<=[零幺洞拐勾一二三四五六七八九]{2})[两三四]个(?P<figure>[零洞幺一二三四五六七八九])"
)
_CIRCLED = re.compile(r"[⓪①-⑨]{7,}")
_LOOKALIKE = str.maketrans("OoОоΟοQDlIІі丨|SsZzBb", "00000000" + "111111" + "552288")
_ALIKE = "0-9OoОоΟοlIІі丨"
_LOOKALIKE_RUN = re.compile(
    rf"(?<![A-Za-z0-9@._])[{_ALIKE}](?:[ \-]{{0,3}}\n?[{_ALIKE}]){{4,24}}(?![A-Za-z0-9@.])"
)
_ENUMERATION = re.compile(
    r"[ ]*(?:[一二三四五六七八九十]+[、.]|\d+[、.)]|\([一二三四五六七八九十\d]+\)|[问答甲乙丙丁]\s*[::]|第[一二三四五六七八九十\d]+[条项次])"
)
_LABEL_AHEAD = re.compile(r"[ ]*[^\s,。;!?:|]{1,16}[ ]?[:\t|]")
_TITLE = re.compile(
    rf"[{_HAN} ()]*(?:书|函|笔录|通知|回证|清单|表|单|纪要|简报|协议|报告|记录|公告|台账|日志)"
)
_END_OF_SENTENCE = frozenset("。;:!?,、)》”\"'.!?…")


@cache
def _traditional() -> dict[str, str]:
    lines = [line for line in (DATA / "traditional.txt").read_text("utf-8").splitlines() if line[:1] != "#"]
    pairs = dict(zip(lines[0], lines[1], strict=True))
    for ambiguous in "乾於":  # surnames and names as often as not: left as they are written
        pairs.pop(ambiguous, None)
    pairs["於"] = "于"
    pairs.update(zip("舖裏衞牀枱櫈綫滙羣峯邨啓竪粧銹", "铺里卫床台凳线汇群峰村启竖妆锈", strict=True))
    return pairs


@cache
def _plain(char: str) -> str:
    """The plain form of one character: "", one or several characters."""
    category = unicodedata.category(char)
    if category == "Cf" or char in "\r\ufe0e\ufe0f\u20e3\u034f\u115f\u3164":
        return ""
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category == "No" or char in "\t\n":
        return char
    if category in ("Zs", "Zl", "Zp"):
        return "\n" if category != "Zs" else " "
    if category == "Cc":
        return " "
    if char in "·•‧∙・･⋅●•":
        return "·"
    if char in "—–－‐‑‒―─﹣⁃﹘":
        return "-"
    if char in "【〖":
        return "["
    if char in "】〗":
        return "]"
    if char in "『「":
        return "“"
    if char in "』」":
        return "”"
    plain = unicodedata.normalize("NFKC", char)
    if plain == "…" or not plain or char == "…":
        return char
    traditional = _traditional()
    return "".join(traditional.get(c, c) for c in plain)


class Reading:
    """A plain text and where each of its characters stood in the original."""

    __slots__ = ("_origin", "text")

    def __init__(self, text: str, origin: array):
        self.text = text
        self._origin = origin

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of a non-empty stretch of the plain text."""
        return self._origin[start], self._origin[end - 1] + 1

    def find(self, offset: int) -> int:
        """The first plain offset at or after an original one."""
        return bisect_left(self._origin, offset)


def read(original: str) -> Reading:
    """The plain reading of any string; never fails, keeps every offset."""
    chars: list[str] = []
    origin = array("l")
    for index, char in enumerate(original):
        if "\x20" < char < "\x7f":
            chars.append(char)
            origin.append(index)
        else:
            for plain in _plain(char):
                chars.append(plain)
                origin.append(index)
    text = _spell_digits("".join(chars))
    keep = _without_stray_gaps(text)
    if keep is not None:
        text = "".join([text[i] for i in keep])
        origin = array("l", [origin[i] for i in keep])
    return Reading(text, origin)


def plain(value: str) -> str:
    """The plain form of a short value, without any white space."""
    return re.sub(r"\s+", "", read(value).text)


def _spell_digits(text: str) -> str:
    """Turn spelt and look-alike digits of long runs into digits, one character for one."""

    def spelt(match: re.Match) -> str:
        run = match.group()
        if run.isascii():
            return run
        if run[-1] == "两" and not any(c in _SPELT for c in run[:-1]):  # 20345、20346两辆
            return run
        return "".join(_SPELT.get(c, c) for c in run)

    def lookalike(match: re.Match) -> str:
        run = match.group()
        digits = sum(c.isdigit() for c in run)
        bare = re.sub(r"[ \-\n]", "", run)
        return run.translate(_LOOKALIKE) if max(3, len(bare) // 2) <= digits < len(bare) else run

    def groups(match: re.Match) -> str:
        run = "".join(_SPELT.get(c, c if c == " " else "-") for c in match.group())
        return run if 7 <= sum(c.isdigit() for c in run) <= 19 else match.group()

    text = _REPEATED.sub(lambda match: match["figure"] * 3, text)
    text = _CIRCLED.sub(lambda match: "".join(str(unicodedata.digit(c)) for c in match.group()), text)
    return _LOOKALIKE_RUN.sub(lookalike, _SPELT_RUN.sub(spelt, _SPELT_GROUPS.sub(groups, text)))


_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_GAP = re.compile(rf"(?<=[{_HAN}])[ ]+(?=[{_HAN}])")
_SPLIT_NUMBER = re.compile(r"第[ ]?\d+(?:[ ]\d+)+[ ]?号")
_LONE_RUN = re.compile(rf"(?<![{_HAN}])[{_HAN}](?:[ ]+[{_HAN}]){{1,3}}(?![{_HAN}])")


def _without_stray_gaps(text: str) -> list[int] | None:
    """Which characters stay once OCR's gaps inside words are taken out; None when there are none."""
    drop: set[int] = set()
    lines = text.split("\n")
    width = _width(lines)
    position = 0
    for number, line in enumerate(lines):
        if " " in line:
            pieces = [p for p in line.split(" ") if p]
            single = sum(1 for p in pieces if len(p.strip("。,、:;()“”")) == 1 and not p.isascii())
            if len(pieces) >= 5 and single * 2 >= len(pieces):
                for match in _GAP.finditer(line):
                    drop.update(range(position + match.start(), position + match.end()))
            else:
                for match in _LONE_RUN.finditer(line):
                    drop.update(position + i for i in range(match.start(), match.end()) if line[i] == " ")
            for match in _SPLIT_NUMBER.finditer(line):
                drop.update(position + i for i in range(*match.span()) if line[i] == " ")
        if number + 1 < len(lines) and (
            _soft_break(line, lines[number + 1]) or _broken_number(line, lines[number + 1], width)
        ):
            drop.add(position + len(line))
        position += len(line) + 1
    if not drop:
        return None
    return [i for i in range(len(text)) if i not in drop]


def _soft_break(line: str, following: str) -> bool:
    """Whether the line was broken by its width and not by its writer."""
    line, following = line.rstrip(), following.lstrip()
    if len(line) < 8 or not following or line[-1] in _END_OF_SENTENCE or following[0] in _END_OF_SENTENCE:
        return False
    if _CLOCK.search(line) or _CLOCK.search(following):  # a chat: every line is its own
        return False
    if "\t" in line or "|" in line or "\t" in following or "|" in following:
        return False
    if not re.match(rf"[{_HAN}]", line[-1]) or not re.match(rf"[{_HAN}]", following[0]):
        return False
    if _TITLE.fullmatch(line):
        return False
    return not (_LABEL_AHEAD.match(following) or _ENUMERATION.match(following))


def _width(lines: list[str]) -> int:
    """How long a line of a text is that was broken by its width; 0 when the writer broke the lines."""
    full = sorted(len(line) for line, following in pairwise(lines) if _soft_break(line, following))
    return full[len(full) // 2] if len(full) >= 2 else 0


_TAIL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|[ \-_](?=[A-Za-z0-9]))*[\-_]?$")
_ITEM = re.compile(r"\d{1,2}[、.)]")
_HEAD = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|[ \-_](?=[A-Za-z0-9]))*")


def _broken_number(line: str, following: str, width: int) -> bool:
    """Whether a number or an account goes on in the next line of a text that is broken by its width."""
    line, following = line.rstrip(), following.lstrip()
    if not width or len(line) < width * 0.6 or _ITEM.match(following) or _CLOCK.search(following):
        return False
    tail, head = _TAIL.search(line), _HEAD.match(following)
    if not tail or not head or not re.search(r"\d|_", tail.group() + head.group()):
        return False
    if re.match(r"[ ]*[年月日时:元%]", following[head.end() :]) or _LABEL_AHEAD.match(following):
        return False
    whole = (len(re.sub(r"\D", "", part)) for part in (tail.group(), head.group()))
    return not any(figures in (11, 15, 16, 18, 19) for figures in whole)

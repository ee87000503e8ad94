"""Cut a text into pieces that are never split, and say between which of them a line may end."""

import re
import unicodedata
from dataclasses import dataclass, replace

from .classes import CLINGING, NOT_FIRST, NOT_LAST
from .words import inside_words

_UNITS = (
    "平方米|立方米|平方公里|公里|公斤|千克|厘米|毫米|分钟|小时|个月|个工作日|工作日|万元|亿元|万份|万次|万人|多万|"
    "平米|元|角|分|万|亿|千|百|年|月|日|号|时|点|秒|天|周|岁|人|名|户|家|次|个|条|款|项|件|份|期|张|只|瓶|盒|包|袋|"
    "斤|吨|克|米|升|毫升|度|倍|层|楼|栋|座|处|起|宗|场|幅|封|篇|章|节|㎡|℃|°C"
)
_LATIN_UNITS = "kg|km|cm|mm|dB|m|g|L"
_LATIN = r"A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_PATTERN = re.compile(
    "|".join(
        (
            r"(?P<line>\n)",
            r"(?P<space> +)",
            r"(?P<dash>[—―─⸺⸻]+|-{2,})",
            r"(?P<dots>[…⋯]+|\.{3,})",
            r"(?P<article>第[〇零一二两三四五六七八九十百千\d]{1,8}[条款项章节编期号届次页])",
            rf"(?P<number>[￥¥$€£№]?[+\-−±]?\d(?:[\d,.:/~～-]*\d)?(?:[%％‰]|[多余几来]?(?:{_UNITS})|(?:{_LATIN_UNITS})?(?![{_LATIN}\d])))",
            rf"(?P<word>[{_LATIN}\d](?:[{_LATIN}\d'’@._/:+&#%=?-]*[{_LATIN}\d/#%+])?)",
            r"(?P<other>.)",
        )
    ),
    re.DOTALL,
)
IN_WORD = 3.0
"""Reluctance of a break inside a word."""
_LONG_WORD = 14  # web addresses longer than this may be parted after / . - _ ? & =
_PARTS = re.compile(r"[^/.\-_?&=@:]*[/.\-_?&=@:]*")


@dataclass(frozen=True)
class Token:
    """What is never split. `first`/`last`: whether a line may begin/end with it."""

    text: str
    first: bool = True
    last: bool = True
    spaced: bool = False
    """A space stood before it."""
    forced: bool = False
    """The writer began a new line here."""
    reluctance: float = 0.0
    """How badly a line break before it reads."""
    start: int = 0
    """Where it begins in the text."""


def tokens_of(text: str) -> list[Token]:
    """Cut `text`, already `cleaned`, into tokens. No token is empty; joined they give the text less its white space."""
    found: list[Token] = []
    spaced = forced = False
    straight_open = False
    inner = inside_words(text)
    for match in _PATTERN.finditer(text):
        kind, piece = match.lastgroup, match.group()
        if kind == "line":
            forced = bool(found)
            continue
        if kind == "space":
            spaced = True
            continue
        if kind == "other" and found and not (spaced or forced) and unicodedata.combining(piece):
            found[-1] = replace(found[-1], text=found[-1].text + piece)
            continue
        parts = [piece]
        if kind == "word" and len(piece) > _LONG_WORD:
            parts = [part for part in _PARTS.findall(piece) if part]
        start = match.start()
        for part in parts:
            first, last = part[0] not in NOT_FIRST, part[-1] not in NOT_LAST
            if part in {'"', "'"}:  # straight quotes open and close in turn
                straight_open = not straight_open
                first, last = straight_open, not straight_open
            found.append(
                Token(
                    part,
                    first,
                    last,
                    spaced,
                    forced,
                    _reluctance(found, part, kind, match.start() in inner),
                    start,
                )
            )
            start += len(part)
            spaced = forced = False
    return found


def _reluctance(before: list[Token], part: str, kind: str, in_word: bool) -> float:
    """Breaks read best after a mark, badly before a small clinging word, worst inside a word."""
    if not before:
        return 0.0
    last = before[-1].text[-1]
    if last in "。！？；，：、!?;,…—":
        return -0.8 if last in "。！？；!?;" else -0.5
    if kind in {"dash", "dots"}:
        return 1.6
    if in_word:
        return IN_WORD
    return 0.8 if part in CLINGING else 0.0


def may_break(before: Token, after: Token) -> bool:
    """Whether a line may end between two neighbours."""
    return after.forced or (before.last and after.first)

"""A name goes as a whole: a speaker's whole label, a whole quoted nickname, Latin and Chinese parts, what stands in brackets, the letters it is told by."""

import re
from collections import Counter

from .draft import HAN, Draft
from .persons import called, lone, spelt
from .persons.naming import ROLE_RE
from .spans import Mark

_PERSONS = ("PERSON", "NICK")
_LABEL = re.compile(r"(?m)^[ \t]*(?P<n>[^\s:|,。;!?][^\n:|,。;!?]{0,17}?)[ ]?(?::|$)")
_QUOTED = re.compile(r"[“\"](?P<n>[^\s“”\"\n,。;:!?]{2,9})[”\"]")
_PLAIN = frozenset(["n", "nz", "nw", "PER", "a", "an", "s", "LOC", "m", "q", "ORG", "xc", "w"])
_PICTURE = r"[\u2190-\u2bff\u3030\ufe0f\U0001f000-\U0001faff]"
_PICTURES = re.compile(rf"[ ]?{_PICTURE}+")
_BRACKET = re.compile(r"[ ]?\([A-Za-z][A-Za-z .'\-]{1,30}\)")
_ADDRESSED = re.compile(
    r"(?<![A-Za-z0-9@._\-])(?P<n>[A-Z][A-Za-z.]{1,14}[ ]?(?:先生|小姐|女士|太太|老师|师傅|同学|哥|姐|叔|仔|妹|妈|爸|嫂|姨|sir|Sir|SIR))(?![a-z])"
)
_SIR = re.compile(rf"(?P<n>[{HAN}](?:sir|Sir|SIR|Sir))(?![A-Za-z])")
_NUMBERED = re.compile(rf"(?:话务员|座席|坐席|接线员|客服|工号|警号)[ ]?(?P<n>[{HAN}]\d{{3,8}})(?!\d)")
_LATIN_THEN_SURNAME = re.compile(rf"[ ][{HAN}](?=[ ]*[,。;:()、\n批签]|$)")
_NAMED = re.compile(
    r"(?:上传者|发布者|发布人|群名|群名称|群昵称|昵称|网名|账号名|账号名称|备注名|收款名|用户名)[ ]?:[ ]?[“\"]?(?P<n>[^\s,。;:()“”\"|]{2,20})"
)
_TIMES = re.compile(r"^[\d:/\-. ]+$|\d[ \])]*$")
"""A label that is a time, or that a time cut off: 大圣归来 20:11."""


def find(draft: Draft) -> None:
    """Mark names of Latin and Chinese parts, and grow the finds that cover a name only in part."""
    text = draft.text
    for pattern in (_ADDRESSED, _SIR, _NUMBERED, _NAMED):
        for match in pattern.finditer(text):
            if not draft.touches_protected(*match.span("n")):
                draft.add(
                    *match.span("n"), "NICK" if pattern in (_ADDRESSED, _NAMED) else "PERSON", "context"
                )
    _beside(draft)
    _labels(draft)
    _quotes(draft)
    lone.beside(draft)
    spelt.letters(draft)
    called.find(draft)


def _beside(draft: Draft) -> None:
    """羅德禮（Rodrigues）, Amy 关, 在路上🚴."""
    text = draft.text
    for mark in [m for m in draft.marks if m.type in _PERSONS]:
        tail = _BRACKET.match(text, mark.end)
        if not tail and text[mark.end - 1].isascii() and text[mark.end - 1].isalpha():
            tail = _LATIN_THEN_SURNAME.match(text, mark.end)
        if not tail and mark.type == "NICK":
            tail = _PICTURES.match(text, mark.end)
        if tail:
            draft.add(mark.start, tail.end(), mark.type, mark.source, mark.role, mark.of)


def _labels(draft: Draft) -> None:
    """五菱神车主：, when only 五菱神车 was found; lines of a chat that hold a name and nothing else."""
    text = draft.text
    labels = [
        match
        for match in _LABEL.finditer(text)
        if not _TIMES.search(match["n"]) and "]" not in match["n"][:-1]  # [江湖再见]晓得了 is a whole line
    ]
    if len(labels) < 3:
        return
    again = {name for name, times in Counter(match["n"] for match in labels).items() if times > 1}
    covers = [m for m in draft.marks if m.type in _PERSONS]
    by_start: dict[int, list[Mark]] = {}
    for mark in covers:
        by_start.setdefault(text.rfind("\n", 0, mark.start) + 1, []).append(mark)
    for match in labels:
        start, end = match.span("n")
        inside = [
            m for m in by_start.get(text.rfind("\n", 0, start) + 1, ()) if start <= m.start and m.end <= end
        ]
        if (
            inside
            and not draft.marked(start, end)
            and _is_name_only(text, start, end, inside, match["n"] in again)
        ):
            draft.add(start, end, "NICK", "context")


def _is_name_only(text: str, start: int, end: int, inside: list[Mark], speaks: bool) -> bool:
    """Whether what is left of a label beside the finds in it says no more than they do.

    `speaks`: the label opens several lines; then even 楼长 is a part of 楼长权叔, who is called so in the chat.
    """
    left = list(text[start:end])
    for mark in inside:
        left[mark.start - start : mark.end - start] = [" "] * (mark.end - mark.start)
    rest = re.sub(r"[\s()\-_/]", "", "".join(left))
    found = sum(mark.end - mark.start for mark in inside)
    called = speaks and any(mark.type == "NICK" for mark in inside)
    return (
        bool(rest)
        and len(rest) <= max(4, found)
        and (called or not ROLE_RE.search(rest))
        and "、" not in rest
    )


def _quotes(draft: Draft) -> None:
    """“美甲巧儿姐”, when only 巧儿姐 was found."""
    by_start: dict[int, list[Mark]] = {}
    for mark in draft.marks:
        if mark.type in _PERSONS and mark.end - mark.start >= 2:
            by_start.setdefault(mark.start, []).append(mark)
    for match in _QUOTED.finditer(draft.text):
        start, end = match.span("n")
        if draft.marked(start, end):
            continue
        inside = [m for i in range(start, end) for m in by_start.get(i, ()) if m.end <= end]
        if not inside or max(m.end for m in inside) != end:
            continue
        first, last = draft.word_index(start), draft.word_index(min(m.start for m in inside) - 1)
        if all(word.tag in _PLAIN for word in draft.words[first : last + 1]):
            draft.add(start, end, "NICK", "context")

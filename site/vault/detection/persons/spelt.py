"""Names told letter by letter: 姓弓长张, 姓小名满, 费是费用的费, 姓过，过日子的过."""

import re

from ..draft import HAN, Draft
from ..lexicon import any_of, words_of
from . import names

_PARTS = re.compile(any_of(words_of("parts", "spelt")))
_PARTS_NEXT = re.compile(rf"[, ]?(?:{_PARTS.pattern})")
_PIECE = re.compile(
    rf"[,、 (]?(?:对|就是|也就是|即)*(?P<p>(?:(?P<h>[{HAN}])(?:也|就)?(?:是|系|为))?(?P<w>[{HAN}]{{1,6}}?)[的嘅](?:那个|嗰个)?(?P<c>[{HAN}]))"
)
_LEADS = re.compile(rf"(?:叫|姓|名|名字是)(?=[{HAN}])")
_HAN = re.compile(rf"[{HAN}]+")
_SURNAME_AND_GIVEN = re.compile(
    rf"姓[“\"]?(?P<s>[{HAN}]{{1,2}}?)[”\"]?[, ]?(?:单名|名)(?:一个)?[“\"]?(?P<n>[{HAN}]{{1,2}})[”\"]?(?=[,。;、:)\n]|$)"
)
_GIVEN = re.compile(rf"(?:单名|单字)(?:一个|系)?[“\"]?(?P<n>(?![叫为是])[{HAN}])[”\"]?(?=[,。;、:)\n]|$)")
_IS_SURNAME = re.compile(
    rf"(?<![{HAN}])(?P<n>[{HAN}])(?:是|系|为)(?:我|他|她|佢)?(?:的|嘅)?姓(?=[,。;)\n]|$)"
)
_TWICE = re.compile(rf"姓[“\"]?(?P<n>[{HAN}])[”\"]?(?=[, ]?(?:我|就|名)?叫(?P=n))")
_BEARER = re.compile(rf"(?P<n>(?P<s>[{HAN}])姓(?:{names.TITLE_LONG}))")


def find(draft: Draft) -> None:
    """Mark the parts in which a name is told, and the words that tell which letters it has."""
    text = draft.text
    for match in _PARTS.finditer(text):
        _add(draft, *match.span())
    if "的" in text:
        for match in _LEADS.finditer(text):
            _lettered(draft, match.end())
    if "姓" in text or "单名" in text or "单字" in text:
        for match in _SURNAME_AND_GIVEN.finditer(text):
            _add(draft, *match.span("s"))
            _add(draft, *match.span("n"))
        for pattern in (_GIVEN, _IS_SURNAME, _TWICE):
            for match in pattern.finditer(text):
                _add(draft, *match.span("n"))
        for match in _BEARER.finditer(text):
            if match["s"] in names.surnames() and match["s"] not in "同贵百何":
                _add(draft, *match.span("n"))


def _lettered(draft: Draft, start: int) -> None:
    """叫易拉，容易的易: the words that tell the letters say how many of them are the name."""
    text = draft.text
    for size in (2, 3, 1, 4):
        name = text[start : start + size]
        if len(name) == size and _HAN.fullmatch(name):
            told = _told(text, name, start + size)
            if told:
                _add(draft, start, start + size)
                _add(draft, *told)
                return


def letters(draft: Draft) -> None:
    """Mark what tells the letters of a name that stands before it: 张沐，沐浴的沐."""
    if "的" not in draft.text and "嘅" not in draft.text:
        return
    for mark in [m for m in draft.marks if m.type == "PERSON" and m.end - m.start <= 4]:
        told = _told(draft.text, draft.text[mark.start : mark.end], mark.end)
        if told:
            _add(draft, *told)


def _told(text: str, name: str, position: int) -> tuple[int, int] | None:
    """From where to where the words behind a name tell its letters, one after the other."""
    start = end = 0
    while True:
        parts = _PARTS_NEXT.match(text, position)
        position = parts.end() if parts else position
        piece = _PIECE.match(text, position)
        if not piece or piece["c"] not in name or piece["c"] not in piece["w"] + (piece["h"] or ""):
            return (start, end) if end else None
        start, end = start if end else piece.start("p"), piece.end()
        position = end


def _add(draft: Draft, start: int, end: int) -> None:
    if not draft.touches_protected(start, end):
        draft.add(start, end, "PERSON", "rule")

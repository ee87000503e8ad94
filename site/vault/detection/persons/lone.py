"""Persons of whom the paper gives one character: 姓亓的, 经办：步、仇, a speaker 严：, and names torn apart by gaps."""

import re

from ..draft import HAN, Draft
from ..lexicon import any_of
from . import names
from .naming import FORM_WORDS, ROLE, role_of

_COMPOUND = any_of(names.compound_surnames())
_NO_SURNAME = "男女人者啊呀作名氏某什甚咩啥乜的了在是和与不也或个同何谁哪未无两、"
_TOLD = re.compile(
    rf"(?<![不贵同百何原无改])姓[“\"]?(?P<n>{_COMPOUND}|(?![{_NO_SURNAME}])[{HAN}])(?!名字|氏|姓|什么|子|士|那[家户])"
)
_TOLD_AFTER = re.compile(rf"[((](?P<n>{_COMPOUND}|[{HAN}])(?:为|是|作)?姓[,，、)）]")


def find(draft: Draft) -> None:
    """Mark surnames that stand for their bearers, and names with gaps between their characters."""
    _told(draft)
    _signed(draft)
    _approved(draft)
    _spaced(draft)
    _speaking(draft)


def _told(draft: Draft) -> None:
    """姓亓的, 我姓布, (雀为姓)."""
    if "姓" not in draft.text:
        return
    for pattern in (_TOLD, _TOLD_AFTER):
        for match in pattern.finditer(draft.text):
            start, end = match.span("n")
            if not draft.touches_protected(start, end) and not draft.marked(start, end):
                draft.add(start, end, "PERSON", "rule")


_HAND = rf"(?:{ROLE}|[{HAN}]{{0,4}}(?:员|人|长|技工|师傅|督导|座席|坐席|班长)|经办|承办|审核|复核|记录|拍摄|整理|校对|核稿|翻译|代书|签收|签名|签字|落款|收|到场|值班|带队)"
_LONE = rf"(?P<n>[{HAN}])(?=[ \t]*(?:[、,。;:()\n|\t]|$|[ ]{{1,4}}\S))"
_AFTER_LABEL = re.compile(rf"{_HAND}(?:签[名字宇收章])?(?:\([^()\n]{{0,6}}\))?[ ]?[:：][ ]?{_LONE}")
_AFTER_ROLE = re.compile(rf"{ROLE}(?P<n>[{HAN}])(?=[、,。;()\n|\t]|$|[ ]{{1,4}}\S)")
_NEXT = re.compile(rf"[ ]?(?:、|[ ]{{1,4}}|,)[ ]?(?P<n>[{HAN}])(?=[ ]*(?:[、,。;()\n|\t]|$))")
NO_ONE = frozenset(
    "无有是否男女同略空等日月年时分元号人我你他她它此见详已未均都和与及或在到签答问个名字的了不也可能应当均即者方所处科室组队户家店车门口上下中内外前后左右东西南北甲乙丙丁"
)


def _is_surname(char: str) -> bool:
    return char in names.surnames() and char not in NO_ONE


def _signed(draft: Draft) -> None:
    """经办：步、仇。 网格员咸 — one character where a name is due."""
    text = draft.text
    for match in _AFTER_LABEL.finditer(text):
        _lone(
            draft,
            *match.span("n"),
            role_of(match.group()),
            also=text[match.end("n") : match.end("n") + 1] in "\n。、",
        )
    for match in _AFTER_ROLE.finditer(text):
        char = match["n"]
        if _is_surname(char) and match.start("n") in draft.edges:
            _lone(draft, *match.span("n"), role_of(match.group()))
    beside(draft)


def beside(draft: Draft) -> None:
    """Mark surnames that stand in one list behind a person: 甘露、司."""
    text = draft.text
    for mark in [m for m in draft.marks if m.type == "PERSON"]:
        following = _NEXT.match(text, mark.end)
        while following:
            start, end = following.span("n")
            if not _lone(draft, start, end, mark.role):
                break
            following = _NEXT.match(text, end)


def _lone(draft: Draft, start: int, end: int, role: str, *, also: bool = False) -> bool:
    char = draft.text[start]
    if not _is_surname(char) and not (
        also and char not in NO_ONE and draft.text[end : end + 1] in ("、", "\n")
    ):
        return False
    if draft.touches_protected(start, end):
        return False
    if not draft.marked(start, end):
        draft.add(start, end, "PERSON", "context", role)
    return True


_APPROVED = re.compile(
    rf"(?:意见|审核|审批|批示|批准|核签|签批|签发)[^\n:]{{0,4}}:[^\n]{{0,30}}?[。;,!]?[ \t]*(?<=[。;,! \t])(?P<n>[{HAN}]{{1,4}})(?=[ \t]*(?:(?:19|20)?\d\d[年./\-]|\d{{1,2}}[月./\-]|\n|$))"
)
_DECISION = re.compile(r"[同意可行已阅知悉无误属实结案归档照办通过不批准予以执按拟呈请报转此妥见附]{2,}")


def _approved(draft: Draft) -> None:
    """法制员意见：同意。那 2023.9.8 — who has the last word on a line of approval."""
    for match in _APPROVED.finditer(draft.text):
        value = match["n"]
        if _DECISION.search(value) or value in FORM_WORDS or value in names.NOT_NAMES:
            continue
        fits = _is_surname(value) if len(value) == 1 else names.looks_like_name(value, labelled=True)
        if fits and not draft.touches_protected(*match.span("n")):
            draft.add(*match.span("n"), "PERSON", "rule", role_of("审核"))


_TORN = re.compile(
    rf"(?:{ROLE}|真名|本名|原名|户名|姓名|名叫|当事[人入])(?:签[名字])?[ ]?[:：]?[ \t]*(?P<n>[{HAN}]{{1,2}}(?:[ ]{{1,2}}|\n)[{HAN}]{{1,2}}(?:(?:[ ]{{1,2}}|\n)[{HAN}])?)(?=[ ]{{2}}|[,。;:()\n\t|“”、]|$)"
)


def _spaced(draft: Draft) -> None:
    """佴 志明, 花 满 楼: a name with gaps, after a role or a label."""
    for match in _TORN.finditer(draft.text):
        start, end = match.span("n")
        value = re.sub(r"\s", "", match["n"])
        if not 2 <= len(value) <= 4 or value in FORM_WORDS or value in names.NOT_NAMES:
            continue
        if not names.looks_like_name(value, labelled=True) or draft.touches_protected(start, end):
            continue
        if draft.marked(start, end):
            continue
        tail = re.split(r"\s+", match["n"])[-1]
        if "\n" in match["n"] and tail in FORM_WORDS:
            continue
        draft.add(start, end, "PERSON", "context", role_of(match.group()))


_LINE = re.compile(rf"(?m)^[ \t●•·*\-—]*(?P<n>[{HAN}])[ ]?:(?=.)")


def _speaking(draft: Draft) -> None:
    """严：… 计：… in minutes: a speaker of one character, when several lines have one."""
    lines = [
        m
        for m in _LINE.finditer(draft.text)
        if m["n"] not in "问答甲乙丙丁戊注附另一二三四五六七八九十主客男女来受接派办转录听讲店补"
    ]
    told = {m.start for m in draft.marks if m.type == "PERSON"}
    firsts = {draft.text[start] for start in told}
    sure = len(lines) >= 3 and len({m["n"] for m in lines}) >= 2
    for match in lines:
        if sure or (match["n"] in firsts and (_is_surname(match["n"]) or len(lines) >= 2)):
            draft.add(*match.span("n"), "PERSON", "context")

"""A surname with a post or a form of address, as a whole: 陈所长, 田队, 蔡工, 何女士, 梁伯."""

import re

from ..draft import HAN, Draft, is_han
from ..lexicon import any_of, words_of
from . import names
from .names import NICK_NOT, NOT_NAMES, TITLE_LONG, TITLE_SHORT
from .naming import right_edge

_COMPOUND = any_of(names.compound_surnames() - {"第五"})
_LONG = re.compile(rf"(?P<s>{_COMPOUND}|[{HAN}])(?:副|大|老)?(?P<t>{TITLE_LONG})")
_SHORT = re.compile(rf"(?P<s>{_COMPOUND}|[{HAN}])(?P<t>{TITLE_SHORT})")
NOT_POSTS = frozenset(words_of("not_post", "persons"))
_CIVIL = re.compile(
    r"(?:律师|老师|医生|先生|女士|小姐|师傅|所长|队长|主任|局长|科长|书记|经理|警官|法官|教授|校长)"
)
_KIN = "姐哥叔姨婶伯嫂婆公妹弟仔爷娘"
# Surname and post that the word list knows as words, and that case papers use of people.
_POSTS_AFTER_ALL = frozenset(["黄队", "马队", "石工", "陶工", "任工", "金队", "方队", "龙科", "金科"])
_LEFT_OK = "揾搵俾畀喺系同嗌问话的是由找请叫跟和与向对问被让给到经在及同等据副原某阿称说见位名了去坊人员方主者友居家队工户长师"
_NOT_AFTER_KIN = re.compile(r"(?:母|父|伯|仔面|公司|爷庙)")


def find(draft: Draft) -> None:
    """Mark surnames with a post."""
    text = draft.text
    position = 0
    while match := _LONG.search(text, position):
        position = match.start() + 1
        start, end = match.span()
        surname = match.group("s")
        value = text[start:end]
        if draft.touches_protected(start, end) or draft.marked(start, start + 1, "PERSON"):
            continue
        if (
            len(surname) == 1
            and surname not in names.common_surnames()
            and not (
                surname in names.surnames()
                and surname not in "由都水那言门员火是籍全"
                and _CIVIL.fullmatch(match.group("t"))
            )
        ):
            continue
        if not _left(draft, start) or value in NOT_NAMES or value in NICK_NOT or value in names.words():
            continue
        if text[start : start + 2] in names.words() and text[start : start + 2] != value[:2]:
            continue
        # 车队长, 施工队长, 安全员: the word before the post is no surname
        if (
            len(value) == 3
            and value[:2] in names.words()
            and value[:2] not in ("高工", "马队", "方队", "金队", "石队", "白队")
        ):
            continue
        draft.add(start, end, "PERSON", "context", _role(value))
    for match in _SHORT.finditer(text):
        start, end = match.span()
        surname, title = match.group("s"), match.group("t")
        value = text[start:end]
        known = value in names.words() or value in NOT_NAMES or value in NICK_NOT or value in NOT_POSTS
        if known and not (value in _POSTS_AFTER_ALL and _is_clear(draft, start, end)):
            continue
        if (
            draft.touches_protected(start, end)
            or (len(surname) == 1 and surname not in names.common_surnames())
            or not _left(draft, start)
        ):
            continue
        word = draft.word_at(start)
        if word.start == start - 1 and text[start - 1] in "揾搵俾畀喺系同嗌" and word.end == end:
            draft.add(start, end, "NICK" if title in _KIN else "PERSON", "context", _role(value))
            continue
        right = end >= len(text) or not is_han(text[end]) or end in draft.edges
        if title in _KIN:
            if (
                word.start == start and (right or word.end == end + 1) and not _NOT_AFTER_KIN.match(text, end)
            ) or (word.start == start and word.end == end):
                draft.add(start, end, "NICK", "context")
        elif (
            right
            and (word.start == start or word.end == start + 1)
            and word.end <= end
            and word.tag not in ("LOC", "TIME")
        ):
            draft.add(start, end, "PERSON", "context", _role(value))


def _is_clear(draft: Draft, start: int, end: int) -> bool:
    """Whether a surname with a post stands between edges or role words and does what persons do."""
    return _left(draft, start) and right_edge(draft, end)


def _left(draft: Draft, start: int) -> bool:
    left = draft.text[start - 1] if start else "\n"
    return not is_han(left) or start in draft.edges or left in _LEFT_OK


def _role(value: str) -> str:
    office = names.OFFICE_TITLES.search(value) and not re.search(r"(?:组长|书记|主任|委员|导)$", value)
    return "officer" if office else ""

"""What people call somebody whose rare surname the paper tells elsewhere: 老过, 过大爷, 老那太太, once 过继祥 is known.

Common surnames need no such ground: `posts` and `nicknames` know them.
"""

import re

from ..draft import HAN, Draft, is_han
from ..learned import ordinary
from . import names
from .names import NICK_NOT, NOT_NAMES
from .naming import right_edge

_TITLE = re.compile(rf"(?:老|大|副)?(?:{names.TITLE_LONG}|[总工队哥姐叔姨婶伯嫂婆爷](?![{HAN}]))")


def find(draft: Draft) -> None:
    """Mark the short forms of the persons found so far."""
    text = draft.text
    for surname in sorted(_rare(draft)):
        position = text.find(surname)
        while position >= 0:
            end = position + len(surname)
            headed = text[position - 1 : position] in ("老", "小") and _opens(draft, position - 1)
            title = _TITLE.match(text, end)
            if title and (headed or _opens(draft, position)):
                _add(draft, position - headed, title.end(), "PERSON")
            elif headed and right_edge(draft, end):
                _add(draft, position - 1, end, "NICK")
            position = text.find(surname, end)


def _rare(draft: Draft) -> set[str]:
    """The rare surnames of the full names, and those said alone."""
    found = set()
    for mark in draft.marks:
        if mark.type == "PERSON" and mark.source != "tagger":
            value = draft.text[mark.start : mark.end]
            surname = names.surname_of(value)
            if len(value) == 1 or (surname and 1 <= len(value) - len(surname) <= 2):
                found.add(surname or value)
    return {s for s in found if s not in names.common_surnames() and re.fullmatch(f"[{HAN}]{{1,2}}", s)}


def _opens(draft: Draft, start: int) -> bool:
    return start == 0 or start in draft.edges or not is_han(draft.text[start - 1])


def _add(draft: Draft, start: int, end: int, type: str) -> None:
    value = draft.text[start:end]
    plain = value in NICK_NOT or value in NOT_NAMES or value in ordinary.words() or names.is_word(value)
    if not plain and not draft.touches_protected(start, end):
        draft.add(start, end, type, "propagation")

"""Names that are not Han Chinese: 阿依古丽·买买提, Michael Johnson, Nguyễn Văn An."""

import re

from ..draft import HAN, Draft
from ..lexicon import any_of, words_of
from .naming import ROLE, ROLE_RE, right_edge, role_of


def find(draft: Draft) -> None:
    """Mark dotted and Latin names."""
    _dotted(draft)
    _composed(draft)
    _latin(draft)


_PARTS = any_of(words_of("parts", "foreign"))
_COMPOSED = re.compile(rf"{_PARTS}(?:{_PARTS}|[江汗木尔娜雅松提拉])*(?:[{HAN}](?={_PARTS}))?")
_ALONE = frozenset(
    (
        "乌兰",
        "哈达",
        "阿依",
        "提亚",
        "合木",
        "日且",
        "尼玛",
        "马海",
        "呼和",
        "乌云",
        "哈斯",
        "查干",
        "努尔",
        "苏和",
        "花拉",
        "吉日",
    )
)


_PLACE_NEXT = re.compile(r"(?:县|市|州|区|镇|乡|路|街|盟|旗|浩特|木齐)")


def _composed(draft: Draft) -> None:
    """扎西多吉, 其其格, 敖登格日乐: names put together from parts that are always names."""
    for match in _COMPOSED.finditer(draft.text):
        start, end = match.span()
        value = match.group()
        if len(value) < 2 or value in _ALONE or draft.touches_protected(start, end):
            continue
        if _PLACE_NEXT.match(draft.text, end):
            continue
        word = draft.word_at(start)
        if len(value) == 2 and not (
            (start in draft.edges and (end in draft.edges or right_edge(draft, end))) or word.tag == "PER"
        ):
            continue
        draft.add(start, end, "PERSON", "context", role_of(draft.text[max(0, start - 8) : start]))


_DOTTED = re.compile(rf"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,12}}){{1,3}}")


def _dotted(draft: Draft) -> None:
    """阿依古丽·买买提, 迪丽努尔·艾合买提江."""
    text = draft.text
    for match in _DOTTED.finditer(text):
        start, end = match.span()
        first = text.index("·", start)
        # the first part begins at a word edge, after role words and little words
        head = text[start:first]
        cut = 0
        for role in ROLE_RE.finditer(head):
            cut = max(cut, role.end())
        for m in re.finditer(r"(?:和|与|及|由|对|向|给|是|叫|系|的|在|被|跟|请|找|问|为|将)", head):
            if start + m.end() in draft.edges and m.end() < len(head):
                cut = max(cut, m.end())
        if cut < len(head):
            start += cut
        last = text.rindex("·", start, end) + 1
        word = draft.word_at(last)
        stop = min(end, max(word.end, last + 1))
        composed = _COMPOSED.match(draft.text, last)
        if composed:
            stop = min(end, composed.end())
        while not composed and stop < end and not right_edge(draft, stop):
            stop += 1
        if not composed and word.tag not in ("PER",) and stop - last < 2 and end - last >= 2:
            stop = min(end, last + 3) if not right_edge(draft, last + 2) else last + 2
        if _LATIN_ONLY.search(text[start:stop]) or draft.touches_protected(start, stop):
            continue
        draft.add(start, stop, "PERSON", "context", role_of(text[max(0, start - 8) : start]))


_LATIN_ONLY = re.compile(r"[A-Za-z]")
_LATIN_WORD = r"[A-ZÀ-ÖØ-ÞĐĂƠƯ][a-zA-Zà-öø-ÿđăơưạ-ỹẠ-Ỹ\u0300-\u036f'’\-]*\.?"
_LATIN = re.compile(
    rf"(?<![A-Za-z0-9@._\-])(?P<n>{_LATIN_WORD}(?:[ ·.,]{{1,2}}{_LATIN_WORD}){{1,4}})(?![A-Za-z0-9@])"
)
_LATIN_ONE = re.compile(r"(?<![A-Za-z0-9@._\-])(?P<n>[A-Z][a-zà-ỹ]{2,14})(?![A-Za-z0-9@_.])")
_LATIN_AFTER_ROLE = re.compile(
    rf"{ROLE}[:]?[ ]?(?P<n>[A-Z][A-Za-zà-ỹÀ-Ỹ'\-]+(?:[ ][A-Z][A-Za-zà-ỹÀ-Ỹ'\-]*){{0,4}})"
)
LATIN_NAMES = frozenset(words_of("latin_names", "persons"))
NOT_LATIN_NAMES = _LATIN_NOT = frozenset(words_of("generic_latin", "persons"))


def _latin(draft: Draft) -> None:
    text = draft.text
    for match in _LATIN.finditer(text):
        parts = [p.strip(".,").lower() for p in re.split(r"[ ·.,]+", match.group("n")) if p.strip(".,")]
        lower = sum(any(c.islower() for c in p) for p in re.split(r"[ ·.,]+", match.group("n")))
        if any(p in _LATIN_NOT for p in parts) or lower == 0:
            continue
        draft.add(match.start("n"), match.end("n"), "PERSON", "context")
    for match in _LATIN_ONE.finditer(text):
        if match.group("n").lower() in LATIN_NAMES:
            draft.add(match.start("n"), match.end("n"), "PERSON", "context")
    for match in _LATIN_AFTER_ROLE.finditer(text):
        if match.group("n").lower() not in _LATIN_NOT:
            draft.add(match.start("n"), match.end("n"), "PERSON", "context", role_of(match.group()))

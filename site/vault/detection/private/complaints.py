"""What people say of somebody's health in their own words: where it is told in a text, and of whom.

`bodies` and `states` read; here it is asked whether it is told of somebody, and not of a dog, of a chair, of the law or of a cure.
"""

import re
from collections.abc import Iterator

from ..draft import Draft
from ..persons import possible
from . import bodies, health, states
from .flowing import Flow, flow

_CLAUSE = re.compile(r"[^,。;:!?\n\t|]{2,}")
_SENTENCE_END = re.compile(r"[。;!?\n\t|]")
_ANYBODY = re.compile(
    r"(?:祝|早日|可能|容易|避免|防止|以防|以免|谨防|小心|当心|免得|如果|如有|一旦|万一|若|凡|致人|导致人|易(?:致|造成|引发))[^,。;\n]{0,10}$"
)
_DENIED = re.compile(
    r"(?:无|没有|没|未见|未|[无没]人|未造成人员|均未|否认|并无|不是|唔系|非|零|防|治|治疗|预防|抗|专治|根治|包治|主治|调理|缓解|改善)$"
)
_FAR = 16


def find(draft: Draft) -> None:
    """Mark what is told of somebody's health in everyday words."""
    if possible.is_law(draft.text):
        return
    aloud = flow(draft.text)
    for start, end, sure in _told(draft, aloud):
        if start >= end:
            continue
        a, b = aloud.span(start, end)
        if (
            draft.marked(a, b, "HEALTH")
            or draft.touches_protected(a, b)
            or _of_nobody(draft, aloud.text, start, end, a, b)
        ):
            continue
        if sure or _told_of_somebody(draft, a) or _by_name(draft, a, b):
            draft.add(a, b, "HEALTH", "health")


def _told(draft: Draft, aloud: Flow) -> Iterator[tuple[int, int, bool]]:
    text = aloud.text
    yield from bodies.said_of_bodies(aloud, draft)
    for clause in _CLAUSE.finditer(text):
        begin, stop = clause.span()
        for cue, reading in states.SURE:
            if cue.search(text, begin, stop):
                for match in reading.finditer(text, begin, stop):
                    yield match.start(), match.end(), True
        for match in states.LIKELY.finditer(text, begin, stop):
            yield match.start(), match.end(), False


def _of_nobody(draft: Draft, text: str, start: int, end: int, a: int, b: int) -> bool:
    """Whether it is the law's, a cure's, a beast's, or nobody's at all."""
    before = text[max(0, start - 14) : start]
    if _DENIED.search(before) or _ANYBODY.search(before) or health.says_nothing(draft, a, b):
        return True
    return health.is_beasts(text, start)


def _by_name(draft: Draft, start: int, end: int) -> bool:
    """孕妇熊燕."""
    return draft.text[start:end] in _CALLED and any(
        draft.touched(end, end + 1, t) for t in ("PERSON", "NICK")
    )


_CALLED = frozenset(("孕妇", "产妇", "盲人", "聋人", "病人", "患者", "残疾人"))


def _told_of_somebody(draft: Draft, start: int) -> bool:
    """Whether a person stands before it in its sentence."""
    left = max(0, start - _FAR)
    for match in _SENTENCE_END.finditer(draft.text, left, start):
        left = match.end()
    if left >= start:
        return False
    return health.OWNER.search(draft.text, left, start) is not None or any(
        draft.touched(left, start, type) for type in ("PERSON", "NICK")
    )


CUED, UNCUED = 0.4, 0.5
"""The tagger's chance from which a stretch is hidden as somebody's health: with a part of the body or a sign of illness, and without."""


def sure_enough(draft: Draft, start: int, end: int) -> float:
    """The chance from which a find of the tagger's is hidden: less beside what was found and where a cue stands in it."""
    value = draft.text[start:end]
    if (
        health.says_nothing(draft, start, end)
        or health.is_beasts(draft.text, start)
        or bodies.of_things(value)
    ):
        return 2.0
    if draft.touched(max(0, start - 2), end + 2, "HEALTH"):
        return CUED
    part = any(m.end() - m.start() > 1 for m in bodies.PART.finditer(value))
    return CUED if part or states.LIKELY.search(value) or states.tells(value) else UNCUED

"""Our own tagger: what the context alone says, whatever the name or the place is called.

The chances come from `entities.analyse`; here they become finds, where they are high, and doubts, where they are middling.
"""

import itertools
import re
from typing import NamedTuple

import numpy as np

from ..draft import Draft, solid
from ..lexicon import words_of
from ..numbers import codes
from ..persons import names, possible
from ..private import complaints
from ..spans import NAMED_TYPES, TYPES

LOW = 0.1
"""A run goes on while the chance that a character must go is at least this."""
SURE = 0.4
"""From this mean chance on a run is hidden."""
MAYBE = 0.2
"""From this mean chance on the reviewer is asked."""
SURER = 0.92
"""What a word that names nobody elsewhere needs instead: 结果 in a table's column."""
NEVER = 2.0
ALONE = 0.85
"""From this chance on a single character is hidden: an officer who signs with the surname only."""
DOUBTED = 0.4
"""A character beside what a rule found stays when the chance that it may stay is above this."""
ECHO = 0.2
"""What was found elsewhere in the text needs only this mean chance where it stands again."""
NUMBER = 0.4
"""From this mean chance on a number is hidden whose form no rule knows."""
FIGURES = 4
"""So many figures or letters has the shortest number that leads to somebody: a tail."""
CLEAR = 0.93
"""From this mean chance on a number may be shorter, 前三位一五三, and look as the rules know none: 江林罚书字〔2018〕第12号."""
_CODE = re.compile(r"[0-9A-Za-z]")
_CLOSED = re.compile(r"[^()〔〕\[\]]*[)〕\]]")
_FIGURE = re.compile(r"[0-9A-Za-z零〇一二两三四五六七八九幺洞拐勾]")
_VERBS = frozenset("说称先在系是的把被与和等及问答道又也都就才来去到签给将对向由于不没要")
_LABEL = re.compile(r"\n\s*[^\s:,。]{1,6}:")
_LEAD = re.compile(r"(?:.{0,3}?[喺在]|[这那]里)(?=.{2})", re.DOTALL)
_FAMOUS = frozenset(words_of("famous", "persons"))
_HOTLINE = re.compile(r"12\d{3}(?!\d)")
REASONS = {
    "PERSON": "可能是人名",
    "NICK": "可能是称呼",
    "ADDR": "可能是地点",
    "SHOP": "可能是店名",
    "ORG": "可能是企业",
}


def mean(chances: np.ndarray, start: int, end: int) -> float:
    """The mean chance of a stretch; `ndarray.mean` thinks longer about types than it takes to add a few numbers."""
    return float(np.add.reduce(chances[start:end]) / (end - start))


class Run(NamedTuple):
    start: int
    end: int
    type: str
    chance: float
    """The mean chance of its characters."""


def runs(chances: np.ndarray) -> list[Run]:
    """The stretches that may have to go, in order; two that stand side by side are told apart by their beginnings."""
    something = 1 - chances[:, 0]
    firsts, others = chances[:, 1::2], chances[:, 2::2]
    on = np.concatenate(([False], something >= LOW, [False]))
    starts = np.flatnonzero(~on[:-1] & on[1:])
    ends = np.flatnonzero(on[:-1] & ~on[1:])
    first = firsts.sum(axis=1)
    begins = np.flatnonzero(first > np.maximum(0.5, others.sum(axis=1)))
    kinds = firsts + others
    found = []
    if not len(starts):
        return found
    peaks = np.maximum.reduceat(np.append(something, 0.0), np.column_stack((starts, ends)).ravel())[::2]
    worth = peaks >= MAYBE  # no mean is above its peak
    for start, end in zip(starts[worth].tolist(), ends[worth].tolist(), strict=True):
        inner = begins[np.searchsorted(begins, start + 1) : np.searchsorted(begins, end)].tolist()
        edges = [start, *inner, end]
        for a, b in itertools.pairwise(edges):
            found.append(Run(a, b, TYPES[int(kinds[a:b].sum(axis=0).argmax())], mean(something, a, b)))
    return found


def find(draft: Draft, chances: np.ndarray) -> None:
    """Mark what is likely, and note as doubts what is less so. Numbers are left to the rules, which know their forms."""
    law = possible.is_law(draft.text)  # or a contract, whose articles look the same
    known, hidden = bytearray(len(draft.text)), bytearray(len(draft.text))
    for mark in draft.marks:
        for cover in (known, hidden) if mark.source == "roster" else (hidden,):
            cover[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    something = 1 - chances[:, 0]
    for run in runs(chances):
        if run.type not in NAMED_TYPES:
            if run.type != "DOB":  # a day says by its label whose it is: the rules read that
                _number(draft, run, hidden)
            continue
        for start, end in _open(draft, run.start, run.end, known):
            if run.type in ("PERSON", "NICK"):
                start, end = _name(draft.text, start, end, chances)
            elif run.type in ("ADDR", "SHOP") and (lead := _LEAD.match(draft.text, start, end)):
                start = lead.end()
            start, end = _beside(hidden, start, end, chances)
            if start == end or possible.NUMBER_AHEAD.match(draft.text, end):
                continue
            chance = mean(something, start, end)
            if chance >= max(SURER * law, _needed(draft, start, end, run.type)):
                draft.add(start, end, run.type, "tagger")
            elif chance >= MAYBE and not law:
                reason = REASONS.get(run.type, "可能要遮")
                draft.unsure += [(a, b, reason) for a, b in _bare(hidden, start, end) if b - a > 1]
    _echo(draft, chances)


def _number(draft: Draft, run: Run, hidden: bytearray) -> None:
    """Mark a number whose form no rule knows, where enough of it looks like one; ask where less is sure."""
    text, start, end = draft.text, run.start, run.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if text[start - 1 : start] in ("(", "〔", "[") and run.start < start and _CLOSED.match(text, start, end):
        start -= 1
    while start and _CODE.match(text[start - 1]) and _CODE.match(text[start]):
        start -= 1
    while end < len(text) and _CODE.match(text[end]) and _CODE.match(text[end - 1]):
        end += 1
    clear = run.chance >= CLEAR
    if len(_FIGURE.findall(text, start, end)) < (1 if clear else FIGURES):
        return
    if not clear and not codes.may_be_somebodys(draft, start, end, run.type):
        return
    if run.chance >= NUMBER:
        draft.add(start, end, run.type, "tagger")
    elif run.chance >= MAYBE:
        draft.unsure += [(a, b, "可能是号码") for a, b in _bare(hidden, start, end) if b - a > 1]


def _name(text: str, start: int, end: int, chances: np.ndarray) -> tuple[int, int]:
    """A name without the verb that was taken for its last character: 志强说."""
    while end - start >= 3 and text[end - 1] in _VERBS and chances[end - 1, 0] > 0.05:
        end -= 1
    return start, end


def _beside(hidden: bytearray, start: int, end: int, chances: np.ndarray) -> tuple[int, int]:
    """A stretch without a character or two beside what a rule has found, where the tagger itself has its doubts about them."""
    while start < end and hidden.find(1, start, start + 3) > start and chances[start, 0] > DOUBTED:
        start += 1
    while (
        start < end
        and hidden.rfind(1, max(start, end - 3), end - 1) >= 0
        and not hidden[end - 1]
        and chances[end - 1, 0] > DOUBTED
    ):
        end -= 1
    return start, end


def _bare(hidden: bytearray, start: int, end: int):
    """The parts of a stretch that no rule has found."""
    while start < end:
        covered = hidden.find(1, start, end)
        stop = end if covered < 0 else covered
        if stop > start:
            yield start, stop
        start = stop + 1


def _needed(draft: Draft, start: int, end: int, type: str) -> float:
    """The chance from which a find is hidden."""
    value = draft.text[start:end]
    if type == "HEALTH":  # 可治愈糖尿病 says nothing about anybody: the rules see that, the tagger does not
        return complaints.sure_enough(draft, start, end) if len(value) > 2 else NEVER
    if value in _FAMOUS or _HOTLINE.match(value):
        return NEVER
    if type == "ADDR" and value.isdigit():  # a room, as often a sum
        return SURER
    if len(value) == 1:
        return ALONE
    if type in ("SHOP", "ORG") and value in names.law_words():
        return SURER
    if type in ("PERSON", "NICK") and (value in names.NOT_NAMES or value in names.NICK_NOT):
        return SURER
    return SURE


def _echo(draft: Draft, chances: np.ndarray) -> None:
    """Mark where a name stands again that is also a word, when its context leaves the choice open.

    左右 in 左右到场 is the man who was named before, in 十点左右 it is not: the rules can only tell by what stands behind it.
    """
    something = 1 - chances[:, 0]
    known = {
        (mark.type, solid(draft.text[mark.start : mark.end])): mark
        for mark in draft.marks
        if mark.type in ("PERSON", "NICK", "SHOP", "ORG", "ADDR")
    }
    for (type, value), mark in known.items():
        if len(value) < 2:
            continue
        for start, end in draft.occurrences(value):
            if draft.marked(start, end) or draft.is_protected(start, end):
                continue
            if mean(something, start, end) >= (ECHO if len(value) == 2 else ECHO / 4):
                draft.add(start, end, type, "tagger", mark.role, mark.of)


def _open(draft: Draft, start: int, end: int, known: bytearray):
    """The parts of a stretch that no law, no agency and no name of the roster holds, without the punctuation around them."""
    text = draft.text
    begin = start
    for i in range(start, end + 1):
        if (
            i == end
            or known[i]
            or draft.touches_protected(i, i + 1)
            or (text[i] == "\n" and _LABEL.match(text, i))
        ):
            a, b = begin, i
            while a < b and not text[a].isalnum():
                a += 1
            while b > a and not text[b - 1].isalnum() and text[b - 1] not in ")”":
                b -= 1
            if b - a > 1 or (b > a and not text[a - 1 : a].isalnum() and not text[b : b + 1].isalnum()):
                yield a, b
            begin = i + 1

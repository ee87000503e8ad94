"""Persons by what all eyes together say: the rules, the weights of `standing`, the tagger's chances.

The three err in different places. A rule's find that the other two think nothing of is only asked about, a word that no
rule found is hidden when the other two agree. The weights and `KEPT` were fitted on 77 documents left out of the teaching
of both, and judged on the same. `CHANCE` was raised when the tagger had learned more; it and `HIDDEN` were chosen by the
sums of documents kept from both, `ASKED` by how many names the reviewer is shown against how many questions: 96 in 100
for ten in a thousand characters.
"""

import math
import re
from collections.abc import Sequence

import numpy as np

from .draft import HAN, Draft
from .learned import standing, tagger
from .learned.standing import Standing
from .persons import names, possible
from .roster import used_as_word
from .spans import TYPES

PLACE, CHANCE, BASE = 0.58, 0.85, 1.24
"""Weights of the log odds of `standing`, of the log odds of the tagger, and of nothing."""
HIDDEN, ASKED = 0.3, -2.0
"""From which log odds on a stretch that no rule found is hidden, and from which on the reviewer is asked."""
WORDY = 0.2
"""How much more an ordinary word needs: 连接管已更换 is about no Mr 连."""
NAMED = 1.4
"""How much less it needs where the roster gives the name."""
NAMESAKE = 1.0
"""How much less a question needs about a word that is somebody's name elsewhere in the text."""
KEPT = {"entity": -0.6, "context": -3.0, "propagation": -3.0, "tagger": 0.2}
"""From which log odds on the find of each layer stays hidden; below it is asked about."""
NOBODY = -5.0
_FILED = ("PHONE", "ID", "BANK", "PLATE", "CASENO", "CERT")
"""What stands in contracts and decisions, and in no law."""
_SHORT = re.compile(rf"[{HAN}]{{1,4}}")


def find(draft: Draft, chances: np.ndarray) -> None:
    """Mark what is likely a person by now, unmark what hardly is, and note what lies between for the reviewer.

    `chances`: the tagger's, see `entities.Analysis`.
    """
    if possible.is_law(draft.text) and not any(mark.type in _FILED for mark in draft.marks):
        return
    judged = standing.judged(draft)
    draft.doubts.clear()
    said = [NOBODY] * len(draft.text)
    for one in standing.apart(judged, len(draft.text)):
        said[one.start : one.end] = [max(NOBODY, one.odds)] * (one.end - one.start)
    something = 1 - chances[:, 0]

    def odds(start: int, end: int) -> float:
        chance = tagger.mean(something, start, end)
        return PLACE * max(said[start:end]) + CHANCE * math.log((chance + 0.01) / (1.01 - chance)) + BASE

    tagger.find(draft, chances)
    _doubt(draft, odds)
    people = {draft.text[mark.start : mark.end] for mark in draft.marks if mark.type in ("PERSON", "NICK")}
    for one in standing.apart(_together(draft, judged, something), len(draft.text)):
        if one.odds < ASKED - NAMESAKE:
            break
        if draft.marked(one.start, one.end) or draft.touches_protected(one.start, one.end):
            continue
        if possible.NUMBER_AHEAD.match(draft.text, one.end):
            continue
        value = draft.text[one.start : one.end]
        if names.is_word(value) and used_as_word(draft.text, one.start, one.end):
            continue
        if one.odds < ASKED - NAMESAKE * (value in people):
            continue
        if one.odds >= HIDDEN:
            draft.add(one.start, one.end, "NICK" if value[0] in "阿肥" else "PERSON", "context")
        else:
            draft.doubts.append((one.start, one.end))


def _together(draft: Draft, judged: Sequence[Standing], something: np.ndarray) -> list[Standing]:
    """The candidates with what all eyes together say."""
    sums = np.concatenate(([0.0], np.cumsum(something)))
    starts = np.array([one.start for one in judged], dtype=int)
    ends = np.array([one.end for one in judged], dtype=int)
    chance = (sums[ends] - sums[starts]) / np.maximum(1, ends - starts)
    tagged = CHANCE * np.log((chance + 0.01) / (1.01 - chance)) + BASE
    found = []
    for one, odds in zip(judged, tagged.tolist(), strict=True):
        value = draft.text[one.start : one.end]
        odds += PLACE * min(max(NOBODY, one.odds), -NOBODY)
        odds += NAMED * (value in draft.known) - WORDY * names.is_word(value)
        found.append(Standing(one.start, one.end, odds))
    return found


def _doubt(draft: Draft, odds) -> None:
    """Turn the finds that the other eyes think nothing of into questions; forget the weakest of the tagger's questions."""
    dropped = [
        mark
        for mark in draft.marks
        if mark.type in ("PERSON", "NICK")
        and mark.source in KEPT
        and _SHORT.fullmatch(draft.text, mark.start, mark.end)
        and odds(mark.start, mark.end) < KEPT[mark.source]
    ]
    draft.drop(dropped)
    draft.doubts += [
        (mark.start, mark.end)
        for mark in dropped
        if mark.source != "tagger" or odds(mark.start, mark.end) >= ASKED
    ]
    draft.unsure = [
        (start, end, reason)
        for start, end, reason in draft.unsure
        if reason not in ("可能是人名", "可能是称呼")
        or not _SHORT.fullmatch(draft.text, start, end)
        or odds(start, end) >= ASKED
    ]


LONE = 0.4
"""From this chance on the reviewer is asked about a character that stands alone: half of them are somebody."""


def ask_about_lone(draft: Draft, chances: np.ndarray) -> None:
    """Note the characters that are words of their own and somebody to the tagger: 朵（女儿）, 过秤的是蓝."""
    if possible.is_law(draft.text):
        return
    people = sum(chances[:, [1 + 2 * n, 2 + 2 * n]].sum(axis=1) for n in map(TYPES.index, _PEOPLE))
    for word in draft.words:
        start, end = word.start, word.end
        if end - start > 1 or people[start] < LONE or not _SHORT.fullmatch(draft.text, start, end):
            continue
        beside = draft.marked(start - 1, start) if start else False
        if not beside and not draft.marked(end, end + 1) and not draft.is_protected(start, end):
            draft.doubts.append((start, end))


_PEOPLE = ("PERSON", "NICK")
_UNSEEN = {"SHOP": 0.2, "ORG": 0.2, "ADDR": 0.16, "NICK": 0.12, "PERSON": 0.08}
"""Below this highest chance of any of its characters a find of the rules is only asked about.

On marked documents nine in ten such finds of shops, firms and places led to nobody (遛狗不牵绳 is no shop beside a garden).
"""


def ask_about_the_unseen(draft: Draft, chances: np.ndarray) -> None:
    """Turn what only a rule found, and the tagger sees nothing in, into questions for the reviewer."""
    something = (1 - chances[:, 0]).tolist()
    seen: dict[tuple[str, str], float] = {}
    guessed = [
        m for m in draft.marks if m.source not in ("roster", "rule", "told", "tagger") and m.type in _UNSEEN
    ]
    for mark in guessed:
        key = mark.type, draft.text[mark.start : mark.end]
        seen[key] = max(seen.get(key, 0.0), *something[mark.start : mark.end])
    dropped = [
        m
        for m in guessed
        if seen[m.type, draft.text[m.start : m.end]] < _UNSEEN[m.type]
        # 好再来, where 好再来足浴店 is seen
        and not (m.of and m.type in ("SHOP", "ORG") and seen.get((m.type, m.of), 0.0) >= tagger.SURE)
    ]
    draft.drop(dropped)
    if not possible.is_law(draft.text):  # 市场门口 in a law is nobody's
        draft.unsure += [(mark.start, mark.end, tagger.REASONS[mark.type]) for mark in dropped]

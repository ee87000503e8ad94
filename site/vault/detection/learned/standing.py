"""How a stretch that may be a name stands in its text: what comes before it, what follows, what it looks like.

Each stretch of one to four Chinese characters that stands where a person might is a candidate. Its features are words such
as `left:kin` or `right:say2`; the weights that turn them into log odds are learned (`training.weigh`) and kept in
`data/standing.txt`, one readable line each. What its own place says is then seen beside what the whole document says:
the same word elsewhere, what is already known to be a person, what stands next to it in a list.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from .. import tables
from ..draft import Draft
from ..lexicon import words_of
from ..normalise import DATA
from ..persons import likeness, names
from ..persons.naming import FORM_WORDS, ROLES
from . import hints

LONGEST = 4
FLOOR = -5.0
"""Candidates whose own place says less than this are not looked at again."""


class Candidate(NamedTuple):
    start: int
    end: int
    features: tuple[str, ...]
    odds: float
    """What its own place says, as log odds; 0 while training."""


@cache
def weights(section: str) -> dict[str, float]:
    """The learned weights: of a candidate's own place (`place`), of the whole document (`document`)."""
    found: dict[str, dict[str, float]] = {}
    for line in (DATA / "standing.txt").read_text("utf-8").splitlines():
        if line[:1] == "[":
            part = found.setdefault(line.strip("[]"), {})
        elif line[:1] != "#":
            feature, _, weight = line.rpartition(" ")
            part[feature] = float(weight)
    return found.get(section, {})


@cache
def _before() -> dict[str, str]:
    """Which kind of word stands before a name."""
    kinds: dict[str, str] = {}
    for kind in ("by", "seek", "called", "kin", "job"):
        for word in words_of(kind, "standing"):
            kinds[word] = kind
    for role in ROLES:
        kinds.setdefault(role, "job")
    return kinds


@cache
def _after() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind in ("act", "say", "belongs", "honour"):
        for word in words_of(kind, "standing"):
            kinds[word] = kind
    return kinds


def _sizes(words: Iterable[str], where: int, most: int) -> dict[str, tuple[int, ...]]:
    """How long the words are that have a character at this place of theirs, the longest first; no longer than `most`."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        if len(word) <= most:
            sizes.setdefault(word[where], set()).add(len(word))
    return {char: tuple(sorted(found, reverse=True)) for char, found in sizes.items()}


@cache
def _before_sizes() -> dict[str, tuple[int, ...]]:
    return _sizes(_before(), -1, 5)


@cache
def _after_sizes() -> dict[str, tuple[int, ...]]:
    return _sizes(_after(), 0, 4)


@cache
def _openers() -> frozenset[str]:
    """The characters behind one of which a name may begin in the middle of a word, see `_left`."""
    return frozenset((*_before_sizes(), *_LOOSE_GAP, *_SENTENCE, *_OF, *_HUMAN_TAIL))


_NOTE = re.compile(
    r"[ ]?\((?:男|女|身份证|电话|手机|证号|证件|执法证|花名|绰号|外号|人称|曾用名|原名|又名|化名|小名|乳名|已故|签名|签字|手印|指模|捺印|代签|代|系|其|别名|\d{2}岁|1\d{10}|[^()]{1,4}[族籍]|住|工号|警号|微信)"
)
_LOOSE_GAP = "“\"'‘「《 :\n\t|-("
_SENTENCE = "。,;!?、)》”/…—"
_OF = "的嘅了过着"
_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020001-\U0010ffff]+")
"""What `_han` says of each character."""
_HUMAN_TAIL = frozenset("员工师长人主手商匠户佬贩民警客友生代队")
_CELL_RIGHT = {
    **dict.fromkeys("。;!?", "stop"),
    ",": "comma",
    ":": "colon",
    "、": "list",
    "(": "bracket",
    "\n": "line",
    " ": "blank",
    **dict.fromkeys("\t|", "cell"),
    **dict.fromkeys("”\"'’", "quote"),
}


def _han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char > "\U00020000"


def _gap_of(gap: str) -> str:
    if ":" in gap:
        return "colon"
    if "\t" in gap or "|" in gap:
        return "cell"
    if "\n" in gap:
        return "line"
    if "(" in gap:
        return "bracket"
    return "quote" if gap.strip() else "blank"


def _left(draft: Draft, start: int) -> tuple[list[str], str, int]:
    """What stands before: features, its kind in one word, and whether a name may begin here (2: even one of one character)."""
    text, found = draft.text, []
    at = start
    while at and start - at < 3 and text[at - 1] in _LOOSE_GAP:
        at -= 1
    gap = _gap_of(text[at:start]) if at < start else ""
    lead, fit = gap, 2 if gap else 0
    if gap:
        found.append("gap:" + gap)
    kinds = _before()
    for size in _before_sizes().get(text[at - 1], ()) if at else ():
        kind = kinds.get(text[at - size : at]) if size <= at else None
        if kind:
            lead, fit = f"{kind}+{gap}", 2 if gap or size > 1 else 1
            found.append("left:" + lead)
            found.append(f"leftsize:{kind}{min(size, 3)}")
            break
    if at == 0:
        found.append("edge:begin")
        return found, lead or "begin", 2
    char = text[at - 1]
    if char in _SENTENCE:
        fit = 2
        if not gap:
            found.append("edge:" + char)
            lead = lead or char
    elif _han(char):
        word = draft.word_at(at - 1)
        found.append("lefttag:" + word.tag)
        found.append("leftword:" + text[word.start : at])
        if char in _OF:
            found.append("edge:of")
            lead, fit = lead or "of", fit or 1
        elif char in _HUMAN_TAIL and word.tag in ("n", "nz", "vn", "nw"):
            found.append("left:humantail" + gap)
            lead, fit = "human" + gap, fit or 1
    else:
        found.append("edge:other")
    return found, lead or "-", fit


def _right(draft: Draft, end: int) -> tuple[list[str], str, bool]:
    """What follows: features, its kind in one word, and whether a name may end here."""
    text = draft.text
    if end >= len(text):
        return ["right:end"], "end", True
    char = text[end]
    if char in " (" and _NOTE.match(text, end):
        return ["right:note"], "note", True
    if not _han(char):
        kind = _CELL_RIGHT.get(char, "other")
        found = ["right:" + kind]
        if char == " ":
            found.append("rightblank:" + ("han" if end + 1 < len(text) and _han(text[end + 1]) else "other"))
        return found, kind, True
    found = []
    word = draft.word_at(end)
    fit = word.start == end
    if fit:
        found.append("righttag:" + word.tag)
    found.append("rightword:" + text[end : word.end])
    kinds = _after()
    lead = ""
    for size in _after_sizes().get(char, ()):
        kind = kinds.get(text[end : end + size]) if end + size <= len(text) else None
        if kind:
            lead = f"{kind}{min(size, 2)}"
            found.append("right:" + lead)
            fit = fit or size > 1 or kind != "honour"
            break
    return found, lead or "-", fit


class Look(NamedTuple):
    """What a stretch looks like by itself, wherever it stands."""

    surname: str
    """The kind of its surname."""
    first: tuple[str, ...]
    """Features of its characters."""
    last: tuple[str, ...]
    """Features of it as a word."""


def _look(value: str) -> Look:
    size = len(value)
    surname = names.surname_of(value)
    common = surname in names.common_surnames()
    kind = "none" if not surname else "compound" if len(surname) > 1 else "common" if common else "rare"
    first = [f"size:{size}", f"surname:{kind}{size}", "first:" + value[0], "last:" + value[-1]]
    if surname and 1 <= size - len(surname) <= 2:
        first.append(f"weight:{max(-3, min(5, round(likeness.name_weight(value))))}")
    if size == 2:
        first.append(f"given:{max(-3, min(5, round(likeness.given_weight(value))))}")
    last = _known(value) if size > 1 else []
    little = len([c for c in value if c in names.BAD_GIVEN])
    if little:
        last.append(f"little:{little}")
    if "某" in value:
        last.append("is:masked")
    return Look(kind, tuple(first), tuple(last))


class Cut(NamedTuple):
    """How the words of the text cut a stretch."""

    size: int
    surname: str
    begins: bool
    """Whether its first word begins with it."""
    ends: bool
    first: str
    """The tag of its first word."""
    last: str
    words: int


def _cut(draft: Draft, start: int, end: int, surname: str) -> tuple:
    """The fields of a `Cut`."""
    one, two = draft.word_index(start), draft.word_index(end - 1)
    first, last = draft.words[one], draft.words[two]
    return end - start, surname, first.start == start, last.end == end, first.tag, last.tag, two - one + 1


def _of_cut(cut: Cut) -> list[str]:
    found = [f"edges:{cut.begins:d}{cut.ends:d}"]
    if cut.words == 1:
        whole = cut.begins and cut.ends
        found.append(f"word:{cut.first}{'' if whole else '-part'}")
        if whole:
            found.append(f"word:{cut.first}:{cut.surname}")
    else:
        found.append(f"words:{cut.words}of{cut.size}")
        found += ["firsttag:" + cut.first, "lasttag:" + cut.last]
    return found


def _known(value: str) -> list[str]:
    """What the word lists say of it."""
    found = []
    before, after = _before(), _after()
    if value in names.words():
        found.append("is:word")
    if value in names.law_words():
        found.append("is:law")
    if value in names.NOT_NAMES or value in FORM_WORDS:
        found.append("is:form")
    if value in names.NICK_NOT:
        found.append("is:nicknot")
    if value in before:
        found.append("is:" + before[value])
    if value in after:
        found.append("is:after" + after[value])
    if len(value) > 2:
        if value[:2] in names.NOT_NAMES:
            found.append("begins:form")
        if value[-2:] in before:
            found.append("ends:" + before[value[-2:]])
    if value[0] == value[1]:
        found.append("is:double")
    if value[0] in "阿老小肥大细":
        found.append("head:" + value[0])
    if value[-1] in "哥姐叔伯婶嫂婆公仔妹佬姨爷妈头王鬼":
        found.append("tail:" + value[-1])
    return found


def _weights_of(features: Iterable[str], known: dict[str, float]) -> list[float]:
    return [known[f] for f in features if f in known]


class Shapes:
    """What stretches of one text look like, as log odds; each look and each cut is weighed once."""

    def __init__(self, draft: Draft):
        self.draft = draft
        self.known = weights("place")
        self._looks: dict[str, tuple[str, float, list[float]]] = {}
        self._cuts: dict[tuple, list[float]] = {}

    def odds(self, start: int, end: int) -> float:
        value = self.draft.text[start:end]
        look = self._looks.get(value)
        if look is None:
            surname, first, last = _look(value)
            look = surname, sum(_weights_of(first, self.known)), _weights_of(last, self.known)
            self._looks[value] = look
        surname, total, rest = look
        cut = _cut(self.draft, start, end, surname)
        of_cut = self._cuts.get(cut)
        if of_cut is None:
            of_cut = self._cuts[cut] = _weights_of(_of_cut(Cut(*cut)), self.known)
        # one after the other, as in training: odds are rounded later, and sums of sums end in other last digits
        for weight in of_cut:
            total += weight
        for weight in rest:
            total += weight
        return total


def candidates(draft: Draft, *, all: bool = False) -> list[Candidate]:
    """Every stretch that stands where a person might, with what its own place says of it.

    `all`: for training, with their features; otherwise only those above `FLOOR`, without.
    """
    text = draft.text
    alone = names.surnames() | {
        text[mark.end - 1]
        for mark in draft.marks
        if mark.type == "PERSON" and 2 <= mark.end - mark.start <= 3
    }
    known = {} if all else weights("place")
    base = known.get("bias", 0.0)
    shapes = Shapes(draft)
    openers, enders = _openers(), _after_sizes()
    rights: dict[int, tuple | None] = {}

    def right_of(end: int) -> tuple | None:
        """What follows, and the log odds of it, when a name may end here."""
        if end not in draft.edges and _han(text[end]) and text[end] not in enders:
            return None
        features, follow, closed = _right(draft, end)
        return (features, follow, sum(_weights_of(features, known))) if closed else None

    found = []
    for run in _RUN.finditer(text):
        for start in range(*run.span()):
            if start not in draft.edges and text[start - 1] not in openers:
                continue
            left, lead, fit = _left(draft, start)
            if not fit and start not in draft.edges:
                continue
            odds_left = base + sum(_weights_of(left, known))
            single = fit == 2 and text[start] in alone
            for end in range(start + 1 if single else start + 2, min(start + LONGEST, run.end()) + 1):
                if end not in rights:
                    rights[end] = right_of(end)
                right = rights[end]
                if right is None:
                    continue
                features, follow, odds_right = right
                both = f"{lead}&{follow}"
                if all:
                    look = _look(text[start:end])
                    cut = _of_cut(Cut(*_cut(draft, start, end, look.surname)))
                    mine = (*left, *features, both, *look.first, *cut, *look.last)
                    found.append(Candidate(start, end, mine, 0.0))
                    continue
                odds = odds_left + odds_right + known.get(both, 0.0)
                if odds > FLOOR - 6:
                    odds += shapes.odds(start, end)
                    if odds > FLOOR:
                        found.append(Candidate(start, end, (), odds))
    return found


_BESIDE = ("、", " ", "和", "与", "及", "\n")


def around(draft: Draft, found: list[Candidate]) -> list[tuple[str, ...]]:
    """What the whole document says of each candidate."""
    text = draft.text
    by_value: dict[str, list[tuple[float, int]]] = {}
    by_start: dict[int, float] = {}
    by_end: dict[int, float] = {}
    for c in found:
        by_value.setdefault(text[c.start : c.end], []).append((c.odds, c.start))
        by_start[c.start] = max(by_start.get(c.start, -9.0), c.odds)
        by_end[c.end] = max(by_end.get(c.end, -9.0), c.odds)
    known: dict[str, int] = {}
    for mark in draft.marks:
        if mark.type in ("PERSON", "NICK"):
            value = text[mark.start : mark.end]
            known[value] = known.get(value, 0) + 1
            by_start[mark.start] = by_end[mark.end] = 4.0
    for value, places in by_value.items():
        if max(places)[0] > 1.5:
            known.setdefault(value, 0)
    parts = _parts(known)
    hinted = hints.find(draft)
    columns = _columns(draft)
    elsewhere = {value: Elsewhere(draft, value, places) for value, places in by_value.items()}
    rivals = _rivals(found)
    types = [type for type in _COVERING if any(mark.type == type for mark in draft.marks)]
    result = []
    for c, rival in zip(found, rivals, strict=True):
        value = text[c.start : c.end]
        size = min(c.end - c.start, 3)
        mine = [f"own:{max(-6, min(6, round(c.odds * 2) / 2))}"]
        mine += elsewhere[value].features(c.start, c.odds)
        if value in known:
            mine.append(f"known:{size}:{min(known[value], 2)}")
        elif value in parts:
            mine.append(f"part:{parts[value]}:{size}")
        elif value[1:] in known or value[:-1] in known or value[:2] in known or value[-2:] in known:
            mine.append("holds")
        if value in draft.known:
            mine.append(f"roster:{size}")
        if value in draft.known or known.get(value):
            mine.append(f"known&own:{max(-5, min(4, round(c.odds)))}")
        mine.append(f"rival:{max(-4, min(4, round(c.odds - rival)))}" if rival > -5 else "rival:none")
        if text[c.start - 1 : c.start] in _BESIDE:
            mine.append(f"beside:left:{max(-3, min(4, round(by_end.get(c.start - 1, -3.0))))}")
        if text[c.end : c.end + 1] in _BESIDE:
            mine.append(f"beside:right:{max(-3, min(4, round(by_start.get(c.end + 1, -3.0))))}")
        if (c.start, c.end) in columns:
            mine.append("column:" + columns[c.start, c.end])
        for type in types:
            if draft.touched(c.start, c.end, type):
                inside = draft.marked(c.start, c.end, type)
                mine.append(("inside:" if inside else "touch:") + type)
        if (c.start, c.end) in hinted:
            mine.append("hint:" + hinted[c.start, c.end])
        if draft.touches_protected(c.start, c.end):
            mine.append("protected")
        result.append(tuple(mine))
    return result


_COVERING = ("SHOP", "ORG", "ADDR", "PERSON", "NICK", "OTHERID")
_ENOUGH = 18
"""A sum from which on `Elsewhere` says nothing more."""


class Elsewhere:
    """How a value stands in the other places where it stands in the text."""

    def __init__(self, draft: Draft, value: str, places: list[tuple[float, int]]):
        """`places`: the log odds and the start of each of its candidates."""
        self.size = min(len(value), 3)
        self.others = len(places) - 1
        self.likely = [(odds + 2, start) for odds, start in places if odds > -2]
        *_, self.second, self.first = sorted([-9.0, *(odds for odds, _ in places)])
        # no more than three loose ones are told apart
        self.loose = sum(1 for _ in islice(draft.exact(value), len(places) + 3)) - len(places)

    def features(self, start: int, odds: float) -> list[str]:
        """What they say of the candidate at `start` with these odds."""
        found = []
        if self.others:
            best = self.second if odds == self.first else self.first
            found.append(f"again:{self.size}:{max(-4, min(4, round(best)))}")
        else:
            found.append(f"once:{self.size}")
        if self.others > 1:
            total = 0.0
            for more, place in self.likely:
                if place != start:
                    total += more
                    if total > _ENOUGH:
                        break
            found.append(f"sum:{min(8, round(total / 2))}")
        if self.loose > 0:
            found.append(f"loose:{self.size}:{min(self.loose, 3)}")
        return found


def _rivals(found: list[Candidate]) -> list[float]:
    """For each candidate the highest log odds of another one over any of its characters; -9 without one."""
    best: dict[int, tuple[float, Candidate]] = {}
    second: dict[int, float] = {}
    for c in found:
        for i in range(c.start, c.end):
            first = best.get(i)
            if first is None:
                best[i] = c.odds, c
            elif c.odds > first[0]:
                best[i], second[i] = (c.odds, c), first[0]
            elif c.odds > second.get(i, -9.0):
                second[i] = c.odds
    return [
        max(second.get(i, -9.0) if best[i][1] is c else best[i][0] for i in range(c.start, c.end))
        for c in found
    ]


def _columns(draft: Draft) -> dict[tuple[int, int], str]:
    """How many of the other cells of its column are persons, for each cell of the rows and each speaker of the lines."""
    columns: dict[tuple[int, int], list[tuple[int, int]]] = {}
    position = 0
    for line in draft.text.split("\n"):
        cells = tables.cells(line)
        if len(cells) >= 3:
            for number, (start, end) in enumerate(cells):
                columns.setdefault((len(cells), number), []).append((position + start, position + end))
        colon = line.find(":")
        if 0 < colon <= 6:
            columns.setdefault((0, 0), []).append((position, position + colon))
        position += len(line) + 1
    found = {}
    for column in columns.values():
        persons = [draft.marked(start, end, "PERSON", "NICK") for start, end in column if start < end]
        full = [(start, end) for start, end in column if start < end]
        for place, person in zip(full, persons, strict=True):
            if len(full) > 2:
                share = (sum(persons) - person) / (len(full) - 1)
                found[place] = (
                    "none" if not share else "few" if share < 0.4 else "some" if share < 0.75 else "most"
                )
    return found


def _parts(known: dict[str, int]) -> dict[str, str]:
    """The pieces of the known names: which is a surname, which a given name."""
    parts: dict[str, str] = {}
    for value in known:
        surname = names.surname_of(value)
        for size in range(1, len(value)):
            parts.setdefault(value[:size], "surname" if value[:size] == surname else "front")
            parts.setdefault(value[size:], "given" if size == len(surname) else "back")
    return parts


class Standing(NamedTuple):
    start: int
    end: int
    odds: float


def judged(draft: Draft) -> list[Standing]:
    """The candidates with what their place and the document say together; they may lie over one another."""
    found = candidates(draft)
    known = weights("document")
    base = known.get("bias", 0.0)
    return [
        Standing(c.start, c.end, base + sum(_weights_of(features, known)))
        for c, features in zip(found, around(draft, found), strict=True)
    ]


def apart(found: Sequence[Standing], size: int) -> list[Standing]:
    """The likeliest first, none over another, in a text of this size."""
    taken = bytearray(size)
    result = []
    for one in sorted(found, key=lambda s: (-s.odds, s.start, s.end)):
        if taken.find(1, one.start, one.end) < 0:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            result.append(one)
    return result

"""Search a text for known values in every dress (pure)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, product

from pypinyin import Style, pinyin

from ..memory import remembered
from . import disguises
from .values import PERSONAL, Value, may_be_exempted

_HAN_NAME = re.compile(r"^[㐀-鿿]{2,4}$")
MASKED_NUMBER = re.compile(r"(\d{2,})[*＊x×•●_□■]{2,}(\d{0,8})", re.IGNORECASE)
# The tone may be written behind a syllable: ma3 jian4 guo2.
_BETWEEN = r"[\s\-_.'’·1-5]*"
# A name of few letters is an English word as often as a name (李娥, "lie"): then only apart, "li e", counts.
_SHORT_PINYIN = 5
# Where a name in Latin letters can stand at all: most of a Chinese text need not be searched a hundred times.
_LETTERS = re.compile(rf"[a-z](?:{_BETWEEN}[a-z])*")
_NO_LETTER = re.compile(r"[^a-z，]+")
_EXEMPTED = "\ue000"
# A long document holds thousands of values; a page or a short case is searched sooner without any preparation.
_MANY = 500
_TAIL = 4


@dataclass(frozen=True, order=True)
class Spelling:
    """A value in Latin letters: its letters alone, and the pattern that it must fit in `Forms.latin`."""

    letters: str
    pattern: str


@dataclass(frozen=True)
class Needles:
    """What is looked for to find one value."""

    strings: tuple[tuple[str, str], ...]
    """(name of a form of `disguises.Forms`, text to find in it)."""
    spellings: tuple[Spelling, ...] = ()
    number: str = ""
    """The digits, for finding it half masked (138****5678)."""


# One document of 200 pages has nearly ten thousand.
@remembered(most=16384)
def needles_of(value: Value) -> Needles:
    """Everything that shows that `value` stands in a text."""
    bare = disguises.bare(value.text)
    strings: list[tuple[str, str]] = []
    spellings: set[Spelling] = set()
    if bare.isascii() and bare.isalpha():
        spellings.add(Spelling(bare, rf"(?<![a-z]){re.escape(bare)}(?![a-z])"))
    elif len(bare) < 4:
        strings.append(("joined", disguises.joined(value.text)))
    else:
        strings.append(("bare", bare))
    number = "".join(c for c in disguises.digits(value.text) if c.isdigit())
    if len(number) < 6 or value.type in {"ADDR", "CASENO", "DOB", "SHOP", "ORG"}:
        number = ""
    else:
        strings.append(("digits", number))
    name = disguises.joined(value.text)
    if value.type in PERSONAL and _HAN_NAME.match(name):
        spellings |= _pinyin(name)
    return Needles(tuple(strings), tuple(sorted(spellings)), number)


class _Hay(str):
    """A text in which very many needles are looked for: most are ruled out by their last characters alone."""

    def __new__(cls, text: str):
        hay = super().__new__(cls, text)
        hay._tails = {}
        return hay

    def __contains__(self, needle: str) -> bool:
        size = min(len(needle), _TAIL)
        if size not in self._tails:
            self._tails[size] = {self[at : at + size] for at in range(len(self) - size + 1)}
        return needle[-size:] in self._tails[size] and super().__contains__(needle)


class Scanner:
    """Finds the values of one case. Build it once, ask it for many texts."""

    def __init__(self, values: Iterable[Value], exempted: Iterable[str] = ()):
        """`exempted` are phrases in which a value may stand; see `known_values.may_be_exempted`."""
        self._phrases = sorted((p for p in exempted if p), key=len, reverse=True)
        self._strings: list[tuple[str, str, Value]] = []
        self._spellings: list[tuple[Spelling, Value]] = []
        self._numbers: list[tuple[str, Value]] = []
        for value in sorted(values, key=lambda v: (v.type, v.text)):
            self._add(value)

    def _add(self, value: Value) -> None:
        needles = needles_of(value)
        self._strings += ((form, needle, value) for form, needle in needles.strings)
        self._spellings += ((spelling, value) for spelling in needles.spellings)
        if needles.number:
            self._numbers.append((needles.number, value))

    def hits(self, text: str) -> list[Value]:
        """The values that occur in `text`, each once. Empty when the text may leave."""
        found: dict[Value, None] = {}
        for form in disguises.forms_of(text):
            hay = _Hay if len(self._strings) > _MANY else str
            whole = {name: hay(getattr(form, name)) for name in ("joined", "bare", "digits")}
            exempted = whole
            if self._phrases:
                exempted = {name: hay(self._without_phrases(str(text), name)) for name, text in whole.items()}
            for name, needle, value in self._strings:
                if needle in (exempted if may_be_exempted(value) else whole)[name]:
                    found[value] = None
            letters = "，".join(_LETTERS.findall(form.latin)) if self._spellings else ""
            # Few spellings have their letters in the text at all: only theirs are worth a pattern.
            alone = _NO_LETTER.sub("", letters)
            for spelling, value in self._spellings:
                if spelling.letters in alone and re.search(spelling.pattern, letters):
                    found[value] = None
            for match in MASKED_NUMBER.finditer(form.latin):
                head, tail = match.groups()
                for number, value in self._numbers:
                    if len(head + tail) >= 5 and number.startswith(head) and number.endswith(tail):
                        found[value] = None
        return list(found)

    def _without_phrases(self, text: str, form: str) -> str:
        for phrase in self._phrases:
            dressed = getattr(disguises, form)(phrase)
            if len(dressed) >= 2:
                text = text.replace(dressed, _EXEMPTED * len(dressed))
        return text


@remembered(most=6)
def scanner_of(values: frozenset[Value], phrases: tuple[str, ...]) -> Scanner:
    """A scanner is built once for the values it looks for: most changes of the marks leave them as they are."""
    return Scanner(values, phrases)


def _pinyin(name: str) -> set[Spelling]:
    """A Chinese name in pinyin, surname first or last, in any of its readings."""
    options = [
        sorted({spelling for reading in readings for spelling in _spellings(reading)})
        for readings in pinyin(name, style=Style.NORMAL, heteronym=True, errors="ignore")
    ]
    if len(options) != len(name):
        return set()
    found = set()
    for syllables in islice(product(*options), 32):
        between = _BETWEEN if len("".join(syllables)) >= _SHORT_PINYIN else _BETWEEN[:-1] + "+"
        for order in (syllables, syllables[1:] + syllables[:1]):
            found.add(Spelling("".join(order), rf"(?<![a-z]){between.join(order)}(?![a-z])"))
    return found


def _spellings(syllable: str) -> set[str]:
    """吕 is written lü, lv, lu and lyu."""
    plain = disguises.latin(syllable).replace("ü", "v")
    return {plain, plain.replace("v", "u"), plain.replace("v", "yu")} if "v" in plain else {plain}

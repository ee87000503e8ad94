"""All values of all cases in one automaton each form, so that a text is read once however many cases there are (pure).

A value counts in two ways. In an artefact that tells its case every value counts. Anywhere else only those count that
cannot be met by chance: full names, numbers, names of shops and firms, addresses with a house number. A given name, a
nickname or a road alone is part of everyday speech, and would drown what matters.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

import ahocorasick

from ..known import disguises
from ..known.ordinary_words import is_ordinary
from ..known.scan import MASKED_NUMBER, needles_of
from ..known.values import Value, is_distinctive, may_be_exempted
from .words import LATIN_WORDS, stands_apart

_FORMS = ("joined", "bare", "digits")
_LATIN = re.compile("[a-z]")
_SHORT = 11
"""A number or an identifier shorter than this is met inside longer ones by chance."""


@dataclass(frozen=True)
class Known:
    """What must not leave of one case, and the phrases that two people let pass."""

    case: UUID
    values: frozenset[Value]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class Hit:
    """A value stands in a text: whose, and of which kind. Never the value."""

    case: UUID
    type: str


@dataclass(slots=True)
class _Secret:
    case: UUID
    type: str
    everywhere: bool
    exemptible: bool


@dataclass
class _Phrases:
    """Phrases in one form, with the text around a value that they excuse."""

    of_case: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))
    all: list[str] = field(default_factory=list)


class Net:
    """Finds the values of many cases in a text."""

    def __init__(self, known: Iterable[Known]):
        self.values = 0
        self.cases = 0
        self._secrets: list[_Secret] = []
        self._phrases = {form: _Phrases() for form in _FORMS}
        self._numbers: dict[str, list[tuple[str, int]]] = defaultdict(list)
        strings: dict[str, dict[str, list[int]]] = {form: defaultdict(list) for form in _FORMS}
        letters: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for one in known:
            self.cases += 1
            self._allow(one)
            telling = telling_values(one.values)
            for value in sorted(one.values, key=lambda v: (v.type, v.text)):
                self._add(one.case, value, value in telling, strings, letters)
        self._automata = {form: _automaton(needles) for form, needles in strings.items()}
        self._letters = _automaton(letters)

    def _allow(self, one: Known) -> None:
        for form in _FORMS:
            for phrase in one.phrases:
                dressed = getattr(disguises, form)(phrase)
                if len(dressed) >= 2:
                    self._phrases[form].of_case[one.case].append(dressed)
                    self._phrases[form].all.append(dressed)

    def _add(self, case: UUID, value: Value, everywhere: bool, strings, letters) -> None:
        number = len(self._secrets)
        self._secrets.append(_Secret(case, value.type, everywhere, may_be_exempted(value)))
        self.values += 1
        needles = needles_of(value)
        for form, needle in needles.strings:
            strings[form][needle].append(number)
        for spelling in needles.spellings:
            letters[spelling.letters].append((number, spelling.pattern))
        if needles.number:
            self._numbers[needles.number[:2]].append((needles.number, number))

    def hits(self, text: str, refs: frozenset[UUID] = frozenset()) -> set[Hit]:
        """The values that stand in `text`, as part of something that tells the cases `refs`."""
        found: set[Hit] = set()
        if not text or not self._secrets:
            return found
        for form in disguises.forms_of(text):
            for name in _FORMS:
                self._read(name, getattr(form, name), form.latin, refs, found)
            if _LATIN.search(form.latin):
                self._read_letters(form.latin, refs, found)
            self._read_masked(form.latin, refs, found)
        return found

    def _read(self, name: str, hay: str, latin: str, refs, found: set[Hit]) -> None:
        automaton = self._automata[name]
        if automaton is None:
            return
        for last, (needle, numbers) in automaton.iter(hay):
            start, end = last + 1 - len(needle), last + 1
            for number in numbers:
                secret = self._secrets[number]
                hit = Hit(secret.case, secret.type)
                linked = secret.case in refs
                if hit in found or not (linked or secret.everywhere):
                    continue
                if not linked and not _on_purpose(needle, hay, start, end, latin):
                    continue
                if secret.exemptible and self._excused(name, secret.case, linked, hay, start, end):
                    continue
                found.add(hit)

    def _excused(self, form: str, case: UUID, linked: bool, hay: str, start: int, end: int) -> bool:
        phrases = self._phrases[form]
        return any(
            hay.find(phrase, max(0, end - len(phrase)), start + len(phrase)) >= 0
            for phrase in (phrases.of_case.get(case, ()) if linked else phrases.all)
        )

    def _read_letters(self, latin: str, refs, found: set[Hit]) -> None:
        if self._letters is None:
            return
        kept = [at for at, char in enumerate(latin) if "a" <= char <= "z" or char == "ü"]
        squeezed = "".join(latin[at] for at in kept)
        for last, (needle, spelled) in self._letters.iter(squeezed):
            start, end = kept[last + 1 - len(needle)], kept[last] + 1
            if start and "a" <= latin[start - 1] <= "z":
                continue
            for number, pattern in spelled:
                secret = self._secrets[number]
                hit = Hit(secret.case, secret.type)
                linked = secret.case in refs
                if hit in found or not (linked or secret.everywhere):
                    continue
                if not linked and end - start == len(needle) and needle in LATIN_WORDS:
                    continue
                if re.compile(pattern).match(latin, start):
                    found.add(hit)

    def _read_masked(self, latin: str, refs, found: set[Hit]) -> None:
        for match in MASKED_NUMBER.finditer(latin):
            head, tail = match.groups()
            if len(head + tail) < 5:
                continue
            for digits, number in self._numbers.get(head[:2], ()):
                secret = self._secrets[number]
                if (
                    digits.startswith(head)
                    and digits.endswith(tail)
                    and (secret.case in refs or (secret.everywhere and len(head + tail) >= 7))
                ):
                    found.add(Hit(secret.case, secret.type))


def telling_values(values: frozenset[Value]) -> set[Value]:
    """Those of one case's `values` that mean it wherever they stand."""
    names = {value.text for value in values if value.type == "PERSON"}
    return {value for value in values if is_distinctive(value) or _is_short_name(value, names)}


def _is_short_name(value: Value, names: set[str]) -> bool:
    """A whole name of two characters; the given name of somebody else of the case (大海 of 孙大海) is none."""
    text = value.text
    return (
        value.type == "PERSON"
        and len(text) == 2
        and not text.isascii()
        and not is_ordinary(text)
        and not any(other != text and other.endswith(text) for other in names)
    )


def _on_purpose(needle: str, hay: str, start: int, end: int, latin: str) -> bool:
    """Whether a value in an artefact of no case, or of another, is more than two things that happen to meet."""
    if len(needle) == 2:
        return stands_apart(hay, start, end)
    if needle.isascii() and len(needle) < _SHORT:
        apart = r"[\s\-_·]{0,2}".join(re.escape(char) for char in needle)
        plain = latin.translate(disguises.NUMERALS)
        return re.search(rf"(?<![a-z0-9.]){apart}(?![a-z0-9])", plain) is not None
    return True


def _automaton(needles: dict[str, list]):
    """An automaton that gives (needle, its list); None when there is nothing to find."""
    if not needles:
        return None
    automaton = ahocorasick.Automaton()
    for needle, payload in needles.items():
        automaton.add_word(needle, (needle, payload))
    automaton.make_automaton()
    return automaton

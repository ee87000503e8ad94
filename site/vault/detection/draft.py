"""The text under work: what every layer reads, and the little questions that all of them ask."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase

from .learned.entities import Token
from .spans import Mark

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff〇"
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
_TOWN_FOLLOWS = re.compile(r"(?=街道|镇|社区|区)")


def is_han(char: str) -> bool:
    """Whether a single character, or "", is a Chinese one: `HAN` without the cost of a pattern."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\U00020000" <= char <= "\U0002ffff"
        or char == "〇"
    )


def solid(value: str) -> str:
    """A value without its white space."""
    return "".join(value.split())


class Draft:
    """A plain text with its words and the finds so far."""

    def __init__(self, text: str, words: Sequence[Token]):
        self.text = text
        self.words = words
        self.edges = {word.start for word in words} | {len(text)}
        self.protected: list[tuple[int, int]] = []
        self.marks: list[Mark] = []
        self.doubts: list[tuple[int, int]] = []
        """Stretches that a layer thought of and let go: the reviewer may be asked."""
        self.unsure: list[tuple[int, int, str]] = []
        """What the tagger is not sure of, each with its reason in Chinese."""
        self.known: set[str] = set()
        """Names that the roster gives and that are also words: each place is weighed by itself."""
        self.named: set[str] = set()
        """What the roster gives, as it is written there: where it is left standing the reviewer is asked."""
        self.looks: list[tuple[int, int, float]] | None = None
        """What looks like full names, once `persons.mentions` has been asked."""
        self._shield = bytearray(len(text))
        self._inked = [i for i, char in enumerate(text) if not char.isspace()]
        self._ink = "".join(text[i] for i in self._inked)
        self._covers: dict[str, bytearray] = {}
        holders = [number for number, word in enumerate(words) for _ in range(word.start, word.end)]
        self._holders = [*holders, len(words) - 1]
        """The number of the word that holds each character; the end of the text counts to the last word."""

    def word_at(self, offset: int) -> Token:
        """The word that holds the character at `offset`."""
        return self.words[self._holders[offset]]

    def occurrences(self, value: str) -> Iterator[tuple[int, int]]:
        """Where a value without white space stands: (start, end), gaps of up to two blanks within it allowed.

        The case of Latin letters does not matter.
        """
        inked, free = self._inked, 0
        for position in self._ink_places(value):
            last = position + len(value) - 1
            start, end = inked[position], inked[last] + 1
            if start < free:
                continue
            if end - start == len(value) or all(inked[i + 1] - inked[i] <= 3 for i in range(position, last)):
                yield start, end
                free = end

    def exact(self, value: str) -> Iterator[int]:
        """Where a value without white space begins that stands there letter by letter, without any gap."""
        free = 0
        for position in self._ink_places(value, exact=True):
            start = self._inked[position]
            if start >= free and self._inked[position + len(value) - 1] - start == len(value) - 1:
                yield start
                free = start + len(value)

    def _ink_places(self, value: str, *, exact: bool = False) -> Iterator[int]:
        """Where in the ink a value begins, the case of Latin letters apart unless `exact`; places may lie over one another."""
        small = value.translate(_SMALL)
        if not exact and value.isascii():
            value, ink = small, self._small_ink
        else:
            ink = self._ink
        if len(value) < 2:
            position = ink.find(value)
            while position >= 0:
                yield position
                position = ink.find(value, position + 1)
            return
        # a search of the whole text for each of its names would make a text of twice the length cost four times as much
        for position in self._pairs.get(small[:2], ()):
            if ink.startswith(value, position):
                yield position

    @cached_property
    def _pairs(self) -> dict[str, list[int]]:
        """Where any two neighbours of the ink stand, by them in small letters."""
        places: dict[str, list[int]] = {}
        for position, (first, second) in enumerate(pairwise(self._small_ink)):
            places.setdefault(first + second, []).append(position)
        return places

    @cached_property
    def _small_ink(self) -> str:
        # letter by letter: some capitals become two letters when lowered, and every offset behind them would slip
        return self._ink.translate(_SMALL)

    @cached_property
    def towns(self) -> frozenset[str]:
        """Whatever up to eight characters stand before 街道, 镇, 区 or 社区."""
        ends = [match.start() for match in _TOWN_FOLLOWS.finditer(self.text)]
        return frozenset(
            self.text[end - length : end] for end in ends for length in range(1, 9) if end >= length
        )

    def word_index(self, offset: int) -> int:
        return self._holders[offset]

    def protect(self, start: int, end: int) -> None:
        """Note a stretch that must stay: a law's name, an agency."""
        self.protected.append((start, end))
        self._shield[start:end] = b"\x01" * (end - start)

    def is_protected(self, start: int, end: int) -> bool:
        """Whether a stretch lies wholly inside what must stay."""
        return self._shield.find(0, start, end) < 0

    def touches_protected(self, start: int, end: int) -> bool:
        return self._shield.find(1, start, end) >= 0

    def add(self, start: int, end: int, type: str, source: str, role: str = "", of: str = "") -> None:
        """Note a find, without the white space around it."""
        text = self.text
        while start < end and text[start] in " \t\n":
            start += 1
        while end > start and text[end - 1] in " \t\n":
            end -= 1
        if start < end:
            self.marks.append(Mark(start, end, type, source, role, of))
            cover = self._covers.get(type)
            if cover is None:
                cover = self._covers[type] = bytearray(len(text))
            cover[start:end] = b"\x01" * (end - start)

    def drop(self, marks: list[Mark]) -> None:
        """Take finds back."""
        if not marks:
            return
        gone = set(map(id, marks))
        self.marks = [mark for mark in self.marks if id(mark) not in gone]
        for type in {mark.type for mark in marks}:
            cover = self._covers[type] = bytearray(len(self.text))
            for mark in self.marks:
                if mark.type == type:
                    cover[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)

    def marked(self, start: int, end: int, *types: str) -> bool:
        """Whether a stretch is already covered by finds of one type (of these types, when given)."""
        for type in types or self._covers:
            cover = self._covers.get(type)
            if cover is not None and cover.find(0, start, end) < 0:
                return True
        return False

    def touched(self, start: int, end: int, type: str) -> bool:
        """Whether a find of this type covers any part of a stretch."""
        return type in self._covers and self._covers[type].find(1, start, end) >= 0

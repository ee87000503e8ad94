"""The text under work: what every layer reads, and the little questions that all of them ask."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from .entities import Token
from .spans import Mark

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff〇"
HAN_CHAR = re.compile(f"[{HAN}]")


class Draft:
    """A plain text with its words and the finds so far."""

    def __init__(self, text: str, words: Sequence[Token]):
        self.text = text
        self.words = words
        self.starts = [word.start for word in words]
        self.edges = set(self.starts) | {len(text)}
        self.protected: list[tuple[int, int]] = []
        self.marks: list[Mark] = []

    def word_at(self, offset: int) -> Token:
        """The word that holds the character at `offset`."""
        return self.words[bisect_right(self.starts, offset) - 1]

    def word_index(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def is_protected(self, start: int, end: int) -> bool:
        """Whether a stretch lies inside something that must stay (a law's name, an agency)."""
        return any(s <= start and end <= e for s, e in self.protected)

    def touches_protected(self, start: int, end: int) -> bool:
        return any(s < end and start < e for s, e in self.protected)

    def add(self, start: int, end: int, type: str, source: str, role: str = "", of: str = "") -> None:
        """Note a find, without the white space around it."""
        text = self.text
        while start < end and text[start] in " \t\n":
            start += 1
        while end > start and text[end - 1] in " \t\n":
            end -= 1
        if start < end:
            self.marks.append(Mark(start, end, type, source, role, of))

    def marked(self, start: int, end: int, *types: str) -> bool:
        """Whether a stretch is already covered by one find (of these types, when given)."""
        return any(m.start <= start and end <= m.end and (not types or m.type in types) for m in self.marks)

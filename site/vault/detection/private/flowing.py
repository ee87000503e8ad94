"""The text as it is read aloud: without OCR's gaps inside words, and without the breaks of lines that end by their width."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ..draft import HAN

_GAP = re.compile(rf"(?<=[{HAN},、])[ ](?=[{HAN}])")
_BREAK = re.compile(rf"(?<=[{HAN},、])[ ]*\n[ ]*(?=[{HAN}])")
_LABEL = re.compile(
    rf"[ ]*\n[ ]*(?:[{HAN}]{{1,8}}[ ]?[:\t|]|[一二三四五六七八九十]{{1,3}}[、.]|[问答甲乙丙丁][ ]?[:.])"
)


class Flow(NamedTuple):
    """A text without gaps, and where each of its characters stands in the draft's."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The draft's offsets of a non-empty stretch."""
        return self.places[start], self.places[end - 1] + 1

    def find(self, offset: int) -> int:
        """The first offset here at or after one of the draft's."""
        return bisect_left(self.places, offset)


def flow(text: str) -> Flow:
    """The text without the gaps that nobody wrote."""
    gaps = [match.span() for match in _GAP.finditer(text)]
    lines = text.count("\n")
    breaks = [match.span() for match in _BREAK.finditer(text) if not _LABEL.match(text, match.start())]
    if len(breaks) >= 3 and len(breaks) * 3 >= lines and "\t" not in text:
        gaps = sorted(gaps + breaks)
    if not gaps:
        return Flow(text, range(len(text)))
    places: list[int] = []
    begin = 0
    for start, end in [*gaps, (len(text), len(text))]:
        places.extend(range(begin, start))
        begin = end
    return Flow("".join(map(text.__getitem__, places)), places)

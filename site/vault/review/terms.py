"""Words that are always hidden and words that never are, laid over the marks (pure)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ..detection.spans import Span
from ..known import disguises
from .marks import ACCEPTED, DISMISSED, Marks

SOURCE = "term"
SHORTEST, LONGEST = 2, 40


@dataclass(frozen=True)
class Hidden:
    """A word that is hidden wherever it stands, with the kind it is and what stands in its place."""

    words: str
    type: str
    replacement: str
    entity: str


def apply(
    marks: Marks,
    text: str,
    hide: Iterable[Hidden] = (),
    never: Iterable[str] = (),
    is_protected: Callable[[str], bool] = lambda words: False,
) -> Marks:
    """`marks` with every `hide` word marked, and no machine's mark inside a `never` word.

    What a reader marked stays. `is_protected` tells the words that no `never` word may lay open: those of the roster.
    """
    spans, doubts = list(marks.spans), list(marks.doubts)
    open_places = [place for words in never for place in places(text, words)]
    if open_places:

        def is_open(start: int, end: int) -> bool:
            inside = any(a <= start and end <= b for a, b in open_places)
            return inside and not is_protected(text[start:end])

        spans = [s for s in spans if s.source == "reader" or not is_open(s.start, s.end)]
        doubts = [
            replace(d, decision=DISMISSED) if not d.decision and is_open(d.start, d.end) else d
            for d in doubts
        ]
    for one in sorted(hide, key=lambda hidden: -len(hidden.words)):
        for start, end in places(text, one.words):
            if any(s.start <= start and end <= s.end for s in spans):
                continue
            if any(s.start < start < s.end or s.start < end < s.end for s in spans):
                continue
            spans = [s for s in spans if not (start <= s.start and s.end <= end)]
            spans.append(Span(start, end, one.type, SOURCE, one.replacement, one.entity))
            doubts = [
                replace(d, decision=ACCEPTED) if d.start < end and start < d.end and not d.decision else d
                for d in doubts
            ]
    return Marks(tuple(sorted(spans, key=lambda s: (s.start, s.end))), tuple(doubts))


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` stand in `text`, literally."""
    found, at = [], text.find(words) if words else -1
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    return found


def fault_of(words: str) -> str | None:
    """Why `words` cannot be a term, as a Chinese sentence; None when they can."""
    size = len(disguises.bare(words))
    if size < SHORTEST:
        return "至少两个字：一个字的词到处都是。"
    if len(words) > LONGEST:
        return f"最多 {LONGEST} 个字。"
    return None

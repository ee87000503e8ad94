"""Text and spans to the text that may leave."""

import re
from collections.abc import Iterable

from .detection.spans import Span

_LABEL_WORDS = ("执法人员", "投诉人", "证人", "未成年人")


def apply(text: str, spans: Iterable[Span]) -> str:
    """The text with every span replaced. A role word that already stands before a span is not said twice.

    Raises ValueError when spans overlap or lie outside the text.
    """
    pieces: list[str] = []
    position = 0
    for span in sorted(spans, key=lambda s: s.start):
        if span.start < position or span.end > len(text) or span.start >= span.end:
            raise ValueError("标记的位置重叠或超出原文")
        pieces.append(text[position : span.start])
        pieces.append(shown(text, span))
        position = span.end
    pieces.append(text[position:])
    return "".join(pieces)


def shown(text: str, span: Span) -> str:
    """What a reader sees where `span` stood: its replacement, less a role word that the text says just before."""
    return _once(text[max(0, span.start - 8) : span.start], span.replacement)


def _once(before: str, replacement: str) -> str:
    for word in _LABEL_WORDS:
        if replacement.startswith(word) and re.search(rf"{word}[：:、，\s]{{0,2}}$", before):
            rest = replacement[len(word) :]
            return rest if rest else ("" if before.endswith(word) else replacement)
    return replacement

"""What the log keeps of one change of the marks: where, which kind and which replacement, before and after.

A log is kept in the clear and for good, so it never holds a word of a case. A replacement is written as it is only when
nothing that is known stands in it; otherwise as a keyed digest, by which equal ones can still be told to be equal.
"""

import re
from collections.abc import Iterable
from typing import Any

from ..detection.spans import Span
from ..known import digests, disguises
from ..known.guard import values_of_case
from ..known.ordinary_words import is_ordinary
from ..known.scan import scanner_of
from ..models import Pepper, RawCase
from .marks import Marks

DELETED = "（删去）"
_SHORT_DIGEST = 8
_NUMBER = re.compile(r"\d{4,}")


def details(case: RawCase, before: Marks, after: Marks, meant: tuple[int, int] | None) -> dict[str, Any]:
    """The change from `before` to `after` as `diary.note` keeps it; `meant` is the stretch that the reader chose."""
    gone, new = _only_in(before, after), _only_in(after, before)
    places = {(span.start, span.end) for span in (*gone, *new)}
    if meant is None and len(places) == 1:
        [meant] = places
    doubts = {(doubt.start, doubt.end) for doubt in {*before.doubts} ^ {*after.doubts}}
    found: dict[str, Any] = {"count": len(places or doubts)}
    if meant is None:
        return found
    was, now = _meant(before.spans, gone, meant), _meant(after.spans, new, meant)
    # What is known of a case hangs on what is marked, not on what stands in its place.
    marks = [after] if _covered(before) == _covered(after) else [before, after]
    one = now or was
    start, end = (one.start, one.end) if one else meant
    return found | {
        "start": start,
        "end": end,
        "kind_before": was.type if was else "",
        "kind_after": now.type if now else "",
        "said_before": _said(case, was, marks),
        "said_after": _said(case, now, marks),
    }


def _only_in(marks: Marks, other: Marks) -> list[Span]:
    known = {*other.spans}
    return [span for span in marks.spans if span not in known]


def _meant(spans: Iterable[Span], changed: Iterable[Span], place: tuple[int, int]) -> Span | None:
    """The span exactly here, or the first changed one that meets the place: chosen words are trimmed, and absorb others."""
    exact = next((span for span in spans if (span.start, span.end) == place), None)
    return exact or next((span for span in changed if span.start < place[1] and place[0] < span.end), None)


def _covered(marks: Marks) -> set[tuple[int, int, str]]:
    return {(span.start, span.end, span.type) for span in marks.spans}


def _said(case: RawCase, span: Span | None, marks: Iterable[Marks]) -> str:
    if span is None:
        return ""
    words = span.replacement
    if not words:
        return DELETED
    if is_plain(case, words, marks):
        key = digests.digest(disguises.bare(words), Pepper.value())[:_SHORT_DIGEST]
        return f"〔含案卷内容，不记，摘要 {key}〕"
    return words


def is_plain(case: RawCase, words: str, marks: Iterable[Marks]) -> bool:
    """Whether `words` show something of a case: a value that is known with one of `marks`, or of any other case; a number;
    words of the raw text itself, which nobody may have found to be a value yet."""
    if any(scanner_of(values_of_case(case, one), ()).hits(words) for one in marks):
        return True
    if _NUMBER.search(disguises.digits(words)) or digests.found_in(words):
        return True
    return "某" not in words and words in case.text and not is_ordinary(words)

"""The marks of one case and what a reader may do to them (pure).

Offsets are `str` indices into the raw text. Spans never overlap; both tuples are sorted by start. Every function gives
new `Marks` and leaves the old ones alone, or raises `CannotMark` with a Chinese sentence that holds no text of the case.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..detection.spans import TYPES, Detection, Span

MANUAL = "reader"
ACCEPTED, DISMISSED = "accepted", "dismissed"
LONGEST_REPLACEMENT = 40


class CannotMark(Exception):
    """The change makes no sense on these marks."""


@dataclass(frozen=True)
class Doubt:
    """A suspect of the machine, and what a reader decided about it ("" while nobody has)."""

    start: int
    end: int
    reason: str
    decision: str = ""


@dataclass(frozen=True)
class Marks:
    """All marks of one case."""

    spans: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @classmethod
    def of(cls, found: Detection) -> "Marks":
        doubts = (Doubt(s.start, s.end, s.reason) for s in found.suspects)
        return cls(_sorted(found.spans), _sorted(doubts))

    @classmethod
    def load(cls, state: dict[str, Any]) -> "Marks":
        return cls(
            tuple(Span(**span) for span in state["spans"]),
            tuple(Doubt(**doubt) for doubt in state["suspects"]),
        )

    def dump(self) -> dict[str, Any]:
        # `vars`, because `asdict` copies deeply: it takes longer than the encryption in a long case.
        return {
            "spans": [dict(vars(s)) for s in self.spans],
            "suspects": [dict(vars(d)) for d in self.doubts],
        }

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        return tuple(doubt for doubt in self.doubts if not doubt.decision)

    def span_at(self, start: int, end: int) -> Span:
        """The span that is exactly here. Raises `CannotMark`."""
        for span in self.spans:
            if (span.start, span.end) == (start, end):
                return span
        raise CannotMark("这一处标记已经不在了。")

    def mentions(self, span: Span) -> tuple[Span, ...]:
        """The spans of the same entity as `span`, itself included."""
        if not span.entity:
            return (span,)
        return tuple(other for other in self.spans if other.entity == span.entity)


def add(
    marks: Marks,
    text: str,
    start: int,
    end: int,
    type: str,
    replacement: str,
    entity: str,
    everywhere: bool = False,
) -> Marks:
    """Mark `text[start:end]`, or every place where the same words stand and nothing is marked yet.

    Spans that lie wholly inside are absorbed; a span that is only cut by the new one is an error. Doubts inside count
    as accepted.
    """
    _check_type(type)
    replacement = _check_replacement(replacement)
    start, end = _trim(text, start, end)
    for span in marks.spans:
        if span.start <= start and end <= span.end and (span.start, span.end) != (start, end):
            raise CannotMark("这里已经在一处标记里面了。要改，请点那处标记。")
        if span.start < start < span.end or span.start < end < span.end:
            raise CannotMark("选的文字和旁边的标记交叉了。请先去掉那处标记，或者把它整个选进来。")
    places = [(start, end)]
    if everywhere:
        ends = [span.end for span in marks.spans]
        for at in _occurrences(text, text[start:end]):
            here = (at, at + end - start)
            near = bisect_right(ends, at)
            is_free = near == len(ends) or marks.spans[near].start >= here[1]
            if is_free and not (start < here[1] and here[0] < end):
                places.append(here)
    places.sort()
    kept = [s for s in marks.spans if not (start <= s.start and s.end <= end)]
    new = [Span(*place, type, MANUAL, replacement, entity) for place in places]
    doubts = [replace(d, decision=ACCEPTED) if _meets(places, d.start, d.end) else d for d in marks.doubts]
    return Marks(_sorted([*kept, *new]), tuple(doubts))


def _meets(places: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of `places`, sorted and apart, holds a character of `start:end`."""
    near = bisect_left(places, (end, 0)) - 1
    return near >= 0 and places[near][1] > start


def remove(marks: Marks, text: str, start: int, end: int, everywhere: bool = False) -> Marks:
    """Unmark one span, or every span over the same words."""
    span = marks.span_at(start, end)
    words = text[span.start : span.end]
    gone = {s for s in marks.spans if everywhere and text[s.start : s.end] == words} | {span}
    return Marks(tuple(s for s in marks.spans if s not in gone), marks.doubts)


def retype(marks: Marks, start: int, end: int, type: str, replacement: str) -> Marks:
    """Change the kind and the replacement of all mentions of one entity."""
    _check_type(type)
    return _change_mentions(marks, start, end, type=type, replacement=_check_replacement(replacement))


def rename(marks: Marks, start: int, end: int, replacement: str) -> Marks:
    """Change what stands in the place of all mentions of one entity."""
    return _change_mentions(marks, start, end, replacement=_check_replacement(replacement))


def merge(marks: Marks, start: int, end: int, into_start: int, into_end: int) -> Marks:
    """Let all mentions of one entity be mentions of another."""
    into = marks.span_at(into_start, into_end)
    return _change_mentions(
        marks,
        start,
        end,
        type=into.type,
        replacement=into.replacement,
        entity=into.entity or entity_name(into),
    )


def decide(marks: Marks, text: str, start: int, end: int, decision: str, everywhere: bool = False) -> Marks:
    """Settle a doubt as dismissed (or open it again with ""), here or wherever the same words are doubted."""
    if decision not in {"", DISMISSED}:
        raise CannotMark("没有这种处理。")
    if not any((d.start, d.end) == (start, end) for d in marks.doubts):
        raise CannotMark("这个疑点已经不在了。")
    words = text[start:end]

    def is_meant(doubt: Doubt) -> bool:
        same = everywhere and not doubt.decision and text[doubt.start : doubt.end] == words
        return same or (doubt.start, doubt.end) == (start, end)

    return Marks(
        marks.spans, tuple(replace(d, decision=decision) if is_meant(d) else d for d in marks.doubts)
    )


def split(marks: Marks, text: str, start: int, end: int, replacement: str, everywhere: bool = False) -> Marks:
    """Let one mention, or every mention with the same words, be an entity of its own, with its own replacement."""
    span = marks.span_at(start, end)
    words = text[start:end]
    mentions = marks.mentions(span)
    apart = {s for s in mentions if everywhere and text[s.start : s.end] == words} | {span}
    if len(apart) == len(mentions):
        raise CannotMark("这个对象只有这一种写法，没有可以分开的。")
    taken = {s.entity for s in marks.spans}
    base = f"{span.type}:{words}"
    entity = next(name for name in (base, *(f"{base}#{n}" for n in range(2, 10_000))) if name not in taken)
    changes = {"entity": entity, "replacement": _check_replacement(replacement), "source": MANUAL}
    return Marks(tuple(replace(s, **changes) if s in apart else s for s in marks.spans), marks.doubts)


def let_go(marks: Marks, start: int, end: int) -> Marks:
    """Unmark every mention of one entity."""
    gone = set(marks.mentions(marks.span_at(start, end)))
    return Marks(tuple(s for s in marks.spans if s not in gone), marks.doubts)


def entity_name(span: Span) -> str:
    """A name for the entity of a span that has none yet."""
    return span.entity or f"{span.type}@{span.start}"


def difference(before: Marks, after: Marks) -> dict[str, Any]:
    """What turns `after` back into `before`, as JSON: small even in a long case."""
    back: dict[str, Any] = {}
    for name, old, new in (("spans", before.spans, after.spans), ("suspects", before.doubts, after.doubts)):
        was, now = set(old), set(new)
        back[name] = {
            "put": [dict(vars(item)) for item in old if item not in now],
            "drop": [dict(vars(item)) for item in new if item not in was],
        }
    return back


def go_back(marks: Marks, back: dict[str, Any]) -> Marks:
    """Apply a `difference`."""
    put, drop = (
        Marks.load({name: back[name][which] for name in ("spans", "suspects")}) for which in ("put", "drop")
    )
    return Marks(
        _sorted({*marks.spans} - {*drop.spans} | {*put.spans}),
        _sorted({*marks.doubts} - {*drop.doubts} | {*put.doubts}),
    )


def complement(marks: Marks, found: Detection, unmarked: Collection[tuple[int, int]] = ()) -> Marks:
    """`marks` with what a new detection found elsewhere; nothing that a reader decided is touched.

    `unmarked`: stretches that a reader took a mark from. They stay so, unless the roster itself names them now.
    """
    new = [
        s
        for s in found.spans
        if not any(o.start < s.end and s.start < o.end for o in marks.spans)
        and ((s.start, s.end) not in unmarked or s.source == "roster")
    ]
    spans = _sorted([*marks.spans, *new])
    known = {(d.start, d.end) for d in marks.doubts}
    doubts = [Doubt(s.start, s.end, s.reason) for s in found.suspects if (s.start, s.end) not in known]
    free = [d for d in doubts if not any(s.start < d.end and d.start < s.end for s in spans)]
    settled = [
        replace(d, decision=ACCEPTED)
        if not d.decision and any(s.start < d.end and d.start < s.end for s in new)
        else d
        for d in marks.doubts
    ]
    return Marks(spans, _sorted([*settled, *free]))


def _change_mentions(marks: Marks, start: int, end: int, **changes) -> Marks:
    mentions = set(marks.mentions(marks.span_at(start, end)))
    return Marks(tuple(replace(s, **changes) if s in mentions else s for s in marks.spans), marks.doubts)


def _check_type(type: str) -> None:
    if type not in TYPES:
        raise CannotMark("没有这个类别。")


def _check_replacement(replacement: str) -> str:
    replacement = " ".join(replacement.split())
    if len(replacement) > LONGEST_REPLACEMENT:
        raise CannotMark(f"替换词最多 {LONGEST_REPLACEMENT} 个字。")
    return replacement


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    if not 0 <= start < end <= len(text):
        raise CannotMark("选的文字不在原文里。")
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        raise CannotMark("没有选到文字。")
    return start, end


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _sorted(items: Iterable) -> tuple:
    return tuple(sorted(items, key=lambda item: (item.start, item.end)))

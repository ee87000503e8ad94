"""From many finds to one reading: overlaps settled, mentions of one entity joined, replacements given."""

import re
from collections.abc import Iterable, Sequence

from vault import conventions

from .draft import solid
from .normalise import Reading
from .persons import names
from .propagate import core_of
from .spans import Mark, Span

# A find of an earlier tier keeps its ground; within a tier the longer one does.
_TIER = dict.fromkeys(["PHONE", "ID", "USCC", "PLATE", "BANK", "WECHAT", "QQ", "EMAIL", "DOB", "GPS"], 0)
_TIER.update({"CASENO": 1, "CERT": 1, "OTHERID": 1})
_SOURCE_ORDER = {
    source: n
    for n, source in enumerate(
        ("roster", "rule", "told", "context", "trade", "address", "entity", "health", "propagation")
    )
}
_TYPE_ORDER = {
    type: n
    for n, type in enumerate(
        (
            "EMAIL",
            "ID",
            "USCC",
            "PHONE",
            "BANK",
            "PLATE",
            "GPS",
            "DOB",
            "QQ",
            "WECHAT",
            "CERT",
            "OTHERID",
            "CASENO",
            "SHOP",
            "ORG",
            "SCHOOL",
            "ADDR",
            "PERSON",
            "NICK",
            "HEALTH",
        )
    )
}


def merge(marks: Sequence[Mark], text: str) -> list[Mark]:
    """Sorted marks without overlap that cover everything the given ones cover."""
    owner: list[int] = [-1] * len(text)
    order = sorted(
        range(len(marks)),
        key=lambda i: (
            _TIER.get(marks[i].type, 2),
            -(marks[i].end - marks[i].start),
            _SOURCE_ORDER.get(marks[i].source, 9),
            _TYPE_ORDER.get(marks[i].type, 99),
            marks[i].start,
        ),
    )
    for index in order:
        mark = marks[index]
        for position in range(mark.start, mark.end):
            if owner[position] < 0:
                owner[position] = index
    listed = bytearray(len(text))
    for mark in marks:
        if mark.source == "roster":
            listed[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    settled: list[Mark] = []
    position = 0
    while position < len(text):
        index = owner[position]
        if index < 0:
            position += 1
            continue
        end = position
        while end < len(text) and owner[end] == index:
            end += 1
        mark = marks[index]
        start, stop = position, end
        while start < stop and text[start] in " \t\n,，、":
            start += 1
        while stop > start and text[stop - 1] in " \t\n,，、":
            stop -= 1
        leftover = stop - start < mark.end - mark.start and stop - start <= 3 and start == mark.start
        if (
            leftover
            and mark.source in ("trade", "address", "propagation", "entity")
            and mark.type in ("SHOP", "ORG", "ADDR")
            and listed.find(1, start, stop) < 0
        ):
            position = end  # 关于|被告…: the longer find began where the name does
            continue
        if start < stop and not (
            stop - start < mark.end - mark.start and not re.search(r"\w", text[start:stop])
        ):
            settled.append(Mark(start, stop, mark.type, mark.source, mark.role, mark.of))
        position = end
    return settled


_POST = re.compile(rf"(?:{names.TITLE_LONG}|{names.TITLE_SHORT})$")


def spans(marks: Sequence[Mark], text: str, reading: Reading, policy: "conventions.Policy") -> list[Span]:
    """Spans in original offsets with entity and replacement."""
    keys = _entities(marks, text)
    order: dict[str, conventions.Entity] = {}
    for mark, key in zip(marks, keys, strict=True):
        value = solid(text[mark.start : mark.end])
        known = order.get(key)
        name = mark.of or value
        if known is None:
            order[key] = conventions.Entity(key, mark.type, name, mark.role)
        else:
            better = known.name
            if (mark.type == "PERSON" and known.type != "PERSON") or (
                len(name) > len(known.name)
                and mark.type == known.type
                and mark.type != "ADDR"
                and not _POST.search(name)
            ):
                better = name
            type = "PERSON" if "PERSON" in (mark.type, known.type) else known.type
            order[key] = conventions.Entity(key, type, better, known.role or mark.role)
    words = conventions.replacements(list(order.values()), policy)
    result = []
    for mark, key in zip(marks, keys, strict=True):
        start, end = reading.span(mark.start, mark.end)
        if result and start < result[-1].end:  # two plain characters of one original one
            start = result[-1].end
        if start < end:
            result.append(Span(start, end, mark.type, mark.source, words[key], key))
    return result


def _entities(marks: Sequence[Mark], text: str) -> list[str]:
    """One key for every mention of one person, firm or number."""
    values = [solid(text[m.start : m.end]) for m in marks]
    full: dict[str, str] = {}
    by_surname: dict[str, list[str]] = {}
    for mark, value in zip(marks, values, strict=True):
        name = mark.of or value
        if mark.type in ("PERSON", "NICK") and _is_full(name) and name not in full:
            full[name] = name
            by_surname.setdefault(names.surname_of(name), []).append(name)
    firms = _firm_keys(
        mark.of or value
        for mark, value in sorted(zip(marks, values, strict=True), key=lambda p: -len(p[1]))
        if mark.type in ("SHOP", "ORG")
    )
    owners = _owners(full)
    keys = []
    for mark, value in zip(marks, values, strict=True):
        if mark.type in ("PERSON", "NICK"):
            keys.append("人:" + _person_key(mark, value, full, by_surname, owners))
        elif mark.type in ("SHOP", "ORG"):
            name = mark.of or value
            keys.append("店:" + firms.get(name, name))
        else:
            keys.append(f"{mark.type}:{value}")
    return keys


def _firm_keys(found: Iterable[str]) -> dict[str, str]:
    """The key of each firm: that of the first one before it whose name holds what is only its own, or its own name."""
    keys: dict[str, str] = {}
    holding: dict[str, list[str]] = {}
    """The names in which two characters stand side by side."""
    for name in found:
        if name in keys:
            continue
        core = core_of(name) or name
        likely = holding.get(core[:2], ()) if len(core) >= 2 else ()
        keys[name] = next((keys[known] for known in likely if core in known), name)
        for pair in {name[i : i + 2] for i in range(len(name) - 1)}:
            holding.setdefault(pair, []).append(name)
    return keys


def _owners(full: Iterable[str]) -> dict[str, list[str]]:
    """Whose names end in a given name, or begin with it before a dot."""
    owners: dict[str, list[str]] = {}
    for name in full:
        ends = {name[i:] for i in range(1, len(name) - 1)}
        heads = {name[:i] for i, char in enumerate(name) if char == "·"}
        for part in ends | heads:
            owners.setdefault(part, []).append(name)
    return owners


def _is_full(name: str) -> bool:
    if "·" in name:
        return True
    return bool(names.looks_like_name(name)) and not _POST.search(name[1:])


def _person_key(
    mark: Mark,
    value: str,
    full: dict[str, str],
    by_surname: dict[str, list[str]],
    owners: dict[str, list[str]],
) -> str:
    if mark.of:
        return mark.of
    if value in full:
        return value
    surname = names.surname_of(value)
    post = _POST.search(value)
    if surname and post and post.start() == len(surname):
        same = by_surname.get(surname, [])
        if len(same) == 1:
            return same[0]
        return surname + post.group()
    bearers = owners.get(value, []) if len(value) >= 2 else []
    return bearers[0] if len(bearers) == 1 else value

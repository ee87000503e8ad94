"""The digests of all cases in memory, brought up to date with what has changed instead of read anew.

A guard that reads sixty thousand rows because one case came in makes every editor wait. A look at the table costs one
query; what was added since is read by itself; only when rows are gone, or came in late from a slow transaction, are the
keys compared.
"""

import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from django.db.models import Count, Max, Sum

from ..models import KnownDigest

# SQLite takes that many values in one statement without being asked nicely.
_CHUNK = 900

Row = tuple[int, str, int, str]
"""(primary key, digest, length of the value, digest of its head)."""

Heads = Mapping[str, Mapping[int, Collection[str]]]
"""Digest of a head → length → digests of the values that begin and are as long so."""


class DigestIndex:
    """What may stand nowhere, by its head and its length. Safe to share between threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self._rows: dict[int, Row] = {}
        self._stamp: object = None
        self._by_head: dict[str, dict[int, Counter[str]]] = {}

    def by_head(self) -> Heads:
        """All of them. What is returned never changes any more."""
        with self._lock:
            stamp = _stamp()
            if stamp != self._stamp:
                self._follow(stamp)
            return self._by_head

    def _follow(self, stamp: dict) -> None:
        last = self._stamp["last"] if self._stamp else None
        tail = list(_rows(pk__gte=last)) if last else []
        # The row that was the last must still be the same: a transaction that was taken back gives its keys out again.
        if tail and tail[0] == self._rows[last]:
            self._add(tail[1:])
            if (len(self._rows), sum(self._rows)) != (stamp["count"], stamp["sum"]):
                keys = set(_keys())
                self._drop(self._rows.keys() - keys)
                missing = sorted(keys - self._rows.keys())
                for start in range(0, len(missing), _CHUNK):
                    self._add(_rows(pk__in=missing[start : start + _CHUNK]))
        else:
            self._rows, self._by_head = {}, {}
            self._add(_rows())
        self._stamp = stamp

    def _add(self, rows: Iterable[Row]) -> None:
        # Committed after the stamp was taken, a row may have been read already.
        more = [row for row in rows if row[0] not in self._rows]
        self._rows.update((row[0], row) for row in more)
        self._change(more, Counter.__add__)

    def _drop(self, keys: Iterable[int]) -> None:
        # Two cases may know one value: it goes when the last of them does.
        self._change([self._rows.pop(key) for key in keys], Counter.__sub__)

    def _change(self, rows: Iterable[Row], act: Callable[[Counter, Counter], Counter]) -> None:
        # Another thread may be reading what was given out: whatever changes is copied first.
        fresh = dict(self._by_head)
        for head, by_length in _grouped(rows).items():
            old = fresh.get(head, {})
            fresh[head] = old | {
                length: act(old.get(length, Counter()), counts) for length, counts in by_length.items()
            }
        self._by_head = fresh


def grouped(rows: Iterable[tuple[str, int, str]]) -> Heads:
    """(digest, length, head) as `by_head` gives them."""
    return _grouped((0, *row) for row in rows)


def _grouped(rows: Iterable[Row]) -> dict[str, dict[int, Counter[str]]]:
    found: dict[str, dict[int, Counter[str]]] = {}
    for _, digest, length, head in rows:
        found.setdefault(head, {}).setdefault(length, Counter())[digest] += 1
    return found


def _wide():
    return KnownDigest.objects.filter(everywhere=True)


def _stamp() -> dict:
    """What differs whenever the table does."""
    found = _wide().aggregate(count=Count("pk"), sum=Sum("pk"), last=Max("pk"))
    digest = KnownDigest.objects.filter(pk=found["last"]).values_list("digest", flat=True).first()
    return {**found, "sum": int(found["sum"] or 0), "digest": digest}


def _rows(**which) -> Iterator[Row]:
    return (
        _wide().filter(**which).order_by("pk").values_list("pk", "digest", "length", "head").iterator(5_000)
    )


def _keys() -> Iterator[int]:
    return _wide().values_list("pk", flat=True).iterator(5_000)

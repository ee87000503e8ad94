"""The digests of all cases in memory, brought up to date with what has changed instead of read anew.

A guard that reads sixty thousand rows because one case came in makes every editor wait. A look at the table costs one
query; what was added since is read by itself; only when rows are gone, or came in late from a slow transaction, are the
keys compared.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Count, Max, Sum

from ..models import KnownDigest

# SQLite takes that many values in one statement without being asked nicely.
_CHUNK = 900

Row = tuple[int, str, int]
"""(primary key, digest, length of the value)."""


class DigestIndex:
    """What may stand nowhere, by length of value. Safe to share between threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self._rows: dict[int, Row] = {}
        self._stamp: object = None
        self._by_length: dict[int, Counter[str]] = {}

    def by_length(self) -> Mapping[int, Counter[str]]:
        """Length → digests of the values of that length. What is returned never changes any more."""
        with self._lock:
            stamp = _stamp()
            if stamp != self._stamp:
                self._follow(stamp)
            return self._by_length

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
            self._rows, self._by_length = {}, {}
            self._add(_rows())
        self._stamp = stamp

    def _add(self, rows: Iterable[Row]) -> None:
        more: dict[int, list[str]] = defaultdict(list)
        for row in rows:
            # Committed after the stamp was taken, it may have been read already.
            if row[0] in self._rows:
                continue
            self._rows[row[0]] = row
            more[row[2]].append(row[1])
        # Another thread may be reading what was given out: whatever changes is copied first.
        self._by_length = self._by_length | {
            length: self._by_length.get(length, Counter()) + Counter(digests)
            for length, digests in more.items()
        }

    def _drop(self, keys: Iterable[int]) -> None:
        fewer: dict[int, list[str]] = defaultdict(list)
        for row in [self._rows.pop(key) for key in keys]:
            fewer[row[2]].append(row[1])
        # Two cases may know one value: it goes when the last of them does.
        self._by_length = self._by_length | {
            length: self._by_length[length] - Counter(digests) for length, digests in fewer.items()
        }


def _wide():
    return KnownDigest.objects.filter(everywhere=True)


def _stamp() -> dict:
    """What differs whenever the table does."""
    found = _wide().aggregate(count=Count("pk"), sum=Sum("pk"), last=Max("pk"))
    digest = KnownDigest.objects.filter(pk=found["last"]).values_list("digest", flat=True).first()
    return {**found, "sum": int(found["sum"] or 0), "digest": digest}


def _rows(**which) -> Iterator[Row]:
    return _wide().filter(**which).order_by("pk").values_list("pk", "digest", "length").iterator(5_000)


def _keys() -> Iterator[int]:
    return _wide().values_list("pk", flat=True).iterator(5_000)

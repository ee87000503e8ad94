"""Which raw cases a page tells, for every page at once."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from cases.models import CasePage
from comics.models import EpisodePage

NONE: frozenset[UUID] = frozenset()


class Refs:
    """Two queries, then answers without any."""

    def __init__(self):
        told = dict(CasePage.objects.exclude(source_ref=None).values_list("pk", "source_ref"))
        found: dict[int, set[UUID]] = defaultdict(set)
        for key, ref in told.items():
            found[key].add(ref)
        through = EpisodePage.cases.through.objects.values_list("episodepage_id", "casepage_id")
        for episode, case in through:
            if case in told:
                found[episode].add(told[case])
        self._told = told
        self._refs = {key: frozenset(refs) for key, refs in found.items()}

    def of_page(self, key) -> frozenset[UUID]:
        """The raw cases behind the page of this primary key, which may come as text."""
        try:
            return self._refs.get(int(key), NONE)
        except (TypeError, ValueError):
            return NONE

    def of_pages(self, keys: Iterable) -> frozenset[UUID]:
        return NONE.union(*(self.of_page(key) for key in keys))

    def of_revision(self, key, content) -> frozenset[UUID]:
        """The raw cases behind a stored version: its page's, and those that the version itself names."""
        refs = set(self.of_page(key))
        if isinstance(content, dict):
            with suppress(KeyError, ValueError):
                refs.add(UUID(str(content["source_ref"])))
            for case in content.get("cases") or ():
                refs |= {self._told[case]} if case in self._told else set()
        return frozenset(refs)

"""Chinese search on SQLite's FTS5."""

from django.db import connections
from modelsearch.backends.database.sqlite import sqlite
from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, SQLiteFTSIndexEntry, normalize
from modelsearch.query import MatchAll, Not
from modelsearch.utils import get_descendants_content_types_pks

from .entries import SpreadIndex, SpreadQueries

# In the order of the table's columns: autocomplete, body, title. A word in the title says most of what a page is about.
WEIGHTS = (1.0, 1.0, 6.0)


class Relevance(BM25):
    """bm25 with the columns weighed; smaller is better."""

    def as_sql(self, compiler, connection, function=None, template=None):
        weights = ", ".join(str(weight) for weight in WEIGHTS)
        return f"bm25({SQLiteFTSIndexEntry._meta.db_table}, {weights})", []


class HanSQLiteIndex(SpreadIndex, sqlite.SQLiteIndex):
    """Entries spread, then indexed as words."""


class HanSQLiteQuery(SpreadQueries, sqlite.SQLiteSearchQueryCompiler):
    """Phrases of characters, ranked inside FTS."""

    def ranked(self) -> list[str]:
        """The keys of all that match, best first. Only for a query that asserts something."""
        match = MatchExpression(self.FTS_TABLE_FIELDS, self.build_search_query(normalize(self.query)))
        return list(
            SQLiteFTSIndexEntry.objects.filter(
                match,
                index_entry__content_type__in=get_descendants_content_types_pks(self.queryset.model),
            )
            .annotate(relevance=Relevance())
            .order_by("relevance", "-index_entry_id")
            .values_list("index_entry__object_id", flat=True)
        )


class HanSQLiteAutocomplete(SpreadQueries, sqlite.SQLiteAutocompleteQueryCompiler):
    """Phrases of characters, and the last Latin word completed."""


class HanSQLiteResults(sqlite.SQLiteSearchResults):
    """Results ranked once inside FTS.

    modelsearch ranks by a subquery that runs the whole match again for every row: seconds for a common word. Here FTS
    ranks the keys, the queryset's own filters choose among them, and only the asked slice is fetched.
    """

    def _do_search(self):
        compiler = self.query_compiler
        asserts = not isinstance(normalize(compiler.query), Not | MatchAll)
        if (
            not (isinstance(compiler, HanSQLiteQuery) and asserts and compiler.order_by_relevance)
            or self._score_field
        ):
            return super()._do_search()
        allowed = {
            str(key) for key in compiler.search(None, None, None).order_by().values_list("pk", flat=True)
        }
        keys = [key for key in compiler.ranked() if key in allowed][self.start : self.stop]
        found = {str(obj.pk): obj for obj in compiler.queryset.order_by().filter(pk__in=keys)}
        return [found[key] for key in keys if key in found]


class HanSQLiteRebuilder(sqlite.SQLiteSearchAtomicRebuilder):
    """Tells SQLite about its new index when it is done: without statistics it scans where it could look up."""

    def finish(self):
        super().finish()
        with connections[self.index.write_connection.alias].cursor() as cursor:
            cursor.execute("ANALYZE")


class HanSQLiteBackend(sqlite.SQLiteSearchBackend):
    """FTS5 with Han characters set apart."""

    index_class = HanSQLiteIndex
    results_class = HanSQLiteResults
    query_compiler_class = HanSQLiteQuery
    autocomplete_query_compiler_class = HanSQLiteAutocomplete
    atomic_rebuilder_class = HanSQLiteRebuilder

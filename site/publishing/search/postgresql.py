"""Chinese search on PostgreSQL."""

from django.db.models import F
from modelsearch.backends.database.postgres import postgres

from .entries import SpreadIndex, SpreadQueries

# A word in the title says most of what a page is about.
TITLE_WEIGHT = 6.0


class HanPostgresIndex(SpreadIndex, postgres.PostgresIndex):
    """Entries spread, then indexed as words."""


class HanPostgresQuery(SpreadQueries, postgres.PostgresSearchQueryCompiler):
    """Phrases of characters."""

    def get_index_vectors(self, search_query):
        return [
            (F("index_entries__title"), F("index_entries__title_norm") * TITLE_WEIGHT),
            (F("index_entries__body"), 1.0),
        ]


class HanPostgresAutocomplete(SpreadQueries, postgres.PostgresAutocompleteQueryCompiler):
    """Phrases of characters, and the last Latin word completed."""


class HanPostgresBackend(postgres.PostgresSearchBackend):
    """PostgreSQL's full text search with Han characters set apart.

    `simple` unless told otherwise: the server's own configuration may drop words or cut their ends.
    """

    index_class = HanPostgresIndex
    query_compiler_class = HanPostgresQuery
    autocomplete_query_compiler_class = HanPostgresAutocomplete

    def __init__(self, params):
        super().__init__({"SEARCH_CONFIG": "simple"} | params)

"""Wagtail's search, able to find Chinese: the backend named by WAGTAILSEARCH_BACKENDS.

Neither database knows where one Chinese word ends, so a stock index takes a whole clause for one word and finds nothing
inside it. Here every Han character is set apart on its way into the index and into the query, and neighbouring
characters are asked for as a phrase. No dictionary, so no word is unknown to it.
"""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params):
    """The backend for the site's database.

    Raises:
        ImproperlyConfigured: the database is neither PostgreSQL nor SQLite.
    """
    if connection.vendor == "postgresql":
        from .postgresql import HanPostgresBackend

        return HanPostgresBackend(params)
    if connection.vendor == "sqlite":
        from .sqlite import HanSQLiteBackend

        return HanSQLiteBackend(params)
    raise ImproperlyConfigured("搜索只支持 PostgreSQL 和 SQLite。")

"""Every text column of every table of the site's database, row by row: what a dump of it would hold.

Whatever the site stores passes here: pages, drafts, the search index, Wagtail's and Django's logs, sessions' keys, redirects,
a cache or a queue of tasks that is kept in tables. Stored versions are told apart (`versions`), sessions are opened
(`sessions`). Of the vault's database, whatever is not encrypted: its logs must hold no value either (`logs_of_the_vault`).
"""

import json
from collections.abc import Iterator
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connections, models
from wagtail.models import Page

from ..keys.rotation import encrypted_columns
from .refs import NONE, Refs
from .sight import Artefact, Blind, Sight

KIND = "数据表"
VAULT_KIND = "案卷库的记录"
# An account's own name is a colleague's, who also signs decisions; whoever opens the accounts knows them.
_OF_STAFF = {
    "auth_user": {"username", "first_name", "last_name", "email", "password"},
    "axes_accesslog": {"username"},
    "axes_accessattempt": {"username"},
    "axes_accessfailurelog": {"username"},
}
_BY = {"by_name", "taken_in_by_name", "submitted_by_name", "approved_by_name", "about_name"}
_BY |= {"added_by_name", "ended_by_name", "asked_by_name"}
# Keyed digests: hexadecimal digits, which may look like anybody's number.
_DIGESTS = {"digest", "head", "fingerprint"}
# Read by the modules named in the docstring, which understand them.
_ELSEWHERE = {"wagtailcore_revision": {"content", "object_str"}, "django_session": {"session_data"}}
# The full-text engine's own packing of what its table shows anyway.
_PACKED = ("_data", "_idx", "_docsize", "_config", "_content")
_ROWS = 500


def artefacts(refs: Refs, alias: str = "default") -> Iterator[Sight]:
    """One artefact a row, with its text columns."""
    connection = connections[alias]
    links = _Links(refs)
    with connection.cursor() as cursor:
        tables = [table.name for table in connection.introspection.get_table_list(cursor)]
    full_text = [table for table in tables if "fts" in table]
    for table in sorted(tables):
        if any(table == name + end for name in full_text for end in _PACKED):
            continue
        left_out = _OF_STAFF.get(table, set()) | _ELSEWHERE.get(table, set())
        yield from _told(_rows(KIND, connection, table, left_out, links.of_row), KIND, table)


def logs_of_the_vault() -> Iterator[Sight]:
    """One artefact a row of the vault's own database, with the columns that lie there in the clear."""
    connection = connections["vault"]
    encrypted = {table: set(columns) for table, _, columns in encrypted_columns()}
    with connection.cursor() as cursor:
        tables = [table.name for table in connection.introspection.get_table_list(cursor)]
    for table in sorted(tables):
        left_out = encrypted.get(table, set()) | _BY | _DIGESTS
        yield from _told(_rows(VAULT_KIND, connection, table, left_out, _case_of_row), VAULT_KIND, table)


def _told(rows: Iterator[Artefact], kind: str, table: str) -> Iterator[Sight]:
    try:
        yield from rows
    except Exception as fault:
        yield Blind(kind, f"{table} 读不了（{type(fault).__name__}）")


def _rows(kind: str, connection, table: str, left_out: set[str], refs_of) -> Iterator[Artefact]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        columns = [column[0] for column in cursor.description]
        number = 0
        while rows := cursor.fetchmany(_ROWS):
            for row in rows:
                number += 1
                texts = tuple(
                    (column, text)
                    for column, value in zip(columns, row, strict=True)
                    if column not in left_out and (text := text_of(value))
                )
                if texts:
                    whole = dict(zip(columns, row, strict=True))
                    yield Artefact(kind, f"{table} {_key(whole, number)}", texts, refs_of(table, whole))


def _case_of_row(table: str, row: dict) -> frozenset[UUID]:
    """The case that a row of the vault is about, by any of its columns that name one."""
    named = (
        row.get(column) for column in ("case_uuid", "case_id", "uuid" if table == "vault_rawcase" else "")
    )
    return frozenset(key if isinstance(key, UUID) else UUID(str(key)) for key in named if key)


def text_of(value) -> str:
    """A column's value as text; empty for numbers, dates and what is too short to hold anything."""
    if isinstance(value, bytes | memoryview):
        value = bytes(value).decode("utf-8", "ignore")
    elif isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str) or len(value) < 2 or _is_moment(value):
        return ""
    return value


def _is_moment(value: str) -> bool:
    """SQLite gives dates as text; their fractions of a second are not anybody's number."""
    return len(value) in (10, 19, 26, 32) and value[:4].isdigit() and value[4:5] == value[7:8] == "-"


def _key(row: dict, number: int) -> str:
    for name in ("id", "page_ptr_id", "code"):
        if isinstance(row.get(name), int):
            return f"编号 {row[name]}"
    return f"第 {number} 行"


class _Links:
    """From a row to the pages it belongs to, by the foreign keys that Django knows."""

    def __init__(self, refs: Refs):
        self._refs = refs
        self._columns: dict[str, list[str]] = {"wagtailcore_page": ["id"]}
        for model in apps.get_models(include_auto_created=True):
            to_pages = [
                field.column
                for field in model._meta.local_concrete_fields
                if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Page)
            ]
            if to_pages:
                self._columns.setdefault(model._meta.db_table, []).extend(to_pages)
        of_pages = [model for model in apps.get_models() if issubclass(model, Page)]
        self._types = {kind.pk for kind in ContentType.objects.get_for_models(*of_pages).values()}

    def of_row(self, table: str, row: dict):
        keys = [row[column] for column in self._columns.get(table, ()) if row.get(column)]
        for kind, key in (("content_type_id", "object_id"), ("base_content_type_id", "object_id")):
            if row.get(kind) in self._types and row.get(key):
                keys.append(row[key])
        return self._refs.of_pages(keys) if keys else NONE

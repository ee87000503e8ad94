"""Bring every encrypted value of the vault under the newest key, while everybody works on.

Each value says itself whether it is done (the newest key opens it), so an interrupted run is simply run again. A value
that somebody changes in between is left to the next run instead of being overwritten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db import connections, transaction
from django.utils import timezone

from ..models import DoorEvent
from . import crypto
from .fields import EncryptedBytesField

BATCH = 100
# A process that read the key file just before the new key came may still be about to commit what it encrypted.
GRACE = timedelta(minutes=10)


@dataclass
class Progress:
    """Values counted so far: brought under the newest key, already under it, changed meanwhile, not to be opened."""

    renewed: int = 0
    current: int = 0
    missed: int = 0
    unreadable: int = 0

    @property
    def complete(self) -> bool:
        return not self.missed and not self.unreadable


def encrypted_columns() -> list[tuple[str, str, list[str]]]:
    """(table, primary key column, encrypted columns) of every model of the vault that has any."""
    found = []
    for model in apps.get_app_config("vault").get_models():
        fields = [field for field in model._meta.concrete_fields if isinstance(field, EncryptedBytesField)]
        if fields:
            found.append((model._meta.db_table, model._meta.pk.column, [field.column for field in fields]))
    return found


def too_early() -> bool:
    """Whether the newest key came so lately that somebody may still be writing with an older one."""
    last = DoorEvent.objects.filter(what=DoorEvent.What.KEY_ADDED).last()
    return last is not None and timezone.now() - last.at < GRACE


def renew(batch: int = BATCH) -> Iterator[Progress]:
    """Renew the whole vault, `batch` rows a transaction, and yield what was done after each."""
    yield from _walk(batch, _renew_value)


def survey(batch: int = BATCH) -> Progress:
    """Count what is under which key, changing nothing; what an older key opens counts as missed."""
    progress = Progress()
    for now in _walk(batch, None):
        progress = now
    return progress


def _walk(batch: int, act) -> Iterator[Progress]:
    progress, connection = Progress(), connections["vault"]
    quote = connection.ops.quote_name
    for table, key, columns in encrypted_columns():
        names = ", ".join(quote(name) for name in [key, *columns])
        last = None
        while True:
            after = f"WHERE {quote(key)} > %s" if last is not None else ""
            sql = f"SELECT {names} FROM {quote(table)} {after} ORDER BY {quote(key)} LIMIT {batch}"
            with transaction.atomic(using="vault"), connection.cursor() as cursor:
                cursor.execute(sql, [] if last is None else [last])
                rows = cursor.fetchall()
                for row in rows:
                    for column, token in zip(columns, row[1:], strict=True):
                        if token is not None:
                            _look_at(progress, cursor, (table, key, column), row[0], bytes(token), act)
            if rows:
                last = rows[-1][0]
                yield progress
            if len(rows) < batch:
                break
    yield progress


def _look_at(progress: Progress, cursor, place, pk, token: bytes, act) -> None:
    if crypto.is_current(token):
        progress.current += 1
        return
    try:
        fresh = crypto.renew(token)
    except crypto.Unreadable:
        progress.unreadable += 1
        return
    if act is not None and act(cursor, place, pk, token, fresh):
        progress.renewed += 1
    else:
        progress.missed += 1


def _renew_value(cursor, place, pk, token: bytes, fresh: bytes) -> bool:
    """Write `fresh` where `token` still stands."""
    quote = connections["vault"].ops.quote_name
    table, key, column = (quote(name) for name in place)
    cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {key} = %s AND {column} = %s", [fresh, pk, token])
    return cursor.rowcount == 1

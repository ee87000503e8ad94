"""What a database keeps of rows that are gone: SQLite in free pages and in its log, PostgreSQL in dead rows."""

from django.db import connections


def leave_no_trace() -> None:
    """Have the vault's database give up what deleted and changed rows left behind.

    SQLite writes zeros over freed content by itself (`secure_delete` in the settings); its log is emptied here.
    PostgreSQL is asked to clean the tables now instead of some day. Does nothing within a transaction.
    """
    connection = connections["vault"]
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif connection.vendor == "postgresql":
            cursor.execute("VACUUM")

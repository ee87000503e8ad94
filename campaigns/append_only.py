"""Triggers that keep the books true, whatever code writes to them: on SQLite and on PostgreSQL.

- Transfers, closings and tally events are never changed or deleted, one by one or in bulk.
- Nothing is posted into a closed month, and a transfer's month is the month of its day.
- A reversal turns one whole transfer round, and is not itself reversed.

A later migration that rebuilds one of these tables on SQLite drops its triggers; it must call `install` again
(tests/campaigns/test_append_only.py fails until it does).
"""

APPEND_ONLY = ("campaigns_transfer", "campaigns_ledgerclosing", "campaigns_tallyevent")

# Each is (name, what must not be, the message). `NEW` is the transfer that would be posted.
REFUSALS = (
    (
        "closed",
        "EXISTS (SELECT 1 FROM campaigns_ledgerclosing c JOIN campaigns_account a"
        " ON a.organisation_id = c.organisation_id"
        " WHERE a.id IN (NEW.from_account_id, NEW.to_account_id) AND c.through_ym >= NEW.ym)",
        "the period is closed",
    ),
    (
        "reversal",
        "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM campaigns_transfer o"
        " WHERE o.id = NEW.reverses_id AND o.reverses_id IS NULL AND o.edition_id = NEW.edition_id"
        " AND o.quantity = NEW.quantity AND o.from_account_id = NEW.to_account_id"
        " AND o.to_account_id = NEW.from_account_id)",
        "a reversal turns one whole transfer round",
    ),
)
MONTH = {
    "sqlite": "NEW.ym <> CAST(strftime('%Y%m', NEW.occurred_on) AS INTEGER)",
    "postgresql": "NEW.ym <> CAST(to_char(NEW.occurred_on, 'YYYYMM') AS INTEGER)",
}


def statements(vendor: str) -> list[str]:
    """The SQL that installs the triggers on `vendor` (`sqlite` or `postgresql`)."""
    refusals = [*REFUSALS, ("month", MONTH[vendor], "the month is not the month of the day")]
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table}: rows are only ever added'); END"
            for table in APPEND_ONLY
            for verb in ("UPDATE", "DELETE")
        ] + [
            f"CREATE TRIGGER campaigns_transfer_{name} BEFORE INSERT ON campaigns_transfer WHEN {condition}"
            f" BEGIN SELECT RAISE(ABORT, 'campaigns_transfer: {message}'); END"
            for name, condition, message in refusals
        ]
    checks = " ".join(
        f"IF {condition} THEN RAISE EXCEPTION 'campaigns_transfer: {message}' USING ERRCODE = 'check_violation'; END IF;"
        for _, condition, message in refusals
    )
    return [
        "CREATE FUNCTION campaigns_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION '%: rows are only ever added', TG_TABLE_NAME USING ERRCODE = 'check_violation'; END $$",
        f"CREATE FUNCTION campaigns_check_transfer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {checks} RETURN NEW; END $$",
        "CREATE TRIGGER campaigns_transfer_check BEFORE INSERT ON campaigns_transfer"
        " FOR EACH ROW EXECUTE FUNCTION campaigns_check_transfer()",
        *(
            f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION campaigns_refuse()"
            for table in APPEND_ONLY
        ),
    ]


def removals(vendor: str) -> list[str]:
    """The SQL that takes the triggers away again: for undoing the migration, and for emptying a test database."""
    if vendor == "sqlite":
        return [
            *(f"DROP TRIGGER {table}_no_{verb}" for table in APPEND_ONLY for verb in ("update", "delete")),
            *(f"DROP TRIGGER campaigns_transfer_{name}" for name in ("closed", "reversal", "month")),
        ]
    return [
        "DROP TRIGGER campaigns_transfer_check ON campaigns_transfer",
        *(f"DROP TRIGGER {table}_only_added ON {table}" for table in APPEND_ONLY),
        "DROP FUNCTION campaigns_check_transfer()",
        "DROP FUNCTION campaigns_refuse()",
    ]


def _run(connection, sql: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in sql:
            # No parameters at all: otherwise the driver would read strftime's %Y as a placeholder.
            cursor.execute(statement, None)


def install(connection) -> None:
    """Put the triggers on."""
    _run(connection, statements(connection.vendor))


def remove(connection) -> None:
    """Take the triggers off."""
    _run(connection, removals(connection.vendor))

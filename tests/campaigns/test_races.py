"""Several processes on one database file or server: no copy and no tap is lost or counted twice."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.db import connections
from django.db.utils import load_backend

from campaigns import ledger, rollups, sessions, tallies
from campaigns.models import Activity, Balance, LeafletEdition, Organisation, QuarantinedEvent, TallyEvent

RACERS = 3


@contextmanager
def _sqlite_copy(connection, path):
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()
    yield str(path), f"sqlite:///{path}"


@contextmanager
def _postgresql_copy(connection, path):
    name = f"pufa_race_{os.getpid()}"
    template = connection.settings_dict["NAME"]
    # A template must have no other connections, and its copy is made from next door.
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield name, f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}"
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def elsewhere(django_db_setup, django_db_blocker, tmp_path):
    """The test database, copied to a place that other processes can reach, as `default`; the URL of that place."""
    with django_db_blocker.unblock():
        ours = connections["default"]
        copy = _postgresql_copy if ours.vendor == "postgresql" else _sqlite_copy
        with copy(ours, tmp_path / "race.sqlite3") as (name, url):
            there = load_backend(ours.settings_dict["ENGINE"]).DatabaseWrapper(
                ours.settings_dict | {"NAME": name}, alias="default"
            )
            connections["default"] = there
            try:
                yield url
            finally:
                there.close()
                connections["default"] = ours


@pytest.mark.data
def test_processes_race_and_nothing_is_lost_or_counted_twice(elsewhere):
    street = Organisation.objects.create(name="长堤街道", slug="changdi")
    edition = LeafletEdition.objects.create(title="桌椅", organisation=street)
    ledger.print_run(edition, 800)
    stall = Activity.objects.create(title="摊位", organisation=street, held_on=date(2023, 5, 20))
    sessions.open_activity(stall)

    handed_out, accepted = [], []
    start = time.time() + 6
    racers = [
        subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("race.py")), str(number), str(start)],
            env=os.environ | {"DATABASE_URL": elsewhere},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(RACERS)
    ]
    for racer in racers:
        out, errors = racer.communicate(timeout=120)
        assert racer.returncode == 0, errors[-2000:]
        copies, events = out.split()
        handed_out.append(int(copies))
        accepted.append(int(events))

    assert ledger.drift() == []
    held = {row.account.kind: row.quantity for row in Balance.objects.select_related("account")}
    # More is wanted than is there: whoever came too late got nothing, and nobody got a copy twice.
    assert RACERS * 18 * 17 > 800 > held["warehouse"] >= 0
    assert held["public"] == sum(handed_out)
    assert 0 < held["damaged"] <= 20
    assert held["warehouse"] + held["public"] + held["damaged"] == 800

    assert rollups.differences() == []
    assert not QuarantinedEvent.objects.exists()
    assert sum(accepted) == TallyEvent.objects.count() == 400 + 100 * RACERS
    true = sum(seq % 3 < 2 for seq in range(1, 401)) + RACERS * sum(seq % 3 < 2 for seq in range(1, 101))
    totals = tallies.totals(stall)
    assert totals["advised"] + totals["opinions"] == true
    assert totals["merchants"] == 50

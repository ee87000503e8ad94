"""Figures of this room for `manage.py bench`: (name, value, unit, how). Each runs in a transaction that is undone."""

import time
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from . import figures, ledger, sessions, tallies
from .models import Activity, ActivityTotal, Affiliation, LeafletEdition, Organisation
from .models.activities import Status
from .periods import resolve
from .uids import uuid7

STREETS, ACTIVITIES, TAPS, POSTS = 73, 7_300, 4_000, 300
DAY = date(2023, 5, 20)


@contextmanager
def _undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _street(name: str) -> Organisation:
    return Organisation.objects.create(name=f"测速{name}", slug=f"bench-{name}")


def measure_tallies() -> list[tuple]:
    """Taps taken in, in batches of 200, each with its answer and its totals."""
    with _undone():
        stall = Activity.objects.create(title="测速", organisation=_street("t"), held_on=DAY)
        sessions.open_activity(stall)
        events = [
            {
                "uid": str(uuid7()),
                "device": "bench",
                "seq": seq,
                "activity": stall.pk,
                "measure": ("advised", "merchants")[seq % 2],
                "shop": f"{seq % 900}号",
                "quantity": 1,
                "occurred_at": "2023-05-20T10:00:00+08:00",
            }
            for seq in range(1, TAPS + 1)
        ]
        start = time.perf_counter()
        for first in range(0, TAPS, 200):
            tallies.merge(events[first : first + 200])
        rate = TAPS / (time.perf_counter() - start)
    how = f"{TAPS} events in batches of 200 on {connection.vendor}, one process, inside one transaction"
    return [("tallies_per_second", round(rate), "events/s", how)]


def measure_ledger() -> list[tuple]:
    """Guarded transfers, one by one."""
    with _undone():
        street = _street("l")
        edition = LeafletEdition.objects.create(title="测速", organisation=street)
        ledger.print_run(edition, POSTS)
        source, target = ledger.account(street, "warehouse"), ledger.account(street, "public")
        start = time.perf_counter()
        for _ in range(POSTS):
            ledger.post(uid=uuid7(), edition=edition, source=source, target=target, quantity=1)
        rate = POSTS / (time.perf_counter() - start)
    how = f"{POSTS} transfers on {connection.vendor}, one process, inside one transaction"
    return [("ledger_posts_per_second", round(rate), "transfers/s", how)]


def measure_figures() -> list[tuple]:
    """All figures of four years of a city of 73 streets, with their sentences."""
    with _undone():
        city = _street("city")
        streets = Organisation.objects.bulk_create(
            Organisation(name=f"测速{n}街道", slug=f"bench-{n}") for n in range(STREETS)
        )
        Affiliation.objects.bulk_create(Affiliation(organisation=street, parent=city) for street in streets)
        activities = []
        for n in range(ACTIVITIES):
            day = date(2020, 11, 1) + timedelta(days=n % 1200)
            activities.append(
                Activity(
                    title="测速",
                    organisation=streets[n % STREETS],
                    held_on=day,
                    ym=day.year * 100 + day.month,
                    status=Status.CLOSED,
                )
            )
        activities = Activity.objects.bulk_create(activities, batch_size=500)
        totals = [ActivityTotal(activity=a, measure="advised", quantity=60) for a in activities]
        totals += [
            ActivityTotal(activity=a, measure="merchants", subject=f"{n % 900:032}", quantity=1)
            for n, a in enumerate(activities)
        ]
        ActivityTotal.objects.bulk_create(totals, batch_size=500)
        period = resolve("改革以来", "2024-02-29", today=timezone.localdate())
        start = time.perf_counter()
        figures.all_sentences(figures.collect(period, city))
        took = (time.perf_counter() - start) * 1000
    how = (
        f"{STREETS} streets, {ACTIVITIES} activities, {len(totals)} totals on {connection.vendor}, first call"
    )
    return [("figures_of_a_city", round(took), "ms", how)]

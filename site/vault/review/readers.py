"""Who has read a case, for whoever answers for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from ..models import Access, RawCase
from .people import Person

# The anonymised text is meant to be read; these are the raw ones.
RAW = (Access.What.TEXT, Access.What.ROSTER, Access.What.ATTACHMENT)
LATELY = timedelta(minutes=15)


@dataclass(frozen=True)
class Reader:
    """One person who read a case: how often, from when to when, and what."""

    name: str
    times: int
    first: datetime
    last: datetime
    what: tuple[str, ...]
    answers_for_it: bool


def answers_for(case: RawCase, person: Person) -> bool:
    """Whether `person` took `case` in or is its first reader."""
    return person.id is not None and person.id in (case.taken_in_by_id, case.submitted_by_id)


def readers_of(case: RawCase) -> list[Reader]:
    """Everybody who read `case`, latest first."""
    rows = (
        Access.objects.filter(case_uuid=case.pk)
        .values("by_id", "by_name")
        .annotate(times=Count("pk"), first=Min("at"), last=Max("at"))
        .order_by("-last")
    )
    labels = dict(Access.What.choices)
    kinds: dict[tuple, set[str]] = {}
    lines = Access.objects.filter(case_uuid=case.pk).order_by()
    for by_id, by_name, what in lines.values_list("by_id", "by_name", "what").distinct():
        kinds.setdefault((by_id, by_name), set()).add(labels[what])
    return [
        Reader(
            row["by_name"],
            row["times"],
            row["first"],
            row["last"],
            tuple(sorted(kinds[row["by_id"], row["by_name"]])),
            answers_for(case, Person(row["by_id"], row["by_name"])),
        )
        for row in rows
    ]


def lately(case: RawCase, person: Person) -> list[str]:
    """Who else opened the text of `case` within the last quarter of an hour, and may be at work on it."""
    since = timezone.now() - LATELY
    lines = Access.objects.filter(case_uuid=case.pk, what=Access.What.TEXT, at__gte=since)
    return sorted(set(lines.exclude(by_id=person.id).values_list("by_name", flat=True)))


def goes_on(reading: str, case: RawCase, person: Person) -> bool:
    """Whether `reading`, the number of a line in the log, is what `person` read of `case` last, a moment ago: the marks
    come after the text when the machine was not ready, and both are one look at one case."""
    lines = Access.objects.filter(case_uuid=case.pk, by_id=person.id, at__gte=timezone.now() - LATELY)
    last = lines.last()
    return last is not None and last.what == Access.What.TEXT and str(last.pk) == reading


def others_who_read(cases: Iterable[RawCase], person: Person) -> dict[UUID, tuple[str, datetime]]:
    """The latest other reader of the raw text of each of `cases` that `person` answers for: name and time."""
    mine = [case.pk for case in cases if answers_for(case, person)]
    lines = Access.objects.filter(Q(case_uuid__in=mine), what__in=RAW).exclude(by_id=person.id)
    latest = lines.order_by().values("case_uuid").annotate(last=Max("pk")).values("last")
    return {line.case_uuid: (line.by_name, line.at) for line in Access.objects.filter(pk__in=latest)}

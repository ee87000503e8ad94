"""Drills: a reader looks for planted leaks in an invented case. Results belong to the reader alone."""

import secrets
from dataclasses import dataclass

from django.db.models import Count, Sum
from django.utils import timezone

from ..models import Drill
from .papers import Paper, make

# Below this, an average would tell one colleague's result.
FEWEST_READERS = 3


@dataclass(frozen=True)
class Record:
    """How somebody, or the office, has done: leaks planted and found, innocent clauses accused."""

    drills: int
    planted: int
    found: int
    wrong: int

    @property
    def missed_percent(self) -> str:
        return f"{(self.planted - self.found) / self.planted * 100:.0f}%" if self.planted else "—"


def start(user_id: int) -> Drill:
    """The drill that `user_id` has begun and not handed in, or a new one."""
    begun = Drill.objects.filter(by_id=user_id, finished_at=None).first()
    return begun or Drill.objects.create(by_id=user_id, seed=secrets.randbelow(1_000_000))


def hand_in(drill: Drill, marked: set[int]) -> Paper:
    """Count what was found. A drill that is handed in already stays as it is."""
    paper = make(drill.seed)
    if drill.finished_at is None:
        drill.planted = len(paper.leaks)
        drill.found = len(paper.leaks & marked)
        drill.wrong = len(marked - paper.leaks)
        drill.finished_at = timezone.now()
        drill.save()
    return paper


def record_of(user_id: int) -> Record:
    """A reader's own record."""
    return _record(Drill.objects.filter(by_id=user_id))


def record_of_office() -> Record | None:
    """The office's record; None while it would tell a single colleague's."""
    if Drill.objects.exclude(finished_at=None).values("by_id").distinct().count() < FEWEST_READERS:
        return None
    return _record(Drill.objects.all())


def _record(drills) -> Record:
    sums = drills.exclude(finished_at=None).aggregate(
        drills=Count("pk"), planted=Sum("planted"), found=Sum("found"), wrong=Sum("wrong")
    )
    return Record(**{name: value or 0 for name, value in sums.items()})

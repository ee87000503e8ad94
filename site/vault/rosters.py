"""A case's roster: the lines in the database as detection reads them, and back."""

from collections.abc import Iterable, Sequence

from . import disguises
from .detection.spans import Party as Line
from .models import Party, RawCase


def roster_of(case: RawCase) -> list[Line]:
    """The roster of `case`, in order. Raises `crypto.Unreadable`."""
    return [
        Line(party.name, party.role, party.kind, party.minor, tuple(party.aliases))
        for party in case.parties.all()
    ]


def clean(roster: Iterable[Line]) -> list[Line]:
    """The roster without empty lines, its names trimmed, its aliases without repeats."""
    lines = []
    for line in roster:
        name = " ".join(line.name.split())
        if not name:
            continue
        aliases = dict.fromkeys(" ".join(alias.split()) for alias in line.aliases)
        kept = tuple(alias for alias in aliases if alias and alias != name)
        lines.append(Line(name, " ".join(line.role.split()), line.kind, line.minor, kept))
    return lines


def absent(text: str, roster: Iterable[Line]) -> int:
    """How many lines of the roster are named nowhere in `text`, by no name of theirs."""
    bare = disguises.bare(text)
    return sum(not any(disguises.bare(name) in bare for name in (one.name, *one.aliases)) for one in roster)


def store(case: RawCase, roster: Sequence[Line]) -> None:
    """Write `roster` as the lines of `case`, in place of those it had."""
    case.parties.all().delete()
    Party.objects.bulk_create(
        Party(
            case=case,
            position=position,
            name=line.name,
            role=line.role,
            kind=line.kind,
            minor=line.minor,
            aliases=list(line.aliases),
        )
        for position, line in enumerate(roster)
    )
    case.has_minor = any(line.minor for line in roster)

"""A case's roster: the lines in the database as detection reads them, and back."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ..detection.spans import Party as Line
from ..known import disguises
from ..models import Party, RawCase


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


def absent(text: str, roster: Iterable[Line]) -> list[str]:
    """The names of the roster whose line is named nowhere in `text`, by no name of theirs."""
    bare = disguises.bare(text)
    return [
        one.name
        for one in roster
        if not any(disguises.bare(name) in bare for name in (one.name, *one.aliases))
    ]


def twice(roster: Iterable[Line]) -> list[str]:
    """The names that stand in more than one line: two people of one name, or one person written twice."""
    counts = Counter(one.name for one in roster)
    return [name for name, count in counts.items() if count > 1]


def why_closed(case: RawCase) -> str:
    """Why the roster of `case` cannot be changed, as a Chinese sentence; empty when it can.

    It says what must not leave: of a case that was told, even if it was taken back, nobody takes a name out.
    """
    if case.status == RawCase.Status.WITHDRAWN:
        return "案卷已经撤回，名册不能再改。要改，先在“撤回”页上交回初审。"
    if case.status in {RawCase.Status.SUBMITTED, RawCase.Status.APPROVED}:
        return "案卷已经提交复核或通过，名册不能再改。"
    return ""


def remark(text: str, roster: Iterable[Line]) -> str:
    """What to ask about a roster, as a Chinese sentence that names nobody; empty when there is nothing."""
    roster = list(roster)
    asks = []
    if missing := absent(text, roster):
        asks.append(f"名册里有 {len(missing)} 行在原文里找不到")
    if doubled := twice(roster):
        asks.append(f"有 {len(doubled)} 个名字写了不止一行")
    return "，".join(asks) + "，请核对名册。" if asks else ""


def store(case: RawCase, roster: Sequence[Line]) -> None:
    """Write `roster` as the lines of `case`, in place of those it had."""
    case.parties.all().delete()
    add(case, roster)
    case.has_minor = has_minor(roster)


def has_minor(roster: Iterable[Line]) -> bool:
    """Whether anybody in `roster` is a minor."""
    return any(line.minor for line in roster)


def add(case: RawCase, roster: Sequence[Line]) -> None:
    """Write `roster` as the lines of a case that has none."""
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

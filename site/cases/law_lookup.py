"""Find statutes and provisions by what staff type: 食品安全法 34, 第三十四条, 食品安全法第一百四十八条, 过期食品."""

import re
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from . import numerals
from .numerals import NUMERAL

_WITH_SIGNS = re.compile(rf"第?\s*({NUMERAL})\s*条(?:\s*之\s*({NUMERAL}))?")
_BARE_NUMBER = re.compile(r"(?<!\d)(\d{1,4})(?:\s*[-之]\s*(\d{1,2}))?(?!\d)")


@dataclass(frozen=True)
class Wanted:
    """What a query asks for: an article number (or None), its branch, and the words that are left."""

    number: int | None
    branch: int | None
    words: tuple[str, ...]


def read_query(query: str) -> Wanted:
    """Take a query apart. Never fails: what is no number is words."""
    query = query.strip()[:100]
    number = branch = None
    for pattern in (_WITH_SIGNS, _BARE_NUMBER):
        match = pattern.search(query)
        if match:
            try:
                number = numerals.read(match[1])
                branch = numerals.read(match[2]) if match[2] else None
            except ValueError:
                number = None
                continue
            query = query[: match.start()] + " " + query[match.end() :]
            break
    words = tuple(re.sub(r"[《》〈〉“”\"'，。、的]", " ", query).split())
    return Wanted(number, branch, words)


def provisions(found: QuerySet, query: str) -> QuerySet:
    """Narrow a query set of provisions, versions in force first, then by name and article."""
    wanted = read_query(query)
    for word in wanted.words:
        in_name = Q(statute__title__icontains=word) | Q(statute__short_title__icontains=word)
        found = found.filter(in_name if wanted.number is not None else in_name | Q(text__icontains=word))
    if wanted.number is not None:
        found = found.filter(number=wanted.number)
        if wanted.branch is not None:
            found = found.filter(branch=wanted.branch)
    in_force = Case(
        When(statute__superseded_by=None, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    named = Case(
        When(statute__short_title=wanted.words[0] if wanted.words else "", then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return found.order_by(in_force, named, "statute__short_title", "-statute__version_date", "position")


def statutes(found: QuerySet, query: str) -> QuerySet:
    """Narrow a query set of statutes by parts of their names."""
    for word in read_query(query).words:
        found = found.filter(Q(title__icontains=word) | Q(short_title__icontains=word))
    return found

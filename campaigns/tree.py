"""The dated tree of organisations: who belonged to whom on which day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from .models import Affiliation, Membership, Organisation


@dataclass(frozen=True)
class Span:
    """An organisation and the days on which it counts: from `since` (None: always) to before `until` (None: still)."""

    organisation: int
    since: date | None = None
    until: date | None = None


def _later(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)


def spans_under(root: int, links: list[tuple[int, int, date | None, date | None]]) -> list[Span]:
    """`root` and all below it, each for the days on which it was below. Pure.

    `links` are (child, parent, since, until). A street that moved in 2022 counts for its old district before and for
    its new one after.
    """
    below: dict[int, list[tuple[int, date | None, date | None]]] = {}
    for child, parent, since, until in links:
        below.setdefault(parent, []).append((child, since, until))
    found = [Span(root)]
    for span in found:
        for child, since, until in below.get(span.organisation, ()):
            start, end = _later(span.since, since), _earlier(span.until, until)
            next_span = Span(child, start, end)
            if (start is None or end is None or start < end) and next_span not in found:
                found.append(next_span)
    return found


def spans(organisation: Organisation) -> list[Span]:
    """`organisation` with its descendants. One query."""
    links = Affiliation.objects.values_list("organisation_id", "parent_id", "since", "until")
    return spans_under(organisation.pk, list(links))


@dataclass(frozen=True)
class Scope:
    """Whose rows count: everybody's (`spans` is None), or those of an organisation and of all below it, dated."""

    spans: tuple[Span, ...] | None = None

    def owned(self, owner: str, day: str, to_moment: Callable[[date], Any] = lambda day: day) -> Q:
        """A condition for rows whose field `owner` lay in this scope on the day in their field `day`.

        Where `day` holds moments, `to_moment` turns a day into its midnight.
        """
        if self.spans is None:
            return Q()
        always, sometimes = [], Q()
        for span in self.spans:
            if span.since is None and span.until is None:
                always.append(span.organisation)
                continue
            one = Q(**{f"{owner}_id": span.organisation})
            if span.since:
                one &= Q(**{f"{day}__gte": to_moment(span.since)})
            if span.until:
                one &= Q(**{f"{day}__lt": to_moment(span.until)})
            sometimes |= one
        return Q(**{f"{owner}_id__in": always}) | sometimes


def scope(organisation: Organisation | None) -> Scope:
    """The scope of an organisation, or of everybody. One query, or none."""
    return Scope(tuple(spans(organisation)) if organisation else None)


def descendants(organisation: Organisation, on: date | None = None) -> list[int]:
    """Ids of `organisation` and of all below it on a day (today)."""
    on = on or timezone.localdate()
    return [
        span.organisation
        for span in spans(organisation)
        if (span.since is None or span.since <= on) and (span.until is None or on < span.until)
    ]


def of_user(user, on: date | None = None):
    """The organisations for which a user works on a day (today); all of them for a superuser."""
    if user.is_superuser:
        return Organisation.objects.all()
    on = on or timezone.localdate()
    mine = Membership.objects.filter(Q(since__isnull=True) | Q(since__lte=on), user=user)
    return Organisation.objects.filter(memberships__in=mine.filter(Q(until__isnull=True) | Q(until__gt=on)))


def reach_of_user(user, on: date | None = None) -> set[int]:
    """Ids of the user's organisations and of all below them: what the user may see."""
    if user.is_superuser:
        return set(Organisation.objects.values_list("pk", flat=True))
    return {pk for organisation in of_user(user, on) for pk in descendants(organisation, on)}

"""The stalls that residents can still go to, as the website shows them."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.cache import cache
from django.db.models import Q
from django.utils import timezone

from cases import guards

from .models import Activity, Balance
from .models.activities import Kind, Status

_AN_HOUR = 3600
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Stall:
    """One stall to come."""

    name: str
    when: str
    url: str = ""


def stalls_ahead(limit: int = 3) -> list[Stall]:
    """The next stalls, soonest first. One query."""
    return _shown(_ahead()[:limit], frozenset())


def pickup_places(case) -> dict:
    """Where the leaflet of `case` is handed out next: stalls that tell it or a comic of it, or that have drawn its
    leaflet. One query."""
    drawn = Balance.objects.filter(quantity__gt=0, edition__episode__cases=case).values("account__activity")
    telling = _ahead().filter(Q(cases=case) | Q(episodes__cases=case) | Q(pk__in=drawn)).distinct()[:3]
    return {"pickup_places": _shown(telling, case.case_refs())}


def _ahead():
    return (
        Activity.objects.filter(
            kind=Kind.STALL,
            status__in=[Status.PLANNED, Status.OPEN],
            held_on__gte=timezone.localdate(),
            place__isnull=False,
        )
        .select_related("place")
        .order_by("held_on", "starts_at", "pk")
    )


def _shown(activities, case_refs: frozenset[UUID]) -> list[Stall]:
    """What may be shown of `activities`. Places are not pages: their names meet the guards here, once an hour."""
    stalls = []
    for activity in activities:
        place = activity.place
        stall = Stall(
            name=f"{place.name}（{place.address}）" if place.address else place.name,
            when=_when(activity),
        )
        if _may_leave(stall.name, case_refs):
            stalls.append(stall)
    return stalls


def _may_leave(name: str, case_refs: frozenset[UUID]) -> bool:
    made_from = " ".join([name, *sorted(map(str, case_refs))])
    key = f"stall-may-leave-{hashlib.sha256(made_from.encode()).hexdigest()}"
    verdict = cache.get(key)
    if verdict is None:
        verdict = not guards.findings(guards.Outgoing("普法摊位", (("地点", name),), case_refs))
        cache.set(key, verdict, _AN_HOUR)
    return verdict


def _when(activity: Activity) -> str:
    """11月28日（周六）9:00到11:30."""
    day: date = activity.held_on
    text = f"{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"
    if activity.starts_at:
        text += f"{activity.starts_at:%-H:%M}"
        if activity.ends_at:
            text += f"到{activity.ends_at:%-H:%M}"
    return text

"""Taking in what officers counted: events in any order, any number of times, from phones with wrong clocks.

Every event has an identifier that was made at the tap. The database adds it once (`ON CONFLICT DO NOTHING`: a check
before the insert let duplicates through under load); nothing is ever changed, and nothing is dropped: what cannot be
counted waits in quarantine with its reason.
"""

import hashlib
import hmac
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max, Sum
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from .measures import BY_KEY
from .models import Activity, ActivityTotal, LeafletEdition, Organisation, QuarantinedEvent, TallyEvent
from .models.activities import Status
from .refusals import Refused
from .uids import uuid7

ACCEPTED, DUPLICATE, QUARANTINED = "accepted", "duplicate", "quarantined"
MOST = 100_000
ROWS_AT_ONCE = 60
OFFICE = "office"


@dataclass(frozen=True)
class Answer:
    """What became of one event: `verdict` is accepted, duplicate or quarantined; `reason` is Chinese, for the last."""

    uid: str
    verdict: str
    reason: str = ""


class _Invalid(Exception):
    """Why an event cannot be counted, in Chinese."""


def shop_key(organisation: Organisation, door: str) -> str:
    """The pseudonym of a shop: the same door gives the same key within one organisation and no other.

    Only the key is stored. It lets 户 be counted without a list of who was visited; spaces, width and case of the door
    plate do not make another shop of it.
    """
    plate = "".join(unicodedata.normalize("NFKC", door).casefold().split())
    if not plate:
        raise Refused("请填门牌或店铺位置，走访商户才能按“户”统计。", "subject")
    return hmac.new(organisation.shop_salt.encode(), plate.encode(), hashlib.sha256).hexdigest()[:32]


def _number(event: Mapping, name: str, least: int, most: int, chinese: str) -> int:
    value = event.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _Invalid(f"{chinese}不是整数。")
    if not least <= value <= most:
        raise _Invalid(f"{chinese}是 {value}，应在 {least} 到 {most} 之间。")
    return value


def _id(event: Mapping, name: str) -> int | None:
    """A primary key in an event; None when it is anything but a plain number (True is an int to Python)."""
    value = event.get(name)
    return value if type(value) is int and 0 < value < 2**62 else None


def _uid(value: Any, chinese: str) -> UUID:
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        raise _Invalid(f"{chinese}不是有效的编号。") from None


def _moment(value: Any) -> datetime:
    try:
        moment = value if isinstance(value, datetime) else parse_datetime(str(value))
    except ValueError:
        moment = None
    if moment is None:
        raise _Invalid("发生时间看不懂。")
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    if not 2000 <= moment.year <= 2100:
        raise _Invalid("发生时间不在合理范围内。")
    return moment


def _pseudonymised(event: Any, activities: Mapping[int, Activity]) -> dict:
    """The event without the door plate: from here on, and in quarantine too, there is only the shop's key."""
    if not isinstance(event, Mapping):
        return {"body": str(event)[:500]}
    tidy = {str(name)[:40]: value for name, value in event.items() if name not in ("shop", "subject")}
    door = event.get("shop")
    activity = activities.get(_id(event, "activity"))
    if isinstance(door, str) and door.strip() and activity is not None:
        tidy["subject"] = shop_key(activity.organisation, door[:200])
    return tidy


def _checked(event: Mapping, activities, editions, received: datetime, skew: int, by) -> TallyEvent:
    """An event as a row, or `_Invalid`."""
    uid = _uid(event.get("uid"), "记录编号")
    activity = activities.get(_id(event, "activity"))
    if activity is None:
        raise _Invalid("找不到这个活动。")
    measure = BY_KEY.get(event.get("measure")) if isinstance(event.get("measure"), str) else None
    if measure is None:
        raise _Invalid(f"没有“{str(event.get('measure'))[:40]}”这个指标。")
    if activity.status == Status.CLOSED:
        raise _Invalid(f"“{activity.title}”已结束，不能再记数。请管理人员核对后更正。")
    if activity.status != Status.OPEN:
        raise _Invalid(f"“{activity.title}”{activity.get_status_display()}，还不能记数。")
    quantity = _number(event, "quantity", -MOST, MOST, "数量")
    if quantity == 0:
        raise _Invalid("数量是 0，没有可记的。")
    device = event.get("device")
    if not isinstance(device, str) or not re.fullmatch(r"[A-Za-z0-9-]{1,40}", device):
        raise _Invalid("没有设备编号。")
    subject = event.get("subject") or ""
    if measure.needs_subject and not subject:
        raise _Invalid(f"“{measure.label}”按{measure.unit}统计，要填门牌。")
    edition = None
    if measure.of_edition:
        edition = editions.get(_id(event, "edition"))
        if edition is None:
            raise _Invalid("没有说明是哪种资料。")
    occurred_at = _moment(event.get("occurred_at"))
    return TallyEvent(
        uid=uid,
        device=device,
        seq=_number(event, "seq", 1, 2_000_000_000, "序号"),
        activity=activity,
        measure=measure.key,
        quantity=quantity,
        subject=subject if measure.needs_subject else "",
        edition=edition,
        occurred_at=occurred_at,
        recorded_at=received,
        # Without the phone's own clock we only know of clocks that run ahead.
        skew=skew or max(-2_000_000_000, min(0, int((received - occurred_at).total_seconds()))),
        recorded_by=by,
    )


def _same(row: TallyEvent, other: TallyEvent) -> bool:
    names = (
        "device",
        "seq",
        "activity_id",
        "measure",
        "quantity",
        "subject",
        "edition_id",
        "occurred_at",
        "reverses_id",
    )
    return all(getattr(row, name) == getattr(other, name) for name in names)


_COLUMNS = tuple(field for field in TallyEvent._meta.concrete_fields if not field.primary_key)


def _add(rows: list[TallyEvent]) -> set[UUID]:
    """Insert the rows that are not there yet; the uids of those that this call added.

    `RETURNING` names only the added rows, so two requests with the same event can never both think they added it.
    """
    added: set[UUID] = set()
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in _COLUMNS)
    one = "(" + ", ".join(["%s"] * len(_COLUMNS)) + ")"
    to_uid = TallyEvent._meta.get_field("uid").to_python
    for start in range(0, len(rows), ROWS_AT_ONCE):
        chunk = rows[start : start + ROWS_AT_ONCE]
        values = [
            field.get_db_prep_save(getattr(row, field.attname), connection)
            for row in chunk
            for field in _COLUMNS
        ]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {quote(TallyEvent._meta.db_table)} ({names})"
                f" VALUES {', '.join([one] * len(chunk))} ON CONFLICT DO NOTHING RETURNING {quote('uid')}",
                values,
            )
            added |= {to_uid(uid) for (uid,) in cursor.fetchall()}
    return added


def _add_to_totals(rows: Iterable[TallyEvent]) -> None:
    sums: dict[tuple[int, str, str], int] = {}
    for row in rows:
        key = (row.activity_id, row.measure, row.subject)
        sums[key] = sums.get(key, 0) + row.quantity
    quote = connection.ops.quote_name
    table = quote(ActivityTotal._meta.db_table)
    # Always in the same order: two requests that touch the same totals wait for each other instead of deadlocking.
    items = sorted(sums.items())
    for start in range(0, len(items), ROWS_AT_ONCE):
        chunk = items[start : start + ROWS_AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (activity_id, measure, subject, quantity)"
                f" VALUES {', '.join(['(%s, %s, %s, %s)'] * len(chunk))}"
                " ON CONFLICT (activity_id, measure, subject)"
                f" DO UPDATE SET quantity = {table}.quantity + excluded.quantity",
                [value for key, quantity in chunk for value in (*key, quantity)],
            )


def _storable(event: Mapping) -> dict:
    """An event as JSON that both databases accept: no NUL, no lone surrogate, no NaN, not more than 4,000 characters."""
    text = json.dumps(event, sort_keys=True, default=str, ensure_ascii=False)
    text = text.encode("utf-8", "replace").decode().replace("\\u0000", "")
    body = json.loads(text, parse_constant=str)
    return body if len(text) <= 4_000 else {"uid": str(event.get("uid"))[:40], "body": text[:4_000]}


def _quarantine(event: Mapping, reason: str, organisation, by) -> None:
    body = _storable(event)
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    # The same broken event, sent again and again, waits once.
    QuarantinedEvent.objects.bulk_create(
        [
            QuarantinedEvent(
                digest=digest, body=body, reason=reason[:200], organisation=organisation, recorded_by=by
            )
        ],
        ignore_conflicts=True,
    )


def locked(ids: Iterable[int]):
    """Activities by id, held until the end of the transaction, always in one order, with their organisations."""
    rows = Activity.objects.filter(pk__in=list(ids)).order_by("pk").select_related("organisation")
    return rows.select_for_update(of=("self",)) if connection.features.has_select_for_update else rows


def merge(
    events: Iterable[Mapping],
    *,
    by=None,
    sent_at: datetime | None = None,
    allowed: set[int] | None = None,
    organisation: Organisation | None = None,
) -> list[Answer]:
    """Take in a batch and answer for each event, in the order given.

    An event is `{uid, device, seq, activity, measure, quantity, occurred_at}` with `edition` (its id) for leaflets and
    `shop` (the door plate, turned into a pseudonym before anything is stored) for merchants. `sent_at` is the phone's
    clock when it sent the batch. `allowed` limits the activities (ids) that this sender may count for; `organisation` looks
    after what names no activity. Never raises for a bad event; order, repetition and splitting of batches make no difference to the totals.
    """
    events = list(events)
    received = timezone.now()
    skew = 0
    if sent_at is not None:
        skew = int(max(-2_000_000_000, min(2_000_000_000, (received - sent_at).total_seconds())))
    wanted = {_id(event, "activity") for event in events if isinstance(event, Mapping)} - {None}
    if allowed is not None:
        wanted &= allowed
    answers: list[Answer | None] = [None] * len(events)
    with transaction.atomic():
        # Locked, so that no event slips into an activity that is being closed.
        activities = {activity.pk: activity for activity in locked(wanted)}
        editions = LeafletEdition.objects.in_bulk()
        rows: dict[int, TallyEvent] = {}
        bodies = [_pseudonymised(event, activities) for event in events]

        def set_aside(place: int, reason: str) -> None:
            body = bodies[place]
            activity = activities.get(_id(body, "activity"))
            _quarantine(body, reason, activity.organisation if activity else organisation, by)
            answers[place] = Answer(str(body.get("uid", ""))[:40], QUARANTINED, reason)

        late: dict[int, str] = {}
        for place, body in enumerate(bodies):
            try:
                rows[place] = _checked(body, activities, editions, received, skew, by)
            except _Invalid as reason:
                late[place] = str(reason)
        # An event that was counted before its activity closed is a duplicate when it is sent again, not a fault.
        known = _known(bodies[place].get("uid") for place in late)
        for place, reason in late.items():
            uid = str(bodies[place].get("uid", "")).lower()
            if uid in known and _counted_before(known[uid], bodies[place]):
                answers[place] = Answer(uid, DUPLICATE)
            else:
                set_aside(place, reason)

        first: dict[UUID, int] = {}
        for place, row in rows.items():
            first.setdefault(row.uid, place)
        # Sorted by uid: two overlapping batches wait for each other instead of deadlocking.
        added = _add(sorted((rows[place] for place in first.values()), key=lambda row: row.uid.bytes))
        _add_to_totals(row for place, row in rows.items() if row.uid in added and first[row.uid] == place)
        others = (
            {e.uid: e for e in TallyEvent.objects.filter(uid__in=[r.uid for r in rows.values()])}
            if (len(added) < len(rows))
            else {}
        )
        for place, row in rows.items():
            uid = str(row.uid)
            if row.uid in added and first[row.uid] == place:
                answers[place] = Answer(uid, ACCEPTED)
            elif row.uid not in others:
                set_aside(place, f"设备序号 {row.seq} 已被另一条记录用掉。")
            elif _same(others[row.uid], row):
                answers[place] = Answer(uid, DUPLICATE)
            else:
                set_aside(place, "编号已经用过，内容却不同。")
    return answers


def _known(uids: Iterable[Any]) -> dict[str, TallyEvent]:
    valid = []
    for uid in uids:
        try:
            valid.append(_uid(uid, ""))
        except _Invalid:
            continue
    return {str(event.uid): event for event in TallyEvent.objects.filter(uid__in=valid)} if valid else {}


def _counted_before(row: TallyEvent, body: Mapping) -> bool:
    try:
        return (row.device, row.seq, row.activity_id, row.measure, row.quantity, row.occurred_at) == (
            body.get("device"),
            body.get("seq"),
            body.get("activity"),
            body.get("measure"),
            body.get("quantity"),
            _moment(body.get("occurred_at")),
        )
    except _Invalid:
        return False


def missing(device: str) -> list[int]:
    """The sequence numbers of a device that never arrived, up to the highest that did."""
    seen = set(TallyEvent.objects.filter(device=device).values_list("seq", flat=True))
    return [seq for seq in range(1, max(seen, default=0)) if seq not in seen]


def _office_event(activity: Activity, *, by=None, **fields) -> TallyEvent:
    """Add one event from a desk instead of a phone. Must run inside a transaction."""
    now = timezone.now()
    device = f"{OFFICE}-{activity.pk}"
    seq = (TallyEvent.objects.filter(device=device).aggregate(Max("seq"))["seq__max"] or 0) + 1
    fields.setdefault("uid", uuid7())
    row = TallyEvent(
        device=device, seq=seq, activity=activity, occurred_at=now, recorded_at=now, recorded_by=by, **fields
    )
    row.save(force_insert=True)
    _add_to_totals([row])
    return row


def reverse(event: TallyEvent, *, by=None) -> TallyEvent:
    """更正: answer a wrong event with one of the opposite sign. Works for a closed activity too, once per event."""
    if event.reverses_id:
        raise Refused("更正本身不能再更正。", "reversal")
    if event.measure == "leaflets" and event.activity.status == Status.CLOSED:
        raise Refused("摊位已收摊，派发数以台账为准。请重新打开摊位后更正。", "closed_stall")
    with transaction.atomic():
        list(locked([event.activity_id]))
        if TallyEvent.objects.filter(reverses=event).exists():
            raise Refused("这一条已经更正过了。", "already_reversed")
        return _office_event(
            event.activity,
            by=by,
            measure=event.measure,
            quantity=-event.quantity,
            subject=event.subject,
            edition=event.edition,
            reverses=event,
        )


def count_in(
    waiting: QuarantinedEvent,
    activity: Activity,
    measure: str,
    quantity: int,
    *,
    edition: LeafletEdition | None = None,
    shop: str = "",
    by=None,
) -> TallyEvent:
    """计入: count what waited in quarantine as a person read it, once. The event as it came stays beside it."""
    wanted = BY_KEY.get(measure)
    if wanted is None or not quantity or abs(quantity) > MOST:
        raise Refused("请选指标，数量填不是 0 的整数。", "quantity")
    with transaction.atomic():
        current = locked([activity.pk]).get()
        if current.status not in (Status.OPEN, Status.CLOSED):
            raise Refused(f"“{current.title}”{current.get_status_display()}，不能记数。", "activity")
        if wanted.of_edition and edition is None:
            raise Refused("请选是哪种资料。", "edition")
        if wanted.of_edition and current.status == Status.CLOSED:
            raise Refused("摊位已收摊，派发数以台账为准。请重新打开摊位后再计入，或者选“不计”。", "activity")
        subject = ""
        if wanted.needs_subject:
            # Without a plate the pseudonym that the event brought holds, at the organisation that made it only.
            kept = (
                waiting.body.get("subject", "") if waiting.organisation_id == current.organisation_id else ""
            )
            subject = kept if kept and not shop.strip() else shop_key(current.organisation, shop)
        _resolve(waiting, f"计入：{current.title}，{wanted.label} {quantity:+d} {wanted.unit}", by)
        return _office_event(
            current,
            by=by,
            measure=measure,
            quantity=quantity,
            subject=subject,
            edition=edition if wanted.of_edition else None,
        )


def leave_out(waiting: QuarantinedEvent, reason: str, *, by=None) -> None:
    """不计: say why what waited in quarantine is not counted. It stays on record."""
    if not reason.strip():
        raise Refused("请写明为什么不计。", "reason")
    _resolve(waiting, f"不计：{reason.strip()}", by)


def _resolve(waiting: QuarantinedEvent, resolution: str, by) -> None:
    # One update decides between two people with the same row before them.
    still = QuarantinedEvent.objects.filter(pk=waiting.pk, resolved_at=None)
    if not still.update(resolved_at=timezone.now(), resolved_by=by, resolution=resolution[:200]):
        raise Refused("这一条已经处理过了。", "resolved")


def settle(activity: Activity, edition: LeafletEdition, handed_out: int, *, by=None) -> TallyEvent | None:
    """Bring the leaflets tallied for an edition to what was really handed out, by one event for the difference."""
    tallied = leaflets(activity).get(edition.pk, 0)
    if tallied == handed_out:
        return None
    return _office_event(activity, by=by, measure="leaflets", quantity=handed_out - tallied, edition=edition)


def leaflets(activity: Activity) -> dict[int, int]:
    """Leaflets tallied at an activity, by edition id."""
    rows = (
        activity.tally_events.filter(measure="leaflets")
        .values("edition")
        .annotate(n=Sum("quantity"))
        .order_by()
    )
    return {row["edition"]: row["n"] for row in rows}


def totals(activity: Activity) -> dict[str, int]:
    """What an activity counted, by measure; distinct ones as the size of the set. One query."""
    sums: dict[str, int] = {}
    for measure, subject, quantity in activity.totals.values_list("measure", "subject", "quantity"):
        sums[measure] = sums.get(measure, 0) + (int(quantity > 0) if subject else quantity)
    return sums


def skewed(limit: timedelta = timedelta(minutes=10)):
    """Events from phones whose clock was off by more than `limit`: recorded, counted, shown to whoever looks after
    the phones."""
    seconds = int(limit.total_seconds())
    return TallyEvent.objects.exclude(skew__range=(-seconds, seconds))

"""Opening and closing an activity. A stall closes only when every copy that it drew is accounted for."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import transaction

from . import ledger, tallies
from .models import Account, Activity, LeafletEdition
from .models.activities import Status
from .refusals import Refused
from .uids import uuid7


@dataclass(frozen=True)
class Count:
    """What an officer counts at the end, for one edition: handed out, taken back, spoiled."""

    given: int = 0
    returned: int = 0
    damaged: int = 0


def open_activity(activity: Activity, *, by=None) -> Activity:
    """Begin: from now on it can be counted for. Opening twice is harmless; a closed one stays closed."""
    with transaction.atomic():
        current = tallies.locked([activity.pk]).get()
        if current.status == Status.OPEN:
            return current
        if current.status != Status.PLANNED:
            raise Refused(f"“{current.title}”{current.get_status_display()}，不能再开始。", "closed")
        current.mark(Status.OPEN, by)
        if current.is_stall:
            ledger.stall_account(current)
        return current


def close_activity(
    activity: Activity, counts: Mapping[int, Count] | None = None, *, by=None, uid: UUID | None = None
):
    """End an activity; `counts` (by edition id) accounts for the leaflets of a stall.

    领出 = 派发 + 退回 + 损毁 must hold for every edition, or nothing is written and the error names what is missing. The
    numbers are totals for the whole stall. What was tallied as handed out is brought to the counted number by one
    event, so that the books and the tallies say the same. `uid` (made when the form was drawn) makes a repeated
    submission harmless.
    """
    with transaction.atomic():
        current = tallies.locked([activity.pk]).get()
        if current.status == Status.CLOSED:
            if uid is not None and _is_repeat(current, uid):
                return current
            raise Refused(f"“{current.title}”已经结束了。", "closed")
        if current.status != Status.OPEN:
            raise Refused(
                f"“{current.title}”{current.get_status_display()}，还没有开始，不能结束。", "not_open"
            )
        if current.is_stall:
            _account_for(current, dict(counts or {}), by=by, uid=uid or uuid7())
        current.mark(Status.CLOSED, by)
        return current


def _is_repeat(activity: Activity, uid: UUID) -> bool:
    """Whether this submission already closed the stall."""
    mine = [uuid5(uid, name) for name in _movements(activity)]
    return ledger.Transfer.objects.filter(uid__in=mine).exists()


def _movements(activity: Activity) -> list[str]:
    editions = {line.edition.pk for line in ledger.stall_lines(activity)}
    return [f"{pk}:{kind}" for pk in editions for kind in ("public", "returned", "damaged")]


def _account_for(activity: Activity, counts: dict[int, Count], *, by, uid: UUID) -> None:
    lines = {line.edition.pk: line for line in ledger.stall_lines(activity)}
    unknown = set(counts) - set(lines)
    for pk in unknown:
        count = counts.pop(pk)
        if count != Count():
            title = LeafletEdition.objects.filter(pk=pk).values_list("title", flat=True).first() or "这种资料"
            raise Refused(f"《{title}》没有领出记录，不能填派发、退回或损毁。请先登记领出。", "not_issued")
    faults = [fault for pk, line in lines.items() if (fault := _fault(line, counts.get(pk, Count())))]
    if faults:
        raise Refused("".join(faults), "does_not_agree")
    stall = ledger.stall_account(activity)
    for pk, line in lines.items():
        count = counts.get(pk, Count())
        for kind, done, counted in (
            (Account.Kind.PUBLIC, line.given, count.given),
            (Account.Kind.RETURNED, line.returned, count.returned),
            (Account.Kind.DAMAGED, line.damaged, count.damaged),
        ):
            if counted > done:
                ledger.post(
                    uid=uuid5(uid, f"{pk}:{kind}"),
                    edition=line.edition,
                    source=stall,
                    target=ledger.account(activity.organisation, kind),
                    quantity=counted - done,
                    on=ledger.day_for(activity.held_on, activity.organisation),
                    by=by,
                    note="收摊",
                )
        tallies.settle(activity, line.edition, count.given, by=by)
    for pk, tallied in tallies.leaflets(activity).items():
        if pk not in lines and tallied:
            title = LeafletEdition.objects.get(pk=pk).title
            raise Refused(
                f"记了派发《{title}》{tallied} 份，却没有领出记录。请仓管补登领出后再收摊。", "not_issued"
            )


def _fault(line: ledger.Line, count: Count) -> str:
    """What is wrong with the count of one edition, or nothing."""
    title = f"《{line.edition.title}》"
    named = (
        ("派发", count.given, line.given),
        ("退回", count.returned, line.returned),
        ("损毁", count.damaged, line.damaged),
    )
    for name, counted, done in named:
        if isinstance(counted, bool) or not isinstance(counted, int) or counted < 0:
            return f"{title}{name}数要填 0 或正整数。"
        if counted < done:
            return f"{title}{name}已入账 {done} 份，不能改成 {counted} 份。请先冲正。"
    accounted = count.given + count.returned + count.damaged
    if accounted == line.issued:
        return ""
    sum_up = f"领出 {line.issued} 份，派发 {count.given} + 退回 {count.returned} + 损毁 {count.damaged} = {accounted} 份"
    gap = line.issued - accounted
    if gap > 0:
        return f"{title}{sum_up}，还差 {gap} 份没有着落。请再数一数手里剩下的。"
    return f"{title}{sum_up}，比领出多了 {-gap} 份。请核对派发数。"


def reopen_activity(activity: Activity, *, by=None) -> Activity:
    """Open a closed activity again, for corrections. The rows that its closing posted are reversed, the tallies stay."""
    with transaction.atomic():
        current = tallies.locked([activity.pk]).get()
        if current.status != Status.CLOSED:
            raise Refused(f"“{current.title}”{current.get_status_display()}，不用重新打开。", "not_closed")
        current.mark(Status.OPEN, by)
        if current.is_stall:
            stall = ledger.stall_account(current)
            closing = stall.outgoing.filter(reversed_by__isnull=True, reverses__isnull=True)
            for transfer in closing.select_related("edition", "from_account__activity", "to_account"):
                ledger.reverse(transfer, by=by, note="重新打开摊位")
        return current


def cancel_activity(activity: Activity, *, by=None) -> Activity:
    """Call off what was planned. What has begun is closed instead, with what it counted."""
    with transaction.atomic():
        current = tallies.locked([activity.pk]).get()
        if current.status != Status.PLANNED:
            raise Refused(f"“{current.title}”{current.get_status_display()}，不能取消。", "not_planned")
        if any(line.left for line in ledger.stall_lines(current)):
            raise Refused(f"“{current.title}”已领出资料，请先冲正领出，再取消。", "issued")
        current.mark(Status.CANCELLED, by)
        return current

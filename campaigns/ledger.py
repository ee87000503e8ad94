"""Where every leaflet is. One row is one movement; balances are moved under a guard, so no two people hand out one copy.

A balance only ever changes by `UPDATE … SET quantity = quantity - n WHERE quantity >= n` in the transaction that adds
the row. Code that first reads and then writes lost copies when eight processes raced; this lost none.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone

from .models import (
    Account,
    Activity,
    Balance,
    LeafletEdition,
    LedgerClosing,
    Organisation,
    PrintRun,
    Transfer,
)
from .models.activities import Status
from .refusals import Refused
from .uids import uuid7

Kind = Account.Kind
# Which way copies may go. A reversal goes back the way its row came.
ROUTES = frozenset(
    {
        (Kind.PRINT, Kind.WAREHOUSE),
        (Kind.WAREHOUSE, Kind.WAREHOUSE),
        (Kind.WAREHOUSE, Kind.STALL),
        (Kind.WAREHOUSE, Kind.PUBLIC),
        (Kind.WAREHOUSE, Kind.DAMAGED),
        (Kind.STALL, Kind.PUBLIC),
        (Kind.STALL, Kind.RETURNED),
        (Kind.STALL, Kind.DAMAGED),
        (Kind.RETURNED, Kind.WAREHOUSE),
        (Kind.RETURNED, Kind.DAMAGED),
        (Kind.COUNT, Kind.WAREHOUSE),
        (Kind.COUNT, Kind.RETURNED),
        (Kind.WAREHOUSE, Kind.COUNT),
        (Kind.RETURNED, Kind.COUNT),
    }
)
MOST = 10_000_000


@dataclass(frozen=True)
class Line:
    """What a stall did with one edition: `issued` 领出, `given` 派发, `returned` 退回, `damaged` 损毁, `left` 尚在摊位."""

    edition: LeafletEdition
    issued: int = 0
    given: int = 0
    returned: int = 0
    damaged: int = 0

    @property
    def left(self) -> int:
        return self.issued - self.given - self.returned - self.damaged


# Accounts


def account(organisation: Organisation, kind: str) -> Account:
    """The organisation's account of a kind other than a stall."""
    return Account.objects.get_or_create(organisation=organisation, kind=kind, activity=None)[0]


def stall_account(activity: Activity) -> Account:
    """The account of one stall. Refuses an activity that is no stall."""
    if not activity.is_stall:
        raise Refused(f"“{activity.title}”不是普法摊位，不能领资料。")
    return Account.objects.get_or_create(
        activity=activity, defaults={"kind": Kind.STALL, "organisation": activity.organisation}
    )[0]


def balance(held_by: Account, edition: LeafletEdition) -> int:
    """Copies of `edition` in an account now; negative for the two accounts where copies come from."""
    row = Balance.objects.filter(account=held_by, edition=edition).values_list("quantity", flat=True).first()
    return row or 0


# Movements


def _whole(quantity) -> int:
    """A number of copies, or a refusal."""
    if isinstance(quantity, bool) or not isinstance(quantity, int):
        raise Refused("份数要填整数。", "quantity")
    if quantity <= 0:
        raise Refused(f"份数要大于 0，现在填的是 {quantity}。要改错账，请用“冲正”。", "quantity")
    if quantity > MOST:
        raise Refused(f"一次最多 {MOST} 份，请检查是不是多打了几个 0。", "quantity")
    return quantity


def _body(transfer: Transfer) -> tuple:
    return (
        transfer.edition_id,
        transfer.from_account_id,
        transfer.to_account_id,
        transfer.quantity,
        transfer.occurred_on,
        transfer.reverses_id,
    )


def _same_or_refuse(existing: Transfer, wanted: Transfer) -> Transfer:
    if _body(existing) != _body(wanted):
        raise Refused(
            f"编号 {wanted.uid} 已经入过账，内容与这次不同，没有再入账。请刷新页面核对后重新登记。", "uid"
        )
    return existing


def _move(held_by: Account, edition: LeafletEdition, quantity: int) -> None:
    """Add `quantity` (which may be negative) to a balance, or refuse when the account has not enough."""
    rows = Balance.objects.filter(account=held_by, edition=edition)
    is_source = held_by.kind in Account.SOURCES
    guarded = rows if quantity > 0 or is_source else rows.filter(quantity__gte=-quantity)
    if guarded.update(quantity=F("quantity") + quantity):
        return
    if not rows.exists():
        first = Balance(account=held_by, edition=edition, is_source=is_source)
        Balance.objects.bulk_create([first], ignore_conflicts=True)
        if guarded.update(quantity=F("quantity") + quantity):
            return
    raise Refused(
        f"“{held_by}”里《{edition.title}》只有 {balance(held_by, edition)} 份，不够 {-quantity} 份，没有入账。",
        "not_enough",
    )


def _allowed_route(source: Account, target: Account, reverses: Transfer | None) -> None:
    if source.pk == target.pk:
        raise Refused("转出和转入是同一个账户，没有入账。", "same_account")
    if reverses is not None:
        return
    if (source.kind, target.kind) not in ROUTES:
        raise Refused(f"资料不能从“{source}”直接到“{target}”，没有入账。", "route")
    if source.organisation_id != target.organisation_id and target.kind != Kind.WAREHOUSE:
        raise Refused("跨单位只能从仓库调到仓库，没有入账。", "route")


def _open_period(accounts: tuple[Account, ...], ym: int) -> None:
    closing = (
        LedgerClosing.objects.filter(
            organisation__in={a.organisation_id for a in accounts}, through_ym__gte=ym
        )
        .select_related("organisation")
        .first()
    )
    if closing:
        raise Refused(
            f"{closing}，{ym // 100}年{ym % 100}月不能再入账。请把日期填在未结账的月份。", "closed_period"
        )


def _open_stalls(accounts: tuple[Account, ...]) -> None:
    ids = sorted(held_by.activity_id for held_by in accounts if held_by.activity_id)
    if not ids:
        return
    # Read again and held: a stall must not close between this look and the entry.
    rows = Activity.objects.filter(pk__in=ids).order_by("pk")
    for stall in rows.select_for_update() if connection.features.has_select_for_update else rows:
        if stall.status in (Status.CLOSED, Status.CANCELLED):
            raise Refused(
                f"摊位“{stall.title}”{stall.get_status_display()}，不能再动它的资料。"
                "确有错账，请管理人员重新打开后更正。",
                "closed_stall",
            )


def day_for(day: date, *organisations: Organisation | int) -> date:
    """`day` if its month is open for all of the organisations, otherwise today: closed months do not change."""
    closed = LedgerClosing.objects.filter(
        organisation__in=organisations, through_ym__gte=day.year * 100 + day.month
    )
    return timezone.localdate() if closed.exists() else day


def post(
    *,
    uid: UUID,
    edition: LeafletEdition,
    source: Account,
    target: Account,
    quantity: int,
    on: date | None = None,
    by=None,
    note: str = "",
    reverses: Transfer | None = None,
) -> Transfer:
    """Move `quantity` copies from `source` to `target` and return the row; all or nothing.

    Safe to repeat: the same `uid` with the same body returns the first row, with another body it is refused. Raises
    `Refused` with a Chinese sentence when the number is not positive, the account has not enough, the stall is closed
    or the month is closed.
    """
    on = on or timezone.localdate()
    wanted = Transfer(
        uid=uid,
        edition=edition,
        from_account=source,
        to_account=target,
        quantity=_whole(quantity),
        occurred_on=on,
        ym=on.year * 100 + on.month,
        note=note,
        posted_by=by,
        reverses=reverses,
    )
    _allowed_route(source, target, reverses)
    try:
        with transaction.atomic():
            existing = Transfer.objects.filter(uid=uid).first()
            if existing:
                return _same_or_refuse(existing, wanted)
            _open_period((source, target), wanted.ym)
            _open_stalls((source, target))
            # Rows are locked in one order by everybody, so that two movements the opposite way cannot deadlock.
            for held_by, change in sorted(((source, -quantity), (target, quantity)), key=lambda m: m[0].pk):
                _move(held_by, edition, change)
            wanted.save(force_insert=True)
    except IntegrityError:
        # Somebody else posted the same uid, or reversed the same row, between our look and our insert.
        existing = Transfer.objects.filter(uid=uid).first()
        if existing:
            return _same_or_refuse(existing, wanted)
        if reverses and Transfer.objects.filter(reverses=reverses).exists():
            raise Refused("这一笔已经冲正过了。", "already_reversed") from None
        _open_period((source, target), wanted.ym)
        raise
    return wanted


def reverse(transfer: Transfer, *, uid: UUID | None = None, by=None, on: date | None = None, note: str = ""):
    """冲正: answer a wrong row with its mirror image, on the same day if that month is open, otherwise today.

    A row is reversed once, a reversal never.
    """
    if transfer.reverses_id:
        raise Refused("冲正本身不能再冲正。要恢复，请重新登记一笔。", "reversal")
    done = Transfer.objects.filter(reverses=transfer).first()
    if done and (uid is None or done.uid != uid):
        raise Refused(f"这一笔已于{done.posted_at:%Y年%-m月%-d日}冲正过了。", "already_reversed")
    return post(
        uid=uid or uuid7(),
        edition=transfer.edition,
        source=transfer.to_account,
        target=transfer.from_account,
        quantity=transfer.quantity,
        on=on
        or day_for(
            transfer.occurred_on, transfer.from_account.organisation_id, transfer.to_account.organisation_id
        ),
        by=by,
        note=note or "冲正",
        reverses=transfer,
    )


def print_run(
    edition: LeafletEdition,
    quantity: int,
    *,
    on: date | None = None,
    printer: str = "",
    batch: str = "",
    uid: UUID | None = None,
    by=None,
) -> PrintRun:
    """印制入库: copies come from the printer into the warehouse of the edition's organisation."""
    with transaction.atomic():
        transfer = post(
            uid=uid or uuid7(),
            edition=edition,
            source=account(edition.organisation, Kind.PRINT),
            target=account(edition.organisation, Kind.WAREHOUSE),
            quantity=quantity,
            on=on,
            by=by,
            note="印制入库",
        )
        return PrintRun.objects.get_or_create(
            transfer=transfer, defaults={"edition": edition, "printer": printer, "batch": batch}
        )[0]


def issue(
    activity: Activity, edition: LeafletEdition, quantity: int, *, uid: UUID | None = None, by=None
) -> Transfer:
    """领出: from the warehouse of the stall's organisation to the stall."""
    return post(
        uid=uid or uuid7(),
        edition=edition,
        source=account(activity.organisation, Kind.WAREHOUSE),
        target=stall_account(activity),
        quantity=quantity,
        on=day_for(activity.held_on, activity.organisation),
        by=by,
        note="领出",
    )


def put_away(
    organisation: Organisation,
    edition: LeafletEdition,
    quantity: int,
    *,
    uid: UUID | None = None,
    by=None,
    on=None,
):
    """点收入库: what stalls handed back goes onto the shelf once the storekeeper has counted it."""
    return post(
        uid=uid or uuid7(),
        edition=edition,
        source=account(organisation, Kind.RETURNED),
        target=account(organisation, Kind.WAREHOUSE),
        quantity=quantity,
        on=on,
        by=by,
        note="退回点收入库",
    )


def count_stock(
    held_by: Account, edition: LeafletEdition, counted: int, *, uid: UUID | None = None, by=None, on=None
) -> Transfer | None:
    """盘点: post the difference between what was counted and what the books say; None when they agree."""
    if isinstance(counted, bool) or not isinstance(counted, int) or counted < 0:
        raise Refused("盘点数要填 0 或正整数。", "quantity")
    if held_by.kind not in (Kind.WAREHOUSE, Kind.RETURNED):
        raise Refused("只能盘点仓库和待入库的资料。", "account")
    with transaction.atomic():
        if uid and (done := Transfer.objects.filter(uid=uid).first()):
            return done
        # Held until the difference is posted, so that nothing moves between the look and the entry.
        rows = (
            Balance.objects.select_for_update()
            if connection.features.has_select_for_update
            else Balance.objects
        )
        row = rows.filter(account=held_by, edition=edition).first()
        difference = counted - (row.quantity if row else 0)
        if not difference:
            return None
        elsewhere = account(held_by.organisation, Kind.COUNT)
        source, target = (elsewhere, held_by) if difference > 0 else (held_by, elsewhere)
        return post(
            uid=uid or uuid7(),
            edition=edition,
            source=source,
            target=target,
            quantity=abs(difference),
            on=on,
            by=by,
            note=f"盘{'盈' if difference > 0 else '亏'}：账面 {counted - difference} 份，实点 {counted} 份",
        )


def close_period(organisation: Organisation, through_ym: int, *, by=None) -> LedgerClosing:
    """结账: nothing more is posted up to `through_ym`. There is no way back; corrections go into an open month."""
    today = timezone.localdate()
    if not 1 <= through_ym % 100 <= 12 or through_ym >= today.year * 100 + today.month:
        raise Refused("只能结到上个月为止，月份写成六位数字，如 202402。", "closed_period")
    return LedgerClosing.objects.get_or_create(
        organisation=organisation, through_ym=through_ym, defaults={"closed_by": by}
    )[0]


# What the rows say


def stall_lines(activity: Activity) -> list[Line]:
    """What the books say of a stall, an edition a line, reversals taken off. One query."""
    flows = (
        Transfer.objects.filter(Q(from_account__activity=activity) | Q(to_account__activity=activity))
        .values("edition", "from_account__kind", "to_account__kind")
        .annotate(n=Sum("quantity"))
    )
    names = {
        Kind.WAREHOUSE: "issued",
        Kind.PUBLIC: "given",
        Kind.RETURNED: "returned",
        Kind.DAMAGED: "damaged",
    }
    sums: dict[int, dict[str, int]] = {}
    for flow in flows:
        into_stall = flow["to_account__kind"] == Kind.STALL
        name = names[flow["from_account__kind"] if into_stall else flow["to_account__kind"]]
        sign = 1 if into_stall == (name == "issued") else -1
        line = sums.setdefault(flow["edition"], {})
        line[name] = line.get(name, 0) + sign * flow["n"]
    editions = LeafletEdition.objects.in_bulk(sums)
    return sorted((Line(editions[pk], **line) for pk, line in sums.items()), key=lambda line: line.edition.pk)


def drift() -> list[tuple[Balance, int]]:
    """Balances that are not what the transfers add up to, with the true number: empty unless somebody wrote past this
    module. Run by the nightly check and by tests."""
    moved: dict[tuple[int, int], int] = {}
    for side, sign in (("from_account", -1), ("to_account", 1)):
        for row in Transfer.objects.values(side, "edition").annotate(n=Sum("quantity")).order_by():
            key = (row[side], row["edition"])
            moved[key] = moved.get(key, 0) + sign * row["n"]
    wrong = []
    for row in Balance.objects.select_related("account", "edition"):
        true = moved.pop((row.account_id, row.edition_id), 0)
        if row.quantity != true:
            wrong.append((row, true))
    wrong += [
        (Balance(account_id=held_by, edition_id=edition), true)
        for (held_by, edition), true in moved.items()
        if true
    ]
    return wrong

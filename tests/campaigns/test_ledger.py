"""The books: what may be posted, what may not, and that nothing half-written stays behind."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns import ledger
from campaigns.models import Balance, LedgerClosing, Organisation, Transfer
from campaigns.refusals import Refused
from campaigns.uids import uuid7

pytestmark = [pytest.mark.data, pytest.mark.django_db]
MAY = date(2023, 5, 2)


def refused(**fields):
    before = Transfer.objects.count(), sorted(Balance.objects.values_list("pk", "quantity"))
    with pytest.raises(Refused) as caught:
        ledger.post(**{"uid": uuid7(), "on": MAY} | fields)
    assert before[0] == Transfer.objects.count()
    after = dict(Balance.objects.values_list("pk", "quantity"))
    assert all(after[pk] == quantity for pk, quantity in before[1])
    return str(caught.value)


def test_print_run_fills_the_warehouse(stock, accounts):
    assert ledger.balance(accounts.warehouse, stock) == 1000
    assert ledger.balance(accounts.print, stock) == -1000
    assert ledger.drift() == []


@pytest.mark.parametrize("quantity", [0, -5, True, 1.5, "10", None, 10**9])
def test_a_number_that_is_not_a_number_of_copies_is_refused(stock, accounts, quantity):
    text = refused(edition=stock, source=accounts.print, target=accounts.warehouse, quantity=quantity)
    assert "份" in text


def test_nobody_gives_what_is_not_there(stock, accounts):
    text = refused(edition=stock, source=accounts.warehouse, target=accounts.public, quantity=1001)
    assert "只有 1000 份" in text


def test_same_uid_is_posted_once(stock, accounts):
    fields = {
        "uid": uuid7(),
        "edition": stock,
        "source": accounts.warehouse,
        "target": accounts.public,
        "on": MAY,
    }
    first = ledger.post(quantity=10, **fields)
    assert ledger.post(quantity=10, **fields).pk == first.pk
    assert ledger.balance(accounts.warehouse, stock) == 990
    assert "内容与这次不同" in refused(quantity=11, **fields)


def test_routes(stock, accounts, db):
    assert "不能" in refused(edition=stock, source=accounts.public, target=accounts.warehouse, quantity=1)
    assert "同一个账户" in refused(
        edition=stock, source=accounts.warehouse, target=accounts.warehouse, quantity=1
    )
    other = Organisation.objects.create(name="江边街道", slug="jiangbian")
    assert "跨单位" in refused(
        edition=stock, source=accounts.warehouse, target=ledger.account(other, "public"), quantity=1
    )
    ledger.post(
        uid=uuid7(),
        edition=stock,
        source=accounts.warehouse,
        target=ledger.account(other, "warehouse"),
        quantity=1,
        on=MAY,
    )


def test_a_mistake_is_reversed_once_and_nothing_else(stock, accounts):
    wrong = ledger.post(
        uid=uuid7(), edition=stock, source=accounts.warehouse, target=accounts.public, quantity=10, on=MAY
    )
    mirror = ledger.reverse(wrong)
    assert ledger.balance(accounts.warehouse, stock) == 1000
    assert mirror.occurred_on == MAY
    with pytest.raises(Refused, match="冲正过"):
        ledger.reverse(wrong)
    with pytest.raises(Refused, match="不能再冲正"):
        ledger.reverse(mirror)
    assert ledger.drift() == []


def test_a_count_posts_the_difference(stock, accounts):
    assert ledger.count_stock(accounts.warehouse, stock, 1000, on=MAY) is None
    short = ledger.count_stock(accounts.warehouse, stock, 990, on=MAY)
    assert (short.quantity, short.to_account.kind) == (10, "count")
    over = ledger.count_stock(accounts.warehouse, stock, 995, on=MAY)
    assert (over.quantity, over.from_account.kind) == (5, "count")
    assert ledger.balance(accounts.warehouse, stock) == 995
    with pytest.raises(Refused):
        ledger.count_stock(accounts.warehouse, stock, -1)


def test_a_closed_month_stays_as_it_is(stock, accounts, street):
    wrong = ledger.post(
        uid=uuid7(), edition=stock, source=accounts.warehouse, target=accounts.public, quantity=10, on=MAY
    )
    ledger.close_period(street, 202306)
    assert "结账至2023年6月" in refused(
        edition=stock, source=accounts.warehouse, target=accounts.public, quantity=1
    )
    assert ledger.reverse(wrong).ym > 202306
    with pytest.raises(Refused, match="上个月"):
        ledger.close_period(street, 203001)


def test_the_database_itself_refuses(stock, accounts, street):
    row = Transfer.objects.get()
    row.quantity = 5
    attempts = [
        row.save,
        row.delete,
        lambda: Transfer.objects.update(note="x"),
        lambda: Transfer.objects.all()._raw_delete("default"),
        lambda: Transfer.objects.bulk_update([row], ["quantity"]),
    ]

    def insert(**fields):
        body = {
            "uid": uuid7(),
            "edition": stock,
            "from_account": accounts.print,
            "to_account": accounts.warehouse,
            "quantity": 5,
            "occurred_on": MAY,
            "ym": 202305,
        }
        return lambda: Transfer.objects.bulk_create([Transfer(**body | fields)])

    attempts += [
        insert(quantity=0),
        insert(to_account=accounts.print),
        insert(ym=202306),
        insert(reverses=row, quantity=1000),
        insert(reverses=row, from_account=accounts.warehouse, to_account=accounts.print, quantity=999),
        lambda: Balance.objects.filter(account=accounts.warehouse).update(quantity=-1),
    ]
    closing = LedgerClosing.objects.create(organisation=street, through_ym=202304)
    attempts += [closing.delete, lambda: LedgerClosing.objects.update(through_ym=200001)]
    attempts += [insert(occurred_on=date(2023, 4, 30), ym=202304)]
    for attempt in attempts:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()
    assert Transfer.objects.get().quantity == 1000


KINDS = ("print", "warehouse", "public", "damaged", "returned", "count")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from(KINDS), st.integers(-5, 400), st.booleans()),
        max_size=12,
    )
)
def test_whatever_is_tried_the_books_balance(stock, accounts, moves):
    with transaction.atomic():
        for source, target, quantity, undo in moves:
            try:
                row = ledger.post(
                    uid=uuid7(),
                    edition=stock,
                    source=getattr(accounts, source),
                    target=getattr(accounts, target),
                    quantity=quantity,
                    on=MAY,
                )
                if undo:
                    ledger.reverse(row)
            except Refused:
                continue
        assert ledger.drift() == []
        assert sum(Balance.objects.values_list("quantity", flat=True)) == 0
        assert all(ledger.balance(getattr(accounts, kind), stock) >= 0 for kind in KINDS[1:5])
        transaction.set_rollback(True)

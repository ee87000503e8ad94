"""A stall from setting up to packing up."""

import pytest

from campaigns import ledger, sessions, tallies
from campaigns.models import ActivityTotal, LeafletEdition, Transfer
from campaigns.refusals import Refused
from campaigns.sessions import Count
from campaigns.uids import uuid7

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def running(stall, stock):
    ledger.issue(stall, stock, 300)
    sessions.open_activity(stall)
    return stall


def tap(stall, edition, quantity, seq=1):
    (answer,) = tallies.merge(
        [
            {
                "uid": str(uuid7()),
                "device": "phone-1",
                "seq": seq,
                "activity": stall.pk,
                "measure": "leaflets",
                "edition": edition.pk,
                "quantity": quantity,
                "occurred_at": "2023-05-20T10:00:00+08:00",
            }
        ]
    )
    return answer


@pytest.mark.parametrize(
    ("count", "says"),
    [
        (Count(180, 100, 5), "还差 15 份没有着落"),
        (Count(200, 100, 5), "比领出多了 5 份"),
        (Count(-1, 300, 1), "要填 0 或正整数"),
    ],
)
def test_a_stall_that_does_not_add_up_stays_open(running, stock, count, says):
    before = Transfer.objects.count()
    with pytest.raises(Refused, match=says):
        sessions.close_activity(running, {stock.pk: count})
    running.refresh_from_db()
    assert running.status == "open"
    assert Transfer.objects.count() == before
    assert not ActivityTotal.objects.exists()


def test_closing_posts_the_rest_and_tallies_follow_the_books(running, stock, accounts):
    assert tap(running, stock, 190).verdict == "accepted"
    uid = uuid7()
    sessions.close_activity(running, {stock.pk: Count(195, 100, 5)}, uid=uid)
    again = sessions.close_activity(running, {stock.pk: Count(195, 100, 5)}, uid=uid)
    assert again.status == "closed"
    with pytest.raises(Refused, match="已经结束"):
        sessions.close_activity(running, {stock.pk: Count(195, 100, 5)})
    (line,) = ledger.stall_lines(running)
    assert (line.issued, line.given, line.returned, line.damaged, line.left) == (300, 195, 100, 5, 0)
    assert tallies.leaflets(running) == {stock.pk: 195}
    assert ledger.balance(accounts.returned, stock) == 100
    with pytest.raises(Refused, match="已结束"):
        ledger.issue(running, stock, 1)
    ledger.put_away(running.organisation, stock, 100)
    assert ledger.balance(accounts.warehouse, stock) == 800
    assert ledger.drift() == []


def test_a_reopened_stall_can_be_closed_with_other_numbers(running, stock, accounts):
    sessions.close_activity(running, {stock.pk: Count(195, 100, 5)})
    sessions.reopen_activity(running)
    sessions.close_activity(running, {stock.pk: Count(200, 100, 0)})
    assert tallies.leaflets(running) == {stock.pk: 200}
    assert ledger.balance(accounts.public, stock) == 200
    assert ledger.balance(accounts.damaged, stock) == 0
    assert ledger.drift() == []


def test_leaflets_that_were_never_drawn_are_named(running, stock, street):
    other = LeafletEdition.objects.create(title="养犬", organisation=street)
    with pytest.raises(Refused, match="《养犬》没有领出记录"):
        sessions.close_activity(running, {stock.pk: Count(300), other.pk: Count(1)})
    tap(running, other, 3)
    with pytest.raises(Refused, match="《养犬》3 份，却没有领出"):
        sessions.close_activity(running, {stock.pk: Count(300)})


def test_the_order_of_things(new_stall, stock):
    stall = new_stall()
    with pytest.raises(Refused, match="还没有开始"):
        sessions.close_activity(stall)
    ledger.issue(stall, stock, 5)
    with pytest.raises(Refused, match="冲正领出"):
        sessions.cancel_activity(stall)
    ledger.reverse(Transfer.objects.latest("pk"))
    sessions.cancel_activity(stall)
    with pytest.raises(Refused, match="已取消"):
        sessions.open_activity(stall)
    with pytest.raises(Refused, match="已取消"):
        ledger.issue(stall, stock, 5)
    with pytest.raises(Refused, match="不是普法摊位"):
        ledger.issue(new_stall(kind="lecture"), stock, 5)

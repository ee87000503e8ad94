"""Events from phones: every order, repetition and split gives the same totals, and nothing is lost silently."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns import rollups, sessions, tallies
from campaigns.models import ActivityTotal, QuarantinedEvent, TallyEvent
from campaigns.refusals import Refused
from campaigns.uids import uuid7

pytestmark = [pytest.mark.data, pytest.mark.django_db]
NOON = datetime(2023, 5, 20, 4, 0, tzinfo=UTC)


@pytest.fixture
def open_stall(stall):
    return sessions.open_activity(stall)


def event(activity, seq=1, measure="advised", quantity=1, **fields):
    return {
        "uid": str(uuid7()),
        "device": "phone-1",
        "seq": seq,
        "activity": activity.pk,
        "measure": measure,
        "quantity": quantity,
        "occurred_at": NOON.isoformat(),
    } | fields


def verdicts(events, **options):
    return [answer.verdict for answer in tallies.merge(events, **options)]


def test_an_event_counts_once(open_stall):
    one = event(open_stall, quantity=3)
    assert verdicts([one]) == ["accepted"]
    assert verdicts([one, one]) == ["duplicate", "duplicate"]
    assert tallies.totals(open_stall) == {"advised": 3}


def test_same_uid_with_another_body_waits_in_quarantine(open_stall):
    one = event(open_stall)
    assert verdicts([one, one | {"quantity": 2}]) == ["accepted", "quarantined"]
    assert verdicts([one | {"quantity": 2}]) == ["quarantined"]
    assert QuarantinedEvent.objects.get().body["quantity"] == 2
    assert tallies.totals(open_stall) == {"advised": 1}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"measure": "beers"}, "没有“beers”这个指标"),
        ({"measure": None}, "指标"),
        ({"quantity": 0}, "数量是 0"),
        ({"quantity": "3"}, "不是整数"),
        ({"quantity": True}, "不是整数"),
        ({"quantity": 10**9}, "应在"),
        ({"activity": 10**9}, "找不到"),
        ({"activity": True}, "找不到"),
        ({"activity": 10**30}, "找不到"),
        ({"uid": "x"}, "编号"),
        ({"device": "a\x00b"}, "设备"),
        ({"seq": 0}, "序号"),
        ({"occurred_at": "昨天"}, "发生时间"),
        ({"occurred_at": "2023-13-40T00:00:00"}, "发生时间"),
        ({"measure": "merchants"}, "门牌"),
        ({"measure": "merchants", "subject": "f" * 32}, "门牌"),
        ({"measure": "leaflets"}, "哪种资料"),
        ({"note": "\ud800", "measure": float("nan")}, "指标"),
    ],
)
def test_what_cannot_be_counted_is_kept_with_its_reason(open_stall, change, reason):
    bad = event(open_stall) | change
    for _ in range(2):
        (answer,) = tallies.merge([bad])
        assert answer.verdict == "quarantined"
        assert reason in answer.reason
    assert QuarantinedEvent.objects.count() == 1
    assert not TallyEvent.objects.exists()


def test_things_that_are_no_events_are_kept_too(open_stall):
    assert verdicts([None, [], "x", {"a": "x" * 9000}]) == ["quarantined"] * 4


def test_a_used_sequence_number_is_named(open_stall):
    assert verdicts([event(open_stall, 1)]) == ["accepted"]
    (answer,) = tallies.merge([event(open_stall, 1)])
    assert "序号 1 已被" in answer.reason
    # Within one batch the earlier identifier wins; two of one millisecond may come in either order.
    both = tallies.merge([event(open_stall, 7, quantity=2), event(open_stall, 7, quantity=3)])
    assert sorted(answer.verdict for answer in both) == ["accepted", "quarantined"]
    assert verdicts([event(open_stall, 4)]) == ["accepted"]
    assert tallies.missing("phone-1") == [2, 3, 5, 6]


def test_a_stall_that_is_not_open_takes_nothing_but_repeats(stall, new_stall):
    assert "还不能记数" in tallies.merge([event(stall)])[0].reason
    sessions.open_activity(stall)
    one = event(stall)
    tallies.merge([one])
    sessions.close_activity(stall)
    assert verdicts([one]) == ["duplicate"]
    assert "已结束" in tallies.merge([event(stall, 2)])[0].reason
    assert verdicts([event(stall, 3)], allowed=set()) == ["quarantined"]


def test_shops_are_counted_once_and_never_stored(open_stall, street):
    doors = ["长堤路12号", " 长堤路１２号 ", "长堤路14号"]
    batch = [event(open_stall, n, "merchants", shop=door) for n, door in enumerate(doors, 1)]
    assert verdicts(batch) == ["accepted"] * 3
    assert tallies.totals(open_stall) == {"merchants": 2}
    assert "长堤路" not in str(list(TallyEvent.objects.values())) + str(list(ActivityTotal.objects.values()))
    tallies.merge([event(open_stall, 9, "merchants", shop="长堤路16号", quantity=0)])
    assert "长堤路" not in str(QuarantinedEvent.objects.get().body)
    first = TallyEvent.objects.get(seq=3)
    tallies.reverse(first)
    assert tallies.totals(open_stall) == {"merchants": 1}
    with pytest.raises(Refused):
        tallies.shop_key(street, "  ")


def test_a_wrong_clock_is_recorded_not_refused(open_stall):
    now = timezone.now()
    assert verdicts([event(open_stall)], sent_at=now - timedelta(hours=3)) == ["accepted"]
    assert 3 * 3600 <= TallyEvent.objects.get().skew < 3 * 3600 + 60
    assert tallies.skewed().count() == 1


def test_a_correction_is_an_event(open_stall):
    tallies.merge([event(open_stall, quantity=5)])
    wrong = TallyEvent.objects.get()
    sessions.close_activity(open_stall)
    mirror = tallies.reverse(wrong)
    assert tallies.totals(open_stall) == {"advised": 0}
    for row in (wrong, mirror):
        with pytest.raises(Refused):
            tallies.reverse(row)


def test_the_database_refuses_changes(open_stall):
    tallies.merge([event(open_stall)])
    row = TallyEvent.objects.get()
    for attempt in (row.delete, row.save, lambda: TallyEvent.objects.update(quantity=9)):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_a_changed_total_is_found_and_rebuilt(open_stall):
    tallies.merge([event(open_stall, quantity=5)])
    ActivityTotal.objects.update(quantity=7)
    assert rollups.differences() == [((open_stall.pk, "advised", ""), 7, 5)]
    with pytest.raises(CommandError, match="advised 记为 7，明细合计 5"):
        call_command("reconcile_outreach")
    out = StringIO()
    call_command("reconcile_outreach", "--rebuild", stdout=out)
    assert "都与明细一致" in out.getvalue()
    assert rollups.differences() == []


TAPS = st.lists(
    st.tuples(
        st.sampled_from(["advised", "merchants", "opinions"]),
        st.integers(-3, 9).filter(bool),
        st.sampled_from(["1号", "2号", "3号"]),
    ),
    min_size=1,
    max_size=20,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taps=TAPS, data=st.data())
def test_order_repetition_and_splits_do_not_matter(open_stall, taps, data):
    batch = [
        event(open_stall, seq, measure, quantity, uid=str(UUID(int=seq, version=4)), shop=door)
        for seq, (measure, quantity, door) in enumerate(taps, 1)
    ]
    sent = data.draw(st.permutations(batch + data.draw(st.lists(st.sampled_from(batch), max_size=10))))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)), max_size=4)))
    results = []
    for way in ([batch], [sent[a:b] for a, b in zip([0, *cuts], [*cuts, len(sent)], strict=True)]):
        with transaction.atomic():
            said = [verdict for part in way for verdict in verdicts(part)]
            assert said.count("accepted") == len(batch)
            assert "quarantined" not in said
            assert rollups.differences() == []
            results.append(tallies.totals(open_stall))
            transaction.set_rollback(True)
    assert results[0] == results[1]

"""The digests in memory are those of the table, whatever happened to it since the last look."""

import random

import pytest
from django.db import transaction

from vault.detection.spans import Party
from vault.intake.registering import take_in, write_roster
from vault.known import digests
from vault.known.digest_index import DigestIndex
from vault.known.guard import values_of_case
from vault.models import KnownDigest, RawCase
from vault.review.people import COMMAND_LINE

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def stored():
    """What the table holds."""
    rows = KnownDigest.objects.filter(everywhere=True).values_list("head", "length", "digest")
    return {
        (head, length): {key for *place, key in rows if place == [head, length]} for head, length, _ in rows
    }


def held(index):
    return {
        (head, length): set(known)
        for head, by_length in index.by_head().items()
        for length, known in by_length.items()
        if known
    }


def somebody(draw):
    # Few names, so that cases share some.
    return Party("".join(draw.sample("王李张刘陈杨黄赵吴周", 1) + draw.sample("启明文海山川", 2)))


def change(draw):
    """One thing that happens in a vault."""
    cases = list(RawCase.objects.all())
    act = draw.choice(["take in", "take in", "roster", "roster", "delete", "purge", "taken back"])
    if act == "take in" or not cases:
        take_in(
            f"当事人在门前摆放桌椅{draw.random()}", roster=[somebody(draw) for _ in range(draw.randint(1, 4))]
        )
    elif act == "roster":
        write_roster(draw.choice(cases), [somebody(draw)], COMMAND_LINE)
    elif act == "delete":
        draw.choice(cases).delete()
    elif act == "purge":
        case = draw.choice(cases)
        digests.remember_for_good(case, values_of_case(case))
    else:
        with pytest.raises(KeyError), transaction.atomic(using="vault"):
            change(draw)
            raise KeyError


@pytest.mark.parametrize("seed", range(8))
def test_it_follows_every_change(seed):
    draw, index = random.Random(seed), DigestIndex()
    for _ in range(12):
        for _ in range(draw.randint(1, 3)):
            change(draw)
        assert held(index) == stored()


def test_what_was_looked_up_in_a_transaction_that_was_taken_back_is_forgotten():
    """Its keys are given out again, to other digests."""
    index = DigestIndex()
    take_in("当事人周启明在门前摆放桌椅。", roster=[Party("周启明")])
    index.by_head()
    for name in ("吴文海", "李山川"):
        before = held(index)
        with pytest.raises(KeyError), transaction.atomic(using="vault"):
            take_in(f"当事人{name}在门前摆放桌椅。", roster=[Party(name)])
            assert held(index) != before
            raise KeyError
    take_in("当事人赵文山在门前摆放桌椅。", roster=[Party("赵文山")])
    assert held(index) == stored()


def test_a_small_change_reads_little(django_assert_max_num_queries):
    index = DigestIndex()
    for number in range(30):
        take_in(f"当事人在门前摆放桌椅{number}", roster=[somebody(random.Random(number))])
    index.by_head()
    with django_assert_max_num_queries(2, using="vault"):
        index.by_head()
    take_in("当事人周启明在门前摆放桌椅。", roster=[Party("周启明")])
    with django_assert_max_num_queries(3, using="vault"):
        index.by_head()
    assert held(index) == stored()


@pytest.mark.parametrize("fault", [None, RuntimeError("孙大海")])
def test_a_process_reads_ahead_and_nothing_that_goes_wrong_stops_it(monkeypatch, caplog, fault):
    asked = []

    def everywhere():
        asked.append(1)
        if fault:
            raise fault

    monkeypatch.setattr(digests, "everywhere", everywhere)
    digests.read_ahead().join(20)
    assert asked and ("RuntimeError" in caplog.text) is bool(fault) and "孙大海" not in caplog.text

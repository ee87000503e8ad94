"""Stalls to come, as residents see them."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone
from factories import CasePageFactory, EpisodePageFactory

from campaigns import ledger
from campaigns.ahead import pickup_places, stalls_ahead
from campaigns.models import Place
from cases import guards

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered():
    """A guard's verdict is remembered for an hour."""
    cache.clear()


@pytest.fixture
def stall(street, new_stall):
    place = Place.objects.create(organisation=street, name="长堤牌坊", address="入口旁")

    def plan(days=3, **fields):
        held_on = timezone.localdate() + datetime.timedelta(days=days)
        return new_stall(
            held_on=held_on,
            place=place,
            starts_at=datetime.time(9),
            ends_at=datetime.time(11, 30),
            **fields,
        )

    return plan


def test_the_next_stalls_come_soonest_first(stall):
    late, soon = stall(days=9), stall(days=1)
    shown = stalls_ahead()
    assert [s.name for s in shown] == ["长堤牌坊（入口旁）"] * 2
    assert f"{soon.held_on.day}日" in shown[0].when
    assert f"{late.held_on.day}日" in shown[1].when
    assert shown[0].when.endswith("9:00到11:30")


@pytest.mark.parametrize(
    "kwargs", [{"days": -1}, {"status": "cancelled"}, {"status": "closed"}, {"kind": "lecture"}]
)
def test_what_is_over_or_no_stall_is_not_shown(stall, kwargs):
    stall(**kwargs)
    assert stalls_ahead() == []


def test_a_case_names_the_stalls_that_tell_it_or_its_comic(stall, case_index, series):
    case, other = CasePageFactory(parent=case_index), CasePageFactory(parent=case_index)
    episode = EpisodePageFactory(parent=series)
    episode.cases.set([case])
    episode.save()
    by_case, by_comic = stall(days=1), stall(days=2)
    by_case.cases.add(case)
    by_comic.episodes.add(episode)
    assert len(pickup_places(case)["pickup_places"]) == 2
    assert pickup_places(other)["pickup_places"] == []


def test_a_stall_that_has_drawn_the_leaflet_is_named(stall, stock, case_index, series):
    case = CasePageFactory(parent=case_index)
    stock.episode = EpisodePageFactory(parent=series, cases=[case])
    stock.save()
    drawn = stall(days=1)
    stall(days=2)
    assert pickup_places(case)["pickup_places"] == []
    ledger.issue(drawn, stock, 100)
    (place,) = pickup_places(case)["pickup_places"]
    assert f"{drawn.held_on.day}日" in place.when


def test_a_place_that_a_guard_refuses_is_not_shown(stall, monkeypatch):
    stall()
    monkeypatch.setattr(guards, "_guards", [lambda outgoing: [guards.Finding("地点", "不行")]])
    assert stalls_ahead() == []


def test_the_home_page_shows_them(stall, client, home):
    stall()
    assert "长堤牌坊（入口旁）" in client.get(home.url).content.decode()

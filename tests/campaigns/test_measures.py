"""How the five classes add up."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from campaigns import measures
from campaigns.measures import BY_KEY, FOR_KIND, TALLIED, Class
from campaigns.models.activities import Kind

DAY = st.dates(date(2020, 1, 1), date(2024, 12, 31))


def test_every_kind_of_activity_has_something_to_count():
    assert set(FOR_KIND) == set(Kind.values)
    assert all(BY_KEY[key] in TALLIED for keys in FOR_KIND.values() for key in keys)
    assert BY_KEY["merchants"].kind is Class.DISTINCT


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-2, 3))), st.randoms())
def test_distinct_is_a_set_and_not_a_sum(counted, random):
    shuffled = random.sample(counted, len(counted))
    assert measures.distinct(counted) == measures.distinct(shuffled)
    assert measures.distinct((s, abs(q) + 1) for s, q in counted) == len({s for s, _ in counted})


@given(st.lists(st.tuples(st.integers(0, 3), DAY, st.integers(0, 9)), unique_by=lambda r: r[:2]), DAY)
def test_a_gauge_shows_the_latest_up_to_the_day(readings, until):
    true = 0
    for source in range(4):
        mine = [(day, n) for s, day, n in readings if s == source and day <= until]
        true += max(mine)[1] if mine else 0
    assert measures.gauge(readings, until) == true


def test_ratio_weighs_by_size():
    assert measures.ratio([(3, 3), (150, 300)]) == Fraction(153, 303)
    assert measures.ratio([(0, 0)]) is None


def test_facts_are_dated():
    powers = [(date(2020, 11, 1), 434), (date(2020, 12, 2), 833), (date(2024, 1, 1), 501)]
    assert measures.fact(powers, date(2022, 1, 1)) == 833
    assert measures.fact(powers, date(2024, 2, 29)) == 501
    assert measures.fact(powers, date(2019, 1, 1)) is None
    assert measures.flow([3, -1]) == 2

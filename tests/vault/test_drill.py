"""Drills: planted leaks in invented cases, results for the reader alone."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.drill import papers, results
from vault.models import Drill, RawCase


@given(st.integers(0, 999_999))
def test_a_paper_has_three_to_six_leaks_and_is_the_same_again(seed):
    paper = papers.make(seed)
    assert 3 <= len(paper.leaks) <= 6
    assert paper.leaks <= set(range(len(paper.clauses)))
    assert paper == papers.make(seed)
    assert not any("{" in clause for clause in paper.clauses)


def test_every_value_stands_open_in_a_planted_clause_only():
    for seed in range(200):
        plain, _ = papers._values(Random(f"drill {seed}"))
        paper = papers.make(seed)
        kept = [clause for number, clause in enumerate(paper.clauses) if number not in paper.leaks]
        assert not any(value in clause for value in plain.values() for clause in kept)


@pytest.mark.django_db(databases=["default", "vault"])
class TestResults:
    def test_a_miss_counts_and_an_accused_clause_too(self):
        one = results.start(7)
        paper = papers.make(one.seed)
        innocent = next(n for n in range(len(paper.clauses)) if n not in paper.leaks)
        results.hand_in(one, {*list(paper.leaks)[1:], innocent})
        results.hand_in(one, set(paper.leaks))
        mine = results.record_of(7)
        assert (mine.found, mine.planted, mine.wrong) == (len(paper.leaks) - 1, len(paper.leaks), 1)
        assert results.record_of(8).drills == 0
        assert not RawCase.objects.exists()

    def test_the_average_shows_only_when_it_tells_nobody_apart(self):
        for reader in (1, 2):
            results.hand_in(results.start(reader), set())
        assert results.record_of_office() is None
        results.hand_in(results.start(3), set())
        assert results.record_of_office().missed_percent == "100%"

    def test_a_drill_begun_is_taken_up_again(self):
        assert results.start(7) == results.start(7)
        assert Drill.objects.count() == 1

"""Drills: planted leaks in invented cases, results for the reader alone."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault import drill, drill_papers
from vault.models import Drill, RawCase


@given(st.integers(0, 999_999))
def test_a_paper_has_three_to_six_leaks_and_is_the_same_again(seed):
    paper = drill_papers.make(seed)
    assert 3 <= len(paper.leaks) <= 6
    assert paper.leaks <= set(range(len(paper.clauses)))
    assert paper == drill_papers.make(seed)
    assert not any("{" in clause for clause in paper.clauses)


def test_every_value_stands_open_in_a_planted_clause_only():
    for seed in range(200):
        plain, _ = drill_papers._values(Random(f"drill {seed}"))
        paper = drill_papers.make(seed)
        kept = [clause for number, clause in enumerate(paper.clauses) if number not in paper.leaks]
        assert not any(value in clause for value in plain.values() for clause in kept)


@pytest.mark.django_db(databases=["default", "vault"])
class TestResults:
    def test_a_miss_counts_and_an_accused_clause_too(self):
        one = drill.start(7)
        paper = drill_papers.make(one.seed)
        innocent = next(n for n in range(len(paper.clauses)) if n not in paper.leaks)
        drill.hand_in(one, {*list(paper.leaks)[1:], innocent})
        drill.hand_in(one, set(paper.leaks))
        mine = drill.record_of(7)
        assert (mine.found, mine.planted, mine.wrong) == (len(paper.leaks) - 1, len(paper.leaks), 1)
        assert drill.record_of(8).drills == 0
        assert not RawCase.objects.exists()

    def test_the_average_shows_only_when_it_tells_nobody_apart(self):
        for reader in (1, 2):
            drill.hand_in(drill.start(reader), set())
        assert drill.record_of_office() is None
        drill.hand_in(drill.start(3), set())
        assert drill.record_of_office().missed_percent == "100%"

    def test_a_drill_begun_is_taken_up_again(self):
        assert drill.start(7) == drill.start(7)
        assert Drill.objects.count() == 1

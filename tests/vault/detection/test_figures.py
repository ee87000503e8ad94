"""The figures that docs/anonymisation.md claims are reached, on invented documents."""

import pickle
from pathlib import Path

import pytest

from vault.detection import detect
from vault.detection.scoring import load, parse, score, wilson

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize(
    ("name", "least", "kept", "precision"),
    [
        ("dev.txt", 0.97, 1, 0.95),
        ("dev2.txt", 0.97, 1, 0.95),
        ("heldout.txt", 0.95, 1, 0.95),
        ("heldout2.txt", 0.93, 1, 0.95),
        ("heldout5.txt", 0.96, 0.94, 0.93),
        ("heldout6.txt", 0.96, 0.6, 0.88),
        ("heldout7.txt", 0.94, 0.71, 0.92),
        ("heldout8.txt", 0.87, 0.65, 0.83),
        ("heldout9.txt", 0.92, 0.78, 0.82),
    ],
)
def test_corpus(name, least, kept, precision):
    total = score(load(CORPUS / name), detect, with_roster=True)
    hidden = sum(row[0] for row in total.by_type.values())
    of = sum(row[2] for row in total.by_type.values())
    assert hidden / of >= least
    assert total.keep[0] / total.keep[1] >= kept
    assert total.spans_right / total.spans_all >= precision


def test_a_span_counts_only_when_covered_whole():
    gold = parse("叫⟦PERSON:张 伟⟧，⟦KEEP:《行政处罚法》⟧", "x")
    assert gold.text == "叫张 伟，《行政处罚法》"
    assert gold.spans == ((1, 4, "PERSON"),) and gold.keep == ((5, 12),)


def test_a_score_travels_between_processes():
    total = score([parse("叫⟦PERSON:张伟⟧", "x")], detect, with_roster=False)
    assert pickle.loads(pickle.dumps(total)) == total


def test_wilson_holds_for_small_counts():
    low, high = wilson(10, 10)
    assert 0.7 < low < 0.75 and high == 1.0

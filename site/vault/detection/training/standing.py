"""Learns the weights of `vault.detection.learned.standing` from marked documents: logistic regression, twice.

    python -m vault.detection.training.standing CORPUS.txt … [--odd] [--laws FOLDER]   (from the folder `site`)

First what a candidate's own place says, then, over the first's odds (each document's from a fit on the others), what the
whole document says. `--odd` leaves out every second document of the first corpus, so that it can be judged by.
"""

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from vault.detection import drafted
from vault.detection.learned import standing
from vault.detection.normalise import DATA
from vault.detection.scoring import Gold, load

FOLDS = 5
_PERSONS = ("PERSON", "NICK")


class Lesson:
    """One document's candidates, which of them are persons, and how much each counts."""

    def __init__(self, gold: Gold, *, roster: bool = False):
        self.draft, reading, _ = drafted(gold.text, gold.roster if roster else ())
        self.found = standing.candidates(self.draft, all=True)
        owner = np.full(len(gold.text) + 1, -1)
        for number, (start, end, _) in enumerate(gold.spans):
            owner[start:end] = number
        truth, weight = [], []
        for c in self.found:
            start, end = reading.span(c.start, c.end)
            right, counts = _lesson(gold, owner, start, end)
            truth.append(right)
            weight.append(counts)
        self.truth, self.weight = np.array(truth, dtype=float), np.array(weight, dtype=float)

    def with_odds(self, odds: np.ndarray) -> tuple[list[tuple[str, ...]], np.ndarray]:
        """Features of the second fit, and which candidates have them."""
        keep = odds > standing.FLOOR
        found = [c._replace(odds=float(o)) for c, o, k in zip(self.found, odds, keep, strict=True) if k]
        return standing.around(self.draft, found), keep


def _lesson(gold: Gold, owner: np.ndarray, start: int, end: int) -> tuple[int, float]:
    numbers = set(owner[start:end].tolist())
    types = {gold.spans[n][2] for n in numbers if n >= 0}
    if not types:
        return 0, 1.0
    if len(numbers) == 1 and not types & set(_PERSONS):
        return 0, 0.0  # within an address or a firm: hidden anyway
    if len(numbers) == 1:
        first, last, _ = gold.spans[numbers.pop()]
        return (1, 1.0) if (first, last) == (start, end) else (0, 0.6)
    return 0, 0.6 if types & set(_PERSONS) else 0.3


def fit(
    features: Sequence[Sequence[str]], truth: np.ndarray, weight: np.ndarray, *, often: int, ridge: float
) -> dict[str, float]:
    """Weights of the features that occur at least `often`, and `bias`: weighted logistic regression by Adam."""
    counts = Counter(f for row in features for f in row)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= often))}
    pairs = [(i, index[f]) for i, row in enumerate(features) for f in row if f in index]
    rows, columns = np.array(pairs).T
    theta, bias = np.zeros(len(index)), -2.0
    mean, square = np.zeros(len(index) + 1), np.zeros(len(index) + 1)
    for step in range(1, 251):
        odds = np.bincount(rows, theta[columns], len(truth)) + bias
        error = (1 / (1 + np.exp(-odds)) - truth) * weight
        slope = np.append(np.bincount(columns, error[rows], len(index)) + ridge * theta, error.sum())
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        move = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
        move *= 0.12 if step < 150 else 0.04
        theta -= move[:-1]
        bias -= move[-1]
    return {"bias": bias, **{f: float(theta[i]) for f, i in index.items()}}


def odds(features: Sequence[Sequence[str]], known: dict[str, float]) -> np.ndarray:
    return np.array([known["bias"] + sum(known.get(f, 0.0) for f in row) for row in features])


def learn(
    lessons: Sequence[Lesson], named: Sequence[Lesson] = ()
) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of both fits. `named`: the same documents read with their rosters."""
    place = _place(lessons)
    rows: list[tuple[str, ...]] = []
    truth, weight = [], []
    for fold in range(FOLDS):
        known = _place([lesson for n, lesson in enumerate(lessons) if n % FOLDS != fold])
        for n in range(fold, len(lessons), FOLDS):
            for lesson in (lessons[n], *([named[n]] if named else [])):
                said = odds([c.features for c in lesson.found], known)
                found, keep = lesson.with_odds(said)
                hidden = np.array([lesson.draft.marked(c.start, c.end, *_PERSONS) for c in lesson.found])
                rows += found
                truth.append(lesson.truth[keep])
                weight.append((lesson.weight * np.where(hidden, 0.3, 1))[keep] * (0.5 if named else 1))
    document = fit(rows, np.concatenate(truth), np.concatenate(weight), often=3, ridge=1.0)
    return place, document


def _place(lessons: Sequence[Lesson]) -> dict[str, float]:
    rows = [c.features for lesson in lessons for c in lesson.found]
    truth = np.concatenate([lesson.truth for lesson in lessons])
    weight = np.concatenate([lesson.weight for lesson in lessons])
    return fit(rows, truth, weight, often=3, ridge=2.0)


def write(place: dict[str, float], document: dict[str, float], path: Path) -> None:
    """The weights file, without those that say nothing."""
    lines = ["# How a person's name stands: learned weights, see vault.detection.training.standing."]
    for name, known in (("place", place), ("document", document)):
        lines.append(f"[{name}]")
        lines += [
            f"{f} {w:.2f}" for f, w in sorted(known.items()) if abs(w) >= 0.05 and not re.search(r"\s", f)
        ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Read the marked documents, learn, write the weights."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument(
        "--odd", action="store_true", help="leave out every second document of the first corpus"
    )
    parser.add_argument("--laws", type=Path, help="a folder of laws, which name nobody")
    given = parser.parse_args()
    golds: list[Gold] = []
    for number, path in enumerate(given.corpus):
        documents = load(path)
        golds += documents[::2] if given.odd and number == 0 else documents
    for path in sorted(given.laws.glob("*.md")) if given.laws else ():
        golds.append(Gold(path.stem, path.read_text("utf-8")[-3000:], ()))
    place, document = learn([Lesson(gold) for gold in golds], [Lesson(gold, roster=True) for gold in golds])
    write(place, document, DATA / "standing.txt")


if __name__ == "__main__":
    main()

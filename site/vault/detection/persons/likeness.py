"""How much two or three characters look like a Chinese name, from how often names use them."""

from functools import cache

from ..normalise import DATA
from . import names

UNSEEN = (-2.5, -2.5)


@cache
def _weights() -> dict[str, tuple[float, float]]:
    weights = {}
    for line in (DATA / "given.txt").read_text("utf-8").splitlines():
        if line[:1] != "#":
            char, first, last = line.split(" ")
            weights[char] = (float(first), float(last))
    return weights


def given_weight(given: str) -> float:
    """The weight of a given name of one or two characters: above 3 a name, below 0 hardly one."""
    weights = _weights()
    if len(given) == 1:
        return weights.get(given, UNSEEN)[1]
    return weights.get(given[0], UNSEEN)[0] + weights.get(given[1], UNSEEN)[1]


def name_weight(name: str) -> float:
    """The weight of a full name; -9 when it begins with no surname."""
    surname = names.surname_of(name)
    given = name[len(surname) :]
    if not surname or not 1 <= len(given) <= 2:
        return -9.0
    bonus = 2.0 if len(surname) == 2 else 0.0 if surname in names.common_surnames() else -1.5
    return given_weight(given) + bonus


def is_given(char: str) -> bool:
    """Whether names often end in this character."""
    return _weights().get(char, UNSEEN)[1] >= 0.6

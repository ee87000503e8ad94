"""The word lists, kept as text beside the code: `data/lexicon/<module>.txt`, a `[section]` line before each list."""

import math
import re
from collections.abc import Iterable
from functools import cache

from .normalise import DATA


@cache
def _sections(module: str) -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    name = ""
    for line in (DATA / "lexicon" / f"{module}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            sections[name] = []
        elif line:
            sections[name].extend(line.split(" "))
    return {name: tuple(words) for name, words in sections.items()}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first, taken literally.

    The words are sorted by their first character behind a glance at it: a long list inside a pattern is tried at nearly
    every place of a text and fails at nearly every one, word by word.
    """
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[0], set()).add(word[1:])
    groups = {
        first: f"{re.escape(first)}(?:{'|'.join(map(re.escape, sorted(rest, key=len, reverse=True)))})"
        for first, rest in sorted(rests.items())
    }
    # of 900 first characters one is found by thirty glances at thirty of them, and then thirty at one
    firsts, size = list(groups), max(16, math.isqrt(len(groups)))
    parts = [firsts[i : i + size] for i in range(0, len(firsts), size)]
    found = [glance(part, "|".join(groups[first] for first in part)) for part in parts]
    return found[0] if len(found) == 1 else glance(firsts, "|".join(found))


def glance(firsts: Iterable[str], alternatives: str) -> str:
    """A pattern for the alternatives, each of which begins with one of the characters `firsts`."""
    return f"(?:(?=[{''.join(map(re.escape, sorted(set(firsts))))}])(?:{alternatives}))"


def words_of(section: str, module: str) -> tuple[str, ...]:
    """One list of words, in its order. Raises KeyError for a section that is not there."""
    return _sections(module)[section]

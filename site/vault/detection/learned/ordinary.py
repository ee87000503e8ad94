"""Whether a stretch of characters is made of ordinary words: what is not may be somebody's or some place's own name."""

from functools import cache, lru_cache

from ..lexicon import words_of
from ..normalise import DATA
from ..persons import names

_LOOSE = frozenset("非各某该本大小新旧老上下前后左右东西南北中内外里高低长短的一二三两多个只")


@cache
def words() -> frozenset[str]:
    """Ordinary words of two and three characters."""
    found = set()
    for line in (DATA / "ordinary.txt").read_text("utf-8").splitlines():
        if line[:1] != "#":
            first, *rest = line.split(" ")
            found.update(first + r for r in rest)
    return frozenset(found) | names.law_words() | frozenset(words_of("generic", "addresses"))


@lru_cache(maxsize=8192)
def composed(stretch: str) -> bool:
    """Whether ordinary words, and characters that say no more than size and side, make up the whole stretch."""
    if not stretch:
        return True
    return any(stretch[:length] in words() and composed(stretch[length:]) for length in (3, 2)) or (
        stretch[0] in _LOOSE and composed(stretch[1:])
    )

"""What may be written into a balloon beside its words: `*重点*` for emphasis, `盬（gǔ）` for pinyin.

Both are what people type anyway, and both are read without a fault by whoever meets them unrendered. Everything but the
lettering gets the words alone: `plain`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .hanzi import is_han

_EMPHASIS = re.compile(r"[*＊]([^*＊\n]{1,80})[*＊]")
_BRACKETS = re.compile(r"[（(]([^（）()\n]{1,80})[）)]")
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ong|ian|iao|ing|uai|uan|üan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|üe|ue|ün|a|o|e|i|u|ü)|ng|m|n"
)
_TONES = "\u0304\u0301\u030c\u0300"


@dataclass(frozen=True)
class Written:
    """The words of a balloon, and by their index in `text` what was said about them."""

    text: str
    emphasised: frozenset[int] = frozenset()
    pinyin: tuple[tuple[int, str], ...] = ()
    """(index of a Chinese character, its syllable)."""


@lru_cache(maxsize=2048)
def read(text: str) -> Written:
    """Take the notation out of `text`. What only looks like it stays: a lone asterisk, 3*4*5, （注）."""
    kept: list[tuple[str, bool]] = []
    start = 0
    for match in _EMPHASIS.finditer(text):
        if not any(map(is_han, match[1])):
            continue
        kept += [(character, False) for character in text[start : match.start()]]
        kept += [(character, True) for character in match[1]]
        start = match.end()
    kept += [(character, False) for character in text[start:]]
    bare = "".join(character for character, _ in kept)
    pinyin: list[tuple[int, str]] = []
    dropped: set[int] = set()
    for match in _BRACKETS.finditer(bare):
        syllables = _syllables(match[1], _han_before(bare, match.start()))
        first = match.start() - len(syllables)
        pinyin += [(first + number, syllable) for number, syllable in enumerate(syllables)]
        if syllables:
            dropped.update(range(match.start(), match.end()))
    if not dropped:
        return Written(bare, frozenset(i for i, (_, strong) in enumerate(kept) if strong), ())
    moved, place = {}, 0
    for index in range(len(kept)):
        moved[index] = place
        place += index not in dropped
    return Written(
        "".join(character for index, character in enumerate(bare) if index not in dropped),
        frozenset(moved[i] for i, (_, strong) in enumerate(kept) if strong and i not in dropped),
        tuple((moved[index], syllable) for index, syllable in pinyin),
    )


def _han_before(text: str, end: int) -> int:
    """How many Chinese characters stand right before `end`."""
    start = end
    while start and is_han(text[start - 1]):
        start -= 1
    return end - start


def plain(text: str) -> str:
    """The words alone, as they are read aloud, searched, captioned and described."""
    return read(text).text


def _syllables(text: str, most: int) -> list[str]:
    """`text` as at most `most` syllables of pinyin, at least one of them with its tone; empty when it is something else."""
    text = unicodedata.normalize("NFC", text.strip().lower().replace("ɡ", "g").replace("v", "ü"))
    found: list[str] = []
    for part in re.split(r"[\s'’·-]+", text):
        found += _parted(part) or [""]
    toned = any(_toned(syllable) for syllable in found)
    return found if toned and all(found) and 0 < len(found) <= most else []


def _toned(syllable: str) -> int:
    return sum(mark in _TONES for mark in unicodedata.normalize("NFD", syllable))


@lru_cache(maxsize=512)
def _parted(part: str) -> list[str]:
    """One word of pinyin as syllables with one tone each, the longest first; empty when there is no such way."""
    letters = "".join(
        unicodedata.normalize("NFC", "".join(m for m in unicodedata.normalize("NFD", c) if m not in _TONES))
        for c in part
    )
    if not part or len(part) > 24 or len(letters) != len(part):
        return []
    if _SYLLABLE.fullmatch(letters) and _toned(part) <= 1:
        return [part]
    for end in range(min(6, len(part) - 1), 0, -1):
        if _SYLLABLE.fullmatch(letters[:end]) and _toned(part[:end]) == 1:
            rest = _parted(part[end:])
            if rest:
                return [part[:end], *rest]
    return []

"""Setting Han characters apart: pure text in, pure text out."""

import re
import unicodedata

# Han that both databases' tokenizers take for letters: Unicode 6.1, the age of FTS5's tables.
_OLD_HAN = "〇\u3400-\u4db5\u4e00-\u9fcc\U00020000-\U0002a6d6\U0002a700-\U0002b734\U0002b740-\U0002b81d"
_ALL_HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\ufa0e-\ufa29\U00020000-\U000323af"
_HAN = re.compile(f"[{_ALL_HAN}]")
_NEWER_HAN = re.compile(f"(?![{_OLD_HAN}])[{_ALL_HAN}]")
# Everything that is not a letter or a digit separates: the databases would read 3.5, a/b and a@b each in its own way.
_SEPARATOR = re.compile(r"[\W_]+")


def spread(text: str) -> str:
    """`text` as the index sees it: every Han character a word of its own, punctuation gone, widths folded.

    `spread` of a part of `text` that begins and ends at a Han character is a part of `spread(text)`.
    """
    words = _SEPARATOR.sub(" ", unicodedata.normalize("NFKC", text))
    words = _NEWER_HAN.sub(lambda found: f" u{ord(found[0]):x} ", words)
    return " ".join(_HAN.sub(r" \g<0> ", words).split())


def runs(query: str) -> list[str]:
    """The pieces of a query that must be found whole, each spread: `占道经营 50元"` gives `占 道 经 营` and `50 元`."""
    words = _SEPARATOR.sub(" ", unicodedata.normalize("NFKC", query)).split()
    return [spread(word) for word in words]


def pairs(query: str) -> list[str]:
    """The overlapping pairs of characters of a query, for when nothing holds it whole: 摆摊怎么罚 is never written so."""
    found = []
    for run in runs(query):
        words = run.split()
        found += [" ".join(words[i : i + 2]) for i in range(max(1, len(words) - 1))]
    return list(dict.fromkeys(found))

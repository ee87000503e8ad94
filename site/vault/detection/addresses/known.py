"""Places that only the model knows as such, after a word that leads to a place."""

import re

from ..draft import HAN, Draft
from ..persons import names
from . import divisions, proof, streets, tails

_STRONG_RE = re.compile("|".join(streets.STRONG))


def find(draft: Draft) -> None:
    """Places that only the model knows as such, after a word that leads to a place."""
    text = draft.text
    for word in draft.words:
        if word.tag != "LOC" or word.end - word.start < 3:
            continue
        start = divisions.after_divisions(text, word.start, word.end)
        if word.end - start < 3 or draft.touches_protected(start, word.end):
            continue
        name = text[start : word.end]
        if any(
            name[:n] in names.law_words() and name[n:] in names.law_words() for n in range(2, len(name) - 1)
        ):
            continue
        if (
            name in streets.GENERIC
            or name in divisions.names()
            or "某" in name
            or not re.search(f"[{HAN}]", name)
        ):
            continue
        if re.search(
            r"(?:国|省|市|区|县|州|旗|洲|洋|海|半岛|群岛|平原|盆地|流域|地区)$", name
        ) and not re.search(r"(?:小区|园区|社区|工业区)$", name):
            continue
        if not (
            proof.PREPOSITION.search(text[max(0, start - 3) : start])
            or _STRONG_RE.search(name)
            or tails.TAIL.match(text, word.end)
        ):
            continue
        if proof.plain_words(draft, start, word.end) or text[word.end : word.end + 1] == "籍":
            continue
        if re.search(r"(?:街道|社区)$", name) or name.endswith(tuple(_GENERIC_TAILS)):
            continue
        if re.search(r"(?:道路|马路)$", name):
            continue
        end = word.end
        tail = tails.TAIL.match(text, end) or tails.TAIL_AFTER.match(text, end)
        if tail:
            end = tail.end()
        draft.add(start, end, "ADDR", "address")


_GENERIC_TAILS = ("农村", "城市", "乡镇", "城镇", "沿海", "境内", "中华人民共和国")

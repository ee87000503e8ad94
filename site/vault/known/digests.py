"""Look for the distinctive values of every case in a text, by digest alone, without decrypting a case.

A page that tells no case (the home page, a notice) must not name anybody either. Decrypting the whole vault for each
would be slow, and would put every name into memory. Instead each distinctive value is kept as a keyed digest of its
squeezed form; a text is cut into all its stretches of those lengths, and their digests are looked up.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping

from pypinyin import lazy_pinyin

from ..models import KnownDigest, Pepper
from . import disguises
from .digest_index import DigestIndex
from .values import PERSONAL, Value, is_distinctive

_LATIN = re.compile("[a-z]+")
_BETWEEN = " \t\r\n\u3000-_.'’·"
_MOST_WORDS = 6
_EXEMPTED = "\ue000"
_index = DigestIndex()


def digest(text: str, pepper: bytes) -> str:
    """The keyed digest of an already squeezed text, 32 hexadecimal digits."""
    return hashlib.blake2b(text.encode(), key=pepper, digest_size=16).hexdigest()


def remember(case, values: Iterable[Value]) -> None:
    """Keep digests of the distinctive ones of `values` for `case`, and drop those it no longer has.

    Those of a purged case stay as they are: nothing is left to compute them from.
    """
    if case.purged_at:
        return
    wanted = _distinctive(values, Pepper.value())
    kept = set(case.digests.values_list("digest", flat=True))
    case.digests.exclude(digest__in=wanted).delete()
    _keep(case, {key: length for key, length in wanted.items() if key not in kept})


def remember_new(case, values: Iterable[Value], pepper: bytes) -> None:
    """As `remember`, for a case of which nothing is known yet."""
    _keep(case, _distinctive(values, pepper))


def _distinctive(values: Iterable[Value], pepper: bytes) -> dict[str, int]:
    squeezed = {disguises.bare(value.text) for value in values if is_distinctive(value)}
    return {digest(text, pepper): len(text) for text in squeezed}


def _keep(case, wanted: Mapping[str, int]) -> None:
    KnownDigest.objects.bulk_create(
        KnownDigest(case=case, digest=key, length=length) for key, length in wanted.items()
    )


def remember_for_good(case, values: Iterable[Value]) -> None:
    """Before `case` is purged: keep digests of all its `values`, also of those looked for in its own pages alone."""
    remember(case, values)
    pepper = Pepper.value()
    squeezed = {form for value in values for form in _forms(value)}
    wanted = {digest(text, pepper): len(text) for text in squeezed if len(text) >= 2}
    kept = set(case.digests.values_list("digest", flat=True))
    KnownDigest.objects.bulk_create(
        KnownDigest(case=case, digest=key, length=length, everywhere=False)
        for key, length in wanted.items()
        if key not in kept
    )


def stands_in(case, text: str, exempted: Iterable[str] = ()) -> bool:
    """Whether any value that a purged `case` was known by stands in `text` outside the `exempted` phrases."""
    by_length: dict[int, set[str]] = {}
    for key, length in case.digests.values_list("digest", "length"):
        by_length.setdefault(length, set()).add(key)
    return bool(_found(text, by_length, exempted))


def _forms(value: Value) -> set[str]:
    """How `value` is looked for once only digests are left: squeezed, as digits, a name also in pinyin."""
    forms = {disguises.bare(value.text)}
    number = "".join(c for c in disguises.digits(value.text) if c.isdigit())
    if len(number) >= 6:
        forms.add(number)
    if value.type in PERSONAL:
        syllables = lazy_pinyin(disguises.bare(value.text), errors="ignore")
        forms |= {
            spelled
            for order in (syllables, syllables[1:] + syllables[:1])
            if len(syllables) > 1 and len(spelled := "".join(order)) > 5
        }
    return forms


def found_in(text: str, exempted: Iterable[str] = ()) -> set[str]:
    """The digests of all distinctive values, of any case, that stand in `text` outside the `exempted` phrases."""
    return _found(text, _index.by_length(), exempted)


def _spelled(text: str, exempted: Iterable[str]) -> set[str]:
    """Words in Latin letters, alone and joined with those next to them: Maria is not looked for inside "mariana"."""
    latin = disguises.latin(text)
    for phrase in exempted:
        latin = latin.replace(disguises.latin(phrase), _EXEMPTED) if phrase else latin
    found: set[str] = set()
    words = list(_LATIN.finditer(latin))
    for first, start in enumerate(words):
        joined, end = "", start.start()
        for word in words[first : first + _MOST_WORDS]:
            if latin[end : word.start()].strip(_BETWEEN):
                break
            joined, end = joined + word[0], word.end()
            found.add(joined)
    return found


def _found(text: str, by_length: Mapping[int, Collection[str]], exempted: Iterable[str]) -> set[str]:
    if not by_length:
        return set()
    pepper, exempted = Pepper.value(), list(exempted)
    phrases = [disguises.bare(phrase) for phrase in exempted]
    found: set[str] = set()
    for reading in disguises.readings(text):
        bare = disguises.bare(reading)
        for phrase in phrases:
            bare = bare.replace(phrase, _EXEMPTED * len(phrase)) if phrase else bare
        spelled = _spelled(reading, exempted)
        for length, known in by_length.items():
            stretches = {bare[start : start + length] for start in range(len(bare) - length + 1)}
            stretches = {one for one in stretches if not (one.isascii() and one.isalpha())}
            stretches |= {one for one in spelled if len(one) == length}
            found |= {key for stretch in stretches if (key := digest(stretch, pepper)) in known}
    return found

"""Look for the distinctive values of every case in a text, by digest alone, without decrypting a case.

A page that tells no case (the home page, a notice) must not name anybody either. Decrypting the whole vault for each
would be slow, and would put every name into memory. Instead each distinctive value is kept as a keyed digest of its
squeezed form; a text is cut into all its stretches of those lengths, and their digests are looked up.
"""

import hashlib
from collections.abc import Iterable

from pypinyin import lazy_pinyin

from . import disguises
from .known_values import PERSONAL, Value, is_distinctive
from .models import KnownDigest, Pepper

_EXEMPTED = "\ue000"
_known: dict[str, object] = {"stamp": None, "by_length": {}}


def digest(text: str, pepper: bytes) -> str:
    """The keyed digest of an already squeezed text, 32 hexadecimal digits."""
    return hashlib.blake2b(text.encode(), key=pepper, digest_size=16).hexdigest()


def remember(case, values: Iterable[Value]) -> None:
    """Keep digests of the distinctive ones of `values` for `case`, and drop those it no longer has.

    Those of a purged case stay as they are: nothing is left to compute them from.
    """
    if case.purged_at:
        return
    pepper = Pepper.value()
    squeezed = {disguises.bare(value.text) for value in values if is_distinctive(value)}
    wanted = {digest(text, pepper): len(text) for text in squeezed}
    kept = set(case.digests.values_list("digest", flat=True))
    case.digests.exclude(digest__in=wanted).delete()
    KnownDigest.objects.bulk_create(
        KnownDigest(case=case, digest=key, length=length) for key, length in wanted.items() if key not in kept
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
    return _found(text, _by_length(), exempted)


def _found(text: str, by_length: dict, exempted: Iterable[str]) -> set[str]:
    if not by_length:
        return set()
    pepper = Pepper.value()
    phrases = [disguises.bare(phrase) for phrase in exempted]
    found: set[str] = set()
    for reading in disguises.readings(text):
        bare = disguises.bare(reading)
        for phrase in phrases:
            bare = bare.replace(phrase, _EXEMPTED * len(phrase)) if phrase else bare
        for length, known in by_length.items():
            stretches = {bare[start : start + length] for start in range(len(bare) - length + 1)}
            found |= {key for stretch in stretches if (key := digest(stretch, pepper)) in known}
    return found


def _by_length() -> dict[int, frozenset[str]]:
    """The digests, by length of value; read again only after the table has changed."""
    wide = KnownDigest.objects.filter(everywhere=True)
    stamp = (wide.order_by("-pk").values_list("pk", "digest").first(), wide.count())
    if _known["stamp"] != stamp:
        by_length: dict[int, set[str]] = {}
        for key, length in wide.values_list("digest", "length"):
            by_length.setdefault(length, set()).add(key)
        _known.update(stamp=stamp, by_length={n: frozenset(keys) for n, keys in by_length.items()})
    return _known["by_length"]

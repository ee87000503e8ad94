"""Look for the distinctive values of every case in a text, by digest alone, without decrypting a case.

A page that tells no case (the home page, a notice) must not name anybody either. Decrypting the whole vault for each
would be slow, and would put every name into memory. Instead each distinctive value is kept as a keyed digest of its
squeezed form; a text is cut into all its stretches of those lengths, and their digests are looked up.
"""

import hashlib
from collections.abc import Iterable

from . import disguises
from .known_values import Value, is_distinctive
from .models import KnownDigest, Pepper

_EXEMPTED = "\ue000"
_known: dict[str, object] = {"stamp": None, "by_length": {}}


def digest(text: str, pepper: bytes) -> str:
    """The keyed digest of an already squeezed text, 32 hexadecimal digits."""
    return hashlib.blake2b(text.encode(), key=pepper, digest_size=16).hexdigest()


def remember(case, values: Iterable[Value]) -> None:
    """Keep digests of the distinctive ones of `values` for `case`, and drop those it no longer has."""
    pepper = Pepper.value()
    squeezed = {disguises.bare(value.text) for value in values if is_distinctive(value)}
    wanted = {digest(text, pepper): len(text) for text in squeezed}
    kept = set(case.digests.values_list("digest", flat=True))
    case.digests.exclude(digest__in=wanted).delete()
    KnownDigest.objects.bulk_create(
        KnownDigest(case=case, digest=key, length=length) for key, length in wanted.items() if key not in kept
    )


def found_in(text: str, exempted: Iterable[str] = ()) -> set[str]:
    """The digests of all distinctive values, of any case, that stand in `text` outside the `exempted` phrases."""
    by_length = _by_length()
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
    last = KnownDigest.objects.order_by("-pk").values_list("pk", "digest").first()
    stamp = (last, KnownDigest.objects.count())
    if _known["stamp"] != stamp:
        by_length: dict[int, set[str]] = {}
        for key, length in KnownDigest.objects.values_list("digest", "length"):
            by_length.setdefault(length, set()).add(key)
        _known.update(stamp=stamp, by_length={n: frozenset(keys) for n, keys in by_length.items()})
    return _known["by_length"]

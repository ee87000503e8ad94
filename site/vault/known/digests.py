"""Look for the distinctive values of every case in a text, by digest alone, without decrypting a case.

A page that tells no case (the home page, a notice) must not name anybody either. Decrypting the whole vault for each
would be slow, and would put every name into memory. Instead each distinctive value is kept as a keyed digest of its
squeezed form. A text is asked at each place whether any value begins as it does there; only where one may, it is cut
into stretches of the lengths of those, and their digests are looked up.
"""

import hashlib
import logging
import re
import threading
from collections.abc import Iterable, Mapping

from django.db import connections
from pypinyin import lazy_pinyin

from ..models import KnownDigest, Pepper
from . import disguises
from .digest_index import DigestIndex, Heads, grouped
from .values import PERSONAL, Value, is_distinctive

logger = logging.getLogger(__name__)

_LATIN = re.compile("[a-z]+")
_BETWEEN = " \t\r\n\u3000-_.'’·"
_MOST_WORDS = 6
_EXEMPTED = "\ue000"
# How much of a value is its head: two Chinese characters, or as much of a number as many share.
_HEAD, _ASCII_HEAD = 2, 4
_HEAD_DIGITS = 6
_index = DigestIndex()


def digest(text: str, pepper: bytes) -> str:
    """The keyed digest of an already squeezed text, 32 hexadecimal digits."""
    return hashlib.blake2b(text.encode(), key=pepper, digest_size=16).hexdigest()


def head_of(squeezed: str, pepper: bytes) -> str:
    """The digest of how a squeezed text begins; empty when it is too short to have a head."""
    length = _ASCII_HEAD if squeezed[:1].isascii() else _HEAD
    return digest(squeezed[:length], pepper)[:_HEAD_DIGITS] if len(squeezed) >= length else ""


def remember(case, values: Iterable[Value]) -> None:
    """Keep digests of the distinctive ones of `values` for `case`, and drop those it no longer has.

    Those of a purged case stay as they are: nothing is left to compute them from.
    """
    if case.purged_at:
        return
    pepper = Pepper.value()
    wanted = _distinctive(values, pepper)
    kept = set(case.digests.values_list("digest", flat=True))
    case.digests.exclude(digest__in=wanted).delete()
    _keep(case, {key: text for key, text in wanted.items() if key not in kept}, pepper)


def remember_new(case, values: Iterable[Value], pepper: bytes) -> None:
    """As `remember`, for a case of which nothing is known yet."""
    _keep(case, _distinctive(values, pepper), pepper)


def _distinctive(values: Iterable[Value], pepper: bytes) -> dict[str, str]:
    """Digest → squeezed text."""
    return _by_digest({disguises.bare(value.text) for value in values if is_distinctive(value)}, pepper)


def _by_digest(squeezed: Iterable[str], pepper: bytes) -> dict[str, str]:
    return {digest(text, pepper): text for text in squeezed}


def _keep(case, wanted: Mapping[str, str], pepper: bytes, everywhere: bool = True) -> None:
    KnownDigest.objects.bulk_create(
        KnownDigest(
            case=case,
            digest=key,
            length=len(text),
            head=head_of(text, pepper),
            everywhere=everywhere,
        )
        for key, text in wanted.items()
    )


def remember_for_good(case, values: Iterable[Value]) -> None:
    """Before `case` is purged: keep digests of all its `values`, also of those looked for in its own pages alone."""
    remember(case, values)
    pepper = Pepper.value()
    wanted = _by_digest({form for value in values for form in _forms(value) if len(form) >= 2}, pepper)
    kept = set(case.digests.values_list("digest", flat=True))
    _keep(case, {key: text for key, text in wanted.items() if key not in kept}, pepper, everywhere=False)


def stands_in(case, text: str, exempted: Iterable[str] = ()) -> bool:
    """Whether any value that a purged `case` was known by stands in `text` outside the `exempted` phrases."""
    known = grouped(case.digests.values_list("digest", "length", "head"))
    return bool(_found(text, known, exempted))


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


def everywhere() -> Heads:
    """What may stand nowhere, as it is now. To be asked for once by whoever looks into many texts: it costs a look at
    the whole table."""
    return _index.by_head()


def read_ahead() -> threading.Thread:
    """Bring what may stand nowhere into memory, in a thread of its own, before anybody publishes."""

    def read():
        try:
            everywhere()
        except Exception as fault:  # whatever is wrong with the database, the guard says when it is asked
            logger.warning("vault: nothing was read ahead for the guard (%s)", type(fault).__name__)
        finally:
            connections.close_all()

    thread = threading.Thread(target=read, name="vault-reads-ahead", daemon=True)
    thread.start()
    return thread


def found_in(text: str, exempted: Iterable[str] = (), known: Heads | None = None) -> set[str]:
    """The digests of all distinctive values, of any case, that stand in `text` outside the `exempted` phrases."""
    return _found(text, everywhere() if known is None else known, exempted)


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


def _found(text: str, known: Heads, exempted: Iterable[str]) -> set[str]:
    if not known:
        return set()
    pepper, exempted = Pepper.value(), list(exempted)
    phrases = [disguises.bare(phrase) for phrase in exempted]
    found: set[str] = set()
    for reading in disguises.readings(text):
        bare = disguises.bare(reading)
        for phrase in phrases:
            bare = bare.replace(phrase, _EXEMPTED * len(phrase)) if phrase else bare
        stretches = {one for one in _stretches(bare, known, pepper) if not (one.isascii() and one.isalpha())}
        for stretch in stretches | _spelled(reading, exempted):
            digests = known.get(head_of(stretch, pepper), {}).get(len(stretch), ())
            if digests and (key := digest(stretch, pepper)) in digests:
                found.add(key)
    return found


def _stretches(bare: str, known: Heads, pepper: bytes) -> set[str]:
    """The parts of a squeezed text that begin as a known value does and are as long."""
    lengths_of: dict[str, Iterable[int]] = {}
    found: set[str] = set()
    for at in range(len(bare)):
        start = bare[at : at + (_ASCII_HEAD if bare[at].isascii() else _HEAD)]
        lengths = lengths_of.get(start)
        if lengths is None:
            # Some values are too short to have a head.
            lengths = lengths_of[start] = {*known.get("", ()), *known.get(head_of(start, pepper), ())}
        found.update(bare[at : at + length] for length in lengths if at + length <= len(bare))
    return found

"""Finding personal data in Chinese case papers: pure functions, no Django, no network.

    detect(text, roster) -> Detection(spans, suspects)

The layers stand in the order in which they are called below, each in its own module.
"""

from collections.abc import Sequence

from .spans import TYPES, Detection, Party, Span, Suspect

__all__ = ["TYPES", "Detection", "Party", "Span", "Suspect", "detect", "drafted"]


def detect(text: str, roster: Sequence[Party] = (), policy=None) -> Detection:
    """Everything in `text` that may lead to a person.

    `roster`: who and what the intake form names. `policy`: a `vault.conventions.Policy`, the house's by default.
    Offsets are `str` indices of `text`. Takes any string and never fails on its content.
    """
    from vault import conventions

    from . import as_words, propagate, settle, stays, suspects, verdicts, wholes
    from .addresses import reach
    from .firms import signs, told
    from .persons import due, mentions
    from .private import illness

    draft, reading, chances = drafted(text, roster)
    if not reading.text.strip():
        return Detection()
    verdicts.find(draft, chances)
    told.find(draft, chances)
    mentions.lists(draft)
    propagate.find(draft)
    wholes.find(draft)
    reach.grow(draft)
    signs.grow(draft)
    illness.grow(draft)
    as_words.release(draft, chances)
    verdicts.ask_about_the_unseen(draft, chances)
    verdicts.ask_about_lone(draft, chances)
    due.ask(draft)
    stays.clear(draft)
    settled = [mark for mark in settle.merge(draft.marks, draft.text) if not stays.names_nobody(draft, mark)]
    spans = settle.spans(settled, draft.text, reading, policy or conventions.HOUSE)
    doubts = [
        Suspect(*reading.span(start, end), reason) for start, end, reason in suspects.find(draft, settled)
    ]
    return Detection(spans, doubts)


def drafted(text: str, roster: Sequence[Party] = ()):
    """The text as the rules leave it, its `Reading`, and the tagger's chances for each of its characters."""
    from . import addresses, numbers, persons, propagate, suppress
    from . import roster as roster_layer
    from .draft import Draft
    from .firms import named, signs, trades
    from .learned import entities
    from .normalise import read
    from .numbers import codes
    from .persons import mentions
    from .private import complaints, health, schools

    reading = read(text)
    words, chances = entities.analyse(reading.text or " ")
    draft = Draft(reading.text, words)
    if reading.text.strip():
        suppress.find(draft)
        numbers.find(draft)
        roster_layer.find(draft, roster)
        trades.find(draft)
        persons.find(draft)
        addresses.find(draft)
        named.find(draft)
        signs.find(draft)
        health.find(draft)
        complaints.find(draft)
        schools.find(draft)
        codes.find(draft)
        propagate.find(draft)
        mentions.lists(draft)
        propagate.find(draft)
    return draft, reading, chances

"""Finding personal data in Chinese case papers: pure functions, no Django, no network.

    detect(text, roster) -> Detection(spans, suspects)

The layers stand in the order in which they are called below, each in its own module.
"""

from collections.abc import Sequence

from .spans import TYPES, Detection, Party, Span, Suspect

__all__ = ["TYPES", "Detection", "Party", "Span", "Suspect", "detect"]


def detect(text: str, roster: Sequence[Party] = (), policy=None) -> Detection:
    """Everything in `text` that may lead to a person.

    `roster`: who and what the intake form names. `policy`: a `vault.conventions.Policy`, the house's by default.
    Offsets are `str` indices of `text`. Takes any string and never fails on its content.
    """
    from vault import conventions

    from . import (
        addresses,
        entities,
        mentions,
        persons,
        private_life,
        propagate,
        rules,
        settle,
        suppress,
        suspects,
        trades,
    )
    from . import roster as roster_layer
    from .draft import Draft
    from .normalise import read

    reading = read(text)
    if not reading.text.strip():
        return Detection()
    draft = Draft(reading.text, entities.tokens(reading.text))
    suppress.find(draft)
    rules.find(draft)
    roster_layer.find(draft, roster)
    trades.find(draft)
    persons.find(draft)
    addresses.find(draft)
    private_life.find(draft)
    propagate.find(draft)
    mentions.lists(draft)
    propagate.find(draft)
    settled = settle.merge(draft.marks, draft.text)
    spans = settle.spans(settled, draft.text, reading, policy or conventions.HOUSE)
    doubts = [
        Suspect(*reading.span(start, end), reason) for start, end, reason in suspects.find(draft, settled)
    ]
    return Detection(spans, doubts)

"""Why a case page was taken down, for the calm page that its readers meet.

The room that knows (the vault) adds a function when it starts. What it says is public: a ground of law, never a detail.
"""

from collections.abc import Callable, Iterable
from typing import Any

Reason = Callable[[Any], str]

_reasons: list[Reason] = []


def register(reason: Reason) -> None:
    """Add a function that takes a case page and returns a Chinese phrase, or nothing."""
    if reason not in _reasons:
        _reasons.append(reason)


def grounds_of(pages: Iterable) -> list[str]:
    """The public grounds on which any of `pages` was taken down, each once."""
    found = (reason(page) for page in pages for reason in _reasons)
    return list(dict.fromkeys(ground for ground in found if ground))

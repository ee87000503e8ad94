"""What other rooms show beside a case (where to pick up its leaflet), without being imported from here.

A room further up adds a function in its `AppConfig.ready`; it takes a case page and returns names for the template.
"""

from collections.abc import Callable
from typing import Any

Companion = Callable[[Any], dict[str, Any]]

_companions: list[Companion] = []


def register(companion: Companion) -> None:
    """Add a function that takes a case page and returns template context for it."""
    if companion not in _companions:
        _companions.append(companion)


def context_for(case) -> dict[str, Any]:
    """Everything that other rooms have to show beside `case`."""
    context: dict[str, Any] = {}
    for companion in _companions:
        context |= companion(case)
    return context

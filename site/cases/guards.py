"""The doorkeepers: whatever becomes public, or leaves as a file, is shown to every guard first.

The room that knows the secrets (the vault) may not be imported from here. It adds its guard when it starts, and this
module only keeps the list. Every exit calls `check`; the exits are listed in docs/architecture.md.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError


@dataclass(frozen=True)
class Outgoing:
    """One thing that would become public or leave as a file."""

    name: str
    """What it is, for the message: 案例页《…》, 公众号发布包《…》."""
    texts: tuple[tuple[str, str], ...]
    """Every text that would leave with it, as (where it stands, in Chinese; the text)."""
    case_refs: frozenset[UUID] = field(default_factory=frozenset)
    """The raw cases behind it. Empty for a page that tells no case."""


@dataclass(frozen=True)
class Finding:
    """One reason to stop. It names the place and the kind of fault, never the value itself."""

    place: str
    reason: str


Guard = Callable[[Outgoing], Iterable[Finding]]

_guards: list[Guard] = []


class Blocked(ValidationError):
    """A guard stopped something from leaving. `findings` says where; `str()` is a Chinese sentence for staff."""

    def __init__(self, outgoing_name: str, findings: list[Finding]):
        self.outgoing_name = outgoing_name
        self.findings = findings
        places = "；".join(f"“{f.place}”{f.reason}" for f in findings)
        super().__init__(f"{outgoing_name}不能发出：{places}。请改好后再试。")


def register(guard: Guard) -> None:
    """Add a guard, once. Called from an `AppConfig.ready`."""
    if guard not in _guards:
        _guards.append(guard)


def findings(outgoing: Outgoing) -> list[Finding]:
    """All that any guard has against `outgoing`, in the order of its texts; empty when it may leave."""
    return [finding for guard in _guards for finding in guard(outgoing)]


def check(outgoing: Outgoing) -> None:
    """Raise `Blocked` unless every guard lets `outgoing` pass."""
    found = findings(outgoing)
    if found:
        raise Blocked(_name_without_value(outgoing, found), found)


def _name_without_value(outgoing: Outgoing, found: list[Finding]) -> str:
    """Return the name for the message, without the title when the title itself is what a guard stopped."""
    stopped = {finding.place for finding in found}
    for where, text in outgoing.texts:
        if where in stopped and text and text in outgoing.name:
            return re.split("[《“]", outgoing.name)[0] + "（标题不便显示）"
    return outgoing.name

"""What the scan is shown: artefacts with their texts, and places that cannot be looked into (pure)."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Artefact:
    """One thing that leaves or lies in the site: a page as served, a file, a row of a table."""

    kind: str
    """What is counted together: 网页, 公众号发布包, 数据表 …"""
    name: str
    """What staff find it by. It may itself hold a value: it is searched too, and then `alias` is shown."""
    texts: tuple[tuple[str, str], ...]
    """(place, text)."""
    refs: frozenset[UUID] = field(default_factory=frozenset)
    """The raw cases that it tells: every one of their values counts here, words of everyday speech included."""
    alias: str = ""
    """A name that surely holds no value, such as 第 3 个文件."""
    page: int | None = None
    """The live page that shows it to the public, if one does."""


@dataclass(frozen=True)
class Blind:
    """Something that could not be looked into. A scan that says nothing of it would claim too much."""

    kind: str
    why: str
    detail: str = ""
    """What whoever made it said. It may quote the page, so it is told only when no value stands in it."""


Sight = Artefact | Blind

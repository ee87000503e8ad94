"""The shape of one demo case: what goes into the vault, and what the editor writes for residents."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DemoParty:
    """One line of the party roster."""

    name: str
    role: str
    kind: str = "person"
    minor: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cited:
    """One article on a case page: the law and article, and what it means in plain words."""

    statute: str
    label: str
    plain: str


@dataclass(frozen=True)
class DemoCase:
    """An invented case: the raw decision with its roster, and the page that residents read."""

    slug: str
    offence: tuple[str, str, str]
    """案由: slug, the law's word, the reader's words."""
    case_number: str
    raw: str
    roster: tuple[DemoParty, ...]
    title: str
    happened_on: date
    summary: str
    what_happened: tuple[str, ...]
    law: tuple[Cited, ...]
    decision: tuple[str, ...]
    reasons: tuple[str, ...]
    advice: tuple[str, ...]
    remedy: tuple[str, ...]
    tags: tuple[str, ...]
    mistaken: tuple[str, ...] = ()
    """Words that the machine may take for personal data here; the first reader takes such marks off."""


WHERE_TO_ASK = (
    "拿不准，先问一句：拨打 12345 政务服务热线，或者到街道综合行政执法办公室窗口，周一至周五 8:30–12:00、14:30–17:30。",
    "带上营业执照或者现场照片，说得更清楚。问不收钱，也不会因为来问就罚你。",
)

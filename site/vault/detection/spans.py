"""What detection takes and gives: plain values, offsets are `str` indices into the original text."""

from dataclasses import dataclass, field

NAMED_TYPES = ("PERSON", "NICK", "SHOP", "ORG", "ADDR", "HEALTH", "SCHOOL")
FORMATTED_TYPES = (
    *("PHONE", "ID", "USCC", "PLATE", "BANK", "WECHAT", "QQ", "EMAIL"),
    *("CASENO", "CERT", "DOB", "GPS", "OTHERID"),
)
TYPES = NAMED_TYPES + FORMATTED_TYPES


@dataclass(frozen=True)
class Party:
    """One line of the intake form's roster."""

    name: str
    """The value as written: a name, a shop, an address, a number."""
    role: str = ""
    """当事人, 投诉人, 证人, 执法人员 … in Chinese, free text."""
    kind: str = "person"
    """`person`, `shop`, `org` or any of `TYPES` (upper or lower case); Chinese words such as 商户, 公司 also do."""
    minor: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Span:
    """One stretch that must not leave, with what stands in its place."""

    start: int
    end: int
    type: str
    source: str
    """The layer that found it: rule, roster, told, entity, context, address, trade, health, tagger, propagation."""
    replacement: str = ""
    entity: str = ""
    """The same for every mention of one person or thing of this document."""


@dataclass(frozen=True)
class Suspect:
    """One stretch that the reviewer must decide on."""

    start: int
    end: int
    reason: str


@dataclass
class Detection:
    """Sorted spans that do not overlap, and sorted suspects outside them."""

    spans: list[Span] = field(default_factory=list)
    suspects: list[Suspect] = field(default_factory=list)


@dataclass(frozen=True)
class Mark:
    """A find of one layer, in offsets of the normalised text, before finds are settled against one another."""

    start: int
    end: int
    type: str
    source: str
    role: str = ""
    of: str = ""
    """The name of the person or firm it is another name of, where the text says so."""

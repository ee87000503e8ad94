"""What must never leave: the values of one case and the forms they are known by (pure).

Searched: every name and alias of the roster, the original behind every mark, the case number, and what can be told from
them: the given name alone, a shop's name without its town, the road and the estate inside an address, a date of birth
in its usual spellings.

Not searched, because they would stop every honest page: single characters, forms that are already masked (张某某),
districts, towns and street offices (they stay by house policy), agencies, short words about health, plain numbers under
five digits. A word that is also a name (高兴) is searched; an exemption for a longer phrase lets it pass.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..detection.spans import Party
from ..memory import remembered
from . import disguises
from .ordinary_words import is_ordinary

PERSONAL = {"PERSON", "NICK"}
IDENTIFIERS = {
    "PHONE", "ID", "USCC", "PLATE", "BANK", "WECHAT", "QQ", "EMAIL", "CASENO", "CERT", "GPS", "OTHERID", "DOB",
}  # fmt: skip

_HAN = re.compile(r"[㐀-鿿𠀀-𳎯]+")
_REGION = re.compile(r"^(?:[㐀-鿿]{2,8}?(?:自治区|自治州|省|市|区|县|镇|乡|街道))+(?=[㐀-鿿]{2,})")
_REGION_ONLY = re.compile(r"^(?:[㐀-鿿]{1,8}?(?:自治区|自治州|省|市|区|县|镇|乡|街道))+$")
_AGENCY = re.compile(r"(?:政府|人民法院|检察院|派出所|公安局|管理局|监督管理局|执法局|办事处|委员会|执法队)$")
_COMPANY_TAIL = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|公司).*$")
_COMPANY_TRADE = re.compile(r"(?:服务|管理|贸易|商贸|实业|科技|发展|投资|集团|工程|餐饮|食品)+$")
_BRACKETED = re.compile(r"[（(〔\[][^）)〕\]]*[）)〕\]]")
_ROAD = re.compile(
    r"([㐀-鿿]{2,6}?(?:大道|路|街|巷|里|坊|围|村|小区|花园|花苑|新村|大厦|广场|市场|商场|公寓))(?!道)(\d+号?)?"
)
_NO_PLACE = {
    "农贸市场", "购物广场", "步行街", "商业街", "美食街", "住宅小区", "菜市场", "批发市场", "临时市场", "人行道路", "城市道路",
}  # fmt: skip
_DATE = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})")


@dataclass(frozen=True)
class Value:
    """One thing that must not leave, as it stands in the case, with the kind it was marked as."""

    text: str
    type: str


def values_of(roster: Iterable[Party], originals: Iterable[tuple[str, str]], number: str) -> frozenset[Value]:
    """All values of a case.

    `originals` are (type, original text) of its marks, `number` its case number (may be empty).
    """
    found: set[Value] = set()
    for party in roster:
        kind = {"person": "PERSON", "shop": "SHOP"}.get(party.kind, "ORG")
        found |= _spellings(party.name, kind)
        for alias in party.aliases:
            found.add(Value(alias, "NICK" if kind == "PERSON" else kind))
    for kind, original in originals:
        found |= _spellings(original, kind)
    if number:
        found.add(Value(number, "CASENO"))
    return frozenset(value for value in found if _is_searchable(value))


def is_distinctive(value: Value) -> bool:
    """Whether `value` can be looked for in pages of any subject without stopping honest ones."""
    text = disguises.bare(value.text)
    if value.type in IDENTIFIERS - {"DOB"}:
        return len(text) >= 6
    if value.type == "PERSON":
        # Tse or Ann is a word, or a part of one, more often than it is somebody.
        return len(text) >= (5 if text.isascii() else 3)
    if value.type in {"SHOP", "ORG"}:
        return len(text) >= 4 and not is_ordinary(text[-2:]) if len(text) == 4 else len(text) >= 5
    if value.type == "ADDR":
        return len(text) >= 7 and any(c.isdigit() for c in text)
    return False


def may_be_exempted(value: Value) -> bool:
    """Whether a phrase around `value` may ever be let through: words may, numbers that lead to somebody never."""
    return value.type not in IDENTIFIERS


@remembered(most=16384)
def _spellings(text: str, kind: str) -> frozenset[Value]:
    """`text` and what else it is known by."""
    found = {Value(text, kind)}
    if kind == "PERSON":
        found |= {Value(part, kind) for part in _given_names(text)}
    elif kind in {"SHOP", "ORG"}:
        plain = _BRACKETED.sub("", text)
        short = _REGION.sub("", plain)
        core = _COMPANY_TAIL.sub("", short)
        found |= {Value(name, kind) for name in (plain, short) if len(name) >= 3}
        brand = _COMPANY_TRADE.sub("", core)
        found |= {Value(name, kind) for name in (core, brand) if core != short and len(name) >= 4}
    elif kind == "ADDR":
        street = _REGION.sub("", text)
        found |= {Value(part, kind) for part in _places(street)}
    elif kind == "DOB" and (date := _DATE.search(text)):
        year, month, day = (int(part) for part in date.groups())
        found |= {Value(f"{year}{month:02}{day:02}", kind), Value(f"{year}{month}{day}", kind)}
        found |= {Value(f"{year}年{month}月{day}日", kind)}
        found |= {Value(f"{year}年{month:02}月{day:02}日", kind)}
    return frozenset(found)


def _places(street: str) -> Iterable[str]:
    """The roads and estates in an address, bare and with the house number behind them."""
    for place, house in _ROAD.findall(street):
        if place not in _NO_PLACE:
            yield from {place, place + house}


def _given_names(name: str) -> Iterable[str]:
    """The part of a personal name that people use alone, when it is not an everyday word."""
    parts = [part for part in re.split(r"[·・•‧.\s]", name) if part]
    if len(parts) > 1:
        return [part for part in parts if len(part) >= 2]
    han = "".join(_HAN.findall(name))
    if han == name and len(han) in (3, 4) and not is_ordinary(han[-2:]):
        return [han[-2:]]
    return []


def _is_searchable(value: Value) -> bool:
    text = disguises.bare(value.text)
    if len(text) < 2 or "某" in text or "×" in value.text or "xx" in text:
        return False
    if text.isdigit() and len(text) < 5:
        return False
    if value.type == "HEALTH":
        return len(text) >= 6
    if value.type == "ADDR":
        return len(text) >= 3 and not _REGION_ONLY.match(text)
    if value.type == "ORG":
        return not _AGENCY.search(text)
    return True

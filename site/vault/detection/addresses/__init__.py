"""The address grammar: below the district, everything that leads to a door or to the spot.

An address is a chain of parts that touch: 街道 or 镇, village or community, road, number, compound, building, unit,
floor, room, shop, then a word of place (对面, 门口, 河边). Named parts end in a known word and reach left to the edge
of a word; counted parts are a number and a measure. A chain counts when it holds a named part, or two counted ones.
"""

import re

from ..draft import HAN, Draft
from ..persons import possible
from . import (
    chains,
    crossings,
    divisions,
    known,
    labels,
    led,
    proof,
    reach,
    rooms,
    spoken,
    streets,
    tails,
    towns,
)


def find(draft: Draft) -> None:
    """Mark every address of the draft."""
    parts = streets.named_parts(draft) + chains.counted_parts(draft)
    parts.sort(key=lambda p: (p.start, -p.end))
    law = possible.is_law(draft.text)
    for chain in chains.chained(draft, parts):
        if not law or any(part.counted for part in chain):
            _take(draft, chain)
    labels.find(draft)
    if not law:
        known.find(draft)
    spoken.find(draft)
    crossings.join(draft)
    for pattern in _SPECIAL:
        for match in pattern.finditer(draft.text):
            start = match.start("v")
            if not draft.touches_protected(start, match.end("v")):
                draft.add(start, match.end("v"), "ADDR", "address")
    led.find(draft)
    towns.find(draft)
    reach.grow(draft)
    rooms.find(draft)


def _take(draft: Draft, chain: list[chains.Part]) -> None:
    if not proof.counts(draft, chain):
        return
    text = draft.text
    start, end = chain[0].start, chain[-1].end
    position = tails.past(
        draft,
        start,
        end,
        named=any(not part.counted for part in chain),
        counted=any(part.counted for part in chain),
    )
    if draft.is_protected(start, position):
        return
    start = divisions.after_divisions(text, _give_back_agency(draft, start, position), position)
    while start < position and draft.marked(start, start + 1, "ORG"):
        start += 1  # 骏业公司|名下仓库
    if start >= position or proof.plain_words(draft, start, position):
        return
    draft.add(start, position, "ADDR", "address")


def _give_back_agency(draft: Draft, start: int, end: int) -> int:
    """An agency's name that the chain began with stays: the address begins after it."""
    for s, e in draft.protected:
        if s <= start < e < end:
            return e
    return start


_SPECIAL = (
    re.compile(
        rf"(?:^|[,。;:、在到至从沿于经(\s])(?P<v>[{HAN}]{{2,5}}高速(?:公路)?[{HAN}]{{0,6}}?(?:出口|入口|收费站|路段|桥底|桥下|立交))"
    ),
    re.compile(
        r"(?P<v>(?<![A-Za-z\d])(?:\d{1,3}|[A-Za-z]\d{0,2})(?:栋|座|幢|梯|单元|塔|号楼)(?:[ ]?-?[ ]?[A-Za-z]?\d{3,4})(?:室|房)?)(?![\d元年])"
    ),
    re.compile(r"(?P<v>(?<![A-Za-z\d])[A-Z]\d{1,4}号?(?:档|铺|室|房|卡位|摊|仓|车位)位?)(?![\d元年])"),
    re.compile(r"(?P<v>(?:隔壁|对面|同|本)?单元[ ]?[A-Za-z]?\d{3,4}(?:房|室)?)"),
    re.compile(
        r"(?P<v>(?:[一二三四五六七八九十\d]{1,2}楼|负[一二]楼)[ ]?[A-Za-z]?\d{3,4}(?:房|室|铺|号房)?)(?![\d元年])"
    ),
)

"""The parts of an address that touch: numbers with a measure, and the chains that they and the named parts make."""

import re

from ..draft import HAN, Draft

NUMBER = r"(?:[0-9]{1,5}|[一二三四五六七八九十百零〇廿]{1,5}|[A-Za-z]{1,2}[\-]?\d{1,5}|\d{1,4}[A-Za-z]{1,2}\d{0,4}|[A-Za-z])"
_SUB = r"(?:[ ]?(?:之[ ]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?!\d))|(?:附|-|~|至|、|/)[ ]?(?:[一二三四五六七八九十]{1,3}|\d{1,4}))(?:号)?){0,3}"
# Counted parts
_COUNTED = re.compile(
    rf"(?:附|自编|临|原|旧|新|负|地下)?[ ]?(?:第)?(?:{NUMBER})(?:[\-~/、](?:{NUMBER})){{0,3}}[ ]?"
    r"(?:号(?:大院|院内|院|楼(?![下上顶梯道层])|之(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?!\d))|铺位|铺面|铺|档口|档位|档|商铺|车位|泊位|房|室|仓库|仓|厂房|车间|宿舍|地块|地|店|摊位|摊|柜|门|岗亭|宅基地|别墅|柱|桥墩|线|出口|井|梯|塔|码头|卡位|卡|池|塘|棚)?"
    r"|栋|座|幢|梯|单元|楼层|层|楼|室|房|铺|档口|档位|档|卡位|卡|仓|间|户|区|期|组|队|巷|街|路|弄|排|院|苑|车位|柱|公里|km|KM|段|横|坊)"
    + _SUB
    + r"(?:号)?(?:铺|房|室|档|之(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?!\d)))?(?!元|万[元余多人份次个]|日|月|年|次|人|名|条|份|分|个|时|平)"
)


class Part:
    __slots__ = ("counted", "end", "kind", "start", "strong")

    def __init__(self, start: int, end: int, kind: str, strong: bool, counted: bool):
        self.start, self.end, self.kind, self.strong, self.counted = start, end, kind, strong, counted


def counted_parts(draft: Draft) -> list[Part]:
    """Every number with the measure of a door, a house or a road."""
    text = draft.text
    parts = []
    for match in _COUNTED.finditer(text):
        start, end = match.span()
        parts.append(Part(start, end, "#", False, True))
    return parts


def chained(draft: Draft, parts: list[Part]):
    """Runs of parts that touch one another (a space or a comma between named and counted ones is let pass)."""
    text = draft.text
    chain: list[Part] = []
    end = 0
    for part in parts:
        if chain and part.start < end:
            continue
        if chain:
            gap = text[end : part.start]
            joined = gap == "" or gap == " " or (gap == "\n" and part.counted)
            if (
                not joined
                and gap in ("的", "内", "里", "、", "-", "与", "和", " - ")
                and not part.counted
                and gap in ("的", "-")
            ):
                joined = True
            if not joined and len(gap) <= 14 and gap.startswith("(") and gap.endswith(")"):
                joined = True
            if (
                not joined
                and len(gap) <= 4
                and re.fullmatch(rf"[{HAN}]{{1,4}}", gap)
                and part.counted
                and chain[-1].counted
                and re.fullmatch(
                    r"(?:大院|院内|内|自编|商铺|铺位|首层|底层|地下|临街|门面|商业|附属|一楼|二楼|裙楼|西|东|南|北|西侧|东侧|之|临时|主楼|副楼|对面|后座|前座|宿舍|小区|公寓)",
                    gap,
                )
            ):
                joined = True
            if (
                not joined
                and len(gap) <= 8
                and re.fullmatch(rf"[{HAN}A-Za-z]{{2,8}}", gap)
                and part.counted
                and re.match(r".*(?:栋|座|幢|单元|房|室|铺|楼|号|档|梯|层)", text[part.start : part.end])
                and chain[-1].strong | chain[-1].counted
                and _estate(draft, end, part.start)
            ):
                joined = True
            if not joined:
                yield chain
                chain = []
        chain.append(part)
        end = part.end
    if chain:
        yield chain


def _estate(draft: Draft, start: int, stop: int) -> bool:
    """A name between a road number and a building (港口路21号凯旋城2座): no verb, no little word in it."""
    gap = draft.text[start:stop]
    if re.search(
        r"(?:的|在|有|为|是|约|共|第|摆|放|占|用|搭|建|将|被|处|对|经营|面积|人行道|门前|现场|发现|违|设置|停|和|与|及)",
        gap,
    ):
        return False
    first = draft.word_index(start)
    while first < len(draft.words) and draft.words[first].start < stop:
        if draft.words[first].tag in ("v", "p", "c", "u", "d", "w", "m"):
            return False
        first += 1
    return True

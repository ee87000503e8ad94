"""建设路与胜利路交叉口: two addresses that a crossing joins."""

import itertools
import re

from ..draft import HAN, Draft

_CROSS = re.compile(r"[ ]?(?:与|和|、|/|跟|及|同|-|至|到)[ ]?$")
_CROSSING = re.compile(
    rf"(?:与|和|、|及|跟)[{HAN}]{{1,6}}?(?:路|街|巷|道|里|村)(?:的)?(?:交界处?|交汇处?|交叉路?口?|十字路口|丁字路口|路口|之间|转角处?)"
)
_RANGE = re.compile(
    rf"(?:至|到|~|—|-)[{HAN}]{{1,4}}?(?:大道|[路街巷里坊村桥]|路口|街口|巷口)(?![{HAN}]?[道长])(?=[,。;:、)(|\t\n]|$|段|一带|沿线|路段|两侧|之间|全段)"
)


def join(draft: Draft) -> None:
    """建设路与胜利路交叉口: two addresses with a crossing word behind become one."""
    text = draft.text
    for mark in [m for m in draft.marks if m.type == "ADDR"]:
        crossing = _CROSSING.match(text, mark.end)
        if crossing:
            draft.add(mark.start, crossing.end(), "ADDR", "address")
        stretch = _RANGE.match(text, mark.end)  # 东巷至兰芳里
        if stretch and re.match(r"[路街巷里坊村道桥口]", text[mark.end - 1]):
            draft.add(mark.start, stretch.end(), "ADDR", "address")
    found = sorted((m for m in draft.marks if m.type == "ADDR"), key=lambda m: m.start)
    ends = {m.end: m.start for m in found}
    for mark in found:
        if text[mark.start - 1 : mark.start] == "的" and mark.start - 1 in ends:
            draft.add(ends[mark.start - 1], mark.end, "ADDR", "address")
    for one, two in itertools.pairwise(found):
        if (
            one.end < two.start
            and _CROSS.fullmatch(text[one.end : two.start])
            and re.search(r"(?:口|处|交界|交汇|交叉|之间|路段|段|间)", text[two.start : two.end + 4])
        ):
            draft.add(one.start, two.end, "ADDR", "address")

"""Where words begin, as a soft wish for line breaks: 门口 should not be parted, but may be.

A small dictionary and the cheapest way through it. It never forbids a break: that is the business of `classes`.
"""

import math
import re
from functools import cache, lru_cache
from pathlib import Path

_LONGEST = 4
_COUNTED = re.compile(
    r"[一二两三四五六七八九十百千万几半]{1,5}[多余来]?[个张条只把户家次件份期瓶盒包袋斤元块角分钟年月日天岁人名位层楼倍辆台间处起盏桌碗]"
)
_LONELY = 7.5  # cost of a character that belongs to no known word
_COMMON = 4.0  # and of one that often stands alone
_OFTEN_ALONE = frozenset(
    "的了着过是在有和与不也都就又很把被给到从对向让要会能可你我他她它这那个人上下里外去来说看好吗呢吧啊"
)


@cache
def _costs() -> dict[str, float]:
    lines = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").splitlines()
    words = " ".join(line for line in lines if not line.startswith("#")).split()
    return {word: 3.0 + 0.62 * math.log(rank + 8) for rank, word in enumerate(words)}


@lru_cache(maxsize=512)
def inside_words(text: str) -> frozenset[int]:
    """The indices of `text` before which a break would part a word."""
    costs = _costs()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        alone = _COMMON if text[end - 1] in _OFTEN_ALONE else _LONELY
        choice = (best[end - 1][0] + alone, end - 1)
        for start in range(max(0, end - _LONGEST), end - 1):
            cost = costs.get(text[start:end])
            if cost is not None and best[start][0] + cost < choice[0]:
                choice = (best[start][0] + cost, start)
        best.append(choice)
    inner, end = set(), len(text)
    while end:
        start = best[end][1]
        inner.update(range(start + 1, end))
        end = start
    for match in _COUNTED.finditer(text):  # 二十几张, 两个, 三百多元
        inner.update(range(match.start() + 1, match.end()))
    return frozenset(inner)

"""Tell a short name from two characters that happen to meet: 张莉 in 店主张莉说, but not 于海 in 位于海边 (pure)."""

import math

import jieba

# How often a name is met, next to the counts of jieba's dictionary; and how much less likely its reading may be.
_NAME = 30
_MARGIN = 2.0
_WINDOW = 8

# Words of two Chinese syllables that programs and addresses write: joined like this they are no name.
# From the sources of Django, Wagtail and Pillow, with names of cities and districts.
LATIN_WORDS = frozenset(
    [
        "along",
        "angle",
        "baidu",
        "beijing",
        "being",
        "binding",
        "cache",
        "chain",
        "chaining",
        "chance",
        "change",
        "changer",
        "dance",
        "danger",
        "debian",
        "dense",
        "deque",
        "ending",
        "endian",
        "foshan",
        "guangdong",
        "guangzhou",
        "guide",
        "guiding",
        "hanya",
        "hence",
        "heshan",
        "house",
        "human",
        "jianghai",
        "jiangmen",
        "kaiping",
        "landing",
        "longer",
        "media",
        "median",
        "menlo",
        "minlen",
        "mixin",
        "mixing",
        "mouse",
        "naming",
        "niche",
        "panda",
        "paren",
        "pending",
        "pengjiang",
        "piece",
        "popen",
        "range",
        "rerun",
        "route",
        "routing",
        "running",
        "saying",
        "sending",
        "sense",
        "shade",
        "shake",
        "share",
        "shenzhen",
        "shanghai",
        "shine",
        "siren",
        "suite",
        "taishan",
        "taken",
        "tangle",
        "tencent",
        "timing",
        "waiting",
        "wanting",
        "weibo",
        "weixin",
        "women",
        "xinhui",
        "yuan",
        "zhuhai",
    ]
)


def stands_apart(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] can be read as a word of its own, given the characters around it."""
    left, right = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    window = text[left:right]
    name = (start - left, end - left)
    return _likelihood(window, name, must=True) >= _likelihood(window, name, must=False) - _MARGIN


def _likelihood(text: str, name: tuple[int, int], must: bool) -> float:
    """The log likelihood of the best way to part `text` into words; with `must`, of those that keep `name` whole."""
    jieba.dt.check_initialized()
    frequency, total = jieba.dt.FREQ, math.log(jieba.dt.total)
    best = [0.0] + [-math.inf] * len(text)
    for at in range(len(text)):
        for end in range(at + 1, min(len(text), at + 6) + 1):
            if (at, end) == name:
                count = max(frequency.get(text[at:end], 0), _NAME)
            elif must and at < name[1] and end > name[0]:
                continue
            else:
                count = frequency.get(text[at:end], 0)
            if not count and end > at + 1:
                continue
            best[end] = max(best[end], best[at] + math.log(count or 1) - total)
    return best[-1]

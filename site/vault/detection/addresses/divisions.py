"""The administrative divisions of China: what an address may keep."""

import re
from functools import cache

from ..lexicon import any_of, words_of
from ..normalise import DATA


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    lines = [line for line in (DATA / "places.txt").read_text("utf-8").splitlines() if line[:1] != "#"]
    return tuple(tuple(line.split(" ")) for line in lines)


def _short(name: str) -> str:
    return re.sub(r"(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|[省市])$", "", name)


_MORE = words_of("more", "places")


@cache
def division() -> re.Pattern:
    """One division's full name, or the short name of a province or prefecture."""
    provinces, prefectures, counties = _lines()
    full = [*provinces, *prefectures, *(c for c in counties if len(c) > 2), *_MORE]
    short = [_short(name) for name in (*provinces, *prefectures) if len(_short(name)) >= 2]
    county_short = ["新会", "台山", "开平", "鹤山", "恩平", "蓬江", "江海"]
    return re.compile(any_of((*full, *short, *county_short)))


@cache
def prefectures_short() -> frozenset[str]:
    """江门 for 江门市: what e-bike plates and people say."""
    _provinces, prefectures, _counties = _lines()
    short = {_short(name) for name in (*prefectures, "北京市", "上海市", "天津市", "重庆市")}
    return frozenset(name for name in short if 2 <= len(name) <= 3)


@cache
def short_names() -> frozenset[str]:
    """江门, 蓬江: cities and districts as a bicycle's plate writes them, two or three characters long."""
    provinces, _prefectures, counties = _lines()
    districts = {re.sub(r"(?:区|县|市|自治县|新区)$", "", name) for name in counties}
    return prefectures_short() | {
        name for name in (*districts, *map(_short, provinces)) if 2 <= len(name) <= 3
    }


@cache
def names() -> frozenset[str]:
    provinces, prefectures, counties = _lines()
    return frozenset((*provinces, *prefectures, *counties, *_MORE, *map(_short, (*provinces, *prefectures))))


@cache
def bare_names() -> frozenset[str]:
    """乌兰浩特, 石家庄: towns of three characters and more, as people say them."""
    return frozenset(re.sub(r"[市县区]$", "", name) for name in names() if len(name) > 3) | {
        name for name in short_names() if len(name) > 2
    }


_OF_A_PLACE = re.compile(
    r"(?:大学|大道|路|街|巷|桥|广场|港|口岸|花园|大厦|村|镇|里|公园|市场|公路|新村|小区|[东南西北中]?[路街]|[一二三四五六七八九十]路|北站|东站|南站|西站|站)"
)
_PREFIX_GAP = re.compile(r"[ ,、]?(?:辖区)?")


def after_divisions(text: str, start: int, end: int) -> int:
    """Where the part below district or county begins in the stretch, which may start with province, city, county."""
    position = start
    pattern = division()
    short_provinces = _short_provinces()
    while position < end:
        match = pattern.match(text, position, end)
        if not match:
            break
        # 江门大道 is a road and not a city: a short name directly before a kind of place belongs to it
        if match.group() not in _full() and _OF_A_PLACE.match(text, match.end()):
            break
        # 河南工业横路, 中山路: the short name of a province or town in the name of a road
        if match.group() in short_provinces and not pattern.match(text, match.end(), end):
            break
        position = match.end()
        gap = _PREFIX_GAP.match(text, position, end)
        if gap and gap.end() < end and pattern.match(text, gap.end(), end):
            position = gap.end()
    return position


def before(text: str, start: int) -> int:
    """Where the divisions begin that end at `start`; `start` itself without any."""
    for begin in range(max(0, start - 14), start - 1):
        if text[begin] in _initials() and after_divisions(text, begin, start) == start:
            return begin
    return start


@cache
def _initials() -> frozenset[str]:
    return frozenset(name[0] for name in names())


@cache
def _short_provinces() -> frozenset[str]:
    return frozenset(_short(name) for name in _lines()[0]) - {"北京", "上海", "天津", "重庆"}


@cache
def _full() -> frozenset[str]:
    provinces, prefectures, counties = _lines()
    return frozenset((*provinces, *prefectures, *counties, *_MORE))

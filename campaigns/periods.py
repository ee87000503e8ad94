"""Periods as offices name them: 改革以来, 2022年至今, 今年, 2023年第三季度. Pure: today and the anchors come in."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Start:
    """A named first day. `to_date` is what stands before a running total: 执法改革至今."""

    day: date
    to_date: str = ""


# The street's reform: powers were handed down in November 2020. Other places keep their own in the admin (统计起点).
ANCHORS: Mapping[str, Start] = {"改革以来": Start(date(2020, 11, 1), "执法改革至今")}


@dataclass(frozen=True)
class Period:
    """From `since` to `until`, both included. `lead` opens a sentence, `to_date` stands before a running total."""

    since: date
    until: date
    lead: str
    to_date: str


class UnknownPeriod(ValueError):
    """A period that could not be read. The message is Chinese and gives examples."""


CHINESE_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
EXAMPLES = "可以写：改革以来、今年、本季度、2022年至今、2023年、2023年第三季度、2023年6月、2023-06-01。"


def chinese(day: date) -> str:
    """2024年2月29日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _quarter(year: int, quarter: int) -> tuple[date, date]:
    last = quarter * 3
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _named(text: str, today: date) -> tuple[date, date, str] | None:
    """A stretch named from today, with the words for it."""
    quarter = (today.month + 2) // 3
    before = _month(today.year, today.month)[0] - timedelta(days=1)
    last_quarter = _quarter(today.year, quarter)[0] - timedelta(days=1)
    year_before = today.year - 1
    return {
        "今年": (date(today.year, 1, 1), today, "今年以来"),
        "今年以来": (date(today.year, 1, 1), today, "今年以来"),
        "本季度": (_quarter(today.year, quarter)[0], today, "本季度"),
        "本月": (_month(today.year, today.month)[0], today, "本月"),
        "上月": (*_month(before.year, before.month), "上月"),
        "上季度": (*_quarter(last_quarter.year, (last_quarter.month + 2) // 3), "上季度"),
        "去年": (date(year_before, 1, 1), date(year_before, 12, 31), "去年"),
    }.get(text)


def _stretch(text: str) -> tuple[date, date] | None:
    """A stretch of the calendar: a year, half, quarter, month or day. ValueError for a day that does not exist."""
    if found := re.fullmatch(r"(\d{4})年?", text):
        return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    if found := re.fullmatch(r"(\d{4})年([上下])半年", text):
        first = 1 if found[2] == "上" else 7
        return date(int(found[1]), first, 1), _month(int(found[1]), first + 5)[1]
    if found := re.fullmatch(r"(\d{4})年第?([一二三四1-4])季度", text):
        return _quarter(int(found[1]), CHINESE_DIGITS[found[2]])
    if found := re.fullmatch(r"(\d{4})(?:年|-)(\d{1,2})月?", text):
        return _month(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})(?:年|-|/|\.)(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?", text):
        day = date(*map(int, found.groups()))
        return day, day
    return None


def _read(text: str, today: date) -> tuple[date, date]:
    if text in ("", "今天", "至今", "现在"):
        return today, today
    try:
        if stretch := _stretch(text):
            return stretch
    except ValueError:
        raise UnknownPeriod(f"没有“{text}”这一天，请检查年月日。") from None
    raise UnknownPeriod(f"看不懂“{text}”。{EXAMPLES}")


def resolve(since: str, until: str = "", *, today: date, anchors: Mapping[str, Start] = ANCHORS) -> Period:
    """The period that begins as `since` says and ends with `until` (a day, a month, a year; empty: today, or the end
    of a stretch that names its own).

    Raises `UnknownPeriod` for words that are no period, a day that does not exist, or an end before the beginning.
    """
    since, until = "".join(since.split()), "".join(until.split())
    last = _read(until, today)[1]
    if since in anchors:
        start = anchors[since]
        period = Period(start.day, last, since, start.to_date or since)
    elif since in {start.to_date for start in anchors.values() if start.to_date}:
        name, start = next((n, s) for n, s in anchors.items() if s.to_date == since)
        period = Period(start.day, last, name, since)
    elif named := _named(since, today):
        first, end, lead = named
        period = Period(first, min(end, last) if until else end, lead, lead)
    elif open_ended := re.fullmatch(r"(.+?)(至今|以来|起)", since):
        first = _read(open_ended[1], today)[0]
        words = since if since.endswith(("至今", "以来")) else f"{open_ended[1]}以来"
        period = Period(first, last, words, words)
    else:
        first, end = _read(since, today)
        if first == end:
            words = f"{chinese(first)}至{chinese(last)}" if until else f"{chinese(first)}以来"
            period = Period(first, last, words, words)
        else:
            words = (
                since
                if since.endswith(("年", "度", "月"))
                else f"{first.year}年" + (f"{first.month}月" if first.month == end.month else "")
            )
            cut = min(end, last) if until else end
            words = words if cut == end else f"{chinese(first)}至{chinese(cut)}"
            period = Period(first, cut, words, words)
    if period.until < period.since:
        raise UnknownPeriod(
            f"结束日（{chinese(period.until)}）早于开始日（{chinese(period.since)}），请检查。"
        )
    return period


def months(period: Period) -> list[int]:
    """The months of a period as numbers (202311), in order."""
    first, last = (day.year * 12 + day.month - 1 for day in (period.since, period.until))
    return [n // 12 * 100 + n % 12 + 1 for n in range(first, last + 1)]

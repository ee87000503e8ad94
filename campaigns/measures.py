"""What can be counted, and how counts add up. Pure: no database, no clock.

A plain sum is wrong for half of what offices report, so every measure has one of five classes:

- flow: what happened, added up (leaflets handed out);
- distinct: how many different ones (商户 in 户, not in 户次), which does not add up over months;
- gauge: what a counter shows, the latest value holds (reads);
- ratio: the sum of the numerators over the sum of the denominators (exam coverage);
- fact: a dated statement from elsewhere (powers taken over), the latest one holds.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Class(StrEnum):
    FLOW = "flow"
    DISTINCT = "distinct"
    GAUGE = "gauge"
    RATIO = "ratio"
    FACT = "fact"


@dataclass(frozen=True)
class Measure:
    """One thing that officers tally. `label` and `unit` are what staff read; `needs_subject` for distinct ones."""

    key: str
    label: str
    unit: str
    kind: Class = Class.FLOW
    hint: str = ""
    of_edition: bool = False
    """Counted per leaflet edition."""

    @property
    def needs_subject(self) -> bool:
        return self.kind is Class.DISTINCT


# In the order in which they stand on the phone page.
TALLIED = (
    Measure("leaflets", "派发资料", "份", of_edition=True),
    Measure("advised", "现场咨询", "人次", hint="停下来问的、听讲的都算。"),
    Measure("merchants", "走访商户", "户", Class.DISTINCT, "同一家去几次都算一户，所以要填门牌。"),
    Measure("merchant_calls", "走访商户次数", "户次", hint="不分是不是同一家。"),
    Measure("opinions", "收集意见", "条"),
    Measure("attended", "参加人数", "人次"),
    Measure("passed", "考试合格", "人次"),
    Measure("shown", "展板展出", "次"),
    Measure("banners_hung", "悬挂横幅", "条"),
)
BY_KEY = {measure.key: measure for measure in TALLIED}
# What an officer meets at each kind of activity, most used first.
FOR_KIND = {
    "stall": ("leaflets", "advised", "merchants", "opinions", "shown", "banners_hung"),
    "lecture": ("attended", "advised", "opinions"),
    "forum": ("attended", "opinions"),
    "visit": ("merchants", "merchant_calls", "advised", "opinions"),
    "exhibition": ("shown", "advised", "attended"),
    "broadcast": ("attended",),
    "training": ("attended",),
    "exam": ("attended", "passed"),
}


def measures_for(kind: str) -> tuple[Measure, ...]:
    """The measures of an activity kind, in the order of the phone page."""
    return tuple(BY_KEY[key] for key in FOR_KIND.get(kind, ()))


def flow(quantities: Iterable[int]) -> int:
    """The sum."""
    return sum(quantities)


def distinct(counted: Iterable[tuple[Hashable, int]]) -> int:
    """How many subjects are left once corrections are taken off: those whose quantities add up to more than nothing."""
    sums: dict[Hashable, int] = {}
    for subject, quantity in counted:
        sums[subject] = sums.get(subject, 0) + quantity
    return sum(total > 0 for total in sums.values())


def gauge(readings: Iterable[tuple[Hashable, date, int]], until: date) -> int:
    """Per source the latest reading up to `until`, added up over the sources."""
    latest: dict[Hashable, tuple[date, int]] = {}
    for source, taken_on, value in readings:
        if taken_on <= until and (source not in latest or taken_on >= latest[source][0]):
            latest[source] = (taken_on, value)
    return sum(value for _, value in latest.values())


def ratio(parts: Iterable[tuple[int, int]]) -> Fraction | None:
    """Sum of numerators over sum of denominators; None when there is nothing to divide by.

    The mean of percentages would let a street of 3 officers weigh as much as one of 300.
    """
    above = below = 0
    for numerator, denominator in parts:
        above += numerator
        below += denominator
    return Fraction(above, below) if below else None


def fact(statements: Iterable[tuple[date, int]], until: date) -> int | None:
    """The latest statement up to `until`; None when there is none."""
    held = [(as_of, value) for as_of, value in statements if as_of <= until]
    return max(held)[1] if held else None

"""Figures as sentences that can be pasted into a report, with the round words rounded the way they claim. Pure.

- 多 and 余 claim "more than": they round down, and are left out when the number is exact.
- 近 claims "almost": it rounds up, and is left out when the number is exact.
- 达 claims "has reached": it rounds down.
- From ten thousand on, plain numbers are written in 万 with at most one decimal.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from .periods import Period, chinese

WAN, YI = 10_000, 100_000_000


def _scaled(number: int, way: int) -> tuple[str, bool]:
    """A number in 万 or 亿 with at most one decimal, and whether that is exact. `way`: −1 down, 1 up, 0 nearest."""
    for unit, word in ((WAN, "万"), (YI, "亿")):
        tenth = unit // 10
        tenths = (
            number // tenth if way < 0 else -(-number // tenth) if way > 0 else (number + tenth // 2) // tenth
        )
        if unit == WAN and tenths >= 100_000:
            continue
        whole, rest = divmod(tenths, 10)
        return f"{whole}.{rest}{word}" if rest else f"{whole}{word}", tenths * tenth == number
    raise AssertionError("unreachable")


def _significant(number: int, digits: int, up: bool) -> int:
    step = 10 ** max(0, len(str(number)) - digits)
    return -(-number // step) * step if up else number // step * step


def plain(number: int) -> str:
    """As it is; from ten thousand on to the nearest tenth of a 万: 12,960 → 1.3万."""
    return str(number) if number < WAN else _scaled(number, 0)[0]


def over(number: int, word: str = "多", digits: int = 2) -> str:
    """Rounded down with 多 or 余: 2,543 → 2500多; 2,500 → 2500; 24 with one digit → 20多."""
    if number >= WAN:
        text, exact = _scaled(number, -1)
    else:
        low = _significant(number, digits, up=False)
        text, exact = str(low), low == number
    return text if exact else text + word


def nearly(number: int, digits: int = 2) -> str:
    """Rounded up with 近: 1,960 → 近2000; 2,000 → 2000."""
    high = number if number >= WAN else _significant(number, digits, up=True)
    text, exact = _scaled(high, 1) if high >= WAN else (str(high), True)
    return text if exact and high == number else "近" + text


def reached(number: int) -> str:
    """For 达: rounded down from ten thousand on: 200,340 → 20万."""
    return str(number) if number < WAN else _scaled(number, -1)[0]


def percent(share: Fraction) -> str:
    """A share with at most one decimal, never rounded up to 100%."""
    tenths = share.numerator * 1000 // share.denominator
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"


def _lead(words: str, name: str) -> str:
    return f"{words}，{name}"


def stalls(
    period: Period, held: Sequence[tuple[str, int]], merchants: int, leaflets: int, *, name: str = ""
) -> str:
    """改革以来，共开展“普法小摊”宣传活动11次，走访商户2500多户，派发各类宣传资料1.3万份。

    `held` is (campaign, how often); a campaign without a name is an ordinary stall.
    """
    counted = [(campaign, times) for campaign, times in held if times]
    events = "、".join(
        f"“{campaign}”宣传活动{times}次" if campaign else f"普法摆摊{times}次" for campaign, times in counted
    )
    parts = [f"共开展{events}"] if events else []
    if merchants:
        parts.append(f"走访商户{over(merchants)}户")
    if leaflets:
        parts.append(f"派发各类宣传资料{plain(leaflets)}份")
    if not parts:
        return f"{_lead(period.lead, name)}尚未开展普法摆摊、走访和资料派发。"
    return f"{_lead(period.lead, name)}{'，'.join(parts)}。"


def comics(period: Period, episodes: int, channels: Sequence[str], reads: int, *, name: str = "") -> str:
    """执法改革至今已推出原创漫画7期在报刊、公众号、视频号等媒体平台推送，阅读点击量达20万。"""
    if not episodes:
        return f"{_lead(period.to_date, name)}尚未推出原创漫画。"
    start = f"{_lead(period.to_date, name)}" if name else period.to_date
    named = "、".join(channels[:3])
    where = f"在{named}{'等媒体平台' if len(channels) > 2 else ''}推送" if named else ""
    clicks = f"，阅读点击量达{reached(reads)}{'' if reads >= WAN else '次'}" if reads else ""
    return f"{start}已推出原创漫画{episodes}期{where}{clicks}。"


def articles(period: Period, adopted: int, channels: Sequence[str], accounts: int, *, name: str = "") -> str:
    """2022年至今“执法+普法”工作获区级以上单位媒体采纳的稿件达39篇，并通过…以及20多个微信公众号推送。"""
    start = f"{_lead(period.lead, name)}" if name else period.lead
    if not adopted:
        return f"{start}“执法+普法”工作尚无区级以上单位媒体采纳的稿件。"
    others = "、".join(channels)
    public = f"{over(accounts, digits=1)}个微信公众号" if accounts else ""
    both = f"{others}以及{public}" if others and public else others or public
    return (
        f"{start}“执法+普法”工作获区级以上单位媒体采纳的稿件达{reached(adopted)}篇"
        f"{f'，并通过{both}推送' if both else ''}。"
    )


def recognitions(period: Period, banners: int, letters: int, *, name: str = "") -> str:
    """执法改革至今，共收到群众锦旗5面，收到12345政府服务热线群众表扬信11宗。"""
    parts = []
    if banners:
        parts.append(f"收到群众锦旗{banners}面")
    if letters:
        parts.append(f"收到12345政府服务热线群众表扬信{letters}宗")
    if not parts:
        return f"{_lead(period.to_date, name)}尚未收到锦旗和表扬信。"
    return f"{_lead(period.to_date, name)}共{'，'.join(parts)}。"


def forums(period: Period, held: int, opinions: int, *, name: str = "") -> str:
    """改革以来，召开商户座谈会6次，收集意见建议58条。"""
    if not held:
        return f"{_lead(period.lead, name)}尚未召开座谈会。"
    return f"{_lead(period.lead, name)}召开商户座谈会{held}次{f'，收集意见建议{plain(opinions)}条' if opinions else ''}。"


def learning(
    period: Period, trainings: int, trained: int, exams: int, coverage: Fraction | None, *, name: str = ""
) -> str:
    """2023年，开展执法培训4场次，参训人员120人次，举办学法考试4次，考试覆盖率100%。"""
    parts = []
    if trainings:
        parts.append(f"开展执法培训{trainings}场次")
        if trained:
            parts.append(f"参训人员{plain(trained)}人次")
    if exams:
        parts.append(f"举办学法考试{exams}次")
        if coverage is not None:
            parts.append(f"考试覆盖率{percent(coverage)}")
    if not parts:
        return f"{_lead(period.lead, name)}尚未开展执法培训和学法考试。"
    return f"{_lead(period.lead, name)}{'，'.join(parts)}。"


def cases(
    period: Period,
    handled: int | None,
    penalties: int | None,
    inspections: int | None,
    *,
    name: str = "",
    as_of: date | None = None,
):
    """截至2024年2月29日，办理案件6127宗，其中办理行政处罚案件672宗，行政检查案件5455宗。 Empty without figures.

    `as_of` is the day to which the figures were stated; without it they are taken to be of the period's last day.
    """
    if not handled:
        return ""
    of_them = [f"办理行政处罚案件{penalties}宗"] if penalties else []
    of_them += [f"行政检查案件{inspections}宗"] if inspections else []
    detail = f"，其中{'，'.join(of_them)}" if of_them else ""
    return f"{_lead(f'截至{chinese(as_of or period.until)}', name)}办理案件{handled}宗{detail}。"

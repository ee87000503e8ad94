"""Bar charts as SVG, drawn on the server: they print, need no script, and take the admin's colours in dark mode. Pure."""

from collections.abc import Callable, Sequence
from html import escape

WIDTH, HEIGHT = 720, 236
_LEFT, _TOP, _BOTTOM = 8, 28, 46
_HAN, _DIGIT = 13, 8  # widths of characters at the size in office.css


def width(text: str) -> int:
    """How wide a label stands, in the chart's units, rather too wide than too narrow."""
    return sum(_HAN if ord(character) > 0x2E80 else _DIGIT for character in text)


def bars(title: str, points: Sequence[tuple[str, int]], unit: str) -> str:
    """Upright bars for (label, value ≥ 0), each with its number; the same numbers stand in the chart's description.

    A label may begin with its year (2023年4月): the year is then written once, below. Empty without points. Labels are
    thinned out when they would touch, and so are the numbers on the bars.
    """
    if not points:
        return ""
    most = max(value for _, value in points) or 1
    step = (WIDTH - 2 * _LEFT) / len(points)
    bar = min(step * 0.66, 56)
    room = HEIGHT - _TOP - _BOTTOM
    base = _TOP + room
    parted = [_parted(label) for label, _ in points]
    every = -(-max(width(short) + 6 for _, short in parted) // int(step) or 1) if step >= 1 else len(points)
    numbered = all(step >= width(f"{value:,}") + 4 for _, value in points)
    highest = max(range(len(points)), key=lambda number: points[number][1])
    drawn, years, free = [], set(), 0.0
    for number, (label, value) in enumerate(points):
        centre = _LEFT + step * (number + 0.5)
        tall = room * value / most
        top = base - tall
        drawn.append(
            f'<rect x="{centre - bar / 2:.1f}" y="{top:.1f}" width="{bar:.1f}" height="{tall:.1f}" rx="2">'
            f"<title>{escape(label)}：{value:,}{escape(unit)}</title></rect>"
        )
        if value and (numbered or number == highest):
            middle = _inside(centre, width(f"{value:,}"))
            drawn.append(f'<text class="value" x="{middle:.1f}" y="{top - 6:.1f}">{value:,}</text>')
        if number % every:
            continue
        year, short = parted[number]
        middle = _inside(centre, width(short))
        drawn.append(f'<text x="{middle:.1f}" y="{base + 18}">{escape(short)}</text>')
        if year and year not in years:
            middle = _inside(centre, width(year))
            if middle - width(year) / 2 >= free:
                drawn.append(f'<text class="year" x="{middle:.1f}" y="{base + 37}">{escape(year)}</text>')
                years.add(year)
                free = middle + width(year) / 2 + 4
    told = "，".join(f"{label}{value:,}{unit}" for label, value in points)
    return (
        f'<svg class="bars" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}：{escape(told)}">'
        f'<line x1="{_LEFT}" y1="{base}" x2="{WIDTH - _LEFT}" y2="{base}"/>{"".join(drawn)}</svg>'
    )


def _parted(label: str) -> tuple[str, str]:
    """2023年4月 as (2023年, 4月); anything else as ("", itself)."""
    year, mark, rest = label.partition("年")
    return (year + mark, rest) if mark and rest else ("", label)


def _inside(centre: float, wide: float) -> float:
    """A middle for a text of this width that keeps it on the picture."""
    return min(max(centre, wide / 2), WIDTH - wide / 2)


def by_time(months: dict[int, int], since: int, until: int) -> list[tuple[str, int]]:
    """Months (202311 → number) as points from `since` to `until`, empty ones as 0; by quarter above 18 months, by year
    above six years."""
    span = [
        year * 100 + month
        for year in range(since // 100, until // 100 + 1)
        for month in range(1, 13)
        if since <= year * 100 + month <= until
    ]
    if len(span) <= 18:
        return _summed(months, span, lambda year, month: f"{year}年{month}月")
    if len(span) <= 72:
        return _summed(months, span, lambda year, month: f"{year}年{(month + 2) // 3}季")
    return _summed(months, span, lambda year, month: f"{year}年")


def _summed(
    months: dict[int, int], span: list[int], name: Callable[[int, int], str]
) -> list[tuple[str, int]]:
    sums: dict[str, int] = {}
    for ym in span:
        label = name(ym // 100, ym % 100)
        sums[label] = sums.get(label, 0) + months.get(ym, 0)
    return list(sums.items())

"""Bar charts as SVG, drawn on the server: they print, need no script, and take the admin's colours in dark mode. Pure."""

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 720, 220
_LEFT, _TOP, _BOTTOM = 8, 28, 30
_MOST_LABELS = 12


def bars(title: str, points: Sequence[tuple[str, int]], unit: str) -> str:
    """Upright bars for (label, value ≥ 0), each with its number; the same numbers stand in the chart's description.

    Empty without points. Labels are thinned out when they would touch; numbers when the bars are narrower than they.
    """
    if not points:
        return ""
    most = max(value for _, value in points) or 1
    step = (WIDTH - 2 * _LEFT) / len(points)
    bar = min(step * 0.66, 56)
    room = HEIGHT - _TOP - _BOTTOM
    every = -(-len(points) // _MOST_LABELS)
    drawn = []
    for number, (label, value) in enumerate(points):
        centre = _LEFT + step * (number + 0.5)
        tall = room * value / most
        top = _TOP + room - tall
        drawn.append(
            f'<rect x="{centre - bar / 2:.1f}" y="{top:.1f}" width="{bar:.1f}" height="{tall:.1f}" rx="2">'
            f"<title>{escape(label)}：{value:,}{escape(unit)}</title></rect>"
        )
        if value and step >= 9 * len(f"{value:,}"):
            drawn.append(f'<text class="value" x="{centre:.1f}" y="{top - 6:.1f}">{value:,}</text>')
        if number % every == 0:
            drawn.append(f'<text x="{centre:.1f}" y="{HEIGHT - 9}">{escape(label)}</text>')
    told = "，".join(f"{label}{value:,}{unit}" for label, value in points)
    base = _TOP + room
    return (
        f'<svg class="bars" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}：{escape(told)}">'
        f'<line x1="{_LEFT}" y1="{base}" x2="{WIDTH - _LEFT}" y2="{base}"/>{"".join(drawn)}</svg>'
    )


def by_time(months: dict[int, int], since: int, until: int) -> list[tuple[str, int]]:
    """Months (202311 → number) as points from `since` to `until`, empty ones as 0; by quarter above 18 months, by year
    above 24 quarters."""
    span = [
        year * 100 + month
        for year in range(since // 100, until // 100 + 1)
        for month in range(1, 13)
        if since <= year * 100 + month <= until
    ]
    if len(span) <= 18:
        return [(f"{ym % 100}月" if ym % 100 != 1 else f"{ym // 100}年", months.get(ym, 0)) for ym in span]
    quarters: dict[tuple[int, int], int] = {}
    for ym in span:
        key = (ym // 100, (ym % 100 + 2) // 3)
        quarters[key] = quarters.get(key, 0) + months.get(ym, 0)
    if len(quarters) <= 24:
        return [
            (f"{year % 100:02d}年{quarter}季" if quarter == 1 else f"{quarter}季", value)
            for (year, quarter), value in quarters.items()
        ]
    years: dict[int, int] = {}
    for (year, _), value in quarters.items():
        years[year] = years.get(year, 0) + value
    return [(f"{year}年", value) for year, value in years.items()]

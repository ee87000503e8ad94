"""脱敏质量: how much the machine missed and marked too much, measured by two readers, case by case and over time."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from campaigns import charts

from ..access import door
from ..review import quality
from ..review.kinds import KINDS

NEWEST = 50
_MONTHS = 18


def _chart(title: str, months: dict[int, int], unit: str) -> str:
    """A bar for each month that has a figure: percentages and averages cannot be added up to quarters."""
    points = [(f"{month // 100}年{month % 100}月", months[month]) for month in sorted(months)][-_MONTHS:]
    return charts.bars(title, points, unit)


@door.door(door.REVIEW, door.APPROVE)
def measured(request):
    """The office's own figures, from the decision log."""
    rows = quality.cases()
    whole = quality.together(rows)
    months: dict[int, list] = {}
    for row in rows:
        at = timezone.localtime(row.approved_at)
        months.setdefault(at.year * 100 + at.month, []).append(row)
    sums = {month: quality.together(mine) for month, mine in months.items()}
    # A month of cases that were approved before anything was counted is no month of zero.
    recall = {month: round(tally.recall * 100) for month, tally in sums.items() if tally.recall is not None}
    minutes = {month: round(sum(row.minutes for row in mine) / len(mine)) for month, mine in months.items()}
    counted = sum(1 for row in rows if row.whole)
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": "脱敏质量"},
        ],
        "header_title": "脱敏质量",
        "header_icon": "table",
        "whole": whole,
        "number": len(rows),
        "minutes": round(sum(row.minutes for row in rows) / len(rows)) if rows else 0,
        "uncounted": len(rows) - counted,
        "chart": _chart("机器标出的比例", recall, "%"),
        "times": _chart("一件案平均读多久", minutes, "分钟") if any(minutes.values()) else "",
        "kinds": [
            (KINDS[kind].label, tally) for kind, tally in quality.by_kind(rows).items() if kind in KINDS
        ],
        "rows": list(reversed(rows))[:NEWEST],
    }
    return render(request, "vault/quality.html", context)

"""脱敏质量: how much the machine missed and marked too much, measured by two readers, case by case and over time."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from campaigns import charts

from .. import door, quality
from ..kinds import KINDS

NEWEST = 50


@door.door(door.REVIEW, door.APPROVE)
def measured(request):
    """The office's own figures, from the decision log."""
    rows = quality.cases()
    whole = quality.together(rows)
    months: dict[int, list] = {}
    for row in rows:
        at = timezone.localtime(row.approved_at)
        months.setdefault(at.year * 100 + at.month, []).append(row)
    recall = {month: round((quality.together(mine).recall or 0) * 100) for month, mine in months.items()}
    minutes = {month: round(sum(row.minutes for row in mine) / len(mine)) for month, mine in months.items()}
    span = (min(months), max(months)) if months else (0, 0)
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": "脱敏质量"},
        ],
        "header_title": "脱敏质量",
        "header_icon": "chart",
        "whole": whole,
        "number": len(rows),
        "minutes": round(sum(row.minutes for row in rows) / len(rows)) if rows else 0,
        "chart": charts.bars("机器标出的比例", charts.by_time(recall, *span), "%") if months else "",
        "times": charts.bars("一件案平均读多久", charts.by_time(minutes, *span), "分钟") if months else "",
        "kinds": [
            (KINDS[kind].label, tally) for kind, tally in quality.by_kind(rows).items() if kind in KINDS
        ],
        "rows": list(reversed(rows))[:NEWEST],
    }
    return render(request, "vault/quality.html", context)

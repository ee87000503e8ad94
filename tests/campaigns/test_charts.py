"""Charts: every number is in the words, nothing touches, nothing leaves the picture."""

import re
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from campaigns import charts

MONTHS = st.dictionaries(
    st.integers(2015, 2030).flatmap(lambda y: st.integers(1, 12).map(lambda m: y * 100 + m)),
    st.integers(0, 9_999_999),
)
MONTH = st.integers(2015, 2030).flatmap(lambda year: st.integers(1, 12).map(lambda month: year * 100 + month))


@given(MONTHS, MONTH, MONTH)
def test_points_add_up_to_the_months_within(months, one, other):
    since, until = sorted((one, other))
    points = charts.by_time(months, since, until)
    assert sum(value for _, value in points) == sum(n for ym, n in months.items() if since <= ym <= until)
    assert len({label for label, _ in points}) == len(points) <= 24


@given(MONTHS, MONTH, MONTH)
def test_labels_do_not_touch_and_stay_inside(months, one, other):
    since, until = sorted((one, other))
    points = charts.by_time(months, since, until)
    svg = ElementTree.fromstring(charts.bars("派发", points, "份"))
    rows: dict[str, list[tuple[float, float]]] = {}
    for text in svg.iter("text"):
        half = charts.width(text.text) / 2
        middle = float(text.get("x"))
        # Numbers stand at the height of their bars: as if they all stood in one row.
        row = "value" if text.get("class") == "value" else text.get("y")
        rows.setdefault(row, []).append((middle - half, middle + half))
    for row in rows.values():
        row.sort()
        assert row[0][0] >= 0 and row[-1][1] <= charts.WIDTH
        assert all(left[1] <= right[0] for left, right in pairwise(row))
    heights = [float(bar.get("height")) for bar in svg.iter("rect")]
    assert all(0 <= height <= charts.HEIGHT for height in heights)
    assert len(heights) == len(points)
    told = svg.get("aria-label")
    assert all(f"{label}{value:,}份" in told for label, value in points)


def test_a_year_is_written_once():
    svg = charts.bars("派发", charts.by_time({}, 202311, 202402), "份")
    assert len(re.findall(">2023年<", svg)) == len(re.findall(">2024年<", svg)) == 1
    assert re.findall(r">(\d+月)<", svg) == ["11月", "12月", "1月", "2月"]


def test_no_points_no_chart_and_words_are_escaped():
    assert charts.bars("x", [], "份") == ""
    assert "<b>" not in charts.bars("<b>", [("<b>", 1)], "<b>")

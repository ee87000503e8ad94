"""The words offices use for periods."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.periods import Start, UnknownPeriod, months, resolve

TODAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("since", "until", "first", "last", "lead"),
    [
        ("改革以来", "2024-02-29", "2020-11-01", "2024-02-29", "改革以来"),
        ("执法改革至今", "", "2020-11-01", "2024-05-15", "改革以来"),
        ("2022年至今", "", "2022-01-01", "2024-05-15", "2022年至今"),
        ("2022年以来", "2024年2月", "2022-01-01", "2024-02-29", "2022年以来"),
        ("今年", "", "2024-01-01", "2024-05-15", "今年以来"),
        ("本季度", "", "2024-04-01", "2024-05-15", "本季度"),
        ("上季度", "", "2024-01-01", "2024-03-31", "上季度"),
        ("上月", "", "2024-04-01", "2024-04-30", "上月"),
        ("去年", "", "2023-01-01", "2023-12-31", "去年"),
        ("2023年", "", "2023-01-01", "2023-12-31", "2023年"),
        ("2023", "", "2023-01-01", "2023-12-31", "2023年"),
        ("2023年第三季度", "", "2023-07-01", "2023-09-30", "2023年第三季度"),
        ("2023年上半年", "", "2023-01-01", "2023-06-30", "2023年上半年"),
        ("2024年2月", "", "2024-02-01", "2024-02-29", "2024年2月"),
        ("2024-02", "", "2024-02-01", "2024-02-29", "2024年2月"),
        ("2023年", "2023-06-30", "2023-01-01", "2023-06-30", "2023年1月1日至2023年6月30日"),
        ("2023-03-05", "", "2023-03-05", "2024-05-15", "2023年3月5日以来"),
        ("2023年3月5日", "2023/4/1", "2023-03-05", "2023-04-01", "2023年3月5日至2023年4月1日"),
    ],
)
def test_named_periods(since, until, first, last, lead):
    period = resolve(since, until, today=TODAY)
    assert (str(period.since), str(period.until), period.lead) == (first, last, lead)


def test_a_place_has_its_own_anchors():
    anchors = {"镇街改革以来": Start(date(2021, 7, 1))}
    period = resolve("镇街改革以来", today=TODAY, anchors=anchors)
    assert (period.since, period.to_date) == (date(2021, 7, 1), "镇街改革以来")
    with pytest.raises(UnknownPeriod):
        resolve("改革以来", today=TODAY, anchors=anchors)


@pytest.mark.parametrize("since", ["", "很久以前", "2023-02-30", "2023年13月", "2025年至今", "0000年"])
def test_what_is_no_period_is_named(since):
    if since == "":
        assert resolve("", today=TODAY).since == TODAY
        return
    with pytest.raises(UnknownPeriod) as caught:
        resolve(since, today=TODAY)
    assert "。" in str(caught.value)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_gives_a_period_or_a_sentence(since, until):
    try:
        period = resolve(since, until, today=TODAY)
    except UnknownPeriod:
        return
    assert period.since <= period.until


def test_months_are_numbers():
    assert months(resolve("2023年11月至今", "2024-02-29", today=TODAY)) == [202311, 202312, 202401, 202402]

"""Round words keep their promise, and the sentences are Chinese in every case, zero included."""

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns import sentences
from campaigns.periods import resolve
from campaigns.sentences import nearly, over, percent, plain, reached

REFORM = resolve("改革以来", "2024-02-29", today=date(2024, 5, 1))
YEARS = resolve("2022年至今", "2024-02-29", today=date(2024, 5, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (over(2543), "2500多"),
        (over(2500), "2500"),
        (over(1810, "余"), "1800余"),
        (over(452, "余"), "450余"),
        (over(11), "11"),
        (over(24, digits=1), "20多"),
        (over(20, digits=1), "20"),
        (over(12_345), "1.2万多"),
        (over(12_000), "1.2万"),
        (nearly(1960), "近2000"),
        (nearly(2000), "2000"),
        (nearly(9960), "近1万"),
        (nearly(12_960), "近1.3万"),
        (nearly(98), "98"),
        (plain(9_999), "9999"),
        (plain(12_960), "1.3万"),
        (plain(13_040), "1.3万"),
        (plain(99_999_999), "1亿"),
        (reached(199_960), "19.9万"),
        (reached(200_340), "20万"),
        (reached(7), "7"),
        (percent(Fraction(1)), "100%"),
        (percent(Fraction(9999, 10_000)), "99.9%"),
        (percent(Fraction(1, 2)), "50%"),
    ],
)
def test_round_words(text, expected):
    assert text == expected


def value(text):
    number, unit = re.fullmatch(r"近?([\d.]+)([万亿]?)[多余]?", text).groups()
    return Fraction(number) * {"": 1, "万": 10**4, "亿": 10**8}[unit]


@given(st.integers(1, 10**10))
def test_round_words_never_lie(number):
    more = over(number)
    assert (value(more) < number) if more.endswith("多") else value(more) == number
    almost = nearly(number)
    assert (value(almost) > number) if almost.startswith("近") else value(almost) == number
    assert value(reached(number)) <= number
    assert abs(value(plain(number)) - number) <= Fraction(number, 20)
    assert more.count(".") + almost.count(".") <= 2


def test_the_printed_sentences():
    assert (
        sentences.stalls(REFORM, [("普法小摊", 11)], 2543, 13_020)
        == "改革以来，共开展“普法小摊”宣传活动11次，走访商户2500多户，派发各类宣传资料1.3万份。"
    )
    assert (
        sentences.comics(REFORM, 7, ["报刊", "公众号", "视频号", "政府门户网站"], 200_340)
        == "执法改革至今已推出原创漫画7期在报刊、公众号、视频号等媒体平台推送，阅读点击量达20万。"
    )
    assert (
        sentences.articles(YEARS, 39, ["新闻客户端", "政府门户网站"], 24)
        == "2022年至今“执法+普法”工作获区级以上单位媒体采纳的稿件达39篇，并通过新闻客户端、政府门户网站以及20多个微信公众号推送。"
    )
    assert (
        sentences.recognitions(REFORM, 5, 11)
        == "执法改革至今，共收到群众锦旗5面，收到12345政府服务热线群众表扬信11宗。"
    )
    assert (
        sentences.cases(REFORM, 6127, 672, 5455)
        == "截至2024年2月29日，办理案件6127宗，其中办理行政处罚案件672宗，行政检查案件5455宗。"
    )


def test_other_numbers_and_a_name():
    assert (
        sentences.stalls(YEARS, [("普法小摊", 3), ("宪法宣传周", 1), ("", 2)], 40, 0, name="江边街道")
        == "2022年至今，江边街道共开展“普法小摊”宣传活动3次、“宪法宣传周”宣传活动1次、普法摆摊2次，走访商户40户。"
    )
    assert (
        sentences.comics(REFORM, 1, ["公众号"], 932, name="江边街道")
        == "执法改革至今，江边街道已推出原创漫画1期在公众号推送，阅读点击量达932次。"
    )
    assert sentences.stalls(YEARS, [], 0, 300) == "2022年至今，派发各类宣传资料300份。"
    assert (
        sentences.learning(YEARS, 2, 61, 4, Fraction(1))
        == "2022年至今，开展执法培训2场次，参训人员61人次，举办学法考试4次，考试覆盖率100%。"
    )
    assert sentences.forums(YEARS, 6, 58) == "2022年至今，召开商户座谈会6次，收集意见建议58条。"


def test_nothing_yet():
    assert sentences.stalls(REFORM, [], 0, 0) == "改革以来，尚未开展普法摆摊、走访和资料派发。"
    assert sentences.stalls(REFORM, [("普法小摊", 0)], 0, 0, name="江边街道") == (
        "改革以来，江边街道尚未开展普法摆摊、走访和资料派发。"
    )
    assert sentences.comics(REFORM, 0, [], 0) == "执法改革至今，尚未推出原创漫画。"
    assert "尚无" in sentences.articles(YEARS, 0, [], 0)
    assert "尚未" in sentences.recognitions(REFORM, 0, 0)
    assert "尚未" in sentences.forums(YEARS, 0, 0)
    assert "尚未" in sentences.learning(YEARS, 0, 0, 0, None)
    assert sentences.cases(YEARS, None, None, None) == ""

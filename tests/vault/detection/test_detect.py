"""What detection promises whatever the text: offsets, order, no crash, nothing formatted left behind."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.anonymise import apply
from vault.detection import TYPES, Party, detect
from vault.detection.normalise import plain, read

PIECES = st.sampled_from(
    [
        "当事人张伟",
        "，电话",
        "13822345678",
        "１３７２６１９００８８",
        "\n",
        " ",
        "\u200b",
        "住江门市蓬江区胜利路12号3栋502房",
        "《行政处罚法》第二十八条",
        "😀",
        "\u202e",
        "阿强大排档",
        "440703198502143219",
        "某",
        "（",
        "）",
        "“",
        "·",
        "Michael",
        "粤J12345",
        "一三八二二三四五六七八",
        "鍾麗瓊",
        "：",
        "\t",
        "|",
        "和",
        "、",
        "2024年3月5日",
        "罚款500元",
    ]
)


def check(text, roster=()):
    found = detect(text, roster)
    position = 0
    for span in found.spans:
        assert position <= span.start < span.end <= len(text)
        assert span.type in TYPES and span.replacement and span.entity
        position = span.end
    for suspect in found.suspects:
        assert 0 <= suspect.start < suspect.end <= len(text)
        assert not any(s.start < suspect.end and suspect.start < s.end for s in found.spans)
    return found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_string_is_read(text):
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_spans_are_sorted_apart_and_inside_the_text(text):
    check(text, [Party("张伟"), Party("阿强大排档", kind="shop")])


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_roster_value_is_left_in_any_normalised_form(text):
    roster = [Party("张伟"), Party("13822345678", kind="phone")]
    out = plain(apply(text, detect(text, roster).spans))
    assert "张伟" not in out
    assert "13822345678" not in out


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_reading_keeps_the_way_back(text):
    reading = read(text)
    previous = 0
    for index in range(len(reading.text)):
        start, end = reading.span(index, index + 1)
        assert 0 <= start < end <= len(text) and start >= previous
        previous = start


@pytest.mark.parametrize(
    "text",
    [
        "电话13822345678，身份证440703198502143219，账号6228481234567890128，车牌粤J12345，微信wxid_a1b2c3d4e5，邮箱a.b@c.com",
        "案号：粤江蓬白沙罚〔2024〕12号，统一社会信用代码91440700MA5B2H9T8J，1985年2月14日出生",
    ],
)
def test_what_was_anonymised_holds_no_formatted_number(text):
    out = apply(text, detect(text).spans)
    again = [s for s in detect(out).spans if s.type not in ("CASENO", "PERSON", "ADDR")]
    assert again == []


def test_no_replacement_keeps_digits_of_the_original():
    text = "身份证440703198502143219，电话0750-3228816，1985年2月14日出生，卡号6228481234567890128"
    for span in detect(text).spans:
        original = set(re.findall(r"\d{2,}", text[span.start : span.end]))
        assert not any(run in span.replacement for run in original)


def test_the_law_the_agency_the_fine_and_the_masked_stay():
    text = (
        "2024年5月1日，白沙街道综合行政执法队依据《城市绿化条例》第二十七条对张某某罚款500元，"
        "占地12平方米，可拨打12345，江门市蓬江区人民政府复议。"
    )
    assert detect(text).spans == []


def test_one_person_has_one_replacement_and_namesakes_are_told_apart():
    text = "张志强与张伟是邻居。志强说，张伟先动手。"
    found = detect(text, [Party("张志强"), Party("张伟")])
    by_value = {text[s.start : s.end]: s.replacement for s in found.spans}
    assert by_value["张志强"] == by_value["志强"] == "张某甲"
    assert by_value["张伟"] == "张某乙"


def test_an_officer_is_not_named_twice_over():
    out = apply(text := "执法人员李志明到场。", detect(text).spans)
    assert out == "执法人员到场。"


def test_a_word_that_is_also_a_name_stays_where_it_is_a_word():
    text = "当事人：高兴。高兴的摊位在路边。他很高兴地走了。"
    found = detect(text, [Party("高兴")])
    assert [s.start for s in found.spans] == [4, 7]


def test_a_very_long_text_is_read():
    text = "当事人张伟在胜利路12号摆摊。" * 800
    found = check(text)
    assert len(found.spans) >= 1_600


def test_emoji_and_empty():
    assert detect("").spans == []
    assert detect("   \n").spans == []
    check("👨‍👩‍👧张伟👍🏻电话138\u200b2234\ufeff5678")

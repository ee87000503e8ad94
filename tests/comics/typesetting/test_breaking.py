"""Where lines may end, over random Chinese text."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from comics.spec import Balloon
from comics.typesetting import lay_out
from comics.typesetting.classes import NOT_FIRST, NOT_LAST, cleaned
from comics.typesetting.tokens import tokens_of

PIECES = st.one_of(
    st.text("的一是在人有这上们来个时大地为子中说生国年着就那和要她出也得里后自以会", min_size=1, max_size=6),
    st.sampled_from("，。！？、；：（）《》“”‘’「」【】·～%"),
    st.sampled_from(
        ["……", "——", "200元", "3.5万份", "2024年", "10:30", "GB/T 15834", "Wi-Fi", "第二十八条", "5%", "40km"]
    ),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map("".join)


@given(TEXTS, st.floats(0.15, 0.8), st.floats(0.15, 0.8), st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_line_begins_or_ends_with_a_mark_that_may_not(text, w, h, vertical):
    lettered = lay_out(Balloon("speech", text, x=0.1, y=0.1, w=w, h=h, vertical=vertical), 1036, 778)
    for before, after in zip(lettered.lines, lettered.lines[1:], strict=False):
        assert after[0] not in NOT_FIRST, lettered.lines
        assert before[-1] not in NOT_LAST, lettered.lines


@given(TEXTS, st.floats(0.15, 0.8))
@settings(max_examples=100, deadline=None)
def test_no_character_is_lost_or_added(text, w):
    assume(cleaned(text))
    lettered = lay_out(Balloon("narration", text, x=0.1, y=0.1, w=w, h=0.5), 1036, 778)
    assert "".join(lettered.lines).replace(" ", "") == cleaned(text).replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "罚款200元整",
        "共1.3万份",
        "2024年3月",
        "下午10:30到",
        "——好",
        "好……好",
        "依第二十八条办",
        "涨了30%左右",
        "约2500多户",
    ],
)
def test_what_belongs_together_is_one_token(text):
    kept = {"200元", "1.3万份", "2024年", "10:30", "——", "……", "第二十八条", "30%", "2500多户"}
    assert kept & {token.text for token in tokens_of(text)}


def test_a_word_is_kept_whole_where_there_is_room():
    lettered = lay_out(Balloon("speech", "就摆两个小时，不要紧吧？", x=0.1, y=0.1, w=0.36, h=0.2), 1036, 778)
    assert lettered.lines == ("就摆两个小时，", "不要紧吧？")


def test_the_writers_own_line_ends_are_kept():
    lettered = lay_out(
        Balloon("narration", "一、收回桌椅\n二、打扫门前", x=0.1, y=0.1, w=0.8, h=0.5), 1036, 778
    )
    assert lettered.lines == ("一、收回桌椅", "二、打扫门前")


def test_invisible_characters_leave_no_trace():
    assert cleaned("\ufeff你\u200b好\u202e！\ufe0f\t来\r\n\r\n吧 ") == "你好！ 来\n吧"


def test_a_number_and_what_it_counts_stay_together():
    lettered = lay_out(
        Balloon("narration", "门口那么宽，摆几张桌子不就行了？", x=0.05, y=0.05, w=0.49, h=0.23), 1036, 778
    )
    assert lettered.lines == ("门口那么宽，摆", "几张桌子不就行了？")

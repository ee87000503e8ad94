"""Names found by where they stand: surnames alone, torn names, known names that are also words."""

from itertools import pairwise

import pytest

from vault.detection import Party, detect, drafted
from vault.detection.learned import standing


def hidden(text, *roster):
    return [text[s.start : s.end] for s in detect(text, [Party(name) for name in roster]).spans]


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("隔壁档口姓亓的说他不知情。", "亓"),
        ("拟结案。经办：步、粟。", "步"),
        ("送达人：司马剑 粟\n注：同住家属可签收。", "粟"),
        ("楼上住户是徒弟雀斑（雀为姓）。", "雀"),
        ("他不姓赵，姓回，叫回永亮。", "回"),
        ("大队意见：同意结案。　那　2023.9.8", "那"),
        ("记录：甘露、司\n共二页", "司"),
    ],
)
def test_a_surname_that_stands_for_its_bearer_is_hidden(text, surname):
    assert surname in hidden(text)


@pytest.mark.parametrize("text", ["请问贵姓？", "姓名 性别 住址", "他不姓张。", "住三楼姓黎那家。"])
def test_the_word_surname_alone_hides_nothing_after_it(text):
    assert not [value for value in hidden(text) if len(value) == 1]


def test_a_name_torn_by_gaps_is_hidden_whole():
    assert "佴 志\n明" in hidden("现场执法人员佴 志\n明（证号123456）到场。")


def test_a_known_name_that_is_a_word_is_left_where_it_is_the_word():
    text = "当事人：高兴\n高兴称狗是他养的。处理完大家都很高兴，高兴地离开了。高兴的老婆在场。"
    found = [s.start for s in detect(text, [Party("高兴")]).spans]
    assert found == [4, 7, text.index("高兴的老婆")]


def test_candidates_never_leave_the_text_and_stand_apart():
    text = "由温情、到场的房东幸福，及租客闹钟签收。" * 3
    draft, *_ = drafted(text)
    judged = sorted(standing.apart(standing.judged(draft), len(draft.text)))
    assert all(0 <= one.start < one.end <= len(draft.text) for one in judged)
    assert all(a.end <= b.start for a, b in pairwise(judged))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("业主是澳门的罗德礼（Rodrigues），只来过一次。", "罗德礼（Rodrigues）"),
        ("卖菜的旺婶、剪头发的Kelvin哥都看见了。", "Kelvin哥"),
        ("旁听的民警凤sir说真名待查。", "凤sir"),
        ("话务员冼00731回访未接。", "冼00731"),
        ("上传者：盐步靓仔不靓　审核员：丘", "盐步靓仔不靓"),
    ],
)
def test_a_name_goes_as_a_whole(text, whole):
    start = text.index(whole)
    spans = detect(text).spans
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert covered >= set(range(start, start + len(whole)))


@pytest.mark.parametrize(
    "text",
    [
        "本办决定对明白处以罚款五百元。",
        "关于明白一案的说明",
        "询问笔录（明白）共三页。",
    ],
)
def test_a_name_of_the_roster_that_is_a_word_is_hidden_where_only_a_person_can_be(text):
    assert "明白" in hidden(text, "明白")


def test_what_is_taken_back_covers_nothing_any_more():
    draft, *_ = drafted("当事人张伟在场。")
    marks = [mark for mark in draft.marks if mark.type == "PERSON"]
    draft.drop(marks)
    assert not draft.marked(3, 5, "PERSON") and not draft.touched(0, 8, "PERSON")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("当事人：小满（姓小，名满）", ["小满", "小", "满"]),
        ("他说他姓弓长张叫张沐沐浴的沐他说", ["弓长张", "张沐", "沐浴的沐"]),
        ("老板叫费用，费是费用的费，用也是费用的用，", ["费用", "费是费用的费，用也是费用的用"]),
        ("老过姓过，过日子的过，今年八十四。", ["过", "过日子的过"]),
        ("我叫李伟，木子李，伟大的伟，住在隔壁。", ["李伟", "木子李", "伟大的伟"]),
        ("我叫别离，别是姓，住在楼上。", ["别离", "别"]),
    ],
)
def test_a_name_told_letter_by_letter_is_hidden(text, told):
    assert set(told) <= set(hidden(text))


def test_what_tells_no_letter_of_a_name_stays():
    assert hidden("他叫李伟，隔壁的店是他开的。") == ["李伟"]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("先去找老过，他姓过，今年八十四。", "老过"),
        ("业主姓那，来电说那大爷不在家。", "那大爷"),
        ("姓者，叫者龙，彝族。", "者"),
    ],
)
def test_short_forms_of_rare_surnames_are_hidden(text, short):
    assert short in hidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "我家的猫叫咪咪，吓得不吃东西。",
        "还有一只叫旺财的金毛，从来不拴绳。",
    ],
)
def test_the_names_of_pets_stay(text):
    assert hidden(text) == []


def test_a_row_that_comes_first_names_its_columns():
    rows = "序,店招,经营者,地址,备注,净化器,日期,电话\n1,三碗不过岗,税远,略,无,有,略,略\n2,巷子深,但愿,略,无,有,略,略"
    assert {"税远", "但愿"} <= set(hidden(rows))

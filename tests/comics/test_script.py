"""A script becomes panels and balloons, and is written back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comics import placement, script, spec
from comics.script import BadScript, Line, Scene

TEXT = """\
画面：饭店门口，桌椅摆满人行道。
阿强：路边多摆两桌，生意才好！
陈姐（心想）：又占道了……
旁白：一小时后

第2格
队员: 您好，人行道要留给行人。
拟声：砰
阿强（大喊）：我马上收！
法条：《城市市容和环境卫生管理条例》第十四条：任何单位和个人都不得在街道两侧堆放物料。
没有说话人的一行
"""


def test_every_kind_of_line():
    first, second = script.parse(TEXT)
    assert first.drawing == "饭店门口，桌椅摆满人行道。"
    assert first.lines == (
        Line("speech", "路边多摆两桌，生意才好！", "阿强"),
        Line("thought", "又占道了……", "陈姐"),
        Line("narration", "一小时后"),
    )
    assert [line.kind for line in second.lines] == ["speech", "sound", "shout", "quotation", "narration"]
    assert second.lines[0].speaker == "队员"
    assert second.lines[3].text.endswith("堆放物料。")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "还没有台词"),
        (" \n\n", "还没有台词"),
        ("甲：" + "长" * 201, "第 1 行有 201 个字"),
        ("\n".join(["甲：好"] * 21), "最多 20 个气泡"),
        ("甲：好\n\n" * 101, "101 格"),
    ],
)
def test_limits_are_told(text, says):
    with pytest.raises(BadScript, match=says):
        script.parse(text)


words = st.text("一二三甲乙丙，。！？、a1 ", min_size=1, max_size=60).map(str.strip).filter(bool)
names = st.text("赵钱孙李王阿强", min_size=1, max_size=6)
lines = st.one_of(
    st.builds(Line, st.sampled_from(["speech", "thought", "shout"]), words, names),
    st.builds(Line, st.sampled_from(["narration", "sound", "quotation"]), words),
)
scenes = st.builds(Scene, words, st.lists(lines, max_size=8).map(tuple))


@given(st.lists(scenes, min_size=1, max_size=6))
def test_a_script_reads_back_as_it_was_written(written):
    assert script.parse(script.compose(written)) == written


@given(st.lists(lines, max_size=20), st.floats(0.2, 3))
def test_balloons_are_placed_inside_the_panel_with_every_word(spoken, aspect):
    balloons = placement.place(spoken, aspect)
    assert [(b.kind, b.text, b.speaker) for b in balloons] == [(s.kind, s.text, s.speaker) for s in spoken]
    assert [fault for b in balloons for fault in spec.faults(b)] == []


@given(st.lists(lines, min_size=1, max_size=6), words)
def test_changing_a_word_moves_no_balloon(spoken, other):
    balloons = placement.place(spoken)
    changed = [*spoken[:-1], Line(spoken[-1].kind, other, spoken[-1].speaker)]
    for old, new in zip(balloons, placement.rewrite(balloons, changed), strict=True):
        assert (old.x, old.y, old.w, old.h, old.tail) == (new.x, new.y, new.w, new.h, new.tail)


def test_two_people_and_a_narrator_do_not_cover_one_another():
    spoken = [
        Line("narration", "傍晚，长堤边的小饭店。"),
        Line("speech", "路边多摆两桌，生意才好！", "阿强"),
        Line("speech", "人行道是大家的，这样行吗？", "陈姐"),
    ]
    balloons = placement.place(spoken)
    for index, one in enumerate(balloons):
        for other in balloons[index + 1 :]:
            apart = (
                one.x + one.w <= other.x
                or other.x + other.w <= one.x
                or one.y + one.h <= other.y
                or other.y + other.h <= one.y
            )
            assert apart

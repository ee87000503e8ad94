"""Places where only somebody's name is due: what is hidden there, what the reviewer is asked about, and what stays."""

import pytest

from vault.detection import Party, detect


def _hidden(text, roster=()):
    return {text[s.start : s.end] for s in detect(text, roster).spans if s.type in ("PERSON", "NICK")}


def _asked(text, roster=()):
    return {text[s.start : s.end] for s in detect(text, roster).suspects}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("问：搬货的是谁？答：不晓得名字，大家都喊他秤砣，住在河边。", "秤砣"),
        ("我净系知佢微信叫雨后彩虹，电话冇。", "雨后彩虹"),
        ("收款码显示“风里有雨”，金额三十元。", "风里有雨"),
    ],
)
def test_what_somebody_is_called_is_hidden(text, name):
    assert name in _hidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "大家都喊他赶紧搬走，他不听。",
        "大家喊口号，场面热闹。",
        "平时叫他老板，没人知道姓名。",
        "微信叫他送货到店。",
        "收款码显示“收款成功”，金额三十元。",
    ],
)
def test_what_nobody_is_called_stays(text):
    assert not _hidden(text)


def test_the_speakers_of_an_exported_chat_are_hidden_whole():
    text = (
        "0811 14:03 小笼包> 又把锅支在路边了\n0811 14:06 组长老濮> 老板在不在\n0811 14:10 小笼包> 在，没有证"
    )
    assert {"小笼包", "组长老濮"} <= _hidden(text)
    text = "【江湖再见】房东说那间不租了\n【别叫我胖子】瓶子要带走啊\n【江湖再见】晓得了"
    assert {"江湖再见", "别叫我胖子"} <= _hidden(text)


def test_headings_in_brackets_are_nobody():
    assert not _hidden("【案情】占道经营。\n【处理】责令改正。\n【释法】条例第九条。\n【案情】乱堆乱放。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("另一个爬梯子的，工友都叫他画眉。", "画眉"),
        ("照片两张。图注：左一为方向，右二为初见。", "初见"),
        ("（图／卷福　文／初稿）", "初稿"),
        ("老人说袋子是她哥穗的，她不知道。", "穗"),
        ("参会：张志强、友爱、祥、李建国。", "祥"),
    ],
)
def test_the_reviewer_is_asked_where_a_name_is_due(text, name):
    assert any(name in found for found in _asked(text) | _hidden(text))


@pytest.mark.parametrize(
    "text",
    [
        "记录员：",
        "他侄女婿在外地打工。",
        "执法记录仪已开启。",
        "一、基本情况。二、处理意见。",
        "坐席：好的，已记录。",
    ],
)
def test_the_rest_of_a_word_is_not_asked_about(text):
    assert all(len(asked) > 1 for asked in _asked(text))


def test_a_roster_name_that_is_also_a_word_is_hidden_or_asked_about():
    roster = (Party("公平"), Party("正常"))
    text = "双方本着自愿原则达成：乙方一次付公平人民币壹万元。1.正常汇报：电梯年检已过。"
    seen = _hidden(text, roster) | _asked(text, roster)
    assert all(any(name in stretch for stretch in seen) for name in ("公平", "正常"))

"""Somebody's name that is a word where it stands stays, and the reviewer is asked; the name itself is hidden as before."""

import pytest

from vault.detection import Party, as_words, detect


def read(text, *roster):
    found = detect(text, [Party(name) for name in roster])
    return [s.start for s in found.spans], [s.start for s in found.suspects]


@pytest.mark.parametrize(
    ("name", "named", "word"),
    [
        ("强制", "当事人：强制\n", "逾期不履行的，本机关将依法强制执行。"),
        ("平安", "投诉人：平安\n", "为配合平安建设宣传月，街道上门走访。"),
        ("高兴", "证人：高兴\n", "大家都很高兴，他不高兴是因为噪声。"),
        ("马到成", "摊主：马到成\n", "祝大家马到成功。"),
        ("重阳", "店主：重阳\n", "重阳节前再来复查。"),
        ("希望", "来电人：希望\n", "我希望你们早点处理。"),
        ("和平", "调解人：和平\n", "双方和平解决了争议。"),
        ("温柔", "协管员：温柔\n", "画面中队员语气温柔平和。"),
        ("项目", "受托人：项目\n", "原件中“项目负责人”一栏空白。"),
        ("商量", "当事人：商量，男。\n", "商量归商量，期限不能改。"),
        ("要武", "证人：要武\n", "如果要武断地退场，按放弃处理。"),
        ("双喜", "房东：双喜，女。\n", "完工。双喜临门的对联仍贴在墙上。"),
        ("慢慢来", "饭店“慢慢来”后厨漏水。\n", "队员说：“慢慢来，不着急。”"),
        ("安宁", "证人：安宁\n", "他搬来只图个安宁。"),
        ("乌兰", "摊主：乌兰\n", "问去向，答去乌兰浩特进货了。"),
        ("再来一碗", "面馆：再来一碗\n", "他吃完喊再来一碗，没有付钱。"),
    ],
)
def test_a_name_that_is_a_word_here_stays_and_is_asked_about(name, named, word):
    text = named + word
    hidden, asked = read(text, name)
    assert text.index(name) in hidden
    for place in range(len(named), len(text)):
        if text.startswith(name, place):
            assert place not in hidden
            assert place in asked


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("强制", "强制到场后说明了情况，强制的摊位在桥头。"),
        ("平安", "投诉人平安说愿意配合，并在笔录上签名。"),
        ("高兴", "经查，高兴擅自占道经营，高兴表示不申辩。"),
        ("重阳", "队员找到重阳的时候，店主重阳正在收摊。"),
        ("和平", "和平在协议上签名，和平的妻子在场。"),
        ("任意", "她先生任意下去劝，对方不听。"),
        ("慢慢来", "隔壁饭店慢慢来的老板姓林，招牌“慢慢来”下面堆满纸箱。"),
        ("温柔", "温柔，女，42岁；温柔自称店长。"),
    ],
)
def test_the_name_itself_stays_hidden(name, text):
    hidden, _ = read(text, name)
    assert hidden
    assert all(place in hidden for place in range(len(text)) if text.startswith(name, place))


def test_what_the_roster_gives_is_asked_about_wherever_it_is_left_standing():
    text = "根据《城市高兴条例》第三条，高兴地办理。"
    hidden, asked = read(text, "高兴")
    assert not hidden
    assert asked == [5, 14]


def test_an_utterance_is_no_shop_but_the_shop_of_that_name_is_one():
    text = "烧烤店“下次一定”二楼漏水。老板每次都说“下次一定改”。"
    hidden, asked = read(text, "下次一定")
    assert 4 in hidden and 21 not in hidden
    assert 21 in asked


@pytest.mark.parametrize(
    "text",
    [
        "钢瓶号 ZS-51193",
        "电子秤编号HS-0093，误差四十克",
        "桶身批号：20240117-B3",
        "该榕树编号桂A0317",
        "社区叫我打12315。",
    ],
)
def test_a_number_of_a_thing_and_a_hotline_stay(text):
    assert not detect(text).spans


@pytest.mark.parametrize(
    "text",
    ["那盏大灯夜里照亮半条街。", "音响一开，吵醒了整个小区。", "油烟一吹臭到成条街都闻到。"],
)
def test_a_whole_street_is_no_place(text):
    assert not detect(text).spans


def test_fixed_phrases_are_four_characters_long():
    assert {"马到成功", "谈笑风生", "双喜临门"} <= as_words.phrases()
    assert all(len(phrase) == 4 for phrase in as_words.phrases())

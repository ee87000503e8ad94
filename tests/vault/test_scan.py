"""Known values are found in every dress, and honest text passes."""

import pytest

from vault.detection.spans import Party
from vault.known.scan import Scanner
from vault.known.values import Value, is_distinctive, values_of

ROSTER = [
    Party("张莉"),
    Party("欧阳伟强", aliases=("阿强",)),
    Party("阿依古丽·买买提"),
    Party("江门市蓬江区陈记烧腊店（个体工商户）", kind="shop", aliases=("陈记",)),
    Party("江门市恒通物业服务有限公司", kind="org"),
    Party("江门市城市管理和综合执法局", kind="org"),
]
ORIGINALS = [
    ("PHONE", "13822345678"),
    ("ID", "440703198502143219"),
    ("ADDR", "广东省江门市蓬江区白沙街道胜利路128号3栋502房"),
    ("DOB", "1985年2月14日"),
    ("PLATE", "粤J12345"),
    ("WECHAT", "chenji_1985"),
    ("SHOP", "某大排档"),
]
NUMBER = "粤江蓬白沙罚〔2024〕12号"


@pytest.fixture(scope="module")
def scanner():
    return Scanner(values_of(ROSTER, ORIGINALS, NUMBER))


@pytest.mark.parametrize(
    "text",
    [
        "店主张莉说",
        "店主张 莉说",
        "张<b>莉</b>",
        "张\u200b莉",
        "张\u3164莉",
        "张\u2800莉",
        "张★莉",
        "\u202e莉张\u202c来了",
        "欧阳\ufe00伟\u034f强",
        "&amp;amp;#24352;莉",
        "%25E5%25BC%25A0%25E8%258E%2589.jpg",
        "\\u{5f20}莉",
        "zhang1 li4",
        "Zhаng Li",
        "張莉",
        "张·莉",
        "&#24352;&#33673;",
        "&amp;#24352;&amp;#33673;",
        "\\u5f20\\u8389",
        "%E5%BC%A0%E8%8E%89.jpg",
        '<img src="x.jpg" alt="张莉">',
        "zhang-li-tanwei",
        "ZhangLi",
        "Zhāng Lì",
        "li zhang",
        "images/zhang_li2024.png",
        "歐陽偉強",
        "伟强，你又来了",
        "阿强",
        "OUYANG Weiqiang",
        "阿依古丽",
        "陈记烧腊店",
        "陈记",
        "恒通物业",
        "138-2234-5678",
        "１３８２２３４５６７８",
        "138 2234 5678",
        "一三八二二三四五六七八",
        "١٣٨٢٢٣٤٥٦٧٨",
        "❶❸❽❷❷❸❹❺❻❼❽",
        "〡〣〨〢〢〣〤〥〦〧〨",
        "l3822345678",
        "44O7O3l985O2l432l9",
        "1З822345678",
        "粤Ј12345",
        "сhenji_1985",
        "138****5678",
        "440703********3219",
        "440703 19850214 3219",
        "胜利路128号",
        "胜利路口转角",
        "1985.2.14",
        "1985年02月14日",
        "粤J·12345",
        "chenji_1985",
        "粤江蓬白沙罚（2024）12号",
        "粤江蓬白沙罚[2024]12号",
    ],
)
def test_a_value_is_found_however_it_is_dressed(scanner, text):
    assert scanner.hits(text)


@pytest.mark.parametrize(
    "text",
    [
        "张某甲在饭店门前摆放桌椅，被罚款五百元。",
        "某烧腊店、某公司、某大排档、某小区",
        "白沙街道办事处、江门市蓬江区、江门市城市管理和综合执法局",
        "《广东省城市市容和环境卫生管理条例》第三十三条",
        "2024年3月5日，罚款1000元，噪声65分贝，拨打12345。",
        "高空抛物致人损害。他姓张。莉莉安是谁？",
        "dangerous dogs, english line, lizard",
        "case-3f9a2c",
        "行政处罚决定书〔2024〕12号",
        "oil 12 lil 2024 ill",
    ],
)
def test_honest_text_passes(scanner, text):
    assert scanner.hits(text) == []


def test_a_name_out_of_a_pdf_is_the_same_name():
    values = values_of([Party("马龙飞"), Party("黄页青")], [], "")
    for text in ("⻢⻰⻜来了", "⾺⿓⾶来了", "⻩⻚⻘来了"):
        assert any(len(value.text) == 3 for value in Scanner(values).hits(text))


def test_a_name_that_is_a_word_needs_an_exempted_phrase():
    values = values_of([Party("高兴")], [], "")
    assert Scanner(values).hits("孩子们高兴地领走了漫画")
    exempted = Scanner(values, ["高兴地"])
    assert exempted.hits("孩子们高兴地领走了漫画") == []
    assert exempted.hits("孩子们<i>高 兴</i>地领走了漫画") == []
    assert exempted.hits("孩子们高兴地看着高兴被罚")


def test_numbers_cannot_be_exempted():
    values = values_of([], [("PHONE", "13822345678")], "")
    assert Scanner(values, ["电话13822345678"]).hits("电话13822345678")


def test_an_everyday_word_is_not_searched_as_a_given_name():
    names = {value.text for value in values_of([Party("马和平"), Party("李志明")], [], "")}
    assert names == {"马和平", "李志明", "志明"}


def test_masked_forms_of_the_source_are_no_values():
    assert (
        values_of([Party("张某某"), Party("某物业公司", kind="org")], [("PHONE", "138××××5678")], "")
        == frozenset()
    )


@pytest.mark.parametrize(
    ("value", "distinctive"),
    [
        (Value("孙银山", "PERSON"), True),
        (Value("张莉", "PERSON"), False),
        (Value("13822345678", "PHONE"), True),
        (Value("胜利路", "ADDR"), False),
        (Value("恒通物业服务", "ORG"), True),
        (Value("高兴", "NICK"), False),
    ],
)
def test_only_telling_values_are_looked_for_everywhere(value, distinctive):
    assert is_distinctive(value) is distinctive


def test_among_thousands_of_values_the_same_are_found():
    values = {Value(f"明记{n}号烧腊店", "SHOP") for n in range(900)} | {Value("大海", "PERSON")}
    text = "明记7号烧腊店和明记88号烧腊店是两家，大\u200b海没有来，明记901号烧腊店不在册。"
    few = {value for value in values if Scanner([value]).hits(text)}
    assert len(few) == 3
    assert set(Scanner(values).hits(text)) == few
    assert Scanner(values, ["大海没有来"]).hits(text) == [
        v for v in Scanner(values).hits(text) if v.type == "SHOP"
    ]

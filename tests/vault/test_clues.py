"""What is left in an anonymised text and may single somebody out is asked about; what says nothing of anybody is not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.anonymise import apply, shown
from vault.detection.spans import Span
from vault.review import questions
from vault.review.clues import clues


def marked(text: str, **words: str) -> tuple[str, tuple[Span, ...]]:
    """`text` with 甲, 乙 … replaced; `words`: type to "the words > what stands there"."""
    spans = []
    for type, pair in words.items():
        raw, replacement = pair.split(">")
        at = text.index(raw)
        spans.append(Span(at, at + len(raw), type, "rule", replacement, raw))
    return text, tuple(sorted(spans, key=lambda span: span.start))


def found(text: str, spans=()) -> dict[str, list[str]]:
    return {kind: [clue.words for clue in list_] for kind, list_ in clues(text, tuple(spans)).items()}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("only", "这是那条街上唯一的修伞摊，街坊都去。"),
        ("only", "全镇最大的一家，开了三十多年的老店。"),
        ("only", "他在路口帮人弹棉花，占了人行道。"),
        ("when_where", "2024年3月5日傍晚，在蓬江区的公园门口摆卖。"),
        ("when_where", "检查时间：3月5日。\n检查地点：某路段，菜市场旁。"),
        ("when_where", "大年初二，广场上放烟花。"),
        ("kin", "摊位由某某的妻子看管，儿子帮忙。"),
        ("kin", "经查，系店主之子所为。"),
        ("post", "当事人系该村村委会主任，平日管着祠堂。"),
        ("post", "犬主是人大代表，也是商会会长。"),
        ("post", "店里的厨师是维吾尔族，外籍。"),
        ("event", "这件事上了热搜，电视台也来了。"),
        ("event", "全市首宗这样的案件，起火后一人死亡。"),
        ("feature", "摊主光头，右臂有纹身，养着一只藏獒。"),
        ("minor", "被扑倒的女童7岁，在附近上小学。"),
        ("health", "他说自己有尿毒症，每周住院。"),
    ],
)
def test_what_may_single_somebody_out_is_asked_about(kind, text):
    assert found(text).get(kind), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "当事人把桌椅摆到人行道上，占用约六平方米，当场改正。",
        "依据《中华人民共和国未成年人保护法》第五十九条的规定，不得向未成年人出售烟酒。",
        "依据《城市市容管理条例》第十二条，禁止在市区、县城饲养家畜，违反的处以罚款。",
        "执法人员两名到场，中队长出示证件，拍照取证。",
        "婴儿车过不去，街坊绕道走。",
        "罚款五百元，十五日内缴纳；逾期每日加处百分之三。",
    ],
)
def test_what_says_nothing_of_anybody_is_not(text):
    assert not found(text)


def test_a_trade_that_is_kept_is_a_clue_and_a_bare_shop_is_none():
    text, spans = marked(
        "甲记烧腊店和乙记杂货铺都占道。", SHOP="甲记烧腊店>某烧腊店", ORG="乙记杂货铺>某公司"
    )
    assert found(text, spans) == {"only": ["某烧腊店"]}


def test_what_is_hidden_well_is_no_clue():
    text, spans = marked("孙大海的妻子在场。", PERSON="孙大海的妻子>某人")
    assert not found(text, spans)


def test_a_clue_is_told_where_it_stands_in_the_raw_text():
    text, spans = marked("😀孙大海和他的双胞胎弟弟在公园。", PERSON="孙大海>孙某")
    [clue] = clues(text, spans)["kin"][:1]
    assert text[clue.start : clue.end] == clue.words == "他的双胞胎"


def test_an_illness_is_asked_about_masked_or_not():
    text, spans = marked("他患有尿毒症多年。", HEALTH="患有尿毒症多年>〔健康状况〕")
    assert found(text, spans)["health"] == ["〔健康状况〕"]
    assert found(text)["health"] == ["尿毒症"]


def test_no_case_goes_without_the_last_question():
    assert [one.code for one in questions.asked("占道摆卖。", (), False)] == ["whole"]


def test_an_answer_covers_what_was_left_when_it_was_given():
    [kin, *_] = questions.asked("他的妻子在场。", (), False)
    answers = {"kin": questions.given(kin, False)}
    assert questions.answer_to(kin, answers) is False
    [more, *_] = questions.asked("他的妻子在场，儿子也在。", (), False)
    assert questions.answer_to(more, answers) is None
    # Yes stays yes: a senior reads it anyway.
    assert questions.answer_to(more, {"kin": questions.given(kin, True)}) is True


@given(
    st.text("他的妻子在公园2024年3月5日唯一一家店死亡光头。\n《》7岁某", max_size=60),
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 5)), max_size=4),
)
def test_every_clue_stands_in_the_raw_text_and_is_what_the_public_reads(text, places):
    spans, end = [], 0
    for start, length in sorted(places):
        if start >= end and start + length <= len(text):
            spans.append(Span(start, start + length, "PERSON", "rule", "某人", str(start)))
            end = start + length
    clear = apply(text, spans)
    for list_ in clues(text, tuple(spans)).values():
        for one, following in pairwise(list_):
            assert one.end <= following.start
        for one in list_:
            assert 0 <= one.start < one.end <= len(text)
            assert one.words in clear or one.words in {shown(text, span) for span in spans}

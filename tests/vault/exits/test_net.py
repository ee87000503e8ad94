"""Of thousands of values, planted ones are always found and the others never."""

import random
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.detection.spans import Party
from vault.exits.net import Hit, Known, Net
from vault.exits.words import stands_apart
from vault.known.values import Value, values_of

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
)
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红鹏辉健玲梅琳婷慧莹斌宇浩凯欣怡泽轩梓涵雪倩"
HONEST = (
    "任何单位和个人不得占用城市道路、人行道摆设摊点。违反前款规定的，由综合执法部门责令改正，处五百元以上二千元以下罚款。"
    "位于海边的市场方便群众，高度不得超过两米。成立小组，由于时间紧，平均每天检查三次，何人负责写明白。"
    "当事人可以自收到决定书之日起六十日内申请行政复议，也可以在六个月内向人民法院起诉。咨询电话12345。"
    '<a href="/cases/page-2/?month=2024-03" class="change guide range">change page</a> 2024-05-17 12:31:08.482913+08:00'
    " d41d8cd98f00b204e9800998ecf8427e 0.482913 sha256 3f786850e387550fdab836ed7e6dc881de23001b"
)


def known(count: int, seed: int) -> list[Known]:
    """As many cases, each with a name, a telephone and an identity card."""
    draw = random.Random(seed)
    found = []
    for _ in range(count):
        name = draw.choice(SURNAMES) + "".join(draw.sample(GIVEN, draw.choice([1, 2, 2])))
        phone = f"1{draw.choice('356789')}{draw.randrange(10**9):09}"
        card = f"4407031{draw.randrange(9)}{draw.randrange(10**10):010}"
        values = values_of([Party(name)], [("PHONE", phone), ("ID", card)], "")
        found.append(Known(uuid.UUID(int=draw.getrandbits(128)), values))
    return found


CASES = known(1_000, 7)
NET = Net(CASES)


def test_three_thousand_values_planted_nowhere_are_found_nowhere():
    assert NET.values >= 3_000
    assert NET.hits(HONEST) == set()


def full(value: Value) -> bool:
    return value.type != "PERSON" or len(value.text) == 3


DRESSES = [
    lambda text: text,
    lambda text: " ".join(text),
    lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in text),
    lambda text: "".join(f"&#{ord(c)};" for c in text),
    lambda text: f"{text[:1]}<b>{text[1:]}</b>",
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CASES), st.sampled_from(DRESSES), st.integers(0, len(HONEST)), st.data())
def test_a_planted_value_is_always_found(case, dress, at, data):
    value = data.draw(st.sampled_from(sorted((v for v in case.values if full(v)), key=lambda v: v.text)))
    at = HONEST.find("。", at % 150) + 1
    text = f"{HONEST[:at]}联系{dress(value.text)}，{HONEST[at:]}"
    assert Hit(case.case, value.type) in NET.hits(text)


def test_in_what_tells_its_case_the_words_of_everyday_count_too():
    case = uuid.uuid4()
    net = Net([Known(case, values_of([Party("孙伟强", aliases=("阿强",))], [("ADDR", "滨江路12号")], ""))])
    for text in ("伟强把桌子收了", "阿强来了", "滨江路口"):
        assert net.hits(text) == set()
        assert net.hits(text, frozenset({case}))
        assert net.hits(text, frozenset({uuid.uuid4()})) == set()


@pytest.mark.parametrize(
    ("text", "name", "apart"),
    [
        ("店主张莉说", "张莉", True),
        ("感谢张莉配合", "张莉", True),
        ("张莉", "张莉", True),
        ("位于海边的市场", "于海", False),
        ("任何人不得", "何人", False),
        ("应当于本月内", "于本", False),
        ("方便群众", "方便", True),
    ],
)
def test_short_names_are_told_from_neighbours(text, name, apart):
    start = text.index(name)
    assert stands_apart(text, start, start + len(name)) is apart


@pytest.mark.parametrize(
    "text", ["zhang-li", "Zhang Li", "images/zhangli.png", "張莉", "张·莉", "/q/%E5%BC%A0%E8%8E%89"]
)
def test_a_name_of_two_characters_is_found_everywhere(text):
    net = Net([Known(uuid.uuid4(), frozenset({Value("张莉", "PERSON")}))])
    assert net.hits(text)


def test_a_phrase_that_two_people_let_pass():
    case = uuid.uuid4()
    net = Net([Known(case, frozenset({Value("高兴", "PERSON"), Value("13822345678", "PHONE")}), ("高兴地",))])
    refs = frozenset({case})
    assert not net.hits("孩子们高兴地领走了漫画", refs)
    assert net.hits("孩子们高兴地领走了漫画，高兴也在", refs)
    assert net.hits("138****5678") == {Hit(case, "PHONE")}

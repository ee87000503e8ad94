"""Citations in running text: what is found, what it means, and what is left alone."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import citations, numerals
from cases.citations import Entry


def cited(text, own=""):
    return [
        (text[c.start : c.end], c.names[0], c.number)
        for c in citations.find(text, own)
        if c.number is not None
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("违反《食品安全法》第三条规定", [("《食品安全法》第三条", "食品安全法", 3)]),
        (
            "《中华人民共和国行政处罚法》第二十八条第一款",
            [("《中华人民共和国行政处罚法》第二十八条第一款", "行政处罚法", 28)],
        ),
        (
            "《消防法》第三条、第五条和第七条",
            [("《消防法》第三条", "消防法", 3), ("第五条", "消防法", 5), ("第七条", "消防法", 7)],
        ),
        ("依照民法典第1254条判决", [("民法典第1254条", "民法典", 1254)]),
        ("根据《民法典》第１１７６条", [("《民法典》第１１７６条", "民法典", 1176)]),
        ("《刑法》第一百二十条之一", [("《刑法》第一百二十条之一", "刑法", 120)]),
        (
            "《中华人民共和国食品安全法》（以下简称食品法）第三条。食品法第九条",
            [
                ("《中华人民共和国食品安全法》（以下简称食品法）第三条", "食品安全法", 3),
                ("食品法第九条", "食品安全法", 9),
            ],
        ),
        (
            "《广东省建筑垃圾管理条例》（下称《条例》）。《条例》第四条",
            [("《条例》第四条", "广东省建筑垃圾管理条例", 4)],
        ),
        (
            "《食品安全法》第三条。该法第二十八条第（八）项。",
            [
                ("《食品安全法》第三条", "食品安全法", 3),
                ("该法第二十八条第（八）项", "食品安全法", 28),
            ],
        ),
        (
            "《城市绿化条例》第一条和《广告法》第二条，本条例第三条，该法第四条",
            [
                ("《城市绿化条例》第一条", "城市绿化条例", 1),
                ("《广告法》第二条", "广告法", 2),
                ("本条例第三条", "城市绿化条例", 3),
                ("该法第四条", "广告法", 4),
            ],
        ),
        (
            "《关于工资总额组成的规定》（国家统计局令第1号）第四条",
            [("《关于工资总额组成的规定》（国家统计局令第1号）第四条", "关于工资总额组成的规定", 4)],
        ),
        ("双方签有《汽车销售合同》。该合同第七条约定", []),
        ("第三条规定", []),
        ("这种方法第一条就不对", []),
    ],
)
def test_what_is_found(text, wanted):
    assert cited(text) == wanted


def test_within_a_law_a_bare_article_is_its_own():
    assert cited("依照第三条和本法第四条处罚", own="中华人民共和国消防法") == [
        ("第三条", "消防法", 3),
        ("本法第四条", "消防法", 4),
    ]


def test_ranges_clauses_and_items():
    [ranged] = citations.find("《消防法》第三条至第五条")
    assert (ranged.number, ranged.last) == (3, 5)
    [item] = citations.find("《消防法》第六十条第一款第（二）、（三）项")
    assert (item.number, item.clause, item.item) == (60, 1, 2)


@given(st.integers(1, 2000), st.sampled_from(["chinese", "digits"]))
def test_every_number_is_read_in_both_writings(number, writing):
    written = numerals.write(number) if writing == "chinese" else str(number)
    [citation] = citations.find(f"依照《民法典》第{written}条第二款的规定")
    assert (citation.number, citation.clause) == (number, 2)


@given(st.text(alphabet="《》法第三条、该本条例（以下简称）和至款项1之A。", max_size=60))
def test_spans_lie_in_the_text_and_never_overlap(text):
    found = citations.find(text)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


OLD = Entry(1, "中华人民共和国食品安全法", "食品安全法", date(2009, 6, 1), current=False)
NEW = Entry(2, "中华人民共和国食品安全法", "食品安全法", date(2015, 10, 1), current=True)
GENERAL = Entry(3, "中华人民共和国民法典·总则", "民法典·总则", date(2021, 1, 1), current=True)
TORTS = Entry(4, "中华人民共和国民法典·侵权责任编", "民法典·侵权责任编", date(2021, 1, 1), current=True)
HELD = {(1, 96, 0), (2, 96, 0), (3, 7, 0), (4, 1254, 0)}


def meant(text, on=None):
    found = citations.find(text)
    return [
        (r.key, r.reason)
        for r in citations.resolve(found, [OLD, NEW, GENERAL, TORTS], lambda *article: article in HELD, on)
    ]


def test_the_version_in_force_that_day_is_meant():
    text = "《食品安全法》第九十六条"
    assert meant(text) == [(2, "")]
    assert meant(text, date(2012, 5, 1)) == [(1, "")]
    assert meant(text, date(2020, 5, 1)) == [(2, "")]
    assert meant(text, date(2001, 5, 1)) == [(None, "没有收录当时有效的版本")]


def test_a_code_in_several_files_is_found_by_its_article():
    assert meant("民法典第七条和第1254条") == [(3, ""), (4, "")]
    assert meant("民法典第九百条") == [(None, "这部法里没有这一条")]


def test_an_unmarked_name_is_cut_out_of_its_sentence():
    text = "消费者主张经营者构成食品安全法第九十六条的情形"
    [resolved] = citations.resolve(citations.find(text), [NEW], lambda *article: True)
    assert text[resolved.citation.start : resolved.citation.end] == "食品安全法第九十六条"


def test_an_unknown_law_is_named():
    [resolved] = citations.resolve(citations.find("《不存在法》第一条"), [NEW], lambda *article: True)
    assert (resolved.name, resolved.key, resolved.reason) == ("不存在法", None, "没有收录这部法")

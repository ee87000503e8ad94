"""Reading law texts: every article, whatever the file leaves out, and a reason in Chinese for what is no law."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import statutes

LAW = """# 中华人民共和国试验法

2015年4月24日 第十二届全国人民代表大会常务委员会第十四次会议通过

2021年4月29日 第十三届全国人民代表大会常务委员会第二十八次会议《关于修改〈中华人民共和国试验法〉
〈中华人民共和国样本法〉的决定》修正

<!-- INFO END -->

## 第一编 总 则

### 第一章  一般规定

第一条 为了试验，制定本法。

第二条　有下列情形之一的，处五百元以下罚款：

（一）把桌椅摆到人行道上的；

（二）有下列情节的：

1.经劝阻不改的；

2.妨碍通行的。

前款规定的处罚，由街道办事处决定。

第三条规定的处罚不影响民事责任。

### 第二章 监督检查

#### 第一节 一般规定

第三条 检查应当文明。

第三条之一 检查应当记录。

## 附 则

第四条 本法自2021年7月1日起施行。

附件：收费标准

第一项 十元。
"""


def test_articles_with_their_places():
    law = statutes.read(LAW, "试验法(2021-04-29).md")
    assert law.title == "中华人民共和国试验法" and law.short_title == "试验法"
    assert [a.label for a in law.articles] == ["第一条", "第二条", "第三条", "第三条之一", "第四条"]
    assert law.version_date == date(2021, 4, 29) and law.in_force_from == date(2021, 7, 1)
    assert law.promulgation.count("\n") == 1, "a line that was broken in two is one again"
    third = law.articles[2]
    assert (third.part, third.chapter, third.section) == ("第一编 总则", "第二章 监督检查", "第一节 一般规定")
    assert law.articles[-1].chapter == "附则"
    assert law.appendix.startswith("附件：收费标准")


def test_a_paragraph_that_begins_with_a_reference_is_no_article():
    second = statutes.read(LAW).articles[1]
    assert second.text.endswith("第三条规定的处罚不影响民事责任。")


def test_clauses_items_and_subitems():
    clauses = statutes.clauses_of(statutes.read(LAW).articles[1].text)
    assert [clause.number for clause in clauses] == [1, 2, 3]
    assert [item.sign for item in clauses[0].items] == ["（一）", "（二）"]
    assert clauses[0].items[1].subitems == ("1.经劝阻不改的；", "2.妨碍通行的。")


def test_one_code_in_several_files_has_one_title_each():
    law = statutes.read(
        "# 中华人民共和国民法典\n\n# 总则\n\n2021年1月1日 施行\n\n<!-- INFO END -->\n\n第一条 甲。"
    )
    assert (law.title, law.short_title) == ("中华人民共和国民法典·总则", "民法典·总则")
    assert law.version_date is None and law.in_force_from == date(2021, 1, 1)


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("一、应当立即停止。\n\n补充说明。\n\n二、本规定自公布之日起施行。", ["一、", "二、"]),
        ("## 一、计算办法\n\n按天计算。\n\n## 二、其他\n\n同上。", ["一、", "二、"]),
        (
            "一、通则\n\n" + "\n\n".join(f"{n}. 第{n}点。" for n in range(1, 8)),
            [f"{n}." for n in range(1, 8)],
        ),
        ("为了试验，现就有关问题解释如下：\n\n可以这样办。", ["全文"]),
        ("一、将第六条修改为：\n\n“第六条 改了。”\n\n二、公布施行。", ["一、", "二、"]),
        ("第1条 甲。\n\n第2条 乙。", ["第1条", "第2条"]),
    ],
)
def test_texts_that_count_otherwise(body, labels):
    law = statutes.read(f"# 关于修改若干问题的决定\n\n<!-- INFO END -->\n\n{body}")
    assert [a.label for a in law.articles] == labels


def test_a_text_that_does_not_count_is_kept_whole_with_its_headings():
    law = statutes.read("# 试验标准\n\n<!-- INFO END -->\n\n## 第一章 范围\n\n5.1 甲。\n\n### 轻伤\n\na)乙。")
    assert law.articles[0].text == "第一章 范围\n5.1 甲。\n轻伤\na)乙。"


def test_a_preamble_is_kept_apart():
    law = statutes.read(
        "# 试验宪章\n\n<!-- INFO END -->\n\n## 序言\n\n从前有一座山。\n\n## 第一章 总纲\n\n第一条 甲。"
    )
    assert law.preamble == "从前有一座山。" and law.articles[0].chapter == "第一章 总纲"


def test_the_mark_of_the_head_may_be_missing():
    law = statutes.read("# 试验办法\n\n2020年1月2日 某市人民政府令第1号公布\n\n## 第一章 总则\n\n第一条 甲。")
    assert law.version_date == date(2020, 1, 2) and len(law.articles) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "空的"),
        (" \n\n　", "空的"),
        ("# 张某诉李某案\n\n<!-- INFO END -->\n\n## 基本案情\n\n第一条 甲。", "案例"),
        ("# 我的日记\n\n今天下雨。", "第一条"),
        ("# 试验办法\n\n<!-- INFO END -->\n", "没有正文"),
        ("第一条 甲。", "名称"),
    ],
)
def test_what_is_no_law_is_refused_with_the_reason(text, reason):
    with pytest.raises(statutes.NotAStatute, match=reason):
        statutes.read(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings(encoding):
    assert statutes.decode(LAW.encode(encoding)) == LAW


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 50, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(statutes.NotAStatute):
        statutes.decode(data)


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    try:
        law = statutes.read(text, "某某办法.md")
    except statutes.NotAStatute as reason:
        assert str(reason)
    else:
        assert law.articles


@given(st.lists(st.text(alphabet="甲乙丙丁。，", min_size=1, max_size=12), min_size=1, max_size=40))
def test_no_article_is_lost(sentences):
    body = "\n\n".join(f"{statutes.article_label(n)} {s}" for n, s in enumerate(sentences, 1))
    law = statutes.read(f"# 试验法\n\n<!-- INFO END -->\n\n{body}")
    assert [a.text for a in law.articles] == sentences
    assert [a.number for a in law.articles] == list(range(1, len(sentences) + 1))

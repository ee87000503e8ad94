"""The forms in which public collections print laws, each with the reading a user expects. All texts are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import statutes

MARK = "\n\n<!-- INFO END -->\n\n"


def read(body, title="试验条例", head="", name=""):
    return statutes.read(f"# {title}\n\n{head}{MARK}{body}", name)


def labels(law):
    return [article.label for article in law.articles]


ARTICLES = "第一条 甲。\n\n第二条 乙。\n\n第三条 丙。"


@pytest.mark.parametrize(
    "body",
    [
        ARTICLES,
        ARTICLES.replace("\n\n", "\n"),
        ARTICLES.replace("\n", "\r\n"),
        ARTICLES.replace("\n\n", "\u2028"),
        ARTICLES.replace(" ", "　"),
        ARTICLES.replace(" ", ""),
        ARTICLES.replace("\n\n", "\n\n　　"),
        ARTICLES.replace(" ", "\u00a0"),
        ARTICLES.replace(" ", "&nbsp;&nbsp;"),
        ARTICLES.replace(" ", "\n\n"),
        ARTICLES.replace("第", "**第").replace("条", "条**"),
        ARTICLES.replace("第", "### 第"),
        ARTICLES.replace("第", "<p><strong>第").replace("条", "条</strong>").replace("。", "。</p>"),
        ARTICLES.replace("第", "- 第"),
        ARTICLES.replace("\n\n", "\n\n<!-- FORCE BREAK -->\n\n"),
        ARTICLES.replace("第", "\u200b第"),
        ARTICLES.replace("第", "第 ").replace("条", " 条"),
    ],
)
def test_the_dressing_of_articles(body):
    law = read(body)
    assert [label.replace(" ", "") for label in labels(law)] == ["第一条", "第二条", "第三条"]
    assert [article.text for article in law.articles] == ["甲。", "乙。", "丙。"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("一百零二", 102),
        ("一〇二", 102),
        ("一○二", 102),
        ("廿", 20),
        ("卅一", 31),
        ("102", 102),
        ("１０２", 102),
    ],
)
def test_numerals_of_articles(written, number):
    assert read(f"第{written}条 甲。").articles[0].number == number


@pytest.mark.parametrize(
    "reference",
    [
        "第三条第二款的规定同样适用。",
        "第三条、第五条规定的期限不变。",
        "第三条 第二款的规定同样适用。",
        "第九条有关规定除外。",
        "第二条之规定不变。",
        "第五条以下各条从其规定。",
        "第三条中的“甲”是指乙。",
    ],
)
def test_paragraphs_that_begin_with_a_reference(reference):
    law = read(f"第一条 甲。\n\n第二条 乙。\n\n{reference}\n\n第三条 丙。")
    assert labels(law) == ["第一条", "第二条", "第三条"]
    assert law.articles[1].text == f"乙。\n{reference}"


def test_articles_without_a_space_that_look_like_references():
    law = read("第一条中华人民共和国适用。\n\n第二条所有单位遵守。\n\n第三条以欺骗手段取得的，撤销。")
    assert labels(law) == ["第一条", "第二条", "第三条"]


def test_a_quoted_article_is_text():
    law = read(
        "第一条 甲。\n\n第二条 合同应当写明：“\n\n第八条 甲方负责。\n\n第九条 乙方负责。”\n\n第三条 丙。"
    )
    assert labels(law) == ["第一条", "第二条", "第三条"]
    assert "第九条 乙方负责" in law.articles[1].text


def test_a_forgotten_closing_mark_swallows_nothing():
    assert labels(read("第一条 本条例所称“甲是指乙。\n\n第二条 丙。\n\n第三条 丁。")) == [
        "第一条",
        "第二条",
        "第三条",
    ]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        # An amendment whose points have lost their numbers: its first line begins with an article of the other law.
        (
            "中华人民共和国试验法修正案",
            "第一百六十二条后增加一条，作为第一百六十二条之一：“甲。\n\n- “乙。”\n\n将试验法第八条修改为：“丙。”",
            ["全文"],
        ),
        (
            "试验法修正案（二）",
            "一、将第三条修改为：\n\n“第三条 甲。\n\n“乙。”\n\n二、第五条改为第六条，修改为：\n\n第六条 丙。\n\n三、公布施行。",
            ["一、", "二、", "三、"],
        ),
        (
            "某机关关于修改《试验办法》的决定",
            "第六条修改为：“甲。”\n\n第九条 修改为：“乙。”\n\n第十条第二款改为：“丙。”",
            ["全文"],
        ),
        (
            "关于修改《试验解释》等二十七件规定的决定",
            "一、修改《试验解释》\n\n1.将引言修改为：\n\n“甲。”\n\n2.将第三条修改为：\n\n“一、甲”。\n\n3.删除第二条。\n\n"
            "二、修改《样本解释》\n\n1.甲。\n\n2.乙。\n\n3.丙。\n\n4.丁。\n\n5.戊。\n\n6.己。",
            ["一、", "二、"],
        ),
        (
            "某某会关于设立试验区的决定",
            "第一条 甲。\n\n第二条 乙。",
            ["第一条", "第二条"],
        ),
        # Interpretations, replies, opinions.
        ("最高机关关于试验问题的批复", "某某院：\n\n你院请示收悉。经研究，批复如下：\n\n甲。\n\n乙。", ["全文"]),
        (
            "关于试验问题的批复",
            "各院：\n\n第三百六十条第二款规定的甲，是指乙。\n\n一、甲。\n\n二、乙。\n\n某院\n\n1997年10月6日",
            ["一、", "二、"],
        ),
        ("关于工作时间的通知", "## 一、计算\n\n甲。\n\n## 二、折算\n\n乙。\n\n## 三\n丙。", ["一、", "二、", "三、"]),
        ("关于开展试验的意见", "现提出意见：\n\n（一）甲。\n\n乙。\n\n（二）丙。\n\n（三）丁。", ["（一）", "（二）", "（三）"]),
        ("关于开展试验的批复", "下列情形可以办理：\n\n（一）甲；\n\n（二）乙；\n\n（三）丙。", ["全文"]),
        ("试验和样本的补充安排", "双方商定：\n\n甲。", ["全文"]),
        ("试验管理公约", "### 第1条 目的\n\n甲。\n\n### 第2条 定义\n\n乙。", ["第1条", "第2条"]),
    ],
)  # fmt: skip
def test_texts_about_laws_and_texts_without_articles(title, body, expected):
    law = read(body, title)
    assert labels(law) == expected
    everything = law.preamble + "".join(article.label + article.text for article in law.articles)
    assert all(sign in everything for sign in "甲乙丙丁" if sign in body)


def test_parts_of_a_code():
    law = read(
        "# 第一编 总则\n\n## 第一分编　通则\n\n### 第一章 甲\n\n#### 第一节 乙\n\n第一条 甲。\n\n第二编 分则\n\n第一章　　乙\n\n第二条 乙。"
    )
    first, second = law.articles
    assert (first.part, first.chapter, first.section) == (
        "第一编 总则 第一分编 通则",
        "第一章 甲",
        "第一节 乙",
    )
    assert (second.part, second.chapter, second.section) == ("第二编 分则", "第一章 乙", "")


@pytest.mark.parametrize(
    "contents",
    [
        "目　录\n\n第一章 总则\n\n第二章 附则\n\n",
        "## 目录\n\n- 第一章 总则……1\n- 第一条 目的\n- 第二章 附则……2\n- 第二条 施行\n\n",
        "",
    ],
)
def test_a_table_of_contents(contents):
    law = read(f"{contents}## 第一章 总则\n\n第一条 甲。\n\n## 第二章 附则\n\n第二条 乙。")
    assert labels(law) == ["第一条", "第二条"]
    assert [article.chapter for article in law.articles] == ["第一章 总则", "第二章 附则"]


def test_a_preamble_after_the_contents_is_kept():
    law = read("目录\n\n序言\n\n第一章 总纲\n\n## 序言\n\n从前有一座山。\n\n## 第一章 总纲\n\n第一条 甲。")
    assert law.preamble == "从前有一座山。" and law.articles[0].chapter == "第一章 总纲"


@pytest.mark.parametrize(
    ("attached", "begins"),
    [
        ("附件:\n\n收费表\n\n100元以下 按4%", "附件"),
        ("附：试验名录", "附："),
        ("## 附表1 税目\n\n| 税目 | 税额 |\n|---|---|\n| 噪声 | 350元 |", "附表1"),
        ("附件1：操作规程\n\n一、甲。\n\n第一条 乙。\n\n第四条 丙。", "附件1"),
        ("试验规则\n\n第一条 子。\n\n第二条 丑。\n\n第三条 寅。\n\n第四条 卯。", "试验规则"),
    ],
)
def test_what_is_attached_is_no_article(attached, begins):
    law = read(f"{ARTICLES}\n\n{attached}")
    assert labels(law) == ["第一条", "第二条", "第三条"] and law.articles[-1].text == "丙。"
    assert law.appendix.startswith(begins) and "|" not in law.appendix


def test_a_paragraph_about_an_annex_ends_nothing():
    law = read("第一条 甲。\n\n附件所列的物品，应当登记。\n\n第二条 乙。\n\n附表中的税额\n\n第三条 丙。")
    assert labels(law) == ["第一条", "第二条", "第三条"] and not law.appendix


def test_tables_pictures_and_links_are_readable():
    law = read(
        "第一条 税目：\n\n| 税目 | 税额 |\n|:--|--:|\n| 噪声 | 350元 |\n\n<table><tr><td>水</td><td>1.4元</td></tr><tr><td>气</td></tr></table>"
        "\n\n![](a.png)见[说明](https://example.org/a)。"
    )
    assert law.articles[0].text == "税目：\n税目　税额\n噪声　350元\n水　1.4元\n气\n（图）见说明。"


@pytest.mark.parametrize(
    ("head", "name", "version", "force"),
    [
        ("2020年1月2日 通过", "", (2020, 1, 2), (2020, 1, 2)),
        ("2020年1月2日 通过\n\n2020年6月1日 施行", "", (2020, 1, 2), (2020, 6, 1)),
        ("1999年12月1日 通过,根据2020年12月23日通过的《决定》修正", "", (2020, 12, 23), (2020, 12, 23)),
        ("2021年6月10日 通过，自2021年9月1日起施行）", "", (2021, 6, 10), (2021, 9, 1)),
        ("本修正案自2021年3月1日起实行\n\n2020年12月26日 通过", "", (2020, 12, 26), (2021, 3, 1)),
        ("（1990年4月30日通过 根据1998年1月14日《决定》修正）", "", (1998, 1, 14), (1998, 1, 14)),
        ("2020年1月2日 通过", "某条例(2021-03-04).md", (2021, 3, 4), (2021, 3, 4)),
        ("2020年1月2日 通过", "某条例（20210304）.MD", (2021, 3, 4), (2021, 3, 4)),
        ("2020年13月45日 通过", "", None, None),
        ("法释〔2021〕11号", "", None, None),
    ],
)
def test_the_days_of_a_version(head, name, version, force):
    law = read("第一条 甲。", head=head, name=name)
    assert law.version_date == (version and date(*version))
    assert law.in_force_from == (force and date(*force))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("# 中华人民共和国试验法（2018年修正）", "中华人民共和国试验法"),
        ("# 试验办法（试行）", "试验办法（试行）"),
        ("# 试验办法(试行)(2001-03-13)", "试验办法（试行）"),
        ("# 试 验 办 法", "试验办法"),
        ("# 最高人民法院  最高人民检察院关于试验的解释", "最高人民法院、最高人民检察院关于试验的解释"),
        ("# 某军实施 《中华人民共和国试验法》办法", "某军实施《中华人民共和国试验法》办法"),
        ("# 中华人民共和国民法典\n\n# 第二编 物权", "中华人民共和国民法典·第二编物权"),
        ("# 试验办法\n\n# 试验办法", "试验办法"),
        ("# 试验办法\n\n# 某市人民政府令第3号", "试验办法"),
        ("试验办法", "试验办法"),
    ],
)
def test_names(head, title):
    assert statutes.read(f"{head}{MARK}第一条 甲。").title == title


@pytest.mark.parametrize(
    "head",
    [
        "（2020年1月2日某会通过）",
        "2020年1月2日 某会通过\n\n2021年1月2日 某会修正",
        "某令第3号\n\n（2020年1月2日通过 根据2021年3月4日的决定修正）\n\n目录\n\n第一章 总则",
    ],
)
def test_no_mark_between_head_and_body(head):
    law = statutes.read(
        f"# 试验办法\n\n{head}\n\n为了试验，制定本办法。\n\n## 第一章 总则\n\n第一条 甲。\n\n第二条 乙。"
    )
    assert labels(law) == ["第一条", "第二条"] and law.articles[0].chapter == "第一章 总则"
    assert law.version_date and law.preamble == "为了试验，制定本办法。"


def test_the_name_repeated_above_the_body_is_dropped():
    law = read("实施 《试验法》办法\n\n第一条 甲。", title="实施《试验法》办法")
    assert not law.preamble


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("自愿参加活动受伤谁担责", "## 案情回顾\n\n甲。\n\n## 法官解读\n\n一、乙。\n\n二、丙。"),
        ("张某与某公司合同纠纷案", "## 裁判要点\n\n1.甲。\n\n2.乙。\n\n3.丙。\n\n4.丁。\n\n5.戊。"),
        ("某规定适用案", "【基本案情】\n\n甲。"),
        ("加班费的攻略", "## 怎样要\n\n（一）甲。\n\n（二）乙。\n\n（三）丙。"),
    ],
)
def test_cases_and_guides_are_refused(title, body):
    with pytest.raises(statutes.NotAStatute, match=r"案例|名称也不像"):
        read(body, title)


def test_a_law_that_speaks_of_cases_is_read():
    law = read("## 第一章 公布\n\n第一条 公布下列内容：\n\n关键词\n\n基本案情\n\n第二条 乙。", "案例发布规定")
    assert labels(law) == ["第一条", "第二条"]


def test_damaged_text_is_refused_rather_than_read_as_other_signs():
    data = "第一条 为了试验，制定本办法。".encode() * 20
    with pytest.raises(statutes.NotAStatute, match="损坏"):
        statutes.decode(data[:100] + data[101:])


LINES = st.sampled_from(
    [
        "# 试验法", "# 第一编 总则", "## 第一章 总则", "### 第一节", "第一条 甲。", "第二条", "第二条乙。", "第三条 丙：",
        "第三条之一 丁。", "第三条规定的甲。", "第一条 再来。", "（一）甲；", "一、甲。", "二、乙。", "## 三", "1. 甲", "2.乙",
        "“第五条 甲。", "乙。”", "第六条修改为：“", "附件：", "附件所列甲。", "附则", "目录", "序言", "<!-- INFO END -->", "<!--",
        "-->", "| a | b |", "|---|", "<table><tr>", "</td>", "2020年1月2日 通过", "2020年99月99日", "&#0;&nbsp;", "![](a)[b](c)",
        "基本案情", "第九九九九九九条 甲。", "第〇条 甲。", "＃", "#", "**", "\u2028", "\x0c", "-", ">", "　", "\\",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=40), st.sampled_from(["", "试验办法(2020-01-02).md", "x(9999-99-99).md"]))
def test_any_mixture_of_lines_is_read_or_refused(mixture, name):
    try:
        law = statutes.read("\n".join(mixture), name)
    except statutes.NotAStatute as reason:
        assert str(reason)
        return
    assert law.title and law.articles and "\0" not in law.digest
    for article in law.articles:
        assert len(article.label) <= 40 and 0 < article.number <= 9999
        assert statutes.clauses_of(article.text)


@given(st.integers(2, 60), st.data())
def test_quotations_and_references_change_no_count(count, data):
    """Whatever stands between the articles, each is found once and in order."""
    between = st.sampled_from(
        ["", "第三条规定的甲。", "（一）甲；", "“第四条 甲。”", "附件所列甲。", "| 甲 | 乙 |", "一、甲。"]
    )
    body = "".join(
        f"{statutes.article_label(n)} 甲。\n\n{data.draw(between)}\n\n" for n in range(1, count + 1)
    )
    assert [article.number for article in read(body).articles] == list(range(1, count + 1))


@pytest.mark.parametrize(
    "text",
    ["<!--" * 200_000, "# " + " " * 400_000 + "a", "（" * 400_000, "第" * 400_000, "第一条" + " " * 400_000],
)
def test_odd_texts_do_not_take_forever(text):
    with pytest.raises(statutes.NotAStatute):
        statutes.read(text + "\n" * 3)

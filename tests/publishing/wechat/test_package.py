"""A package keeps the platform's rules, or is not written."""

import io
import json
import re
import zipfile
from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from cases import guards
from publishing.article import Article, Citation, Dialogue, Heading, Items, Paragraph, Picture, Run, texts
from publishing.wechat import fragment, package, preview, rules


def jpeg(width, height, colour=(200, 180, 150), **options):
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG", **options)
    return out.getvalue()


PANEL = jpeg(1080, 810)


def article(**changes) -> Article:
    whole = Article(
        slug="zhuoyi",
        title="店里坐不下，能把桌椅摆到人行道上吗？",
        author="白沙街道普法工坊",
        digest="桌椅摆上人行道，罚了五百元。",
        source_url="https://pufa.example.cn/cases/zhuoyi/",
        blocks=(
            Paragraph((Run("夏天的晚上，"), Run("店里坐不下", bold=True), Run("。"))),
            Picture(PANEL, 1080, 810, "店主在门前摆桌子"),
            Dialogue((("老板", "里面坐不下啦"), ("", "第二天"))),
            Heading("法律怎么说"),
            Citation(
                "《城市市容和环境卫生管理条例》第十四条",
                "人行道是大家的路。",
                "任何单位和个人都不得……\n（二）……",
            ),
            Items(
                (Paragraph((Run("桌椅放在店里"),)), Paragraph((Run("先申请", href="https://a.example/"),))),
                True,
            ),
        ),
        cover_wide=jpeg(1800, 766),
        cover_square=jpeg(500, 500),
        crop_235_1="0_0_1_1",
        crop_1_1="0.3_0_0.7_1",
    )
    return replace(whole, **changes)


@pytest.fixture(autouse=True)
def no_guards(monkeypatch):
    """These tests have no database, so they ask no vault; what the guards see has tests of its own."""
    monkeypatch.setattr(guards, "_guards", [])


prose = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
runs = st.builds(
    Run, prose, st.booleans(), st.sampled_from(["", "https://a.example/x", "https://mp.weixin.qq.com/s/y"])
)
paragraphs = st.lists(runs, min_size=1, max_size=4).map(lambda found: Paragraph(tuple(found)))
blocks = st.one_of(
    paragraphs,
    prose.map(Heading),
    st.lists(paragraphs, min_size=1, max_size=4).map(lambda found: Items(tuple(found))),
    st.lists(st.tuples(prose, prose), min_size=1, max_size=4).map(lambda found: Dialogue(tuple(found))),
    st.builds(Citation, prose, prose, prose),
    st.builds(Picture, st.just(PANEL), st.just(1080), st.just(810), prose.filter(lambda text: text.strip())),
)


@given(st.lists(blocks, min_size=1, max_size=12))
def test_whatever_is_written_keeps_the_rules(found):
    broken = rules.check_html(fragment.write(article(blocks=tuple(found))))
    # Only what the editor typed can break a rule: a star of Markdown, or too much text.
    assert not [v for v in broken if "*" not in v.message and "个字符" not in v.message]


def test_a_sound_article_becomes_the_same_bytes_each_time():
    first, second = package.build(article()), package.build(article())
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as files:
        names = [name.removeprefix("zhuoyi/") for name in files.namelist()]
        assert names == sorted(names)
        assert set(names) == {
            "article.html",
            "article.txt",
            "cover-1x1.jpg",
            "cover-235x1.jpg",
            "images/01.jpg",
            "manifest.json",
            "preview.html",
        }
        manifest = json.loads(files.read("zhuoyi/manifest.json"))
        assert manifest["files"]["images/01.jpg"]["width"] == 1080
        html = files.read("zhuoyi/article.html").decode()
        assert manifest["characters"] == rules.content_length(html)
        assert "https://a.example/" in html and "<a " not in html, "a foreign link becomes a footnote"
        assert files.getinfo("zhuoyi/images/01.jpg").compress_type == zipfile.ZIP_STORED


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"title": "字" * 33}, "标题"),
        ({"title": " "}, "标题"),
        ({"author": "字" * 17}, "作者"),
        ({"digest": "字" * 121}, "摘要"),
        ({"source_url": "https://a.example/" + "x" * 1024}, "原文链接"),
        ({"blocks": ()}, "正文"),
        ({"blocks": (Paragraph((Run("字" * 20_000),)),)}, "正文"),
        ({"blocks": (Paragraph((Run("**重要**"),)),)}, "正文"),
        ({"blocks": (Picture(PANEL, 1080, 810, " "),)}, "图片 01"),
        ({"blocks": (Picture(b"GIF89a", 1080, 810, "画面"),)}, "图片 01"),
        ({"blocks": (Picture(jpeg(1200, 900), 1200, 900, "画面"),)}, "图片 01"),
        ({"blocks": (Picture(jpeg(1080, 810, comment=b"camera"), 1080, 810, "画面"),)}, "图片 01"),
        ({"blocks": (Picture(PANEL + b"\0" * rules.IMAGE_BYTES, 1080, 810, "画面"),)}, "图片 01"),
        ({"cover_wide": b""}, "封面"),
        ({"cover_wide": jpeg(1000, 500)}, "长封面"),
        ({"cover_square": jpeg(100, 100)}, "方封面"),
    ],
)
def test_a_broken_rule_is_named_and_nothing_is_written(changes, named):
    with pytest.raises(package.NotReady) as refused:
        package.build(article(**changes))
    assert any(violation.where == named for violation in refused.value.violations)


@pytest.mark.parametrize(
    "html",
    [
        "<div>字</div>",
        "<section><style>p{}</style></section>",
        '<section><p class="a">字</p></section>',
        '<section><p id="a">字</p></section>',
        '<section><p onclick="x()">字</p></section>',
        '<section><p style="position:fixed">字</p></section>',
        '<section><p style="width:300px">字</p></section>',
        '<section><p style="font-size:16px;line-height:12px">字</p></section>',
        '<section><p style="text-align:start">字</p></section>',
        '<section><img src="data:image/png;base64,AA" data-w="1" data-ratio="1" alt="画"></section>',
        '<section><img src="https://elsewhere.example/a.jpg" data-w="1" data-ratio="1" alt="画"></section>',
        '<section><img src="images/01.jpg" alt="画"></section>',
        '<section><a href="https://elsewhere.example/">字</a></section>',
        "<section>" * 8 + "字" + "</section>" * 8,
        "<section>字</section><section>字</section>",
        "<section><p>字</section>",
        "<!doctype html><section>字</section>",
    ],
)
def test_what_the_editor_would_break_is_refused(html):
    assert rules.check_html(html)


def test_a_width_in_pixels_is_told_from_a_border_and_a_maximum():
    assert not rules.check_html(
        '<section style="border-width:2px;max-width:300px;line-height:1.75"><p>字</p></section>'
    )


def test_every_text_of_the_package_is_shown_to_the_guards(monkeypatch):
    seen = []
    monkeypatch.setattr(guards, "_guards", [lambda outgoing: seen.append(outgoing) or []])
    ref = uuid4()
    package.build(article(), frozenset({ref}))
    shown = " ".join(text for _, text in seen[0].texts)
    assert seen[0].case_refs == {ref}
    for text in (
        "zhuoyi",
        "店主在门前摆桌子",
        "里面坐不下啦",
        "老板",
        "先申请",
        "罚了五百元",
        "https://a.example/",
    ):
        assert text in shown
    assert {place for place, _ in texts(article())} <= {place for place, _ in seen[0].texts}


def test_a_guard_stops_the_package(monkeypatch):
    monkeypatch.setattr(guards, "_guards", [lambda outgoing: [guards.Finding("标题", "里有真实姓名")]])
    with pytest.raises(guards.Blocked):
        package.build(article())


def test_the_copy_has_public_pictures_or_says_where_to_put_them():
    public = article(blocks=(Picture(PANEL, 1080, 810, "画面", "https://pufa.example.cn/media/a.jpg"),))
    assert 'src="https://pufa.example.cn/media/a.jpg"' in fragment.write(public, package.pasted)
    local = article(blocks=(Picture(PANEL, 1080, 810, "画面", "/media/a.jpg"),))
    assert "在这里插入 images/01.jpg" in fragment.write(local, package.pasted)


@given(prose)
@example("</script><script>alert(1)</script><!--")
def test_no_text_breaks_out_of_the_preview(text):
    page = preview.write(article(title=text, digest=text), "<section></section>")
    assert len(re.findall(r"<script>", page)) == len(re.findall(r"</script>", page)) == 1

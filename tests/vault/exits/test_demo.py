"""The invented street as `make demo` builds it, in a vault of three thousand random values more: nothing, then what is planted."""

import random

import pytest
from django.db import connection

from cases import statute_import
from cases.models import CasePage
from config.demo import build as demo
from config.demo import review, stories
from config.demo.cases import CASES
from config.founding import found_site
from config.roles import EDITOR, REVIEWER
from vault.exits import search, web
from vault.exits.refs import Refs
from vault.known.guard import values_of_case
from vault.models import Marking, RawCase
from vault.models import Party as Line

pytestmark = pytest.mark.django_db

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈"
)
GIVEN = "启芳娜敏静丽强磊军洋勇艳杰娟涛超兰霞刚桂英玉萍红鹏辉健玲梅琳婷慧莹斌宇浩凯欣怡泽轩梓涵雪倩"


@pytest.fixture
def street(settings, tmp_path, monkeypatch):
    """Cases, statutes and the first comic, through the functions that staff use."""
    for folder in ("EXPORTS_DIR", "MEDIA_DIR"):
        setattr(settings, folder, tmp_path / folder)
        getattr(settings, folder).mkdir()
    tree = found_site(demo.OFFICE, "testserver", 80)
    users = demo._users()
    statute_import.take_in([demo.STATUTES])
    cases = {case.slug: review.publish_case(case, users[EDITOR], users[REVIEWER]) for case in CASES}
    monkeypatch.setattr(stories, "EPISODES", stories.EPISODES[:1])
    stories.publish_episodes(tree.series, cases, users[EDITOR], users[REVIEWER])


def crowd(count: int) -> list[RawCase]:
    """As many cases more, each with a name, a telephone and an identity card that nobody has."""
    draw = random.Random(5)
    people = []
    for number in range(count):
        name = draw.choice(SURNAMES) + "".join(draw.sample(GIVEN, 2))
        phone, card = (
            f"1{draw.choice('356789')}{draw.randrange(10**9):09}",
            f"4407031{draw.randrange(10**11):011}",
        )
        people.append(
            (
                RawCase(text=f"{name}，{phone}，{card}。", fingerprint=f"random {number}", status="approved"),
                name,
            )
        )
    cases = RawCase.objects.bulk_create((case for case, _ in people), batch_size=500)
    Line.objects.bulk_create((Line(case=case, name=name) for case, name in people), batch_size=500)
    Marking.objects.bulk_create(
        (Marking(case=case, state=_marks(case.text)) for case in cases), batch_size=500
    )
    return cases


def _marks(text: str) -> dict:
    at = [text.index("，") + 1, text.rindex("，") + 1]
    places = [("PHONE", at[0], at[0] + 11), ("ID", at[1], at[1] + 18)]
    keys = {"replacement": "〔隐去〕", "entity": "", "source": "rule"}
    return {"spans": [{"type": kind, "start": a, "end": b} | keys for kind, a, b in places], "suspects": []}


def test_the_demo_holds_none_of_three_thousand_values_until_one_is_planted(street):
    cases = crowd(1_000)
    report = search.scan(search.sights(Refs(), most_queries=60, quick=True))
    assert report.leaks == [], report.blind
    assert report.values >= 3_000 and report.artefacts > 1_000
    assert {"网页", "搜索结果", "公众号发布包", "历史版本", "数据表", "案卷库的记录"} <= set(report.looked_at)

    page = CasePage.objects.first()
    draw = random.Random(6)
    planted = draw.sample(cases, 40)
    said = "，".join(
        _dressed(value.text, draw)
        for case in planted
        for value in values_of_case(case)
        if len(value.text) > 2
    )
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_casepage SET summary = %s WHERE page_ptr_id = %s", [said, page.pk])
    found = search.scan(web.pages(Refs(), {page.pk}))
    assert {leak.case for leak in found.leaks} == {case.pk for case in planted}
    assert {leak.value_kind for leak in found.leaks} == {"姓名", "电话", "身份证件号"}


def _dressed(text: str, draw: random.Random) -> str:
    dress = draw.choice(
        [
            lambda: text,
            lambda: " ".join(text),
            lambda: "".join(chr(ord(char) + 0xFEE0) if char.isascii() else char for char in text),
            lambda: f"{text[:1]}·{text[1:]}",
        ]
    )
    return dress()

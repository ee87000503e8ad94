"""Citations as links: in rich text, across marks, and never inside another link."""

from datetime import date

import pytest
from django.urls import reverse
from factories import CasePageFactory, OffenceFactory

from cases import linking, statute_import
from cases.models import Provision, Statute

pytestmark = pytest.mark.django_db

LAW = """# 中华人民共和国试验法

2020年1月1日 通过

<!-- INFO END -->

## 第一章 总则

第一条 为了试验，制定本法。

第二条 有下列情形之一的，依照本法第一条处罚：

（一）摆摊的；

（二）违反第三条之一的。

第三条之一 应当收摊。
"""


@pytest.fixture
def law(tmp_path):
    path = tmp_path / "试验法(2020-01-01).md"
    path.write_text(LAW)
    statute_import.take_in([path])
    return Statute.objects.get()


def test_a_citation_becomes_a_link(law):
    linked = linking.link_citations("<p>依照《试验法》第二条处罚。</p>")
    assert (
        linked == f'<p>依照<a class="cites" href="{law.get_absolute_url()}#t2">《试验法》第二条</a>处罚。</p>'
    )


def test_a_law_cited_as_a_whole_becomes_a_link(law):
    assert f'href="{law.get_absolute_url()}">《试验法》</a>' in linking.link_citations("见《试验法》的规定")


def test_plain_text_is_escaped(law):
    linked = linking.link_citations("A & B 依照试验法第三条之一")
    assert linked.startswith("A &amp; B 依照<a") and '#t3-1">试验法第三条之一</a>' in linked


def test_a_citation_that_runs_over_marks_keeps_them(law):
    linked = linking.link_citations("<p>《试验法》<b>第二条</b></p>")
    assert linked.count("<a ") == 2 and "<b><a " in linked


def test_a_link_gets_no_link_within(law):
    source = '<p><a href="/x">《试验法》第二条</a></p>'
    assert linking.link_citations(source) == source


def test_unknown_laws_are_left_as_text_and_listed(law, case_index):
    page = CasePageFactory(parent=case_index, reasons="<p>违反《没有的法》第三条、《试验法》第九条。</p>")
    assert "<a" not in linking.link_citations(page.reasons)
    found = [(name, reason) for name, reason, *_ in linking.unknown_laws([page])]
    assert found == [("没有的法", "没有收录这部法"), ("试验法第九条", "这部法里没有这一条")]


def test_the_page_of_a_statute(law, client, home, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        answer = client.get(reverse("statute", args=[law.pk]))
    text = answer.content.decode()
    assert 'id="t2"' in text and 'id="t3-1"' in text and "第一章 总则" in text
    assert f'href="{law.get_absolute_url()}#t1">本法第一条</a>' in text
    assert f'href="{law.get_absolute_url()}#t3-1">第三条之一</a>' in text


def test_an_old_version_points_to_the_new(law, client, home, tmp_path):
    path = tmp_path / "试验法(2022-01-01).md"
    path.write_text(LAW.replace("应当收摊", "应当立即收摊"))
    statute_import.take_in([path])
    new = Statute.objects.get(superseded_by=None)
    text = client.get(law.get_absolute_url()).content.decode()
    assert "旧版" in text and new.get_absolute_url() in text
    assert law.get_absolute_url() in client.get(new.get_absolute_url()).content.decode()
    listed = client.get(reverse("statutes"), {"q": "试验"}).content.decode()
    assert new.get_absolute_url() in listed and law.get_absolute_url() not in listed


def test_a_case_cites_the_law_of_its_day(law, case_index, client, tmp_path):
    path = tmp_path / "试验法(2022-01-01).md"
    path.write_text(LAW)
    statute_import.take_in([path])
    new = Statute.objects.get(superseded_by=None)
    for day, statute in ((date(2021, 1, 1), law), (date(2023, 1, 1), new), (None, new)):
        page = CasePageFactory(parent=case_index, happened_on=day, reasons="<p>违反《试验法》第二条。</p>")
        assert f'href="{statute.get_absolute_url()}#t2"' in client.get(page.url).content.decode()


def test_the_case_page_asks_as_much_with_many_cases_as_with_few(law, case_index, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    provisions = list(Provision.objects.all())
    page = CasePageFactory(
        parent=case_index,
        law=[("provision", {"plain": "收摊。", "provision": provision}) for provision in provisions],
        reasons="<p>违反《试验法》第二条、第三条之一。</p>",
        offence=OffenceFactory(),
    )
    CasePageFactory.create_batch(3, parent=case_index, offence=page.offence)
    client.get(page.url)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(page.url).status_code == 200
        counts.append(len(queries))
        shown = [q["sql"][:200] for q in queries]
        CasePageFactory.create_batch(4, parent=case_index, offence=page.offence)
    assert counts[0] == counts[1] <= 12, shown

"""The law in the admin: found by its name and article, never written by hand."""

import pytest
from django.urls import reverse
from factories import CasePageFactory, OffenceFactory
from hypothesis import given
from hypothesis import strategies as st

from cases import law_lookup, statute_import, statutes
from cases.models import Provision, Statute


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("食品安全法 34", (34, None, ("食品安全法",))),
        ("食品安全法第三十四条", (34, None, ("食品安全法",))),
        ("《食品安全法》第34条", (34, None, ("食品安全法",))),
        ("第一百二十条之一", (120, 1, ())),
        ("刑法 120-1", (120, 1, ("刑法",))),
        ("过期食品", (None, None, ("过期食品",))),
        ("", (None, None, ())),
    ],
)
def test_what_staff_type_is_understood(query, wanted):
    read = law_lookup.read_query(query)
    assert (read.number, read.branch, read.words) == wanted


@given(st.text(max_size=60))
def test_any_query_is_understood_somehow(query):
    law_lookup.read_query(query)


@given(st.integers(1, 2000))
def test_an_article_is_found_in_either_writing(number):
    written = statutes.article_label(number)
    assert law_lookup.read_query(f"食品法{written}") == law_lookup.read_query(f"食品法 {number}")


@pytest.fixture
def laws(db, tmp_path):
    for title, day, text in (
        ("食品安全法", "2015-01-01", "旧的"),
        ("食品安全法", "2021-01-01", "过期食品不得卖"),
        ("食品安全法实施条例", "2019-01-01", "细的"),
    ):
        path = tmp_path / f"{title}({day}).md"
        path.write_text(f"# 中华人民共和国{title}\n\n<!-- INFO END -->\n\n第一条 总则。\n\n第二条 {text}。")
    statute_import.take_in([tmp_path])


def test_the_version_in_force_of_the_law_itself_comes_first(laws):
    found = list(law_lookup.provisions(Provision.objects.all(), "食品安全法 2"))
    assert [p.text for p in found] == ["过期食品不得卖。", "细的。", "旧的。"]
    assert [p.label for p in law_lookup.provisions(Provision.objects.all(), "过期食品")] == ["第二条"]


CHOOSER = "wagtailsnippetchoosers_cases_provision:choose_results"


def test_the_chooser_finds_an_article(laws, admin_client):
    shown = admin_client.get(reverse(CHOOSER), {"q": "食品安全法 第二条"}).content.decode()
    assert "过期食品不得卖" in shown and shown.index("过期食品不得卖") < shown.index("旧的")
    before = admin_client.get(reverse(CHOOSER)).content.decode()
    assert "旧的" not in before, "what is no longer in force is shown only when looked for"
    assert "没有找到" in admin_client.get(reverse(CHOOSER), {"q": "没有的法"}).content.decode()


@pytest.mark.parametrize("model", ["statute", "provision", "offence"])
def test_the_lists_are_shown_and_searched(model, laws, admin_client):
    OffenceFactory()
    address = reverse(f"wagtailsnippets_cases_{model}:list")
    assert admin_client.get(address).status_code == 200
    assert admin_client.get(address, {"q": "食品安全法 2"}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("model", ["statute", "provision"])
def test_an_empty_list_says_what_to_do(model, admin_client):
    shown = admin_client.get(reverse(f"wagtailsnippets_cases_{model}:list")).content.decode()
    assert "还没有" in shown


def test_official_text_is_shown_and_never_written(laws, admin_client):
    statute = Statute.objects.first()
    for name, args in (("add", []), ("edit", [statute.pk]), ("delete", [statute.pk])):
        answer = admin_client.get(reverse(f"wagtailsnippets_cases_statute:{name}", args=args))
        assert answer.status_code in (302, 404), "refused"
    shown = admin_client.get(reverse("wagtailsnippets_cases_statute:inspect", args=[statute.pk]))
    assert statute.title in shown.content.decode()


def test_the_editor_opens_with_its_tabs(case_index, admin_client):
    page = CasePageFactory(parent=case_index)
    shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    for tab in ("内容", "分类与相关", "网址与搜索"):
        assert tab in shown

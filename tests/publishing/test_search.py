"""Residents' search, on the real index of whichever database is named."""

import pytest
from django.core.management import call_command
from factories import CasePageFactory, EpisodePageFactory, OffenceFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from publishing.models import PlainPage
from publishing.search.residents import Found, snippet

pytestmark = [pytest.mark.data, pytest.mark.django_db]

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=80)


def index(*pages):
    """Index now: in a test's transaction nothing is ever committed, so Wagtail's own turn does not come."""
    for page in pages:
        get_search_backend().add(page)


def titles(query):
    found = Found(query)
    return [Page.objects.get(url_path=f"/{home_slug()}{result.url}").title for result in found[0:50]]


def home_slug():
    return Page.objects.get(depth=2, content_type__model="homepage").slug


@pytest.fixture
def stall(case_index):
    page = CasePageFactory(
        parent=case_index,
        title="面馆的八张桌子",
        offence=OffenceFactory(),
        summary="占道经营违法。城管队员上门两次，罚款500元。",
    )
    index(page)
    return page


@pytest.mark.parametrize(
    "query",
    ["占道经营", "占道", "城管", "道", "占道 城管", "罚款500元", "５００", "桌子", "把桌椅摆到人行道上"],
)
def test_words_inside_running_chinese_are_found(stall, query):
    assert titles(query) == [stall.title]


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        '占道"',
        "'; DROP TABLE",
        "*",
        "NEAR(a b)",
        "a AND",
        "-占道",
        "%s",
        "占\x00道",
        "(((",
        "\\",
        ":*",
    ],
)
def test_no_sign_breaks_the_search(stall, client, query):
    assert client.get("/search/", {"q": query}).status_code == 200


def test_a_query_of_nothing_but_signs_finds_nothing(stall):
    assert len(Found('"')) == 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HAN, min_size=1, max_size=4), st.data())
def test_every_run_of_every_text_is_found(home, texts, data):
    pages = [
        home.add_child(instance=PlainPage(title=f"页{n}", slug=f"p{n}", body=f"<p>{text}</p>"))
        for n, text in enumerate(texts)
    ]
    index(*pages)
    try:
        for page, text in zip(pages, texts, strict=True):
            start = data.draw(st.integers(0, len(text) - 1))
            stop = data.draw(st.integers(start + 1, min(len(text), start + 12)))
            found = Page.objects.live().search(text[start:stop])
            assert page.pk in {hit.pk for hit in found}
    finally:
        for page in pages:
            get_search_backend().delete(page)
            page.delete()
        home.refresh_from_db()


def test_the_title_counts_most(case_index):
    inside = CasePageFactory(parent=case_index, title="早餐店", summary="油烟" + "别的事。" * 5)
    named = CasePageFactory(parent=case_index, title="油烟往哪里排", summary="别的事。" * 5)
    index(named, inside)
    assert titles("油烟") == [named.title, inside.title]


def test_the_words_of_a_comic_are_found(series):
    balloon = {"kind": "speech", "speaker": "老板", "text": "桌子摆出去两张！"}
    episode = EpisodePageFactory(parent=series, panels=[])
    episode.panels = [("panel", {"image": None, "alt_text": "面馆门口", "balloons": [balloon]})]
    episode.save()
    index(episode)
    assert titles("摆出去两张") == [episode.title]
    assert titles("面馆门口") == [episode.title]


def test_only_live_public_pages_are_found(stall):
    stall.unpublish()
    assert len(Found("占道经营")) == 0


def test_a_question_that_no_page_holds_whole_finds_what_is_near(stall):
    found = Found("占道怎么罚款")
    assert found.near
    assert [result.url for result in found[0:5]] == [stall.url]


def test_pages_of_results_follow_one_another(case_index):
    pages = [CasePageFactory(parent=case_index, summary="占道" * (n + 1)) for n in range(7)]
    index(*pages)
    found = Found("占道")
    assert len(found) == 7
    urls = [result.url for result in found[0:4]] + [result.url for result in found[4:8]]
    assert sorted(urls) == sorted(page.url for page in pages)


def test_staff_find_a_page_while_they_type(stall):
    assert stall.pk in {page.pk for page in Page.objects.autocomplete("八张")}


def test_rebuilding_the_index_finds_the_same(stall):
    call_command("update_index", verbosity=0)
    assert titles("占道经营") == [stall.title]


def test_snippet_marks_the_word_and_escapes_the_rest():
    text = "<b>" + "前" * 50 + "占道，经营" + "后" * 100
    marked = snippet(text, ["占 道 经 营"])
    assert "<mark>占道，经营</mark>" in marked
    assert marked.startswith("……") and marked.endswith("……")
    assert "&lt;b&gt;占" in snippet("<b>占道", ["占 道"]).replace("<mark>", "")


def test_an_empty_result_says_what_to_do(client, case_index):
    page = client.get("/search/", {"q": "鳗鱼"}).content.decode()
    assert "没有找到“鳗鱼”" in page
    assert "按事情翻看全部案例" in page

"""What residents find on each page, and how much the site asks of its database for it."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories import CasePageFactory, EpisodePageFactory, OffenceFactory
from stories import draw, tell
from wagtail.models import PageViewRestriction

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


def text(client, url, **kwargs):
    response = client.get(url, **kwargs)
    assert response.status_code == 200
    return response.content.decode()


def queries(client, url):
    client.get(url)  # content types and site roots are asked for once in a process
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def in_order(page, *parts):
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_a_case_answers_in_the_order_of_a_residents_questions(client, case, episode):
    in_order(
        text(client, case.url),
        "发生了什么",
        "看漫画",
        "法律怎么说",
        "怎么处理的",
        "怎样做才对",
        "已经违规了怎么办",
        "到哪里问",
    )


def test_an_article_of_law_stands_in_full_with_its_version(client, case):
    page = text(client, case.url)
    assert "任何单位和个人不得占用城市道路摆摊设点。" in page
    assert "2021年3月1日版" in page


def test_a_case_shows_only_what_it_has(client, case_index):
    page = text(client, CasePageFactory(parent=case_index).url)
    assert "看漫画" not in page
    assert "法律怎么说" not in page
    assert "到哪里领小册子" not in page


def test_where_to_pick_up_the_leaflet_comes_from_other_rooms(client, case, monkeypatch):
    from cases import companions

    place = {"name": "长堤历史街区服务站", "when": "周六上午", "url": ""}
    monkeypatch.setattr(companions, "_companions", [lambda case: {"pickup_places": [place]}])
    assert "长堤历史街区服务站" in text(client, case.url)


def test_every_word_of_a_comic_is_text(client, episode):
    page = text(client, episode.url)
    assert page.count("桌子摆出去两张！") == 3
    assert page.count('alt="老板往门外搬桌子"') == 3
    assert "先申请，按线摆。" in page


def test_pictures_keep_their_place_and_wait_to_be_seen(client, episode):
    pictures = re.findall(r"<img [^>]*>", text(client, episode.url))
    drawings = [tag for tag in pictures if "老板" in tag]
    assert all("width=" in tag and "height=" in tag for tag in pictures)
    assert ["lazy" in tag for tag in drawings] == [False, True, True]


def test_episodes_follow_one_another_and_lead_to_their_cases(client, series, case):
    first, second, third = (draw(series, case, number=n, title=f"第{n}回", panels=1) for n in (1, 2, 3))
    page = text(client, second.url)
    assert f'rel="prev" href="{first.url}"' in page
    assert f'rel="next" href="{third.url}"' in page
    assert case.url in page
    assert 'rel="next"' not in text(client, third.url)


def test_drafts_stay_hidden_everywhere(client, home, case_index, comic_index, case, episode, series):
    episode.unpublish()
    case.unpublish()
    other = tell(case_index, None, title="另一个案例")
    for url in (home.url, case_index.url, comic_index.url, series.url, other.url):
        page = text(client, url)
        assert case.title not in page
        assert episode.title not in page
    assert client.get(case.url).status_code == 404


def test_cases_are_chosen_by_offence_and_tag(client, case_index, case):
    dog = CasePageFactory(
        parent=case_index,
        title="遛狗不牵绳",
        offence=OffenceFactory(name="养犬", plain_name="遛狗不牵绳", slug="yangquan"),
    )
    page = text(client, case_index.url, data={"offence": "yangquan"})
    assert dog.url in page
    assert f'href="{case.url}"' not in page
    page = text(client, case_index.url, data={"tag": case.tags.get(name="夜间").slug})
    assert f'href="{case.url}"' in page
    assert f'href="{dog.url}"' not in page


@pytest.mark.parametrize(
    "parameters", [{"offence": "no-such"}, {"tag": "'\""}, {"page": "x"}, {"page": "99"}]
)
def test_a_filter_that_is_not_one_shows_all(client, case_index, case, parameters):
    assert case.url in text(client, case_index.url, data=parameters)


def test_a_long_list_has_pages_that_keep_the_filter(client, case_index):
    offence = OffenceFactory()
    for _ in range(13):
        CasePageFactory(parent=case_index, offence=offence)
    page = text(client, case_index.url, data={"offence": offence.slug})
    assert f"?offence={offence.slug}&amp;page=2" in page
    assert "第 2 页，共 2 页" in text(client, case_index.url, data={"offence": offence.slug, "page": 2})


def test_related_cases_are_the_chosen_first_then_those_of_the_same_offence(client, case_index, case):
    same = tell(case_index, None, title="也是占道")
    chosen = CasePageFactory(parent=case_index, title="选中的")
    case.related_cases.set([chosen])
    case.save()
    in_order(text(client, case.url), chosen.title, same.title)


@pytest.mark.parametrize("kind", ["case", "episode"])
def test_a_page_asks_no_more_of_a_large_site_than_of_a_small_one(
    client, series, case_index, case, episode, provision, kind
):
    url = {"case": case.url, "episode": episode.url}[kind]
    few = queries(client, url)
    for _ in range(10):
        EpisodePageFactory(parent=series)
        tell(case_index, provision)
    assert queries(client, url) == few
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    assert len(captured) <= MOST_QUERIES, "\n".join(query["sql"] for query in captured)


def test_more_panels_and_articles_ask_no_more(client, series, case_index, case, provision):
    small = draw(series, case, panels=1)
    large = draw(series, case, panels=6)
    assert queries(client, small.url) == queries(client, large.url)
    twice = tell(case_index, provision)
    twice.law = [*twice.law.raw_data, *twice.law.raw_data]
    twice.save()
    assert queries(client, tell(case_index, provision).url) == queries(client, twice.url)


def test_a_restricted_page_asks_for_its_password(client, case):
    PageViewRestriction.objects.create(page=case, restriction_type="password", password="x" * 12)
    assert "三句" not in client.get(case.url).content.decode()
    assert 'type="password"' in client.get(case.url).content.decode()


def test_machines_are_told_what_a_page_is(client, case, episode):
    page = text(client, case.url)
    assert f'<link rel="canonical" href="{case.full_url}">' in page
    assert f'<meta property="og:title" content="{case.title}">' in page
    assert "og:image" in page
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
    assert data["@type"] == "Article"
    assert data["url"] == case.full_url


def test_a_title_cannot_leave_its_data_block(client, case_index):
    page = text(client, CasePageFactory(parent=case_index, title="</script><b>x").url)
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]
    assert json.loads(block)["name"] == "</script><b>x"


def test_the_large_edition_is_remembered_and_left_again(client, home):
    answer = client.get("/reading/large/", {"next": "/search/?q=油烟"})
    assert answer["Location"] == "/search/?q=%E6%B2%B9%E7%83%9F"
    assert 'class="elder"' in text(client, home.url)
    client.get("/reading/normal/")
    assert 'class="elder"' not in text(client, home.url)


@pytest.mark.parametrize(
    "target", ["https://example.com/", "//example.com", "javascript:alert(1)", "\\\\example.com"]
)
def test_changing_the_edition_leads_nowhere_else(client, target):
    assert client.get("/reading/large/", {"next": target})["Location"] == "/"


def test_pages_of_both_editions_are_kept_apart_by_caches(client, home):
    assert "Cookie" in client.get(home.url)["Vary"]


def test_nothing_is_fetched_from_strangers(client, home, case, episode, about):
    for url in (home.url, case.url, episode.url, about.url, "/search/?q=x", "/law/"):
        response = client.get(url)
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        page = response.content.decode()
        assert not re.search(
            r'(?:src|href)="(?:https?:)?//(?!testserver)',
            page.replace(f"http://{home.get_site().hostname}", "http://testserver"),
        )
        assert not re.search(r"<[^>]* (?:style|on[a-z]+)=", page)
        assert response["Referrer-Policy"] == "same-origin"


def test_the_admin_keeps_what_wagtail_needs(client):
    assert "Content-Security-Policy" not in client.get("/admin/login/")


def test_the_login_is_ours_and_says_what_to_do(client, home):
    page = text(client, "/admin/login/")
    assert "登录普法工坊" in page
    assert "找管理员重设" in page


def test_feeds_carry_the_newest(client, case, episode):
    cases = text(client, "/feeds/cases.xml")
    assert case.title in cases
    assert "<feed" in cases
    assert episode.title in text(client, "/feeds/comics.xml")


def test_the_sitemap_lists_public_pages(client, case):
    assert case.full_url in text(client, "/sitemap.xml")


def test_robots_are_kept_out_of_the_admin(client):
    assert "Disallow: /admin/" in text(client, "/robots.txt")


def test_an_address_that_is_not_one_says_so_in_chinese(client, home):
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert "没有这个页面" in response.content.decode()


def test_a_fault_is_answered_in_chinese(client, home, monkeypatch):
    monkeypatch.setattr("publishing.views.render", None)
    client.raise_request_exception = False
    response = client.get("/search/")
    assert response.status_code == 500
    assert "网站出了点问题" in response.content.decode()


def test_an_empty_site_says_what_is_to_come(client, home, case_index, comic_index, series):
    assert "第一个案例正在整理" in text(client, case_index.url)
    assert "第一期漫画正在画" in text(client, comic_index.url)
    assert "第一期正在画" in text(client, series.url)
    assert text(client, home.url)


def test_a_page_without_its_pictures_is_light(client, case, episode):
    names = ("site.css", "site.js", "favicon.svg")
    files = sum(Path(finders.find(f"publishing/{name}")).stat().st_size for name in names)
    for page in (case, episode):
        assert len(client.get(page.url).content) + files < 100_000

"""Short codes: where they lead, and what is kept of a scan."""

import pytest
from factories import CasePageFactory, EpisodePageFactory
from hypothesis import given
from hypothesis import strategies as st

from campaigns import codes, scans
from campaigns.models import Scan

pytestmark = pytest.mark.django_db
WECHAT = "Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0"


@pytest.fixture
def told(edition, series, case_index):
    """An edition whose episode tells a case."""
    case = CasePageFactory(parent=case_index)
    episode = EpisodePageFactory(parent=series, cases=[case])
    edition.episode = episode
    edition.save()
    return edition, episode, case


def test_a_code_leads_to_the_case_or_the_comic_or_the_list(client, told, case_index):
    edition, episode, case = told
    address = f"/q/{scans.code_for(edition).code}"
    assert client.get(address).headers["location"] == case.url
    episode.unpublish()
    assert client.get(address).headers["location"] == case.url
    case.unpublish()
    gone = client.get(address)
    assert gone.status_code == 410
    assert "看看别的案例" in gone.content.decode()
    episode.live = True
    episode.save()
    assert client.get(address).headers["location"] == episode.url
    edition.episode = None
    edition.save()
    assert client.get(address).headers["location"] == case_index.url
    case_index.unpublish()
    assert client.get(address).headers["location"] == "/"


@pytest.mark.data
def test_a_scan_leaves_an_hour_and_a_class_and_nothing_else(client, told):
    code = scans.code_for(told[0])
    for agent in (WECHAT, WECHAT, "Mozilla/5.0 (Windows NT 10.0)", "curl/8", ""):
        answer = client.get(
            f"/Q/{code.code.lower()}", headers={"user-agent": agent}, REMOTE_ADDR="203.0.113.7"
        )
        assert not answer.cookies
    client.head(f"/Q/{code.code}", headers={"user-agent": WECHAT})
    counted = dict(Scan.objects.values_list("client", "quantity"))
    assert counted == {"wechat": 2, "computer": 1, "other": 2}
    hours = {scan.hour for scan in Scan.objects.all()}
    assert len(hours) <= 2 and all(
        (hour.minute, hour.second, hour.microsecond) == (0, 0, 0) for hour in hours
    )
    assert {field.name for field in Scan._meta.get_fields()} == {"id", "code", "hour", "client", "quantity"}


def test_as_it_is_typed(client, told):
    code = scans.code_for(told[0]).code
    for typed in (f"/q/{code[:3]}-{code[3:]}", f"/Q/{code[:3]} {code[3:]}/", f"/q/{code.lower()}"):
        assert client.get(typed).status_code == 302


def test_an_unknown_code_says_what_to_do(client, home):
    page = client.get("/q/AAAAAA")
    assert page.status_code == 404
    text = page.content.decode()
    assert "没有找到编号 AAAAAA" in text and "再看一眼" in text
    assert not Scan.objects.exists()


@given(st.text(max_size=30))
def test_any_typing_is_tidied_to_capitals_without_spaces(typed):
    tidy = codes.tidy(typed)
    assert tidy == codes.tidy(tidy.lower()) or not tidy.isascii()
    assert not set(tidy) & set(" -\n")

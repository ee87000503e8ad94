"""普法数据, its evidence, and the chain on screen; what rests on an episode that is taken down or deleted."""

import re
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from factories import CasePageFactory, EpisodePageFactory

from campaigns import figures, ledger, scans, sessions, tallies
from campaigns.models import (
    Membership,
    Organisation,
    Outlet,
    Placement,
    Reading,
    ReferenceFigure,
)
from campaigns.periods import resolve
from campaigns.uids import uuid7
from comics.models import EpisodePage

pytestmark = pytest.mark.django_db
DASHBOARD = reverse("campaigns_office:dashboard")
YEAR = {"since": "2023年"}


@pytest.fixture
def told(stall, stock, street, series, case_index):
    """A case, its comic, carried by a newspaper and by a leaflet that a stall handed out and that was scanned."""
    case = CasePageFactory(parent=case_index, title="桌椅案例")
    episode = EpisodePageFactory(parent=series, title="桌椅漫画", cases=[case])
    stock.episode = episode
    stock.save()
    ledger.issue(stall, stock, 1500 - 500)
    sessions.open_activity(stall)
    event = {"uid": str(uuid7()), "device": "p", "seq": 1, "activity": stall.pk, "measure": "advised"}
    tallies.merge([event | {"quantity": 41, "occurred_at": "2023-05-20T10:00:00+08:00"}])
    sessions.close_activity(stall, {stock.pk: sessions.Count(990, 10, 0)})
    scans.record(scans.code_for(stock, stall), "wechat", at=figures.midnight(date(2023, 5, 20)))
    outlet = Outlet.objects.create(name="某日报", channel="newspaper", level=3)
    placement = Placement.objects.create(
        outlet=outlet, episode=episode, organisation=street, placed_on=date(2023, 6, 1)
    )
    Reading.objects.create(placement=placement, taken_on=date(2023, 7, 1), quantity=12345)
    ReferenceFigure.objects.create(
        organisation=street, key="cases", value=6127, as_of=date(2023, 9, 30), source="平台"
    )
    return case, episode


@pytest.fixture
def head(client, street):
    """The head of the street's office."""
    user = get_user_model().objects.create_user("head", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "view_figures"]))
    Membership.objects.create(user=user, organisation=street)
    client.force_login(user)
    return client


def shown(page) -> str:
    text = page.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", text[text.index("<main") :]).split())


def evidence(client, key, **asked):
    return client.get(reverse("campaigns_office:evidence", args=[key]), YEAR | asked)


def test_the_dashboard_tells_the_period_with_few_queries(head, told, django_assert_max_num_queries):
    head.get(DASHBOARD, YEAR)
    with django_assert_max_num_queries(60):
        page = head.get(DASHBOARD, YEAR)
    text = shown(page)
    assert "长堤街道共开展普法摆摊1次，派发各类宣传资料990份" in text
    assert "12,345 次" in text
    # A fact is told with its own day, not with the last day of the period.
    assert "截至2023年9月30日，长堤街道办理案件6127宗" in text
    assert page.content.decode().count('<svg class="bars"') == 4


@pytest.mark.parametrize(
    "asked", [{"since": "从前"}, {"since": "2023-02-31"}, {"until": "x"}, {"organisation": "²"}]
)
def test_a_senseless_question_is_answered(head, asked):
    page = head.get(DASHBOARD, asked)
    assert page.status_code == 200
    assert "organisation" in asked or "下面先显示今年的数据" in shown(page)


def test_an_empty_period_says_what_to_do(head):
    text = shown(head.get(DASHBOARD, {"since": "2020-01-01", "until": "2020-02-01"}))
    assert "还没有可以画图的数据" in text
    assert "这段时间没有记录" in shown(evidence(head, "banners"))


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("stalls", "长堤普法小摊"),
        ("leaflets", "990"),
        ("advised", "41"),
        ("reads", "12,345"),
        ("scans", "1"),
        ("episodes", "桌椅漫画"),
        ("cases", "6,127"),
    ],
)
def test_every_figure_shows_the_rows_that_prove_it(head, told, key, says):
    text = shown(evidence(head, key))
    assert says in text
    assert "下面 1 条记录" in text


@pytest.mark.data
def test_the_amounts_of_the_rows_add_up_to_the_figure(told, stall, stock):
    # A wrong row and its reversal both stay in the books, and in the evidence.
    sessions.reopen_activity(stall)
    sessions.close_activity(stall, {stock.pk: sessions.Count(980, 20, 0)})
    found = figures.collect(resolve("2023年", today=date(2024, 5, 1)))
    for key, value, rows in (("leaflets", 980, 3), ("advised", 41, 1), ("reads", 12345, 1), ("scans", 1, 1)):
        proof = list(found[key].evidence())
        assert found.value(key) == value == sum(row.amount for row in proof)
        assert len(proof) == rows


def test_unknown_figures_and_foreign_streets_are_not_there(head, told, street):
    assert evidence(head, "beers").status_code == 404
    other = Organisation.objects.create(name="别街", slug="bie")
    assert head.get(DASHBOARD, {"organisation": other.pk}).status_code == 404
    Membership.objects.update(organisation=other)
    assert "990" not in shown(head.get(DASHBOARD, YEAR))


def test_the_chain_both_ways(head, told, stall, django_assert_max_num_queries):
    case, episode = told
    for page, says in ((case, "桌椅漫画"), (episode, "桌椅案例")):
        with django_assert_max_num_queries(40):
            text = shown(head.get(reverse("campaigns_office:reach", args=[page.pk])))
        assert says in text and "派发 990 份" in text and "12,345 次" in text
    text = shown(head.get(reverse("campaigns_office:origin", args=[stall.pk])))
    assert "桌椅漫画" in text and "桌椅案例" in text and "1,000 990 10 0" in text
    assert head.get(reverse("campaigns_office:reach", args=[case.get_parent().pk])).status_code == 404


def test_a_chain_without_links_says_how_to_begin(head, case_index):
    case = CasePageFactory(parent=case_index)
    text = shown(head.get(reverse("campaigns_office:reach", args=[case.pk])))
    for hint in ("还没有漫画", "还没有印成传单", "还没有带到摊位上"):
        assert hint in text


def test_another_streets_rows_are_told_but_not_opened(head, told, stall):
    other = Organisation.objects.create(name="别街", slug="bie")
    Membership.objects.update(organisation=other)
    page = head.get(reverse("campaigns_office:reach", args=[told[0].pk]))
    assert "派发 990 份" in shown(page)
    assert reverse("campaigns_office:origin", args=[stall.pk]) not in page.content.decode()
    assert head.get(reverse("campaigns_office:origin", args=[stall.pk])).status_code == 404


def test_strangers(client, told, stall):
    addresses = [
        DASHBOARD,
        reverse("campaigns_office:evidence", args=["stalls"]),
        reverse("campaigns_office:reach", args=[told[0].pk]),
        reverse("campaigns_office:origin", args=[stall.pk]),
    ]
    assert {client.get(address).status_code for address in addresses} == {302}
    user = get_user_model().objects.create_user("editor", password="x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert {client.get(address).status_code for address in addresses} == {404}


@pytest.mark.data
def test_the_past_stays_when_an_episode_is_taken_down(told):
    period = resolve("2023年", today=date(2024, 5, 1))
    before = figures.collect(period)
    told[1].unpublish()
    after = figures.collect(period)
    assert [figure.value for figure in after] == [figure.value for figure in before]
    assert after.value("episodes") == 1


def test_an_episode_that_was_carried_is_not_deleted(admin_client, told, series):
    _, episode = told
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    for address in (
        reverse("wagtailadmin_pages:delete", args=[episode.pk]),
        reverse("wagtailadmin_pages:delete", args=[series.pk]),
        f"{bulk}?id={series.pk}&next=/admin/",
    ):
        page = admin_client.post(address, {"next": "/admin/"}, follow=True)
        assert "请改用“取消发布”" in page.content.decode()
        assert EpisodePage.objects.filter(pk=episode.pk).exists()
    # Chosen by itself in a list, Wagtail sees the reference and offers no deletion.
    assert admin_client.post(f"{bulk}?id={episode.pk}&next=/admin/").status_code == 404
    assert EpisodePage.objects.filter(pk=episode.pk).exists()
    other = EpisodePageFactory(parent=series)
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[other.pk]))
    assert not EpisodePage.objects.filter(pk=other.pk).exists()

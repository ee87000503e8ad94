"""The phone page as plain forms and as the batches that the phone sends."""

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from campaigns import ledger, sessions, tallies
from campaigns.models import Membership, Organisation, QuarantinedEvent, TallyEvent
from campaigns.uids import uuid7

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(client, street):
    """A signed-in officer of the street."""
    user = get_user_model().objects.create_user("duiyuan", password="x")
    user.user_permissions.add(Permission.objects.get(codename="run_activity"))
    Membership.objects.create(user=user, organisation=street)
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def running(stall, stock):
    ledger.issue(stall, stock, 300)
    return sessions.open_activity(stall)


def url(name, activity):
    return reverse(f"campaigns_field:{name}", args=[activity.pk])


def form_uid(page) -> str:
    return re.search(r'name="uid" value="([0-9a-f-]{36})"', page.content.decode())[1]


def shown(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def send(client, activity, events, **body):
    return client.post(
        url("merge", activity), json.dumps({"events": events} | body), content_type="application/json"
    )


def event(activity, seq=1, measure="advised", quantity=1, **fields):
    return {
        "uid": str(uuid7()),
        "device": "phone-1",
        "seq": seq,
        "activity": activity.pk,
        "measure": measure,
        "quantity": quantity,
        "occurred_at": "2023-05-20T10:00:00+08:00",
    } | fields


def test_a_stall_from_open_to_close_without_javascript(phone, stall, stock):
    ledger.issue(stall, stock, 300)
    assert stall.title not in shown(phone.get(reverse("campaigns_field:home")))  # long past, and not yet open
    assert "300 份" in shown(phone.get(url("activity", stall)))
    for _ in range(2):
        assert phone.post(url("begin", stall)).status_code == 302
    assert stall.title in shown(phone.get(reverse("campaigns_field:home")))
    page = phone.get(url("activity", stall))
    body = {"uid": form_uid(page), "measure": "leaflets", "edition": stock.pk, "quantity": "180"}
    for _ in range(2):
        phone.post(url("tally", stall), body)
    assert tallies.leaflets(stall) == {stock.pk: 180}
    assert "应剩 120" in shown(phone.get(url("activity", stall)))

    page = phone.get(url("close", stall))
    fields = {"uid": form_uid(page), f"given-{stock.pk}": "180", f"damaged-{stock.pk}": "0"}
    short = phone.post(url("close", stall), fields | {f"returned-{stock.pk}": "100"})
    assert "还差 20 份没有着落" in shown(short)
    missing = phone.post(url("close", stall), fields | {f"returned-{stock.pk}": ""})
    assert "没有就填 0" in shown(missing)
    fields |= {f"given-{stock.pk}": "195", f"returned-{stock.pk}": "105"}
    for _ in range(2):
        assert phone.post(url("close", stall), fields).status_code == 302
    page = shown(phone.get(url("activity", stall)))
    assert "领 300，派 195，退 105，损 0" in page
    assert "派发资料 195 份" in page
    assert ledger.drift() == []
    assert TallyEvent.objects.count() == 2  # what was tapped, and the difference that the count found


def test_two_officers_close_one_stall_once(phone, running, stock):
    page = phone.get(url("close", running))
    counted = {f"given-{stock.pk}": "200", f"returned-{stock.pk}": "100", f"damaged-{stock.pk}": "0"}
    sessions.close_activity(running, {stock.pk: sessions.Count(190, 110, 0)})
    answer = phone.post(url("close", running), counted | {"uid": form_uid(page)}, follow=True)
    assert "已经收过摊了" in shown(answer)
    assert "派 190，退 110" in shown(answer)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"quantity": "-3"}, "不能再减 3"),
        ({"quantity": "x"}, "要填整数"),
        ({"quantity": "0"}, "数量是 0"),
        ({"quantity": "99999"}, "一次最多记 9999"),
        ({"measure": "beers"}, "没有“beers”这个指标"),
        ({"measure": "merchants"}, "要填门牌"),
        ({"uid": "12345678-1234-4234-8234-123456789abc"}, "刷新页面"),
        ({"uid": "ffffffff-ffff-7fff-8fff-ffffffffffff"}, "刷新页面"),
        ({"uid": ""}, ""),
    ],
)
def test_a_form_that_cannot_be_counted_says_so(phone, running, change, says):
    body = {"uid": str(uuid7()), "measure": "advised", "quantity": "1"} | change
    answer = phone.post(url("tally", running), body, follow=True)
    assert says in shown(answer)
    assert not TallyEvent.objects.exists()


def test_a_batch_is_answered_event_by_event(phone, running, stock):
    good, bad = event(running, 1), event(running, 2, "beers")
    leaflets = event(running, 3, "leaflets", 10, edition=stock.pk)
    for verdict in ("accepted", "duplicate"):
        answer = send(phone, running, [good, bad, leaflets], sent_at="2023-05-20T02:00:05Z").json()
        assert [one[:2] for one in answer["answers"]] == [
            [good["uid"], verdict],
            [bad["uid"], "quarantined"],
            [leaflets["uid"], verdict],
        ]
        assert answer["totals"] == {"advised": 1, "leaflets": 10}
        assert answer["leaflets"] == {str(stock.pk): 10}
        assert answer["status"] == "open"
    assert TallyEvent.objects.get(seq=1).recorded_by == phone.user
    sessions.close_activity(running, {stock.pk: sessions.Count(10, 290, 0)})
    answer = send(phone, running, []).json()
    assert (answer["answers"], answer["status"]) == ([], "closed")
    (late,) = send(phone, running, [event(running, 4)]).json()["answers"]
    assert late[1] == "quarantined" and "已结束" in late[2]


def test_a_phone_counts_for_its_page_only_and_what_is_lost_has_an_owner(phone, running, street, new_stall):
    other = sessions.open_activity(new_stall())
    (answer,) = send(phone, running, [event(other)]).json()["answers"]
    assert answer[1] == "quarantined"
    assert QuarantinedEvent.objects.get().organisation == street


@pytest.mark.parametrize(
    "body", [b"", b"x", b"[]", b"1", b'{"events": 3}', b'{"events": [], "sent_at": "x"', b"\xff"]
)
def test_a_batch_that_is_none_is_refused_whole(phone, running, body):
    answer = phone.post(url("merge", running), body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["error"]


@pytest.mark.parametrize("sent_at", [None, 7, "gestern", "2023-13-45T00:00:00Z", "0001-01-01T00:00:00+14:00"])
def test_a_senseless_clock_does_not_lose_a_batch(phone, running, sent_at):
    answer = send(phone, running, [event(running)], sent_at=sent_at)
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert answer.json()["answers"][0][1] == "accepted"


def test_more_than_a_batch_is_refused(phone, running):
    assert send(phone, running, [{}] * 201).status_code == 400


def test_strangers_find_nothing_and_nobody_is_asked_to_log_in(phone, running, street):
    pages = [url(name, running) for name in ("activity", "close")]
    posts = [url(name, running) for name in ("begin", "tally", "merge", "close")]
    elsewhere = Organisation.objects.create(name="别街", slug="bie")
    Membership.objects.update(organisation=elsewhere)
    assert {phone.get(page).status_code for page in pages} == {404}
    assert {phone.post(page).status_code for page in posts} == {404}
    Membership.objects.update(organisation=street)
    phone.user.user_permissions.clear()
    home = reverse("campaigns_field:home")
    assert {phone.get(page).status_code for page in [*pages, home]} == {404}
    assert {phone.post(page).status_code for page in posts} == {404}
    phone.logout()
    login = reverse("campaigns_field:login")
    assert {phone.get(page).headers["location"].split("?")[0] for page in [*pages, home]} == {login}
    answer = send(phone, running, [])
    assert answer.status_code == 401
    assert "还在手机里" in answer.json()["error"]


def test_counters_that_are_used_most_stay_under_the_thumb(phone, running, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        page = phone.get(url("activity", running)).content.decode()
    dock = page[page.index('class="dock"') :]
    assert re.findall(r'data-measure="(\w+)"', dock) == ["leaflets", "advised"]
    assert "no-store" in phone.get(url("activity", running)).headers["cache-control"]


def test_a_lecture_ends_with_its_numbers(phone, new_stall):
    lecture = new_stall("开学第一课", kind="lecture")
    phone.post(url("begin", lecture))
    send(phone, lecture, [event(lecture, 1, "attended", 45)])
    assert "直接结束" in shown(phone.get(url("close", lecture)))
    phone.post(url("close", lecture), {"uid": str(uuid7())})
    assert "参加人数 45 人次" in shown(phone.get(url("activity", lecture)))

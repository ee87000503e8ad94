"""The outreach screens: who may do what, within which organisations, and what the forms say."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from campaigns import ledger, sessions, tallies
from campaigns.models import Affiliation, LeafletEdition, Membership, Organisation, Transfer
from campaigns.refusals import Refused
from campaigns.uids import uuid7

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client, street):
    """Log in somebody of the street with these permissions, and return the client."""

    def login(*codenames, organisation=street):
        user = get_user_model().objects.create_user("staff", password="x", is_staff=True)
        wanted = ("access_admin", *codenames)
        user.user_permissions.set(
            Permission.objects.filter(
                codename__in=wanted, content_type__app_label__in=["campaigns", "wagtailadmin"]
            )
        )
        if organisation:
            Membership.objects.create(user=user, organisation=organisation)
        client.force_login(user)
        client.user = user
        return client

    return login


MODELS = [
    "campaign-activities",
    "campaigns",
    "campaign-places",
    "campaign-targets",
    "leaflet-editions",
    "leaflet-ledger",
    "tally-events",
    "quarantined-tallies",
    "media-outlets",
    "media-placements",
    "media-readings",
    "media-articles",
    "recognitions",
    "reference-figures",
    "organisations",
    "affiliations",
    "memberships",
    "audiences",
    "observances",
    "observance-years",
    "anchors",
]


def test_every_screen_opens_and_says_what_to_do_when_empty(admin_client, street):
    for name in MODELS:
        page = admin_client.get(reverse(f"{name}:index"))
        assert page.status_code == 200, name
        if name != "organisations":
            text = page.content.decode()
            assert any(hint in text for hint in ("还没有", "没有待核对", "不用填", "不登记时")), name
    for name in set(MODELS) - {"leaflet-ledger", "tally-events", "quarantined-tallies"}:
        assert admin_client.get(reverse(f"{name}:add")).status_code == 200
    assert "还没有宣传资料" in admin_client.get(reverse("campaigns_office:stock")).content.decode()
    for move in ("print", "issue", "put-away", "out", "allot", "count", "close"):
        assert admin_client.get(reverse("campaigns_office:move", args=[move])).status_code == 200
    assert admin_client.get(reverse("campaigns_office:move", args=["steal"])).status_code == 404


def test_the_ledger_has_no_form(admin_client, stock):
    row = Transfer.objects.get()
    assert admin_client.get(reverse("leaflet-ledger:inspect", args=[row.pk])).status_code == 200
    for path in ("new/", f"edit/{row.pk}/", f"delete/{row.pk}/"):
        assert admin_client.get(f"/admin/leaflet-ledger/{path}").status_code == 404


def test_the_storekeeper_posts_what_the_ledger_allows(staff, stock, stall, accounts):
    client = staff("view_transfer", "post_transfer")
    url = reverse("campaigns_office:move", args=["issue"])
    body = {"uid": str(uuid7()), "edition": stock.pk, "stall": stall.pk, "quantity": 2000}
    page = client.post(url, body).content.decode()
    assert "只有 1000 份，不够 2000 份" in page
    assert "份数要大于 0" in client.post(url, body | {"quantity": -5}).content.decode()
    for _ in range(2):
        assert client.post(url, body | {"quantity": 300}).status_code == 302
    assert ledger.balance(accounts.warehouse, stock) == 700
    assert "已入账" in client.get(reverse("campaigns_office:stock")).content.decode()
    assert client.get(reverse("campaigns_office:move", args=["count"])).status_code == 404
    row = Transfer.objects.latest("pk")
    assert client.post(reverse("campaigns_office:reverse", args=[row.pk])).status_code == 404


def test_a_wrong_entry_is_reversed_from_the_list(staff, stock, accounts):
    client = staff("view_transfer", "reverse_transfer", "count_stock")
    row = Transfer.objects.get()
    url = reverse("campaigns_office:reverse", args=[row.pk])
    assert url in client.get(reverse("leaflet-ledger:index")).content.decode()
    assert "两笔都保留" in client.get(url).content.decode()
    body = {"uid": str(uuid7())}
    assert client.post(url, body).status_code == client.post(url, body).status_code == 302
    assert ledger.balance(accounts.warehouse, stock) == 0
    assert Transfer.objects.count() == 2
    count = {"edition": stock.pk, "organisation": accounts.warehouse.organisation_id, "target": "warehouse"}
    body = {"uid": str(uuid7()), "quantity": 4, "on": "2023-06-01"} | count
    assert client.post(reverse("campaigns_office:move", args=["count"]), body).status_code == 302
    assert ledger.balance(accounts.warehouse, stock) == 4


def test_months_are_closed_and_stay_closed(staff, street):
    client = staff("view_transfer", "close_period")
    url = reverse("campaigns_office:move", args=["close"])
    body = {"uid": str(uuid7()), "organisation": street.pk}
    assert "只能结到上个月" in client.post(url, body | {"month": 209901}).content.decode()
    assert client.post(url, body | {"month": 202313}).status_code == 200
    assert client.post(url, body | {"month": 202402}).status_code == 302
    assert street.closings.get().through_ym == 202402


def test_an_activity_is_planned_called_off_and_opened_again(staff, street, new_stall):
    client = staff("add_activity", "change_activity", "view_activity", "reopen_activity")
    url = reverse("campaign-activities:add")
    body = {"title": "周末小摊", "kind": "stall", "held_on": "2024-01-06", "organisation": street.pk}
    assert client.post(url, body).status_code == 302
    assert "标题" in client.post(url, body | {"title": ""}).content.decode()
    planned = street.activities.get()
    assert planned.ym == 202401
    assert client.post(reverse("campaigns_office:cancel", args=[planned.pk])).status_code == 302
    planned.refresh_from_db()
    assert planned.status == "cancelled"
    stall = new_stall()
    sessions.open_activity(stall)
    sessions.close_activity(stall)
    assert client.post(reverse("campaigns_office:reopen", args=[stall.pk])).status_code == 302
    stall.refresh_from_db()
    assert stall.status == "open"
    # What has begun keeps its day: the numbers hang on it.
    page = client.post(
        reverse("campaign-activities:edit", args=[stall.pk]),
        body | {"title": stall.title, "held_on": "2024-02-01"},
    )
    assert "不能再改日期" in page.content.decode()


def test_nobody_reaches_another_street(staff, street, stall, stock):
    district, other = (
        Organisation.objects.create(name=name, slug=slug) for name, slug in (("区", "qu"), ("别街", "bie"))
    )
    client = staff(
        "view_activity",
        "change_activity",
        "delete_activity",
        "view_transfer",
        "reverse_transfer",
        organisation=other,
    )
    row = Transfer.objects.get()
    addresses = [
        reverse("campaign-activities:edit", args=[stall.pk]),
        reverse("campaign-activities:inspect", args=[stall.pk]),
        reverse("campaign-activities:delete", args=[stall.pk]),
        reverse("campaign-activities:usage", args=[stall.pk]),
        reverse("campaign-activities:history", args=[stall.pk]),
        reverse("campaigns_office:cancel", args=[stall.pk]),
        reverse("leaflet-ledger:inspect", args=[row.pk]),
        reverse("campaigns_office:reverse", args=[row.pk]),
    ]
    assert {client.get(address).status_code for address in addresses} == {404}
    assert stall.title not in client.get(reverse("campaign-activities:index")).content.decode()
    assert stock.title not in client.get(reverse("campaigns_office:stock")).content.decode()
    # The district above the street sees it.
    Membership.objects.update(organisation=district)
    assert {client.get(address).status_code for address in addresses} == {404}
    Affiliation.objects.create(organisation=street, parent=district)
    assert {client.get(address).status_code for address in addresses} == {200}
    Affiliation.objects.update(until=date(2020, 1, 1))
    assert {client.get(address).status_code for address in addresses} == {404}
    Membership.objects.all().delete()
    assert "你还没有归属单位" in client.get(reverse("campaign-activities:index")).content.decode()


def test_the_unentitled_get_404_and_the_anonymous_a_login(staff, client, stall, stock):
    names = ["campaigns_office:stock", *(f"{name}:index" for name in MODELS)]
    assert {client.get(reverse(name)).status_code for name in names} == {302}
    staff()
    assert {client.get(reverse(name)).status_code for name in names} == {404}


def test_what_is_used_is_not_deleted(admin_client, stock):
    url = reverse("leaflet-editions:delete", args=[stock.pk])
    assert admin_client.post(url).status_code == 302
    assert LeafletEdition.objects.filter(pk=stock.pk).exists()


def test_a_tally_is_corrected_from_the_list(staff, stall):
    sessions.open_activity(stall)
    event = {
        "uid": str(uuid7()),
        "device": "p",
        "seq": 1,
        "activity": stall.pk,
        "measure": "advised",
        "quantity": 5,
    }
    tallies.merge([event | {"occurred_at": "2023-05-20T10:00:00+08:00"}])
    client = staff("view_tallyevent", "reverse_tallyevent")
    page = client.get(reverse("tally-events:index")).content.decode()
    assert "现场咨询 +5 人次" in page
    row = stall.tally_events.get()
    assert client.post(reverse("campaigns_office:reverse_tally", args=[row.pk])).status_code == 302
    assert tallies.totals(stall) == {"advised": 0}
    with pytest.raises(Refused):
        tallies.reverse(row)

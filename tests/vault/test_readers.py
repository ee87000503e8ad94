"""谁看过: every reading is logged, and whoever answers for a case sees it."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.models import Access
from vault.review.people import Person
from vault.review.readers import others_who_read, readers_of

pytestmark = pytest.mark.django_db
RAW = "当事人孙大海，电话13822345678，在门前摆放桌椅，占用六平方米。"


def account(name, *codenames):
    user = User.objects.create_user(name, password="x", first_name=name)
    user.user_permissions.set(Permission.objects.filter(codename__in=[*codenames, "access_admin"]))
    return user


@pytest.fixture
def owner():
    return account("收案人", "take_in_case")


@pytest.fixture
def reader():
    return account("初审人", "review_case")


@pytest.fixture
def case(owner):
    return take_in(
        RAW, roster=[Party("孙大海", "当事人")], attachments=[("笔录.txt", b"x")], by=Person.of(owner)
    )


def reads(client, case):
    """Everything that shows raw words, once."""
    client.get(reverse("vault:state", args=[case.pk]))
    client.get(reverse("vault:roster", args=[case.pk]))
    client.get(reverse("vault:attachment", args=[case.pk, case.attachments.get().pk]))


def test_every_reading_is_a_line_and_the_owner_sees_who(client, owner, reader, case):
    client.force_login(reader)
    reads(client, case)
    reads(client, case)
    kept = list(Access.objects.filter(case_uuid=case.pk, by_id=reader.pk).values_list("what", flat=True))
    assert sorted(kept) == ["attachment", "attachment", "roster", "roster", "text", "text"]
    [one] = readers_of(case)
    assert (one.name, one.times, one.what) == ("初审人", 6, ("原文", "名册", "附件"))
    client.force_login(owner)
    listed = client.get(reverse("vault:cases")).text
    address = reverse("vault:readers", args=[case.pk])
    assert "初审人" in listed and address in listed
    shown = client.get(address).text
    assert "初审人" in shown and "原文、名册、附件" in shown and "孙大海" not in shown


def test_two_who_work_on_one_case_are_told_of_each_other(client, case):
    state = reverse("vault:state", args=[case.pk])
    client.force_login(account("甲初审", "review_case"))
    assert client.get(state).json()["others"] == []
    client.force_login(account("乙初审", "review_case"))
    assert client.get(state).json()["others"] == ["甲初审"]


def test_what_one_reads_oneself_is_no_news(client, owner, case):
    client.force_login(owner)
    client.get(reverse("vault:roster", args=[case.pk]))
    assert others_who_read([case], Person.of(owner)) == {}
    assert [one.name for one in readers_of(case)] == ["收案人"]


def test_whoever_only_takes_cases_in_sees_no_readers_of_others(client, case):
    client.force_login(account("别的收案人", "take_in_case"))
    assert client.get(reverse("vault:readers", args=[case.pk])).status_code == 404
    client.force_login(account("路人"))
    assert client.get(reverse("vault:readers", args=[case.pk])).status_code == 404


def test_looking_at_the_readers_reads_nothing(client, owner, case):
    client.force_login(owner)
    client.get(reverse("vault:readers", args=[case.pk]))
    assert not Access.objects.exists()

"""What waited in quarantine is counted once, or left out with a reason."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from campaigns import rollups, sessions, tallies
from campaigns.models import Membership, Organisation, QuarantinedEvent
from campaigns.refusals import Refused
from campaigns.uids import uuid7

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def waiting(stall):
    """A tap that came after the stall had closed."""
    sessions.open_activity(stall)
    sessions.close_activity(stall)

    def late(**change):
        event = {
            "uid": str(uuid7()),
            "device": "phone-1",
            "seq": 1,
            "activity": stall.pk,
            "measure": "advised",
            "quantity": 3,
            "occurred_at": "2023-05-20T10:00:00+08:00",
        }
        tallies.merge([event | change])
        return QuarantinedEvent.objects.first()

    return late


@pytest.fixture
def editor(client, street):
    user = get_user_model().objects.create_user("editor", password="x", is_staff=True)
    wanted = ("access_admin", "view_quarantinedevent", "change_quarantinedevent")
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    Membership.objects.create(user=user, organisation=street)
    client.force_login(user)
    return client


def test_counted_in_once(waiting, stall):
    row = waiting()
    tallies.count_in(row, stall, "advised", 3)
    assert tallies.totals(stall) == {"advised": 3}
    for again in (lambda: tallies.count_in(row, stall, "advised", 3), lambda: tallies.leave_out(row, "重复")):
        with pytest.raises(Refused, match="已经处理过"):
            again()
    assert tallies.totals(stall) == {"advised": 3}
    assert rollups.differences() == []
    row.refresh_from_db()
    assert row.resolution == "计入：长堤普法小摊，现场咨询 +3 人次"


def test_a_shop_keeps_its_pseudonym(waiting, stall):
    row = waiting(measure="merchants", quantity=1, shop="长堤路12号")
    assert "长堤路" not in str(row.body)
    tallies.count_in(row, stall, "merchants", 1)
    assert stall.totals.get(measure="merchants").subject == tallies.shop_key(stall.organisation, "长堤路12号")
    other = waiting(measure="merchants", quantity=1)
    with pytest.raises(Refused, match="门牌"):
        tallies.count_in(other, stall, "merchants", 1)


def test_what_cannot_be_counted_stays_waiting(waiting, stall, new_stall, edition):
    row = waiting()
    for arguments in (
        (stall, "beers", 1),
        (stall, "advised", 0),
        (stall, "leaflets", 1),
        (new_stall(), "advised", 1),
    ):
        with pytest.raises(Refused):
            tallies.count_in(row, *arguments)
    with pytest.raises(Refused, match="台账为准"):
        tallies.count_in(row, stall, "leaflets", 1, edition=edition)
    with pytest.raises(Refused, match="为什么不计"):
        tallies.leave_out(row, " ")
    row.refresh_from_db()
    assert row.resolved_at is None
    assert tallies.totals(stall) == {}


def test_the_editor_settles_it_on_one_screen(editor, waiting, stall, street):
    row = waiting()
    url = reverse("campaigns_office:quarantined", args=[row.pk])
    listing = editor.get(reverse("quarantined-tallies:index")).content.decode()
    assert url in listing and "等人核对" in listing
    page = editor.get(url).content.decode()
    assert "已结束，不能再记数" in page and 'value="3"' in page
    assert "请选计入还是不计" in editor.post(url, {}).content.decode()
    assert "请写明为什么不计" in editor.post(url, {"decision": "out"}).content.decode()
    assert "请选活动" in editor.post(url, {"decision": "in"}).content.decode()
    body = {"decision": "in", "activity": stall.pk, "measure": "advised", "quantity": "2"}
    assert editor.post(url, body).status_code == 302
    assert tallies.totals(stall) == {"advised": 2}
    assert editor.get(url).status_code == 404
    assert "计入：" in editor.get(reverse("quarantined-tallies:index")).content.decode()

    row = waiting(seq=2)
    url = reverse("campaigns_office:quarantined", args=[row.pk])
    Membership.objects.update(organisation=Organisation.objects.create(name="别街", slug="bie"))
    assert editor.get(url).status_code == 404
    editor.logout()
    assert editor.get(url).status_code in (302, 404)

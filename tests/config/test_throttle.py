"""Five wrong passwords, and the login pauses: for this person from this place, at every login page."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Permission, User
from django.test import RequestFactory
from django.urls import reverse

from config.client_address import client_address
from vault.access import lock

LOGINS = ["/admin/login/", "/field/login/"]


@pytest.fixture(autouse=True)
def throttle(settings):
    settings.AXES_ENABLED = True
    settings.TRUSTED_PROXIES = ["10.0.0.1", "10.0.0.2"]


def wrong(client, address, **extra):
    return client.post(address, {"username": "editor", "password": "wrong"}, **extra)


@pytest.mark.django_db
@pytest.mark.parametrize("address", LOGINS)
def test_the_fifth_wrong_password_pauses_the_login(client, home, address):
    User.objects.create_user("editor", password="right")
    answers = [wrong(client, address) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "登录暂停半小时" in answers[-1].text and "5 次" in answers[-1].text
    right = {"username": "editor", "password": "right"}
    for login in LOGINS:
        assert client.post(login, right).status_code == 429
    # Behind the same proxy, from another place: not shut out by somebody else's tries.
    elsewhere = client.post(
        address, right, REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": "203.0.113.9"}
    )
    assert elsewhere.status_code == 302


@pytest.mark.django_db
def test_the_password_that_opens_the_vault_again_is_counted_too(client, home):
    user = User.objects.create_user("editor", password="right", last_login="2000-01-01T00:00Z")
    user.user_permissions.set(Permission.objects.filter(codename__in=["review_case", "access_admin"]))
    client.force_login(user)
    User.objects.update(last_login="2000-01-01T00:00Z")
    address = reverse("vault:unlock")
    codes = [client.post(address, {lock.FIELD: "wrong"}).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 200, 429]
    assert client.post(address, {lock.FIELD: "right"}).status_code == 429


def spray(client, names, **extra):
    form = lambda name: {"username": name, "password": "wrong"}  # noqa: E731
    return [client.post("/admin/login/", form(name), **extra).status_code for name in names]


@pytest.mark.django_db
def test_many_accounts_tried_from_one_address_pause_it_for_all(client, home):
    User.objects.create_user("editor", password="right")
    names = [f"guess{number}" for number in range(12)]
    assert spray(client, names) == [200] * 9 + [429] * 3
    right = {"username": "editor", "password": "right"}
    assert client.post("/field/login/", right).status_code == 429
    assert client.post("/field/login/", right, REMOTE_ADDR="203.0.113.9").status_code == 302


@pytest.mark.django_db
def test_a_proxy_that_nobody_told_us_of_does_not_shut_out_the_office(client, home, settings):
    settings.TRUSTED_PROXIES = []
    behind = {"REMOTE_ADDR": "127.0.0.1", "headers": {"x-forwarded-for": "203.0.113.9"}}
    assert set(spray(client, [f"guess{number}" for number in range(12)], **behind)) == {200}
    # A stranger's header makes no proxy of a stranger.
    stranger = {"REMOTE_ADDR": "8.8.8.8", "headers": {"x-forwarded-for": "203.0.113.9"}}
    assert 429 in spray(client, [f"guess{number}" for number in range(12)], **stranger)


@pytest.mark.django_db
def test_what_was_typed_is_not_kept(client, home):
    """Neither a password in the wrong field nor a form that was carried through the vault's lock."""
    user = User.objects.create_user("editor", password="right")
    user.user_permissions.set(Permission.objects.filter(codename__in=["take_in_case", "access_admin"]))
    client.force_login(user)
    User.objects.update(last_login="2000-01-01T00:00Z")
    form = {"text": "当事人孙大海", "number": "8号案", lock.FIELD: "nearly-right"}
    for _ in range(3):
        answer = client.post(reverse("vault:paste") + "?q=孙大海", form)
        assert answer.status_code == 401
    client.logout()
    client.post("/admin/login/?next=/孙大海", {"username": "editor", "password": "x", "note": "孙大海"})
    assert AccessAttempt.objects.get().failures_since_start == 4
    for row in AccessAttempt.objects.values():
        assert not any(word in str(row) for word in ("孙大海", "8号案", "nearly-right"))


@pytest.mark.parametrize(
    ("remote", "forwarded", "meant"),
    [
        ("198.51.100.7", "", "198.51.100.7"),
        ("198.51.100.7", "1.2.3.4", "198.51.100.7"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("", "1.2.3.4", "0.0.0.0"),
        ("10.0.0.1", "nobody knows", "0.0.0.0"),
        ("2001:db8::1", "", "2001:db8::1"),
    ],
)
def test_only_our_own_proxies_are_believed(remote, forwarded, meant):
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded})
    assert client_address(request) == meant

"""Five wrong passwords, and the login pauses: for this person from this place, at every login page."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import RequestFactory
from django.urls import reverse

from config.client_address import client_address
from vault import lock

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


@pytest.mark.parametrize(
    ("remote", "forwarded", "meant"),
    [
        ("198.51.100.7", "", "198.51.100.7"),
        ("198.51.100.7", "1.2.3.4", "198.51.100.7"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("", "1.2.3.4", "unknown"),
    ],
)
def test_only_our_own_proxies_are_believed(remote, forwarded, meant):
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded})
    assert client_address(request) == meant

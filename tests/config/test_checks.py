"""What production says before it starts."""

import pytest
from django.contrib.auth.models import User

from config import checks
from config.demo.logins import LOGINS, PASSWORD


@pytest.fixture(autouse=True)
def production(settings):
    settings.PRODUCTION = True


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("short", ["config.E001"]),
        ("demo-only-" + "0" * 60, ["config.E001"]),
        ("k" * 60, []),
    ],
)
def test_a_secret_key_of_its_own(settings, key, said):
    settings.SECRET_KEY = key
    assert [one.id for one in checks.secret_key(None)] == said


def test_somebody_is_told_of_a_leak(settings):
    settings.ADMINS = []
    [warning] = checks.somebody_on_duty(None)
    assert warning.id == "config.W001" and "PUFA_ADMINS" in warning.msg
    settings.ADMINS = [("值班", "duty@example.org")]
    assert checks.somebody_on_duty(None) == []


@pytest.mark.django_db
def test_no_demo_login_opens_it():
    user = User.objects.create_user(next(iter(LOGINS)), password=PASSWORD)
    assert [one.id for one in checks.no_demo_logins(None, databases=["default"])] == ["config.E002"]
    user.set_password("another of its own")
    user.save()
    assert checks.no_demo_logins(None, databases=["default"]) == []

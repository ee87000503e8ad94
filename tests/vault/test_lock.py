"""The lock inside the vault's door: second factor, idle time, and that nothing typed is lost on the way."""

import json
import re
import time

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connections
from django.urls import reverse
from django_otp.oath import TOTP

from vault import checks
from vault.access import lock, second_factor
from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.models import Access, DoorEvent, RawCase, SecondFactor
from vault.review.people import Person

RAW = "当事人孙大海，电话13822345678，在门前摆放桌椅。"

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = User.objects.create_user("editor", password="right")
    codes = ["take_in_case", "review_case", "access_admin"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return user


@pytest.fixture
def guarded(settings):
    settings.VAULT_SECOND_FACTOR = True


@pytest.fixture
def case():
    return take_in(RAW, roster=[Party("孙大海", "当事人")])


def code(user, steps=0) -> str:
    totp = TOTP(bytes(SecondFactor.objects.get(account_id=user.pk).secret))
    totp.time = time.time() + 30 * steps
    return f"{totp.token():06}"


def enrol(client, user) -> list[str]:
    """Set the factor up on the screen; returns the recovery codes."""
    client.get(reverse("vault:second_factor"))
    answer = client.post(reverse("vault:second_factor"), {"password": "right", "code": code(user, -1)})
    return re.findall(r"<code>(.*?)</code>", answer.text)


def let_time_pass(client, seconds):
    session = client.session
    account, seen = session["vault_last_seen"]
    session["vault_last_seen"] = (account, seen - seconds)
    session.save()


def may_try_again(user):
    SecondFactor.objects.filter(account_id=user.pk).update(failed_at="2000-01-01T00:00Z")


def test_without_a_factor_the_vault_asks_to_set_one_up_and_the_admin_does_not(client, editor, guarded, case):
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    for name in ("desk", "state", "roster"):
        answer = client.get(reverse(f"vault:{name}", args=[case.pk]))
        assert answer.url == reverse("vault:second_factor")
    assert not Access.objects.exists()
    page = client.get(reverse("vault:second_factor"))
    secret = second_factor.shared_secret(SecondFactor.objects.get())
    assert "<svg" in page.text and secret[:4] in page.text
    assert "otpauth://totp/" in page.text, "who sets it up on the telephone itself cannot scan its screen"
    assert "no-store" in page["Cache-Control"]


def test_the_factor_is_set_up_with_password_and_code_and_opens_the_vault(client, editor, guarded, case):
    client.get(reverse("vault:second_factor"))
    wrong = client.post(reverse("vault:second_factor"), {"password": "wrong", "code": code(editor)})
    assert "登录密码不对" in wrong.text
    assert client.get(reverse("vault:cases")).status_code == 302
    codes = enrol(client, editor)
    assert len(set(codes)) == second_factor.CODES
    assert client.get(reverse("vault:cases")).status_code == 200
    assert not any(one in client.get(reverse("vault:second_factor")).text for one in codes)


def test_a_new_session_asks_and_goes_where_one_wanted(client, editor, guarded, case):
    enrol(client, editor)
    client.logout()
    client.force_login(editor)
    answer = client.get(case.get_absolute_url())
    assert answer.status_code == 302 and "unlock" in answer.url
    assert client.post(answer.url, {lock.FIELD: code(editor)}).url == case.get_absolute_url()
    assert client.get(case.get_absolute_url()).status_code == 200


def test_next_leads_nowhere_else(client, editor, guarded):
    enrol(client, editor)
    client.logout()
    client.force_login(editor)
    address = reverse("vault:unlock") + "?next=https://evil.example/admin/vault/"
    assert client.post(address, {lock.FIELD: code(editor)}).url == reverse("vault:cases")


def test_a_code_works_once_and_a_recovery_code_too(client, editor, guarded):
    recovery = enrol(client, editor)[0]
    person = Person.of(editor)
    now = code(editor)
    second_factor.verify(person, f" {now[:3]} {now[3:]}")
    with pytest.raises(second_factor.Refused, match="已经用过"):
        second_factor.verify(person, now)
    may_try_again(editor)
    second_factor.verify(person, recovery.lower())
    with pytest.raises(second_factor.Refused):
        second_factor.verify(person, recovery)


def test_whoever_spends_a_recovery_code_is_told_how_many_are_left(client, editor, guarded):
    recovery = enrol(client, editor)
    for spent, said in ((recovery[0], "还剩 9 个"), (recovery[1], "只剩 1 个了")):
        if "只剩" in said:
            factor = SecondFactor.objects.get()
            factor.recovery = factor.recovery[:2]
            factor.save()
        client.logout()
        client.force_login(editor)
        unlock = reverse("vault:unlock")
        assert said in client.post(unlock, {lock.FIELD: spent}, follow=True).text
    client.logout()
    client.force_login(editor)
    assert "恢复码，" not in client.post(unlock, {lock.FIELD: code(editor)}, follow=True).text


def test_wrong_codes_cost_time_even_for_a_right_one(client, editor, guarded):
    enrol(client, editor)
    person = Person.of(editor)
    for _ in range(6):
        may_try_again(editor)
        with pytest.raises(second_factor.Refused):
            second_factor.verify(person, "000000" if code(editor) != "000000" else "000001")
    with pytest.raises(second_factor.Refused, match="请等"):
        second_factor.verify(person, code(editor))
    assert SecondFactor.objects.get().wait() > 20
    assert DoorEvent.objects.filter(what="wrong", about_id=editor.pk).count() == 6


def test_secret_and_recovery_codes_do_not_lie_in_the_database(client, editor, guarded):
    codes = enrol(client, editor)
    factor = SecondFactor.objects.get()
    with connections["vault"].cursor() as cursor:
        cursor.execute("SELECT secret, recovery FROM vault_secondfactor")
        row = b"".join(bytes(one) for one in cursor.fetchone())
    assert factor.secret not in row
    assert not any(one.replace("-", "") in json.dumps(factor.recovery) for one in codes)


def test_an_administrator_resets_and_it_is_logged(client, editor, guarded):
    enrol(client, editor)
    assert client.get(reverse("vault:second_factor_people")).status_code == 404
    assert client.post(reverse("vault:second_factor_reset", args=[editor.pk])).status_code == 404
    boss = User.objects.create_superuser("boss", password="right")
    client.force_login(boss)
    enrol(client, boss)
    assert "editor" in client.get(reverse("vault:second_factor_people")).text
    client.post(reverse("vault:second_factor_reset", args=[editor.pk]))
    client.post(reverse("vault:second_factor_reset", args=[boss.pk]))
    assert not second_factor.is_set_up(Person.of(editor))
    assert second_factor.is_set_up(Person.of(boss))
    event = DoorEvent.objects.get(what="reset")
    assert (event.by_name, event.about_name) == ("boss", "editor")
    call_command("reset_second_factor", "boss")
    assert not second_factor.is_set_up(Person.of(boss))
    with pytest.raises(TypeError):
        event.delete()


def test_a_demo_without_it_says_so_and_production_refuses(client, editor, settings):
    assert "演示环境没有开第二重验证" in client.get(reverse("vault:cases")).text
    assert checks.second_factor(None) == []
    settings.PRODUCTION = True
    assert [error.id for error in checks.second_factor(None)] == ["vault.E003"]
    settings.VAULT_SECOND_FACTOR, settings.VAULT_IDLE_MINUTES = True, 600
    assert [error.id for error in checks.second_factor(None)] == ["vault.E004"]


def test_an_idle_vault_locks_and_opens_again_where_one_was(client, editor, case):
    assert client.get(case.get_absolute_url()).status_code == 200
    let_time_pass(client, 14 * 60)
    assert client.get(case.get_absolute_url()).status_code == 200
    let_time_pass(client, 15 * 60 + 31)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    answer = client.get(case.get_absolute_url())
    assert "unlock" in answer.url
    assert "密码不对" in client.post(answer.url, {lock.FIELD: "wrong"}).text
    assert client.post(answer.url, {lock.FIELD: "right"}).url == case.get_absolute_url()


def test_an_old_login_does_not_open_the_vault(client, editor):
    User.objects.update(last_login="2000-01-01T00:00Z")
    assert "unlock" in client.get(reverse("vault:cases")).url


def test_a_script_is_told_and_nothing_is_saved(client, editor, case):
    state = client.get(reverse("vault:state", args=[case.pk])).json()
    let_time_pass(client, 3600)
    start, end = state["spans"][0][:2]
    wish = json.dumps({"version": state["version"], "action": "remove", "start": start, "end": end})
    url = reverse("vault:change", args=[case.pk])
    answer = client.post(url, wish, content_type="application/json", headers={"accept": "application/json"})
    assert answer.status_code == 401 and "重新验证" in answer.json()["error"]
    assert client.get(reverse("vault:alive"), headers={"accept": "application/json"}).status_code == 401
    client.post(reverse("vault:unlock") + "?tab=1", {lock.FIELD: "right"})
    assert client.get(reverse("vault:alive")).status_code == 200
    answer = client.post(url, wish, content_type="application/json", headers={"accept": "application/json"})
    assert answer.status_code == 200


def test_a_form_sent_to_a_locked_vault_is_sent_on_with_the_proof(client, editor):
    client.get(reverse("vault:cases"))
    let_time_pass(client, 3600)
    form = {
        "text": RAW,
        "number": '江罚〔2024〕8号"',
        "roster-TOTAL_FORMS": "1",
        "roster-INITIAL_FORMS": "0",
        "roster-0-name": "孙大海",
    }
    stopped = client.post(reverse("vault:paste"), form)
    assert stopped.status_code == 401 and not RawCase.objects.exists()
    assert "no-store" in stopped["Cache-Control"]
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', stopped.text))
    carried = {name: value.replace("&quot;", '"') for name, value in carried.items()}
    assert form.items() <= carried.items()
    assert client.post(reverse("vault:paste"), carried | {lock.FIELD: "wrong"}).status_code == 401
    client.post(reverse("vault:paste"), carried | {lock.FIELD: "right"})
    assert RawCase.objects.get().text == RAW


def test_chosen_files_cannot_be_carried_and_nobody_pretends(client, editor):
    client.get(reverse("vault:cases"))
    let_time_pass(client, 3600)
    file = SimpleUploadedFile("甲.txt", RAW.encode())
    stopped = client.post(reverse("vault:upload"), {"files": [file], "source": "街道"})
    assert "重新选文件" in stopped.text and "街道" not in stopped.text
    assert not RawCase.objects.exists()

"""A new key without downtime: interrupted, resumed, while another process keeps writing."""

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connections

from vault import crypto, rotation
from vault.detection.spans import Party
from vault.intake import take_in
from vault.models import DoorEvent, RawCase
from vault.people import Person
from vault.review import marking_of

pytestmark = [pytest.mark.django_db, pytest.mark.data]
RAW = "当事人孙大海，电话13822345678，在门前摆放桌椅。"


@pytest.fixture
def key_file(settings, tmp_path):
    settings.VAULT_KEY, settings.VAULT_KEY_FILE = "", tmp_path / "vault.key"
    crypto.create_key_file(settings.VAULT_KEY_FILE)
    return settings.VAULT_KEY_FILE


def some_cases(count):
    for number in range(count):
        case = take_in(
            f"第{number}件。{RAW}", roster=[Party("孙大海", "当事人")], attachments=[("甲.txt", b"x")]
        )
        marking_of(case, Person(None, "甲"))


def tokens():
    found = []
    with connections["vault"].cursor() as cursor:
        for table, _, columns in rotation.encrypted_columns():
            names = ", ".join(connections["vault"].ops.quote_name(name) for name in columns)
            cursor.execute(f"SELECT {names} FROM {table}")
            found += [bytes(one) for row in cursor.fetchall() for one in row if one is not None]
    return found


def test_every_value_moves_to_the_new_key_and_the_old_one_goes(key_file, capsys):
    some_cases(3)
    old = key_file.read_text().strip()
    call_command("rotate_vault_key")
    new, kept = key_file.read_text().split()
    assert kept == old and key_file.stat().st_mode & 0o777 == 0o600
    call_command("rotate_vault_key", "--finish")
    assert key_file.read_text().split() == [new]
    cipher = Fernet(new)
    assert len(tokens()) > 15
    for token in tokens():
        cipher.decrypt(token)
    assert RawCase.objects.first().text.endswith(RAW)
    assert list(DoorEvent.objects.values_list("what", flat=True)) == ["key_added", "key_dropped"]
    said = capsys.readouterr().out
    assert new not in said and old not in said


def test_an_interrupted_rotation_is_resumed_and_cannot_be_finished_early(key_file):
    some_cases(3)
    crypto.add_key_to_file(key_file)
    steps = rotation.renew(batch=1)
    next(steps)
    steps.close()
    assert RawCase.objects.first().text.endswith(RAW)
    with pytest.raises(CommandError, match="不能停用"):
        call_command("rotate_vault_key", "--finish")
    call_command("rotate_vault_key")
    assert len(key_file.read_text().split()) == 2
    assert all(crypto.is_current(token) for token in tokens())


def test_what_another_process_writes_meanwhile_is_not_overwritten(key_file):
    """A process that read the key file a moment too early still writes with the old key."""
    some_cases(2)
    old = key_file.read_text().strip()
    crypto.add_key_to_file(key_file)
    late = Fernet(old).encrypt("改过的正文，原来的不在了。".encode())
    for number, _ in enumerate(rotation.renew(batch=1)):
        if number == 1:
            with connections["vault"].cursor() as cursor:
                cursor.execute("UPDATE vault_rawcase SET text = %s", [late])
    with pytest.raises(CommandError, match="不能停用"):
        call_command("rotate_vault_key", "--finish")
    call_command("rotate_vault_key")
    call_command("rotate_vault_key", "--finish")
    assert {case.text for case in RawCase.objects.all()} == {"改过的正文，原来的不在了。"}


def test_a_value_under_a_lost_key_is_left_alone_and_said(key_file):
    some_cases(1)
    lost = Fernet(Fernet.generate_key()).encrypt(b"x")
    with connections["vault"].cursor() as cursor:
        cursor.execute("UPDATE vault_rawcase SET text = %s", [lost])
    with pytest.raises(CommandError, match="打不开"):
        call_command("rotate_vault_key")
    with pytest.raises(CommandError):
        call_command("rotate_vault_key", "--finish")
    assert lost in tokens()


def test_keys_in_the_environment_are_the_operators(settings):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.VAULT_KEY = old
    some_cases(1)
    with pytest.raises(CommandError, match="PUFA_VAULT_KEY=新密钥,旧密钥"):
        call_command("rotate_vault_key")
    settings.VAULT_KEY = f"{new},{old}"
    call_command("rotate_vault_key")
    call_command("rotate_vault_key", "--finish")
    settings.VAULT_KEY = new
    assert RawCase.objects.get().text.endswith(RAW)

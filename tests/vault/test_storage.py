"""The key, what it protects, and the logs that nobody edits."""

import io
import stat

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from vault import append_only, checks
from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.keys import crypto
from vault.models import Decision, RawCase


@pytest.mark.django_db
def test_a_lost_key_is_not_replaced_by_a_new_one(settings, tmp_path):
    """It would open nothing, and whoever looks for the old one would stop looking."""
    case = take_in("当事人孙大海在门前摆放桌椅，占道经营。", roster=[Party("孙大海")])
    settings.VAULT_KEY = ""
    settings.VAULT_KEY_FILE = tmp_path / "vault.key"
    with pytest.raises(CommandError, match="备份里的密钥"):
        call_command("create_vault_key")
    assert not settings.VAULT_KEY_FILE.exists()
    with pytest.raises(crypto.BadKey, match="不要另造一把"):
        case.refresh_from_db()


@pytest.mark.django_db
def test_the_key_file_is_private_and_never_overwritten(settings, tmp_path, capsys):
    settings.VAULT_KEY = ""
    settings.VAULT_KEY_FILE = tmp_path / "keys" / "vault.key"
    call_command("create_vault_key")
    key = settings.VAULT_KEY_FILE.read_bytes()
    assert stat.S_IMODE(settings.VAULT_KEY_FILE.stat().st_mode) == 0o600
    call_command("create_vault_key")
    assert settings.VAULT_KEY_FILE.read_bytes() == key
    assert crypto.decrypt(crypto.encrypt(b"x")) == b"x"
    assert key.decode().strip() not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        ("", "vault.E001"),
        ("changeme", "vault.E002"),
        ("dGVzdC1vbmx5LWtleS10ZXN0LW9ubHkta2V5LTAwMDA=", "vault.E002"),
        ("A" * 43 + "=", "vault.E002"),
        (Fernet.generate_key().decode(), None),
        (Fernet.generate_key().decode() + ",changeme", "vault.E002"),
    ],
    ids=["none", "a word", "the tests' own", "typed by hand", "its own", "its own and a word"],
)
def test_production_starts_only_with_a_key_of_its_own(settings, tmp_path, key, fault):
    settings.VAULT_KEY, settings.VAULT_KEY_FILE = key, tmp_path / "none"
    assert checks.vault_key(None) == []
    settings.PRODUCTION = True
    assert [error.id for error in checks.vault_key(None)] == ([fault] if fault else [])


@given(st.binary(max_size=200))
def test_an_older_key_still_opens(plain):
    from django.test import override_settings

    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    with override_settings(VAULT_KEY=old):
        token = crypto.encrypt(plain)
    with override_settings(VAULT_KEY=f"{new},{old}"):
        assert crypto.decrypt(token) == plain
    with override_settings(VAULT_KEY=new), pytest.raises(crypto.Unreadable):
        crypto.decrypt(token)


@pytest.mark.django_db
@pytest.mark.data
class TestLogs:
    def test_they_refuse_change_in_python(self):
        entry = Decision.objects.create(case_uuid="0" * 32, by_name="甲", action="taken_in")
        for change in (
            entry.save,
            entry.delete,
            Decision.objects.all().delete,
            lambda: Decision.objects.update(by_name="乙"),
        ):
            with pytest.raises(TypeError):
                change()

    def test_the_database_refuses_an_update(self):
        Decision.objects.create(case_uuid="0" * 32, by_name="甲", action="taken_in")
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(using="vault"),
            connections["vault"].cursor() as cursor,
        ):
            cursor.execute("UPDATE vault_decision SET by_name = 'x'")

    def test_a_protected_table_refuses_deletion(self):
        with connections["vault"].cursor() as cursor:
            cursor.execute("CREATE TABLE ledger_probe (n integer)")
            append_only.protect(connections["vault"], "ledger_probe")
            cursor.execute("INSERT INTO ledger_probe VALUES (1)")
            for sql in ("DELETE FROM ledger_probe", "UPDATE ledger_probe SET n = 2"):
                with pytest.raises(DatabaseError), transaction.atomic(using="vault"):
                    cursor.execute(sql)
            cursor.execute("DROP TABLE ledger_probe")

    def test_dumpdata_writes_no_plain_value(self):
        RawCase.objects.create(text="孙大海", fingerprint="x")
        with pytest.raises(Exception, match="not serialised"):
            call_command("dumpdata", "vault", database="vault", stdout=io.StringIO())

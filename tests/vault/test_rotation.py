"""A new key without downtime: interrupted, resumed, while another process keeps writing."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone

from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.keys import crypto, rotation
from vault.models import DoorEvent, RawCase, Withdrawal
from vault.published import retention, withdrawal
from vault.review.people import Person
from vault.review.steps import marking_of

pytestmark = [pytest.mark.django_db, pytest.mark.data]
RAW = "当事人孙大海，电话13822345678，在门前摆放桌椅。"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(rotation, "GRACE", timedelta(0))


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


def test_a_sealed_log_does_not_stop_it(key_file):
    some_cases(1)
    case = RawCase.objects.get()
    RawCase.objects.update(status=RawCase.Status.APPROVED)
    withdrawal.withdraw(case, Person(None, "甲"), "revoked", "复议决定撤销了原处罚")
    retention.keep(
        case, timezone.localdate() + timezone.timedelta(days=9), "正在行政复议", Person(None, "甲")
    )
    call_command("rotate_vault_key")
    call_command("rotate_vault_key", "--finish")
    assert Withdrawal.objects.get().reason == "复议决定撤销了原处罚"


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


def test_the_old_key_stays_while_somebody_may_still_write_with_it(key_file, monkeypatch):
    monkeypatch.setattr(rotation, "GRACE", timedelta(minutes=10))
    some_cases(1)
    call_command("rotate_vault_key")
    with pytest.raises(CommandError, match="十分钟"):
        call_command("rotate_vault_key", "--finish")
    assert len(key_file.read_text().split()) == 2


BUSY = """
import os, sys, time
from pathlib import Path
sys.path[:0] = ["site", "."]
import django
django.setup()
from django.core.management import call_command
from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.models import RawCase
folder = Path(os.environ["PUFA_DATA_DIR"])
(folder / "media" / "databases").mkdir(parents=True)
call_command("create_vault_key", verbosity=0)
call_command("migrate", "vault", database="vault", verbosity=0)
taken = 0
def work():
    global taken
    taken += 1
    take_in(f"第{taken}件，当事人孙大海在门前摆放桌椅。", roster=[Party("孙大海", "当事人")])
    assert all("孙大海" in case.text and case.parties.get().name == "孙大海" for case in RawCase.objects.all())
for _ in range(20):
    work()
(folder / "busy").touch()
until = time.monotonic() + 300
while not (folder / "stop").exists() and time.monotonic() < until:
    work()
work()
print(taken)
"""


def test_another_process_reads_and_writes_all_the_while(tmp_path):
    """Two real processes and one key file: nobody fails, and what was written last is under the new key."""
    root = Path(__file__).resolve().parents[2]
    plain = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PUFA_", "DATABASE", "VAULT"))
    }
    environment = plain | {"PUFA_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    busy = subprocess.Popen(
        [sys.executable, "-c", BUSY], cwd=root, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        patience = time.monotonic() + 300
        while not (tmp_path / "busy").exists():
            assert busy.poll() is None and time.monotonic() < patience
            time.sleep(0.05)
        key_file = tmp_path / "media" / "keys" / "vault.key"
        old = key_file.read_text().strip()
        rotate = (
            "import sys; sys.path[:0] = ['site', '.']; import django; django.setup();"
            "from datetime import timedelta; from django.core.management import call_command;"
            "from vault.keys import rotation; rotation.GRACE = timedelta(0);"
            "call_command('rotate_vault_key'); call_command('rotate_vault_key');"
            "call_command('rotate_vault_key', '--finish')"
        )
        subprocess.run(
            [sys.executable, "-c", rotate], cwd=root, env=environment, check=True, capture_output=True
        )
    finally:
        (tmp_path / "stop").touch()
        said, _ = busy.communicate(timeout=300)
    assert busy.returncode == 0 and int(said.split()[-1]) > 20
    assert old not in key_file.read_text() and len(key_file.read_text().split()) == 1

"""After a purge no value of the case stands anywhere in the vault: every column of every table, opened with the key."""

import random
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from factories import CasePageFactory

from vault.detection.spans import Party
from vault.intake import lists
from vault.intake.registering import take_in
from vault.keys import crypto, rotation
from vault.known import disguises
from vault.models import (
    Decision,
    Exemption,
    ImportJob,
    ImportRow,
    Marking,
    RawCase,
    Step,
    Term,
)
from vault.review import dictionary, steps
from vault.review.people import Person

pytestmark = [pytest.mark.django_db, pytest.mark.data]
BY = Person(1, "甲")
LETTERS = "启伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红鹏辉健玲梅琳婷慧莹斌宇浩凯欣怡泽轩梓涵雪倩"


def everything() -> str:
    """The whole vault as whoever has database and key can read it."""
    found = []
    connection = connections["vault"]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith("vault_"):
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                for value in row:
                    if isinstance(value, bytes | memoryview):
                        value = crypto.decrypt(bytes(value)).decode("utf-8", "replace")
                    found.append(str(value))
    return disguises.bare("\n".join(found))


class Planted:
    """A case whose every field holds a value of its own, and whatever else may have come to hold one."""

    def __init__(self, seed: int):
        draw = random.Random(seed)

        def name() -> str:
            return draw.choice("王李张刘陈杨黄赵吴周徐孙") + "".join(draw.sample(LETTERS, 2))

        def number() -> str:
            return f"13{draw.randrange(10**9):09}"

        self.party, self.witness, self.alias, self.phone = (
            name(),
            name(),
            "阿" + draw.choice(LETTERS),
            number(),
        )
        self.file, self.case_number, self.source = name(), number(), name()
        self.values = [self.party, self.witness, self.phone, self.case_number]
        self.fields = [self.file, self.source, self.alias]
        self.case = take_in(
            f"当事人{self.party}（电话{self.phone}）在门前摆放桌椅，证人{self.witness}、{self.alias}在场。",
            number=f"江罚〔2024〕{self.case_number}号",
            source=f"{self.source}投诉",
            roster=[Party(self.party, "当事人", aliases=(self.alias,)), Party(self.witness, "证人")],
            attachments=[(f"{self.file}.txt", f"{self.witness}的笔录".encode())],
            by=BY,
        )
        marking = steps.marking_of(self.case, BY)
        Step.objects.create(marking=marking, before={"replacement": self.party})
        steps.ask_exemption(self.case, f"{self.party}摊", BY)
        dictionary.add(f"{self.witness}家的狗", "hide", "NICK", BY, self.case)
        dictionary.add(self.party, "hide", "PERSON", BY)
        dictionary.add(f"{self.witness}大排档", "never", "", BY)
        self._list()
        RawCase.objects.filter(pk=self.case.pk).update(
            status=RawCase.Status.APPROVED,
            return_reason=f"{self.party}漏了",
            return_answer=f"{self.party}不认识",
            answers={"health": True},
        )

    def _list(self) -> None:
        job = ImportJob.objects.create(name=f"{self.party}案.xlsx", source=self.phone, by_name="甲")
        row = {
            "text": "",
            "number": f"江罚〔2024〕{self.case_number}号",
            "source": f"{self.source}投诉",
            "roster": [],
        }
        ImportRow.objects.create(
            job=job, position=0, place="第2行", document=row | {"text": f"{self.party}在门前摆放桌椅。"}
        )
        lists.work(job)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_of_a_purged_case_is_left_in_the_vault(seed, case_index):
    gone, stays = Planted(seed), Planted(seed + 100)
    page = CasePageFactory(parent=case_index, source_ref=gone.case.pk)
    type(page).objects.filter(pk=page.pk).update(first_published_at=timezone.now() - timedelta(days=181))
    dictionary.add("门前三包", "never", "", BY)
    before = everything()
    assert all(value in before for value in [*gone.values, *gone.fields])
    call_command("purge_raw_cases", "--purge")
    after = everything()
    assert [value for value in [*gone.values, *gone.fields] if value in after] == []
    assert all(value in after for value in [*stays.values, *stays.fields])
    assert "门前三包" in after
    case = RawCase.objects.get(pk=gone.case.pk)
    assert case.answers == {} and case.source == ""
    assert Decision.objects.filter(case_uuid=case.pk, action="purged").exists()


def test_every_encrypted_column_is_thought_of():
    """A new column fails here until somebody has planted a value in it above, or says why it holds none."""
    thought_of = {
        *(model._meta.db_table for model in (RawCase, Marking, Step, Term, Exemption, ImportJob, ImportRow)),
        "vault_party", "vault_attachment",
    }  # fmt: skip
    keys_of_the_house = {"vault_pepper", "vault_secondfactor"}
    assert {table for table, _, _ in rotation.encrypted_columns()} == thought_of | keys_of_the_house


def test_a_list_that_was_never_finished_goes_as_well(settings, capsys):
    row = {"text": "当事人周启明在门前摆放桌椅。", "number": "", "source": "", "roster": []}
    preview = ImportJob.objects.create(name="周启明.xlsx", table={"rows": [["周启明"]]}, by_name="甲")
    running = ImportJob.objects.create(name="周启明二.xlsx", status="running", by_name="甲")
    ImportRow.objects.create(job=running, position=0, place="第2行", document=row)
    fresh = ImportJob.objects.create(name="新的.xlsx", table={"rows": [["新"]]}, by_name="甲")
    old = timezone.now() - timedelta(days=settings.RAW_RETENTION_DAYS + 1)
    ImportJob.objects.filter(pk__in=[preview.pk, running.pk]).update(created_at=old)
    call_command("purge_raw_cases")
    assert "周启明" in everything() and capsys.readouterr().out.count("清单到期") == 2
    call_command("purge_raw_cases", "--purge")
    assert "周启明" not in everything() and "新的" in everything()
    running.refresh_from_db()
    assert running.status == "done" and "按期清除" in lists.report(running)
    call_command("purge_raw_cases", "--purge")
    assert "清单" not in capsys.readouterr().out.splitlines()[-1]
    assert fresh.rows.count() == 0


def test_the_database_writes_over_what_is_deleted():
    if connections["vault"].vendor != "sqlite":
        pytest.skip("PostgreSQL is asked to VACUUM instead")
    with connections["vault"].cursor() as cursor:
        assert cursor.execute("PRAGMA secure_delete").fetchone()[0] == 1

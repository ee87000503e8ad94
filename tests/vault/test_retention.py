"""Raw text goes when its day has come; the page, the guard's knowledge and the logs stay."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.db import connections
from django.urls import reverse
from django.utils import timezone
from factories import CasePageFactory

from cases.guards import Outgoing
from vault.detection.spans import Party
from vault.intake.registering import AlreadyTakenIn, CannotTakeIn, take_in, write_roster
from vault.known import digests
from vault.known.guard import guard, values_of_case
from vault.models import Attachment, Decision, Exemption, Extension, Marking, RawCase
from vault.published import retention
from vault.review.people import Person
from vault.review.steps import marking_of

pytestmark = pytest.mark.django_db
RAW = "当事人孙大海，电话13822345678，住长堤路12号，在门前摆放桌椅。孙大海高兴地接受处罚。"
SOMEBODY = Person(1, "甲")


@pytest.fixture
def case(case_index):
    case = take_in(
        RAW,
        number="江罚〔2024〕8号",
        roster=[Party("孙大海", "当事人"), Party("高兴", "证人")],
        attachments=[("笔录.txt", b"secret")],
    )
    marking_of(case, SOMEBODY)
    RawCase.objects.update(status=RawCase.Status.APPROVED)
    digests.remember(case, values_of_case(case))
    Exemption.objects.create(case=case, phrase="高兴地", approved_at=timezone.now())
    case.refresh_from_db()
    return case


def published(case, parent, days_ago):
    at = timezone.now() - timedelta(days=days_ago)
    page = CasePageFactory(parent=parent, source_ref=case.pk)
    type(page).objects.filter(pk=page.pk).update(first_published_at=at)
    return page


def stopped(case, text):
    return bool(list(guard(Outgoing("甲", texts=(("正文", text),), case_refs={case.pk}))))


TOLD = ["孙大海", "大海", "sun dahai", "Dahai Sun", "13822345678", "１３８２２３４５６７８", "长堤路12号", "江罚〔2024〕8号", "证人高兴"]  # fmt: skip
FINE = ["当事人某甲高兴地接受处罚。", "在门前摆放桌椅，被责令改正。"]


def test_a_dry_run_changes_nothing(case, case_index, capsys):
    published(case, case_index, 181)
    call_command("purge_raw_cases")
    assert case.short_id in capsys.readouterr().out
    case.refresh_from_db()
    assert case.text == RAW and case.purged_at is None


def test_what_is_purged_is_gone_and_the_guard_still_knows(case, case_index):
    page = published(case, case_index, 181)
    before = [text for text in TOLD if stopped(case, text)]
    assert len(before) >= 7 and not any(stopped(case, text) for text in FINE)
    call_command("purge_raw_cases", "--purge")
    case.refresh_from_db()
    assert case.purged_at and not case.text and not case.number
    assert not case.parties.exists() and not Attachment.objects.exists() and not Marking.objects.exists()
    page.refresh_from_db()
    assert page.live
    assert Decision.objects.filter(case_uuid=case.pk, action="purged").exists()
    assert [text for text in before if not stopped(case, text)] == []
    assert not any(stopped(case, text) for text in FINE)
    # A page that tells no case: distinctive values only, as before.
    assert list(guard(Outgoing("乙", texts=(("正文", "感谢孙大海"),))))
    assert not list(guard(Outgoing("乙", texts=(("正文", "大海很蓝"),))))
    with pytest.raises(AlreadyTakenIn):
        take_in(RAW, number="江罚〔2024〕8号", roster=[Party("孙大海")])


@pytest.mark.parametrize("days_ago", [0, 100, 179])
def test_before_its_day_nothing_goes(case, case_index, days_ago):
    published(case, case_index, days_ago)
    call_command("purge_raw_cases", "--purge")
    assert RawCase.objects.get().text == RAW


def test_what_was_never_published_or_is_kept_longer_stays(case, case_index, settings):
    settings.RAW_RETENTION_DAYS = 10
    assert not retention.purge(case)
    published(case, case_index, 11)
    soon = timezone.localdate() + timedelta(days=9)
    for until, reason in ((soon, ""), (timezone.localdate(), "复议"), (soon, "孙大海在复议")):
        with pytest.raises(retention.CannotKeep):
            retention.keep(case, until, reason, SOMEBODY)
    retention.keep(case, soon, "正在行政复议", SOMEBODY)
    retention.keep(case, soon, "又提起了诉讼", SOMEBODY)
    assert list(Extension.objects.values_list("reason", flat=True)) == ["正在行政复议", "又提起了诉讼"]
    assert not retention.purge(case)
    RawCase.objects.update(keep_until=timezone.localdate() - timedelta(days=1))
    assert retention.purge(case)


def test_a_case_that_cannot_be_opened_is_not_purged(case, case_index):
    published(case, case_index, 181)
    with connections["vault"].cursor() as cursor:
        cursor.execute("UPDATE vault_rawcase SET text = %s", [b"gAAAAABnot"])
    with pytest.raises(CommandError):
        call_command("purge_raw_cases", "--purge")
    assert RawCase.objects.defer("text").get().purged_at is None


def test_the_list_announces_it_and_offers_to_keep(client, case, case_index):
    user = User.objects.create_user("head", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["approve_case", "access_admin"]))
    client.force_login(user)
    published(case, case_index, 100)
    assert "起清除" not in client.get(reverse("vault:cases")).text
    type(case_index.get_children().get().specific).objects.update(
        first_published_at=timezone.now() - timedelta(days=160)
    )
    listed = client.get(reverse("vault:cases")).text
    address = reverse("vault:keep", args=[case.pk])
    assert "起清除" in listed and address in listed
    assert "写一句" in client.post(address, {"until": "2020-01-01", "reason": ""}).text
    until = timezone.localdate() + timedelta(days=90)
    client.post(address, {"until": until.isoformat(), "reason": "正在行政复议"})
    assert "起清除" not in client.get(reverse("vault:cases")).text
    RawCase.objects.update(keep_until=None)
    type(case_index.get_children().get().specific).objects.update(
        first_published_at=timezone.now() - timedelta(days=190)
    )
    call_command("purge_raw_cases", "--purge")
    assert "清除原文" in client.get(reverse("vault:cases")).text
    assert client.get(case.get_absolute_url()).url == reverse("vault:history", args=[case.pk])
    assert client.get(reverse("vault:state", args=[case.pk])).status_code == 409


@pytest.mark.parametrize("purged", [False, True])
def test_no_name_is_taken_out_of_what_must_not_leave_nor_put_into_what_was_purged(client, case, purged):
    """Of a case that was taken back, the roster is what the guard still holds every page against."""
    RawCase.objects.update(status=RawCase.Status.WITHDRAWN, purged_at=timezone.now() if purged else None)
    known = set(case.digests.values_list("digest", flat=True))
    with pytest.raises(CannotTakeIn, match="撤回"):
        write_roster(case, [Party("吴文海")], SOMEBODY)
    client.force_login(User.objects.create_superuser("boss", password="x"))
    answer = client.post(reverse("vault:roster", args=[case.pk]), {"roster-0-name": "吴文海"}, follow=True)
    assert "交回初审" in answer.text and "孙大海" not in answer.text
    assert [party.name for party in case.parties.all()] == ["孙大海", "高兴"]
    assert set(case.digests.values_list("digest", flat=True)) == known


@pytest.mark.parametrize("by", ["page", "tree", "query"])
def test_a_page_that_is_deleted_does_not_keep_the_raw_text_for_good(case, case_index, by):
    page = published(case, case_index, 181)
    day = retention.due([case])[case.pk]
    {"page": type(page).objects.get(pk=page.pk), "tree": case_index, "query": type(page).objects.all()}[
        by
    ].delete()
    case.refresh_from_db()
    assert retention.due([case]) == {case.pk: day}
    assert retention.purge(case)


def test_a_draft_that_is_deleted_was_never_told(case, case_index):
    CasePageFactory(parent=case_index, source_ref=case.pk, live=False).delete()
    case.refresh_from_db()
    assert retention.due([case]) == {}

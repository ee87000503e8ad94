"""The machine looks before anybody opens a case, again when it has changed, and never over a reader's decision."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from vault.detection import Detection, detect
from vault.detection.spans import Party, Span, Suspect
from vault.intake.registering import take_in, write_roster
from vault.models import Access, Decision, Marking, RawCase
from vault.review import ahead, machine, marks, readers, steps
from vault.review.marks import Marks
from vault.review.people import Person

pytestmark = [pytest.mark.data, pytest.mark.django_db]
FIRST = Person(1, "初审员")
RAW = "当事人孙大海，电话13822345678，在门前摆放桌椅。孙大海承认事实，高兴地接受处罚。"


@pytest.fixture
def case():
    return take_in(RAW, roster=[Party("孙大海", "当事人")])


def words(case) -> list[str]:
    return [RAW[s.start : s.end] for s in Marks.load(Marking.objects.get(case=case).state).spans]


def newer(monkeypatch, *finds: str):
    """A machine that finds these words, and nothing that the one before it found."""
    monkeypatch.setattr(machine, "version", lambda: "newer")

    def found(text, roster=()):
        places = sorted((text.index(one), one) for one in finds)
        return Detection(
            [Span(at, at + len(one), "PERSON", "context", "某", one) for at, one in places],
            [Suspect(text.index("高兴"), text.index("高兴") + 2, "可能是人名")],
        )

    monkeypatch.setattr(machine, "detect", found)


def change(case, edit, action=Decision.Action.REMOVED):
    return steps.change(case, Marking.objects.get(case=case).version, FIRST, action, edit)


def never(*args):
    raise AssertionError("detection ran although somebody was waiting for the page")


def test_a_case_that_was_looked_at_is_only_read_when_it_is_opened(case, client, monkeypatch):
    assert ahead.work() == 1
    assert Decision.objects.filter(case_uuid=case.pk, action="detected", by_name="机器").count() == 1
    monkeypatch.setattr(machine, "detect", never)
    user = User.objects.create_user("editor", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["review_case", "access_admin"]))
    client.force_login(user)
    assert client.get(reverse("vault:state", args=[case.pk])).json()["spans"]


def test_whoever_comes_too_early_reads_the_raw_text_and_waits_for_the_marks(case, client):
    user = User.objects.create_user("editor", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["review_case", "access_admin"]))
    client.force_login(user)
    with machine.turn(case) as is_mine:
        assert is_mine
        assert "正在识别" in client.get(case.get_absolute_url()).text
        answer = client.get(reverse("vault:state", args=[case.pk]))
        assert (answer.status_code, answer.json()) == (202, {"waiting": True})
        assert not Access.objects.exists()
        raw = client.get(reverse("vault:text", args=[case.pk])).json()
        assert (raw["text"], raw["roster"][0]["name"]) == (RAW, "孙大海")
        assert set(raw) == {"text", "roster", "reading"}
        assert Access.objects.get().what == "text"
    state = reverse("vault:state", args=[case.pk])
    assert client.get(state, {"reading": raw["reading"]}).json()["text"] == RAW


def test_text_and_marks_are_one_reading_and_no_trick_makes_two_into_one(case, client, monkeypatch):
    user, other = (User.objects.create_user(name, password="x") for name in ("editor", "other"))
    for one in (user, other):
        one.user_permissions.set(Permission.objects.filter(codename__in=["review_case", "access_admin"]))
    client.force_login(user)
    text, state = (reverse(f"vault:{name}", args=[case.pk]) for name in ("text", "state"))
    elsewhere = take_in(RAW + "另一件。", roster=[Party("孙大海", "当事人")])
    reading = client.get(text).json()["reading"]
    client.get(state, {"reading": reading})
    assert Access.objects.count() == 1
    client.get(reverse("vault:state", args=[elsewhere.pk]), {"reading": reading})
    assert Access.objects.count() == 2, "of another case"
    client.get(state, {"reading": "x"})
    client.get(state, {"reading": reading})
    assert Access.objects.count() == 4, "neither no reading nor an old one"
    client.force_login(other)
    client.get(state, {"reading": Access.objects.last().pk})
    assert Access.objects.count() == 5, "of somebody else"
    monkeypatch.setattr(readers, "LATELY", timedelta(0))
    client.get(state, {"reading": Access.objects.last().pk})
    assert Access.objects.count() == 6, "an hour later one looks again"


def test_a_turn_runs_out_when_its_process_has_died(case):
    RawCase.objects.filter(pk=case.pk).update(machine_since=timezone.now() - timedelta(minutes=2))
    assert ahead.work() == 1


def test_a_case_without_a_roster_waits_for_it():
    case = take_in(RAW)
    assert ahead.work() == 0
    write_roster(case, [Party("孙大海")], FIRST)
    assert ahead.work() == 1


def test_one_case_that_makes_the_machine_fail_does_not_stop_the_others(case, monkeypatch, caplog):
    other = take_in(RAW + "又一件。", roster=[Party("孙大海")])

    def fails(text, *args):
        if text == RAW:
            raise RuntimeError(f"over {text}")
        return detect(text, *args)

    monkeypatch.setattr(machine, "detect", fails)
    assert ahead.work() == 1
    assert Marking.objects.get().case == other
    assert "RuntimeError" in caplog.text and "孙大海" not in caplog.text


def test_a_roster_mended_meanwhile_counts(case, monkeypatch):
    def slow(text, roster):
        if len(roster) == 1:
            write_roster(case, [Party("孙大海"), Party("门前摆放", "证人")], FIRST)
        return detect(text, roster)

    monkeypatch.setattr(machine, "detect", slow)
    steps.marking_of(case, FIRST)
    assert "门前摆放" in words(case)


def test_a_changed_machine_marks_anew_what_no_reader_has_touched(case, monkeypatch):
    ahead.work()
    newer(monkeypatch, "摆放桌椅")
    assert not steps.is_ready(case)
    marking = steps.marking_of(case, FIRST)
    assert words(case) == ["摆放桌椅"]
    assert (marking.detector, len(marking.machine), marking.steps.count()) == ("newer", 1, 0)
    assert steps.is_ready(case)


def test_a_changed_machine_leaves_every_decision_of_a_reader_as_it_is(case, monkeypatch):
    ahead.work()
    phone = RAW.index("138")
    start = RAW.index("接受")
    change(case, lambda m: marks.remove(m, RAW, phone, phone + 11))
    change(case, lambda m: marks.add(m, RAW, start, start + 2, "NICK", "某人", "x"), Decision.Action.ADDED)
    newer(monkeypatch, "13822345678", "摆放桌椅", "接受处罚")
    marking = steps.marking_of(case, FIRST)
    assert words(case) == ["孙大海", "摆放桌椅", "孙大海", "接受"]
    at = RAW.index("摆放桌椅")
    assert [at, at + 4, "PERSON"] in marking.machine
    steps.undo(case, marking.version, FIRST)
    assert words(case) == ["孙大海", "孙大海", "接受"]


def test_a_changed_machine_keeps_its_hands_off_what_was_handed_in(case, monkeypatch):
    marking = steps.marking_of(case, FIRST)
    RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.SUBMITTED)
    case.refresh_from_db()
    newer(monkeypatch, "摆放桌椅")
    monkeypatch.setattr(machine, "detect", never)
    assert steps.is_ready(case)
    assert steps.marking_of(case, FIRST).version == marking.version


def test_the_nightly_command_does_both(case, monkeypatch, capsys):
    ahead.work()
    take_in(RAW + "又一件。", roster=[Party("孙大海")])
    newer(monkeypatch, "摆放桌椅")
    call_command("mark_cases")
    assert "新识别 1 件，机器更新后再识别 1 件" in capsys.readouterr().out
    assert set(Marking.objects.values_list("detector", flat=True)) == {"newer"}


def test_the_version_is_that_of_the_detection_on_disk():
    assert machine.version() == machine.version() and len(machine.version()) == 16


@pytest.mark.django_db(transaction=True)
def test_the_thread_of_the_web_process_does_it(settings):
    settings.VAULT_LOOKS_AHEAD = True
    case = take_in(RAW, roster=[Party("孙大海", "当事人")])
    ahead.start()
    ahead.rest()
    assert "孙大海" in words(case)

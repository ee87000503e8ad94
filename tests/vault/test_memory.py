"""What a process remembers of cases: quick to recall, never a raw text as a key, and gone when it must be."""

import gc
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from factories import CasePageFactory

from vault import memory
from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.models import RawCase
from vault.published import retention
from vault.review import clues, machine, steps
from vault.review.marks import Marks
from vault.review.people import Person

BY = Person(1, "甲")
NAME, SHOP = "欧阳泽楷", "江门市蓬江区泽楷记烧腊店"
RAW = f"当事人{NAME}的妻子在全市唯一的{SHOP}门前摆放桌椅，电话13822345678。\n{NAME}当场改正。"


@pytest.fixture(autouse=True)
def fresh():
    memory.forget()
    yield
    memory.forget()


def remembered() -> str:
    """Everything in the caches, keys and results, as whoever reads the memory of the process sees it."""
    seen, found, waiting = (
        set(),
        [],
        [*(one.young for one in memory._memories), *(one.old for one in memory._memories)],
    )
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type):
            continue
        seen.add(id(one))
        if isinstance(one, str | bytes):
            found.append(str(one))
        elif not callable(one):
            waiting += gc.get_referents(one)
    return "\n".join(found)


def opened() -> RawCase:
    case = take_in(
        RAW, number="江罚〔2024〕77号", roster=[Party(NAME, "当事人"), Party(SHOP, "当事人", "shop")]
    )
    marks = Marks.load(steps.marking_of(case, BY).state)
    steps.leftovers(case, marks)
    steps.questions_of(case, marks)
    return case


@pytest.mark.django_db
class TestLettingGo:
    def test_a_step_is_remembered_and_no_key_is_a_text(self):
        opened()
        kept = remembered()
        assert NAME in kept, "the values that are looked for are remembered"
        assert RAW not in kept and "在门前摆放桌椅" not in kept

    def test_two_turns_of_the_clock_leave_nothing(self):
        opened()
        memory.turn()
        assert NAME in remembered(), "a reader who goes on within minutes still gains"
        memory.turn()
        assert NAME not in remembered()
        assert machine.propagate.core_of.cache_info().currsize == 0

    def test_a_purge_leaves_nothing(self, case_index, settings):
        case = opened()
        RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.APPROVED)
        CasePageFactory(
            parent=case_index, source_ref=case.pk, first_published_at=timezone.now() - timedelta(days=900)
        )
        assert retention.purge(case)
        assert NAME not in remembered() and SHOP not in remembered()

    def test_a_lock_leaves_nothing(self, client, django_user_model):
        opened()
        user = django_user_model.objects.create_superuser("boss", password="right")
        client.force_login(user)
        django_user_model.objects.update(last_login="2000-01-01T00:00Z")
        assert "unlock" in client.get(reverse("vault:cases")).url
        assert NAME not in remembered()


@pytest.fixture
def own(monkeypatch):
    """A place for memories of a test."""
    monkeypatch.setattr(memory, "_memories", [])


def test_the_clock_runs_while_there_is_something_and_stops(monkeypatch, own):
    monkeypatch.setattr(memory, "LONGEST", 0.4)
    monkeypatch.setattr(memory, "_clock", None)
    recall = memory.remembered(most=4)(lambda text: text * 2)
    for _ in range(2):
        assert recall(NAME) == NAME * 2
        memory._clock.join(5)
        assert memory._clock is None
        assert not memory._memories[0].young and not memory._memories[0].old


def test_what_is_asked_for_again_stays_and_what_is_too_much_goes(own):
    asked = []
    recall = memory.remembered(most=2)(lambda text: asked.append(text) or text)
    for text in ("甲", "甲", "乙", "甲", "丙", "甲", "丁", "甲"):
        assert recall(text) == text
    assert asked == ["甲", "乙", "丙", "丁"]
    for n in range(100):
        recall(str(n))
    assert len(memory._memories[0].young) + len(memory._memories[0].old) <= 4


def test_a_digest_tells_apart_what_differs():
    assert memory.digest(["甲", "乙"]) != memory.digest(["甲乙"]) != memory.digest(["乙", "甲"])
    assert clues._as_shown("甲乙", []) != clues._as_shown("甲丙", [])

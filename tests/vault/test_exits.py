"""A value of a raw case, planted anywhere, leaves by no exit; the page that says it like the house does leaves by all."""

import pytest
from exits import EXITS, GOES_ON, PLACES, draft_with, left
from factories import CasePageFactory

from cases import guards
from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.models import RawCase

pytestmark = pytest.mark.django_db

NAME = "孙海"  # of two characters, so that only the linked case knows it and drafts can be planted
DRESSED = {"slug": "sun-hai", "link address": "sunhai"}


@pytest.fixture
def case():
    case = take_in(f"当事人{NAME}在门前人行道上摆放桌椅，占用六平方米。", roster=[Party(NAME, "当事人")])
    RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.APPROVED)
    return case


def must_stay(page, leave):
    if leave in GOES_ON:
        EXITS[leave](page)
    else:
        with pytest.raises(guards.Blocked) as blocked:
            EXITS[leave](page)
        assert NAME not in str(blocked.value)
    assert not left(page)


# Every place by every exit is the table's own test; what is new here is the vault's guard at each of them.


@pytest.mark.parametrize("place", PLACES)
def test_no_value_leaves_from_any_place(place, case, case_index):
    must_stay(draft_with(place, DRESSED.get(place, NAME), case_index, source_ref=case.pk), "publish")


@pytest.mark.parametrize("leave", EXITS)
def test_no_value_leaves_by_any_exit(leave, case, case_index):
    must_stay(draft_with("rich text, split by marks", NAME, case_index, source_ref=case.pk), leave)


@pytest.mark.parametrize("leave", EXITS)
def test_an_honest_page_of_the_case_leaves(leave, case, case_index):
    page = CasePageFactory(parent=case_index, live=False, source_ref=case.pk)
    page.save_revision()
    EXITS[leave](page)


def test_nothing_leaves_before_the_second_person_has_signed(case, case_index):
    RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.SUBMITTED)
    page = CasePageFactory(parent=case_index, live=False, source_ref=case.pk)
    page.save_revision()
    with pytest.raises(guards.Blocked, match="还没有通过复核"):
        EXITS["publish"](page)

"""A value of a raw case, planted anywhere, leaves by no exit; the page that says it like the house does leaves by all."""

import pytest
from exits import EXITS, GOES_ON, PLACES, draft_with, left
from factories import CasePageFactory

from cases import guards
from vault.detection.spans import Party
from vault.intake import take_in
from vault.models import RawCase

pytestmark = pytest.mark.django_db

NAME = "孙海"  # of two characters, so that only the linked case knows it and drafts can be planted
DRESSED = {"slug": "sun-hai", "link address": "sunhai"}


@pytest.fixture
def case():
    case = take_in(f"当事人{NAME}在门前人行道上摆放桌椅，占用六平方米。", roster=[Party(NAME, "当事人")])
    RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.APPROVED)
    return case


@pytest.mark.parametrize("leave", EXITS)
def test_no_value_leaves(leave, case, case_index):
    for place in PLACES:
        page = draft_with(place, DRESSED.get(place, NAME), case_index, source_ref=case.pk)
        if leave in GOES_ON:
            EXITS[leave](page)
        else:
            with pytest.raises(guards.Blocked) as blocked:
                EXITS[leave](page)
            assert NAME not in str(blocked.value)
        assert not left(page), place
        page.delete()


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

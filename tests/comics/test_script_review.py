"""The words are read by somebody; every later change of a word is seen, and nothing else is."""

import pytest
from django.contrib.auth import get_user_model
from factories import EpisodePageFactory
from wagtail.models import PageLogEntry

from comics import episodes, script_review, spec
from comics.script_review import standing

PANELS = [
    spec.Panel("", "门口", (spec.Balloon("speech", "路边多摆两桌", "阿强", 0.05, 0.05, 0.4, 0.3),)),
    spec.Panel("", "", (spec.Balloon("narration", "不许觊觎", x=0.1, y=0.1, w=0.4, h=0.1),)),
]


@pytest.fixture
def page(series):
    page = EpisodePageFactory(parent=series, title="收桌椅", panels=episodes.stream_of(PANELS, [None] * 2))
    page.save_revision()
    return page


@pytest.fixture
def head(db):
    return get_user_model().objects.create_superuser("lingdao", first_name="周主任")


def change(page, **values):
    """Save a new draft of `page` with other values in its last panel; its newest version."""
    draft = page.get_latest_revision_as_object()
    raw = [dict(one) for one in draft.panels.raw_data]
    value = raw[-1]["value"]
    raw[-1]["value"] = value | {"balloons": [_changed(one, values) for one in value["balloons"]]}
    draft.panels = raw
    draft.save_revision()
    page.refresh_from_db()
    return page.get_latest_revision_as_object()


def _changed(item, values):
    return item | {"value": item["value"] | values}


def test_nobody_has_read_it_at_first(page):
    assert not standing(page).is_read and "还没有人审过" in standing(page).sentence


def test_it_is_told_who_has_read_it_and_who_wrote_that_down(page, head):
    script_review.mark(page, head)
    assert standing(page).is_current and standing(page).sentence.startswith("周主任于")
    script_review.mark(page, head, "陈书记")
    assert standing(page).sentence.startswith("陈书记（周主任登记）于")
    script_review.take_back(page, head)
    assert not standing(page).is_read


@pytest.mark.parametrize("values", [{"text": "别想占"}, {"speaker": "阿强"}, {"kind": "quotation"}])
def test_a_changed_word_is_found_in_its_panel(page, head, values):
    script_review.mark(page, head)
    found = standing(change(page, **values))
    assert found.changed == (2,) and "第 2 格的台词改过" in found.sentence


def test_lettering_and_places_are_no_words(page, head):
    script_review.mark(page, head)
    assert standing(change(page, text="*不许*觊觎（jì yú）", x=0.3, vertical=True)).is_current


def test_panels_that_come_go_and_move_are_told(page, head):
    script_review.mark(page, head)
    raw = list(page.panels.raw_data)
    page.panels = raw[::-1]
    assert standing(page).others == ("画格换过顺序",)
    page.panels = raw[:1]
    assert standing(page).others == ("少了 1 格",)
    page.panels = raw + episodes.stream_of(PANELS[:1], [None])
    assert standing(page).changed == (3,)
    page.panels, page.takeaway = raw, "别占道"
    assert standing(page).changed == () and not standing(page).is_current


def test_the_log_keeps_no_word_of_the_story(page, head):
    script_review.mark(page, head)
    kept = str(PageLogEntry.objects.get(action=script_review.READ).data)
    assert "摆" not in kept and "收桌椅" not in kept


def test_a_copy_of_the_page_has_not_been_read(page, head):
    script_review.mark(page, head)
    assert not standing(page.copy(update_attrs={"slug": "er", "title": "二", "number": 2})).is_read


def test_it_is_read_and_marked_on_its_page(page, admin_client):
    address = f"/admin/comics/files/{page.pk}/script/"
    shown = admin_client.get(address)
    assert "阿强：</b>路边多摆两桌" in shown.content.decode()
    words = shown.context["words"]
    said = admin_client.post(address, {"words": words, "reader": "陈书记"}, follow=True).content.decode()
    assert "陈书记（admin登记）" in said
    assert "审的人：陈书记" in admin_client.get(f"/admin/pages/{page.pk}/history/").content.decode()
    change(page, text="别想占")
    later = admin_client.get(address).content.decode()
    assert '<span class="deletion">不许觊觎</span><span class="addition">别想占</span>' in later
    assert not admin_client.get(f"{address}state/").json()["is_current"]


def test_words_that_changed_under_the_readers_eyes_are_not_marked(page, admin_client):
    address = f"/admin/comics/files/{page.pk}/script/"
    words = admin_client.get(address).context["words"]
    change(page, text="别想占")
    assert "请再看一遍" in admin_client.post(address, {"words": words}, follow=True).content.decode()
    assert not standing(page).is_read

"""The storyboard for the illustrator, before anything is drawn."""

import io
import re

import pytest
from factories import EpisodePageFactory
from pypdf import PdfReader

from cases import guards
from comics import episodes, script, script_review, spec
from comics.storyboards import storyboard

PANELS = [
    spec.Panel(
        "",
        "饭店门口，桌椅摆满人行道",
        (
            spec.Balloon("speech", "路边多摆*两桌*", "阿强", 0.05, 0.05, 0.4, 0.3),
            spec.Balloon("thought", "又占道了", "陈姐", 0.55, 0.05, 0.4, 0.3),
        ),
        note="傍晚，灯亮着",
    ),
    spec.Panel("", "", (spec.Balloon("narration", "一小时后", x=0.1, y=0.1, w=0.4, h=0.1),)),
]


@pytest.fixture
def page(series):
    return EpisodePageFactory(
        parent=series, title="把桌椅收回来", live=False, panels=episodes.stream_of(PANELS * 3, [None] * 6)
    )


def text_of(pdf):
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def test_it_has_every_word_and_every_panel_with_page_numbers(page):
    pdf = storyboard(page)
    text = text_of(pdf)
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    assert pages > 1 and f"第{pages}页，共{pages}页" in text
    assert all(f"第{number}格" in text for number in range(1, 7))
    for said in (
        "画面：饭店门口",
        "给画师：傍晚",
        "阿强：路边多摆两桌",
        "陈姐（心想）：又占道了",
        "旁白：一小时后",
    ):
        assert said in text
    assert b"/FontFile" in pdf and pdf == storyboard(page)


def test_it_says_whether_somebody_has_read_the_words(page, admin_user):
    page.save_revision()
    assert "台词还没有人审过" in text_of(storyboard(page))
    script_review.mark(page, admin_user, "周主任")
    assert "周主任（admin登记）" in text_of(storyboard(page)) and "审后改过" not in text_of(storyboard(page))
    page.panels[1].value["balloons"][0]["text"] = "两小时后"
    changed = text_of(storyboard(page))
    assert "第2格的台词改过" in changed and changed.count("审后改过") == 1


def test_a_name_that_may_not_leave_stops_it(page, monkeypatch):
    def guard(outgoing):
        return [guards.Finding(where, "不能公开") for where, text in outgoing.texts if "灯亮着" in text]

    monkeypatch.setattr(guards, "_guards", [guard])
    with pytest.raises(guards.Blocked):
        storyboard(page)


def test_staff_download_it_and_are_told_when_there_is_nothing_yet(admin_client, page, series):
    answer = admin_client.get(f"/admin/comics/files/{page.pk}/storyboard/")
    assert answer["Content-Type"] == "application/pdf"
    empty = EpisodePageFactory(parent=series, number=2, live=False)
    told = admin_client.get(f"/admin/comics/files/{empty.pk}/storyboard/", follow=True)
    assert "还没有画格" in told.content.decode()


def test_words_for_the_illustrator_go_through_the_script():
    text = "画面：店门口\n画师：雨夜\n阿强：多摆两桌"
    (scene,) = script.parse(text)
    assert scene.note == "雨夜" and script.compose([scene]) == text
    (unwritten,) = script.parse("画面：\n画师:\n阿强：多摆两桌")
    assert unwritten == script.Scene(lines=scene.lines)

"""着重 and 拼音: typed into a balloon, drawn beside the words, absent from everything that is read or searched."""

import pytest
from factories import EpisodePageFactory, PictureFactory
from hypothesis import given
from hypothesis import strategies as st

from cases import guards
from comics import episodes, reading, spec
from comics.notation import plain, read
from comics.pinyin import offered
from comics.print.boards import described
from comics.renderers import captions
from comics.typesetting import lay_out
from comics.typesetting.measures import PINYIN

WRITTEN = "*不许*占盬（gǔ）子街"
WORDS = "不许占盬子街"


def test_the_words_come_without_their_notation():
    found = read(WRITTEN)
    assert found.text == WORDS
    assert found.emphasised == {0, 1} and found.pinyin == ((3, "gǔ"),)
    assert read("他觊觎（jìyú）已久").pinyin == ((1, "jì"), (2, "yú"))
    assert read("＊绿（lǜ）＊豆").pinyin == ((0, "lǜ"),)


@pytest.mark.parametrize(
    "text", ["3*4*5", "*abc*", "只有一个*星", "好（注）", "好（ok）", "（gǔ）", "盬(gu)", "（见第3条）"]
)
def test_what_only_looks_like_notation_stays(text):
    assert plain(text) == text


@given(st.text(alphabet="不许盬觊觎A3*＊（）()gǔjìyú ，。\n", max_size=40))
def test_any_text_is_read_and_its_places_lie_within_it(text):
    found = read(text)
    places = {*found.emphasised, *(index for index, _ in found.pinyin)}
    assert all(0 <= place < len(found.text) for place in places)
    assert [c for c in found.text if c not in "*＊（）()gǔjìyú "] == [
        c for c in text if c not in "*＊（）()gǔjìyú "
    ]


@pytest.mark.parametrize("vertical", [False, True])
def test_dots_and_pinyin_stand_beside_their_characters(vertical):
    shown = lay_out(spec.Balloon("speech", WRITTEN, x=0.1, y=0.1, w=0.5, h=0.5, vertical=vertical), 1036, 778)
    assert shown.fits and "".join(shown.lines) == WORDS
    by_text = {mark.text: mark for mark in shown.marks}
    syllable, character, dot = by_text["gǔ"], by_text["盬"], by_text["•"]
    assert syllable.size == shown.size * PINYIN
    assert len([mark for mark in shown.marks if mark.text == "•"]) == 2
    assert by_text["不"].face.weight > character.face.weight
    if vertical:
        assert syllable.angle == 90 and syllable.x > character.x + shown.size and dot.x > by_text["许"].x
    else:
        assert syllable.y < character.y and dot.y > by_text["许"].y


def test_rare_characters_are_offered_their_pinyin_once():
    once = offered("他*觊觎*盬子街")
    assert once == "他*觊觎（jì yú）*盬（gǔ）子街"
    assert offered(once) == once
    assert offered("桌椅收回来，12345！") == "桌椅收回来，12345！"


def test_captions_and_descriptions_say_the_words_alone():
    told = spec.Episode("题", panels=(spec.Panel("a", "街上", (spec.Balloon("speech", WRITTEN, "甲"),)),))
    (cue,) = captions.timeline(told)[1].cues
    assert cue.text == WORDS
    assert described(told, 0) == f"街上\n甲：{WORDS}"
    assert {text for where, text in spec.texts_of(told) if "文字" in where} == {WRITTEN, WORDS}


def test_page_search_and_guards_know_the_words_alone(series):
    picture = PictureFactory(file__width=400, file__height=300)
    panels = [spec.Panel("", "街上", (spec.Balloon("speech", WRITTEN, "甲"),))]
    page = EpisodePageFactory(parent=series, panels=episodes.stream_of(panels, [picture.pk]), live=False)
    assert reading.scenes_of(page, is_preview=True)[0].words[0].text == WORDS
    assert WORDS in page.panels.stream_block.get_searchable_content(page.panels)
    assert isinstance(page.outgoing(), guards.Outgoing)
    assert {WRITTEN, WORDS} <= {text for _, text in page.outgoing().texts}

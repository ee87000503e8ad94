"""Lettering stays inside its balloon, or the balloon is named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comics import fonts
from comics.renderers.ink import ink_outside
from comics.spec import FACES, KINDS, Balloon
from comics.typesetting import COMFORTABLE, LARGEST, SMALLEST, aim, lay_out

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
MARKS = st.sampled_from(
    [*"，。！？、；：（）《》“”…—·%", "200元", "gjpqy", "Å", "[x]", " ", "\n", "2024", "——"]
)
TEXTS = st.lists(st.one_of(HAN, HAN, MARKS), min_size=1, max_size=45).map("".join)


@given(
    TEXTS,
    st.sampled_from(sorted(KINDS)),
    st.floats(0.08, 0.7),
    st.floats(0.08, 0.7),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
    st.booleans(),
)
@settings(max_examples=250, deadline=None)
def test_no_ink_outside_the_balloon(text, kind, w, h, tail, vertical):
    lettered = lay_out(Balloon(kind, text, x=0.15, y=0.15, w=w, h=h, tail=tail, vertical=vertical), 1036, 778)
    if lettered.fits:
        assert ink_outside(lettered, 1036, 778) == 0


def test_a_long_latin_word_in_a_sound_stays_within_its_box():
    lettered = lay_out(
        Balloon("sound", "。卫贿2024年植愍谀喳帚 ？～jpgQy", x=0.1, y=0.1, w=0.476, h=0.489), 1036, 778
    )
    assert lettered.fits and ink_outside(lettered, 1036, 778) == 0


def test_a_turned_word_at_a_small_size_is_no_longer_than_it_was_measured():
    # Found by the proof: 28 pixels of its white edge stood outside.
    lettered = lay_out(
        Balloon(
            "sound",
            "。，剡同捅*岞兰*……僰1.5条，岸煺……啬羔，腺且垱12公里承pycpjgGQ鲳，锽djaQQa",
            x=0.1224194065971117,
            y=0.11949437131616493,
            w=0.48644260006351175,
            h=0.20433164961107192,
            vertical=True,
        ),
        1036,
        778,
        "hand",
    )
    assert lettered.fits and ink_outside(lettered, 1036, 778, drawn=True) == 0


def test_short_text_is_set_large_and_long_text_smaller():
    short = lay_out(Balloon("speech", "好的。", x=0.1, y=0.1, w=0.4, h=0.3), 1036, 778)
    long = lay_out(Balloon("speech", "好的。" * 16, x=0.1, y=0.1, w=0.4, h=0.3), 1036, 778)
    assert short.size == LARGEST and not short.small
    assert SMALLEST <= long.size < LARGEST


def test_lettering_below_the_comfortable_size_is_marked_small():
    lettered = lay_out(
        Balloon("speech", "桌椅不要摆到人行道上去。" * 3, x=0.1, y=0.1, w=0.3, h=0.3), 1036, 778
    )
    assert lettered.fits and lettered.size < COMFORTABLE and lettered.small


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_cannot_fit_says_so_and_is_still_laid_out(kind, vertical):
    lettered = lay_out(Balloon(kind, "放不下的话" * 40, x=0, y=0, w=0.1, h=0.1, vertical=vertical), 1036, 778)
    assert not lettered.fits
    assert "放不下" in lettered.reason
    assert sum(map(len, lettered.lines)) == 200


def test_the_tail_ends_at_its_point():
    for tip in ((0.2, 0.9), (0.9, 0.8), (0.95, 0.05), (0.02, 0.5)):
        shape = lay_out(Balloon("speech", "看这里", x=0.35, y=0.3, w=0.3, h=0.2, tail=tip), 1000, 800).shape
        nearest = min((px - tip[0] * 1000) ** 2 + (py - tip[1] * 800) ** 2 for px, py in shape.outline)
        assert nearest**0.5 <= 3


def test_a_tail_that_ends_inside_its_balloon_is_left_out():
    without = lay_out(Balloon("speech", "看", x=0.3, y=0.3, w=0.3, h=0.3), 1000, 800).shape
    inside = lay_out(Balloon("speech", "看", x=0.3, y=0.3, w=0.3, h=0.3, tail=(0.45, 0.45)), 1000, 800).shape
    assert inside == without


def test_every_character_of_the_national_encodings_has_a_glyph():
    both = [
        bytes((high, low)).decode("gbk", "ignore") for high in range(0x81, 0xFF) for low in range(0x40, 0xFF)
    ]
    # The private-use slots of GBK name no character; of its mathematical signs one is in neither face.
    national = {c for c in both if len(c) == 1 and c.isprintable() and not 0xE000 <= ord(c) <= 0xF8FF} - {"≒"}
    rare = set("䶮㛃㛚䲠𬍛𫖯𬀩𬇕𬭚𫟹鿍")  # of the 通用规范汉字表, beyond GBK
    assert len(national) > 21_000
    for lettering in {fonts.lettering(kind, face) for kind in KINDS for face in FACES}:
        assert lettering.missing("".join(sorted(national | rare))) == []


def test_a_character_without_a_glyph_is_named():
    lettered = lay_out(Balloon("speech", "好😀", x=0.1, y=0.1, w=0.4, h=0.3), 1036, 778)
    assert lettered.missing == ("😀",)
    assert "U+1F600" in lettered.reason


def test_a_vertical_line_uses_vertical_marks_and_sets_figures_side_by_side():
    marks = lay_out(
        Balloon("narration", "“好”，24小时——GBK", x=0, y=0, w=0.12, h=0.9, vertical=True), 1036, 778
    ).marks
    texts = [mark.text for mark in marks]
    assert {"﹃", "﹄", "︐", "24", "︱"} <= set(texts)
    assert [mark.text for mark in marks if mark.angle == 90] == ["GBK"]


def test_a_tail_is_aimed_at_the_mouth_and_stops_before_the_head():
    balloon = Balloon("speech", "你好", x=0.1, y=0.05, w=0.3, h=0.2)
    head, mouth = (0.5, 0.4, 0.2, 0.3), (0.58, 0.6)
    x, y = aim(balloon, mouth, head)
    assert not (head[0] < x < head[0] + head[2] and head[1] < y < head[1] + head[3])
    assert ((x - mouth[0]) ** 2 + (y - mouth[1]) ** 2) ** 0.5 < 0.3
    assert balloon.y + balloon.h < y < mouth[1]
    straight = aim(balloon, mouth)
    assert straight[0] < mouth[0] and straight[1] < mouth[1]

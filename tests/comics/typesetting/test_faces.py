"""Two faces to letter in, both of which come with the installation and draw the whole 通用规范汉字表."""

from comics import fonts, hanzi
from comics.faces import hand_path
from comics.spec import FACES, HAND, KINDS, SANS, Balloon, Episode, Panel, from_json, to_json
from comics.typesetting import lay_out


def test_the_table_holds_its_8105_characters():
    table = hanzi.standard()
    assert len(table) == len(set(table)) == hanzi.COMMON + hanzi.SECOND + hanzi.THIRD == 8105
    assert all(map(hanzi.is_han, table))
    # The first and the last of each level, as printed.
    assert (table[0], table[3499], table[3500], table[6499], table[6500], table[-1]) == (
        "一", "矗", "乂", "齉", "亍", "蠼",
    )  # fmt: skip
    assert hanzi.is_rare("盬") and hanzi.is_rare("亍") and not hanzi.is_rare("的") and not hanzi.is_rare("A")


def test_each_face_draws_the_whole_table_itself():
    for face in FACES:
        for kind in KINDS:
            first = fonts.lettering(kind, face).faces[0]
            assert not [c for c in hanzi.standard() if not first.has(c)]
            empty = first.ink("\U000f0000")  # the box of an unknown character
            assert first.ink("蠼") != empty


def test_the_handwritten_face_letters_everything_but_the_law():
    hand = str(hand_path())
    for kind in KINDS:
        marks = lay_out(Balloon(kind, "收回来！", x=0.1, y=0.1, w=0.5, h=0.4), 1036, 778, HAND).marks
        assert all((mark.face.path == hand) is (kind != "quotation") for mark in marks)
        upright = lay_out(Balloon(kind, "收回来！", x=0.1, y=0.1, w=0.5, h=0.4), 1036, 778, SANS).marks
        assert all(mark.face.path != hand for mark in upright)


def test_what_the_handwritten_face_lacks_is_drawn_by_the_next():
    marks = lay_out(Balloon("speech", "好囍", x=0.1, y=0.1, w=0.5, h=0.4), 1036, 778, HAND).marks
    assert {mark.text: mark.face.path == str(hand_path()) for mark in marks} == {"好": True, "囍": False}


def test_an_episode_hands_its_face_to_its_panels_and_keeps_it_in_its_file():
    told = Episode("题", panels=(Panel("a.jpg"), Panel("b.jpg")), face=HAND)
    assert [panel.face for panel in told.panels] == [HAND, HAND]
    assert from_json(to_json(told)) == told

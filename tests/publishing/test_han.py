"""Setting Han apart, without a database."""

from hypothesis import given
from hypothesis import strategies as st

from publishing.search.han import pairs, runs, spread

# Common and rare Han, signs, Latin, digits, widths.
TEXTS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0x3400, max_codepoint=0x4DBF),
        st.characters(min_codepoint=0x20000, max_codepoint=0x2A6FF),
        st.sampled_from("，。、“”《》（）%'\"\\*:-_ \n aZ09ＡｚÄ"),
    )
)
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=6)


def test_every_han_character_stands_alone():
    assert spread("占道经营，罚500元") == "占 道 经 营 罚 500 元"


def test_a_query_is_cut_at_blanks_and_signs_only():
    assert runs("占道经营 罚款，50元") == ["占 道 经 营", "罚 款", "50 元"]
    assert runs("\"'%*()") == []


def test_pairs_overlap():
    assert pairs("摆摊怎么罚") == ["摆 摊", "摊 怎", "怎 么", "么 罚"]
    assert pairs("狗") == ["狗"]


@given(TEXTS)
def test_spreading_twice_changes_nothing(text):
    assert spread(spread(text)) == spread(text)


@given(TEXTS, HAN, TEXTS)
def test_a_run_inside_a_text_stays_a_run(before, run, after):
    assert f" {spread(run)} " in f" {spread(before + run + after)} "


@given(TEXTS)
def test_nothing_but_words_and_blanks_is_left(text):
    assert all(character.isalnum() or character == " " for character in spread(text))

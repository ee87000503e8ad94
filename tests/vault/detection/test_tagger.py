"""The tagger reads the context: it finds names that no list knows, at the right place, in any text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.detection import detect
from vault.detection.learned import entities, tagger
from vault.detection.spans import TYPES

# Sentences that are in no training document; the names are characters drawn at random.
FRAMES = (
    "收件的时候{}正在后厨洗碗，是他嫂子出来接的单。",
    "据门岗登记，{}和另外一名男子于当晚离开，之后再没有回来。",
    "这批货的钱一直是{}在收，我们只管搬。",
    "经电话联系，{}表示自己人在外地，下周一才能过来处理。",
)
CHARS = "柏棠澍栩峤沅溪禾榆蓁苒珩昀霁骞鸢筠樾霖曜"


@settings(max_examples=25, deadline=None)
@given(st.text(CHARS, min_size=2, max_size=2), st.sampled_from("王陈苗古乔沙游"), st.sampled_from(FRAMES))
def test_a_name_that_no_list_knows_is_hidden_or_suspected(given_name, surname, frame):
    text = frame.format(surname + given_name)
    start = text.index(surname + given_name)
    found = detect(text)
    seen = {i for s in [*found.spans, *found.suspects] for i in range(s.start, s.end)}
    assert set(range(start, start + 3)) <= seen


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_string_is_read_twice_the_same(text):
    assert detect(text) == detect(text)


@pytest.mark.parametrize("length", [1, 399, 400, 401, 3_200, 3_201])
def test_every_character_has_its_chances(length):
    text = ("当事人张伟在胜利路12号摆摊。" * 300)[:length]
    words, chances = entities.analyse(text)
    assert chances.shape == (length, 1 + 2 * len(TYPES))
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-3)
    assert words[0].start == 0 and words[-1].end == length


@pytest.mark.parametrize("before", range(388, 404))
def test_a_name_at_the_border_of_two_windows_keeps_its_place(before):
    text = "今" * before + "。证人逄水根作证。"
    assert "逄水根" in {text[s.start : s.end] for s in detect(text).spans}


def test_runs_part_where_a_new_one_begins():
    person, place = 1 + 2 * TYPES.index("PERSON"), 1 + 2 * TYPES.index("ADDR")
    chances = np.zeros((7, 1 + 2 * len(TYPES)))
    for i, label in enumerate([0, person, person + 1, person, person + 1, 0, place]):
        chances[i, label] = 1
    assert [(r.start, r.end, r.type) for r in tagger.runs(chances)] == [
        (1, 3, "PERSON"),
        (3, 5, "PERSON"),
        (6, 7, "ADDR"),
    ]

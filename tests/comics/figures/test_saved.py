"""A scene as data: written and read it is the same drawing, and whatever is read can be drawn."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comics.figures import (
    BACKGROUNDS,
    PROPS,
    BadScene,
    Figure,
    Prop,
    Scene,
    contact_sheets,
    draw,
    from_data,
    labels,
    to_data,
)
from comics.figures.faces import EXPRESSIONS
from comics.figures.held import THINGS
from comics.figures.people import PEOPLE, WARDROBE
from comics.figures.poses import POSES
from config.demo.comics import EPISODES
from config.demo.comics.story import scene_of

FIGURES = st.builds(
    Figure,
    st.sampled_from(list(PEOPLE)),
    st.sampled_from(list(POSES)),
    st.sampled_from(list(EXPRESSIONS)),
    x=st.floats(-6, 6),
    z=st.floats(0.8, 30),
    y=st.floats(-1, 3),
    scale=st.floats(0.3, 3),
    facing=st.sampled_from(("left", "right")),
    clothes=st.none() | st.sampled_from(list(WARDROBE)),
    holds=st.none() | st.sampled_from(list(THINGS)),
    turned=st.booleans(),
    name=st.text(max_size=20),
)
SCENES = st.builds(
    Scene,
    st.sampled_from(list(BACKGROUNDS)),
    st.lists(FIGURES, max_size=3).map(tuple),
    st.lists(
        st.builds(Prop, st.sampled_from(list(PROPS)), st.floats(-6, 6), st.floats(0.8, 30)), max_size=3
    ).map(tuple),
    st.fixed_dictionaries(
        {}, optional={"eye": st.floats(0.2, 8), "horizon": st.floats(-1, 2), "focal": st.floats(0.3, 4)}
    ),
)


@settings(max_examples=25)
@given(SCENES)
def test_what_is_written_is_read_back_and_drawn(scene):
    data = json.loads(json.dumps(to_data(scene)))
    read, size = from_data(data)
    assert read == scene and size == (1600, 1200)
    drawing = draw(read, *size)
    assert "nan" not in drawing.svg and len(drawing.bodies) == len(scene.figures)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["dog", "arcade", "man"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["kind", "x", "options", "flip"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=25)
@given(
    JSON
    | st.fixed_dictionaries(
        {"version": st.just(1), "background": st.just("arcade")},
        optional=dict.fromkeys(("size", "options", "camera", "figures", "props", "seed", "more"), JSON),
    )
)
def test_what_is_no_scene_is_refused_in_chinese_and_what_is_read_draws(data):
    try:
        scene, size = from_data(data)
    except BadScene as refused:
        assert any("一" <= letter <= "鿿" for letter in str(refused))
    else:
        draw(scene, *size)


@pytest.mark.parametrize(
    "changes",
    [
        {"background": "moon"},
        {"version": 2},
        {"options": {"colour": "red"}},
        {"options": {"evening": "yes"}},
        {"camera": {"focal": 0}},
        {"camera": {"eye": float("nan")}},
        {"figures": [{"kind": "man", "pose": "fly"}]},
        {"figures": [{"kind": "man", "x": "left"}]},
        {"figures": [{"kind": "man"}] * 13},
        {"props": [{"kind": "car", "options": {"colour": 'red"/><script>'}}]},
        {"props": [{"kind": "dog", "leash": 0}]},
        {"props": [{"kind": "dog", "options": {"mood": "bite"}}]},
        {"seed": "x"},
    ],
)
def test_each_part_is_held_to_its_choices(changes):
    with pytest.raises(BadScene):
        from_data({"version": 1, "background": "arcade"} | changes)


def test_the_demo_can_be_drawn_on_in_the_editor():
    for story in EPISODES:
        for picture in story.pictures:
            scene, size = from_data(json.loads(json.dumps(scene_of(picture))))
            assert size == picture.size and to_data(scene, size) == scene_of(picture)
            named = {figure.name for figure in scene.figures} - {""}
            assert named == {say.speaker for say in picture.says if say.who is not None}


def test_everything_has_a_name_for_staff_and_a_sample():
    tables = {
        "background": BACKGROUNDS,
        "kind": PEOPLE,
        "pose": POSES,
        "expression": EXPRESSIONS,
        "clothes": WARDROBE,
    }
    for sort, table in tables.items():
        assert set(contact_sheets.SORTS[sort]) == set(table)
    assert set(labels.THINGS) == set(PROPS) and set(labels.HELD) == set(THINGS)
    assert contact_sheets.sheet("expression", "girl").startswith(b"\x89PNG")
    assert contact_sheets.sheet("prop", "officer").startswith(b"\x89PNG")

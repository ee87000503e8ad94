"""Every figure, pose, face, place and thing draws: without text, and the same each time."""

import io
from pathlib import Path

import pytest
from PIL import Image

from comics.figures import BACKGROUNDS, PROPS, Figure, Prop, Scene, as_jpeg, draw, rasterise, scene
from comics.figures.faces import EXPRESSIONS
from comics.figures.held import THINGS
from comics.figures.people import PEOPLE, WARDROBE
from comics.figures.poses import POSES


def _sound(drawing, figures: int) -> None:
    assert "<text" not in drawing.svg
    assert "nan" not in drawing.svg
    assert len(drawing.mouths) == len(drawing.heads) == figures


@pytest.mark.parametrize("place", BACKGROUNDS)
def test_every_place_draws_the_same_twice(place):
    picture = Scene(
        place, (Figure("officer", "explain", "explain", x=-0.8), Figure("grandma", x=0.8, facing="left"))
    )
    drawing = draw(picture)
    _sound(drawing, 2)
    assert scene(picture) == drawing.svg


def test_every_person_and_every_pose_draws_both_ways():
    kinds = list(PEOPLE)
    for i, pose in enumerate(POSES):
        kind = kinds[i % len(kinds)]
        facing = ("left", "right")[i // len(kinds) % 2]
        _sound(draw(Scene("flat", (Figure(kind, pose, facing=facing), Figure(kind, pose, turned=True)))), 2)
    assert len(POSES) >= len(kinds)


def test_every_face_dress_and_held_thing_draws():
    for mood in EXPRESSIONS:
        _sound(draw(Scene("flat", (Figure("girl", "stand", mood),))), 1)
    for clothes in WARDROBE:
        _sound(draw(Scene("flat", (Figure("woman", "sit", "happy", clothes=clothes),))), 1)
    for thing in THINGS:
        _sound(draw(Scene("flat", (Figure("man", "hold", holds=thing),))), 1)


@pytest.mark.parametrize("thing", PROPS)
def test_every_thing_draws_near_and_far(thing):
    for z in (1.2, 4.0, 12.0):
        _sound(draw(Scene("flat", props=(Prop(thing, 0.5, z),))), 0)


def test_mouths_lie_inside_heads_and_follow_the_way_a_figure_faces():
    picture = Scene("flat", (Figure("man", x=-0.6), Figure("man", x=0.6, facing="left")))
    drawing = draw(picture)
    for (mx, my), (x, y, w, h) in zip(drawing.mouths, drawing.heads, strict=True):
        assert x < mx < x + w and y < my < y + h
    right, left = ((m[0] - (h[0] + h[2] / 2)) for m, h in zip(drawing.mouths, drawing.heads, strict=True))
    assert right > 0 > left


def test_pixels_are_the_same_each_time_and_as_wide_as_asked():
    svg = scene(Scene("park", (Figure("boy", "run", "delighted"),), (Prop("dog", 1.0, 3.5),)))
    png = rasterise(svg, 400)
    assert png == rasterise(svg, 400)
    assert Image.open(io.BytesIO(png)).size == (400, 300)
    assert Image.open(io.BytesIO(as_jpeg(png))).mode == "RGB"


def test_a_dog_on_a_lead_is_held_by_someone():
    free = Scene("park", (Figure("woman", "leash"),), (Prop("dog", 1.0, 3.8),))
    led = Scene("park", (Figure("woman", "leash"),), (Prop("dog", 1.0, 3.8, leash=0),))
    assert len(scene(led)) > len(scene(free))


def test_the_staff_page_names_everything_that_can_be_combined():
    page = (Path(__file__).parents[3] / "docs" / "figures.md").read_text(encoding="utf-8")
    for names in (BACKGROUNDS, PROPS, PEOPLE, POSES, EXPRESSIONS, THINGS):
        for name in names:
            assert f"`{name}`" in page, name

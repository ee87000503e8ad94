"""Letters that stand on the drawing itself must stand out from it."""

import io
from itertools import product

import pytest
from PIL import Image, ImageDraw

from comics.renderers import contrast, ink, panel
from comics.spec import FACES, KINDS, Balloon, Panel
from comics.typesetting import lay_out

BARE = Balloon("narration", "三天以后，桌椅又摆了出来。", x=0.1, y=0.1, w=0.6, h=0.3, bare=True)


def picture(colour, half=None):
    image = Image.new("RGB", (panel.WIDTH, 778), colour)
    if half:
        ImageDraw.Draw(image).rectangle((0, 0, panel.WIDTH // 2, 778), half)
    return image


def told(image, *balloons):
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return panel.preview(Panel("a", balloons=balloons), lambda _: buffer.getvalue())


def test_the_ratio_is_that_of_wcag():
    assert contrast.ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast.ratio((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("kind, face", list(product(sorted(KINDS), FACES)))
def test_every_ground_of_its_own_is_light_enough(kind, face):
    lettered = lay_out(Balloon(kind, "收回来！", x=0.1, y=0.1, w=0.5, h=0.4), panel.WIDTH, 778, face)
    for colour in ((0, 0, 0), (120, 40, 30), (255, 255, 255)):
        assert contrast.against(picture(colour), lettered) >= contrast.ENOUGH
        assert contrast.enough(picture(colour), lettered)


@pytest.mark.parametrize(
    ("image", "pale"),
    [
        (picture((225, 235, 240)), False),
        (picture((70, 80, 90)), True),
        (picture((225, 235, 240), half=(60, 60, 70)), True),
    ],
)
def test_bare_letters_are_measured_on_the_pixels_behind_them(image, pale):
    (shown,) = told(image, BARE)
    assert shown.fits and bool(shown.warning) is pale
    assert "加底色" in shown.warning or not pale


def test_what_lies_beside_the_letters_does_not_count():
    image = picture((225, 235, 240))
    ImageDraw.Draw(image).rectangle((0, 400, panel.WIDTH, 778), (0, 0, 0))
    assert not told(image, BARE)[0].warning


def test_a_bare_balloon_has_no_ground():
    canvas = picture((225, 235, 240))
    lettered = lay_out(BARE, panel.WIDTH, 778)
    ink.balloon(canvas, lettered)
    assert not lettered.shape.outline
    assert {canvas.getpixel((x, 90)) for x in (110, 690)} == {(225, 235, 240)}

"""Whatever is handed in, a product is whole or there is a Chinese sentence that says which panel and what to do."""

import io
import math
import struct
from dataclasses import replace

import pytest
from drawings import drawn, saved
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from comics import products, spec
from comics.renderers import rows
from comics.spec import Balloon, ComicError, Episode, Panel

_MOTION = [drawn(seed=n) for n in range(3)]
_DEEP = Image.frombytes("I;16", (600, 450), struct.pack("<H", 40_000) * 270_000)
REFUSED = {
    "one pixel": (saved(Image.new("RGB", (1, 1))), "太小"),
    "truncated JPEG": (saved(drawn(), "JPEG")[:3000], "损坏"),
    "truncated PNG": (saved(drawn())[:400], "损坏"),
    "30,000 high": (saved(Image.new("1", (1000, 30_000))), "太长"),
    "animated GIF": (saved(_MOTION[0], "GIF", save_all=True, append_images=_MOTION[1:]), "不是能用的图片"),
    "TIFF": (saved(drawn(), "TIFF"), "不是能用的图片"),
    "BMP": (saved(drawn(), "BMP"), "不是能用的图片"),
    "too many pixels": (saved(Image.new("1", (9_000, 9_000))), "像素"),
}
ACCEPTED = {
    "CMYK": saved(drawn(mode="CMYK"), "JPEG"),
    "16 bits": saved(_DEEP),
    "transparent": saved(drawn(mode="RGBA")),
    "palette": saved(drawn(mode="P"), "PNG", transparency=3),
    "grey": saved(drawn(mode="L"), "JPEG"),
    "black and white": saved(drawn(mode="1")),
    "animated PNG": saved(_MOTION[0], "PNG", save_all=True, append_images=_MOTION[1:]),
    "animated WebP": saved(_MOTION[0], "WEBP", save_all=True, append_images=_MOTION[1:]),
    "smallest": saved(drawn(64, 64)),
}
SOME = ["strip", "grid4", "sheet", "trifold", "video-cover"]


def _order(data: bytes, *balloons: Balloon, count: int = 4) -> products.Order:
    panels = (Panel("a", "画", balloons),) * count
    return products.Order(
        Episode("桌椅", panels=panels, takeaway="不出店。"), {"a": data}.__getitem__, "https://a.cn/1"
    )


@pytest.mark.parametrize("slug", SOME)
@pytest.mark.parametrize("kind", REFUSED)
def test_a_bad_drawing_is_named_with_its_panel(kind, slug):
    data, words = REFUSED[kind]
    with pytest.raises(ComicError, match=f"第1格：.*{words}"):
        products.PRODUCTS[slug].make(_order(data))


@pytest.mark.parametrize("kind", ACCEPTED)
def test_an_odd_drawing_becomes_a_sound_product(kind):
    strip = Image.open(io.BytesIO(products.PRODUCTS["strip"].make(_order(ACCEPTED[kind], count=1))))
    strip.load()
    assert (strip.mode, strip.width) == ("RGB", 1080)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"w": math.inf}, "超出了画面"),
        ({"x": math.nan}, "超出了画面"),
        ({"x": -0.5}, "超出了画面"),
        ({"w": 0}, "大于 0"),
        ({"tail": (math.nan, 2)}, "尾巴"),
        ({"text": "\n" * 50}, "没有文字"),
        ({"text": "好😀"}, r"U\+1F600"),
        ({"text": "好\ue000"}, r"U\+E000"),
        ({"text": "字" * 5000}, "最多 200"),
        ({"kind": "nothing"}, "不认识的类型"),
    ],
)
def test_a_balloon_that_cannot_be_lettered_stops_every_picture(change, words):
    balloon = replace(Balloon("speech", "好", x=0.1, y=0.1, w=0.5, h=0.5), **change)
    for slug in SOME[:-1]:  # the cover of the video shows no balloon
        with pytest.raises(ComicError, match=f"第1格第1个气泡.*{words}"):
            products.PRODUCTS[slug].make(_order(saved(drawn()), balloon))


def test_an_episode_of_200_panels_says_what_to_do_instead():
    assert "请分成几期" in spec.faults_of(_order(b"", count=200).episode)[0]


def test_half_a_character_is_told_before_a_file_breaks_on_it():
    balloon = Balloon("speech", "好\ud83d", x=0.1, y=0.1, w=0.5, h=0.5)
    assert "坏掉的字符" in spec.faults_of(_order(b"", balloon).episode)[0]


@given(
    st.lists(st.floats(0.4, 3), min_size=1, max_size=100),
    st.floats(150, 900),
    st.floats(100, 1800),
    st.floats(0, 12),
)
@settings(max_examples=60)
def test_panels_in_rows_stay_within_their_room(ratios, width, height, gap):
    places = rows.best(ratios, width, height, gap)
    assert len(places) == len(ratios)
    for place, ratio in zip(places, ratios, strict=True):
        assert place.w > 0 and place.w == pytest.approx(place.h * ratio)
        assert place.x >= -1e-6 and place.x + place.w <= width + 1e-6
        assert place.y >= -1e-6 and place.y + place.h <= height + 1e-6

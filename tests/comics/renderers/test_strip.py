"""The strip, its slices, its cover, single panels."""

import io
from dataclasses import replace

import pytest
from drawings import drawn, saved
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from comics.renderers import (
    BadPicture,
    DoesNotFit,
    Shelf,
    TooTall,
    bands,
    cover,
    overflows,
    panel,
    parts,
    slices,
    strip,
)
from comics.spec import Balloon, Episode, Panel

FILES = {
    f"{n}.jpg": saved(drawn(500, height, seed=n), "JPEG") for n, height in enumerate((375, 500, 300, 260))
}
TEXTS = st.text("把桌椅收回店里，就不挡路了。500元！？", min_size=1, max_size=20).filter(str.strip)
BALLOONS = st.builds(
    Balloon,
    kind=st.sampled_from(["speech", "thought", "narration", "sound", "quotation", "shout"]),
    text=TEXTS,
    x=st.floats(0, 0.3),
    y=st.floats(0, 0.3),
    w=st.just(0.65),
    h=st.just(0.6),
    tail=st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
EPISODES = st.builds(
    Episode,
    title=TEXTS,
    number=st.integers(1, 99),
    panels=st.lists(
        st.builds(
            Panel, st.sampled_from(sorted(FILES)), st.just("画"), st.lists(BALLOONS, max_size=2).map(tuple)
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
    takeaway=st.just("") | TEXTS,
)


def _opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def _whole(episode, pictures, width) -> Image.Image:
    parts = list(strip.canvases(episode, pictures, width))
    canvas = Image.new("RGB", (width, sum(part.height for part in parts)))
    top = 0
    for part in parts:
        canvas.paste(part, (0, top))
        top += part.height
    return canvas


@given(EPISODES, st.sampled_from([360, 540, 1080]))
@settings(max_examples=20, deadline=None)
def test_the_banded_file_is_what_saving_the_whole_canvas_gives(episode, width):
    pictures = FILES.__getitem__
    data = strip.render(episode, pictures, width)
    assert data == strip.render(episode, pictures, width)
    assert data == bands.encode(_whole(episode, pictures, width), 88)
    assert _opened(data).width == width


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(17, 90), st.integers(0, 15))
@settings(max_examples=60, deadline=None)
def test_bands_of_any_heights_splice_without_a_seam(heights, width, rest):
    parts = [drawn(width, 16 * height, seed=n) for n, height in enumerate(heights)]
    parts.append(drawn(width, rest + 1))
    canvas = Image.new("RGB", (width, sum(part.height for part in parts)))
    top = 0
    for part in parts:
        canvas.paste(part, (0, top))
        top += part.height
    assert bands.splice([bands.encode(part, 80) for part in parts]) == bands.encode(canvas, 80)


def test_a_saved_strip_is_the_rendered_one_and_a_failed_one_leaves_nothing(episode, pictures, tmp_path):
    strip.save(episode, pictures, tmp_path / "strip.jpg")
    assert (tmp_path / "strip.jpg").read_bytes() == strip.render(episode, pictures)
    with pytest.raises(DoesNotFit):
        strip.save(replace(episode, title="好😀"), pictures, tmp_path / "other.jpg")
    assert [path.name for path in tmp_path.iterdir()] == ["strip.jpg"]


def test_every_band_is_whole_blocks_and_gutters_are_alike(episode, pictures):
    heights = [part.height for part in strip.canvases(episode, pictures)]
    assert all(height % bands.BLOCK == 0 for height in heights)
    drawn_panel = panel.draw(episode.panels[0], pictures)
    assert heights[1] == drawn_panel.height + panel.GUTTER


def test_what_does_not_fit_is_named_and_stops_the_export(episode, pictures):
    long = Balloon("speech", "这句话实在太长了放不进去" * 10, x=0.1, y=0.1, w=0.2, h=0.1)
    broken = replace(episode, panels=(episode.panels[0], replace(episode.panels[1], balloons=(long,))))
    assert [(o.panel, o.balloon) for o in overflows(broken, pictures)] == [(1, 0)]
    for act in (strip.render, slices.render):
        with pytest.raises(DoesNotFit, match="第2格第1个气泡"):
            act(broken, pictures)
    assert panel.preview(broken.panels[1], pictures)[0].fits is False


def test_a_title_that_cannot_be_set_stops_the_export(episode, pictures):
    with pytest.raises(DoesNotFit, match="U\\+1F600"):
        strip.render(replace(episode, title="好😀"), pictures)
    with pytest.raises(DoesNotFit, match="放不下"):
        cover.render(replace(episode, title="长" * 100), pictures)


def test_a_missing_or_bad_picture_names_its_panel(episode, pictures):
    gone = replace(episode, panels=(episode.panels[0], Panel("gone.jpg")))
    with pytest.raises(BadPicture, match="第2格：找不到图片"):
        strip.render(gone, pictures)
    with pytest.raises(BadPicture, match="第2格：不是能用的图片"):
        strip.render(gone, lambda name: b"x" if name == "gone.jpg" else pictures(name))


def test_a_strip_beyond_jpeg_says_what_to_do_instead(episode):
    tall = saved(drawn(100, 290), "JPEG")
    many = replace(episode, panels=(Panel("t"),) * 24)
    with pytest.raises(TooTall, match="切片"):
        strip.render(many, lambda name: tall)
    pieces = slices.render(replace(many, panels=many.panels[:3]), lambda name: tall)
    assert len(pieces) >= 6
    assert all(_opened(piece).height <= slices.TALLEST for piece in pieces)


def test_a_strip_too_tall_for_one_file_is_several_cut_at_gutters(episode, pictures):
    four = replace(episode, panels=tuple(Panel(f"{n}.jpg") for n in range(4)))
    whole = _opened(strip.render(four, pictures))
    assert strip.jpegs(four, pictures) == [strip.render(four, pictures)]
    tops = {0}
    for band in strip.canvases(four, pictures):
        tops.add(max(tops) + band.height)
    for make in (strip.jpegs, strip.webps):
        parts = [_opened(data) for data in make(four, pictures, tallest=1800)]
        assert len(parts) > 1 and all(part.height <= 1800 for part in parts)
        top = 0
        for part in parts:
            assert top in tops
            top += part.height
        assert top == whole.height
    lower = whole.crop((0, top - parts[-1].height, whole.width, whole.height))
    assert ImageStat.Stat(ImageChops.difference(lower, parts[-1])).mean < [3, 3, 3]


@given(st.lists(st.integers(1, 90), max_size=30), st.integers(90, 400))
def test_files_of_a_strip_are_few_and_none_is_too_tall(heights, tallest):
    counts = parts.shared(heights, tallest)
    assert sum(counts) == len(heights) and 0 not in counts
    start = 0
    for count in counts:
        assert sum(heights[start : start + count]) <= tallest
        start += count
    assert len(counts) <= 2 * sum(heights) / tallest + 1


def test_slices_are_the_strip_cut_at_gutters(episode, pictures):
    four = replace(episode, panels=tuple(Panel(f"{n}.jpg") for n in range(4)))
    pieces = slices.render(four, pictures)
    assert len(pieces) > 1
    whole = _opened(strip.render(four, pictures))
    top = 0
    for data in pieces:
        piece = _opened(data)
        assert piece.width == 1080 and piece.height <= 1920 and len(data) < 1_000_000
        # The decoder smooths colour over the rows next to a cut.
        inner = (0, 2, 1080, piece.height - 2)
        there = whole.crop((0, top, 1080, top + piece.height))
        assert piece.crop(inner).tobytes() == there.crop(inner).tobytes()
        top += piece.height
    assert top == whole.height


def test_a_heavy_panel_is_saved_lighter_and_a_tall_one_cut(episode):
    noise = saved(Image.effect_noise((1000, 2600), 120).convert("RGB"), "JPEG", quality=95)
    pieces = slices.render(
        replace(episode, panels=(Panel("n"), Panel("n"))), lambda name: noise, max_bytes=500_000
    )
    assert all(len(piece) < 500_000 and _opened(piece).height <= 1920 for piece in pieces)


def test_the_cover_pair_has_its_sizes_and_the_square_is_its_middle(episode, pictures):
    found = cover.render(episode, pictures)
    wide, square = _opened(found.wide), _opened(found.square)
    assert wide.size == (1800, 766) and square.size == (500, 500)
    left, top, right, bottom = found.crop_1_1
    box = (left * 1800, top * 766, right * 1800, bottom * 766)
    assert round(box[2] - box[0]) == round(box[3] - box[1]) == 766
    again = wide.crop(tuple(map(round, box))).resize((500, 500), Image.Resampling.LANCZOS)
    assert sum(abs(a - b) for a, b in zip(again.tobytes(), square.tobytes(), strict=True)) / 750_000 < 3
    assert found == cover.render(episode, pictures)


def test_a_shelf_gives_the_same_bytes_and_new_words_give_new_ones(episode, pictures, tmp_path):
    shelf = Shelf(tmp_path)
    plain = strip.render(episode, pictures)
    assert strip.render(episode, pictures, shelf=shelf) == plain
    kept = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert len(kept) == 4
    assert strip.render(episode, pictures, shelf=shelf) == plain
    first = episode.panels[0]
    edited = replace(first, balloons=(replace(first.balloons[0], text="周日傍晚。"), *first.balloons[1:]))
    changed = replace(episode, panels=(edited, *episode.panels[1:]))
    assert strip.render(changed, pictures, shelf=shelf) == strip.render(changed, pictures) != plain
    assert len({path.name for path in tmp_path.rglob("*") if path.is_file()} - kept) == 1


def test_a_shelf_that_cannot_be_written_costs_only_time(episode, pictures, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert strip.render(episode, pictures, shelf=Shelf(tmp_path / "file")) == strip.render(episode, pictures)


def test_the_preview_is_the_same_layout_at_any_width(episode, pictures):
    small, large = (panel.draw(episode.panels[0], pictures, width) for width in (518, 1036))
    assert abs(small.height * 2 - large.height) <= 1
    shrunk = large.resize(small.size, Image.Resampling.BOX)
    difference = sum(abs(a - b) for a, b in zip(shrunk.tobytes(), small.tobytes(), strict=True))
    assert difference / len(small.tobytes()) < 4
    balloon = panel.preview(episode.panels[0], pictures)[1]
    assert "".join(balloon.lines) == "就摆两个小时，不要紧吧？" and balloon.fits
    assert _opened(panel.render(episode.panels[0], pictures, 360)).width == 360


def test_an_empty_balloon_while_editing_is_an_empty_balloon(pictures):
    blank = Panel("0.jpg", "", (Balloon("speech", "  ", x=0.1, y=0.1, w=0.3, h=0.2), Balloon("sound", "")))
    assert [one.lines for one in panel.preview(blank, pictures)] == [(), ()]
    assert panel.draw(blank, pictures, 300).width == 300


@pytest.mark.parametrize(
    ("change", "words"), [({"x": 0.9}, "超出了画面"), ({"text": " "}, "没有文字"), ({"tail": (2, 0)}, "尾巴")]
)
def test_a_balloon_outside_or_empty_stops_the_export_too(change, words, episode, pictures):
    balloon = replace(episode.panels[0].balloons[1], **change)
    broken = replace(episode, panels=(replace(episode.panels[0], balloons=(balloon,)),))
    with pytest.raises(DoesNotFit, match=f"第1格第1个气泡.*{words}"):
        strip.render(broken, pictures)

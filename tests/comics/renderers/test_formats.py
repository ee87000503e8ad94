"""Every format of an episode: its size, its limits, its code, and nothing in it that nobody put there."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise

import presses
import pytest
import zxingcpp
from drawings import drawn, saved
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from comics import products
from comics.print import boards, leaflet, newspaper, trifold
from comics.print.press import Press
from comics.renderers import captions, coder, frames, moments, poster, shelf, slices, video
from comics.renderers.choosing import chosen
from comics.renderers.panel import WIDTH, layouts
from comics.renderers.rows import best, bottom
from comics.spec import Balloon, ComicError, Panel

ADDRESS = "https://pufa.example.gov.cn/comics/yi-an-shuo-fa/episode-3/"


@pytest.fixture
def longer(episode):
    """Eight panels."""
    return replace(episode, panels=episode.panels * 4)


@pytest.mark.parametrize("height", [poster.TALL, poster.SHORT])
def test_a_poster_is_light_and_its_code_is_read_at_half_size_after_hard_compression(
    episode, pictures, height
):
    data = poster.render(episode, pictures, ADDRESS, height)
    assert len(data) <= 1_000_000
    picture = Image.open(io.BytesIO(data))
    assert picture.size == (1080, height)
    read = zxingcpp.read_barcodes(picture.convert("L"))
    assert [code.text for code in read] == [ADDRESS]
    corners = read[0].position
    assert corners.top_right.x - corners.top_left.x >= 200
    poor = io.BytesIO()
    picture.resize((540, height // 2)).save(poor, "JPEG", quality=50)
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(poor))] == [ADDRESS]


@pytest.mark.parametrize("form", boards.FORMS)
def test_the_code_of_a_board_is_read(episode, pictures, form):
    shown = Image.open(io.BytesIO(boards.preview(episode, pictures, ADDRESS, boards.FORMS[form], 1080)))
    assert [code.text for code in zxingcpp.read_barcodes(shown)] == [ADDRESS]


def test_a_moments_post_has_nine_pictures_at_most(longer, pictures):
    many = replace(longer, panels=longer.panels * 2)
    for one in (longer, many):
        made = moments.render(one, pictures, ADDRESS)
        assert len(made) == 9
        assert all(len(data) < slices.MAX_BYTES for data in made)


def test_letters_on_newsprint_are_black_alone(episode, pictures):
    grid = newspaper.render(
        replace(episode, panels=episode.panels * 2), pictures, press=Press(presses.profile())
    )
    again = Image.open(io.BytesIO(newspaper.tiff(grid)))
    assert again.mode == "CMYK" and again.info["dpi"] == (300, 300) and again.info["icc_profile"]
    assert round(again.width / 300 * 25.4) == newspaper.COLUMN
    head = again.crop((0, 0, again.width, 100))
    assert [channel.getextrema() for channel in head.split()] == [(0, 0), (0, 0), (0, 0), (0, 255)]
    plain = newspaper.render(replace(episode, panels=episode.panels * 2), pictures)
    assert plain.picture.mode == "RGB" and "RGB" in plain.note
    assert "PDF/X-" not in newspaper.pdf(grid).decode("latin-1")


def test_a_profile_that_is_none_of_a_press_is_refused(episode, pictures):
    four = replace(episode, panels=episode.panels * 2)
    for wrong in (b"no profile", _srgb()):
        with pytest.raises(ComicError, match="ICC"):
            newspaper.render(four, pictures, press=Press(wrong))


def _srgb() -> bytes:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@given(st.integers(4, 100), st.sampled_from([4, 6]))
def test_chosen_panels_begin_and_end_the_story(count, wanted):
    if count < wanted:
        with pytest.raises(ComicError):
            chosen(count, wanted)
        return
    picked = chosen(count, wanted)
    assert picked[0] == 0 and picked[-1] == count - 1
    assert picked == sorted(set(picked)) and len(picked) == wanted
    steps = [b - a for a, b in pairwise(picked)]
    assert max(steps) - min(steps) <= 1


@pytest.mark.parametrize("numbers", [(1, 1, 2, 3), (1, 2, 3), (1, 2, 3, 9), (0, 1, 2, 3)])
def test_panels_that_are_not_there_cannot_be_chosen(numbers):
    with pytest.raises(ComicError):
        chosen(8, 4, numbers)


@given(st.lists(st.floats(0.34, 8), min_size=1, max_size=24), st.floats(100, 2000), st.floats(200, 2000))
def test_panels_stay_in_their_room_without_being_cropped(ratios, width, height):
    places = best(ratios, width, height, 4)
    assert len(places) == len(ratios)
    assert bottom(places) <= height + 1e-6
    for place, ratio in zip(places, ratios, strict=True):
        assert place.x >= -1e-6 and place.x + place.w <= width + 1e-6
        assert place.w == pytest.approx(place.h * ratio)


def test_sheets_for_the_printer_are_tagged_and_of_their_true_size(longer, pictures):
    board = boards.pdf(longer, pictures, ADDRESS, boards.FORMS["board"])
    assert _box(board, b"MediaBox") == pytest.approx([800, 1200], abs=0.1)
    sheet = boards.pdf(longer, pictures, ADDRESS, boards.FORMS["sheet"])
    assert _box(sheet, b"MediaBox") == pytest.approx([216, 303], abs=0.1)
    assert _box(sheet, b"TrimBox") == pytest.approx([210, 297], abs=0.1)
    folded = trifold.pdf(longer, pictures, ADDRESS)
    assert len(re.findall(rb"/MediaBox", folded)) == 2
    for data in (board, sheet, folded):
        assert b"/StructTreeRoot" in data and b"FontFile" in data


@pytest.mark.parametrize(
    "slug",
    [slug for slug, one in products.PRODUCTS.items() if one.content_type == "application/pdf"] + ["grid4"],
)
def test_a_pdf_can_be_heard_and_says_nothing_of_where_it_was_made(slug, longer, pictures):
    data = products.PRODUCTS[slug].make(products.Order(longer, pictures, ADDRESS))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read("grid.pdf")
    reader = PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "zh-CN" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert longer.title in reader.metadata.title
    heard = "\n".join(_alternatives(root["/StructTreeRoot"]))
    assert "店主把桌椅摆到人行道上" in heard and "就摆两个小时，不要紧吧？" in heard
    assert set(reader.metadata) <= {"/Title", "/Author", "/Creator"}
    assert not re.search(rb"CreationDate|ModDate|/tmp/|/home/", data)
    for page in reader.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            assert re.match(r"/[A-Z]{6}\+", font["/BaseFont"]) and "/ToUnicode" in font


def _alternatives(element) -> list[str]:
    """Every alternative text in a tree of tags."""
    element = getattr(element, "get_object", lambda: element)()
    if isinstance(element, list):
        return [text for one in element for text in _alternatives(one)]
    if not isinstance(element, dict):
        return []
    own = [element["/Alt"]] if "/Alt" in element else []
    return own + (_alternatives(element["/K"]) if "/K" in element else [])


def _box(data: bytes, name: bytes) -> list[float]:
    left, down, right, up = map(float, re.search(rb"/" + name + rb" ?\[([^\]]+)\]", data)[1].split())
    return [(right - left) / 72 * 25.4, (up - down) / 72 * 25.4]


@pytest.mark.parametrize("count", [1, 2, 4, 7, 9, 11, 12])
def test_a_folded_leaflet_holds_up_to_a_dozen_panels(episode, pictures, count):
    panels = (episode.panels * 6)[:count]
    assert trifold.pdf(replace(episode, panels=panels), pictures, ADDRESS).startswith(b"%PDF")


def test_a_folded_leaflet_takes_the_first_panels_and_tells_of_the_rest(episode, pictures):
    forty = replace(episode, panels=episode.panels * 20)
    said = trifold.notes(forty, pictures)[0]
    fitting = int(re.search(r"放得下 (\d+) 格", said)[1])
    assert (
        8 <= fitting <= 14 and trifold.notes(replace(episode, panels=forty.panels[:fitting]), pictures) == []
    )
    assert f"后面还有 {40 - fitting} 格" in _words(trifold.pdf(forty, pictures, ADDRESS))
    assert "这里选了 3 格，扫码看全部 40 格" in _words(trifold.pdf(forty, pictures, ADDRESS, (1, 20, 40)))
    with pytest.raises(ComicError, match="最多放"):
        trifold.pdf(forty, pictures, ADDRESS, range(1, 30))
    with pytest.raises(ComicError, match="没有第41格"):
        trifold.pdf(forty, pictures, ADDRESS, (1, 41))


def test_letters_too_small_on_paper_are_named_with_their_size(episode, pictures):
    sheet = boards.FORMS["sheet"]
    assert boards.notes(replace(episode, panels=episode.panels[:1]), pictures, sheet) == []
    small = replace(episode.panels[0].balloons[1], w=0.2, h=0.14)
    crowded = replace(
        episode,
        panels=(episode.panels[0], replace(episode.panels[0], balloons=(small,)), *episode.panels * 9),
    )
    (said,) = boards.notes(crowded, pictures, sheet)
    named = dict(re.findall(r"(第\d+格第\d+个气泡) ([\d.]+) 磅", said))
    assert min(named, key=lambda one: float(named[one])) == "第2格第1个气泡" and "三折页" in said
    shown = layouts(crowded.panels[1], pictures("0.jpg"))[0]
    data, _ = boards._parts(crowded, pictures, ADDRESS, sheet, 30)
    points = shown.size / WIDTH * data["panels"][1]["w"] / 25.4 * 72
    assert float(named["第2格第1个气泡"]) == pytest.approx(points, abs=0.06)
    assert boards.notes(crowded, pictures, boards.FORMS["board"]) != boards.notes(crowded, pictures, sheet)
    assert any("第2格第1个气泡" in note for note in trifold.notes(crowded, pictures))
    assert "第2格第1个气泡" in newspaper.render(crowded, pictures, 4, 100, (1, 2, 3, 4)).note


@pytest.mark.parametrize(("format", "count", "pages"), [("A5", 1, 2), ("A5", 8, 4), ("A4", 40, 16)])
def test_an_episode_is_a_leaflet_of_whole_sheets(episode, pictures, format, count, pages):
    one = replace(episode, panels=(episode.panels * 20)[:count])
    data = leaflet.pdf(one, pictures, ADDRESS, format)
    assert len(PdfReader(io.BytesIO(data)).pages) == pages
    assert leaflet.notes(one, pictures, ADDRESS, format) == []
    assert leaflet.preview(one, pictures, ADDRESS, format).startswith(b"\x89PNG")


def test_one_panel_of_any_height_can_be_folded(episode):
    narrow = saved(drawn(200, 590), "JPEG")
    one = replace(episode, panels=(Panel("0.jpg", "高"),))
    assert trifold.pdf(one, lambda name: narrow, ADDRESS).startswith(b"%PDF")


def _words(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


_TEXT = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs", "Cc"]), min_size=1, max_size=80
)


@given(st.lists(st.lists(_TEXT, max_size=4), min_size=1, max_size=6), st.floats(0, 300))
def test_captions_follow_each_other_frame_by_frame(texts, at_least):
    from comics.spec import Episode

    panels = tuple(
        Panel("0.jpg", balloons=tuple(Balloon("speech", text, "甲") for text in one)) for one in texts
    )
    scenes = captions.timeline(Episode("题目", panels=panels, takeaway="记住。"), at_least)
    assert scenes[0].start == 0 and scenes[-1].end >= at_least - 0.1
    for before, after in pairwise(scenes):
        assert before.end == after.start
    for scene in scenes:
        assert scene.end * captions.FRAMES == pytest.approx(round(scene.end * captions.FRAMES))
        assert all(scene.start <= cue.start < cue.end <= scene.end for cue in scene.cues)
    cues = sum(len(scene.cues) for scene in scenes)
    for text in (captions.vtt(scenes), captions.srt(scenes)):
        assert len(re.findall(r"^\d\d:\S+ --> \d\d:\S+$", text, re.M)) == cues
        assert "\n\n\n" not in text


def test_captions_are_burnt_in(episode, pictures):
    scene = captions.timeline(episode)[1]
    plain = frames.stage(episode, pictures, scene)
    assert plain.size == (1080, 1920)
    assert frames.captioned(plain, scene.cues[0]).tobytes() != plain.tobytes()
    assert Image.open(io.BytesIO(frames.video_cover(episode, pictures))).size == (1080, 1260)


def test_a_video_says_how_to_be_able_to_make_it(episode, pictures):
    if coder.available():
        pytest.skip("av is installed here")
    with pytest.raises(coder.NoVideo, match="pip install av=="):
        video.render(episode, pictures)


def test_a_video_plays(episode, pictures):
    av = pytest.importorskip("av", reason="the optional package av is not installed")
    data = video.render(episode, pictures)
    with av.open(io.BytesIO(data)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height, stream.codec_context.name) == (1080, 1920, "h264")
        assert float(stream.average_rate) == 30
        scenes = captions.timeline(episode)
        assert len(container.chapters()) == len(scenes)
        assert container.duration / 1e6 == pytest.approx(scenes[-1].end, abs=0.1)


_FORBIDDEN = (b"Exif\0", b"http://ns.adobe.com", b"<x:xmpmeta", b"GPS", b"tEXt", b"iTXt", b"\xff\xfe\0")


@pytest.mark.parametrize("slug", products.PRODUCTS)
def test_nothing_of_a_drawing_s_past_reaches_a_product(slug, longer, pictures):
    product = products.PRODUCTS[slug]
    if product.waits():
        pytest.skip(product.waits())
    if slug == "package":
        pytest.skip("it carries the stored drawings, which every upload has been cleaned to")

    def marked(name: str) -> bytes:
        exif = Image.Exif()
        exif[0x010E] = "SECRETPLACE"
        exif[0x8825] = {1: "N", 2: (23.0, 1.0, 2.0)}
        buffer = io.BytesIO()
        Image.open(io.BytesIO(pictures(name))).save(
            buffer, "JPEG", exif=exif, comment=b"SECRETPLACE", xmp=b"<x:xmpmeta>SECRETPLACE</x:xmpmeta>"
        )
        return buffer.getvalue()

    data = product.make(products.Order(longer, marked, ADDRESS))
    files = [data]
    if product.content_type == "application/zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [archive.read(name) for name in archive.namelist()]
    for file in files:
        assert b"SECRETPLACE" not in file
        if product.content_type != "application/pdf" and not file.startswith(b"%PDF"):
            assert not any(mark in file[:4096] for mark in _FORBIDDEN)
        for picture in _jpegs(file):
            assert not any(mark in picture[:2048] for mark in _FORBIDDEN)
    if product.look or product.content_type.startswith("image/"):
        assert b"SECRETPLACE" not in products.looked(product, products.Order(longer, marked, ADDRESS), data)


def _jpegs(data: bytes) -> list[bytes]:
    return [data[at.start() :] for at in re.finditer(rb"\xff\xd8\xff", data)]


def test_nothing_is_made_twice_however_many_ask(tmp_path):
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    kept, made, gate = shelf.Shelf(tmp_path), [], Barrier(4)

    def ask(_):
        gate.wait()
        return kept.once("ab" * 32, lambda: made.append(1) or b"piece")

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == [b"piece"] * 4
    assert made == [1]
    assert [file.name for file in kept.names()] == ["ab" * 32]

"""Leaflets as PDF: how panels share pages, what stands where, what is legible, what the guards see."""

import io
import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
import segno
import zxingcpp
from django.core.management import CommandError, call_command
from factories import CasePageFactory, EpisodePageFactory, PictureFactory
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from campaigns import codes, scans
from campaigns.leaflets import printing, qr
from cases import guards
from cases.models import Provision, Statute
from comics import episodes, spec
from comics.print import booklet
from comics.renderers import DoesNotFit
from comics.renderers import codes as drawn_codes

LETTERING = 34 / 1036  # the comfortable size on the strip


@pytest.fixture(scope="module")
def panel():
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "#cfe0ea").save(out, "JPEG")
    return booklet.PrintedPanel(out.getvalue(), 400, 300, "一格", LETTERING)


def leaflet(panel, count=4, format="A5", **texts):
    address = qr.address("https://pufa.example.cn", "7K3M4P")
    return booklet.Sheet(
        **{
            "title": "店里坐不下，能把桌椅摆到人行道上吗？",
            "issue": "以案说法 第 1 期",
            "introduction": "夏天的晚上，粥店里坐不下。",
            "panels": (panel,) * count,
            "takeaway": "人行道留给行人，桌椅放回店里。",
            "advice": ("桌椅放在店里。", "客人多，发号排队。"),
            "law": (("人行道是大家的路。", "《条例》第十四条"),),
            "office": "白沙街道普法工坊",
            "ask": "12345",
            "address": address,
            "typed": "pufa.example.cn/q/7K3M4P",
            "format": format,
        }
        | texts
    )


def pdf(composed) -> bytes:
    return booklet.pdf(composed, drawn_codes.vector(composed.address))


def page_sizes(data: bytes) -> list[tuple[int, int]]:
    """The pages of a PDF, in whole millimetres. typst writes its page objects in plain text."""
    boxes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]", data)
    return [(round(float(w) / 72 * 25.4), round(float(h) / 72 * 25.4)) for w, h in boxes]


@given(st.integers(0, 60), st.integers(1, 3))
def test_every_panel_has_its_page_and_sheets_have_two_sides(panels, most):
    shared = booklet.pages(panels, most)
    assert sum(shared) == panels
    assert len(shared) % 2 == 0
    assert max(shared[1:-1], default=0) <= most
    assert shared[0] <= 1 >= shared[-1]
    if panels <= 8 and most == 3:
        assert len(shared) <= 4
    if panels >= 9 and most == 3:
        assert len(shared) % 4 == 0 and min(shared) == 1, "whole folded sheets, no empty page"


@given(st.integers(0, 20))
def test_law_and_advice_stand_somewhere(panels):
    shared = booklet.pages(panels)
    for place in booklet.placed(shared):
        assert place in ("cover", "last") or shared[1:-1][place] <= 1


@pytest.mark.parametrize("format", booklet.SIZES)
@given(lettering=st.floats(0.02, 0.05), ratio=st.floats(0.5, 1.3))
def test_letters_shrink_below_8_points_only_where_a_panel_has_its_own_page(format, lettering, ratio):
    panel = booklet.PrintedPanel(b"", 1000, round(1000 * ratio), "", lettering)
    most = booklet.most_on_a_page([panel], format)
    if most > 1:
        assert (
            lettering * booklet.panel_width(panel, most, format) * booklet.POINTS_PER_MM >= booklet.SMALLEST
        )


def test_three_panels_of_comfortable_lettering_share_an_a5_page():
    panel = booklet.PrintedPanel(b"", 1036, 777, "", LETTERING)
    assert booklet.most_on_a_page([panel] * 6, "A5") == 3
    assert booklet.most_on_a_page([panel] * 6, "A6") < 3


@pytest.mark.parametrize(
    ("count", "format", "pages"),
    [(1, "A5", 2), (4, "A5", 4), (7, "A4", 4), (8, "A5", 4), (8, "A6", 8), (11, "A5", 8)],
)
def test_pages_are_as_many_and_as_large_as_promised(panel, count, format, pages):
    data = pdf(leaflet(panel, count, format))
    assert page_sizes(data) == [booklet.SIZES[format]] * pages
    assert data == pdf(leaflet(panel, count, format))


@pytest.mark.parametrize(("count", "format"), [(1, "A6"), (4, "A5"), (8, "A5")])
def test_long_words_give_way_and_never_run_onto_another_page(panel, count, format):
    long = leaflet(
        panel,
        count,
        format,
        title="桌椅摆到人行道上" * 8,
        introduction="桌椅摆到人行道上。" * 22,
        takeaway="人行道留给行人。" * 37,
        advice=("桌椅、货架、招牌、炉灶都放在自己店门里面，门前的地面留给行人。",) * 6,
        law=(("人行道是大家的路，不能拿来摆摊。" * 8, "《条例》第十四条"),) * 2,
    )
    assert len(page_sizes(pdf(long))) == len(page_sizes(pdf(leaflet(panel, count, format))))


def test_words_that_cannot_fit_are_refused_in_chinese(panel):
    with pytest.raises(booklet.TooMuchText, match=r"A6 放不下.*换大一号"):
        pdf(leaflet(panel, 1, "A6", takeaway="人行道留给行人。" * 300))


@pytest.mark.parametrize("base", ["https://pufa.example.cn", "http://127.0.0.1:8000/"])
def test_codes_are_read_back_small_and_badly_printed(base):
    for _ in range(5):
        address = qr.address(base, codes.new_code())
        out = io.BytesIO()
        # 30 mm at 200 dpi, then half of it, as a poor copy.
        segno.make(address, error="m", micro=False).save(out, kind="png", border=drawn_codes.QUIET, scale=6)
        picture = Image.open(out).convert("L")
        picture = picture.resize((picture.width // 2, picture.height // 2))
        copy = io.BytesIO()
        picture.save(copy, "JPEG", quality=50)
        assert zxingcpp.read_barcode(Image.open(copy)).text == address
        assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", address)  # alphanumeric mode


def test_the_code_on_the_page_is_read_back(panel, tmp_path):
    composed = leaflet(panel)
    pages = list(booklet.pictures(composed, drawn_codes.vector(composed.address), dpi=150))
    last = Image.open(io.BytesIO(pages[-1])).convert("RGB")
    small = io.BytesIO()
    last.resize((last.width // 2, last.height // 2)).save(small, "JPEG", quality=50)
    assert zxingcpp.read_barcode(Image.open(small)).text == composed.address


# From the pages of the site


@pytest.fixture
def carried(db, edition, series, case_index):
    """An edition with an episode of two panels that tells a case with law and advice."""
    statute = Statute.objects.create(title="试验条例")
    provision = Provision.objects.create(
        statute=statute, position=1, number=14, label="第十四条", text="人行道。"
    )
    case = CasePageFactory(
        parent=case_index,
        advice=[("step", "建议桌椅放回")],
        law=[("provision", {"plain": "条文白话", "provision": provision})],
    )
    drawing = PictureFactory(file__width=800, file__height=600, file__color="#cfe0ea")
    balloon = spec.Balloon("speech", "气泡里的话", "阿强", 0.1, 0.1, 0.4, 0.3, (0.3, 0.6))
    panels = [spec.Panel("", "画面说明甲", (balloon,)), spec.Panel("", "画面说明乙", ())]
    episode = EpisodePageFactory(
        parent=series,
        title="漫画标题",
        introduction="漫画介绍",
        takeaway="记住桌椅",
        panels=episodes.stream_of(panels, [drawing.pk] * 2),
        cases=[case],
    )
    edition.episode = episode
    edition.save()
    return SimpleNamespace(edition=edition, episode=episode, case=case)


def test_the_guards_see_every_word_and_the_case_behind(carried, monkeypatch):
    seen = []
    monkeypatch.setattr(guards, "_guards", [lambda outgoing: seen.append(outgoing) or []])
    assert printing.leaflet_pdf(carried.edition).startswith(b"%PDF-")
    (outgoing,) = seen
    told = "".join(text for _, text in outgoing.texts)
    for words in (
        "漫画标题", "漫画介绍", "记住桌椅", "气泡里的话", "画面说明甲", "画面说明乙", "建议桌椅放回", "条文白话",
        "试验条例", carried.edition.title, "以案说法", "长堤街道",
    ):  # fmt: skip
        assert words in told, words
    assert outgoing.case_refs == carried.episode.case_refs()


def test_what_a_guard_stops_is_not_printed(carried, monkeypatch, tmp_path):
    stop = lambda outgoing: [guards.Finding(w, "不行") for w, text in outgoing.texts if "建议桌椅" in text]  # noqa: E731
    monkeypatch.setattr(guards, "_guards", [stop])
    with pytest.raises(guards.Blocked):
        printing.leaflet_pdf(carried.edition)
    with pytest.raises(CommandError, match="不能发出"):
        call_command("print_leaflet", carried.edition.pk, out=tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


def test_the_command_prints_a_leaflet_for_one_stall(carried, stall, tmp_path, capsys):
    out = tmp_path / "leaflet.pdf"
    call_command("print_leaflet", carried.edition.pk, stall=stall.pk, out=out)
    data = out.read_bytes()
    assert page_sizes(data) == [(148, 210)] * 2
    assert stall.codes.get() == scans.code_for(carried.edition, stall)
    assert "已写入" in capsys.readouterr().out
    for wrong, says in (
        ({"edition": 10**6}, "没有编号"),
        ({"stall": 10**6}, "没有编号"),
        ({"out": tmp_path / "no" / "x.pdf"}, "写不进"),
    ):
        arguments = {"edition": carried.edition.pk, "stall": None, "out": out} | wrong
        with pytest.raises(CommandError, match=says):
            call_command("print_leaflet", arguments.pop("edition"), **arguments)


def test_an_edition_without_a_published_comic_is_refused(carried, admin_client, tmp_path):
    carried.episode.unpublish()
    with pytest.raises(CommandError, match="还没有选已发布的漫画"):
        call_command("print_leaflet", carried.edition.pk, out=tmp_path / "x.pdf")
    page = admin_client.get(f"/admin/outreach/leaflets/{carried.edition.pk}/", follow=True)
    assert "还不能排版" in page.content.decode()


def test_a_balloon_that_does_not_fit_stops_the_print(carried):
    balloon = spec.Balloon("speech", "放不下的话" * 40, "", 0.1, 0.1, 0.1, 0.1, None)
    drawing = carried.episode.panels[0].value["image"]
    carried.episode.panels = episodes.stream_of([spec.Panel("", "画面", (balloon,))], [drawing.pk])
    carried.episode.save()
    carried.edition.refresh_from_db()
    with pytest.raises(DoesNotFit, match="放不下"):
        printing.leaflet_pdf(carried.edition)


def test_the_download_is_for_the_editions_own_street(carried, admin_client, stall):
    answer = admin_client.get(f"/admin/outreach/leaflets/{carried.edition.pk}/stall/{stall.pk}/")
    assert answer.headers["content-type"] == "application/pdf"
    assert f"stall-{stall.pk}" in answer.headers["content-disposition"]
    assert "no-store" in answer.headers["cache-control"]


def test_letters_on_the_smallest_sheet_stay_legible_before_words_stay_whole(panel):
    long = tuple("桌椅、货架、招牌都放在自己店门里面，门前的地面留给行人走。" for _ in range(9))
    for lettering in (LETTERING, 31 / 1036):  # the second needs more than the width between the margins
        composed = leaflet(replace(panel, lettering=lettering), format="A6", advice=long)
        assert booklet.printed(composed, drawn_codes.vector(composed.address)).small == ()


def test_letters_that_come_out_too_small_are_named(panel):
    composed = leaflet(replace(panel, lettering=24 / 1036), format="A6")
    made = booklet.printed(composed, drawn_codes.vector(composed.address))
    assert [number for number, _ in made.small] == [1, 2, 3, 4]
    assert all(points < booklet.SMALLEST for _, points in made.small)
    assert "第1格" in made.warning and "换大一号的开本" in made.warning
    assert not booklet.printed(leaflet(panel), drawn_codes.vector(composed.address)).warning

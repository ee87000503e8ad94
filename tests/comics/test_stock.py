"""Products are made once, shown with their size, left out with a reason, and kept as long as a page needs them."""

import io
import os
import time
import zipfile
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from factories import EpisodePageFactory, PictureFactory
from presses import profile
from workers import work_off

from cases import guards
from comics import episodes, products, renders, spec, stock
from comics.reading import scenes_of

pytestmark = pytest.mark.django_db(databases=["default", "vault"])

SCRIPT = {"X-Requested-With": "fetch"}
PANEL = spec.Panel(
    "", "饭店门口", (spec.Balloon("speech", "路边多摆两桌", "阿强", 0.05, 0.05, 0.4, 0.3, (0.3, 0.6)),)
)


@pytest.fixture
def episode(series, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.MEDIA_DIR = tmp_path
    cache.clear()
    ids = [PictureFactory(file__width=640, file__height=480).pk for _ in range(4)]
    return EpisodePageFactory(
        parent=series,
        title="桌椅",
        slug="yi",
        takeaway="桌椅不出店。",
        panels=episodes.stream_of([PANEL] * 4, ids),
    )


@pytest.fixture
def sheet(episode):
    return f"/admin/comics/files/{episode.pk}/"


def _ordered(client, sheet, *slugs):
    answer = client.post(f"{sheet}make/", {"product": slugs}, headers=SCRIPT).json()
    return answer["standing"][0]


def test_the_sheet_makes_what_is_missing_and_then_knows_its_size(admin_client, sheet):
    before = admin_client.get(sheet).content.decode()
    able = [p for p in products.PRODUCTS.values() if not p.waits()]
    assert before.count('data-is="missing"') == len(able)
    waiting = _ordered(admin_client, sheet, "strip")
    assert waiting["state"] == "waiting" and 'data-is="waiting"' in admin_client.get(sheet).content.decode()
    work_off()
    made = admin_client.get(f"{sheet}state/").json()["standing"][0]
    assert made["state"] == "made" and made["said"].startswith("1080 × ")
    after = admin_client.get(sheet).content.decode()
    assert made["said"] in after and after.count('data-is="missing"') == len(able) - 1


def test_two_clicks_place_one_order(admin_client, sheet):
    for _ in range(2):
        _ordered(admin_client, sheet, "cover")
    assert DBTaskResult.objects.count() == 1


def test_what_was_thrown_away_is_missing_again(admin_client, episode, sheet):
    _ordered(admin_client, sheet, "cover")
    work_off()
    stock.forget(episode)
    assert admin_client.get(f"{sheet}state/").json()["standing"] == []
    assert _ordered(admin_client, sheet, "cover")["state"] == "waiting"


def test_without_the_script_the_button_still_orders(admin_client, sheet):
    assert admin_client.post(f"{sheet}make/", {"product": "vtt"}).url == sheet
    work_off()
    assert admin_client.get(f"{sheet}vtt/").status_code == 200


def test_an_order_for_what_has_changed_since_makes_nothing(admin_client, episode, sheet):
    _ordered(admin_client, sheet, "cover")
    episode.title = "桌椅收回来"
    episode.save_revision()
    work_off()
    assert "内容改过了" in admin_client.get(f"{sheet}state/").json()["standing"][0]["said"]
    assert not list(stock.shelf().names())


def test_what_is_taken_back_while_it_is_made_does_not_stay(admin_client, episode, sheet, monkeypatch):
    _ordered(admin_client, sheet, "strip")
    product = products.PRODUCTS["strip"]

    def made_meanwhile(order):
        monkeypatch.setattr(guards, "_guards", [lambda outgoing: [guards.Finding("来源案卷", "已撤回")]])
        return product.make(order)

    monkeypatch.setitem(products.PRODUCTS, "strip", replace(product, make=made_meanwhile))
    work_off()
    assert "已撤回" in admin_client.get(f"{sheet}state/").json()["standing"][0]["said"]
    assert not list(stock.shelf().names())


def test_an_order_that_ends_every_worker_is_given_up(admin_client, episode, sheet):
    _ordered(admin_client, sheet, "cover")
    for _ in range(renders.ATTEMPTS):
        DBTaskResult.objects.get().claim(renders.worker_id(1))  # and then it is gone
        renders.put_back()
    assert "中途停了" in admin_client.get(f"{sheet}state/").json()["standing"][0]["said"]
    _ordered(admin_client, sheet, "cover")
    work_off()
    assert admin_client.get(f"{sheet}cover/").status_code == 200


def test_an_order_in_living_hands_is_left_alone(admin_client, sheet):
    _ordered(admin_client, sheet, "cover")
    DBTaskResult.objects.get().claim(renders.worker_id(2))
    with renders.slots().take(2):
        assert renders.put_back() == 0
    assert renders.put_back() == 1


def test_a_finished_product_is_not_made_again_until_a_word_changes(episode, monkeypatch):
    product, calls = products.PRODUCTS["cover"], []
    counted = products.Product(
        "cover", "", "", "", "image/jpeg", lambda order: calls.append(1) or product.make(order)
    )
    for _ in range(2):
        stock.made(counted, stock.order_of(episode))
    assert len(calls) == 1
    episode.title = "桌椅收回来"
    stock.made(counted, stock.order_of(episode))
    assert len(calls) == 2


def test_what_cannot_be_made_says_why_and_the_rest_still_comes(admin_client, sheet):
    assert admin_client.get(f"{sheet}all/").url == sheet
    _ordered(admin_client, sheet, "grid6", "strip", "board", "package")
    work_off()
    states = {one["product"]: one for one in admin_client.get(f"{sheet}state/").json()["standing"]}
    assert states["grid6"]["state"] == "failed" and "排不成 6 格" in states["grid6"]["said"]
    response = admin_client.get(f"{sheet}all/")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        assert {"yi-strip.jpg", "yi-board.pdf", "yi.zip"} <= set(archive.namelist())
        told = archive.read("没有做的.txt").decode()
        assert "报纸六格：这一期只有 4 格" in told and "三折页：还没有做" in told


def test_a_lost_drawing_is_named_on_the_sheet(admin_client, episode, sheet):
    episode.panels[1].value["image"].file.delete(save=False)
    assert "第2格：画面的文件丢了" in admin_client.get(sheet).content.decode()
    assert (
        "第2格" in admin_client.post(f"{sheet}make/", {"product": "cover"}, headers=SCRIPT).json()["problem"]
    )


def test_a_finished_product_still_asks_the_guards(admin_client, episode, sheet, monkeypatch):
    _ordered(admin_client, sheet, "strip")
    work_off()
    monkeypatch.setattr(guards, "_guards", [lambda outgoing: [guards.Finding("标题", "含有真实姓名")]])
    assert admin_client.get(f"{sheet}strip/").url == sheet
    assert admin_client.get(f"{sheet}strip/?show").status_code == 409
    assert (
        "真实姓名"
        in admin_client.post(f"{sheet}make/", {"product": "cover"}, headers=SCRIPT).json()["problem"]
    )
    assert admin_client.get(f"{sheet}all/").url == sheet
    assert admin_client.post(f"{sheet}grid/", {"count": 4, "width": 160}).url == sheet


def test_a_strip_in_several_files_is_a_zip_and_says_so(admin_client, sheet, monkeypatch):
    monkeypatch.setattr(products.strip.webps, "__defaults__", (*products.strip.webps.__defaults__[:2], 1900))
    _ordered(admin_client, sheet, "strip-webp")
    work_off()
    said = admin_client.get(f"{sheet}state/").json()["standing"][0]["said"]
    assert said.startswith("分成 ") and "1080 × " in said
    response = admin_client.get(f"{sheet}strip-webp/")
    assert response["Content-Type"] == "application/zip" and "yi-strip.zip" in response["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert archive.namelist()[:2] == ["01.webp", "02.webp"]
    assert admin_client.get(f"{sheet}strip-webp/?show")["Content-Type"] == "image/jpeg"


def test_what_comes_out_too_small_stands_on_the_card_and_in_the_zip(admin_client, episode, sheet):
    episode.panels = episodes.stream_of(
        [PANEL] * 20, [block.value["image"].pk for block in episode.panels] * 5
    )
    episode.save_revision()
    assert "第1格第1个气泡" in admin_client.get(sheet).content.decode()
    _ordered(admin_client, sheet, "sheet")
    work_off()
    response = admin_client.get(f"{sheet}all/")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        assert "A4 单张：印出来的字有小于 8 磅的" in archive.read("请留意.txt").decode()


def test_panels_of_a_folded_leaflet_are_chosen(admin_client, sheet):
    response = admin_client.post(f"{sheet}trifold/chosen/", {"numbers": "1 3"})
    assert response["Content-Type"] == "application/pdf"
    for wrong in ("1 9", "甲"):
        assert admin_client.post(f"{sheet}trifold/chosen/", {"numbers": wrong}).url == sheet


def test_a_newspaper_s_own_measure_and_profile(admin_client, sheet):
    icc = io.BytesIO(profile())
    icc.name = "press.icc"
    asked = {"count": 4, "width": "120", "numbers": "1 2 3 4", "profile": icc}
    response = admin_client.post(f"{sheet}grid/", asked)
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert "CMYK" in archive.read("付印说明.txt").decode()
    for wrong in ({"width": "5"}, {"numbers": "一"}, {"numbers": "1 2"}):
        assert admin_client.post(f"{sheet}grid/", {"count": 4, "width": 120} | wrong).url == sheet


def test_pruning_keeps_what_live_pages_and_drafts_show(episode):
    live = scenes_of(episode)[0].lettered.url.removeprefix("/media/")
    order = stock.order_of(episode)
    stock.made(products.PRODUCTS["strip"], order)
    old = default_storage.save("lettered/old.jpg", io.BytesIO(b"x"))
    order.shelf.keep("f" * 64, b"nobody asks for it any more")
    half = order.shelf.folder / "ff" / ".half-written"
    half.write_bytes(b"x")
    young = default_storage.save("lettered/young.jpg", io.BytesIO(b"x"))
    past = time.time() - 7200
    for file in [default_storage.path(live), default_storage.path(old), half, *order.shelf.names()]:
        os.utime(file, (past, past))
    kept = {file.name for file in order.shelf.names()} - {"f" * 64}
    call_command("render_cache", prune=True, stdout=io.StringIO())
    assert default_storage.exists(live) and default_storage.exists(young)
    assert not default_storage.exists(old) and not half.exists()
    assert {file.name for file in order.shelf.names()} == kept

"""Products are made once, shown with their size, left out with a reason, and kept as long as a page needs them."""

import io
import os
import time
import zipfile

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management import call_command
from factories import EpisodePageFactory, PictureFactory
from presses import profile

from cases import guards
from comics import episodes, products, spec, stock
from comics.reading import scenes_of

pytestmark = pytest.mark.django_db(databases=["default", "vault"])

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


def test_the_sheet_makes_what_is_missing_and_then_knows_its_size(admin_client, sheet):
    before = admin_client.get(sheet).content.decode()
    assert before.count("data-sheet-missing") == len([p for p in products.PRODUCTS.values() if not p.waits()])
    answer = admin_client.post(f"{sheet}strip/make/").json()
    assert "1080 × " in answer["size"]
    after = admin_client.get(sheet).content.decode()
    assert answer["size"] in after and f"{sheet}strip/make/" not in after


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
    assert "排不成 6 格" in admin_client.post(f"{sheet}grid6/make/").json()["problem"]
    response = admin_client.get(f"{sheet}all/")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        assert {"yi-strip.jpg", "yi-board.pdf", "yi.zip"} <= set(archive.namelist())
        assert "报纸六格" in archive.read("没有做的.txt").decode()


def test_a_finished_product_still_asks_the_guards(admin_client, episode, sheet, monkeypatch):
    admin_client.post(f"{sheet}strip/make/")
    monkeypatch.setattr(guards, "_guards", [lambda outgoing: [guards.Finding("标题", "含有真实姓名")]])
    assert admin_client.get(f"{sheet}strip/").url == sheet
    assert admin_client.get(f"{sheet}strip/?show").status_code == 409
    assert "真实姓名" in admin_client.post(f"{sheet}strip/make/").json()["problem"]
    assert admin_client.get(f"{sheet}all/").url == sheet
    assert admin_client.post(f"{sheet}grid/", {"count": 4, "width": 160}).url == sheet


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
    young = default_storage.save("lettered/young.jpg", io.BytesIO(b"x"))
    past = time.time() - 7200
    for file in [default_storage.path(live), default_storage.path(old), *order.shelf.names()]:
        os.utime(file, (past, past))
    kept = {file.name for file in order.shelf.names()} - {"f" * 64}
    call_command("render_cache", prune=True, stdout=io.StringIO())
    assert default_storage.exists(live) and default_storage.exists(young)
    assert not default_storage.exists(old)
    assert {file.name for file in order.shelf.names()} == kept

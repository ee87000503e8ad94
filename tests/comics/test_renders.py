"""Renders in real second processes: one that is killed in the middle, and several after the same piece."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connections
from django.db.utils import load_backend
from django_tasks_db.models import DBTaskResult
from factories import (
    ComicIndexPageFactory,
    EpisodePageFactory,
    HomePageFactory,
    PictureFactory,
    SeriesPageFactory,
    planted,
)
from wagtail.models import Page

from comics import episodes, products, renders, spec, stock
from comics.renderers import Shelf

ROOT = Path(__file__).resolve().parents[2]
PANEL = spec.Panel("", "饭店门口", (spec.Balloon("speech", "路边多摆两桌", "阿强", 0.05, 0.05, 0.4, 0.3),))


@pytest.fixture
def databases(transactional_db, tmp_path):
    """Both test databases, copied to files that other processes can open, in place of the test's own."""
    ours = {alias: connections[alias] for alias in ("default", "vault")}
    if any(one.vendor != "sqlite" for one in ours.values()):
        pytest.skip("the databases are copied as files")
    folder = tmp_path / "media" / "databases"
    folder.mkdir(parents=True)
    for alias, name in (("default", "site"), ("vault", "vault")):
        path = folder / f"{name}.sqlite3"
        ours[alias].ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            ours[alias].connection.backup(copy)
        there = ours[alias].settings_dict | {"NAME": str(path)}
        connections[alias] = load_backend(there["ENGINE"]).DatabaseWrapper(there, alias=alias)
    yield
    for alias, own in ours.items():
        connections[alias].close()
        connections[alias] = own


@pytest.fixture
def page(databases, settings, tmp_path):
    """An episode in those databases, under a data folder of its own."""
    settings.MEDIA_DIR = tmp_path / "media"
    settings.MEDIA_ROOT = settings.MEDIA_DIR / "uploads"
    cache.clear()
    root = Page.get_first_root_node() or planted()
    series = SeriesPageFactory(parent=ComicIndexPageFactory(parent=HomePageFactory(parent=root)))
    ids = [PictureFactory(file__width=1600, file__height=1200).pk for _ in range(8)]
    return EpisodePageFactory(parent=series, slug="yi", panels=episodes.stream_of([PANEL] * 8, ids))


def _worker(folder):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PUFA_DATA_DIR": str(folder),
        "PUFA_VAULT_KEY": django_settings.VAULT_KEY,
    }
    program = [sys.executable, "manage.py", "render_worker", "--batch", "--verbosity", "0"]
    return subprocess.Popen(program, cwd=ROOT, env=environment)


def test_a_worker_is_killed_in_the_middle_and_the_next_one_makes_the_product_whole(page, tmp_path):
    order = stock.order_of(page)
    name = stock.name_of(products.PRODUCTS["board"], order)
    renders.order(page, {"board": name})
    first = _worker(tmp_path)
    try:
        patience = time.monotonic() + 60
        while DBTaskResult.objects.get().status != "RUNNING" and time.monotonic() < patience:
            time.sleep(0.02)
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()
    row = DBTaskResult.objects.get()
    assert row.status == "RUNNING" and not order.shelf.holds(name)
    assert _worker(tmp_path).wait(120) == 0
    row.refresh_from_db()
    assert (row.status, row.worker_ids) == ("SUCCESSFUL", ["renders-1", "renders-1"])
    assert order.shelf.find(name) == products.PRODUCTS["board"].make(order)


def test_several_processes_make_one_piece_once(tmp_path):
    program = (
        "import sys, time; from comics.renderers import Shelf; folder = sys.argv[1]\n"
        "def make():\n"
        "    open(folder + '/made', 'a').write('x'); time.sleep(0.5); return b'piece'\n"
        "assert Shelf(folder + '/shelf').once('a' * 64, make) == b'piece'"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], cwd=ROOT) for _ in range(3)]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    assert (tmp_path / "made").read_text() == "x"
    assert [file.name for file in Shelf(tmp_path / "shelf").names()] == ["a" * 64]


def test_a_place_is_free_again_the_moment_its_worker_dies(tmp_path):
    slots = renders.Slots(tmp_path)
    program = "import sys, time; print('held', flush=True); time.sleep(60)"
    number, place = slots.take_if_alone()
    with place:
        child = subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, pass_fds=(place.fileno(),)
        )
    with child:
        child.stdout.readline()
        assert not slots.is_free(number) and slots.take_if_alone() is None
        assert slots.take_any()[0] == 2
        child.kill()
    assert slots.is_free(number) and slots.take_if_alone()[0] == 1

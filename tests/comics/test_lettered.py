"""Residents see the lettered picture; a draft leaves nothing in the folder that the web server shows."""

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from factories import EpisodePageFactory, PictureFactory
from PIL import Image

from comics import episodes, spec
from comics.reading import scenes_of

PANEL = spec.Panel(
    "", "饭店门口", (spec.Balloon("speech", "多摆两桌", "阿强", 0.1, 0.1, 0.4, 0.3, (0.3, 0.6)),)
)


@pytest.fixture
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    return tmp_path / "lettered"


@pytest.fixture
def episode(uploads, series):
    picture = PictureFactory(file__width=800, file__height=600)
    return EpisodePageFactory(parent=series, panels=episodes.stream_of([PANEL], [picture.pk]))


def test_a_published_panel_is_one_file_made_once(episode, uploads):
    first, again = scenes_of(episode)[0].lettered, scenes_of(episode)[0].lettered
    assert first == again
    assert len(list(uploads.iterdir())) == 1
    name = first.url.removeprefix("/media/")
    with default_storage.open(name) as file:
        assert Image.open(file).size == (first.width, first.height)


def test_another_word_is_another_file(episode):
    before = scenes_of(episode)[0].lettered.url
    raw = list(episode.panels.raw_data)
    raw[0]["value"]["balloons"][0]["value"]["text"] = "收进店里"
    episode.panels = raw
    assert scenes_of(episode)[0].lettered.url != before


def test_a_preview_keeps_no_file(episode, uploads, client, admin_user):
    episode.unpublish()
    client.force_login(admin_user)
    shown = client.get(f"/admin/pages/{episode.pk}/view_draft/").content.decode()
    assert "data:image/jpeg;base64," in shown
    assert not uploads.exists()


def test_the_page_shows_picture_and_words(episode, client):
    shown = client.get(episode.url).content.decode()
    assert "/media/lettered/" in shown and "多摆两桌" in shown and 'alt="饭店门口"' in shown


def test_a_lost_drawing_leaves_the_words(episode, client):
    picture = episode.panels[0].value["image"]
    picture.file.storage.delete(picture.file.name)
    assert scenes_of(episode)[0].lettered is None
    assert scenes_of(episode)[0].words[0].text == "多摆两桌"

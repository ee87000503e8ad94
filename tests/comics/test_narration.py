"""A narration is put on the video of an episode, heard, exchanged and taken off."""

import io
import math
import struct
import wave

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.storage import default_storage
from factories import EpisodePageFactory, PictureFactory

from comics import episodes, narrations, products, renders, spec, stock
from comics.models import Narration
from comics.renderers import coder, sound, video

pytestmark = pytest.mark.django_db(databases=["default", "vault"])

PANEL = spec.Panel(
    "", "饭店门口", (spec.Balloon("speech", "路边多摆两桌", "阿强", 0.05, 0.05, 0.4, 0.3, (0.3, 0.6)),)
)


@pytest.fixture
def episode(series, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.MEDIA_DIR = tmp_path
    cache.clear()
    ids = [PictureFactory(file__width=640, file__height=480).pk for _ in range(2)]
    return EpisodePageFactory(parent=series, slug="yi", panels=episodes.stream_of([PANEL] * 2, ids))


@pytest.fixture
def voice(episode):
    return f"/admin/comics/files/{episode.pk}/narration/"


@pytest.fixture
def heard(monkeypatch):
    """Whatever is uploaded is a sound of so many seconds: the package that listens is optional."""

    def listen(seconds: float):
        data = b"sound of %d" % seconds
        monkeypatch.setattr(coder, "available", lambda: True)
        monkeypatch.setattr(
            sound, "taken_in", lambda file: sound.Recording(seconds, str(int(seconds)) * 8, lambda: data)
        )

    listen(90)
    return listen


def _file(data: bytes = b"ID3", name: str = "梁锦棠的录音.mp3") -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def _told(client, sheet: str) -> str:
    return client.get(sheet).content.decode()


def test_a_narration_is_put_on_exchanged_and_taken_off(admin_client, episode, voice, heard):
    sheet = voice.removesuffix("narration/")
    before = {slug: stock.name_of(one, stock.order_of(episode)) for slug, one in products.PRODUCTS.items()}
    assert admin_client.post(voice, {"file": _file(), "heard": "on"}).url == sheet
    kept = Narration.objects.get()
    assert b"".join(admin_client.get(voice).streaming_content) == b"sound of 90"
    assert "1 分 30 秒" in _told(admin_client, sheet) and "梁锦棠" not in kept.file.name
    after = {slug: stock.name_of(one, stock.order_of(episode)) for slug, one in products.PRODUCTS.items()}
    assert {slug for slug in after if after[slug] != before[slug]} == {"video", "vtt"}
    heard(120)
    admin_client.post(voice, {"file": _file(), "heard": "on"})
    assert Narration.objects.get().length == "2 分 0 秒"
    admin_client.post(voice, {"off": "1"})
    assert admin_client.get(voice).status_code == 404
    assert stock.name_of(products.PRODUCTS["video"], stock.order_of(episode)) == before["video"]


def test_the_file_of_an_exchanged_narration_does_not_stay(
    admin_client, episode, voice, heard, django_capture_on_commit_callbacks
):
    admin_client.post(voice, {"file": _file(), "heard": "on"})
    first = Narration.objects.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(voice, {"file": _file(), "heard": "on"})
    second = Narration.objects.get().file.name
    assert not default_storage.exists(first) and default_storage.exists(second)
    with django_capture_on_commit_callbacks(execute=True):
        episode.delete()
    assert not default_storage.exists(second)


def test_captions_end_with_the_voice(admin_client, episode, voice, heard):
    admin_client.post(voice, {"file": _file(), "heard": "on"})
    order = stock.order_of(episode)
    assert video.scenes_of(order.episode, order.narration)[-1].end == pytest.approx(90 + video.TAIL)
    assert "00:01:30" in products.subtitle_files(order.episode, order.narration)["captions.vtt"].decode()


def test_it_is_only_put_on_by_somebody_who_listened(admin_client, voice, heard):
    answer = admin_client.post(voice, {"file": _file()}, follow=True).content.decode()
    assert "从头听一遍" in answer and not Narration.objects.exists()


def test_words_changed_since_are_pointed_out(admin_client, episode, voice, heard):
    sheet = voice.removesuffix("narration/")
    admin_client.post(voice, {"file": _file(), "heard": "on"})
    assert "台词改过" not in _told(admin_client, sheet)
    episode.takeaway = "桌椅不出店。"
    episode.save_revision()
    assert "台词改过" in _told(admin_client, sheet)


def test_a_lost_file_is_named_and_only_stops_the_video(admin_client, episode, voice, heard):
    admin_client.post(voice, {"file": _file(), "heard": "on"})
    default_storage.delete(Narration.objects.get().file.name)
    order = stock.order_of(episode)
    assert products.PRODUCTS["vtt"].make(order)
    with pytest.raises(spec.ComicError, match="重新放上"):
        order.narration.read()


def test_without_the_package_the_sheet_says_how_to_get_it(admin_client, voice, monkeypatch):
    monkeypatch.setattr(coder, "available", lambda: False)
    assert "pip install av==" in _told(admin_client, voice.removesuffix("narration/"))
    answer = admin_client.post(voice, {"file": _file(), "heard": "on"}, follow=True).content.decode()
    assert "pip install av==" in answer and not Narration.objects.exists()


def test_a_locked_episode_keeps_its_narration(admin_client, episode, voice, heard):
    admin_client.post(voice, {"file": _file(), "heard": "on"})
    episode.locked = True
    episode.save()
    admin_client.post(voice, {"off": "1"})
    assert Narration.objects.exists()


def test_whoever_may_not_edit_the_episode_may_not_put_on_a_voice(
    client, django_user_model, episode, voice, heard
):
    storekeeper = django_user_model.objects.create_user("cang", password="x")
    storekeeper.groups.add(Group.objects.create(name="仓管"))
    client.force_login(storekeeper)
    for answer in (client.get(voice), client.post(voice, {"file": _file(), "heard": "on"})):
        assert answer.status_code in (302, 404)
    assert not Narration.objects.exists()


def test_what_is_no_recording_is_named(monkeypatch):
    monkeypatch.setattr(sound, "required", lambda: None)
    for data, said in (
        (b"", "空的"),
        (b"#EXTM3U\n/etc/passwd\n", "认不出"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "认不出"),
        (b"\x02#!SILK_V3", "微信的语音"),
    ):
        with pytest.raises(spec.ComicError, match=said):
            sound.taken_in(io.BytesIO(data))


def _tone(seconds: float) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16_000)
        for at in range(int(seconds * 16_000)):
            out.writeframesraw(struct.pack("<h", int(9000 * math.sin(at / 6))))
    return buffer.getvalue()


def test_a_voice_is_heard_in_the_video_and_nothing_else_of_its_file(episode):
    av = pytest.importorskip("av", reason="the optional package av is not installed")
    named = io.BytesIO()
    with av.open(io.BytesIO(_tone(3))) as source, av.open(named, "w", format="ipod") as out:
        out.metadata["artist"] = out.metadata["title"] = "SECRETNAME"
        stream = out.add_stream("aac", rate=16_000, layout="mono")
        for frame in source.decode(audio=0):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    assert b"SECRETNAME" in named.getvalue()
    recording = sound.taken_in(named)
    assert recording.seconds == pytest.approx(3, abs=0.1) and b"SECRETNAME" not in recording.read()
    order = stock.order_of(episode)
    made = video.render(order.episode, order.pictures, recording)
    with av.open(io.BytesIO(made)) as film:
        assert film.streams.audio[0].codec_context.name == "aac"
        spoken = sum(frame.samples for frame in film.decode(audio=0)) / coder.RATE
    assert spoken == pytest.approx(recording.seconds, abs=0.1)
    for bad in (_tone(3)[:100], b"ID3" + bytes(900), _tone(0.2)):
        with pytest.raises(spec.ComicError, match="录音"):
            sound.taken_in(io.BytesIO(bad))


def test_a_narration_changed_after_the_order_makes_nothing_stale(admin_client, episode, voice, heard):
    order = stock.order_of(episode)
    name = stock.name_of(products.PRODUCTS["vtt"], order)
    narrations.put_on(episode, sound.taken_in(None))
    assert "改过" in renders.make.func(episode.pk, "vtt", name)["problem"]

"""Episodes leave as files only past the guards, and come in whole or not at all."""

import io
import json
import zipfile
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from factories import CasePageFactory, EpisodePageFactory, PictureFactory
from PIL import Image
from workers import work_off

from cases import guards
from cases.models import Picture
from comics import episodes, portable, spec
from comics.models import EpisodePage
from comics.products import PRODUCTS

PANELS = [
    spec.Panel(
        "",
        "饭店门口",
        (
            spec.Balloon("speech", "路边多摆两桌", "阿强", 0.05, 0.05, 0.4, 0.3, (0.3, 0.6)),
            spec.Balloon("narration", "傍晚", x=0.1, y=0.8, w=0.5, h=0.1),
        ),
    ),
    spec.Panel("", "队员来了", ()),
]


@pytest.fixture
def episode(series):
    ids = [PictureFactory(file__width=640, file__height=480).pk for _ in PANELS]
    return EpisodePageFactory(
        parent=series,
        title="桌椅摆上人行道",
        slug="yi",
        number=1,
        takeaway="门前三包，桌椅不出店。",
        panels=episodes.stream_of(PANELS, ids),
        live=False,
    )


@pytest.fixture
def forbidden(monkeypatch):
    """A guard that knows one word."""
    word = "张三丰"

    def guard(outgoing):
        return [guards.Finding(where, "含有真实姓名") for where, text in outgoing.texts if word in text]

    monkeypatch.setattr(guards, "_guards", [guard])
    return word


def test_an_episode_survives_the_journey(episode, series, tmp_path, admin_user):
    path = portable.write_episode(episode, tmp_path / "episode.zip")
    copy = portable.import_episode(path, series, admin_user)
    assert (copy.live, copy.title, copy.takeaway, copy.number) == (False, episode.title, episode.takeaway, 2)
    there, here = episodes.spec_of(copy)[0], episodes.spec_of(episode)[0]
    assert [panel.balloons for panel in there.panels] == [panel.balloons for panel in here.panels]
    assert [panel.alt for panel in there.panels] == [panel.alt for panel in here.panels]
    assert copy.latest_revision.user == admin_user
    assert portable.export_episode(episode) == portable.export_episode(episode)


def test_a_folder_works_as_well(episode, series, tmp_path):
    call_command("export_episode", episode.pk, out=str(tmp_path / "one"))
    call_command("import_episode", str(tmp_path / "one"), series=series.pk)
    assert EpisodePage.objects.filter(live=False).count() == 2


@pytest.mark.parametrize("place", ["title", "takeaway", "credits", "slug", "balloon", "speaker", "alt"])
def test_no_file_leaves_past_the_guards(episode, forbidden, place, tmp_path):
    if place in ("balloon", "speaker", "alt"):
        raw = list(episode.panels.raw_data)
        if place == "alt":
            raw[1]["value"]["alt_text"] = f"店主{forbidden}"
        else:
            field = "text" if place == "balloon" else "speaker"
            raw[0]["value"]["balloons"][0]["value"][field] = forbidden
        episode.panels = raw
    else:
        setattr(episode, place, f"a{forbidden}")
    path = tmp_path / "episode.zip"
    with pytest.raises(guards.Blocked):
        portable.write_episode(episode, path)
    assert not path.exists()
    with pytest.raises(guards.Blocked):
        portable.checked_spec(episode, "长图")


def test_the_raw_cases_behind_an_episode_are_told_to_the_guards(episode, series, monkeypatch):
    seen = []
    monkeypatch.setattr(guards, "_guards", [lambda outgoing: seen.append(outgoing.case_refs) or []])
    case = CasePageFactory(parent=series.get_parent(), source_ref=uuid4(), live=False)
    episode.cases.set([case])
    portable.export_episode(episode)
    assert seen[-1] == {case.source_ref}


def package(changes=None, files=None):
    """A portable zip, spoiled on purpose."""
    picture = io.BytesIO()
    Image.new("RGB", (320, 240), "#cfe0ea").save(picture, "PNG")
    value = {
        "format": "pufa-episode",
        "version": 1,
        "title": "外来的一期",
        "number": 1,
        "panels": [{"image": "images/01.png", "alt": "门口", "balloons": []}],
    } | (changes or {})
    contents = {"episode.json": json.dumps(value), "images/01.png": picture.getvalue()} | (files or {})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            if data is not None:
                archive.writestr(name, data)
    return buffer.getvalue()


BAD = {
    "nothing": b"",
    "not a zip": b"hello",
    "half a zip": package()[:-200],
    "no json": package(files={"episode.json": None}),
    "missing picture": package(files={"images/01.png": None}),
    "outside": package({"panels": [{"image": "../../etc/passwd", "alt": "", "balloons": []}]}),
    "absolute": package({"panels": [{"image": "/etc/passwd", "alt": "", "balloons": []}]}),
    "no picture": package(files={"images/01.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}),
    "bomb": package(files={"images/01.png": b"\0" * 40_000_000}),
    "one good, one bad": package(
        {
            "panels": [
                {"image": "images/01.png", "alt": "", "balloons": []},
                {"image": "images/02.png", "alt": "", "balloons": []},
            ]
        },
        {"images/02.png": b"%!PS-Adobe"},
    ),
    "unknown field": package({"script": "x"}),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_a_bad_package_leaves_nothing_behind(admin_client, series, data, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    file = io.BytesIO(data)
    file.name = "episode.zip"
    response = admin_client.post(f"/admin/comics/files/into/{series.pk}/import/", {"file": file})
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not EpisodePage.objects.exists() and not Picture.objects.exists()
    assert not list((tmp_path / "uploads").rglob("*.*"))


def test_import_in_the_admin(admin_client, series):
    file = io.BytesIO(package())
    file.name = "episode.zip"
    response = admin_client.post(f"/admin/comics/files/into/{series.pk}/import/", {"file": file})
    page = EpisodePage.objects.get()
    assert response.url == f"/admin/pages/{page.pk}/edit/" and not page.live


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_product_can_be_downloaded(admin_client, episode, product):
    raw = list(episode.panels.raw_data) * 3
    episode.panels = raw
    episode.save_revision()
    if PRODUCTS[product].waits():
        pytest.skip(PRODUCTS[product].waits())
    sheet = f"/admin/comics/files/{episode.pk}/"
    address = f"{sheet}{product}/"
    assert admin_client.get(address).url == sheet
    admin_client.post(f"{sheet}make/", {"product": product})
    work_off()
    response = admin_client.get(address)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]
    if PRODUCTS[product].look or PRODUCTS[product].content_type.startswith("image/"):
        small = Image.open(io.BytesIO(admin_client.get(f"{address}?show").content))
        assert small.format == "JPEG" and max(small.size) <= 640


def test_the_sheet_says_what_keeps_an_episode_from_leaving(admin_client, episode, forbidden):
    sheet = f"/admin/comics/files/{episode.pk}/"
    assert "下载长图" in admin_client.get(sheet).content.decode()
    episode.takeaway = forbidden
    episode.save_revision()
    shown = admin_client.get(sheet).content.decode()
    assert "还不能下载" in shown and forbidden not in shown
    assert admin_client.get(f"{sheet}strip/").url == sheet


def test_a_text_that_does_not_fit_stops_the_pictures(admin_client, episode):
    raw = list(episode.panels.raw_data)
    raw[0]["value"]["balloons"][0]["value"] |= {"text": "很长的话" * 40, "w": 0.1, "h": 0.05}
    episode.panels = raw
    episode.save_revision()
    shown = admin_client.get(f"/admin/comics/files/{episode.pk}/").content.decode()
    assert "第1格第1个气泡" in shown
    assert admin_client.get(f"/admin/comics/files/{episode.pk}/strip/").status_code == 302


def test_strangers_get_nothing(client, episode, django_user_model):
    for address in (f"{episode.pk}/", f"{episode.pk}/strip/", f"into/{episode.get_parent().pk}/import/"):
        assert client.get(f"/admin/comics/files/{address}").status_code == 302
    django_user_model.objects.create_user("officer", password="officer")
    client.login(username="officer", password="officer")
    for address in (f"{episode.pk}/", f"{episode.pk}/strip/", f"into/{episode.get_parent().pk}/import/"):
        assert client.get(f"/admin/comics/files/{address}").status_code in (302, 404)


def test_commands_say_what_is_wrong(db, series, tmp_path):
    with pytest.raises(CommandError, match="没有编号为"):
        call_command("export_episode", 999, out=str(tmp_path / "a.zip"))
    with pytest.raises(CommandError, match="没有编号为"):
        call_command("import_episode", "a.zip", series=999)
    with pytest.raises(CommandError, match="找不到文件"):
        call_command("import_episode", str(tmp_path / "none.zip"), series=series.pk)

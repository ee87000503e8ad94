"""What the desk asks of the server: previews, drawings, scripts."""

import base64
import io
import json

import pytest
from django.contrib.auth.models import Group, User
from factories import EpisodePageFactory, PictureFactory
from PIL import Image

from cases.models import Picture
from comics import episodes, spec

BALLOON = spec.Balloon("speech", "路边多摆两桌", "阿强", 0.05, 0.05, 0.4, 0.3, (0.3, 0.6))


def balloon(**changes):
    return episodes.value_of(BALLOON) | changes


def ask(client, name, body):
    return client.post(f"/admin/comics/desk/{name}/", json.dumps(body), content_type="application/json")


def pixels(answer):
    data = base64.b64decode(answer["picture"].split(",")[1])
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.fixture
def picture(db):
    return PictureFactory(file__width=800, file__height=600, file__color="#cfe0ea")


def test_preview_draws_what_is_in_the_form(admin_client, picture):
    plain = ask(admin_client, "preview", {"image": picture.pk, "balloons": []}).json()
    lettered = ask(admin_client, "preview", {"image": picture.pk, "balloons": [balloon()]}).json()
    assert pixels(plain).size == pixels(lettered).size == (lettered["width"], lettered["height"])
    assert pixels(plain).tobytes() != pixels(lettered).tobytes()
    assert lettered["misfits"] == [] == lettered["faults"]


def test_preview_may_not_be_kept_by_anyone(admin_client, picture):
    response = ask(admin_client, "preview", {"image": picture.pk, "balloons": []})
    assert "no-store" in response["Cache-Control"] and "private" in response["Cache-Control"]


def test_a_text_that_does_not_fit_is_named(admin_client, picture):
    answer = ask(
        admin_client,
        "preview",
        {"image": picture.pk, "balloons": [balloon(), balloon(text="很长的话" * 40, w=0.1, h=0.05)]},
    ).json()
    assert [misfit["index"] for misfit in answer["misfits"]] == [1]
    assert answer["misfits"][0]["reason"]


def test_balloons_without_text_and_panels_without_drawing_are_shown(admin_client, db):
    answer = ask(admin_client, "preview", {"image": None, "balloons": [balloon(text="")]}).json()
    assert answer["width"] > 0


@pytest.mark.parametrize(
    "body",
    [
        [],
        {"image": 999, "balloons": []},
        {"image": "1", "balloons": []},
        {"balloons": [{"kind": "speech"}]},
        {"balloons": ["text"]},
        {"balloons": 7},
        {"balloons": [balloon(x="left")]},
        {"balloons": [balloon(x=None)]},
        {"balloons": [balloon(x=float("nan"))]},
        {"balloons": [balloon(text=["a"])]},
        {"balloons": [balloon()] * 50},
    ],
)
def test_what_cannot_be_read_is_refused_in_chinese(admin_client, body):
    response = ask(admin_client, "preview", body)
    assert response.status_code == 400
    assert any("一" <= letter <= "鿿" for letter in response.json()["error"])


def test_a_drawing_is_taken_in_clean_and_nameless(admin_client):
    buffer = io.BytesIO()
    Image.new("RGB", (300, 200)).save(buffer, "JPEG", comment=b"ZHANGSANFENG")
    buffer.name = "张三丰.jpg"
    buffer.seek(0)
    state = admin_client.post("/admin/comics/desk/drawing/", {"file": buffer}).json()["image"]
    picture = Picture.objects.get(pk=state["id"])
    assert state["preview"]["url"] and "张三丰" not in state["title"]
    assert b"ZHANGSANFENG" not in picture.file.open().read()


def test_a_file_that_is_no_drawing_is_refused(admin_client):
    file = io.BytesIO(b"%PDF-1.7")
    file.name = "画.jpg"
    response = admin_client.post("/admin/comics/desk/drawing/", {"file": file})
    assert response.status_code == 400 and "PDF" in response.json()["error"]
    assert not Picture.objects.exists()


def test_a_script_becomes_balloons_and_returns(admin_client):
    text = "画面：饭店门口\n阿强：多摆两桌\n\n队员：请收回店里"
    panels = ask(admin_client, "letters", {"text": text, "panels": []}).json()["panels"]
    assert [panel["alt"] for panel in panels] == ["饭店门口", ""]
    assert panels[1]["balloons"][0]["speaker"] == "队员"
    assert ask(admin_client, "script", {"panels": panels}).json()["text"] == text


def test_only_editors_may_ask(client, picture):
    assert ask(client, "preview", {"image": picture.pk}).status_code == 302
    User.objects.create_user("officer", password="officer").groups.add(
        Group.objects.get_or_create(name="无权限")[0]
    )
    client.login(username="officer", password="officer")
    for name in ("preview", "drawing", "script", "letters"):
        assert ask(client, name, {}).status_code in (302, 404)


def test_an_episode_goes_to_a_spec_and_back(series):
    first, second = PictureFactory(), PictureFactory()
    panels = [
        spec.Panel("", "饭店门口", (BALLOON, spec.Balloon("narration", "傍晚", x=0.1, y=0.8, w=0.5, h=0.1))),
        spec.Panel("", "队员来了", ()),
    ]
    page = EpisodePageFactory(
        parent=series, number=3, panels=episodes.stream_of(panels, [first.pk, second.pk])
    )
    page.refresh_from_db()
    episode, pictures = episodes.spec_of(page)
    assert [panel.image for panel in episode.panels] == ["01.jpg", "02.jpg"]
    assert [panel.balloons for panel in episode.panels] == [panel.balloons for panel in panels]
    assert (episode.number, episode.series) == (3, series.title)
    assert pictures("02.jpg") == second.file.open().read()


def test_a_panel_without_drawing_is_named(series):
    page = EpisodePageFactory(
        parent=series, panels=episodes.stream_of([spec.Panel("", "饭店门口", ())], [None])
    )
    with pytest.raises(spec.ComicError, match="第1格还没有画面"):
        episodes.spec_of(page)


def test_rare_characters_get_their_pinyin_and_are_named(admin_client, db):
    answer = ask(admin_client, "pinyin", {"texts": ["他觊觎盬（gǔ）子街", "收回来"]}).json()
    assert answer == {"texts": ["他觊觎（jì yú）盬（gǔ）子街", "收回来"], "marked": ["觊", "觎"]}
    long = ask(admin_client, "pinyin", {"texts": ["盬" * spec.MAX_TEXT]})
    assert long.status_code == 400 and "第1个气泡" in long.json()["error"]


def test_the_preview_is_lettered_in_the_face_that_the_form_holds(admin_client, picture):
    shown = [
        ask(admin_client, "preview", {"image": picture.pk, "balloons": [balloon()], "face": face}).json()
        for face in ("hand", "sans", "")
    ]
    assert shown[0]["picture"] != shown[1]["picture"]
    assert shown[2]["picture"] == shown[0]["picture"]  # the house's own

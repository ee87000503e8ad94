"""Drawing with stock figures: who speaks is cast, tails point at mouths, the same scene is the same picture."""

import json
from dataclasses import replace

import pytest
from django.contrib.auth.models import Group, User

from cases.models import Picture
from comics import anchors, casting, episodes, figures, spec

SCENE = {
    "version": 1,
    "background": "arcade",
    "figures": [
        {"name": "队员", "kind": "officer", "x": -0.9, "z": 3.3},
        {"name": "阿强", "kind": "shopkeeper", "x": 0.9, "z": 3.3, "facing": "left"},
    ],
}
SAID = spec.Balloon("speech", "路边多摆两桌", "阿强", 0.5, 0.05, 0.4, 0.2, None)


def ask(client, name, body):
    return client.post(f"/admin/comics/desk/{name}/", json.dumps(body), content_type="application/json")


def speakers(data):
    scene, size = figures.from_data(data)
    return anchors.speakers(scene, figures.draw(scene, *size))


def moved(across):
    shopkeeper = SCENE["figures"][1] | {"x": 0.9 + across}
    return SCENE | {"figures": [SCENE["figures"][0], shopkeeper]}


def test_a_tail_ends_beside_the_mouth_of_who_speaks_and_goes_along():
    before, after = speakers(SCENE), speakers(moved(-0.6))
    (first,) = anchors.follow([SAID], {}, before)
    x, y, w, h = before["阿强"].head
    assert x - 0.05 < first.tail[0] < x + w + 0.05 and y - 0.05 < first.tail[1] < y + h + 0.05
    (then,) = anchors.follow([first], before, after)
    assert then.tail == anchors.tail_to((0.7, 0.15), after["阿强"])
    assert replace(then, tail=None) == SAID, "nothing else moved"


def test_a_tail_placed_by_hand_keeps_its_way_from_the_mouth():
    before, after = speakers(SCENE), speakers(moved(-0.6))
    by_hand = replace(SAID, tail=(0.9, 0.9))
    (then,) = anchors.follow([by_hand], before, after)
    shift = after["阿强"].mouth[0] - before["阿强"].mouth[0]
    assert then.tail == (pytest.approx(0.9 + shift, abs=0.001), 0.9)


def test_tails_of_strangers_and_tails_taken_off_stay():
    stranger = replace(SAID, speaker="路人", tail=(0.2, 0.2))
    untailed = replace(SAID, tail=None)
    narration = spec.Balloon("narration", "傍晚", x=0.1, y=0.1, w=0.4, h=0.1)
    every = [stranger, untailed, narration]
    assert anchors.follow(every, speakers(SCENE), speakers(moved(0.3))) == every


def test_who_speaks_is_cast_and_looks_the_same_in_the_next_panel():
    first = casting.first_scene([("队员", "speech"), ("", "narration"), ("陈老板", "thought")], [])
    assert [(one["name"], one["kind"], one["facing"]) for one in first["figures"]] == [
        ("队员", "officer", "right"),
        ("陈老板", "shopkeeper", "left"),
    ]
    drawn = first | {"background": "park", "figures": [first["figures"][0] | {"kind": "officer_woman"}]}
    second = casting.first_scene([("队员", "speech")], [drawn])
    assert second["background"] == "park" and second["figures"][0]["kind"] == "officer_woman"
    figures.from_data(second)


def test_strangers_are_told_apart():
    kinds = [one["kind"] for one in casting.first_scene([("甲", "speech"), ("乙", "speech")], [])["figures"]]
    assert len(set(kinds)) == 2


def test_a_scene_becomes_a_picture_once_with_words_and_tails(admin_client, db):
    sent = {"scene": SCENE, "before": None, "balloons": [episodes.value_of(SAID)]}
    first = ask(admin_client, "scene/keep", sent).json()
    again = ask(admin_client, "scene/keep", sent | {"before": SCENE}).json()
    assert first["image"]["id"] == again["image"]["id"] and Picture.objects.count() == 1
    assert "骑楼" in first["alt"] and "阿强" in first["alt"]
    assert first["balloons"][0]["tail_x"] is not None
    kept, _ = figures.from_data(json.loads(first["scene"]))
    assert kept == figures.from_data(SCENE)[0]
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (1600, 1200)


def test_a_scene_is_drawn_and_suggested(admin_client, db):
    drawn = ask(admin_client, "scene", {"scene": SCENE}).json()
    assert drawn["svg"].startswith("<svg") and len(drawn["figures"]) == 2
    told = ask(
        admin_client, "scene/suggest", {"balloons": [episodes.value_of(SAID)], "others": [SCENE]}
    ).json()
    assert [one["kind"] for one in told["scene"]["figures"]] == ["shopkeeper"]


@pytest.mark.parametrize("name", ["scene", "scene/keep", "scene/suggest"])
@pytest.mark.parametrize(
    "body", [{"scene": None, "others": [7]}, {"scene": {"version": 1}, "others": {}}, []]
)
def test_what_cannot_be_drawn_is_refused_in_chinese(admin_client, name, body):
    if name == "scene/suggest" and body == {"scene": {"version": 1}, "others": {}}:
        body = {"others": {"a": 1}}
    answer = ask(admin_client, name, body)
    assert answer.status_code == 400 and answer.json()["error"]


def test_samples_are_shown_to_editors_only(admin_client, client):
    answer = admin_client.get("/admin/comics/desk/scene/samples/expression/?kind=boy")
    assert answer["Content-Type"] == "image/png" and "private" in answer["Cache-Control"]
    assert admin_client.get("/admin/comics/desk/scene/samples/passwords/").status_code == 404
    User.objects.create_user("officer", password="officer").groups.add(
        Group.objects.get_or_create(name="无权限")[0]
    )
    client.login(username="officer", password="officer")
    assert client.get("/admin/comics/desk/scene/samples/pose/").status_code in (302, 404)


def test_scene_and_note_travel_with_the_episode():
    panel = spec.Panel("a.jpg", "店门口", (SAID,), note="雨夜", scene=json.dumps(SCENE, ensure_ascii=False))
    told = spec.Episode("题", panels=(panel,))
    assert spec.from_json(spec.to_json(told)) == told
    assert any("队员" in text for _, text in spec.texts_of(told)), (
        "names in a drawing are shown to the guards"
    )
    broken = spec.to_json(told).replace('"arcade"', '"moon"')
    with pytest.raises(spec.BadSpec, match="第1格：没有“moon”这个地方"):
        spec.from_json(broken)

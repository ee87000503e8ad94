"""The portable episode: what is written is read again, what is wrong is named."""

import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comics import spec
from comics.spec import BadSpec, Balloon, Episode, Panel

FRACTION = st.integers(0, 400).map(lambda n: n / 1000)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)
BALLOON = st.builds(
    Balloon, st.sampled_from(sorted(spec.KINDS)), TEXT, st.text("甲乙丙", max_size=4), FRACTION, FRACTION,
    st.just(0.5), st.just(0.5), st.none() | st.tuples(FRACTION, FRACTION), st.booleans(),
)  # fmt: skip
EPISODE = st.builds(
    Episode, TEXT, st.integers(1, 999), st.text("系列", max_size=5),
    st.lists(st.builds(Panel, st.just("images/01.jpg"), TEXT, st.lists(BALLOON, max_size=3).map(tuple)),
             min_size=1, max_size=3).map(tuple),
)  # fmt: skip


@given(EPISODE)
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_read_again(episode):
    assert spec.from_json(spec.to_json(episode)) == episode


@pytest.mark.parametrize("name", ["folder", "episode.zip"])
def test_a_folder_and_a_zip_carry_the_whole_episode(name, episode, pictures, tmp_path):
    spec.write(episode, pictures, tmp_path / name)
    found, give = spec.read(tmp_path / name)
    assert [p.image for p in found.panels] == ["images/01.jpg", "images/02.jpg"]
    assert [give(p.image) for p in found.panels] == [pictures("0.jpg"), pictures("1.jpg")]
    assert spec.to_zip(found, give) == spec.to_zip(episode, pictures)
    texts = {text for where, text in spec.texts_of(found) if not where.endswith("图片名")}
    assert texts == {text for where, text in spec.texts_of(episode) if not where.endswith("图片名")}


def _value(episode) -> dict:
    return json.loads(spec.to_json(episode))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda v: v.update(format="other"), "不是漫画文件"),
        (lambda v: v.update(version=2), "版本不对"),
        (lambda v: v.update(colour="red"), "不认识的字段“colour”"),
        (lambda v: v.update(title=" "), "没有标题"),
        (lambda v: v.update(title=5), "title 应当是文字"),
        (lambda v: v.update(number=0), "整数"),
        (lambda v: v.update(number=True), "整数"),
        (lambda v: v.update(cover=9), "没有这一格"),
        (lambda v: v.update(panels=[]), "一格画面也没有"),
        (lambda v: v.update(panels={}), "应当是列表"),
        (lambda v: v.update(panels=v["panels"] * 60), "最多 100 格"),
        (lambda v: v["panels"].append(7), "第3格：应当是一个对象"),
        (lambda v: v["panels"][0].update(image="../secret.png"), "第1格：图片名不能用"),
        (lambda v: v["panels"][0].update(image="/etc/passwd"), "图片名不能用"),
        (lambda v: v["panels"][0].update(balloons=v["panels"][0]["balloons"] * 20), "最多 20 个"),
        (
            lambda v: v["panels"][0]["balloons"][1].update(kind="whisper"),
            "第1格第2个气泡：不认识的类型“whisper”",
        ),
        (lambda v: v["panels"][0]["balloons"][1].update(text=""), "没有文字"),
        (lambda v: v["panels"][0]["balloons"][1].update(text="长" * 201), "最多 200 个"),
        (lambda v: v["panels"][0]["balloons"][1].update(x=0.9), "超出了画面"),
        (lambda v: v["panels"][0]["balloons"][1].update(w=-0.2), "大于 0"),
        (lambda v: v["panels"][0]["balloons"][1].update(x="left"), "x 应当是数字"),
        (lambda v: v["panels"][0]["balloons"][1].update(x=float("nan")), "x 应当是数字"),
        (lambda v: v["panels"][0]["balloons"][1].update(tail=[0.1]), "tail 应当是两个数"),
        (lambda v: v["panels"][0]["balloons"][1].update(tail=[1.5, 0.5]), "尾巴的尖在画面外"),
        (lambda v: v["panels"][0]["balloons"][1].update(vertical="yes"), "vertical"),
    ],
)
def test_every_fault_is_named_with_its_place(change, words, episode):
    value = _value(episode)
    change(value)
    with pytest.raises(BadSpec, match=words):
        spec.from_json(json.dumps(value))


def test_all_faults_are_named_at_once(episode):
    value = _value(episode)
    value["title"] = ""
    value["panels"][0]["balloons"][0]["kind"] = "x"
    with pytest.raises(BadSpec) as caught:
        spec.from_json(json.dumps(value))
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", "5", "null", "[" * 100_000])
def test_what_is_no_episode_is_refused(text):
    with pytest.raises(BadSpec):
        spec.from_json(text)


def test_files_that_are_missing_or_damaged_are_named(episode, pictures, tmp_path):
    with pytest.raises(BadSpec, match="找不到文件"):
        spec.read(tmp_path / "none.json")
    folder = spec.write(episode, pictures, tmp_path / "folder")
    (folder / "images/02.jpg").unlink()
    with pytest.raises(BadSpec, match=r"第2格：找不到图片 images/02\.jpg"):
        spec.read(folder / "episode.json")
    (folder / "episode.json").write_bytes("标题".encode("gbk"))
    with pytest.raises(BadSpec, match="UTF-8"):
        spec.read(folder)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(episode, pictures, tmp_path):
    folder = spec.write(episode, pictures, tmp_path / "folder")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    (folder / "images/02.jpg").unlink()
    (folder / "images/02.jpg").symlink_to(tmp_path / "secret.jpg")
    with pytest.raises(BadSpec, match="找不到图片"):
        spec.read(folder)


def test_bad_zips_are_refused(episode, pictures, tmp_path):
    data = spec.to_zip(episode, pictures)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/episode.json", spec.files_of(episode, pictures)["episode.json"])
        archive.writestr("a/images/01.jpg", pictures("0.jpg"))
    with pytest.raises(BadSpec, match="第2格：找不到图片"):
        spec.read(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(BadSpec, match=r"没有 episode\.json"):
        spec.read(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("episode.json", b" " * 3_000_000)
    with pytest.raises(BadSpec, match="太大"):
        spec.read(path)
    path.write_bytes(data[:-50])
    with pytest.raises(BadSpec):
        spec.read(path)


def test_a_damaged_picture_in_a_zip_is_named(episode, pictures, tmp_path):
    data = bytearray(spec.to_zip(episode, pictures))
    at = data.index(pictures("1.jpg"))
    data[at + 200] ^= 255
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(BadSpec, match=r"第2格：图片 images/02\.jpg 在压缩包里是坏的"):
        spec.read(path)


def test_nothing_half_written_stays(episode, pictures, tmp_path):
    broken = replace(episode, panels=(*episode.panels, Panel("gone.jpg")))
    with pytest.raises(KeyError):
        spec.write(broken, pictures, tmp_path / "a.zip")
    assert list(tmp_path.iterdir()) == []

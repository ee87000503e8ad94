"""The command line, without a database."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from cases import guards
from comics import spec

pytestmark = pytest.mark.django_db(databases=["default", "vault"])


@pytest.fixture
def folder(episode, pictures, tmp_path):
    return spec.write(episode, pictures, tmp_path / "episode")


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("strip", {"strip.jpg"}),
        ("slices", {"01.jpg", "02.jpg"}),
        ("cover", {"cover-235x1.jpg", "cover-1x1.jpg"}),
        ("strip-webp", {"strip.webp"}),
        ("poster", {"poster-1080x1920.jpg", "poster-1080x1440.jpg"}),
        ("moments", {"01.jpg", "02.jpg", "03.jpg"}),
        ("board", {"board.pdf"}),
        ("rollup", {"rollup.pdf"}),
        ("trifold", {"trifold.pdf"}),
        ("leaflet-a5", {"leaflet-a5.pdf"}),
        ("vtt", {"captions.vtt", "captions.srt", "chapters.vtt"}),
    ],
)
def test_every_format_is_written(form, names, folder, tmp_path):
    call_command(
        "render_comic", str(folder), format=form, out=str(tmp_path / "out"), address="https://pufa.example/1/",
        stdout=io.StringIO(),
    )  # fmt: skip
    assert {path.name for path in (tmp_path / "out").iterdir()} == names
    for name in names:
        if name.endswith((".jpg", ".webp")):
            Image.open(tmp_path / "out" / name).load()


def test_what_cannot_be_made_leaves_nothing(episode, pictures, tmp_path):
    long = replace(episode.panels[0].balloons[0], text="放不下的话" * 30)
    broken = replace(episode, panels=(replace(episode.panels[0], balloons=(long,)),))
    folder = spec.write(broken, pictures, tmp_path / "episode")
    with pytest.raises(CommandError, match="第1格第1个气泡"):
        call_command("render_comic", str(folder), out=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_faults_are_told_in_chinese(folder, tmp_path):
    with pytest.raises(CommandError, match="找不到文件"):
        call_command("render_comic", str(tmp_path / "none"), out=str(tmp_path / "out"))
    with pytest.raises(CommandError, match="宽要在"):
        call_command("render_comic", str(folder), out=str(tmp_path / "out"), width=10)
    with pytest.raises(CommandError, match="--address"):
        call_command("render_comic", str(folder), out=str(tmp_path / "out"), format="poster")
    with pytest.raises(CommandError, match="排不成 4 格"):
        call_command("render_comic", str(folder), out=str(tmp_path / "out"), format="grid4")
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CommandError, match="写不进"):
        call_command("render_comic", str(folder), out=str(tmp_path / "file"), stdout=io.StringIO())


def test_the_guards_see_every_text_first(folder, tmp_path, monkeypatch):
    def guard(outgoing):
        return [guards.Finding(where, "写着秘密") for where, text in outgoing.texts if "两个小时" in text]

    monkeypatch.setattr(guards, "_guards", [guard])
    with pytest.raises(CommandError, match="第1格第2个气泡·文字"):
        call_command("render_comic", str(folder), out=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_it_works_in_a_checkout_without_a_database(folder, tmp_path):
    root = Path(__file__).parents[2]
    command = [
        sys.executable,
        "manage.py",
        "render_comic",
        str(folder),
        "--format",
        "cover",
        "--out",
        str(tmp_path / "out"),
    ]
    data = tmp_path / "data"
    done = subprocess.run(
        command, cwd=root, env={**os.environ, "PUFA_DATA_DIR": str(data)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert not list(data.rglob("*.sqlite3"))

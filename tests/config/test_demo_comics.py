"""The demo episodes as a reader meets them: every balloon fits, hides no face, and the law is quoted exactly."""

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

import config.demo
from comics.figures import draw
from comics.renderers import panel
from comics.spec import faults_of
from comics.typesetting import SMALLEST, lay_out
from config.demo.comics import EPISODES, as_episode
from config.demo.comics.story import balloon

STATUTES = Path(config.demo.__file__).parent / "statutes"
READABLE = 34


@cache
def _law(name: str) -> str:
    stem = {"民法典": "民法典·侵权责任编"}.get(name, name)
    (path,) = (p for p in STATUTES.iterdir() if p.stem.split("(")[0] == stem)
    return path.read_text(encoding="utf-8")


def _article(law: str, number: str) -> str:
    found = re.search(rf"^{number} (.*?)(?=^第[一二三四五六七八九十百千]+条 |\Z)", law, re.S | re.M)
    assert found, number
    return found[1]


def test_seven_episodes_in_order():
    assert [story.number for story in EPISODES] == list(range(1, 8))
    assert [len(story.pictures) for story in EPISODES] == [8, 8, 8, 4, 4, 4, 4]
    assert len({story.slug for story in EPISODES}) == 7


@pytest.mark.parametrize("story", EPISODES, ids=lambda story: story.slug)
def test_every_quotation_is_the_official_text(story):
    for picture in story.pictures:
        for say in picture.says:
            if say.kind != "quotation":
                continue
            name, number, words = re.fullmatch(r"《(.+?)》(第.+?条)：(.+)", say.text, re.S).groups()
            article = _article(_law(name), number)
            for part in words.split("……"):
                assert part.rstrip("。") in article


@pytest.mark.parametrize("story", EPISODES, ids=lambda story: story.slug)
def test_balloons_lie_inside_cover_no_speaker_and_can_be_read(story):
    for number, picture in enumerate(story.pictures, 1):
        drawing = draw(picture.scene, *picture.size)
        height = round(panel.WIDTH * drawing.height / drawing.width)
        boxes = [balloon(say, drawing) for say in picture.says if say.kind != "sound"]
        for a, b in combinations(boxes, 2):
            across = min(a.x + a.w, b.x + b.w) - max(a.x, b.x)
            down = min(a.y + a.h, b.y + b.h) - max(a.y, b.y)
            shared = max(across, 0) * max(down, 0)
            assert shared < 0.05 * min(a.w * a.h, b.w * b.h), (
                f"{story.slug} {number} {a.text[:6]} {b.text[:6]}"
            )
        speakers = {say.who for say in picture.says if say.who is not None}
        for say in picture.says:
            one = balloon(say, drawing)
            place = f"{story.slug} {number} {say.text[:6]}"
            assert one.x >= 0 and one.y >= 0 and one.x + one.w <= 1 and one.y + one.h <= 1, place
            lettered = lay_out(one, panel.WIDTH, height)
            assert lettered.fits and lettered.size >= max(READABLE, SMALLEST), place
            for who in speakers:
                x, y, w, h = drawing.heads[who]
                across = min(one.x + one.w, x + w) - max(one.x, x)
                down = min(one.y + one.h, y + h) - max(one.y, y)
                assert across < 0.15 * w or down < 0.15 * h, place


def test_an_episode_is_sound_and_its_last_panel_says_what_to_do():
    episode, pictures = as_episode(EPISODES[5])
    assert faults_of(episode) == []
    assert set(pictures) == {one.image for one in episode.panels}
    for story in EPISODES:
        assert any(say.kind == "narration" for say in story.pictures[-1].says)
        assert story.takeaway and story.introduction and all(picture.alt for picture in story.pictures)

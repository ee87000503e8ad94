"""An episode and its drawings, for every comic test."""

import pytest
from drawings import drawn, saved

from comics.spec import Balloon, Episode, Panel


@pytest.fixture(scope="session")
def picture_files() -> dict[str, bytes]:
    return {f"{n}.jpg": saved(drawn(seed=n), "JPEG", quality=85) for n in range(4)}


@pytest.fixture(scope="session")
def pictures(picture_files):
    return picture_files.__getitem__


@pytest.fixture
def episode() -> Episode:
    return Episode(
        title="把桌椅收回来",
        number=3,
        series="以案说法",
        introduction="夜宵店门口的人行道，是谁的？",
        panels=(
            Panel(
                "0.jpg",
                "店主把桌椅摆到人行道上",
                (
                    Balloon("narration", "周六傍晚，骑楼街。", x=0.03, y=0.03, w=0.4, h=0.12),
                    Balloon("speech", "就摆两个小时，不要紧吧？", "店主", 0.5, 0.1, 0.4, 0.25, (0.4, 0.5)),
                ),
            ),
            Panel(
                "1.jpg",
                "队员说明规定",
                (
                    Balloon("quotation", "任何单位和个人都不得堆放物料。", x=0.05, y=0.05, w=0.5, h=0.25),
                    Balloon("sound", "哐当！", x=0.6, y=0.1, w=0.3, h=0.2),
                    Balloon("thought", "罚款最高500元……", "店主", 0.5, 0.5, 0.4, 0.3, (0.45, 0.45)),
                ),
            ),
        ),
        takeaway="桌椅、货架都放在店门线以内。",
        credits="文：某街道综合行政执法办",
    )

"""Letters that come out smaller on paper than an old reader can make out."""

from collections.abc import Mapping
from dataclasses import dataclass

from comics.renderers import panel, strip
from comics.spec import Episode, Pictures, where

PAPER = 8.0
"""Points, held in the hand."""
BOARD = 20.0
"""The same letters seen from a metre away instead of forty centimetres."""
POINTS_PER_MM = 72 / 25.4
_NAMED = 5


@dataclass(frozen=True)
class Small:
    """A balloon whose letters are `points` high on paper. Panel and balloon count from 0."""

    panel: int
    balloon: int
    points: float

    def __str__(self):
        return f"{where(self.panel, self.balloon)} {self.points:.1f} 磅"


def small(
    episode: Episode, pictures: Pictures, widths: Mapping[int, float], least: float = PAPER
) -> list[Small]:
    """Every balloon below `least` points, where panel n stands `widths[n]` mm wide, in reading order."""
    found = []
    for number, width in sorted(widths.items()):
        shown = panel.layouts(episode.panels[number], strip.fetched(episode, number, pictures))
        for index, one in enumerate(shown):
            points = one.size / panel.WIDTH * width * POINTS_PER_MM
            if one.marks and points < least - 0.05:
                found.append(Small(number, index, points))
    return found


def sentence(found: list[Small], least: float, remedy: str) -> list[str]:
    """What staff are told about small letters, in Chinese: at most one sentence, none where there are none.

    The smallest are named, in reading order.
    """
    if not found:
        return []
    named = sorted(
        sorted(found, key=lambda one: one.points)[:_NAMED], key=lambda one: (one.panel, one.balloon)
    )
    told = "、".join(map(str, named))
    if len(found) > len(named):
        told = f"共 {len(found)} 个气泡，最小的是{told}"
    return [f"印出来的字有小于 {least:.0f} 磅的（{told}），老人看不清。{remedy}"]

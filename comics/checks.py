"""What must be put right before an episode is published, as Chinese sentences that name panel and balloon."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import spec
from .episodes import bytes_of, panel_of
from .renderers import panel as panel_renderer


@dataclass(frozen=True)
class Problem:
    """One fault; `panel` counts from 0 and is `None` for what concerns the whole episode."""

    panel: int | None
    sentence: str


def before_publishing(panels: Sequence, cover_panel: int = 1, face: str = spec.SANS) -> list[Problem]:
    """Every fault of `panels` (the blocks of an episode's stream value); empty when it may be published.

    Drawings are decoded, because whether a text fits depends on the drawing's shape.
    """
    if not panels:
        return [Problem(None, "还没有画格。先放上画面，再摆气泡。")]
    problems = []
    if len(panels) > spec.MAX_PANELS:
        problems.append(Problem(None, f"一共 {len(panels)} 格，一期最多 {spec.MAX_PANELS} 格，请分成几期。"))
    if cover_panel > len(panels):
        problems.append(Problem(None, f"封面选的是第{cover_panel}格，可是一共只有{len(panels)}格。"))
    for number, block in enumerate(panels):
        found = []
        if block.value["image"] is None:
            found.append(f"{spec.where(number)}：还没有画面。")
        if not (block.value["alt_text"] or "").strip():
            found.append(f"{spec.where(number)}：还没有画面说明。请写一句：谁、在哪里、在做什么。")
        faults = [
            f"{spec.where(number, index)}：{fault}。"
            for index, balloon in enumerate(panel_of(block.value, "").balloons)
            for fault in spec.faults(balloon)
        ]
        if block.value["image"] is not None and not faults:
            faults = _misfits(number, block.value, face)
        problems += [Problem(number, sentence) for sentence in found + faults]
    return problems


def _misfits(number: int, value, face: str) -> list[str]:
    """One sentence for every balloon of a panel that cannot be lettered, or not be read on its drawing."""
    try:
        data = bytes_of(value["image"])
        lettered = panel_renderer.preview(panel_of(value, "", face), lambda _: data)
    except (spec.ComicError, OSError) as exc:
        reason = str(exc) if isinstance(exc, spec.ComicError) else "画面的文件找不到了，请重新放一张"
        return [f"{spec.where(number)}：{reason}。"]
    return [
        f"{spec.where(number, index)}：{balloon.reason or balloon.warning}。"
        for index, balloon in enumerate(lettered)
        if not balloon.fits or balloon.warning
    ]

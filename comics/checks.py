"""What must be put right before an episode is published, as Chinese sentences that name panel and balloon."""

from collections.abc import Sequence

from . import spec
from .episodes import bytes_of, panel_of
from .renderers import panel as panel_renderer


def before_publishing(panels: Sequence, cover_panel: int = 1) -> list[str]:
    """Every fault of `panels` (the blocks of an episode's stream value); empty when it may be published.

    Drawings are decoded, because whether a text fits depends on the drawing's shape.
    """
    if not panels:
        return ["还没有画格。先放上画面，再摆气泡。"]
    problems = []
    if cover_panel > len(panels):
        problems.append(f"封面选的是第{cover_panel}格，可是一共只有{len(panels)}格。")
    for number, block in enumerate(panels):
        if block.value["image"] is None:
            problems.append(f"{spec.where(number)}：还没有画面。")
        if not (block.value["alt_text"] or "").strip():
            problems.append(f"{spec.where(number)}：还没有画面说明。请写一句：谁、在哪里、在做什么。")
        for index, balloon in enumerate(panel_of(block.value, "").balloons):
            problems += [f"{spec.where(number, index)}：{fault}。" for fault in spec.faults(balloon)]
    return problems or misfits(panels)


def misfits(panels: Sequence) -> list[str]:
    """One sentence for every balloon that cannot be lettered. Panels without a drawing are passed over."""
    problems = []
    for number, block in enumerate(panels):
        picture = block.value["image"]
        if picture is None:
            continue
        try:
            data = bytes_of(picture)
            lettered = panel_renderer.preview(panel_of(block.value, ""), lambda _, data=data: data)
        except (spec.ComicError, OSError) as exc:
            reason = str(exc) if isinstance(exc, spec.ComicError) else "画面的文件找不到了，请重新放一张"
            problems.append(f"{spec.where(number)}：{reason}。")
            continue
        problems += [
            f"{spec.where(number, index)}：{balloon.reason}。"
            for index, balloon in enumerate(lettered)
            if not balloon.fits
        ]
    return problems

"""How long a WeChat package takes: (name, value, unit, how it was measured)."""

import io
import time

from PIL import Image

from cases.models import Picture
from cases.models.pictures import CleanFile
from cases.pictures import clean
from comics.episodes import stream_of
from comics.models import EpisodePage
from comics.spec import Balloon, Panel

from ..bench import Figure, scratch_site
from .exporting import export

PANELS = 40


def measure_package() -> list[Figure]:
    """Build the package of an episode of 40 panels, first with nothing lettered yet, then again."""
    with scratch_site() as (_, series):
        page = _episode(series)
        times = []
        for _ in range(4):
            started = time.perf_counter()
            data = export(page)
            times.append(time.perf_counter() - started)
    how = f"{PANELS} 格、每格两个气泡的一期漫画，{len(data) / 1e6:.1f} MB"
    return [
        ("公众号发布包（第一次）", times[0], "秒", f"{how}，画格还没有配字"),
        ("公众号发布包（热）", min(times[1:]), "秒", f"{how}，第二次起，三次取最快"),
    ]


def _episode(series) -> EpisodePage:
    drawing = io.BytesIO()
    Image.radial_gradient("L").resize((1600, 1200)).convert("RGB").save(drawing, "JPEG", quality=90)
    picture = Picture(title="测量")
    picture.file.save("bench.jpg", CleanFile(clean(drawing.getvalue())), save=True)
    balloons = (
        Balloon("speech", "老板，人行道是大家走的路。", "队员", 0.05, 0.05, 0.4, 0.25, (0.3, 0.6)),
        Balloon("speech", "好好好，马上搬！", "老板", 0.55, 0.05, 0.4, 0.25, (0.7, 0.6)),
    )
    panels = [Panel("01.jpg", f"第{n}格：店主和队员在门前说话", balloons) for n in range(1, PANELS + 1)]
    page = EpisodePage(title="四十格", slug="forty", panels=stream_of(panels, [picture.pk] * PANELS))
    return series.add_child(instance=page)

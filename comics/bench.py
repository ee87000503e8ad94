"""How fast and how small the strip is made, as ratios against the least any program must do in the same run.

Each `measure_*` gives (name, value, unit, how it was measured).
"""

import io
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from comics.renderers import Shelf, bands, panel, strip
from comics.renderers.panel import WIDTH
from comics.spec import Balloon, Episode, Panel
from comics.typesetting import lay_out
from comics.typesetting.layout import _lay_out

Figure = tuple[str, float, str, str]

_SENTENCES = (
    "饭店门口的人行道是公共通道，把桌椅摆出去以后，老人推着轮椅过不去，孩子只好走到车道上。",
    "按照规定，占用人行道摆放桌椅最高可以罚款500元，先收回店里，需要临时占用的话，先来申请。",
    "我们周六、周日都在长堤巡查，您要是不清楚哪里能摆，随时打12345，或者到街道办来问一问。",
)  # 40 to 43 characters each


def _photograph(seed: int) -> bytes:
    """A drawing of 2000 × 1500 pixels as JPEG, with as much detail as a flat comic panel has."""
    chance = random.Random(seed)
    picture = Image.new("RGB", (2000, 1500), (221, 235, 240))
    draw = ImageDraw.Draw(picture)
    for _ in range(160):
        x, y, w, h = (
            chance.randrange(2000),
            chance.randrange(1500),
            chance.randrange(40, 420),
            chance.randrange(40, 360),
        )
        fill = tuple(chance.randrange(60, 250) for _ in range(3))
        (draw.ellipse if chance.random() < 0.5 else draw.rectangle)(
            (x, y, x + w, y + h), fill, (30, 34, 38), 7
        )
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def _episode(panels: int = 8, pictures: int = 8) -> Episode:
    """`panels` panels with two balloons of about 40 characters each."""

    def balloons(number: int) -> tuple[Balloon, Balloon]:
        first, second = _SENTENCES[number % 3], _SENTENCES[(number + 1) % 3]
        return (
            Balloon("speech", first, "", 0.03, 0.04, 0.46, 0.36, (0.3, 0.55)),
            Balloon("speech", second, "", 0.51, 0.08, 0.46, 0.36, (0.7, 0.6)),
        )

    return Episode(
        title="把桌椅收回来",
        series="以案说法",
        panels=tuple(Panel(str(number % pictures), "街上", balloons(number)) for number in range(panels)),
    )


def _floor(data: bytes) -> bytes:
    """The least: decode, bring to the panel's size, encode."""
    picture = Image.open(io.BytesIO(data))
    picture.draft("RGB", (WIDTH, WIDTH * 3 // 4))
    height = panel.height_on_strip(data)
    small = picture.resize((WIDTH, height), Image.Resampling.BICUBIC)
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def _cpu(act, times: int = 5) -> float:
    """Least CPU time of several runs, in milliseconds."""
    spent = []
    for _ in range(times):
        started = time.process_time()
        act()
        spent.append(time.process_time() - started)
    return min(spent) * 1000


def measure_strip() -> list[Figure]:
    """The strip of 8 panels against its floor; one edited balloon; splicing."""
    files = {str(number): _photograph(number) for number in range(8)}
    pictures, episode = files.__getitem__, _episode()

    def afresh():
        _lay_out.cache_clear()
        strip.render(episode, pictures)

    afresh()
    # In turns, so that whatever else the machine does falls on both alike.
    turns = [(_cpu(lambda: [_floor(data) for data in files.values()], 1), _cpu(afresh, 1)) for _ in range(7)]
    floor, whole = min(low for low, _ in turns), min(high for _, high in turns)
    pieces = list(strip.bands(episode, pictures))
    splice = _cpu(lambda: bands.splice((pieces * 2)[:10]), 20)
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(folder)
        strip.render(episode, pictures, shelf=shelf)
        edits = iter(range(1000))

        def edited():
            first = episode.panels[3]
            words = replace(first.balloons[0], text=f"{first.balloons[0].text[:30]}{next(edits)}次。")
            panels = (
                *episode.panels[:3],
                replace(first, balloons=(words, first.balloons[1])),
                *episode.panels[4:],
            )
            strip.render(replace(episode, panels=panels), pictures, shelf=shelf)

        edit = _cpu(edited)
    one = _cpu(lambda: panel.render(episode.panels[0], pictures, 1080))
    how = "8 格 2000×1500 JPEG、16 个 40 字气泡，CPU 时间，轮流各 7 次取最小；下限是解码、缩放、编码"
    return [
        ("comic_floor", round(floor, 1), "ms", how),
        ("comic_strip", round(whole, 1), "ms", how),
        ("comic_strip_ratio", round(whole / floor, 3), "×", how),
        ("comic_edit_ratio", round(edit / floor, 3), "×", "同上，改一个气泡后从存下的条带重拼"),
        ("comic_splice", round(splice, 2), "ms", "10 条拼成一个文件"),
        ("comic_panel", round(one, 1), "ms", "一格预览，1080 宽，从 2000×1500 JPEG"),
    ]


def measure_fit(count: int = 2000) -> list[Figure]:
    """How long one balloon takes to be lettered, over random text and boxes."""
    chance = random.Random(20240229)
    letters = (
        "".join(_SENTENCES)
        + "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    )
    spent, unfit = [], 0
    for _ in range(count):
        text = "".join(chance.choice(letters) for _ in range(chance.randrange(4, 60)))
        balloon = Balloon(
            chance.choice(["speech", "thought", "narration", "shout", "quotation"]),
            text,
            w=chance.uniform(0.2, 0.6),
            h=chance.uniform(0.12, 0.5),
            vertical=chance.random() < 0.2,
        )
        started = time.process_time()
        unfit += not lay_out(balloon, WIDTH, 778).fits
        spent.append((time.process_time() - started) * 1000)
    spent.sort()
    how = f"{count} 段随机文字、随机大小的气泡，每段一次，CPU 时间"
    return [
        ("comic_fit_p50", round(statistics.median(spent), 2), "ms", how),
        ("comic_fit_p99", round(spent[int(count * 0.99)], 2), "ms", how),
        ("comic_fit_too_small", unfit, "个", f"{how}；放不下而被点名的"),
    ]


def measure_memory() -> list[Figure]:
    """Peak memory of making a strip of 8, 40 and 75 panels, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(8):
            (Path(folder) / str(number)).write_bytes(_photograph(number))
        return [
            (
                f"comic_memory_{count}",
                _peak(folder, count),
                "MiB",
                f"{count} 格的长图，单独进程的最大驻留内存",
            )
            for count in (8, 40, 75)
        ]


def _peak(folder: str, panels: int) -> float:
    # Not ru_maxrss where it can be helped: Linux hands a child the peak of the process that started it.
    program = (
        "import re, resource, sys; from pathlib import Path; from comics import bench; from comics.renderers import strip;"
        "folder = Path(sys.argv[1]);"
        "strip.save(bench._episode(int(sys.argv[2])), lambda name: (folder / name).read_bytes(), folder / 'strip.jpg');"
        "status = Path('/proc/self/status');"
        "print(re.search(r'VmHWM:\\s+(\\d+)', status.read_text())[1] if status.exists()"
        " else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, folder, str(panels)],
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return round(float(done.stdout) / 1024, 1)

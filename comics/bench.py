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

from comics import rivals
from comics.products import PRODUCTS, Order
from comics.renderers import Shelf, bands, captions, coder, panel, strip, video
from comics.renderers.panel import WIDTH
from comics.spec import Balloon, ComicError, Episode, Panel
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


def _episode(panels: int = 8, pictures: int = 8, words: int = 60) -> Episode:
    """`panels` panels with two balloons of about 40 characters each, or of `words`."""

    def balloons(number: int) -> tuple[Balloon, Balloon]:
        first, second = _SENTENCES[number % 3][:words], _SENTENCES[(number + 1) % 3][:words]
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

        def low():
            return [_floor(data) for data in files.values()]

        edited()
        # In turns, so that whatever else the machine does falls on all alike.
        turns = [(_cpu(low, 1), _cpu(afresh, 1), _cpu(edited, 1)) for _ in range(9)]
        floor, whole, edit = (min(times) for times in zip(*turns, strict=True))
    one = _cpu(lambda: panel.render(episode.panels[0], pictures, 1080))
    how = "8 格 2000×1500 JPEG、16 个 40 字气泡，CPU 时间，轮流各 9 次取最小；下限是解码、缩放、编码"
    return [
        ("comic_floor", round(floor, 1), "ms", how),
        ("comic_strip", round(whole, 1), "ms", how),
        ("comic_strip_ratio", round(whole / floor, 3), "×", how),
        ("comic_edit_ratio", round(edit / floor, 3), "×", "同上，改一个气泡后从存下的条带重拼"),
        ("comic_splice", round(splice, 2), "ms", "10 条拼成一个文件"),
        ("comic_panel", round(one, 1), "ms", "一格预览，1080 宽，从 2000×1500 JPEG"),
    ]


def measure_formats(panels: int = 40) -> list[Figure]:
    """A long episode in every picture format; a short one as a video, where the optional package is installed."""
    files = {str(number): _photograph(number) for number in range(8)}
    found = []
    with tempfile.TemporaryDirectory() as folder:
        order = Order(
            _episode(panels), files.__getitem__, "https://pufa.example.cn/e/1/", shelf=Shelf(folder)
        )
        started, made = time.process_time(), []
        for product in PRODUCTS.values():
            if product.content_type.startswith("image/") or (
                product.look and "pdf" not in product.content_type
            ):
                if product.waits() or product.content_type.startswith("video/"):
                    continue
                try:
                    product.make(order)
                    made.append(product.label)
                except ComicError:
                    continue
        spent = time.process_time() - started
    how = f"{panels} 格，CPU 时间：{'、'.join(made)}"
    found.append(("comic_formats_40", round(spent, 2), "s", how))
    if coder.available():
        short = _episode(words=11)
        started = time.process_time()
        data = video.render(short, files.__getitem__)
        spent = time.process_time() - started
        seconds = captions.timeline(short)[-1].end
        how = f"8 格、{seconds:.0f} 秒、1080×1920，CPU 时间"
        found.append(("comic_video", round(spent, 2), "s", how))
        found.append(("comic_video_size", round(len(data) / 1e6, 2), "MB", how))
    return found


def measure_rivals() -> list[Figure]:
    """The same strip by ImageMagick and by headless Chromium, as multiples of ours; those that are missing are left out."""
    files = {str(number): _photograph(number) for number in range(8)}
    episode = _episode()
    ours = _cpu(lambda: strip.render(episode, files.__getitem__), 3) / 1000
    found = []
    for name, program in (("imagemagick", rivals.imagemagick), ("chromium", rivals.chromium)):
        with tempfile.TemporaryDirectory() as folder:
            spent = program(episode, files.__getitem__, Path(folder))
        if spent is not None:
            how = "同样的 8 格 16 个气泡，CPU 时间是本程序的几倍；没有装的不列"
            found.append((f"comic_{name}_ratio", round(spent / ours, 1), "×", how))
    return found


def measure_banded(count: int = 200) -> list[Figure]:
    """How many of `count` random episodes are, banded, byte for byte what saving the whole canvas gives, and twice so."""
    chance = random.Random(65_500)
    files = {str(number): _photograph(number) for number in range(4)}
    for number, height in enumerate((375, 500, 300, 260)):
        small = Image.open(io.BytesIO(files[str(number)])).resize((500, height))
        buffer = io.BytesIO()
        small.save(buffer, "JPEG", quality=85)
        files[str(number)] = buffer.getvalue()
    kinds = ["speech", "thought", "narration", "sound", "quotation", "shout"]
    same = 0
    for _ in range(count):
        panels = []
        for _ in range(chance.randrange(1, 6)):
            balloons = tuple(
                Balloon(
                    chance.choice(kinds),
                    _SENTENCES[0][: chance.randrange(1, 20)],
                    "",
                    chance.uniform(0, 0.3),
                    chance.uniform(0, 0.3),
                    0.65,
                    0.6,
                    chance.choice([None, (chance.random(), chance.random())]),
                    chance.random() < 0.2,
                )
                for _ in range(chance.randrange(3))
            )
            panels.append(Panel(chance.choice(sorted(files)), "画", balloons))
        takeaway = chance.choice(["", "桌椅放在店里。"])
        episode = Episode("把桌椅收回来", panels=tuple(panels), takeaway=takeaway)
        width = chance.choice([360, 540, 1080])
        data = strip.render(episode, files.__getitem__, width)
        parts = list(strip.canvases(episode, files.__getitem__, width))
        canvas, top = Image.new("RGB", (width, sum(part.height for part in parts))), 0
        for part in parts:
            canvas.paste(part, (0, top))
            top += part.height
        same += data == bands.encode(canvas, 88) == strip.render(episode, files.__getitem__, width)
    how = f"{count} 期随机的漫画：分条拼成的文件和整幅存的逐字节相同，再做一遍也相同"
    return [("comic_banded_equal", same, f"/ {count}", how)]


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

"""The same strip by other programs, where they are installed: what an office would otherwise use, timed beside ours.

Both letter the lines that our typesetting found: neither breaks Chinese lines by itself. They draw plain ellipses.
"""

import html
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from comics import fonts
from comics.renderers import panel
from comics.renderers.panel import GUTTER, STRIP, WIDTH
from comics.spec import Episode, Pictures


def imagemagick(episode: Episode, pictures: Pictures, folder: Path) -> float | None:
    """Seconds of CPU of one run of ImageMagick; None where it is missing. Files are written to `folder`."""
    program = shutil.which("magick") or shutil.which("convert")
    if not program or not _said(program, "-version").startswith("Version: ImageMagick"):
        return None
    arguments = [program]
    for number, height, balloons in _laid(episode, pictures, folder):
        arguments += [
            "(",
            str(folder / f"{number}.jpg"),
            "-resize",
            f"{WIDTH}x{height}!",
            "-stroke",
            "#1e2226",
        ]
        arguments += ["-strokewidth", "4", "-fill", "white"]
        for x, y, w, h, _, _ in balloons:
            ellipse = f"ellipse {x + w / 2:.0f},{y + h / 2:.0f} {w / 2:.0f},{h / 2:.0f} 0,360"
            arguments += ["-draw", ellipse]
        arguments += ["-stroke", "none", "-fill", "#1e2226", "-font", str(fonts.plain().faces[0].path)]
        for x, y, w, h, size, lines in balloons:
            middle = f"{x + w / 2 - WIDTH / 2:+.0f}{y + h / 2 - height / 2:+.0f}"
            arguments += [
                "-gravity",
                "center",
                "-pointsize",
                str(size),
                "-annotate",
                middle,
                "\n".join(lines),
            ]
        arguments += ["-gravity", "south", "-background", "white", "-splice", f"0x{GUTTER}", ")"]
    arguments += ["-append", "-bordercolor", "white", "-border", f"{GUTTER}x0", "-quality", "88"]
    return _spent([*arguments, str(folder / "strip.jpg")], folder / "strip.jpg")


def chromium(episode: Episode, pictures: Pictures, folder: Path) -> float | None:
    """Seconds of CPU of one screenshot by headless Chromium; None where it is missing. Files are written to `folder`."""
    program = shutil.which("chromium")
    if not program:
        return None
    body, total = [], 0
    for number, height, balloons in _laid(episode, pictures, folder):
        body.append(f'<div style="height:{height}px;margin:0 {GUTTER}px {GUTTER}px">')
        body.append(f'<img src="{number}.jpg" style="width:{WIDTH}px;height:{height}px">')
        for x, y, w, h, size, lines in balloons:
            place = f"left:{x:.0f}px;top:{y:.0f}px;width:{w:.0f}px;height:{h:.0f}px;font-size:{size}px"
            words = "<br>".join(map(html.escape, lines))
            body.append(f'<p style="{place}"><span>{words}</span></p>')
        body.append("</div>")
        total += height + GUTTER
    style = (
        f"@font-face{{font-family:l;src:url('file://{fonts.plain().faces[0].path}')}}body{{margin:0;font-family:l}}"
        "div{position:relative}p{position:absolute;margin:0;display:grid;place-items:center;text-align:center;"
        "background:#fff;border:4px solid #1e2226;border-radius:50%;box-sizing:border-box}"
    )
    page = folder / "strip.html"
    page.write_text(f"<meta charset=utf-8><style>{style}</style>{''.join(body)}", encoding="utf-8")
    shot = folder / "strip.png"
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
    ]
    size = [f"--screenshot={shot}", f"--window-size={STRIP},{total}", f"--user-data-dir={folder / 'profile'}"]
    return _spent([program, *options, *size, page.as_uri()], shot)


def _laid(episode: Episode, pictures: Pictures, folder: Path) -> Iterator[tuple[int, int, list[tuple]]]:
    """(number, height, balloons as x, y, w, h, size, lines) of each panel, whose drawing is written to `folder`."""
    for number, one in enumerate(episode.panels):
        data = panel.fetch(one, pictures)
        (folder / f"{number}.jpg").write_bytes(data)
        found = [(*lettered.box, lettered.size, lettered.lines) for lettered in panel.layouts(one, data)]
        yield number, panel.height_on_strip(data), found


def _said(*program: str) -> str:
    try:
        return subprocess.run(program, capture_output=True, text=True, timeout=30).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _spent(program: list[str], made: Path) -> float | None:
    """User and system time of a program and of the children it waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    except subprocess.TimeoutExpired:
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode or not made.exists():
        return None
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

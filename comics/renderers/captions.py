"""What is said in an episode as captions: when each line shows in the video, as WebVTT and as SRT."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from comics.spec import Episode

A_SECOND = 7.0  # characters; what an older reader follows on a telephone
SHORTEST_CUE, SHORTEST_PANEL = 1.3, 3.0
TITLE, END = 2.5, 2.0
FRAMES = 30
"""A second. Every time is a whole number of frames, so that captions and pictures change together."""


@dataclass(frozen=True)
class Cue:
    """One line that is said, from `start` to `end` in seconds."""

    start: float
    end: float
    text: str
    speaker: str = ""
    kind: str = "speech"


@dataclass(frozen=True)
class Scene:
    """One picture of the video. `panel` counts from 0; None is the title at the beginning, or the end."""

    start: float
    end: float
    label: str
    panel: int | None = None
    cues: tuple[Cue, ...] = ()


def timeline(episode: Episode, at_least: float = 0.0) -> tuple[Scene, ...]:
    """The scenes of an episode one after the other: title, panels, what to do right.

    All is slowed evenly when it would end before `at_least` seconds (a narration's length).
    """
    planned: list[tuple[str, int | None, list[tuple[float, str, str, str]]]] = [
        (episode.title, None, [(TITLE, "", "", "")])
    ]
    for number, panel in enumerate(episode.panels):
        lines = [(_lasts(b.words), _plain(b.words), b.speaker.strip(), b.kind) for b in panel.balloons]
        planned.append((f"第{number + 1}格", number, lines or [(SHORTEST_PANEL, "", "", "")]))
    if episode.takeaway.strip():
        planned.append(
            (
                "怎样做才对",
                None,
                [(_lasts(episode.takeaway) + END, _plain(episode.takeaway), "", "narration")],
            )
        )
    lengths = [
        max(sum(line[0] for line in lines), SHORTEST_PANEL if n is not None else 0) for _, n, lines in planned
    ]
    slower = max(1.0, at_least / sum(lengths))
    scenes, now = [], 0.0
    for (label, number, lines), length in zip(planned, lengths, strict=True):
        start, share = now, length * slower / sum(line[0] for line in lines)
        cues = []
        for lasts, text, speaker, kind in lines:
            begun, now = now, now + lasts * share
            if text:
                cues.append(Cue(_framed(begun), _framed(now), text, speaker, kind))
        scenes.append(Scene(_framed(start), _framed(now), label, number, tuple(cues)))
    return tuple(scenes)


def vtt(scenes: tuple[Scene, ...]) -> str:
    """The captions as WebVTT (W3C), speakers as voices."""

    def body(cue: Cue) -> str:
        text = _escaped(cue.text)
        return f"<v {_escaped(cue.speaker).replace('>', '')}>{text}</v>" if cue.speaker else text

    return "WEBVTT\n\n" + "".join(_blocks(_cues(scenes), body, "."))


def srt(scenes: tuple[Scene, ...]) -> str:
    """The captions as SubRip, which 视频号 and 剪映 read."""
    return "".join(
        _blocks(_cues(scenes), lambda cue: f"{cue.speaker}：{cue.text}" if cue.speaker else cue.text, ",")
    )


def chapters(scenes: tuple[Scene, ...]) -> str:
    """The scenes as WebVTT chapters, one a panel."""
    marks = [Cue(scene.start, scene.end, scene.label) for scene in scenes]
    return "WEBVTT\n\n" + "".join(_blocks(marks, lambda cue: _escaped(cue.text), "."))


def _cues(scenes: tuple[Scene, ...]) -> Iterator[Cue]:
    return (cue for scene in scenes for cue in scene.cues)


def _blocks(cues, body: Callable[[Cue], str], point: str) -> Iterator[str]:
    for number, cue in enumerate(cues, 1):
        yield f"{number}\n{_clock(cue.start, point)} --> {_clock(cue.end, point)}\n{body(cue)}\n\n"


def _clock(seconds: float, point: str) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}{point}{whole % 1000:03d}"


def _lasts(text: str) -> float:
    return max(SHORTEST_CUE, 0.3 + len(_plain(text)) / A_SECOND)


def _plain(text: str) -> str:
    """One line: a blank line would end a caption early."""
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _framed(seconds: float) -> float:
    return round(seconds * FRAMES) / FRAMES

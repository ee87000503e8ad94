"""The vertical video: H.264, 1080 × 1920, 30 pictures a second, a chapter a panel. Needs the optional package `av`.

Its wheel brings x264 under the GPL, so it is never installed unasked and is only imported when a video is made.
"""

import io
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

from PIL import Image

from comics.spec import ComicError, Episode, Pictures

from . import frames, strip
from .captions import FRAMES, Scene, timeline

VERSION = "18.1.0"
INSTALL = f"做视频要先装可选组件：在服务器上运行 .venv/bin/pip install av=={VERSION}，再重新启动"
_FADE = 8  # frames
_RATE = 48_000
LONGEST = 600.0  # seconds


class NoVideo(ComicError):
    """The optional package is not installed; `str()` says how to install it."""

    def __init__(self):
        super().__init__(INSTALL)


def available() -> bool:
    """Whether videos can be made here."""
    return find_spec("av") is not None


def render(episode: Episode, pictures: Pictures, narration: bytes | None = None) -> bytes:
    """The video as MP4, playable while it loads. `narration` is a sound file of any usual format.

    Raises `NoVideo`, `BadPicture`, `DoesNotFit`, and `ComicError` when the narration cannot be read.
    """
    if not available():
        raise NoVideo()
    import av

    strip.require_fitting(episode, pictures)
    sound = _sound(av, narration) if narration else None
    scenes = timeline(episode, at_least=sum(f.samples for f in sound) / _RATE + 0.5 if sound else 0.0)
    if scenes[-1].end > LONGEST:
        raise ComicError(f"视频会超过 {LONGEST / 60:.0f} 分钟，请分成几期")
    with tempfile.TemporaryDirectory() as folder:
        # A file, not memory: to put the index first, the container reads again what it wrote.
        path = Path(folder) / "video.mp4"
        _write(av, path, episode, pictures, scenes, sound)
        return path.read_bytes()


def _write(av, path: Path, episode: Episode, pictures: Pictures, scenes: tuple[Scene, ...], sound) -> None:
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", format="mp4", options=options) as container:
        container.set_chapters(_chapters(scenes))
        stream = container.add_stream("libx264", rate=FRAMES)
        stream.width, stream.height = frames.SIZE
        stream.pix_fmt = "yuv420p"
        # Drawings are flat and stand still: the fast settings cost nothing that can be seen.
        stream.options = {"preset": "ultrafast", "tune": "animation", "crf": "23", "g": "150"}
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        voice = container.add_stream("aac", rate=_RATE, layout="stereo") if sound else None
        number = 0
        for picture, count in _runs(episode, pictures, scenes):
            frame = av.VideoFrame.from_image(picture).reformat(
                format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG"
            )
            frame.time_base = Fraction(1, FRAMES)
            for _ in range(count):
                frame.pts = number
                number += 1
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if voice:
            for frame in sound:
                container.mux(voice.encode(frame))
            container.mux(voice.encode(None))


def _runs(
    episode: Episode, pictures: Pictures, scenes: tuple[Scene, ...]
) -> Iterator[tuple[Image.Image, int]]:
    """Pictures in order, each with how many frames it stands. A scene fades in; a caption simply changes."""
    before = None
    for scene in scenes:
        stage = frames.stage(episode, pictures, scene)
        spans = [(cue.start, cue.end, cue) for cue in scene.cues] or [(scene.start, scene.end, None)]
        for index, (start, end, cue) in enumerate(spans):
            shown = frames.captioned(stage, cue)
            count = round(end * FRAMES) - round(start * FRAMES)
            if before is not None and index == 0:
                fading = min(_FADE, count - 1)
                for step in range(1, fading + 1):
                    yield Image.blend(before, shown, step / (fading + 1)), 1
                count -= fading
            yield shown, count
            before = shown


def _chapters(scenes: tuple[Scene, ...]) -> list[dict]:
    return [
        {
            "id": number,
            "start": round(scene.start * 1000),
            "end": round(scene.end * 1000),
            "time_base": Fraction(1, 1000),
            "metadata": {"title": scene.label},
        }
        for number, scene in enumerate(scenes)
    ]


def _sound(av, data: bytes) -> list:
    """A narration as frames of stereo at 48 kHz, with nothing of the file's own notes."""
    try:
        with av.open(io.BytesIO(data)) as source:
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=_RATE, frame_size=1024)
            found = [one for frame in source.decode(audio=0) for one in resampler.resample(frame)]
            found += resampler.resample(None)
    except (av.FFmpegError, IndexError, ValueError):
        raise ComicError("旁白录音读不出来，请用 MP3、M4A 或 WAV") from None
    if not found or sum(frame.samples for frame in found) > LONGEST * _RATE:
        raise ComicError("旁白录音是空的，或者太长")
    at = 0
    for frame in found:
        frame.pts, frame.time_base = at, Fraction(1, _RATE)
        at += frame.samples
    return found

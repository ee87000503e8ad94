"""The vertical video: H.264, 1080 × 1920, 30 pictures a second, a chapter a panel. Needs the optional package `av`."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path

from PIL import Image

from comics.spec import ComicError, Episode, Pictures

from . import frames, strip
from .captions import FRAMES, Scene, timeline
from .coder import LONGEST, required
from .sound import Recording

_FADE = 8  # frames
TAIL = 0.5
"""Seconds that the last picture stands when the voice has ended."""


def scenes_of(episode: Episode, narration: Recording | None = None) -> tuple[Scene, ...]:
    """The scenes of the video, slowed to the end of a narration."""
    return timeline(episode, at_least=narration.seconds + TAIL if narration else 0.0)


def render(episode: Episode, pictures: Pictures, narration: Recording | None = None) -> bytes:
    """The video as MP4, playable while it loads. Raises `NoVideo`, `BadPicture`, `DoesNotFit`, `ComicError`."""
    av = required()
    strip.require_fitting(episode, pictures)
    scenes = scenes_of(episode, narration)
    if scenes[-1].end > LONGEST + TAIL:
        raise ComicError(f"视频会超过 {LONGEST / 60:.0f} 分钟，请分成几期")
    with tempfile.TemporaryDirectory() as folder:
        # A file, not memory: to put the index first, the container reads again what it wrote.
        path = Path(folder) / "video.mp4"
        _write(av, path, episode, pictures, scenes, narration)
        return path.read_bytes()


def _write(
    av,
    path: Path,
    episode: Episode,
    pictures: Pictures,
    scenes: tuple[Scene, ...],
    narration: Recording | None,
) -> None:
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with ExitStack() as opened:
        container = opened.enter_context(av.open(str(path), "w", format="mp4", options=options))
        container.set_chapters(_chapters(scenes))
        stream = container.add_stream("libx264", rate=FRAMES)
        stream.width, stream.height = frames.SIZE
        stream.pix_fmt = "yuv420p"
        # Drawings are flat and stand still: the fast settings cost nothing that can be seen.
        stream.options = {"preset": "ultrafast", "tune": "animation", "crf": "23", "g": "150"}
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        voice = None
        if narration:
            source = opened.enter_context(av.open(io.BytesIO(narration.read()), format="mov"))
            voice = _Voice(container, source)
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
                if voice:
                    voice.follow(number / FRAMES)
        container.mux(stream.encode(None))


class _Voice:
    """The packets of a narration, as they were taken in, put between the pictures that they are heard with."""

    def __init__(self, container, source):
        self._container = container
        self._stream = container.add_stream_from_template(source.streams.audio[0])
        self._packets = (packet for packet in source.demux(audio=0) if packet.dts is not None)
        self._next = next(self._packets, None)

    def follow(self, until: float) -> None:
        """Write what is heard before `until` seconds."""
        while self._next is not None and self._next.dts * self._next.time_base <= until:
            self._next.stream = self._stream
            self._container.mux(self._next)
            self._next = next(self._packets, None)


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

"""Take in a recorded narration: decode it safely and keep nothing of its file but the sound.

A recorder writes who spoke, when and where into its files, and a file that calls itself a recording may be a list of
other files to open. So it is decoded by the one reader that its first bytes name, and written anew.
"""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import BinaryIO

from comics.spec import ComicError

from .coder import LONGEST, RATE, required

MAX_BYTES = 120_000_000
"""Ten minutes as WAV."""
_READERS = (
    (b"ID3", "mp3"),
    (b"fLaC", "flac"),
    (b"OggS", "ogg"),
    (b"#!AMR", "amr"),
    (b"\x1a\x45\xdf\xa3", "matroska"),
)
_UNKNOWN = "认不出这个录音，请用 MP3、M4A 或 WAV"
_BROKEN = "旁白录音读不出来，可能没有传完整，请重新导出成 MP3、M4A 或 WAV 再放"
_MUTE = "这个文件里没有声音，请用 MP3、M4A 或 WAV 录音"
_EMPTY = "旁白录音是空的，请听一遍再放"
_LONG = f"旁白录音超过 {LONGEST / 60:.0f} 分钟，请剪短，或分成几期"
_SHORTEST = 1.0  # second


@dataclass(frozen=True)
class Recording:
    """A narration as M4A: AAC, 48 kHz, stereo, without any words in it."""

    seconds: float
    digest: str
    """Of its bytes."""
    read: Callable[[], bytes]


def taken_in(file: BinaryIO) -> Recording:
    """The sound of an uploaded file. Raises `NoVideo`, and `ComicError` saying in Chinese what is wrong with the file."""
    av = required()
    reader = _reader_of(file)
    buffer, samples = io.BytesIO(), 0
    try:
        with (
            av.open(file, format=reader) as source,
            av.open(buffer, "w", format="mp4", options={"fflags": "+bitexact"}) as written,
        ):
            if not source.streams.audio:
                raise ComicError(_MUTE)
            voice = written.add_stream("aac", rate=RATE, layout="stereo")
            voice.bit_rate = 128_000
            voice.codec_context.flags |= av.codec.context.Flags.bitexact
            for frame in _frames(av, source):
                frame.pts, frame.time_base = samples, Fraction(1, RATE)
                samples += frame.samples
                if samples > LONGEST * RATE:
                    raise ComicError(_LONG)
                written.mux(voice.encode(frame))
            if samples < _SHORTEST * RATE:
                raise ComicError(_EMPTY)
            written.mux(voice.encode(None))
    except ComicError:
        raise
    except (av.FFmpegError, IndexError, ValueError):
        raise ComicError(_BROKEN) from None
    data = buffer.getvalue()
    return Recording(samples / RATE, hashlib.sha256(data).hexdigest(), lambda: data)


def _frames(av, source) -> Iterator:
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=RATE, frame_size=1024)
    for frame in source.decode(audio=0):
        yield from resampler.resample(frame)
    yield from resampler.resample(None)


def _reader_of(file: BinaryIO) -> str:
    """Which of FFmpeg's readers may open the file. Raises `ComicError`."""
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if size > MAX_BYTES:
        raise ComicError(f"旁白录音超过 {MAX_BYTES // 1_000_000} MB，请存成 MP3 或 M4A 再放")
    if b"#!SILK" in head:
        raise ComicError("这是微信的语音，请用手机自带的录音机录，或转成 MP3 再放")
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "mov"
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return "mp3" if head[1] & 0x06 else "aac"  # of one family; AAC has no layer
    for start, reader in _READERS:
        if head.startswith(start):
            return reader
    raise ComicError(_UNKNOWN if size else _EMPTY)

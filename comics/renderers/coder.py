"""The optional package `av`, which writes films and reads sound.

Its wheel brings x264 under the GPL, so it is never installed unasked and is only imported when it is needed.
"""

from importlib.util import find_spec

from comics.spec import ComicError

VERSION = "18.1.0"
INSTALL = f"做视频要先装可选组件：在服务器上运行 .venv/bin/pip install av=={VERSION}，再重新启动"
LONGEST = 600.0
"""Seconds of a film, and of the sound in it."""
RATE = 48_000


class NoVideo(ComicError):
    """The optional package is not installed; `str()` says how to install it."""

    def __init__(self):
        super().__init__(INSTALL)


def available() -> bool:
    """Whether films can be made here."""
    return find_spec("av") is not None


def required():
    """The package. Raises `NoVideo`."""
    if not available():
        raise NoVideo()
    import av

    return av

"""A shelf of finished pieces, found again by what they were made from.

The key says everything that went into a piece (renderer, Pillow, fonts, picture, lettering), so a piece is never stale
and may be thrown away at any time. File times are not looked at.
"""

import fcntl
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from pathlib import Path

import PIL

from comics import fonts
from comics.spec import write_whole

RENDERER = 5
"""Raise whenever the same input would give another picture."""


def key(**made_from) -> str:
    """A name for what is made from these values (numbers, texts, bytes and dataclasses of them)."""
    value = {"renderer": RENDERER, "pillow": PIL.__version__, "fonts": fonts.digests(), **made_from}
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=_plain)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value):
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"no key from {type(value).__name__}")


class Shelf:
    """Finished pieces in a folder; without a folder it keeps nothing."""

    def __init__(self, folder: str | Path | None = None):
        self.folder = Path(folder) if folder else None

    def find(self, name: str) -> bytes | None:
        """The piece called `name`, or None."""
        if self.folder is None:
            return None
        try:
            return (self.folder / name[:2] / name).read_bytes()
        except OSError:
            return None

    def keep(self, name: str, data: bytes) -> None:
        """Keep a piece. A full disk or a folder that may not be written only costs time later."""
        if self.folder is None:
            return
        try:
            write_whole(self.folder / name[:2] / name, data)
        except OSError:
            return

    def discard(self, name: str) -> None:
        """Throw the piece called `name` away, if it is there."""
        if self.folder is not None:
            (self.folder / name[:2] / name).unlink(missing_ok=True)

    def holds(self, name: str) -> bool:
        """Whether the piece called `name` is there."""
        return self.folder is not None and (self.folder / name[:2] / name).is_file()

    def once(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The piece called `name`, made now when nobody has made it. Whoever asks meanwhile waits for the same piece."""
        data = self.find(name)
        if data is None:
            with self._alone(name):
                data = self.find(name)
                if data is None:
                    data = make()
                    self.keep(name, data)
        return data

    def names(self) -> Iterator[Path]:
        """The files of all pieces, half-written ones left out."""
        if self.folder is not None:
            yield from (file for file in self.folder.glob("??/*") if not file.name.startswith("."))

    def leavings(self) -> Iterator[Path]:
        """What was being written when its process was killed; nothing reads it."""
        if self.folder is not None:
            yield from self.folder.glob("??/.*")

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """One process at a time for a name; the lock ends with the process that holds it, however it ends."""
        if self.folder is None:
            yield
            return
        folder = self.folder / "locks"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # Files shared by all names: a file for each would never be cleared away. So nothing may ask for a second
            # piece while it makes a first: both might share a lock.
            file = open(folder / name[:3], "wb")  # noqa: SIM115
        except OSError:
            yield
            return
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

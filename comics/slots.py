"""Places for render workers: a file each, locked while its worker lives.

The lock belongs to the process and ends with it, however it ends. So whoever looks knows for certain, without clocks
and heartbeats, whether a worker is still there. Workers on several machines share the folder.
"""

import fcntl
from pathlib import Path
from typing import BinaryIO

COUNT = 8
"""More workers than an office has processors to spare."""


class Slots:
    """The places in `folder`, numbered from 1 to `COUNT`."""

    def __init__(self, folder: Path):
        self.folder = folder

    def take(self, number: int) -> BinaryIO | None:
        """Hold a place until the file is closed everywhere, in children that inherit it too; None when it is held.

        Raises `OSError` when the folder cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        file = (self.folder / str(number)).open("wb")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return None
        return file

    def take_any(self) -> tuple[int, BinaryIO] | None:
        """The first free place; None when all are held."""
        for number in range(1, COUNT + 1):
            file = self.take(number)
            if file is not None:
                return number, file
        return None

    def take_if_alone(self) -> tuple[int, BinaryIO] | None:
        """The first place, when no place is held; None when a worker lives."""
        held: list[BinaryIO] = []
        try:
            for number in range(1, COUNT + 1):
                file = self.take(number)
                if file is None:
                    return None
                held.append(file)
            return 1, held.pop(0)
        finally:
            for file in held:
                file.close()

    def is_free(self, number: int) -> bool:
        """Whether nobody holds a place."""
        file = self.take(number)
        if file is not None:
            file.close()
        return file is not None

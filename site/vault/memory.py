"""What a process remembers of cases between two steps of a reader, and how it forgets them (pure).

The desk would be slow without it. But a purge that leaves a case in the memory of a server has not purged it: so nothing
stays longer than the vault stays open without a sign of life, asked for or not, and `forget` drops all of it at once.
Each process has a memory of its own. A purge that is run from the command line does not reach the others: they forget
by the clock.
"""

import secrets
import threading
from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from hashlib import blake2b
from typing import Any

LONGEST = 15 * 60
"""Seconds after which nothing is left of what nobody has asked for again."""

_SECRET = secrets.token_bytes(32)
_MISSING = object()
_lock = threading.Lock()
_clock: threading.Thread | None = None
_turns_left = 0
_memories: list["_Memory"] = []
_clears: list[Callable[[], None]] = []


def remembered(most: int, key: Callable[..., Hashable] | None = None) -> Callable:
    """Let a function recall its latest results, about `most` of them.

    `key` tells its arguments as something shorter; `digest` where they are longer than what is kept of them.
    """

    def decorate(function: Callable) -> Callable:
        memory = _Memory(most)
        _memories.append(memory)

        @wraps(function)
        def recalled(*args):
            name = args if key is None else key(*args)
            found = memory.young.get(name, _MISSING)
            if found is _MISSING:
                found = memory.old.get(name, _MISSING)
                if found is _MISSING:
                    found = function(*args)
                memory.put(name, found)
            return found

        return recalled

    return decorate


def digest(parts: Iterable[str]) -> bytes:
    """What stands for a text as a key: nobody can tell the text from it, and no other process makes the same of it."""
    # No text of a case has a NUL: two ways of parting one text make two keys.
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), key=_SECRET, digest_size=16).digest()


def forgets_too(*clears: Callable[[], None]) -> None:
    """Register other caches that may hold words of a case; whoever fills them says so by `wind`."""
    _clears.extend(clears)


def forget() -> None:
    """Drop everything now: a case was purged, or the vault is locked."""
    for memory in _memories:
        memory.young, memory.old = {}, {}
    for clear in _clears:
        clear()


def turn() -> None:
    """Drop what nobody has asked for since the last turn but one."""
    for memory in _memories:
        memory.turn()
    for clear in _clears:
        clear()


def wind() -> None:
    """Something was remembered: two turns from now it is gone, unless it was asked for again."""
    global _clock, _turns_left
    with _lock:
        _turns_left = 2
        # In a forked process the thread of its parent is not alive.
        if _clock is None or not _clock.is_alive():
            _clock = threading.Thread(target=_run, name="vault-forgets", daemon=True)
            _clock.start()


class _Memory:
    """Results by key in two generations: what is found in the old one moves to the young one."""

    def __init__(self, most: int):
        self._most = most
        self.young: dict = {}
        self.old: dict = {}

    def put(self, name: Hashable, found: Any) -> None:
        if len(self.young) >= self._most:
            self.turn()
        self.young[name] = found
        wind()

    def turn(self) -> None:
        self.young, self.old = {}, self.young


def _run() -> None:
    global _clock, _turns_left
    while True:
        threading.Event().wait(LONGEST / 2)
        turn()
        with _lock:
            _turns_left -= 1
            if _turns_left <= 0:
                _clock = None
                return

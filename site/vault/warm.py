"""Read the machine's dictionaries before anybody waits for them."""

import threading
from functools import lru_cache

from .detection import detect

_SAMPLE = "当事人在门前摆放桌椅。"


@lru_cache(maxsize=1)
def up() -> threading.Thread:
    """Start reading the models in this process; whoever looks at the list opens a case next."""
    thread = threading.Thread(target=detect, args=(_SAMPLE,), name="warm-detection", daemon=True)
    thread.start()
    return thread

"""Let the machine look at new cases before anybody opens them: one thread of this process, one case after the other."""

import logging
import threading
import traceback

from django.conf import settings
from django.db import connections

from ..detection import detect
from ..models import RawCase
from . import machine
from .people import MACHINE

_SAMPLE = "当事人在门前摆放桌椅。"

logger = logging.getLogger(__name__)
_lock = threading.Lock()
_thread: threading.Thread | None = None
_wanted = False


def start() -> None:
    """Somebody took cases in, or is about to open one: the machine gets to work, and reads its dictionaries first."""
    global _thread, _wanted
    if not settings.VAULT_LOOKS_AHEAD:
        return
    with _lock:
        _wanted = True
        if _thread is None:
            _thread = threading.Thread(target=_run, name="vault-looks-ahead", daemon=True)
            _thread.start()


def rest(seconds: float = 60) -> None:
    """Wait until the thread has nothing left to do."""
    thread = _thread
    if thread is not None:
        thread.join(seconds)


def work() -> int:
    """Look at every case that no machine has seen, the newest first. How many were looked at."""
    done, failed = 0, set()
    while case := _waiting(failed):
        with machine.turn(case) as is_mine:
            if not is_mine:
                failed.add(case.pk)
                continue
            try:
                machine.look(case, MACHINE)
                done += 1
            except RawCase.DoesNotExist:
                failed.add(case.pk)
            except Exception as fault:
                # As at the door: by place alone, because a report would carry the text.
                failed.add(case.pk)
                frame = traceback.extract_tb(fault.__traceback__)[-1]
                logger.error(
                    "vault: the machine failed with %s at %s:%s",
                    type(fault).__name__,
                    frame.filename,
                    frame.lineno,
                )
    return done


def _waiting(failed: set) -> RawCase | None:
    unseen = RawCase.objects.filter(status=RawCase.Status.MARKING, marking=None, purged_at=None)
    return unseen.exclude(pk__in=failed).order_by("-taken_in_at").first()


def _run() -> None:
    global _thread, _wanted
    try:
        detect(_SAMPLE)
        while True:
            with _lock:
                if not _wanted:
                    _thread = None
                    return
                _wanted = False
            work()
    except Exception as fault:
        logger.error("vault: looking ahead stopped with %s", type(fault).__name__)
        with _lock:
            _thread = None
    finally:
        connections.close_all()

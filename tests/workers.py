"""Make what is waiting, as `manage.py render_worker` does, within the test."""

import signal

from django.core.management import call_command

_TAKEN = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)


def work_off() -> None:
    """Run a worker until nothing waits."""
    kept = {number: signal.getsignal(number) for number in _TAKEN}
    try:
        call_command("render_worker", batch=True, verbosity=0)
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)

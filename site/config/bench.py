"""Collect every room's benchmarks, and time the two commands that everybody waits for.

A room offers functions named `measure_*` in its `bench.py`; each returns rows of (name, value, unit, how it was
measured). Ratios are taken within one run, because machines drift.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

Row = tuple[str, float, str, str]

ROOMS = [
    "cases.bench",
    "comics.bench",
    "campaigns.bench",
    "publishing.bench",
    "publishing.wechat.bench",
    "vault.detection.bench",
    "vault.bench",
    "vault.bench_in_browser",
]


def measures(only: str = "") -> Iterator[tuple[str, list[Row]]]:
    """Run every room's measures whose name contains `only`, one at a time; yield (its name, its rows)."""
    for name in ROOMS:
        module = import_module(name)
        for attribute in sorted(vars(module)):
            if attribute.startswith("measure_") and only in f"{name}.{attribute}":
                yield f"{name}.{attribute}", getattr(module, attribute)()


def measure_demo(root: Path) -> list[Row]:
    """Build the whole demo in an empty data folder, as `make setup` does after its downloads."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = _timed(
            [sys.executable, "manage.py", "demo"],
            root,
            {"PUFA_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings.dev"},
        )
    return [
        ("demo: build from nothing", seconds, "s", "wall time of `manage.py demo` in an empty data folder")
    ]


def measure_suite(root: Path) -> list[Row]:
    """Run the suite once."""
    seconds = _timed(
        [sys.executable, "-m", "pytest", "--numprocesses", "auto"],
        root,
        {"DJANGO_SETTINGS_MODULE": "config.settings.test"},
    )
    return [("suite: make test", seconds, "s", "wall time of the whole suite, browser tests included")]


def _timed(command: list[str], root: Path, environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=root, env=os.environ | environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started

"""SQLite databases as the migrations leave them: migrated by whoever comes first, copied by everyone after.

Wagtail's history is two hundred migrations, the dearest thing a run does. What they leave is kept beside pytest's
cache, for the other workers of the run and for the next run; and a test with real transactions gets it back
afterwards, where Django would empty every table and fill some of them again. PostgreSQL is left to Django.
"""

import fcntl
import hashlib
import re
import sqlite3
import sysconfig
import time
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.core import management
from django.db import DatabaseError, connections
from django.test import testcases

IMPORT = re.compile(r"^(?:from|import) ([\w.]+)(?: import ([\w, ]+))?", re.MULTILINE)
PATIENCE = 50

_migrated: dict[str, sqlite3.Connection] = {}
"""By alias, a copy in memory that no test ever touches."""


@contextmanager
def migrated_once(folder: Path):
    """Let Django make and empty test databases: what it would migrate comes from `folder`, or goes there."""
    call = management.call_command

    def migrate(command, *args, **options):
        if command != "migrate" or not options.get(
            "run_syncdb"
        ):  # only Django's own making of a test database has it
            return call(command, *args, **options)
        alias = options["database"]
        if alias == "vault":  # the history of the other rooms leaves nothing there
            args, options = ("vault",), {**options, "run_syncdb": False}
        if connections[alias].vendor != "sqlite":
            return call(command, *args, **options)
        _migrated[alias] = _kept(folder, alias, partial(call, command, *args, **options))
        _give_back(alias)

    def flush(command, *args, **options):
        for patience in range(PATIENCE):
            try:
                if command == "flush" and options["database"] in _migrated:
                    return _give_back(options["database"])
                return call(command, *args, **options)
            except (management.CommandError, DatabaseError, sqlite3.Error):
                # A page that the browser has left may still be asking the live server for something.
                if patience == PATIENCE - 1:
                    raise
                time.sleep(0.2)

    with patch.object(management, "call_command", migrate), patch.object(testcases, "call_command", flush):
        yield


def _kept(folder: Path, alias: str, migrate) -> sqlite3.Connection:
    path = folder / f"{alias}-{fingerprint()}.sqlite3"
    with open(folder / f"{alias}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            migrate()
            for outdated in folder.glob(f"{alias}-*"):
                outdated.unlink()
            half = path.with_suffix(".half")
            with closing(sqlite3.connect(half)) as file:
                connections[alias].connection.backup(file)
            half.rename(path)
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        with closing(sqlite3.connect(path)) as file:
            file.backup(copy)
        return copy


def _give_back(alias: str) -> None:
    connections[alias].ensure_connection()
    _migrated[alias].backup(connections[alias].connection, progress=_never_wait)


def _never_wait(status: int, remaining: int, total: int) -> None:
    if status not in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE):
        raise sqlite3.OperationalError("somebody is still reading")


def fingerprint(base: Path = settings.BASE_DIR) -> str:
    """Changes with whatever decides what migrations leave: packages, settings, our migrations and what they import.

    Permissions and content types follow from the models, and a changed model without its migration is no clean tree.
    """
    files = {*base.glob("*/migrations/*.py"), *base.glob("site/*/migrations/*.py")}
    for migration in list(files):
        for package, names in IMPORT.findall(migration.read_text(encoding="utf-8")):
            modules = [package, *(f"{package}.{name.strip()}" for name in names.split(","))]
            paths = [f"{root}{module.replace('.', '/')}.py" for module in modules for root in ("", "site/")]
            files |= {base / path for path in paths if (base / path).is_file()}
    files |= {*base.glob("site/config/settings/*.py"), base / "site/config/routers.py", Path(__file__)}
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    digest = hashlib.sha256("\n".join(packages).encode())
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]

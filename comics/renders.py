"""Products made outside of the request: ordered here, made by `manage.py render_worker`, followed on the sheet.

An order names the episode, the product and the hash of all that it shows. It lies in the site's database (django-tasks), so
it survives a restart; one that a dead worker had in hand is put back. Nothing is made twice: an order that is waiting is
not placed again, and whoever comes second to the shelf finds the piece there.
"""

import logging
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from cases.guards import Blocked

from . import spec, stock
from .models import EpisodePage
from .products import PRODUCTS, Product, measured
from .slots import COUNT, Slots

QUEUE = "renders"
"""Name of the backend in `settings.TASKS`, and of its queue."""
ATTEMPTS = 3
"""A product that took its worker down with it so often is not tried again by itself."""
_BROKEN = "没有做成，出了意外的错误。请再试一次；还是不行，请管理员看日志。"
_LOST = f"试了 {ATTEMPTS} 次都没有做完，制作程序中途停了。请再试一次；还是不行，请管理员看看内存够不够。"
_CHANGED = "内容改过了，请刷新这一页再做。"
_FULL = "做好了，但是存不下。请管理员看看磁盘是不是满了。"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Standing:
    """How an order stands: one of `waiting`, `making`, `made` and `failed`, with its size or its problem."""

    product: str
    name: str
    state: str
    said: str = ""


def sentence(exc: Exception) -> str:
    """Why something cannot be made, for staff."""
    return "；".join(exc.messages) if isinstance(exc, Blocked) else str(exc)


def size_of(product: Product, data: bytes) -> str:
    """Pixels, pages or files, and bytes: 1080 × 1920 像素，0.4 MB."""
    return "，".join(filter(None, [measured(product, data), filesizeformat(len(data))]))


@task(backend=QUEUE, queue_name=QUEUE)
def make(page_id: int, product: str, name: str) -> dict:
    """Make one product of the newest version of an episode, and its small picture. Gives its size, or the problem."""
    page = EpisodePage.objects.filter(pk=page_id).first()
    if page is None or product not in PRODUCTS:
        return {"problem": _CHANGED}
    made = PRODUCTS[product]
    version = page.get_latest_revision_as_object()
    try:
        order = stock.order_of(version, made.label)
        if stock.name_of(made, order) != name:
            return {"problem": _CHANGED}
        data = stock.made(made, order)
        stock.look(made, order)
        # Asked again: its case may have been taken back meanwhile, and the shelf cleared of what was there by then.
        stock.order_of(version, made.label)
    except Blocked as exc:
        stock.forget(version)
        return {"problem": sentence(exc)}
    except spec.ComicError as exc:
        return {"problem": sentence(exc)}
    if order.shelf.find(name) is None:
        return {"problem": _FULL}
    return {"size": size_of(made, data)}


def order(page: EpisodePage, names: dict[str, str]) -> None:
    """Place an order for each product of `names` (product: name on the shelf) that is not already waiting."""
    # One at a time for a page: of two clicks at once, the second finds the first's orders.
    with transaction.atomic():
        EpisodePage.objects.select_for_update().get(pk=page.pk)
        under_way = {one.name for one in standing(page, names.values()) if one.state in ("waiting", "making")}
        for product, name in names.items():
            if name not in under_way:
                make.enqueue(page_id=page.pk, product=product, name=name)
    look_after()


def standing(page: EpisodePage, names: Iterable[str] | None = None) -> list[Standing]:
    """The newest order of each product of `page`, as far as it is remembered and still there; of these `names` only,
    where given."""
    wanted = None if names is None else set(names)
    found: dict[str, Standing] = {}
    rows = DBTaskResult.objects.filter(
        backend_name=QUEUE, task_path=make.module_path, args_kwargs__kwargs__page_id=page.pk
    )
    for row in rows.order_by("enqueued_at"):
        asked = row.args_kwargs["kwargs"]
        if wanted is None or asked["name"] in wanted:
            found[asked["name"]] = Standing(asked["product"], asked["name"], *_state(row))
    # What was made may have been thrown away since.
    kept = stock.shelf()
    return [one for one in found.values() if one.state != "made" or kept.holds(one.name)]


def _state(row: DBTaskResult) -> tuple[str, str]:
    if row.status == TaskResultStatus.READY:
        return "waiting", ""
    if row.status == TaskResultStatus.RUNNING:
        return "making", ""
    if row.status == TaskResultStatus.FAILED:
        return "failed", _LOST if row.exception_class_path.endswith(WorkerLost.__qualname__) else _BROKEN
    problem = row.return_value.get("problem")
    return ("failed", problem) if problem else ("made", row.return_value["size"])


class WorkerLost(Exception):
    """A worker ended while it had an order in hand."""


def slots() -> Slots:
    """The places of this installation's workers."""
    return Slots(Path(settings.MEDIA_DIR) / "cache" / "workers")


def worker_id(number: int) -> str:
    """What the worker in a place is called in the database."""
    return f"{QUEUE}-{number}"


def put_back(own: int = 0) -> int:
    """Put back the orders that dead workers had in hand, and those of place `own`, whose worker is only beginning.

    Returns how many were put back.
    """
    places, count = slots(), 0
    for row in DBTaskResult.objects.running().filter(backend_name=QUEUE):
        number = next((n for n in range(1, COUNT + 1) if row.worker_ids[-1:] == [worker_id(n)]), 0)
        if number and number != own and not places.is_free(number):
            continue
        if len(row.worker_ids) >= ATTEMPTS:
            row.set_failed(WorkerLost())
            logger.error("order %s was lost %d times with its worker", row.pk, ATTEMPTS)
        else:
            count += DBTaskResult.objects.filter(
                pk=row.pk, status=TaskResultStatus.RUNNING, worker_ids=row.worker_ids
            ).update(status=TaskResultStatus.READY, started_at=None)
    return count


def look_after() -> bool:
    """See to it that somebody works on what is waiting: start a worker of our own where none lives.

    False when orders wait and nobody works on them.
    """
    try:
        put_back()
        if not DBTaskResult.objects.filter(backend_name=QUEUE, status=TaskResultStatus.READY).exists():
            return True
        free = slots().take_if_alone()
        if free is None:
            return True
        number, place = free
        with place:  # the worker inherits the lock, so there is no moment at which nobody holds it
            return settings.RENDER_ON_DEMAND and _start(number, place.fileno())
    except OSError:
        logger.exception("no render worker could be started")
        return False


_PAUSE = 30  # seconds until another try, after a worker that could not begin
_started: list[tuple[float, subprocess.Popen]] = []


def _start(number: int, lock: int) -> bool:
    ended = [one for _, one in _started if one.poll() is not None]  # asked, so that no zombie stays
    if any(one.returncode for one in ended) and time.monotonic() - _started[-1][0] < _PAUSE:
        return False
    program = [sys.executable, str(settings.BASE_DIR / "manage.py"), "render_worker", "--batch"]
    place = ["--place", str(number), "--lock", str(lock), "--settings", settings.SETTINGS_MODULE]
    one = subprocess.Popen(
        [*program, *place], cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, pass_fds=(lock,)
    )
    _started[:] = [(time.monotonic(), one)]
    return True

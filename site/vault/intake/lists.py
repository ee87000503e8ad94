"""Long lists: looked at first, then taken in by small batches that can be left and taken up again."""

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict
from time import monotonic

from django.db import transaction

from ..detection.spans import Party
from ..models import ImportJob, ImportRow
from ..review.people import Person
from . import rosters
from .reading import Document, files, sheet
from .registering import AlreadyTakenIn, CannotTakeIn, take_in

COLUMNS = {
    "number": "案号",
    "source": "来源",
    "text": "正文",
    "name": "当事人",
    "role": "身份",
    "minor": "未成年",
    "kind": "类别",
    "aliases": "别的叫法",
}
NEEDED = {what: COLUMNS[what] for what in ("text", "name")}
BATCH_SECONDS = 1.5
_ROWS_AT_ONCE = 400
# Each transaction waits for the disk; while one is open, nobody else writes into the vault.
_ROWS_PER_TRANSACTION = 10


def prepare(name: str, data: bytes, source: str, by: Person) -> ImportJob:
    """Read a list and keep it, encrypted, until somebody has looked at the columns. Raises `UnreadableFile`."""
    found = files.table(name, data)
    return ImportJob.objects.create(
        name=name,
        source=source,
        table={"rows": found.rows, "header": found.header, "where": found.where},
        by_id=by.id,
        by_name=by.name,
    )


def documents(job: ImportJob, where: dict[str, int] | None = None) -> list[Document]:
    """The cases of a job that waits for its preview, with `where` as its columns. Raises `UnreadableFile`."""
    kept = job.table
    return sheet.Table(kept["rows"], kept["header"], kept["where"] if where is None else where).documents()


def begin(job: ImportJob, where: dict[str, int]) -> None:
    """The columns are right: every case gets its turn. Raises `UnreadableFile`."""
    found = documents(job, where)
    with transaction.atomic(using="vault"):
        job = ImportJob.objects.select_for_update().get(pk=job.pk)
        if job.status != ImportJob.Status.PREVIEW:
            return
        rows = (
            ImportRow(job=job, position=position, place=one.place, document=asdict(one))
            for position, one in enumerate(found)
        )
        ImportRow.objects.bulk_create(rows, batch_size=500)
        job.status, job.table = ImportJob.Status.RUNNING, {}
        job.save(update_fields=["status", "table"])


def work(job: ImportJob, seconds: float = BATCH_SECONDS) -> None:
    """Take in as many of the job's cases as fit into `seconds`. Each is written with its result in one transaction, a few
    to a transaction, so a batch that is cut off, or two that run at once, lose and repeat nothing."""
    until = monotonic() + seconds
    waiting = list(job.rows.filter(done=False).values_list("pk", flat=True)[:_ROWS_AT_ONCE])
    for at in range(0, len(waiting), _ROWS_PER_TRANSACTION):
        _take(job, waiting[at : at + _ROWS_PER_TRANSACTION])
        if monotonic() > until:
            break
    if not job.rows.filter(done=False).exists():
        ImportJob.objects.filter(pk=job.pk).update(status=ImportJob.Status.DONE)
    job.refresh_from_db()


def report(job: ImportJob) -> str:
    """What became of each row, as CSV for Excel: no value of any case."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(["位置", "结果", "说明", "案卷"])
    for row in job.rows.filter(done=True).defer("document"):
        lines.writerow([row.place, outcome(row), row.message, row.case_id.hex[:8] if row.case_id else ""])
    return "\ufeff" + out.getvalue()


def outcome(row: ImportRow) -> str:
    """已收, 重复 or 没收."""
    return "已收" if row.is_new else "重复" if row.case_id else "没收"


def _take(job: ImportJob, keys: Iterable[int]) -> None:
    with transaction.atomic(using="vault"):
        for row in ImportRow.objects.select_for_update().filter(pk__in=keys, done=False).order_by("pk"):
            _take_row(job, row)


def _take_row(job: ImportJob, row: ImportRow) -> None:
    kept = row.document
    try:
        roster = [Party(**party | {"aliases": tuple(party["aliases"])}) for party in kept["roster"]]
        # It writes within a savepoint of its own: a case that is refused takes no other's result back with it.
        row.case = take_in(
            kept["text"],
            number=kept["number"],
            source=kept["source"] or job.source,
            roster=roster,
            by=Person(job.by_id, job.by_name),
        )
        remark = rosters.remark(row.case.text, roster)
        row.is_new, row.message = True, f"已收，{row.case.get_status_display()}。{remark}"
    except AlreadyTakenIn as double:
        row.case, row.message = double.case, double.messages[0]
    except CannotTakeIn as fault:
        row.message = fault.messages[0]
    row.done, row.document = True, {}
    row.save(update_fields=["done", "document", "case", "is_new", "message"])

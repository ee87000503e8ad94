"""How long raw text is kept: a set number of days after its page was first published, longer only for a reason.

What goes: text, case number, source, answers, roster, attachments, marks and their steps, its words, its rows in imports,
and the office's words and imports' names that hold a value of it. What stays: the published page, the digests by which the
guard still knows what must not leave, the phrases that two people let pass, and the logs.

A list that was read for an import and never finished holds raw text as well, and goes after as many days.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases.models import CasePage

from .. import memory
from ..access import diary
from ..known import digests
from ..known.guard import tells, values_of_case
from ..known.scan import Scanner
from ..known.values import Value, is_distinctive
from ..models import Decision, Exemption, Extension, ImportJob, KnownDigest, RawCase, Term
from ..review import dictionary
from ..review.people import COMMAND_LINE, Person

NOTICE_DAYS = 30
# A page that was taken back has been published all the same.
TOLD = (RawCase.Status.APPROVED, RawCase.Status.WITHDRAWN)
LONGEST_EXTENSION = 366
# Whatever else belongs to a case goes with its text, also what is added to the models one day.
_STAYS = (KnownDigest, Exemption)
_STALE = "放了太久没有接着收，内容已按期清除。"


class CannotKeep(Exception):
    """The wish to keep a raw text longer was refused. The message is a Chinese sentence."""


def due(cases: Iterable[RawCase]) -> dict[UUID, date]:
    """The day from which each of `cases` may be purged; those never published, or purged already, are missing."""
    waiting = {case.pk: case for case in cases if case.status in TOLD and not case.purged_at}
    published: dict[UUID, date] = {}
    pages = CasePage.objects.filter(source_ref__in=waiting, first_published_at__isnull=False)
    for ref, at in pages.values_list("source_ref", "first_published_at"):
        published[ref] = max(published.get(ref, date.min), timezone.localdate(at))
    for ref, case in waiting.items():
        if case.told_on:
            published[ref] = max(published.get(ref, date.min), case.told_on)
    term = timedelta(days=settings.RAW_RETENTION_DAYS)
    return {ref: max(day + term, waiting[ref].keep_until or date.min) for ref, day in published.items()}


def remember_told(sender, instance: CasePage, **kwargs) -> None:
    """Before a case page is deleted: the day it was published stays, or its raw case would be kept for good.

    Pages are deleted in many ways, of which Django tells by a signal only (connected in `VaultConfig.ready`).
    """
    if instance.source_ref and instance.first_published_at:
        day = timezone.localdate(instance.first_published_at)
        told = RawCase.objects.filter(Q(told_on=None) | Q(told_on__lt=day), pk=instance.source_ref)
        told.update(told_on=day)


def soon(cases: Iterable[RawCase]) -> dict[UUID, date]:
    """Those of `due` that come within the days of notice."""
    last = timezone.localdate() + timedelta(days=NOTICE_DAYS)
    return {ref: day for ref, day in due(cases).items() if day <= last}


def keep(case: RawCase, until: date, reason: str, by: Person) -> None:
    """Keep the raw text of `case` until a later day, for a reason. Raises `CannotKeep`."""
    reason, today = " ".join(reason.split()), timezone.localdate()
    if not reason:
        raise CannotKeep("请写一句为什么还要保留，例如“正在行政复议”。")
    if len(reason) > 200:
        raise CannotKeep("原因请控制在 200 字以内。")
    if not today < until <= today + timedelta(days=LONGEST_EXTENSION):
        raise CannotKeep("保留到的日期要在明天以后、一年以内；到期还需要，再延长一次。")
    with transaction.atomic(using="vault"):
        case = RawCase.objects.select_for_update().get(pk=case.pk)
        if case.purged_at:
            raise CannotKeep("原文已经清除，不能再延长。")
        if tells(case, reason):
            raise CannotKeep("原因里有案卷里的姓名、店名或号码。请换成“当事人”“该店”再写。")
        case.keep_until = until
        case.save(update_fields=["keep_until"])
        Extension.objects.create(case_uuid=case.pk, by_id=by.id, by_name=by.name, until=until, reason=reason)
        diary.note(case, Decision.Action.KEPT, by)


def purge(case: RawCase, by: Person = COMMAND_LINE) -> bool:
    """Remove what names anybody from `case`; False when its day has not come. Raises `crypto.Unreadable`.

    All or nothing, and in the same transaction as the digests: the guard never knows less than before.
    """
    with transaction.atomic(using="vault"):
        case = RawCase.objects.select_for_update().get(pk=case.pk)
        day = due([case]).get(case.pk)
        if day is None or day > timezone.localdate():
            return False
        values = values_of_case(case)
        digests.remember_for_good(case, values)
        _forget_elsewhere(values, by)
        case.exemptions.filter(approved_at__isnull=True).delete()
        for relation in RawCase._meta.get_fields(include_hidden=True):
            if (relation.one_to_many or relation.one_to_one) and relation.related_model not in _STAYS:
                relation.related_model.objects.filter(**{relation.field.name: case}).delete()
        case.text = case.number = case.source = case.return_reason = case.return_answer = case.handed_in = ""
        case.answers = {}
        case.purged_at = timezone.now()
        case.save()
        diary.note(case, Decision.Action.PURGED, by)
    memory.forget()
    return True


def stale_imports() -> list[ImportJob]:
    """Imports that are as old as a raw text may become and still hold something of their list or its name."""
    oldest = timezone.now() - timedelta(days=settings.RAW_RETENTION_DAYS)
    return [
        job
        for job in ImportJob.objects.filter(created_at__lt=oldest)
        if job.status != ImportJob.Status.DONE or job.name or job.source
    ]


def clear_import(job: ImportJob) -> None:
    """Forget the list of `job`, taken in or not; what became of each row stays, by its place."""
    with transaction.atomic(using="vault"):
        job = ImportJob.objects.select_for_update().get(pk=job.pk)
        job.rows.filter(done=False).update(document={}, done=True, message=_STALE)
        job.name, job.source, job.table, job.status = "", "", {}, ImportJob.Status.DONE
        job.save()


def _forget_elsewhere(values: frozenset[Value], by: Person) -> None:
    """Take a purged case's values out of what belongs to no case: the office's words, and what imports are called.

    A word that is never hidden goes only for a value that is looked for everywhere: 高兴地 says nothing of a person.
    """
    anything, telling = Scanner(values), Scanner(value for value in values if is_distinctive(value))
    for term in Term.objects.select_for_update().filter(case=None):
        if (anything if term.rule == Term.Rule.HIDE else telling).hits(term.words):
            dictionary.end(term, by)
            term.words = ""
            term.save(update_fields=["words"])
    for job in ImportJob.objects.select_for_update().defer("table"):
        held = [name for name in ("name", "source") if anything.hits(getattr(job, name))]
        for name in held:
            setattr(job, name, "")
        if held:
            job.save(update_fields=held)

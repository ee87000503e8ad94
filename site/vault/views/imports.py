"""A long list on its way in: the columns first, then the progress, then what was left out and why."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ..access import door
from ..intake import lists
from ..intake.reading import UnreadableFile, sheet
from ..intake.registering import known
from ..models import ImportJob, RawCase
from ..review import ahead

SHOWN = 5
LEFT_OUT_SHOWN = 200


@door.door(door.TAKE_IN)
def job(request, uuid):
    """The preview of a list, or its progress."""
    mine = _mine(request, uuid)
    if mine.status == ImportJob.Status.PREVIEW:
        return _preview(request, mine)
    if request.method == "POST":
        lists.work(mine)
        ahead.start()
        return redirect("vault:import_job", mine.pk)
    left_out = (
        mine.rows.filter(done=True, is_new=False).select_related("case").defer("document", "case__text")
    )
    context = _context("批量收案") | {
        "job": mine,
        "progress": _progress(mine),
        "unseen": RawCase.objects.filter(
            pk__in=mine.rows.filter(is_new=True).values("case"), status=RawCase.Status.MARKING, marking=None
        ).count(),
        "more": ImportJob.objects.filter(by_id=mine.by_id)
        .exclude(status=ImportJob.Status.DONE)
        .exclude(pk=mine.pk),
        "left_out": [(row, lists.outcome(row)) for row in left_out[:LEFT_OUT_SHOWN]],
        "shown": LEFT_OUT_SHOWN,
    }
    return render(request, "vault/import_progress.html", context)


@door.door(door.TAKE_IN)
@require_POST
def step(request, uuid):
    """One batch; answers with the progress."""
    mine = _mine(request, uuid)
    lists.work(mine)
    if mine.status == ImportJob.Status.DONE:
        ahead.start()
    return JsonResponse(_progress(mine))


@door.door(door.TAKE_IN)
def report(request, uuid):
    """What became of every row, to keep."""
    return HttpResponse(
        lists.report(_mine(request, uuid)),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": "attachment; filename*=UTF-8''%E6%94%B6%E6%A1%88%E7%BB%93%E6%9E%9C.csv"
        },
    )


def _preview(request, mine: ImportJob):
    if request.method == "POST" and "drop" in request.POST:
        mine.delete()
        messages.success(request, "清单没有收，已经清掉。")
        return redirect("vault:upload")
    header = mine.table["rows"][mine.table["header"]]
    where = mine.table["where"]
    if request.method == "POST":
        chosen = {what: request.POST.get(what, "") for what in lists.COLUMNS}
        where = {what: int(n) for what, n in chosen.items() if n.isdecimal() and int(n) < len(header)}
    fault, found = "", []
    try:
        if missing := [label for what, label in lists.NEEDED.items() if what not in where]:
            raise UnreadableFile(
                f"没有认出哪一列是{'、哪一列是'.join(f'“{label}”' for label in missing)}。在下面选好，再点“换了列，再看一看”。"
            )
        found = lists.documents(mine, where)
        if "begin" in request.POST:
            lists.begin(mine, where)
            return redirect("vault:import_job", mine.pk)
    except UnreadableFile as caught:
        fault = str(caught)
    numbers = [one.number for one in found if one.number]
    context = _context("看一看再收") | {
        "job": mine,
        "columns": [(what, label, where.get(what)) for what, label in lists.COLUMNS.items()],
        "header": list(enumerate(header)),
        "fault": fault,
        "found": found[:SHOWN],
        "count": len(found),
        "repeated": len(numbers) - len(set(numbers)),
        "known": known(found, mine.source),
        "merged": [header[at] for at in sheet.told_in_text(header)],
        "unused": [
            cell
            for at, cell in enumerate(header)
            if cell and at not in where.values() and at not in sheet.told_in_text(header)
        ],
        "no_roster": sum(not one.roster for one in found),
        "no_text": sum(not one.text for one in found),
    }
    return render(request, "vault/import_preview.html", context)


def _progress(mine: ImportJob) -> dict:
    is_done = Q(done=True)
    # Not named as the fields: an aggregate would hide the field of its name from those after it.
    sums = mine.rows.aggregate(
        n_total=Count("pk"),
        n_done=Count("pk", is_done),
        n_new=Count("pk", Q(is_new=True)),
        n_double=Count("pk", is_done & Q(is_new=False, case__isnull=False)),
        n_refused=Count("pk", is_done & Q(case__isnull=True)),
    )
    finished = mine.status == ImportJob.Status.DONE
    return {name.removeprefix("n_"): count for name, count in sums.items()} | {"finished": finished}


def _mine(request, uuid) -> ImportJob:
    return get_object_or_404(ImportJob, pk=uuid, by_id=request.user.pk)


def _context(title: str) -> dict:
    return {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": reverse("vault:upload"), "label": "收案：上传文件"},
            {"url": "", "label": title},
        ],
        "header_title": title,
        "header_icon": "lock",
    }

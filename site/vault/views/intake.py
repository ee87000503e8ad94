"""Taking cases in by hand: pasted, or as files."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ..access import door
from ..forms import ROLES, CaseForm, RosterFormSet, UploadForm
from ..intake import lists, rosters
from ..intake.files import Outcome, import_files
from ..intake.reading import UnreadableFile, files, sheet
from ..intake.registering import AlreadyTakenIn, CannotTakeIn, take_in
from ..models import ImportJob
from ..review import ahead
from ..review.people import Person

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door.door(door.TAKE_IN)
def paste(request):
    """A form for one case."""
    form = CaseForm(request.POST or None, request.FILES or None)
    roster = RosterFormSet(request.POST or None, prefix="roster")
    if request.method == "POST" and form.is_valid() & roster.is_valid():
        given = form.cleaned_data
        try:
            case = take_in(
                given["text"],
                number=given["number"],
                source=given["source"],
                roster=roster.lines(),
                attachments=[(file.name, file.read()) for file in given["attachments"]],
                by=Person.of(request.user),
            )
        except AlreadyTakenIn as double:
            form.add_error("number", double.messages[0])
        except CannotTakeIn as fault:
            form.add_error("text", fault.messages[0])
        else:
            ahead.start()
            messages.success(request, "案卷已加密收好。")
            if remark := rosters.remark(case.text, roster.lines()):
                messages.warning(request, remark)
                return redirect("vault:roster", case.pk)
            if request.user.has_perm(door.REVIEW):
                return redirect(case)
            return redirect("vault:cases")
    if request.FILES:
        # What was typed is still there; a file that was chosen no browser gives back.
        form.add_error("attachments", "附件没有留住，请再选一次。别的都还在。")
    context = _context("收案：粘贴原文") | {"form": form, "roster": roster, "roles": ROLES}
    return render(request, "vault/paste.html", context)


@door.door(door.TAKE_IN)
def upload(request):
    """A form for files, and what became of each."""
    form = UploadForm(request.POST or None, request.FILES or None)
    outcomes = None
    if request.method == "POST" and form.is_valid():
        by, source = Person.of(request.user), form.cleaned_data["source"]
        listed, single = [], []
        for file in form.cleaned_data["files"]:
            (listed if files.is_list(file.name, file.read()) else single).append(file)
            file.seek(0)
        outcomes = import_files(((file.name, file.read()) for file in single), source=source, by=by)
        ahead.start()
        for file in listed:
            # A list is looked at before anything of it is taken in, however many come at once.
            try:
                job = lists.prepare(file.name, file.read(), source, by)
            except UnreadableFile as fault:
                outcomes.append(Outcome(file.name, "", None, str(fault), False))
            else:
                if len(form.cleaned_data["files"]) == 1:
                    return redirect("vault:import_job", job.pk)
    jobs = ImportJob.objects.filter(by_id=request.user.pk).exclude(status=ImportJob.Status.DONE)
    context = _context("收案：上传文件") | {
        "form": form,
        "outcomes": outcomes or None,
        "jobs": jobs.defer("table"),
    }
    return render(request, "vault/upload.html", context)


@door.door(door.TAKE_IN)
def template(request):
    """The Excel list to fill in."""
    return HttpResponse(
        sheet.template(),
        content_type=XLSX,
        headers={
            "Content-Disposition": "attachment; filename*=UTF-8''%E6%A1%88%E4%BB%B6%E6%B8%85%E5%8D%95%E6%A8%A1%E6%9D%BF.xlsx"
        },
    )


def _context(title: str) -> dict:
    return {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": title},
        ],
        "header_title": title,
        "header_icon": "lock",
    }

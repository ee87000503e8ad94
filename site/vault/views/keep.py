"""Keeping a raw text longer than the rule."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date

from ..access import door
from ..models import Extension, RawCase
from ..published import retention
from ..review.people import Person


@door.door(door.APPROVE)
def keep(request, uuid):
    """Until when, and why."""
    case = get_object_or_404(RawCase.objects.defer("text"), pk=uuid)
    fault = None
    if request.method == "POST":
        try:
            until = parse_date(request.POST.get("until", ""))
        except ValueError:
            until = None
        try:
            if until is None:
                raise retention.CannotKeep("请选一个日期。")
            retention.keep(case, until, request.POST.get("reason", ""), Person.of(request.user))
        except retention.CannotKeep as refused:
            fault = str(refused)
        else:
            messages.success(request, f"案卷 {case.short_id} 的原文保留到 {until:%Y-%m-%d}。")
            return redirect("vault:cases")
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": f"保留 {case.short_id}"},
        ],
        "header_title": f"延长保留 {case.short_id}",
        "header_icon": "lock",
        "case": case,
        "day": retention.due([case]).get(case.pk),
        "before": Extension.objects.filter(case_uuid=case.pk).order_by("-pk"),
        "fault": fault,
        "until": request.POST.get("until", ""),
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "vault/keep.html", context)

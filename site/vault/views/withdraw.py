"""Take a published case back, or give it back to its first reader."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ..access import door
from ..models import RawCase, Withdrawal
from ..published import withdrawal
from ..published.told import told_of
from ..review.people import Person
from ..review.steps import NotAllowed


@door.door(door.APPROVE)
def withdraw(request, uuid):
    """List everything that tells the case; then take it down."""
    case = get_object_or_404(RawCase.objects.defer("text"), pk=uuid)
    if request.method == "POST":
        ground, reason = request.POST.get("ground", ""), request.POST.get("reason", "")
        try:
            told = withdrawal.withdraw(case, Person.of(request.user), ground, reason, request.user)
        except NotAllowed as fault:
            messages.error(request, str(fault))
        else:
            messages.success(
                request,
                f"已撤下 {len(told.live)} 个页面，删除 {len(told.exports)} 个导出文件；重新通过复核以前，什么都发不出去。",
            )
            return redirect("vault:withdraw", case.pk)
    case.refresh_from_db(fields=["status"])
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": case.get_absolute_url(), "label": f"案卷 {case.short_id}"},
            {"url": "", "label": "撤回"},
        ],
        "header_title": f"撤回案卷 {case.short_id}",
        "header_icon": "lock",
        "case": case,
        "told": told_of(case.pk),
        "grounds": Withdrawal.Ground.choices,
        "ground": request.POST.get("ground", ""),
        "reason": request.POST.get("reason", ""),
        "before": Withdrawal.objects.filter(case_uuid=case.pk).order_by("-pk"),
        "is_withdrawn": case.status == RawCase.Status.WITHDRAWN,
    }
    return render(request, "vault/withdraw.html", context)


@door.door(door.APPROVE)
@require_POST
def reopen(request, uuid):
    """Back to the first reader."""
    case = get_object_or_404(RawCase, pk=uuid)
    try:
        withdrawal.reopen(case, Person.of(request.user))
    except NotAllowed as fault:
        messages.error(request, str(fault))
        return redirect("vault:withdraw", case.pk)
    messages.success(request, "已交回初审。重新通过复核后，页面可以再发布。")
    return redirect("vault:cases")

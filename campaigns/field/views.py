"""The phone page. Everything works as a plain form; JavaScript only saves the waiting."""

import json
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .. import ledger, sessions, tallies, tree
from ..measures import BY_KEY, measures_for
from ..models import Activity
from ..models.activities import Status
from ..refusals import Refused
from ..uids import moment
from .forms import CloseForm, TallyForm, counters

BATCH = 200
SHOWN_BEFORE = timedelta(days=7)
SHOWN_AFTER = timedelta(days=14)


class LoginView(auth_views.LoginView):
    """A login for phones: two fields and one large button."""

    template_name = "campaigns/field/login.html"
    redirect_authenticated_user = False

    def get_default_redirect_url(self):
        """Officers go to their activities, everybody else to the admin: neither finds the other's door locked."""
        is_officer = self.request.user.has_perm("campaigns.run_activity")
        return reverse("campaigns_field:home" if is_officer else "wagtailadmin_home")


def officer_required(view):
    """For whoever may run an activity; the anonymous are sent to the login, others find nothing here."""

    @never_cache
    @login_required(login_url="campaigns_field:login")
    def guarded(request, *args, **kwargs):
        if not request.user.has_perm("campaigns.run_activity"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _mine(user):
    return Activity.objects.filter(organisation__in=tree.of_user(user)).select_related(
        "organisation", "place"
    )


def _activity(request, pk: int) -> Activity:
    return get_object_or_404(_mine(request.user).exclude(status=Status.CANCELLED), pk=pk)


@officer_required
def home(request):
    """The activities of these days: running ones first, then what is to come, then what was."""
    today = timezone.localdate()
    near = list(
        _mine(request.user)
        .exclude(status=Status.CANCELLED)
        .filter(held_on__range=(today - SHOWN_BEFORE, today + SHOWN_AFTER))
        .order_by("held_on", "starts_at")
    )
    running = list(_mine(request.user).filter(status=Status.OPEN).order_by("held_on"))
    return render(
        request,
        "campaigns/field/home.html",
        {
            "running": running,
            "today": [a for a in near if a.status == Status.PLANNED and a.held_on <= today],
            "later": [a for a in near if a.status == Status.PLANNED and a.held_on > today],
            "done": [a for a in reversed(near) if a.status == Status.CLOSED],
        },
    )


@officer_required
def activity(request, pk: int):
    """One activity: the button that opens it, its counters, or its result."""
    current = _activity(request, pk)
    context = {"activity": current}
    if current.status == Status.OPEN:
        context["counters"] = counters(current, measures_for(current.kind))
    else:
        context["lines"] = ledger.stall_lines(current) if current.is_stall else []
    if current.status == Status.CLOSED:
        done = tallies.totals(current)
        context["totals"] = [(BY_KEY[key], number) for key, number in done.items() if key in BY_KEY]
    return render(request, f"campaigns/field/{current.status}.html", context)


@officer_required
@require_POST
def begin(request, pk: int):
    """Open the activity."""
    current = _activity(request, pk)
    _say(request, lambda: sessions.open_activity(current, by=request.user), "已经开始，可以记数了。")
    return redirect("campaigns_field:activity", pk)


@officer_required
@require_POST
def tally(request, pk: int):
    """Count once, from a plain form."""
    current = _activity(request, pk)
    form = TallyForm(request.POST)
    if not form.is_valid():
        messages.error(request, next(iter(form.errors.values()))[0])
        return redirect("campaigns_field:activity", pk)
    typed = form.cleaned_data
    counted = _counted(current, typed["measure"], typed["edition"])
    if typed["quantity"] < 0 and counted + typed["quantity"] < 0:
        messages.error(request, f"现在记了 {counted}，不能再减 {-typed['quantity']}。")
        return redirect("campaigns_field:activity", pk)
    answer = tallies.merge(
        [
            {
                "uid": str(typed["uid"]),
                "device": f"form-{typed['uid'].hex[-12:]}",
                "seq": 1,
                "activity": current.pk,
                "measure": typed["measure"],
                "edition": typed["edition"],
                "quantity": typed["quantity"],
                "shop": typed["shop"],
                # Of the form's making, not of its sending: a repeated submission must be the same event.
                "occurred_at": moment(typed["uid"]),
            }
        ],
        by=request.user,
        allowed={current.pk},
        organisation=current.organisation,
    )[0]
    if answer.verdict == tallies.QUARANTINED:
        messages.error(request, answer.reason)
    return redirect("campaigns_field:activity", pk)


def _counted(activity: Activity, measure: str, edition: int | None) -> int:
    if BY_KEY.get(measure) and BY_KEY[measure].of_edition:
        return tallies.leaflets(activity).get(edition, 0)
    return tallies.totals(activity).get(measure, 0)


@never_cache
@require_POST
def merge(request, pk: int):
    """Take in a batch of taps, or none: `{"sent_at", "events": […]}` → `{"answers": [[uid, verdict, reason]…], "totals",
    "leaflets", "status"}`.

    No answer but 200 touches the phone's outbox; it tries again after a login.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"error": "请重新登录，没有送出的记录还在手机里。"}, status=401)
    if not request.user.has_perm("campaigns.run_activity"):
        raise Http404
    current = _activity(request, pk)
    try:
        body = json.loads(request.body)
        events = body["events"]
        sent_at = parse_datetime(str(body.get("sent_at")))
    except (ValueError, TypeError, KeyError):
        return JsonResponse({"error": "看不懂这一批记录。"}, status=400)
    if not isinstance(events, list) or len(events) > BATCH:
        return JsonResponse({"error": f"一次最多送 {BATCH} 条。"}, status=400)
    if sent_at is not None and timezone.is_naive(sent_at):
        sent_at = None
    answers = tallies.merge(
        events,
        by=request.user,
        sent_at=sent_at,
        allowed={current.pk},
        organisation=current.organisation,
    )
    return JsonResponse(
        {
            "answers": [[answer.uid, answer.verdict, answer.reason] for answer in answers],
            "totals": tallies.totals(current),
            "leaflets": tallies.leaflets(current),
            "status": current.status,
        },
        json_dumps_params={"ensure_ascii": False},
    )


@officer_required
def close(request, pk: int):
    """Hand back the rest and close: every copy that was drawn is accounted for."""
    current = _activity(request, pk)
    if current.status != Status.OPEN:
        if request.method == "POST" and current.status == Status.CLOSED:
            messages.info(request, "已经收过摊了，下面是收摊时的数。")
        return redirect("campaigns_field:activity", pk)
    form = CloseForm(current, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sessions.close_activity(current, form.counts(), by=request.user, uid=form.cleaned_data["uid"])
        except Refused as refused:
            form.add_error(None, refused.messages[0])
        else:
            messages.success(
                request, "已收摊，数目对得上。辛苦了！" if current.is_stall else "已结束。辛苦了！"
            )
            return redirect("campaigns_field:activity", pk)
    return render(request, "campaigns/field/close.html", {"activity": current, "form": form})


def _say(request, act, done: str) -> None:
    try:
        act()
    except Refused as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, done)

"""待核对记数: what could not be counted by itself is read by a person, who counts it in or says why not."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.generic import FormView
from wagtail.admin import messages

from .. import tallies, tree
from ..measures import BY_KEY, TALLIED
from ..models import Activity, LeafletEdition, QuarantinedEvent
from ..models.activities import Status
from ..refusals import Refused
from .views import Permitted

OFFERED = timedelta(days=370)


class QuarantineForm(forms.Form):
    """Count it in, as corrected here; or leave it out, with a reason."""

    decision = forms.ChoiceField(
        label="怎么处理",
        choices=[("in", "计入（按下面填的）"), ("out", "不计")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选计入还是不计。"},
    )
    reason = forms.CharField(
        label="不计的原因",
        max_length=180,
        required=False,
        help_text="选“不计”时必填，如“收摊时已按点数补记”。",
    )
    activity = forms.ModelChoiceField(
        Activity.objects.none(), label="活动", required=False, empty_label="请选择"
    )
    measure = forms.ChoiceField(
        label="指标", required=False, choices=[("", "请选择"), *((one.key, one.label) for one in TALLIED)]
    )
    edition = forms.ModelChoiceField(
        LeafletEdition.objects.none(),
        label="资料",
        required=False,
        empty_label="请选择",
        help_text="派发资料才填。",
    )
    quantity = forms.IntegerField(label="数量", required=False)
    shop = forms.CharField(
        label="门牌或铺位",
        max_length=60,
        required=False,
        help_text="走访商户才填。手机上填过的不用再填。门牌不入库，只存化名。",
    )

    def __init__(self, *args, waiting: QuarantinedEvent, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.waiting, self.user = waiting, user
        reach = tree.reach_of_user(user)
        near = Q(held_on__gte=timezone.localdate() - OFFERED) | Q(pk=_number(waiting.body.get("activity")))
        self.fields["activity"].queryset = Activity.objects.filter(
            near, organisation__in=reach, status__in=[Status.OPEN, Status.CLOSED]
        )
        self.fields["edition"].queryset = LeafletEdition.objects.filter(
            Q(organisation__in=reach) | Q(balances__account__organisation__in=reach)
        ).distinct()

    def clean(self):
        """Do it here: what the books refuse is an error of the form, and nothing was written."""
        data = super().clean()
        if self.errors:
            return data
        try:
            if data["decision"] == "out":
                tallies.leave_out(self.waiting, data["reason"], by=self.user)
            elif data["activity"] is None:
                raise Refused("请选活动。", "activity")
            else:
                tallies.count_in(
                    self.waiting,
                    data["activity"],
                    data["measure"],
                    data["quantity"] or 0,
                    edition=data["edition"],
                    shop=data["shop"],
                    by=self.user,
                )
        except Refused as refused:
            self.add_error(
                {"subject": "shop"}.get(refused.code, refused.code if refused.code in self.fields else None),
                str(refused),
            )
        return data


def _number(value) -> int:
    return value if type(value) is int and 0 < value < 2**62 else 0


class QuarantineView(Permitted, FormView):
    """One event in quarantine."""

    permission = "campaigns.change_quarantinedevent"
    template_name = "campaigns/office/quarantine.html"
    form_class = QuarantineForm
    page_title = "处理待核对记数"
    header_icon = "warning"

    def dispatch(self, request, *args, pk, **kwargs):
        rows = QuarantinedEvent.objects.filter(resolved_at=None)
        if not request.user.is_superuser:
            rows = rows.filter(
                organisation__in=tree.reach_of_user(request.user) if request.user.is_authenticated else []
            )
        self.waiting = get_object_or_404(rows, pk=pk)
        if not isinstance(self.waiting.body, dict):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("quarantined-tallies:index"), "label": "待核对记数"},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"waiting": self.waiting, "user": self.request.user}

    def get_initial(self):
        body = self.waiting.body
        initial = {name: _number(body.get(name)) or None for name in ("activity", "edition")}
        if body.get("measure") in BY_KEY:
            initial["measure"] = body["measure"]
        if type(body.get("quantity")) is int:
            initial["quantity"] = body["quantity"]
        return initial

    def get_context_data(self, **kwargs):
        try:
            occurred_at = parse_datetime(str(self.waiting.body.get("occurred_at")))
        except ValueError:
            occurred_at = None
        return super().get_context_data(waiting=self.waiting, occurred_at=occurred_at, **kwargs)

    def form_valid(self, form):
        self.waiting.refresh_from_db()
        messages.success(self.request, f"已处理。{self.waiting.resolution}。")
        return redirect("quarantined-tallies:index")

"""The screens that are not lists: stock, entries in the ledger, corrections, opening again, calling off."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .. import ledger, sessions, tallies, tree
from ..models import Activity, TallyEvent, Transfer
from ..refusals import Refused
from ..uids import uuid7
from . import stock
from .forms import MOVES


class Permitted(WagtailAdminTemplateMixin, View):
    """A screen for those who hold `permission`; the others learn nothing of it."""

    permission = ""
    header_icon = "table"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.get_permission()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_permission(self) -> str:
        return self.permission

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("campaigns_office:stock"), "label": "资料库存"},
            {"url": "", "label": self.get_page_title()},
        ]


class StockView(Permitted, TemplateView):
    """Every edition with its copies, and what can be entered."""

    permission = "campaigns.view_transfer"
    template_name = "campaigns/office/stock.html"
    page_title = "资料库存"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            columns=[label for _, label in stock.COLUMNS],
            rows=stock.overview(user),
            moves=[
                {"url": reverse("campaigns_office:move", args=[name]), "title": form.title}
                for name, form in MOVES.items()
                if user.has_perm(form.permission)
            ],
            may_add_editions=user.has_perm("campaigns.add_leafletedition"),
            **kwargs,
        )


class MoveView(Permitted, FormView):
    """One entry in the ledger."""

    template_name = "campaigns/office/move.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.form_class = MOVES.get(kwargs["move"])
        if self.form_class is None:
            raise Http404

    def get_permission(self):
        return self.form_class.permission

    def get_page_title(self):
        return self.form_class.title

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_initial(self):
        asked = {name: self.request.GET[name] for name in ("stall", "edition") if name in self.request.GET}
        return super().get_initial() | {name: value for name, value in asked.items() if value.isdecimal()}

    def form_valid(self, form):
        done = form.done
        if done is None:
            messages.success(self.request, "实点数和账面一致，不用入账。")
        else:
            messages.success(self.request, f"已入账：{getattr(done, 'transfer', done)}。")
        return redirect("campaigns_office:stock")


class ConfirmView(Permitted, TemplateView):
    """A question, one button, and the answer of the books."""

    template_name = "campaigns/office/confirm.html"
    explanation = ""
    action = ""
    back = ""

    def subject(self):
        raise NotImplementedError

    def act(self, uid: UUID):
        """Do it, and return the sentence that says so."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            subject=self.subject(),
            explanation=self.explanation,
            action=self.action,
            back=reverse(self.back),
            uid=uuid7(),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        try:
            uid = UUID(request.POST.get("uid", ""))
        except ValueError:
            uid = uuid7()
        try:
            messages.success(request, self.act(uid))
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(self.back)

    def within_reach(self, model, path: str):
        rows = model.objects.all()
        if not self.request.user.is_superuser:
            rows = rows.filter(**{f"{path}__in": tree.reach_of_user(self.request.user)})
        return get_object_or_404(rows, pk=self.kwargs["pk"])


class ReverseView(ConfirmView):
    """冲正."""

    permission = "campaigns.reverse_transfer"
    page_title = "冲正"
    explanation = "系统会登记一笔方向相反、份数相同的账，两笔都保留。要改成正确的数，冲正之后再登记一笔。"
    action = "确定冲正"
    back = "leaflet-ledger:index"

    def subject(self):
        return self.within_reach(Transfer, "from_account__organisation")

    def act(self, uid):
        return f"已冲正：{ledger.reverse(self.subject(), uid=uid, by=self.request.user)}。"


class ReverseTallyView(ConfirmView):
    """更正."""

    permission = "campaigns.reverse_tallyevent"
    page_title = "更正记数"
    explanation = "系统会加一条数量相反的记录，原来那条保留。"
    action = "确定更正"
    back = "tally-events:index"

    def subject(self):
        return self.within_reach(TallyEvent, "activity__organisation")

    def act(self, uid):
        return f"已更正：{tallies.reverse(self.subject(), by=self.request.user)}。"


class ReopenView(ConfirmView):
    """重新打开."""

    permission = "campaigns.reopen_activity"
    page_title = "重新打开活动"
    explanation = "收摊时入的账会全部冲正，资料回到摊位，可以重新记数、重新收摊。记过的数都保留。"
    action = "确定重新打开"
    back = "campaign-activities:index"

    def subject(self):
        return self.within_reach(Activity, "organisation")

    def act(self, uid):
        return f"已重新打开：{sessions.reopen_activity(self.subject(), by=self.request.user)}。"


class CancelView(ConfirmView):
    """取消活动."""

    permission = "campaigns.change_activity"
    page_title = "取消活动"
    explanation = "取消后不能再开始，也不计入数据。已经领出的资料要先冲正领出。"
    action = "确定取消活动"
    back = "campaign-activities:index"

    def subject(self):
        return self.within_reach(Activity, "organisation")

    def act(self, uid):
        return f"已取消：{sessions.cancel_activity(self.subject(), by=self.request.user)}。"

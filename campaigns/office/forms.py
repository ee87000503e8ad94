"""What staff fill in to move leaflets. The rules are the ledger's; the forms only ask and show its answer."""

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from .. import ledger, tree
from ..models import Account, Activity, LeafletEdition, Organisation
from ..models.activities import Kind, Status
from ..refusals import Refused
from ..uids import uuid7

AccountKind = Account.Kind


class MoveForm(forms.Form):
    """One entry in the ledger. `uid` is made with the form, so that a second click posts nothing twice."""

    title = ""
    action = ""
    explanation = ""
    permission = "campaigns.post_transfer"

    uid = forms.UUIDField(widget=forms.HiddenInput)
    edition = forms.ModelChoiceField(LeafletEdition.objects.none(), label="宣传资料", empty_label="请选择")
    quantity = forms.IntegerField(label="份数")
    on = forms.DateField(label="日期", widget=AdminDateInput)

    field_order = ["uid", "edition", "organisation", "stall", "target", "quantity", "on"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        reach = tree.reach_of_user(user)
        self.fields["uid"].initial = uuid7
        if "on" in self.fields:
            self.fields["on"].initial = timezone.localdate
        if "edition" in self.fields:
            self.fields["edition"].queryset = self.editions(reach)
        if "organisation" in self.fields:
            mine = Organisation.objects.filter(pk__in=reach)
            self.fields["organisation"].queryset = mine
            self.fields["organisation"].initial = tree.of_user(user).values_list("pk", flat=True).first()
        if "stall" in self.fields:
            self.fields["stall"].queryset = Activity.objects.filter(
                organisation__in=reach, kind=Kind.STALL, status__in=[Status.PLANNED, Status.OPEN]
            ).order_by("held_on")

    def editions(self, reach):
        """A community hands out what its street printed: editions of the reach and those in its warehouses."""
        own = LeafletEdition.objects.filter(organisation__in=reach)
        held = LeafletEdition.objects.filter(balances__account__organisation__in=reach)
        return (own | held).distinct()

    def clean(self):
        """Post it here: what the ledger refuses is an error of the form, and nothing was written."""
        data = super().clean()
        if self.errors:
            return data
        try:
            self.done = self.post(data)
        except Refused as refused:
            field = refused.code if refused.code in self.fields else None
            self.add_error(field, str(refused))
        return data

    def post(self, data):
        raise NotImplementedError


class PrintForm(MoveForm):
    title, action = "登记印制入库", "入库"
    explanation = "印刷厂送来的资料，点清后登记，数量进仓库。"
    printer = forms.CharField(label="印刷单位", max_length=80, required=False)
    batch = forms.CharField(label="批次", max_length=40, required=False)

    def editions(self, reach):
        return LeafletEdition.objects.filter(organisation__in=reach)

    def post(self, data):
        names = ("quantity", "on", "printer", "batch", "uid")
        return ledger.print_run(data["edition"], by=self.user, **{name: data[name] for name in names})


class IssueForm(MoveForm):
    title, action = "登记领出", "领出"
    explanation = "队员从仓库领走，带到摊位。收摊时 派发 + 退回 + 损毁 要等于领出。"
    stall = forms.ModelChoiceField(Activity.objects.none(), label="带到哪个摊位", empty_label="请选择")
    on = None  # the day of the stall

    def post(self, data):
        return ledger.issue(data["stall"], data["edition"], data["quantity"], uid=data["uid"], by=self.user)


class PutAwayForm(MoveForm):
    title, action = "退回点收入库", "点收入库"
    explanation = "摊位退回的资料，点清后放回仓库。点出来少了，先按实点数入库，再盘点“退回待入库”。"
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="单位")

    def post(self, data):
        return ledger.put_away(
            data["organisation"],
            data["edition"],
            data["quantity"],
            uid=data["uid"],
            by=self.user,
            on=data["on"],
        )


class OutForm(MoveForm):
    title, action = "仓库直接派发或损毁", "登记"
    explanation = "不经过摊位的：放在窗口任取、送进企业，或者在仓库里受潮损坏。"
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="单位")
    target = forms.ChoiceField(
        label="去向",
        choices=[(AccountKind.PUBLIC, "派发给群众"), (AccountKind.DAMAGED, "损毁")],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="说明", max_length=200, required=False, help_text="如“放在政务服务大厅窗口”。"
    )

    def post(self, data):
        return ledger.post(
            uid=data["uid"],
            edition=data["edition"],
            source=ledger.account(data["organisation"], AccountKind.WAREHOUSE),
            target=ledger.account(data["organisation"], data["target"]),
            quantity=data["quantity"],
            on=data["on"],
            by=self.user,
            note=data["note"],
        )


class AllotForm(MoveForm):
    title, action = "调拨给别的单位", "调拨"
    explanation = "从一个单位的仓库到另一个单位的仓库。"
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="调出单位")
    target = forms.ModelChoiceField(Organisation.objects.all(), label="调入单位", empty_label="请选择")

    def post(self, data):
        return ledger.post(
            uid=data["uid"],
            edition=data["edition"],
            source=ledger.account(data["organisation"], AccountKind.WAREHOUSE),
            target=ledger.account(data["target"], AccountKind.WAREHOUSE),
            quantity=data["quantity"],
            on=data["on"],
            by=self.user,
            note="调拨",
        )


class CountForm(MoveForm):
    title, action = "盘点", "登记盘点"
    explanation = "填实际点到的份数。和账面不同时，系统登记一笔盘盈或盘亏，原来的账不动。"
    permission = "campaigns.count_stock"
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="单位")
    target = forms.ChoiceField(
        label="盘点哪里", choices=[(AccountKind.WAREHOUSE, "仓库"), (AccountKind.RETURNED, "退回待入库")]
    )
    quantity = forms.IntegerField(label="实点份数", help_text="一份不剩填 0。")

    def post(self, data):
        return ledger.count_stock(
            ledger.account(data["organisation"], data["target"]),
            data["edition"],
            data["quantity"],
            uid=data["uid"],
            by=self.user,
            on=data["on"],
        )


class CloseForm(MoveForm):
    title, action = "结账", "结账"
    explanation = "结账以后，这个单位在该月及以前都不能再入账，也不能撤回。发现错账，冲正会记在没结账的日子。"
    permission = "campaigns.close_period"
    edition = quantity = on = None
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="单位")
    month = forms.IntegerField(label="结到哪月", help_text="六位数字，如 202402 表示 2024年2月。")

    def post(self, data):
        return ledger.close_period(data["organisation"], data["month"], by=self.user)


MOVES = {
    "print": PrintForm,
    "issue": IssueForm,
    "put-away": PutAwayForm,
    "out": OutForm,
    "allot": AllotForm,
    "count": CountForm,
    "close": CloseForm,
}

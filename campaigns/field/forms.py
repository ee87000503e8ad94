"""The forms of the phone page. They work without JavaScript."""

from dataclasses import dataclass

from django import forms

from .. import ledger, tallies
from ..measures import Measure
from ..models import Activity
from ..sessions import Count
from ..uids import uuid7


class UidField(forms.UUIDField):
    """An identifier made when the form was drawn, so that a submission that is repeated counts once."""

    def __init__(self):
        super().__init__(widget=forms.HiddenInput)

    def to_python(self, value):
        uid = super().to_python(value)
        if uid is not None and uid.version != 7:
            raise forms.ValidationError("表单已经失效，请刷新页面再填。")
        return uid


class TallyForm(forms.Form):
    """One number for one measure, typed in: for phones without JavaScript and for adding up afterwards."""

    uid = UidField()
    measure = forms.CharField(widget=forms.HiddenInput)
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)
    quantity = forms.IntegerField(
        label="数量",
        min_value=-9999,
        max_value=9999,
        initial=1,
        error_messages={
            "invalid": "数量要填整数。",
            "min_value": "数量太小。",
            "max_value": "一次最多记 9999。",
            "required": "请填数量。",
        },
    )
    shop = forms.CharField(label="门牌或铺位", max_length=60, required=False)


@dataclass(frozen=True)
class Counter:
    """One line of the phone page: what is counted, how far it has come, and the form that adds to it."""

    measure: Measure
    label: str
    total: int
    form: TallyForm
    edition: int | None = None
    left: int | None = None
    """Copies still at the stall by what was tapped, for leaflets."""


def counters(activity: Activity, measures) -> list[Counter]:
    """The counters of an open activity, most used first; leaflets once for every edition that was drawn."""
    done = tallies.totals(activity)
    found = []
    for measure in measures:
        if not measure.of_edition:
            form = TallyForm(initial={"uid": uuid7(), "measure": measure.key, "quantity": 1})
            found.append(Counter(measure, measure.label, done.get(measure.key, 0), form))
            continue
        given = tallies.leaflets(activity)
        for line in ledger.stall_lines(activity):
            form = TallyForm(
                initial={"uid": uuid7(), "measure": measure.key, "edition": line.edition.pk, "quantity": 1}
            )
            tapped = given.get(line.edition.pk, 0)
            held = line.issued - line.returned - line.damaged - tapped
            found.append(
                Counter(measure, f"派发《{line.edition.title}》", tapped, form, line.edition.pk, held)
            )
    return found


class CloseForm(forms.Form):
    """For every edition that was drawn: handed out, taken back, spoiled. 领出 must be their sum."""

    uid = UidField()

    def __init__(self, activity: Activity, data=None):
        super().__init__(data, initial={"uid": uuid7()})
        self.lines = ledger.stall_lines(activity) if activity.is_stall else []
        given = tallies.leaflets(activity)
        for line in self.lines:
            tapped = max(given.get(line.edition.pk, 0), line.given)
            rest = max(line.issued - tapped - line.damaged, 0)
            for name, label, value in (
                ("given", "派发", tapped),
                ("returned", "退回", rest),
                ("damaged", "损毁", line.damaged),
            ):
                self.fields[f"{name}-{line.edition.pk}"] = forms.IntegerField(
                    label=label,
                    min_value=0,
                    initial=value,
                    error_messages={
                        "invalid": f"《{line.edition.title}》{label}数要填整数。",
                        "min_value": f"《{line.edition.title}》{label}数不能小于 0。",
                        "required": f"请填《{line.edition.title}》的{label}数，没有就填 0。",
                    },
                )

    def rows(self):
        """(line, its three fields) for the template."""
        for line in self.lines:
            yield line, [self[f"{name}-{line.edition.pk}"] for name in ("given", "returned", "damaged")]

    def counts(self) -> dict[int, Count]:
        """What was counted, by edition id. After `is_valid`."""
        return {
            line.edition.pk: Count(
                **{
                    name: self.cleaned_data[f"{name}-{line.edition.pk}"]
                    for name in ("given", "returned", "damaged")
                }
            )
            for line in self.lines
        }

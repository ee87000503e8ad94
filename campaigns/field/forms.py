"""The forms of the phone page. They work without JavaScript."""

from dataclasses import dataclass

from django import forms

from .. import ledger, tallies
from ..measures import Measure
from ..models import Activity
from ..sessions import Count
from ..uids import moment, uuid7


class UidField(forms.UUIDField):
    """An identifier made when the form was drawn, so that a submission that is repeated counts once."""

    def __init__(self):
        super().__init__(widget=forms.HiddenInput)

    def to_python(self, value):
        try:
            uid = super().to_python(value)
            if uid is not None:
                moment(uid)  # no moment, no identifier of ours
        except (ValueError, forms.ValidationError):
            raise forms.ValidationError("表单已经失效，请刷新页面再填。") from None
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
    issued: int | None = None
    """Copies that the stall had to hand out, for leaflets."""

    @property
    def name(self) -> str:
        return f"{self.measure.key}-{self.edition}" if self.edition else self.measure.key

    @property
    def left(self) -> str:
        """What should still be in one's hands by what was tapped."""
        rest = self.issued - self.total
        return f"比领出多 {-rest}" if rest < 0 else f"应剩 {rest}"


@dataclass(frozen=True)
class Counters:
    """The counters of one activity. `most_used`, two at most, stay within the thumb's reach."""

    most_used: list[Counter]
    others: list[Counter]


def counters(activity: Activity, measures) -> Counters:
    """The counters of an open activity; leaflets once for every edition that was drawn."""
    done = tallies.totals(activity)
    found = []
    for measure in measures:
        if not measure.of_edition:
            found.append(Counter(measure, measure.label, done.get(measure.key, 0), _form()))
            continue
        given = tallies.leaflets(activity)
        for line in ledger.stall_lines(activity):
            edition, issued = line.edition, line.issued - line.returned - line.damaged
            label = f"派发《{edition.title}》"
            found.append(Counter(measure, label, given.get(edition.pk, 0), _form(), edition.pk, issued))
    most_used: dict[str, Counter] = {}
    for counter in found:
        # A counter that asks for a door plate needs a keyboard, and room for it.
        if len(most_used) < 2 and not counter.measure.needs_subject:
            most_used.setdefault(counter.measure.key, counter)
    kept = list(most_used.values())
    return Counters(kept, [counter for counter in found if counter not in kept])


def _form() -> TallyForm:
    return TallyForm(initial={"uid": uuid7()})


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
                ("returned", "退回", rest),
                ("damaged", "损毁", line.damaged),
                ("given", "派发", line.issued - rest - line.damaged),
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
        """(line, its three named fields) for the template, in the order in which they are counted."""
        for line in self.lines:
            yield (
                line,
                [(name, self[f"{name}-{line.edition.pk}"]) for name in ("returned", "damaged", "given")],
            )

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

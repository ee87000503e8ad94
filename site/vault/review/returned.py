"""A case that came back: whether its first reader has done anything about the reason before handing it in again."""

import json

from ..intake.rosters import roster_of
from ..known import digests
from ..models import Decision, Pepper, RawCase
from .marks import Marks

_ACT = Decision.Action
_CAME_BACK = (_ACT.SENT_BACK, _ACT.REOPENED)
_CHANGES = (
    _ACT.ROSTER, _ACT.ADDED, _ACT.REMOVED, _ACT.RETYPED, _ACT.REPLACED, _ACT.ACCEPTED, _ACT.ANSWERED, _ACT.TERM_ADDED,
    _ACT.TERM_ENDED, _ACT.EXEMPTION_ASKED,
)  # fmt: skip
LONGEST_ANSWER = 200


def likeness(case: RawCase, marks: Marks) -> str:
    """A keyed digest of all that the second reader judges: what is hidden and how, the answers, the roster, the phrases
    that are asked to pass."""
    parts = (
        [(s.start, s.end, s.type, s.replacement) for s in marks.spans],
        {code: given["yes"] for code, given in (case.answers or {}).items()},
        [(one.name, one.role, one.kind, one.minor, one.aliases) for one in roster_of(case)],
        sorted(one.phrase for one in case.exemptions.all()),
    )
    return digests.digest(json.dumps(parts, sort_keys=True), Pepper.value())


def is_unchanged(case: RawCase, marks: Marks) -> bool:
    """Whether `case` came back and stands as it was handed in, but for what the machine did by itself."""
    if case.status != RawCase.Status.RETURNED:
        return False
    if likeness(case, marks) == case.handed_in:
        return True
    log = Decision.objects.filter(case_uuid=case.pk)
    back = log.filter(action__in=_CAME_BACK).last()
    return back is not None and not log.filter(pk__gt=back.pk, action__in=_CHANGES).exists()


def who_returned(case: RawCase) -> str:
    """The name of whoever sent `case` back last; empty when nobody did."""
    back = Decision.objects.filter(case_uuid=case.pk, action__in=_CAME_BACK).last()
    return back.by_name if back else ""

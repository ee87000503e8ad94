"""The vault's doorkeeper: nothing leaves with a value of a raw case in it.

It names the place, never the value: whoever publishes need not be entitled to know it. In doubt it refuses: a case that
is unknown, not approved or cannot be decrypted stops everything that refers to it.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q

from cases.guards import Finding, Outgoing

from ..intake.rosters import roster_of
from ..keys import crypto
from ..models import Exemption, Marking, RawCase
from ..review.marks import Marks
from . import digests
from .scan import Scanner
from .values import Value, values_of

_KIND = {
    "PERSON": "姓名", "NICK": "称呼", "SHOP": "店名", "ORG": "单位名称", "ADDR": "地址", "CASENO": "案号", "DOB": "出生日期",
    "SCHOOL": "学校班级", "HEALTH": "健康情况",
}  # fmt: skip


def guard(outgoing: Outgoing) -> Iterator[Finding]:
    """What the vault has against `outgoing`."""
    try:
        yield from _findings(outgoing)
    except (crypto.Unreadable, crypto.BadKey):
        # A page that tells no case is held against the vault as well, and cannot be without its key.
        place = "来源案卷" if outgoing.case_refs else "案卷库"
        yield Finding(place, "打不开（密钥不对或数据损坏），无法核对，先不要发出")


def _findings(outgoing: Outgoing) -> Iterator[Finding]:
    scanners, purged = [], []
    for ref in sorted(outgoing.case_refs):
        case = RawCase.objects.filter(pk=ref).first()
        if fault := _fault(case, ref):
            yield fault
            continue
        if case.purged_at:
            purged.append((case, _phrases(case.exemptions)))
            continue
        scanners.append(Scanner(values_of_case(case), _phrases(case.exemptions)))
    known = digests.everywhere()
    for place, text in outgoing.texts:
        if not text:
            continue
        kinds = {_KIND.get(value.type, "号码") for scanner in scanners for value in scanner.hits(text)}
        if kinds:
            yield Finding(place, f"里有原始案卷中的{'、'.join(sorted(kinds))}")
        elif any(digests.stands_in(case, text, phrases) for case, phrases in purged):
            yield Finding(place, "里有原始案卷（原文已清除）登记过的姓名、名称、地址或号码")
        elif _names_anybody(text, outgoing.case_refs, known):
            yield Finding(place, "里有案卷库登记过的姓名、名称或号码")


def _names_anybody(text: str, refs: frozenset[UUID], known: digests.Heads) -> bool:
    """Whether a distinctive value of any case stands in `text`, outside the phrases that were let pass.

    Only for a text in which one stands are phrases opened, those of its case and of the cases `refs`: a vault has
    thousands.
    """
    found = digests.found_in(text, known=known)
    if not found:
        return False
    excusing = Exemption.objects.filter(Q(case__in=refs) | Q(case__digests__digest__in=found)).distinct()
    phrases = _phrases(excusing)
    return not phrases or bool(digests.found_in(text, phrases, known))


def values_of_case(case: RawCase, marks: Marks | None = None) -> frozenset[Value]:
    """Every value of `case` that must not leave, with `marks` or those it has. Raises `crypto.Unreadable`."""
    if marks is None:
        marking = Marking.objects.filter(case=case).first()
        marks = Marks.load(marking.state) if marking else Marks()
    text = case.text
    originals = {
        (span.type, words)
        for span in marks.spans
        if (words := text[span.start : span.end]) != span.replacement
    }
    return values_of(roster=roster_of(case), originals=originals, number=case.number)


def tells(case: RawCase, text: str) -> bool:
    """Whether `text` holds a value of `case`, or a distinctive one of any other: for words that stay in a log.

    Raises `crypto.Unreadable`.
    """
    own = digests.stands_in(case, text) if case.purged_at else Scanner(values_of_case(case)).hits(text)
    return bool(own) or bool(digests.found_in(text))


def _fault(case: RawCase | None, ref: UUID) -> Finding | None:
    if case is None:
        return Finding("来源案卷", "在案卷库里找不到，无法核对，先不要发出")
    if case.status != RawCase.Status.APPROVED:
        return Finding("来源案卷", f"还没有通过复核（现在是“{case.get_status_display()}”），先不要发出")
    return None


def _phrases(exemptions) -> list[str]:
    return [exemption.phrase for exemption in exemptions.filter(approved_at__isnull=False)]

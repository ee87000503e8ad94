"""The rules of review: a first reader marks and submits, a second person reads cold and approves, or sends back.

Every function checks its rule itself, whoever calls it, and writes the decision log in the same transaction. Optimistic
locking: a caller says which version of the marks it saw; a later editor is told, and nothing is overwritten.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from django.db import transaction
from django.utils import timezone

from . import anonymise, diary, dictionary, digests, quality, questions
from .detection import detect
from .guard import values_of_case
from .known_values import Value, may_be_exempted
from .marks import Marks, complement, difference, go_back
from .models import Decision, Exemption, Marking, RawCase, Step
from .people import Person
from .rosters import roster_of
from .scan import Scanner

OPEN = (RawCase.Status.MARKING, RawCase.Status.RETURNED)
STEPS_KEPT = 100


class NotAllowed(Exception):
    """A rule of review forbids it. The message is a Chinese sentence."""


class Stale(Exception):
    """Somebody else has changed the marks since this caller read them."""

    def __init__(self):
        super().__init__("这个案卷刚刚被别人改过。已经换成最新的标记，你刚才那一步没有保存，请再看一眼。")


@dataclass(frozen=True)
class Leftover:
    """A known value that can still be read in the anonymised text, and where it stands in the raw text."""

    value: str
    type: str
    places: tuple[tuple[int, int], ...]
    may_be_exempted: bool


@dataclass(frozen=True)
class Change:
    """What one step did; `Marking.changed` of the marking that `change` and `undo` give back."""

    before: Marks
    after: Marks


def marking_of(case: RawCase, by: Person) -> Marking:
    """The marks of `case`; the machine makes them when the case is opened for the first time."""
    marking = Marking.objects.filter(case=case).first()
    if marking:
        return marking
    found = detect(case.text, roster_of(case))
    marks = dictionary.laid_over(case, Marks.of(found))
    machine = [[span.start, span.end, span.type] for span in marks.spans]
    with transaction.atomic(using="vault"):
        RawCase.objects.select_for_update().get(pk=case.pk)
        marking, is_new = Marking.objects.get_or_create(
            case=case, defaults={"state": marks.dump(), "machine": machine}
        )
        if is_new:
            diary.note(case, Decision.Action.DETECTED, by, count=len(found.spans))
    return marking


def detect_again(case: RawCase, by: Person) -> None:
    """Add what the machine finds with a changed roster, leaving every reader's decision as it is."""
    marking = Marking.objects.filter(case=case).first()
    if marking is None:
        return
    found = detect(case.text, roster_of(case))

    def edit(marks: Marks) -> Marks:
        return dictionary.laid_over(case, complement(marks, found))

    change(case, marking.version, by, Decision.Action.DETECTED, edit)


def add_term(case: RawCase, version: int, by: Person, words: str, rule: str, type: str) -> Marking:
    """Keep a word for this case and lay it over the marks, as one step. Raises as `change` and `dictionary.add`."""
    with transaction.atomic(using="vault"):
        _locked(case, version)
        dictionary.add(words, rule, type, by, case)
        return change(case, version, by, Decision.Action.DETECTED, partial(dictionary.laid_over, case))


def answer(case: RawCase, version: int, by: Person, question: str, yes: bool) -> Marking:
    """The first reader answers whether somebody can be told. Raises `NotAllowed`, `Stale`."""
    if question not in questions.QUESTIONS:
        raise NotAllowed("没有这个问题。")
    with transaction.atomic(using="vault"):
        marking = _locked(case, version)
        now = Marks.load(marking.state)
        marking.changed = Change(now, now)
        answers = dict(marking.case.answers or {})
        if answers.get(question) == yes:
            return marking
        marking.case.answers = case.answers = answers | {question: yes}
        marking.case.save(update_fields=["answers"])
        diary.note(
            case, Decision.Action.ANSWERED, by, kind_before=question, kind_after="yes" if yes else "no"
        )
        return _save(marking, now)


def questions_of(case: RawCase, marks: Marks) -> tuple[str, ...]:
    """The re-identification questions that `case` with these marks has to have answered."""
    return questions.asked(case.has_minor, {span.type for span in marks.spans})


def change(
    case: RawCase,
    version: int,
    by: Person,
    action: str,
    edit: Callable[[Marks], Marks],
    start: int | None = None,
    end: int | None = None,
) -> Marking:
    """Apply `edit` to the marks of `case`; `start` and `end` are the stretch that the reader meant.

    Raises `Stale`, `NotAllowed` when the case is not open, `CannotMark` from `edit`.
    """
    with transaction.atomic(using="vault"):
        marking = _locked(case, version)
        before = Marks.load(marking.state)
        after = edit(before)
        marking.changed = Change(before, after)
        if after == before:
            return marking
        kinds = (
            {(s.start, s.end): s.type for s in before.spans},
            {(s.start, s.end): s.type for s in after.spans},
        )
        touched = (
            len(set(before.spans) ^ set(after.spans)) or len(set(before.doubts) ^ set(after.doubts)) // 2
        )
        diary.note(
            case,
            action,
            by,
            start=start,
            end=end,
            kind_before=kinds[0].get((start, end), ""),
            kind_after=kinds[1].get((start, end), ""),
            count=touched,
        )
        Step.objects.create(marking=marking, before=difference(before, after))
        if old := list(marking.steps.order_by("-pk").values_list("pk", flat=True)[STEPS_KEPT:]):
            Step.objects.filter(pk__in=old).delete()
        return _save(marking, after)


def undo(case: RawCase, version: int, by: Person) -> Marking:
    """Take the last change back. Raises `NotAllowed` when there is none."""
    with transaction.atomic(using="vault"):
        marking = _locked(case, version)
        step = marking.steps.last()
        if step is None:
            raise NotAllowed("没有可以撤销的了。")
        diary.note(case, Decision.Action.UNDONE, by)
        now = Marks.load(marking.state)
        back = go_back(now, step.before)
        marking.changed = Change(now, back)
        step.delete()
        return _save(marking, back)


def anonymised(case: RawCase, marks: Marks) -> str:
    """The text of `case` with every mark replaced."""
    return anonymise.apply(case.text, marks.spans)


def leftovers(case: RawCase, marks: Marks) -> list[Leftover]:
    """Known values that the anonymised text still holds, except in phrases that somebody asked to let pass."""
    phrases = tuple(exemption.phrase for exemption in case.exemptions.all())
    clear = anonymised(case, marks)
    found = []
    for value in _scanner(values_of_case(case, marks), phrases).hits(clear):
        found.append(
            Leftover(value.text, value.type, _places(case.text, value, marks), may_be_exempted(value))
        )
    return found


@lru_cache(maxsize=4)
def _scanner(values: frozenset[Value], phrases: tuple[str, ...]) -> Scanner:
    """A scanner is built once for the values it looks for: most changes of the marks leave them as they are."""
    return Scanner(values, phrases)


def ask_exemption(case: RawCase, phrase: str, by: Person) -> Exemption:
    """Ask that `phrase` may stay although a known value is part of it; a second person decides.

    Raises `NotAllowed` when the phrase holds no known word, is no longer than it, or holds a number.
    """
    phrase = "".join(phrase.split())
    with transaction.atomic(using="vault"):
        case = RawCase.objects.select_for_update().get(pk=case.pk)
        if case.status not in (*OPEN, RawCase.Status.APPROVED):
            raise NotAllowed("案卷在等复核，现在不能加放行的说法。")
        hits = Scanner(values_of_case(case)).hits(phrase)
        if not hits:
            raise NotAllowed("这个说法里没有要防的字词，用不着放行。")
        if not all(may_be_exempted(value) for value in hits):
            raise NotAllowed("号码一类的内容不能放行。")
        if any(len(phrase) <= len(value.text) for value in hits):
            raise NotAllowed("放行的说法要比那个词长，比如“高兴地”，这样单独出现时仍然拦得住。")
        if len(phrase) > 30:
            raise NotAllowed("放行的说法最多 30 个字。")
        diary.note(case, Decision.Action.EXEMPTION_ASKED, by)
        return Exemption.objects.create(case=case, phrase=phrase, asked_by_id=by.id, asked_by_name=by.name)


def give_exemption(exemption: Exemption, by: Person) -> None:
    """A second person lets a phrase of an approved case pass. Raises `NotAllowed` for whoever asked for it."""
    with transaction.atomic(using="vault"):
        exemption = Exemption.objects.select_for_update().get(pk=exemption.pk)
        if exemption.case.status != RawCase.Status.APPROVED:
            raise NotAllowed("案卷还没有通过，放行的说法随案卷一起复核。")
        if exemption.approved_at is None:
            _let_pass(exemption, by)


def _let_pass(exemption: Exemption, by: Person) -> None:
    if _same(by, Person(exemption.asked_by_id, exemption.asked_by_name)):
        raise NotAllowed("不能同意自己提出的放行，请换一个人。")
    exemption.approved_by_id, exemption.approved_by_name = by.id, by.name
    exemption.approved_at = timezone.now()
    exemption.save()
    diary.note(exemption.case, Decision.Action.EXEMPTION_GIVEN, by)


def obstacles(case: RawCase, marks: Marks) -> list[str]:
    """What still stands between `case` and its second reader, as Chinese sentences."""
    found = []
    if case.status == RawCase.Status.AWAITING_ROSTER or not case.parties.exists():
        found.append("名册还没有填。")
    if count := len(marks.open_doubts):
        found.append(f"还有 {count} 个疑点没有处理。")
    if count := len(leftovers(case, marks)):
        found.append(f"匿名稿里还看得到 {count} 个名册或标记里的字词。")
    if count := sum(code not in (case.answers or {}) for code in questions_of(case, marks)):
        found.append(f"“还能认出人吗”还有 {count} 问没有答。")
    return found


def submit(case: RawCase, version: int, by: Person) -> None:
    """The first reader hands the case to a second person. Raises `NotAllowed`, `Stale`."""
    with transaction.atomic(using="vault"):
        marking = _locked(case, version)
        marks = Marks.load(marking.state)
        if found := obstacles(marking.case, marks):
            raise NotAllowed("还不能提交：" + "".join(found))
        case = marking.case
        case.sensitive = questions.needs_senior(questions_of(case, marks), case.answers or {})
        case.status = RawCase.Status.SUBMITTED
        case.submitted_by_id, case.submitted_by_name, case.submitted_at = by.id, by.name, timezone.now()
        case.return_reason = ""
        case.save(
            update_fields=[
                "status",
                "sensitive",
                "submitted_by_id",
                "submitted_by_name",
                "submitted_at",
                "return_reason",
            ]
        )
        marking.steps.all().delete()
        diary.note(case, Decision.Action.SUBMITTED, by)


def may_decide(case: RawCase, by: Person) -> bool:
    """Whether `by` may be the second person for `case`: anybody but the one who submitted it, and a senior where
    minors, health or an answer ask for one."""
    return case.status == RawCase.Status.SUBMITTED and why_not_second(case, by) is None


def why_not_second(case: RawCase, by: Person) -> str | None:
    """Why `by` may not be the second reader of a submitted case, as a Chinese sentence; None when they may."""
    if _same(by, Person(case.submitted_by_id, case.submitted_by_name)):
        return "不能复核自己提交的案卷，请换一个人。"
    if case.sensitive and not by.senior:
        return "这个案卷涉及未成年人、健康，或者可能认得出人，要由分管领导复核。"
    return None


def _same(one: Person, other: Person) -> bool:
    """Whether two are one person: by account, or by name where there is none (the command line)."""
    return one.id == other.id if one.id is not None else one == other


def has_read_cold(case: RawCase, by: Person) -> bool:
    """Whether `by` has read the anonymised text, without the marks, since it was submitted."""
    if case.submitted_at is None:
        return False
    return Decision.objects.filter(
        case_uuid=case.pk,
        by_id=by.id,
        by_name=by.name,
        action=Decision.Action.READ_COLD,
        at__gte=case.submitted_at,
    ).exists()


def read_cold(case: RawCase, by: Person) -> None:
    """The second reader has read the anonymised text alone and cannot tell who it is about."""
    with transaction.atomic(using="vault"):
        case = _submitted(case, by)
        diary.note(case, Decision.Action.READ_COLD, by)


def approve(case: RawCase, by: Person) -> None:
    """The second reader signs for the case and for the phrases that were asked to pass. Raises `NotAllowed`."""
    with transaction.atomic(using="vault"):
        case = _submitted(case, by)
        if not has_read_cold(case, by):
            raise NotAllowed("请先读一遍匿名稿，回答“能看出这是谁吗”。")
        marking = Marking.objects.get(case=case)
        marks = Marks.load(marking.state)
        if found := obstacles(case, marks):
            raise NotAllowed("还不能通过：" + "".join(found))
        for exemption in case.exemptions.filter(approved_at__isnull=True):
            _let_pass(exemption, by)
        case.status = RawCase.Status.APPROVED
        case.approved_by_id, case.approved_by_name, case.approved_at = by.id, by.name, timezone.now()
        case.save(update_fields=["status", "approved_by_id", "approved_by_name", "approved_at"])
        digests.remember(case, values_of_case(case))
        diary.note(case, Decision.Action.APPROVED, by)
        quality.remember(case, marking.machine or [], marks, by)


def send_back(case: RawCase, by: Person, reason: str) -> None:
    """The second reader returns the case to the first with one line of reason. Raises `NotAllowed`."""
    reason = " ".join(reason.split())
    if not reason:
        raise NotAllowed("请写一句退回的原因，初审的人要照着改。")
    if len(reason) > 200:
        raise NotAllowed("退回原因请控制在 200 字以内。")
    with transaction.atomic(using="vault"):
        case = _submitted(case, by)
        case.status, case.return_reason = RawCase.Status.RETURNED, reason
        case.save(update_fields=["status", "return_reason"])
        diary.note(case, Decision.Action.SENT_BACK, by)


def _locked(case: RawCase, version: int) -> Marking:
    """The marking of an open case, locked and of the version that the caller saw."""
    case = RawCase.objects.select_for_update().defer("text").get(pk=case.pk)
    if case.status == RawCase.Status.AWAITING_ROSTER:
        raise NotAllowed("先把名册填好，再开始标记。")
    if case.status not in OPEN:
        raise NotAllowed(f"案卷现在是“{case.get_status_display()}”，不能改标记。")
    marking = Marking.objects.select_for_update().get(case=case)
    marking.case = case
    if marking.version != version:
        raise Stale
    return marking


def _submitted(case: RawCase, by: Person) -> RawCase:
    case = RawCase.objects.select_for_update().get(pk=case.pk)
    if case.status != RawCase.Status.SUBMITTED:
        raise NotAllowed(f"案卷现在是“{case.get_status_display()}”，不在等复核。")
    if why_not := why_not_second(case, by):
        raise NotAllowed(why_not)
    return case


def _save(marking: Marking, marks: Marks) -> Marking:
    marking.state, marking.version = marks.dump(), marking.version + 1
    marking.save(update_fields=["state", "version"])
    return marking


def _places(text: str, value: Value, marks: Marks) -> tuple[tuple[int, int], ...]:
    """Where the value stands literally and unmarked in the raw text; empty when it stands there in another dress."""
    places, at = [], text.find(value.text)
    while at >= 0:
        end = at + len(value.text)
        if not any(s.start < end and at < s.end for s in marks.spans):
            places.append((at, end))
        at = text.find(value.text, at + 1)
    return tuple(places)

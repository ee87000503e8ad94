"""The rules of review: a first reader marks and submits, a second person reads cold and approves, or sends back.

Every function checks its rule itself, whoever calls it, and writes the decision log in the same transaction. Optimistic
locking: a caller says which version of the marks it saw; a later editor is told, and nothing is overwritten.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils import timezone

from .. import anonymise, memory
from ..access import diary
from ..detection import Detection
from ..intake.rosters import roster_of
from ..known import digests
from ..known.guard import values_of_case
from ..known.scan import Scanner, scanner_of
from ..known.values import Value, may_be_exempted
from ..models import Decision, Exemption, Marking, RawCase, Step
from . import dictionary, machine, quality, questions, recording, returned
from .marks import Marks, difference, go_back
from .people import Person

OPEN = (RawCase.Status.MARKING, RawCase.Status.RETURNED)
STEPS_KEPT = 100
_NOT_YET = "机器还没有识别完这个案卷，请等标记出来再做。"


class NotAllowed(Exception):
    """A rule of review forbids it. The message is a Chinese sentence."""


class Stale(Exception):
    """Somebody else, `who`, has changed the marks since this caller read them."""

    def __init__(self, who: str):
        super().__init__(f"这个案卷刚刚被{who}改过。已经换成最新的标记，你刚才那一步没有保存，请再看一眼。")


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
    """The marks of `case`. The machine looks first where it has not yet, and looks again at an open case when it has
    changed since."""
    marking = machine.look(case, by)
    if case.status in OPEN and marking.detector != machine.version():
        try:
            return detect_again(case, by)
        except (Stale, NotAllowed):
            # A reader was quicker than the machine: their marks count, and it looks again another time.
            return Marking.objects.get(case=case)
    return marking


def is_ready(case: RawCase) -> bool:
    """Whether opening `case` is only reading: the machine, as it is today, has looked at it."""
    marking = Marking.objects.filter(case=case).only("detector").first()
    return marking is not None and (case.status not in OPEN or marking.detector == machine.version())


def detect_again(case: RawCase, by: Person) -> Marking | None:
    """Let the machine look again, because the roster or the machine has changed. None where it never looked.

    Marks that no reader has touched are made anew. Otherwise what it finds besides is added, as one step, and every
    reader's decision stays as it is.
    """
    marking = Marking.objects.filter(case=case).first()
    if marking is None:
        return None
    found = machine.detect(case.text, roster_of(case))
    with transaction.atomic(using="vault"):
        marking = _locked(case, marking.version)
        if machine.is_untouched(marking):
            marks = dictionary.laid_over(case, Marks.of(found))
            marking.machine = machine.own(marks)
            diary.note(case, Decision.Action.DETECTED, by, count=len(marks.spans))
            marking = _save(marking, marks)
        else:
            before = Marks.load(marking.state)
            edit = partial(_added, case, found, marking.machine or [])
            marking = change(case, marking.version, by, Decision.Action.DETECTED, edit)
            new = set(Marks.load(marking.state).spans) - set(before.spans)
            marking.machine = [*(marking.machine or []), *machine.own(Marks(tuple(new)))]
        marking.detector = machine.version()
        marking.save(update_fields=["machine", "detector"])
    return marking


def _added(case: RawCase, found: Detection, known: list, marks: Marks) -> Marks:
    return machine.added(case, marks, found, known)


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
        raised = {one.code: one for one in questions_of(case, now)}
        answered = questions.given(raised.get(question, questions.Asked(question)), yes)
        if answers.get(question) == answered:
            return marking
        marking.case.answers = case.answers = answers | {question: answered}
        marking.case.save(update_fields=["answers"])
        diary.note(
            case, Decision.Action.ANSWERED, by, kind_before=question, kind_after="yes" if yes else "no"
        )
        return _save(marking, now)


def questions_of(case: RawCase, marks: Marks) -> tuple[questions.Asked, ...]:
    """The re-identification questions that `case` with these marks has to have answered."""
    return questions.asked(case.text, marks.spans, case.has_minor)


def unanswered(case: RawCase, marks: Marks) -> int:
    """How many of them are open: never answered, or since then the text has come to show more."""
    asked, answers = questions_of(case, marks), case.answers or {}
    return sum(questions.answer_to(one, answers) is None for one in asked)


def needs_senior(case: RawCase, marks: Marks) -> bool:
    """Whether a named senior has to be the second reader of `case` as it stands."""
    return questions.needs_senior(questions_of(case, marks), case.answers or {})


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
        meant = None if start is None or end is None else (start, end)
        # A doubt that is opened again takes a decision back, as an undo does.
        undone = Decision.Action.DISMISSED if action == Decision.Action.UNDONE else ""
        diary.note(case, action, by, undone=undone, **recording.details(case, before, after, meant))
        step = difference(before, after) | {"action": str(action), "meant": meant}
        Step.objects.create(marking=marking, before=step)
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
        now = Marks.load(marking.state)
        back = go_back(now, step.before)
        marking.changed = Change(now, back)
        meant = tuple(step.before.get("meant") or ()) or None
        told = recording.details(case, now, back, meant)
        diary.note(case, Decision.Action.UNDONE, by, undone=step.before.get("action", ""), **told)
        step.delete()
        return _save(marking, back)


def anonymised(case: RawCase, marks: Marks) -> str:
    """The text of `case` with every mark replaced."""
    return anonymise.apply(case.text, marks.spans)


def leftovers(case: RawCase, marks: Marks) -> list[Leftover]:
    """Known values that the anonymised text still holds, except in phrases that somebody asked to let pass."""
    phrases = tuple(exemption.phrase for exemption in case.exemptions.all())
    clear = anonymised(case, marks)
    ends = [span.end for span in marks.spans]
    return [
        Leftover(value.text, value.type, _places(case.text, value, marks, ends), may_be_exempted(value))
        for value in _hits(values_of_case(case, marks), phrases, clear)
    ]


@memory.remembered(most=4, key=lambda values, phrases, clear: (values, phrases, memory.digest([clear])))
def _hits(values: frozenset[Value], phrases: tuple[str, ...], clear: str) -> tuple[Value, ...]:
    """The search itself, once for as long as neither marks nor values change: settling a doubt changes neither."""
    return tuple(scanner_of(values, phrases).hits(clear))


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
        if asked := next((one for one in case.exemptions.all() if one.phrase == phrase), None):
            return asked
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
    if count := unanswered(case, marks):
        found.append(f"“还能认出人吗”还有 {count} 问没有答。")
    return found


def submit(case: RawCase, version: int, by: Person, senior: Person | None = None, answer: str = "") -> None:
    """The first reader hands the case to a second person: to `senior`, by name, where the case asks for one. A case that
    came back has been changed, or has an `answer` to the reason.

    Raises `NotAllowed`, `Stale`.
    """
    answer = " ".join(answer.split())
    with transaction.atomic(using="vault"):
        marking = _locked(case, version)
        if marking.detector != machine.version():
            raise NotAllowed(_NOT_YET)
        marks = Marks.load(marking.state)
        if found := obstacles(marking.case, marks):
            raise NotAllowed("还不能提交：" + "".join(found))
        case = marking.case
        if len(answer) > returned.LONGEST_ANSWER:
            raise NotAllowed(f"对退回原因的回答请控制在 {returned.LONGEST_ANSWER} 字以内。")
        if not answer and returned.is_unchanged(case, marks):
            raise NotAllowed("退回以后什么都没有改。请照退回原因改；不用改的，写一句为什么。")
        is_reply = bool(answer) and case.status == RawCase.Status.RETURNED
        case.sensitive = needs_senior(case, marks)
        if not case.sensitive:
            senior = None
        elif senior is None:
            raise NotAllowed("这个案卷涉及未成年人、健康，或者可能认得出人：请选由哪位负责人复核。")
        elif fault := _why_not_senior(senior, by):
            raise NotAllowed(fault)
        case.senior_id, case.senior_name = (senior.id, senior.name) if senior else (None, "")
        case.status = RawCase.Status.SUBMITTED
        case.submitted_by_id, case.submitted_by_name, case.submitted_at = by.id, by.name, timezone.now()
        case.return_answer = answer if is_reply else ""
        case.handed_in = returned.likeness(case, marks)
        case.save(
            update_fields=[
                "status",
                "sensitive",
                "senior_id",
                "senior_name",
                "submitted_by_id",
                "submitted_by_name",
                "submitted_at",
                "return_answer",
                "handed_in",
            ]
        )
        marking.steps.all().delete()
        if is_reply:
            diary.note(case, Decision.Action.REPLIED, by)
        diary.note(case, Decision.Action.SUBMITTED, by)
        if senior:
            diary.note(case, Decision.Action.NAMED, by, about_name=senior.name)


def may_take_over(case: RawCase, by: Person) -> bool:
    """Whether `by` may read a submitted case that names another senior, who is away."""
    if case.status != RawCase.Status.SUBMITTED or not case.sensitive or may_decide(case, by):
        return False
    return _why_not_senior(by, Person(case.submitted_by_id, case.submitted_by_name)) is None


def take_over(case: RawCase, by: Person) -> None:
    """`by` becomes the named second reader of a sensitive case. Raises `NotAllowed`."""
    with transaction.atomic(using="vault"):
        case = RawCase.objects.select_for_update().defer("text").get(pk=case.pk)
        if not may_take_over(case, by):
            raise NotAllowed("这个案卷现在不能由你来复核。")
        case.senior_id, case.senior_name = by.id, by.name
        case.save(update_fields=["senior_id", "senior_name"])
        diary.note(case, Decision.Action.NAMED, by, about_name=by.name)


def _why_not_senior(senior: Person, first: Person) -> str | None:
    if _same(senior, first):
        return "不能复核自己提交的案卷，请换一位负责人。"
    if not senior.senior:
        return f"{senior.name}没有复核这类案卷的权限，请换一位负责人。"
    return None


def may_decide(case: RawCase, by: Person) -> bool:
    """Whether `by` may be the second person for `case`: anybody but the one who submitted it, and the senior who is
    named where minors, health or an answer ask for one."""
    return case.status == RawCase.Status.SUBMITTED and why_not_second(case, by) is None


def why_not_second(case: RawCase, by: Person) -> str | None:
    """Why `by` may not be the second reader of a submitted case, as a Chinese sentence; None when they may."""
    if _same(by, Person(case.submitted_by_id, case.submitted_by_name)):
        return "不能复核自己提交的案卷，请换一个人。"
    if case.sensitive and not by.senior:
        return "这个案卷涉及未成年人、健康，或者可能认得出人，要由分管领导复核。"
    if case.sensitive and not _same(by, Person(case.senior_id, case.senior_name)):
        return f"这个案卷指定由{case.senior_name}复核。{case.senior_name}不在，可以在列表里点“由我复核”。"
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
        case.return_reason = case.return_answer = ""
        fields = [
            "status",
            "approved_by_id",
            "approved_by_name",
            "approved_at",
            "return_reason",
            "return_answer",
        ]
        case.save(update_fields=fields)
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
        case.status, case.return_reason, case.return_answer = RawCase.Status.RETURNED, reason, ""
        case.save(update_fields=["status", "return_reason", "return_answer"])
        diary.note(case, Decision.Action.SENT_BACK, by)


def _locked(case: RawCase, version: int) -> Marking:
    """The marking of an open case, locked and of the version that the caller saw."""
    case = RawCase.objects.select_for_update().defer("text").get(pk=case.pk)
    if case.status == RawCase.Status.AWAITING_ROSTER:
        raise NotAllowed("先把名册填好，再开始标记。")
    if case.status not in OPEN:
        raise NotAllowed(f"案卷现在是“{case.get_status_display()}”，不能改标记。")
    marking = Marking.objects.select_for_update().filter(case=case).first()
    if marking is None:
        raise NotAllowed(_NOT_YET)
    marking.case = case
    if marking.version != version:
        last = Decision.objects.filter(case_uuid=case.pk).last()
        raise Stale(last.by_name if last else "别人")
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


def _places(text: str, value: Value, marks: Marks, ends: list[int]) -> tuple[tuple[int, int], ...]:
    """Where the value stands literally and unmarked in the raw text; empty when it stands there in another dress."""
    places, at = [], text.find(value.text)
    while at >= 0:
        end = at + len(value.text)
        near = bisect_right(ends, at)
        if near == len(ends) or marks.spans[near].start >= end:
            places.append((at, end))
        at = text.find(value.text, at + 1)
    return tuple(places)

"""The reader's desk: a page without a word of the case in it, and the JSON that fills it.

The server is the truth. Every change says which version it was made on; a stale one is answered with 409 and the fresh
marks. The raw text travels only in answers that no browser keeps.
"""

import json
from collections.abc import Iterable

from django.contrib import messages
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from .. import anonymise
from ..access import diary, door
from ..detection.spans import Span
from ..intake import rosters
from ..models import Access, Decision, Marking, RawCase, Term
from ..published import drafting
from ..review import dictionary, kinds, machine, marks, people, readers, returned, steps
from ..review.marks import CannotMark, Doubt, Marks
from ..review.people import Person
from ..review.questions import QUESTIONS, Asked, answer_to

EDIT, DECIDE, VIEW = "edit", "decide", "view"
_CLUES, _PLACES = 8, 50


@door.door(door.REVIEW, door.APPROVE)
def desk(request, uuid):
    """The page around the desk."""
    case = get_object_or_404(RawCase.objects.defer("text"), pk=uuid)
    if elsewhere := _elsewhere(request, case):
        return elsewhere
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": f"案卷 {case.short_id}"},
        ],
        "header_title": f"案卷 {case.short_id}",
        "header_icon": "lock",
        "case": case,
        "mode": _mode(request, case),
        "seniors": [one for one in people.seniors() if one.id != request.user.pk],
        "attachments": case.attachments.defer("content"),
        "page": drafting.page_of(case),
        "exemptions": case.exemptions.all(),
        "returned_by": returned.who_returned(case) if case.return_reason else "",
        "longest_answer": returned.LONGEST_ANSWER,
        "kinds": kinds.KINDS,
        "desk": {
            "mode": _mode(request, case),
            "ready": steps.is_ready(case),
            "csrf": get_token(request),
            "urls": {
                name: reverse(f"vault:{name}", args=[case.pk])
                for name in ("text", "state", "change", "roster")
            },
            "kinds": {code: {"label": kind.label, "group": kind.group} for code, kind in kinds.KINDS.items()},
            "groups": {code: {"label": label, "sign": sign} for code, (label, sign) in kinds.GROUPS.items()},
        },
    }
    return render(request, "vault/desk.html", context)


@door.door(door.REVIEW, door.APPROVE)
@require_GET
def text(request, uuid):
    """The raw text alone, for whoever opens a case that the machine is still looking at."""
    case = get_object_or_404(RawCase, pk=uuid)
    if _elsewhere(request, case):
        return JsonResponse({"error": "现在还不能看这个案卷的原文。"}, status=409)
    reading = diary.saw(case, Access.What.TEXT, Person.of(request.user))
    return JsonResponse(_raw(case) | {"reading": reading.pk})


@door.door(door.REVIEW, door.APPROVE)
@require_GET
def state(request, uuid):
    """The raw text and its marks. `?reading=`: the text was read a moment ago, this is the same look at the case."""
    case = get_object_or_404(RawCase, pk=uuid)
    if _elsewhere(request, case):
        return JsonResponse({"error": "现在还不能看这个案卷的原文。"}, status=409)
    by = Person.of(request.user)
    if not steps.is_ready(case):
        with machine.turn(case) as is_mine:
            if not is_mine:
                return JsonResponse({"waiting": True}, status=202)
            steps.marking_of(case, by)
    marking = steps.marking_of(case, by)
    if not readers.goes_on(request.GET.get("reading", ""), case, by):
        diary.saw(case, Access.What.TEXT, by)
    others = readers.lately(case, by) if case.status in steps.OPEN else []
    return JsonResponse(_raw(case) | marks_of(case, marking) | {"others": others})


@door.door(door.REVIEW)
@require_POST
def change(request, uuid):
    """One change of the marks; answers with what is different now."""
    case = get_object_or_404(RawCase, pk=uuid)
    by = Person.of(request.user)
    try:
        wish = json.loads(request.body)
        marking = _apply(case, by, wish)
    except (ValueError, KeyError, TypeError, AttributeError, Term.DoesNotExist):
        return JsonResponse({"error": "浏览器发来的请求不完整，请刷新页面再试。"}, status=400)
    except (CannotMark, steps.NotAllowed, dictionary.CannotAdd) as fault:
        return JsonResponse({"error": str(fault)}, status=400)
    except steps.Stale as fault:
        # What is sent back shows raw words, to somebody who may never have asked for the page.
        diary.saw(case, Access.What.TEXT, by)
        fresh = Marking.objects.get(case=case)
        return JsonResponse({"error": str(fault), **marks_of(case, fresh)}, status=409)
    return JsonResponse(step_of(case, marking))


@door.door(door.REVIEW)
@require_POST
def submit(request, uuid):
    """The first reader is done."""
    case = get_object_or_404(RawCase.objects.defer("text"), pk=uuid)
    by = Person.of(request.user)
    chosen = {str(one.id): one for one in people.seniors()}.get(request.POST.get("senior", ""))
    try:
        answer = request.POST.get("answer", "")
        steps.submit(case, int(request.POST.get("version", "0")), by, chosen, answer)
    except (steps.NotAllowed, steps.Stale, ValueError) as fault:
        messages.error(request, str(fault))
        return redirect(case)
    messages.success(request, f"案卷 {case.short_id} 已提交，等另一个人复核。")
    return redirect("vault:cases")


def _apply(case: RawCase, by: Person, wish: dict) -> Marking:
    version, action = int(wish["version"]), wish["action"]
    if action == "undo":
        return steps.undo(case, version, by)
    if action == "exempt":
        steps.ask_exemption(case, str(wish["phrase"]), by)
        return Marking.objects.get(case=case)
    if action == "answer":
        return steps.answer(case, version, by, str(wish["question"]), wish["yes"] is True)
    if action == "term":
        return steps.add_term(case, version, by, str(wish["words"]), str(wish["rule"]), str(wish["type"]))
    if action == "end_term":
        dictionary.end(case.terms.get(pk=int(wish["term"])), by)
        return Marking.objects.get(case=case)
    start, end = int(wish["start"]), int(wish["end"])
    everywhere = bool(wish.get("everywhere"))
    kind, words = str(wish.get("type", "")), str(wish.get("replacement", ""))
    text = case.text
    logged = {
        "add": Decision.Action.ADDED,
        "accept": Decision.Action.ACCEPTED,
        "remove": Decision.Action.REMOVED,
        "let_go": Decision.Action.REMOVED,
        "split": Decision.Action.REPLACED,
        "retype": Decision.Action.RETYPED,
        "rename": Decision.Action.REPLACED,
        "merge": Decision.Action.REPLACED,
        "dismiss": Decision.Action.DISMISSED,
        "reopen": Decision.Action.UNDONE,
    }[action]

    def edit(now: Marks) -> Marks:
        if action in {"add", "accept"}:
            return _add(now, text, start, end, kind, words, everywhere)
        if action == "remove":
            return marks.remove(now, text, start, end, everywhere)
        if action == "let_go":
            return marks.let_go(now, start, end)
        if action == "split":
            proposed = words or kinds.fresh(now.span_at(start, end).type, text[start:end].strip(), now)
            return marks.split(now, text, start, end, proposed, everywhere)
        if action == "retype":
            return _retype(now, text, start, end, kind)
        if action == "rename":
            return marks.rename(now, start, end, words)
        if action == "merge":
            return marks.merge(now, start, end, *map(int, wish["into"]))
        return marks.decide(now, text, start, end, "" if action == "reopen" else marks.DISMISSED, everywhere)

    return steps.change(case, version, by, logged, edit, start, end)


def _add(now: Marks, text: str, start: int, end: int, kind: str, words: str, everywhere: bool) -> Marks:
    if kind not in kinds.KINDS:
        raise CannotMark("请先选类别。")
    proposed, entity = kinds.proposal(kind, text[start:end].strip(), text, now)
    return marks.add(now, text, start, end, kind, words or proposed, entity, everywhere)


def _retype(now: Marks, text: str, start: int, end: int, kind: str) -> Marks:
    if kind not in kinds.KINDS:
        raise CannotMark("没有这个类别。")
    proposed, _ = kinds.proposal(kind, text[start:end].strip(), text, now)
    return marks.retype(now, start, end, kind, proposed)


def marks_of(case: RawCase, marking: Marking) -> dict:
    """Everything that the desk shows."""
    now = Marks.load(marking.state)
    return {
        "spans": _spans(case, now.spans),
        "suspects": _doubts(now.doubts),
        **_standing(case, marking, now),
    }


def step_of(case: RawCase, marking: Marking) -> dict:
    """What one step changed, for a desk that shows the marks as they were before it."""
    step = getattr(marking, "changed", None)
    if step is None:
        return marks_of(case, marking)
    spans, doubts = {*step.before.spans}, {*step.before.doubts}
    left = {*step.after.spans}, {*step.after.doubts}
    return {
        "put": _spans(case, [s for s in step.after.spans if s not in spans]),
        "drop": [[s.start, s.end] for s in spans - left[0]],
        "put_suspects": _doubts([d for d in step.after.doubts if d not in doubts]),
        "drop_suspects": [[d.start, d.end] for d in doubts - left[1]],
        **_standing(case, marking, step.after),
    }


def _raw(case: RawCase) -> dict:
    """The text and the roster, with what is odd about the roster."""
    known = rosters.roster_of(case)
    absent, twice = set(rosters.absent(case.text, known)), set(rosters.twice(known))
    roster = [
        {
            "name": line.name,
            "role": line.role,
            "minor": line.minor,
            "aliases": line.aliases,
            "absent": line.name in absent,
            "twice": line.name in twice,
        }
        for line in known
    ]
    return {"text": case.text, "roster": roster}


def _spans(case: RawCase, spans: Iterable[Span]) -> list[list]:
    text = case.text
    return [
        [s.start, s.end, s.type, s.source, s.replacement, s.entity, anonymise.shown(text, s)] for s in spans
    ]


def _doubts(doubts: Iterable[Doubt]) -> list[list]:
    return [[d.start, d.end, d.reason, d.decision] for d in doubts]


def _standing(case: RawCase, marking: Marking, now: Marks) -> dict:
    """What stands between the case and its second reader, and the way back."""
    return {
        "version": marking.version,
        "leftovers": [
            {
                "value": left.value,
                "label": kinds.KINDS[left.type].label,
                "type": left.type,
                "places": left.places,
                "exemptable": left.may_be_exempted,
            }
            for left in steps.leftovers(case, now)
        ],
        "questions": [_question(one, case) for one in steps.questions_of(case, now)],
        "senior": steps.needs_senior(case, now),
        "unchanged": returned.is_unchanged(case, now),
        "terms": [
            {
                "pk": term.pk,
                "words": term.words,
                "rule": term.rule,
                "label": _label(term),
                "mine": term.case_id is not None,
            }
            for term in dictionary.terms_of(case)
            if term.case_id is not None or term.words in case.text
        ],
        "exemptions": [
            {"phrase": one.phrase, "by": one.asked_by_name, "approved": one.approved_at is not None}
            for one in case.exemptions.all()
        ],
        "undo": marking.steps.exists(),
    }


def _question(one: Asked, case: RawCase) -> dict:
    answers = case.answers or {}
    yes = answer_to(one, answers)
    by_words: dict[str, list] = {}
    for clue in one.clues:
        by_words.setdefault(clue.words, []).append(clue)
    return {
        "code": one.code,
        "text": QUESTIONS[one.code].text,
        "yes": yes,
        "again": yes is None and one.code in answers,
        "clues": [
            [words, [[clue.start, clue.end] for clue in places[:_PLACES]], len(places)]
            for words, places in list(by_words.items())[:_CLUES]
        ],
        "more": max(0, len(by_words) - _CLUES),
    }


def _label(term: Term) -> str:
    return kinds.KINDS[term.type].label if term.type else ""


def _mode(request, case: RawCase) -> str:
    if case.status in steps.OPEN and request.user.has_perm(door.REVIEW):
        return EDIT
    if request.user.has_perm(door.APPROVE) and steps.may_decide(case, Person.of(request.user)):
        return DECIDE
    return VIEW


def _elsewhere(request, case: RawCase):
    """Where a reader has to go first: to the roster, or to the anonymised text that is read cold."""
    if case.purged_at:
        messages.info(request, "原文、附件和名册已按规定清除，只留记录。")
        return redirect("vault:history", case.pk)
    if case.status == RawCase.Status.AWAITING_ROSTER:
        messages.warning(request, "先把名册填好：文中出现的人、店、公司都要写上，机器才认得全。")
        return redirect("vault:roster", case.pk)
    by = Person.of(request.user)
    is_first_reader = request.user.has_perm(door.REVIEW)
    why_not = None if case.status != RawCase.Status.SUBMITTED else steps.why_not_second(case, by)
    if why_not and not is_first_reader:
        messages.error(request, why_not)
        return redirect("vault:cases")
    if _mode(request, case) == DECIDE and not steps.has_read_cold(case, Person.of(request.user)):
        return redirect("vault:read", case.pk)
    if case.status in steps.OPEN and not request.user.has_perm(door.REVIEW):
        messages.info(request, "这个案卷还在初审。提交以后才轮到复核，原文先不看，免得先入为主。")
        return redirect("vault:cases")
    return None

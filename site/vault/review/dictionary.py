"""The words of a case and of the office: added by somebody, ended by somebody, never deleted."""

from django.db import transaction
from django.utils import timezone

from ..access import diary
from ..detection.spans import TYPES
from ..intake.rosters import roster_of
from ..known.scan import Scanner
from ..known.values import values_of
from ..models import Decision, RawCase, Term
from . import kinds, terms
from .marks import Marks
from .people import Person


class CannotAdd(Exception):
    """The word makes no sense or would do harm. The message is a Chinese sentence."""


def terms_of(case: RawCase) -> list[Term]:
    """The words that count for `case`: the office's first, then its own, which decide where both speak."""
    mine = Term.objects.filter(ended_at=None)
    return [*mine.filter(case=None), *mine.filter(case=case)]


def laid_over(case: RawCase, marks: Marks) -> Marks:
    """`marks` with the words of the office and of `case` applied. A word that is never hidden cannot lay open a
    value of the roster."""
    text = case.text
    hide: dict[str, str] = {}
    never: set[str] = set()
    for term in terms_of(case):
        if term.rule == Term.Rule.HIDE:
            never.discard(term.words)
            hide[term.words] = term.type
        else:
            hide.pop(term.words, None)
            never.add(term.words)
    if not hide and not never:
        return marks
    hidden = []
    for words, type in hide.items():
        if words in text:
            hidden.append(terms.Hidden(words, type, *kinds.proposal(type, words, text, marks)))
    return terms.apply(marks, text, hidden, never, _is_of_roster(case))


def add(words: str, rule: str, type: str, by: Person, case: RawCase | None = None) -> Term:
    """Keep a word for `case`, or for the office. A word that is there already is given back. Raises `CannotAdd`."""
    words = " ".join(words.split())
    if fault := terms.fault_of(words):
        raise CannotAdd(fault)
    if rule not in Term.Rule.values:
        raise CannotAdd("没有这种处理。")
    if rule == Term.Rule.HIDE and type not in TYPES:
        raise CannotAdd("请选它是哪一类。")
    if rule == Term.Rule.NEVER and case is not None and _is_of_roster(case)(words):
        raise CannotAdd("这个词在名册里，不能定为不隐去。")
    with transaction.atomic(using="vault"):
        for known in Term.objects.select_for_update().filter(case=case, ended_at=None):
            if known.words == words:
                if known.rule == rule and known.type == (type if rule == Term.Rule.HIDE else ""):
                    return known
                end(known, by)
        if case is not None:
            diary.note(
                case, Decision.Action.TERM_ADDED, by, kind_after=type if rule == Term.Rule.HIDE else ""
            )
        return Term.objects.create(
            case=case,
            words=words,
            rule=rule,
            type=type if rule == Term.Rule.HIDE else "",
            added_by_id=by.id,
            added_by_name=by.name,
        )


def end(term: Term, by: Person) -> None:
    """The word no longer counts. The line stays, with who ended it and when."""
    if term.ended_at is not None:
        return
    term.ended_by_id, term.ended_by_name, term.ended_at = by.id, by.name, timezone.now()
    term.save(update_fields=["ended_by_id", "ended_by_name", "ended_at"])
    if term.case is not None:
        diary.note(term.case, Decision.Action.TERM_ENDED, by, kind_before=term.type)


def _is_of_roster(case: RawCase):
    scanner = Scanner(values_of(roster_of(case), (), case.number))
    return lambda words: bool(scanner.hits(words))

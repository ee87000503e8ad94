"""Take the demo's cases through the vault as two readers would, and write their pages as the editor would."""

from html import escape

from django.contrib.auth import get_user_model

from cases.models import CasePage, Offence, Provision
from vault.detection.spans import Party
from vault.intake import registering
from vault.models import Decision, Marking, RawCase
from vault.published import drafting
from vault.review import marks, steps
from vault.review.people import Person

from ..roles import HEAD
from .case import WHERE_TO_ASK, DemoCase


def publish_case(case: DemoCase, editor, reviewer) -> CasePage:
    """The published page of `case`; the second time, the page that is there."""
    raw = _taken_in(case, editor)
    _reviewed(raw, case.mistaken, Person.of(editor), Person.of(reviewer))
    page = drafting.make_draft(raw, editor)
    if not page.live:
        _write(page, case)
        page.save_revision(user=editor).publish(user=reviewer)
        page = CasePage.objects.get(pk=page.pk)  # not `page`, which still holds what it was given
    return page


def _taken_in(case: DemoCase, editor) -> RawCase:
    roster = [Party(p.name, p.role, p.kind, p.minor, p.aliases) for p in case.roster]
    try:
        return registering.take_in(
            case.raw, number=case.case_number, source="演示案卷", roster=roster, by=Person.of(editor)
        )
    except registering.AlreadyTakenIn as known:
        return known.case


def _reviewed(raw: RawCase, mistaken: tuple[str, ...], first: Person, second: Person) -> None:
    if raw.status in steps.OPEN:
        marking = steps.marking_of(raw, first)
        for span in marks.Marks.load(marking.state).spans:
            if raw.text[span.start : span.end] in mistaken:
                marking = steps.change(
                    raw,
                    marking.version,
                    first,
                    Decision.Action.REMOVED,
                    lambda state, span=span: marks.remove(state, raw.text, span.start, span.end),
                    span.start,
                    span.end,
                )
        for doubt in marks.Marks.load(marking.state).open_doubts:
            marking = steps.change(
                raw,
                marking.version,
                first,
                Decision.Action.DISMISSED,
                lambda state, doubt=doubt: marks.decide(
                    state, raw.text, doubt.start, doubt.end, marks.DISMISSED
                ),
            )
        for left in steps.leftovers(raw, marks.Marks.load(marking.state)):
            marking = _hide(raw, marking, left, first)
        for question in steps.questions_of(raw, marks.Marks.load(marking.state)):
            marking = steps.answer(raw, marking.version, first, question.code, False)
        steps.submit(raw, marking.version, first, Person.of(_senior()))
        raw.refresh_from_db()
    if raw.status == RawCase.Status.SUBMITTED:
        if raw.sensitive:
            second = Person.of(_senior())
        steps.read_cold(raw, second)
        steps.approve(raw, second)
        raw.refresh_from_db()


def _senior():
    """The head of the office signs where minors or health are in the case."""
    return get_user_model().objects.filter(groups__name=HEAD).earliest("pk")


def _hide(raw: RawCase, marking: Marking, left: steps.Leftover, by: Person) -> Marking:
    for start, end in left.places:
        marking = steps.change(
            raw,
            marking.version,
            by,
            Decision.Action.ADDED,
            lambda state, start=start, end=end: marks.add(state, raw.text, start, end, left.type, "某", ""),
            start,
            end,
        )
    return marking


def _write(page: CasePage, case: DemoCase) -> None:
    slug, name, plain = case.offence
    page.offence, _ = Offence.objects.get_or_create(slug=slug, defaults={"name": name, "plain_name": plain})
    page.title, page.slug = case.title, case.slug
    page.happened_on, page.summary = case.happened_on, case.summary
    page.what_happened = _prose(case.what_happened)
    page.law = [
        ("provision", {"plain": cited.plain, "provision": _provision(cited.statute, cited.label)})
        for cited in case.law
    ]
    page.decision, page.reasons = _prose(case.decision), _prose(case.reasons)
    page.advice = [("step", text) for text in case.advice]
    page.remedy, page.where_to_ask = _prose(case.remedy), _prose(WHERE_TO_ASK)
    page.search_description = case.summary.split("。")[0] + "。"
    page.tags.set(case.tags)


def _prose(paragraphs: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)


def _provision(statute: str, label: str) -> Provision:
    """The article in the newest version that the demo carries."""
    wanted = Provision.objects.filter(label=label, statute__superseded_by=None)
    found = (
        wanted.filter(statute__title__endswith=statute).first()
        or wanted.filter(statute__short_title__endswith=statute).first()
    )
    if found is None:
        raise LookupError(f"the demo has no 《{statute}》{label}")
    return found

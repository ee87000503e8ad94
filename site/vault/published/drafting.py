"""From an approved case to a draft page. The vault is written first, the page after; both may be asked again."""

import html

from django.db import transaction
from wagtail.log_actions import log

from cases.models import CaseIndexPage, CasePage

from ..access import diary
from ..models import Decision, Marking, RawCase
from ..review import steps
from ..review.marks import Marks
from ..review.people import Person


class CannotDraft(Exception):
    """There is no place for the page yet, or the case is not approved. The message is Chinese."""


def page_of(case: RawCase) -> CasePage | None:
    """The page that tells `case`, when there is one."""
    return CasePage.objects.filter(source_ref=case.pk).order_by("pk").first()


def make_draft(case: RawCase, user=None) -> CasePage:
    """The draft page of an approved case: made once, found again ever after.

    Its title and slug say nothing of the case; its text is the approved anonymised one. Raises `CannotDraft`.
    """
    if case.status != RawCase.Status.APPROVED:
        raise CannotDraft("案卷还没有通过复核，不能建立案例页。")
    if case.purged_at:
        raise CannotDraft("原文已按规定清除，不能再建案例页。")
    text = steps.anonymised(case, Marks.load(Marking.objects.get(case=case).state))
    with transaction.atomic(using="default"):
        index = CaseIndexPage.objects.select_for_update().order_by("path").first()
        if index is None:
            raise CannotDraft("网站里还没有“案例总览”页。请先在“页面”里建好它，再回来建立草稿。")
        if page := page_of(case):
            return page
        page = CasePage(
            title=f"新案例 {case.short_id}（请改标题）",
            slug=f"case-{case.short_id}",
            source_ref=case.pk,
            what_happened=paragraphs(text),
            live=False,
            owner=user,
        )
        index.add_child(instance=page)
        page.save_revision(user=user, log_action=False)
        log(instance=page, action="wagtail.create", user=user)
    diary.note(case, Decision.Action.DRAFTED, Person.of(user) if user else Person(None, "命令行"))
    return page


def paragraphs(text: str) -> str:
    """Plain text as rich text, a paragraph a line."""
    lines = (line.strip() for line in text.replace("\t", "　").splitlines())
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)

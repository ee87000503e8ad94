"""Take a published case back: everything that tells it, within one action, with its reason.

行政处罚法 art. 48: a published decision that is lawfully changed, revoked, or declared unlawful or void is withdrawn within
three days, and the reason is made public.

The vault is written first: from that moment the guard lets nothing of the case out, whatever happens next. Then the site
is cleared. Two databases share no transaction, so clearing may be repeated at any time and ends the same; `unfinished`
says where it has to be.
"""

from django.core.files.storage import default_storage
from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, ReferenceIndex, Revision

from cases.models import CasePage
from comics import lettered, stock
from comics.models import EpisodePage

from ..access import diary
from ..known.guard import tells
from ..models import Decision, RawCase, Withdrawal
from ..review.people import Person
from ..review.steps import NotAllowed
from .told import Told, told_of, versions_of

LONGEST_REASON = 200


def withdraw(case: RawCase, by: Person, ground: str, reason: str, user=None) -> Told:
    """Forbid `case` and take down all that tells it; return what that was. Raises `NotAllowed`.

    May be called again for a case that is withdrawn already: then it only clears what is left.
    """
    told = told_of(case.pk)
    with transaction.atomic(using="vault"):
        case = RawCase.objects.select_for_update().get(pk=case.pk)
        if case.status != RawCase.Status.WITHDRAWN:
            _forbid(case, by, ground, reason, told)
    clear(told, user)
    return told


def _forbid(case: RawCase, by: Person, ground: str, reason: str, told: Told) -> None:
    if case.status != RawCase.Status.APPROVED and not told.live:
        raise NotAllowed("案卷还没有通过，没有什么可以撤回。")
    if ground not in Withdrawal.Ground.values:
        raise NotAllowed("请选一个撤回的依据。")
    reason = " ".join(reason.split())
    if not reason:
        raise NotAllowed("请写一句撤回的原因，以后查得到。")
    if len(reason) > LONGEST_REASON:
        raise NotAllowed(f"撤回原因请控制在 {LONGEST_REASON} 字以内。")
    if tells(case, reason):
        raise NotAllowed("原因里有案卷里的姓名、店名或号码。请换成“当事人”“该店”再写。")
    case.status = RawCase.Status.WITHDRAWN
    case.save(update_fields=["status"])
    Withdrawal.objects.create(
        case_uuid=case.pk,
        by_id=by.id,
        by_name=by.name,
        ground=ground,
        reason=reason,
        taken=told.dump(),
    )
    diary.note(case, Decision.Action.WITHDRAWN, by, count=max(1, len(told.live)))


def reopen(case: RawCase, by: Person) -> None:
    """Give a withdrawn case back to its first reader: to be marked, submitted and approved anew. Raises `NotAllowed`."""
    with transaction.atomic(using="vault"):
        case = RawCase.objects.select_for_update().get(pk=case.pk)
        if case.status != RawCase.Status.WITHDRAWN:
            raise NotAllowed("只有已撤回的案卷可以重新处理。")
        if case.purged_at:
            raise NotAllowed("原文已经按期清除，不能重新处理。需要的话请重新收案。")
        last = Withdrawal.objects.filter(case_uuid=case.pk).last()
        case.status = RawCase.Status.RETURNED
        case.return_reason = f"撤回后重新处理：{last.reason}" if last else "撤回后重新处理"
        case.return_answer = ""
        case.save(update_fields=["status", "return_reason", "return_answer"])
        diary.note(case, Decision.Action.REOPENED, by)


def clear(told: Told, user=None) -> None:
    """Take `told` off the web, off the shelf of finished comics and out of the exports. Feeds, lists, search and the sitemap follow the pages."""
    pages = [*told.pages, *told.episodes]
    take_down(pages, user)
    for episode in told.episodes:
        _forget_pictures(episode)
    shelf = stock.shelf()
    for name in told.products:
        shelf.discard(name)
    for path in told.exports:
        path.unlink(missing_ok=True)


def take_down(pages, user=None) -> int:
    """Unpublish `pages` and what is set to publish them later; return how many were live."""
    count = 0
    keys = [str(page.pk) for page in pages]
    Revision.page_revisions.filter(object_id__in=keys).exclude(approved_go_live_at=None).update(
        approved_go_live_at=None
    )
    for page in pages:
        fresh = Page.objects.get(pk=page.pk).specific
        if fresh.live:
            # Whoever may approve the case may take it back, whatever their rights on the page tree.
            UnpublishPageAction(fresh, user=user).execute(skip_permission_checks=True)
            count += 1
    return count


def _forget_pictures(episode: EpisodePage) -> None:
    """Lettered panels of every version, and the sizes of drawings that no public page shows otherwise.

    The drawings themselves stay, under random names that no page tells: the episode may be published again.
    """
    drawings = {}
    for version in versions_of(episode):
        for name in lettered.names_for(version):
            lettered.forget(name)
        for block in version.panels:
            if picture := block.value["image"]:
                drawings[picture.pk] = picture
    for picture in drawings.values():
        keys = ReferenceIndex.get_references_to(picture).values_list("object_id", flat=True)
        if not Page.objects.filter(pk__in=[key for key in keys if key.isdigit()], live=True).exists():
            for rendition in picture.renditions.all():
                name = rendition.file.name
                rendition.delete()
                if default_storage.exists(name):
                    default_storage.delete(name)


def unfinished() -> list[RawCase]:
    """Cases that may not be public and still are, in part: clearing broke off, or was never asked for."""
    told = CasePage.objects.exclude(source_ref=None)
    refs = set(told.filter(live=True).values_list("source_ref", flat=True))
    refs |= set(told.filter(episodes__live=True).values_list("source_ref", flat=True))
    return list(RawCase.objects.defer("text").filter(pk__in=refs).exclude(status=RawCase.Status.APPROVED))

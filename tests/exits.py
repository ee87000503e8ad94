"""The places where a value can be planted, and the exits by which it could leave. Data and plain functions.

Any test of a guard may use them:

    @pytest.mark.parametrize("place", PLACES)
    @pytest.mark.parametrize("leave", EXITS)
    def test_...(place, leave, case_index, tmp_path):
        page = draft_with(place, value, case_index)
        with pytest.raises(Blocked): leave(page)

`draft_with` makes a draft case page that holds the value in that place alone. An exit either raises `guards.Blocked` or
ends with the page not live; `left(page)` says whether anything of it is public.
"""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from factories import CasePageFactory, OffenceFactory, PictureFactory
from wagtail.documents import get_document_model
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask

from cases.models import Picture, Provision, Statute

# Where


def _law(plain: str):
    statute = Statute.objects.create(title=f"试验法{uuid4().hex[:6]}")
    provision = Provision.objects.create(
        statute=statute, position=1, number=1, label="第一条", text="制定本法。"
    )
    return [("provision", {"plain": plain, "provision": provision})]


def _embedding(value: str, where: str) -> str:
    picture = PictureFactory(title="画面")
    if where == "title":
        Picture.objects.filter(pk=picture.pk).update(title=value)
    alt = value if where == "alt" else "一张画"
    return f'<p>看</p><embed embedtype="image" format="left" id="{picture.pk}" alt="{alt}"/>'


def _linking(value: str) -> str:
    document = get_document_model().objects.create(title="附件", file=ContentFile(b"x", name=f"{value}.pdf"))
    return f'<p><a linktype="document" id="{document.pk}">附件</a></p>'


PLACES = {
    "title": lambda v: {"title": f"谁是{v}"},
    "slug": lambda v: {"slug": f"case-{v}"},
    "seo title": lambda v: {"seo_title": f"谁是{v}"},
    "search description": lambda v: {"search_description": f"讲{v}的事"},
    "summary": lambda v: {"summary": f"{v}摆摊。"},
    "rich text": lambda v: {"what_happened": f"<p>{v}摆摊。</p>"},
    "rich text, split by marks": lambda v: {"decision": f"<p>{v[0]}<b>{v[1:]}</b>被罚款。</p>"},
    "rich text, as entities": lambda v: {"reasons": "<p>" + "".join(f"&#{ord(c)};" for c in v) + "</p>"},
    "link address": lambda v: {"remedy": f'<p><a href="https://example.org/{v}">看</a></p>'},
    "alt text of an embedded picture": lambda v: {"where_to_ask": _embedding(v, "alt")},
    "title of an embedded picture": lambda v: {"where_to_ask": _embedding(v, "title")},
    "name of a linked file": lambda v: {"remedy": _linking(v)},
    "words about a provision": lambda v: {"law": _law(f"像{v}那样不行。")},
    "a stream block": lambda v: {"advice": [("step", "收摊。"), ("step", f"学{v}收摊。")]},
    "a tag": lambda v: {"tags": [v]},
    "the offence": lambda v: {"offence": OffenceFactory(slug=f"o-{uuid4().hex[:6]}", name=f"占道{v}")},
}
"""Name → function of the value that gives the fields of a case page which holds it there."""

VALUE = "zhangsanfeng"
"""An invented value that may stand in a slug as well."""


def draft_with(place: str, value: str, parent: Page, **fields):
    """Return a draft case page under `parent` with `value` in `place` and nowhere else; `fields` override.

    It has one revision, so that every exit has something to publish.
    """
    fields |= PLACES[place](value)
    tags = fields.pop("tags", None)
    page = CasePageFactory(parent=parent, live=False, **fields)
    if tags:
        page.tags.add(*tags)
    page.save()
    page.save_revision()
    return page


# How


def _officer() -> User:
    user, _ = User.objects.get_or_create(username="exits", defaults={"is_superuser": True, "is_staff": True})
    return user


def _latest(page):
    return Page.objects.get(pk=page.pk).specific


def by_revision(page):
    """The editor's publish button ends here."""
    _latest(page).get_latest_revision().publish(user=_officer())


def by_save(page):
    """A script that sets the page live."""
    page = _latest(page)
    page.live = True
    page.save()


def by_base_save(page):
    """A script that never asked for the page's own class."""
    page = Page.objects.get(pk=page.pk)
    page.live = True
    page.save()


def by_update(page):
    """A query set's update, which calls no save."""
    type(page).objects.filter(pk=page.pk).update(live=True)


def by_bulk_update(page):
    page = _latest(page)
    page.live = True
    type(page).objects.bulk_update([page], ["live"])


def by_setting_a_time(page):
    """Choosing a time in the editor."""
    page = _latest(page)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish(user=_officer())


def by_schedule(page):
    """The command that cron runs; the time was set before the guard knew the value."""
    revision = _latest(page).get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    call_command("publish_scheduled", stdout=StringIO(), stderr=StringIO())


def by_workflow(page):
    """The last approval of a workflow."""
    task = GroupApprovalTask.objects.create(name="审核")
    workflow = Workflow.objects.create(name="审核流程")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    state = workflow.start(_latest(page), _officer())
    state.current_task_state.approve(user=_officer())


def by_copy(page):
    """A copy that keeps the live state of what it copies."""
    page = _latest(page)
    page.live = True
    page.copy(update_attrs={"slug": f"copy-{page.slug}"}, keep_live=True)


def by_recursive_copy(page):
    """A copy of the index with everything below it."""
    Page.objects.filter(pk=page.pk).update(live=True)  # as if it had gone out before the value was known
    try:
        index = page.get_parent().specific
        index.copy(recursive=True, update_attrs={"slug": "copies"}, keep_live=True)
    finally:
        Page.objects.filter(pk=page.pk).update(live=False)


def by_alias(page):
    page = _latest(page)
    page.live = True
    page.create_alias(update_slug=f"alias-{page.slug}")


def by_reverting(page):
    """Going back to an old revision that holds the value, and publishing it."""
    page = _latest(page)
    bad = page.get_latest_revision()
    clean = type(page).objects.get(pk=page.pk)
    clean.title, clean.slug = "改好了", f"clean-{uuid4().hex[:6]}"
    clean.save_revision()
    reverted = bad.as_object().save_revision(previous_revision=bad, user=_officer())
    reverted.publish(user=_officer())


def by_going_live_again(page):
    """A page that went out before the value was known, was taken down, and is put back."""
    page = _latest(page)
    page.unpublish()
    page.get_latest_revision().publish(user=_officer())


def by_moving(page):
    """Moving a page that is live from before the value was known shows it at a new address."""
    Page.objects.filter(pk=page.pk).update(live=True)
    try:
        page = _latest(page)
        page.move(page.get_parent(), pos="first-child")
    finally:
        Page.objects.filter(pk=page.pk).update(live=False)


EXITS = {
    "publish": by_revision,
    "save": by_save,
    "save of the base class": by_base_save,
    "query set": by_update,
    "bulk update": by_bulk_update,
    "setting a time": by_setting_a_time,
    "schedule": by_schedule,
    "workflow": by_workflow,
    "copy": by_copy,
    "recursive copy": by_recursive_copy,
    "alias": by_alias,
    "revert": by_reverting,
    "going live again": by_going_live_again,
    "move": by_moving,
}
"""Name → function that tries to bring a draft page out by that exit. All raise Blocked but the schedule, which goes on."""

GOES_ON = {"schedule"}


def left(page) -> bool:
    """Whether anything that `page` or a copy of it holds is public, or has a time to become so."""
    from cases.models import CasePage

    return CasePage.objects.filter(live=True).exists() or (
        Page.objects.get(pk=page.pk)
        .specific.revisions.filter(approved_go_live_at__gt=timezone.now())
        .exists()
    )

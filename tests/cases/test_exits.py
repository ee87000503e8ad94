"""Whatever a guard forbids leaves by no exit, wherever it stands; everything else goes on."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from exits import EXITS, GOES_ON, PLACES, VALUE, draft_with, left
from factories import CaseIndexPageFactory, CasePageFactory, OffenceFactory, PictureFactory
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from cases import guards
from cases.models import CasePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def forbidding(monkeypatch):
    """A guard that forbids VALUE, alone in the registry."""

    def guard(outgoing):
        for place, text in outgoing.texts:
            if VALUE in text:
                yield guards.Finding(place, "里有不能公开的内容")

    monkeypatch.setattr(guards, "_guards", [])
    return lambda: guards.register(guard)


def test_nothing_leaves(home, forbidding, subtests):
    # Each below an index of its own: a copy of the index with fifteen other drafts would show nothing more.
    pages = {
        place: draft_with(place, VALUE, CaseIndexPageFactory(parent=home, slug=f"cases-{number}")).pk
        for number, place in enumerate(PLACES)
    }
    forbidding()
    for leave in EXITS:
        with subtests.test(leave=leave), transaction.atomic():
            nothing_leaves(leave, {place: CasePage.objects.get(pk=key) for place, key in pages.items()})
            transaction.set_rollback(True)  # the next exit finds the drafts as they were


def nothing_leaves(leave, pages):
    count = Page.objects.count()
    for place, page in pages.items():
        schedule = list(page.revisions.values_list("approved_go_live_at", flat=True))
        if leave in GOES_ON:
            EXITS[leave](page)
        else:
            with pytest.raises(guards.Blocked) as blocked:
                EXITS[leave](page)
            assert VALUE not in str(blocked.value), f"{place}: the message names the place, never the value"
            kept = list(page.revisions.values_list("approved_go_live_at", flat=True)[: len(schedule)])
            assert kept == schedule, f"{place}: no schedule was lost"
        assert not left(page), place
    assert Page.objects.count() == count, "nothing half-written"
    assert not Page.find_problems()[-1], "the tree counts its children rightly"


@pytest.mark.parametrize("leave", EXITS)
def test_what_holds_nothing_leaves(leave, case_index, forbidding):
    page = CasePageFactory(parent=case_index, live=False)
    page.save_revision()
    forbidding()
    EXITS[leave](page)


def test_a_draft_of_a_public_page_is_kept_whatever_it_holds(case_index, forbidding):
    forbidding()
    page = CasePageFactory(parent=case_index)
    page.summary = VALUE
    page.save_revision()
    page.refresh_from_db()
    assert page.live and VALUE not in page.summary and page.has_unpublished_changes


def test_the_schedule_goes_on_and_says_why(case_index, forbidding):
    past = timezone.now() - timezone.timedelta(minutes=5)
    bad = draft_with("summary", VALUE, case_index)
    good = CasePageFactory(parent=case_index, live=False)
    good.save_revision()
    for page in (bad, good):
        revision = page.get_latest_revision()
        revision.approved_go_live_at = past
        revision.save()
    forbidding()
    err = StringIO()
    for _ in range(2):
        call_command("publish_scheduled", stdout=StringIO(), stderr=err)
    good.refresh_from_db()
    bad.refresh_from_db()
    assert good.live and not bad.live
    assert "三句话说清楚" in err.getvalue() and VALUE not in err.getvalue()
    assert bad.get_latest_revision().approved_go_live_at == past, "its time is still there to be seen"
    entry = PageLogEntry.objects.get(page=bad.pk, action="cases.publish_stopped")
    assert "三句话说清楚" in entry.message


def test_bulk_publish_names_what_it_stopped_and_publishes_the_rest(case_index, forbidding, admin_client):
    bad = draft_with("a tag", VALUE, case_index, title="不能发的")
    good = CasePageFactory(parent=case_index, live=False)
    good.save_revision()
    forbidding()
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    answer = admin_client.post(f"{address}?id={bad.pk}&id={good.pk}&next=/admin/", follow=True)
    good.refresh_from_db()
    bad.refresh_from_db()
    assert good.live and not bad.live
    text = answer.content.decode()
    assert "已发布 1 个页面" in text and "案例页《不能发的》不能发出" in text and "标签" in text


def _form_of(page, admin_client, steps=(), **changes):
    """What the editor's browser would send to publish `page` with `changes`; the stream fields are drawn by script."""
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form")
    streams = {"law": streamfield([]), "advice": streamfield([("step", step) for step in steps])}
    for name, value in (nested_form_data(streams) | changes).items():
        data[name] = value
    data["action-publish"] = "action-publish"
    return data


def test_the_editor_shows_the_reason_at_the_field_and_keeps_what_was_typed(
    case_index, forbidding, admin_client
):
    page = CasePageFactory(parent=case_index, live=False)
    forbidding()
    data = _form_of(page, admin_client, summary=f"{VALUE}摆摊。", tags="街面")
    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    page.refresh_from_db()
    form = answer.context["form"]
    assert answer.status_code == 200 and not page.live
    assert "三句话说清楚" in form.errors["summary"][0] and VALUE not in form.errors["summary"][0]
    assert form["summary"].value() == f"{VALUE}摆摊。" and "街面" in answer.content.decode()


def test_the_editor_looks_at_tags_and_blocks_before_they_are_saved(case_index, forbidding, admin_client):
    page = CasePageFactory(parent=case_index, live=False)
    forbidding()
    data = _form_of(page, admin_client, steps=[f"学{VALUE}。"], tags=VALUE)
    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    errors = answer.context["form"].errors
    assert set(errors) == {"tags", "advice"}
    [error] = errors["advice"].as_data()
    assert "怎样做才对" in error.block_errors[0].messages[0], "the error stands at the very block"
    assert not CasePage.objects.get(pk=page.pk).tags.exists()


def test_saving_a_draft_is_never_stopped(case_index, forbidding, admin_client):
    page = CasePageFactory(parent=case_index, live=False)
    forbidding()
    data = _form_of(page, admin_client, summary=f"{VALUE}摆摊。")
    del data["action-publish"]
    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert answer.status_code == 302
    assert CasePage.objects.get(pk=page.pk).summary == f"{VALUE}摆摊。"


def test_the_copy_form_refuses_a_public_copy_and_copies_nothing(case_index, forbidding, admin_client):
    page = CasePageFactory(parent=case_index)
    forbidding()
    answer = admin_client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {
            "new_title": f"关于{VALUE}",
            "new_slug": "a-copy",
            "new_parent_page": case_index.pk,
            "publish_copies": "on",
        },
    )
    assert "标题" in answer.content.decode() and VALUE in answer.content.decode(), (
        "what was typed is still there"
    )
    assert not Page.objects.filter(slug="a-copy").exists()


def test_records_shown_on_public_pages_are_guarded(case_index, forbidding):
    offence = OffenceFactory()
    CasePageFactory(parent=case_index, offence=offence, source_ref=uuid4())
    picture = PictureFactory()
    forbidding()
    offence.plain_name = VALUE
    picture.description = VALUE
    for record in (offence, picture):
        with pytest.raises(guards.Blocked):
            record.save()
        with pytest.raises(ValidationError, match="不能发出"):
            record.full_clean()


def test_a_record_is_checked_against_the_cases_behind_the_pages_that_show_it(case_index, forbidding):
    offence = OffenceFactory()
    shown, hidden = uuid4(), uuid4()
    CasePageFactory(parent=case_index, offence=offence, source_ref=shown)
    CasePageFactory(parent=case_index, offence=offence, source_ref=hidden, live=False)
    assert offence.outgoing().case_refs == {shown}


def test_a_tag_cannot_be_put_on_a_public_page_by_the_side_door(case_index, forbidding):
    from taggit.models import Tag

    from cases.models import CaseTag

    page = CasePageFactory(parent=case_index)
    forbidding()
    with pytest.raises(guards.Blocked):
        CaseTag.objects.create(content_object=page, tag=Tag.objects.create(name=VALUE))


def test_everything_public_can_be_checked_again(case_index, forbidding):
    CasePageFactory(parent=case_index, title=f"谁是{VALUE}")
    forbidding()
    out = StringIO()
    with pytest.raises(CommandError, match="撤下"):
        call_command("check_published", stdout=out)
    assert "1 个有问题" in out.getvalue() and "“标题”" in out.getvalue()

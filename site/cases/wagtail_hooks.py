"""What the cases add to Wagtail's admin."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from wagtail import hooks
from wagtail.admin.forms.pages import CopyForm
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from . import guards
from .guarded import GuardedPage
from .management.commands.publish_scheduled import STOPPED
from .viewsets import LawGroup

register_snippet(LawGroup)


@hooks.register("register_log_actions")
def say_why_it_was_stopped(actions):
    """The history of a page tells why its time passed without it being published."""

    @actions.register_action(STOPPED)
    class Stopped(LogFormatter):
        label = "定时发布被拦下"

        def format_message(self, entry):
            return f"定时发布被拦下：{entry.data.get('reason', '')}" if entry.data else self.label


@hooks.register("before_bulk_action")
def publish_what_may_go(request, action_type, objects, action):
    """Publish the chosen pages one by one when a guard stops some, or some are unfinished: the others go out, and each
    stopped one is named with its reason.

    Without a stopped page Wagtail's own action does its work.
    """
    if action_type != "publish" or not all(isinstance(page, Page) for page in objects):
        return None
    chosen = list(
        _to_publish(objects, action.cleaned_form.cleaned_data.get("include_descendants"), request.user)
    )
    lacking = {page.pk: _lacking(page) for page in chosen}
    if not any(lacking[page.pk] or _findings(page) for page in chosen):
        return None
    published, stopped = 0, []
    for page in chosen:
        if lacking[page.pk]:
            stopped.append(f"“{page.get_admin_display_title()}”还没做完：{' '.join(lacking[page.pk])}")
            continue
        try:
            with transaction.atomic():
                revision = page.get_latest_revision() or page.save_revision(user=request.user)
                revision.publish(user=request.user)
            published += 1
        except guards.Blocked as blocked:
            stopped.append(blocked.messages[0])
    if published:
        messages.success(request, f"已发布 {published} 个页面。")
    messages.error(request, f"{len(stopped)} 个页面没有发布。{' '.join(stopped)}")
    return redirect(action.next_url)


def _to_publish(objects, with_descendants: bool, user):
    for page in objects:
        yield page.specific
        if with_descendants:
            for below in page.get_descendants().not_live().specific():
                if below.permissions_for_user(user).can_publish():
                    yield below


def _lacking(page: Page) -> list[str]:
    return page.get_latest_revision_as_object().lacking() if isinstance(page, GuardedPage) else []


def _findings(page: Page) -> list[guards.Finding]:
    if not isinstance(page, GuardedPage):
        return []
    draft = page.get_latest_revision_as_object()
    return guards.findings(draft.outgoing())


@hooks.register("before_copy_page")
def ask_before_copying(request, page):
    """Refuse a copy that would be public at once, on the copy form itself, before anything is copied."""
    if request.method != "POST":
        return None
    form = CopyForm(request.POST, user=request.user, page=page)
    if not form.is_valid():
        return None
    wanted = form.cleaned_data
    if not (wanted.get("publish_copies") or wanted.get("alias")):
        return None
    copies = [page.specific]
    if wanted.get("copy_subpages"):
        copies += page.get_descendants().live().specific()
    stopped = False
    for number, copied in enumerate(copies):
        if not isinstance(copied, GuardedPage):
            continue
        if number == 0:
            copied.slug = wanted["new_slug"]
            if not wanted.get("alias"):
                copied.title = wanted["new_title"]
        try:
            guards.check(copied.outgoing())
        except guards.Blocked as blocked:
            stopped = True
            form.add_error(None, blocked.messages[0])
    if not stopped:
        return None
    return TemplateResponse(
        request,
        "wagtailadmin/pages/copy.html",
        {"page": page, "form": form, "next": request.POST.get("next", "")},
    )

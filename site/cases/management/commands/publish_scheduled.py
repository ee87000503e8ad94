"""`manage.py publish_scheduled`: Wagtail's command, which here goes on when a guard stops one page."""

from django.apps import apps
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import DraftStateMixin, Page, PageLogEntry, Revision

from cases.guards import Blocked

STOPPED = "cases.publish_stopped"
"""The entry in a page's history that says why its time passed without it being published."""


class Command(WagtailCommand):
    help = "发布到点的页面，撤下到期的页面。被拦下的页面保留草稿和发布时间，并写明原因，不影响其他页面。"

    def handle(self, *args, **options):
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        self._take_down_expired()
        self._publish_due()

    def _take_down_expired(self) -> None:
        drafts = [m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, Page)]
        for model in (Page, *drafts):
            for expired in model.objects.filter(live=True, expire_at__lt=timezone.now()).order_by(
                "expire_at"
            ):
                expired.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")

    def _publish_due(self) -> None:
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
        published = stopped = 0
        for revision in due:
            try:
                revision.publish(log_action="wagtail.publish.scheduled")
                published += 1
            except Blocked as blocked:
                stopped += 1
                self._say_why(revision, blocked.messages[0])
        if published or stopped:
            self.stdout.write(f"发布 {published} 个，拦下 {stopped} 个。")

    def _say_why(self, revision: Revision, reason: str) -> None:
        """Tell the operator each time, and the page's history once: the command runs every few minutes."""
        self.stderr.write(reason)
        page = revision.content_object
        if not PageLogEntry.objects.filter(page=page.pk, action=STOPPED, revision=revision).exists():
            log(page, STOPPED, revision=revision, data={"reason": reason})

"""Pages that cannot become public without passing the guards."""

from uuid import UUID

from wagtail.models import Page, PageViewRestriction

from . import guards
from .outgoing import texts_of_page


class GuardedPage(Page):
    """A page that is shown to the guards on every save that leaves it live.

    All of Wagtail's ways to publish (the editor, a schedule, a workflow, bulk actions, a copy, a reverted revision, a
    script) end in this `save`, so it is the one door that none of them can miss. The editor asks earlier as well, so
    that staff read the reason beside what they typed.
    """

    class Meta:
        abstract = True

    def case_refs(self) -> frozenset[UUID]:
        """The raw cases that this page tells."""
        return frozenset()

    def outgoing(self) -> guards.Outgoing:
        """This page as the guards see it."""
        return guards.Outgoing(
            name=f"{self._meta.verbose_name}《{self.title}》",
            texts=tuple(texts_of_page(self)),
            case_refs=self.case_refs(),
        )

    def save(self, *args, **kwargs):
        if self.live:
            guards.check(self.outgoing())
        return super().save(*args, **kwargs)

    def get_view_restrictions(self):
        """As Wagtail's, without asking for the ancestors on a site where nothing is restricted."""
        if not PageViewRestriction.objects.exists():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

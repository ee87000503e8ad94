"""Pages that cannot become public without passing the guards.

Wagtail has many ways to publish: the editor, a schedule, a workflow, bulk actions, a copy with its live state, an alias,
a translation, a reverted revision, a script. All end in a `save` of the page's own class, in `Page.save` of the base
class (moving a page), or in a `QuerySet.update`. All three are guarded here. The editor, the copy form and the bulk
action ask earlier as well (`cases.guarded_forms`, `cases.wagtail_hooks`), so that staff read the reason beside what they
typed.
"""

from uuid import UUID

from django.db import models, transaction
from wagtail.models import Page, PageViewRestriction
from wagtail.models.pages import PageManager
from wagtail.query import PageQuerySet

from . import guards
from .guarded_forms import GuardedPageForm
from .outgoing import places_of

# What Wagtail itself writes beside a page's text when a draft is saved; none of it is shown to the public.
_BOOKKEEPING = {
    "wagtail_admin_comments",
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "live_revision",
    "last_published_at",
    "first_published_at",
    "numchild",
    "locked",
    "locked_at",
    "locked_by",
    "owner",
    "expired",
    "expire_at",
    "go_live_at",
    "alias_of",
}


class GuardedQuerySet(PageQuerySet):
    """A query set whose bulk writes are shown to the guards before they are kept."""

    def update(self, **kwargs):
        if set(kwargs) <= _BOOKKEEPING:
            return super().update(**kwargs)
        with transaction.atomic():
            keys = list(self.values_list("pk", flat=True))
            count = super().update(**kwargs)
            self._check_live(keys)
        return count

    update.alters_data = True

    def bulk_update(self, objs, fields, batch_size=None):
        objs = list(objs)
        with transaction.atomic():
            count = super().bulk_update(objs, fields, batch_size)
            self._check_live([page.pk for page in objs])
        return count

    bulk_update.alters_data = True

    def _check_live(self, keys) -> None:
        for page in self.model._base_manager.filter(pk__in=keys, live=True):
            guards.check(page.specific.outgoing())


class GuardedPage(Page):
    """A page that is shown to the guards on every save that leaves it live."""

    objects = PageManager.from_queryset(GuardedQuerySet)()

    base_form_class = GuardedPageForm
    address_stem = "page"
    """What a new page of this kind is called in addresses until somebody finds a better name."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        fields = kwargs.get("update_fields")
        if self.live and not (fields is not None and set(fields) <= _BOOKKEEPING):
            guards.check(self.outgoing())
        return super().save(*args, **kwargs)

    @property
    def outgoing_name(self) -> str:
        """What a guard's message calls this page: 案例页《…》."""
        return f"{self._meta.verbose_name}《{self.title}》"

    def case_refs(self) -> frozenset[UUID]:
        """The raw cases that this page tells."""
        return frozenset()

    def lacking(self) -> list[str]:
        """What must be put right before this page is published, in Chinese; asked where no editor's form is in between."""
        return []

    def outgoing(self, pending=None) -> guards.Outgoing:
        """This page as the guards see it; `pending` is what a form has not set yet, see `outgoing.places_of`."""
        return guards.Outgoing(
            name=self.outgoing_name,
            texts=tuple((place.where, place.text) for place in places_of(self, pending)),
            case_refs=self.case_refs(),
        )

    def get_view_restrictions(self):
        """As Wagtail's, without asking for the ancestors on a site where nothing is restricted."""
        if not PageViewRestriction.objects.exists():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def publish(self, revision, *args, **kwargs):
        """Publish `revision`, or set its time, after the guards saw it; all or nothing, its aliases included."""
        guards.check(revision.as_object().outgoing())
        with transaction.atomic():
            return super().publish(revision, *args, **kwargs)

    publish.alters_data = True

    def copy(self, *args, **kwargs):
        with transaction.atomic():
            return super().copy(*args, **kwargs)

    copy.alters_data = True

    def create_alias(self, *args, **kwargs):
        with transaction.atomic():
            return super().create_alias(*args, **kwargs)

    create_alias.alters_data = True

    def copy_for_translation(self, *args, **kwargs):
        with transaction.atomic():
            return super().copy_for_translation(*args, **kwargs)

    copy_for_translation.alters_data = True

    def add_child(self, **kwargs):
        """Add a page below this one, or, when a guard stops it, leave no trace of it in the tree's counts."""
        children = self.numchild
        try:
            with transaction.atomic():
                return super().add_child(**kwargs)
        except guards.Blocked:
            self.numchild = children
            raise

    add_child.alters_data = True


class GuardedRecord(models.Model):
    """A record whose text is shown on pages (an offence, a picture): it is guarded like the live pages that show it."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        guards.check(self.outgoing())
        return super().save(*args, **kwargs)

    def clean(self):
        """Ask the guards, so that an editor's form shows the reason and keeps what was typed."""
        super().clean()
        guards.check(self.outgoing())

    def case_refs(self) -> frozenset[UUID]:
        """The raw cases behind the pages that show this record."""
        raise NotImplementedError

    def outgoing(self) -> guards.Outgoing:
        """This record as the guards see it."""
        return guards.Outgoing(
            name=f"{self._meta.verbose_name}“{self}”",
            texts=tuple((place.where, place.text) for place in places_of(self)),
            case_refs=self.case_refs() if self.pk else frozenset(),
        )


def check_base_save(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """Guard a save through the base class `Page`, which never reaches the page's own `save`.

    Wagtail moves a page in this way, and a script may set `live` so. Django tells of it by a signal only: this is the
    one receiver of the project (connected in `CasesConfig.ready`).
    """
    if raw or not instance.live or not instance.pk or sender is not Page:
        return
    if update_fields is not None and set(update_fields) <= _BOOKKEEPING:
        return
    model = instance.specific_class
    if model is None or not issubclass(model, GuardedPage):
        return
    page = model._base_manager.filter(pk=instance.pk).first()
    if page is None:
        return
    for field in Page._meta.concrete_fields:
        setattr(page, field.attname, getattr(instance, field.attname))
    guards.check(page.outgoing())

"""Whose rows a member of staff may see and change: those of their own organisations and of all below."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError, QuerySet
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from .. import tree
from ..models import Organisation


class ReachPolicy(ModelPermissionPolicy):
    """Django's model permissions, narrowed to the rows within the user's reach.

    `owner` leads from the model to its organisation (`activity__organisation`); None for what everybody shares.
    """

    def __init__(self, model, owner: str | None):
        super().__init__(model)
        self.owner = owner

    def _rows(self, user) -> QuerySet:
        rows = self.model._default_manager.all()
        if self.owner is None or user.is_superuser:
            return rows
        path = "pk__in" if self.owner == "self" else f"{self.owner}__in"
        return rows.filter(**{path: tree.reach_of_user(user)})

    def user_has_permission_for_instance(self, user, action, instance):
        if not self.user_has_permission(user, action):
            return False
        return instance.pk is None or self._rows(user).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user, actions):
        allowed = self.user_has_any_permission(user, actions)
        return self._rows(user) if allowed else self.model._default_manager.none()


class ReachForm(WagtailAdminModelForm):
    """Offers only organisations within the user's reach, and only activities, places and campaigns of theirs."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.for_user is None or self.for_user.is_superuser:
            return
        mine = tree.reach_of_user(self.for_user)
        for name, formfield in self.fields.items():
            rows = getattr(formfield, "queryset", None)
            if rows is None or name == "co_organisers":
                continue
            if rows.model is Organisation:
                formfield.queryset = rows.filter(pk__in=mine)
            elif any(field.name == "organisation" for field in rows.model._meta.fields):
                formfield.queryset = rows.filter(organisation__in=mine)
        owner = self.fields.get("organisation")
        if owner is not None and not self.instance.pk:
            owner.initial = owner.initial or tree.of_user(self.for_user).values_list("pk", flat=True).first()


class _Within:
    """A view of one row: out of reach is out of sight."""

    def get_object(self, *args, **kwargs):
        row = super().get_object(*args, **kwargs)
        wanted = self.permission_required or "view"
        allowed = self.permission_policy.user_has_permission_for_instance
        if not (allowed(self.request.user, wanted, row) or (wanted == "view" and self._any(row))):
            raise PermissionDenied
        return row

    def _any(self, row) -> bool:
        actions = ("add", "change", "delete", "view")
        return self.permission_policy.user_has_any_permission_for_instance(self.request.user, actions, row)


class IndexView(generic.IndexView):
    """A list that says what to do when it is empty."""

    empty_hint = ""
    results_template_name = "campaigns/office/results.html"

    def get_base_queryset(self):
        actions = self.any_permission_required
        return self.permission_policy.instances_user_has_any_permission_for(self.request.user, actions)

    @property
    def no_results_message(self):
        if self.is_searching or self.is_filtering:
            return f"没有符合条件的{self.verbose_name_plural}。换个说法，或者清除筛选再看。"
        user = self.request.user
        if self.permission_policy.owner and not user.is_superuser and not tree.of_user(user).exists():
            return "你还没有归属单位，所以看不到内容。请管理员在“普法设置 › 人员归属”里给你登记。"
        return self.empty_hint or f"还没有{self.verbose_name_plural}。"


class EditView(_Within, generic.EditView):
    pass


class InspectView(_Within, generic.InspectView):
    """One row, with the clock on our wall and nothing called None."""

    def get_field_display_value(self, field_name, field):
        value = getattr(self.object, field_name, None)
        if value is None or value == "":
            return "—"
        if isinstance(value, datetime):
            return timezone.localtime(value)
        return super().get_field_display_value(field_name, field)


class DeleteView(_Within, generic.DeleteView):
    """Deletes, or says why that would tear a hole into the books."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, f"“{self.object}”已经有记录用到它，不能删除。")
            return redirect(reverse(self.index_url_name))


class UsageView(_Within, ModelViewSet.usage_view_class):
    pass


class HistoryView(_Within, ModelViewSet.history_view_class):
    pass


class OfficeViewSet(ModelViewSet):
    """A model in the outreach menu, in Chinese, within reach."""

    owner: str | None = "organisation"
    empty_hint = ""
    copy_view_enabled = False
    list_per_page = 50
    index_view_class = IndexView
    edit_view_class = EditView
    delete_view_class = DeleteView
    inspect_view_class = InspectView
    usage_view_class = UsageView
    history_view_class = HistoryView
    index_results_template_name = "campaigns/office/results.html"

    @property
    def permission_policy(self):
        return ReachPolicy(self.model, self.owner)

    @property
    def menu_label(self):
        return self.model._meta.verbose_name_plural

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(empty_hint=self.empty_hint, **kwargs)

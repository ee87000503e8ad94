"""What Django and Wagtail plant in a new database in English, in Chinese. Safe to repeat."""

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext
from wagtail.models import Collection, Page, Task, TaskState, Workflow, WorkflowState

# Django's four; every other permission was named by the model that has it.
VERBS = {"add": "添加", "change": "修改", "delete": "删除", "view": "查看"}
GROUPS = ("Editors", "Moderators")
APPROVAL = "Moderators approval"


def speak_chinese() -> None:
    """Name the roots and the permissions, and clear away the groups and the workflow that nobody uses.

    Call it once the office's own workflow stands at the root: Wagtail's is removed only where it has never run and
    is bound to no page.
    """
    Page.objects.filter(depth=1, title="Root").update(title="全站", draft_title="全站")
    Collection.objects.filter(depth=1, name="Root").update(name="全部")
    Group.objects.filter(name__in=GROUPS, user=None).delete()
    _clear_workflow()
    _name_permissions()


def _clear_workflow() -> None:
    used = WorkflowState.objects.values("workflow")
    Workflow.objects.filter(name=APPROVAL, workflow_pages=None).exclude(pk__in=used).delete()
    used = TaskState.objects.values("task")
    for task in Task.objects.filter(name=APPROVAL, workflow_tasks=None).exclude(pk__in=used):
        task.specific.delete()


def _name_permissions() -> None:
    named = []
    for permission in Permission.objects.select_related("content_type"):
        name = _name(permission)
        if name != permission.name:
            permission.name = name
            named.append(permission)
    Permission.objects.bulk_update(named, ["name"])


def _name(permission: Permission) -> str:
    model = permission.content_type.model_class()
    verb, _, rest = permission.codename.partition("_")
    if model is not None and verb in VERBS and rest == permission.content_type.model:
        return f"可以{VERBS[verb]}{model._meta.verbose_name}"
    return gettext(permission.name)

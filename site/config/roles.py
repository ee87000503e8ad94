"""Who may do what. One table; `manage.py found_site` writes it into groups, and a test holds every address against it."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

EDITOR = "宣传专员"
OFFICER = "执法队员"
REVIEWER = "审核人"
STOREKEEPER = "仓管"
HEAD = "分管领导"


@dataclass(frozen=True)
class Role:
    """What one group may do: app permissions, rights on the page tree, rights on pictures."""

    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


ADMIN = "wagtailadmin.access_admin"


def _each(actions: str, app: str, models: str) -> tuple[str, ...]:
    """Permissions for every action on every model, both as words in one string."""
    return tuple(f"{app}.{action}_{model}" for model in models.split() for action in actions.split())


# What an editor plans and writes down; nobody may delete what has happened.
OUTREACH = (
    "activity campaign place target leafletedition placement reading article outlet recognition referencefigure"
    " audience observance observanceyear anchor"
)
READING_LAW = _each("view", "cases", "offence statute provision")
READING_BOOKS = _each("view", "campaigns", "transfer tallyevent quarantinedevent")

ROLES: dict[str, Role] = {
    EDITOR: Role(
        permissions=(
            ADMIN,
            "vault.take_in_case",
            "vault.review_case",
            *READING_LAW,
            *_each("add change", "cases", "offence"),
            *_each("add change view", "campaigns", OUTREACH),
            *READING_BOOKS,
            "campaigns.view_figures",
            "campaigns.reopen_activity",
            "campaigns.reverse_tallyevent",
            "campaigns.change_quarantinedevent",
        ),
        pages=("add_page", "change_page"),
        pictures=("add_image", "change_image", "choose_image"),
    ),
    OFFICER: Role(permissions=("campaigns.run_activity",)),
    REVIEWER: Role(
        permissions=(ADMIN, "vault.approve_case", *READING_LAW),
        pages=("change_page", "publish_page"),
        pictures=("choose_image",),
    ),
    STOREKEEPER: Role(
        permissions=(
            ADMIN,
            *_each("view", "campaigns", "activity leafletedition transfer"),
            "campaigns.post_transfer",
            "campaigns.reverse_transfer",
            "campaigns.count_stock",
            "campaigns.close_period",
        )
    ),
    HEAD: Role(
        permissions=(
            ADMIN,
            "vault.approve_case",
            "vault.approve_sensitive_case",
            *READING_LAW,
            *_each("view", "campaigns", OUTREACH),
            *_each("add change", "campaigns", "target"),
            *READING_BOOKS,
            "campaigns.view_figures",
            "campaigns.reopen_activity",
        ),
        pages=("change_page", "publish_page"),
        pictures=("choose_image",),
    ),
}


def write_roles() -> None:
    """Bring the groups in the database in line with `ROLES`. Safe to repeat; unknown permissions raise KeyError."""
    for name, role in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set([_permission(label) for label in role.permissions])
        _write_page_rights(group, role.pages)
        _write_picture_rights(group, role.pictures)
    _write_workflow()


def _permission(label: str) -> Permission:
    app, codename = label.split(".")
    found = Permission.objects.filter(content_type__app_label=app, codename=codename).first()
    if found is None:
        raise KeyError(f"no such permission: {label}")
    return found


def _write_page_rights(group: Group, codenames: tuple[str, ...]) -> None:
    root = Page.get_first_root_node()
    wanted = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    GroupPagePermission.objects.filter(group=group, page=root).exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _write_picture_rights(group: Group, codenames: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    wanted = Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=codenames)
    GroupCollectionPermission.objects.filter(
        group=group, collection=root, permission__content_type__app_label="wagtailimages"
    ).exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _write_workflow() -> None:
    """What an editor writes goes out when a reviewer or the head of the office has signed for it."""
    workflow, _ = Workflow.objects.get_or_create(name="发布审核")
    task, _ = GroupApprovalTask.objects.get_or_create(name="审核人签发")
    task.groups.set(Group.objects.filter(name__in=[REVIEWER, HEAD]))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})

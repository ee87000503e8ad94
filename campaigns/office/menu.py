"""The screens that are not lists, as entries of the outreach menu."""

from django.urls import reverse
from wagtail.admin.menu import MenuItem


class PermittedItem(MenuItem):
    """A menu entry for those who hold a permission."""

    def __init__(self, *args, permission: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


def stock_item() -> PermittedItem:
    return PermittedItem(
        "资料库存",
        reverse("campaigns_office:stock"),
        name="leaflet-stock",
        icon_name="table",
        order=-1,
        permission="campaigns.view_transfer",
    )


def figures_item() -> PermittedItem:
    return PermittedItem(
        "普法数据",
        reverse("campaigns_office:dashboard"),
        name="outreach-figures",
        icon_name="order",
        order=-2,
        permission="campaigns.view_figures",
    )

"""The vault's place in the admin: menu, addresses, permissions, icons."""

from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls
from .access import door


class VaultMenuItem(MenuItem):
    """Shown to whoever may enter, and to nobody else."""

    def is_shown(self, request):
        return any(request.user.has_perm(permission) for permission in door.ANY)


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("vault/", include(urls))]


@hooks.register("register_admin_menu_item")
def menu_item():
    return VaultMenuItem("案卷库", reverse("vault:cases"), name="vault", icon_name="lock", order=150)


@hooks.register("register_permissions")
def permissions():
    everyone = (*door.ANY, door.APPROVE_SENSITIVE)
    codenames = [permission.split(".")[1] for permission in everyone]
    return Permission.objects.filter(content_type__app_label="vault", codename__in=codenames)

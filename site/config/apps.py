from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "系统"

    def ready(self):
        from . import checks, wording  # noqa: F401  (`checks` registers itself)
        from .entitlement import hide_from_unentitled
        from .left_out import leave_out

        hide_from_unentitled()
        leave_out()
        wording.speak_chinese()

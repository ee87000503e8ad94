from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "vault"
    verbose_name = "案卷库"

    def ready(self):
        from django.db.models.signals import pre_delete

        from cases import guards, withdrawn
        from cases.models import CasePage

        from . import checks  # noqa: F401 (registers itself)
        from .known.guard import guard
        from .published.grounds import public_ground
        from .published.retention import remember_told

        guards.register(guard)
        withdrawn.register(public_ground)
        pre_delete.connect(remember_told, sender=CasePage, dispatch_uid="vault.told")

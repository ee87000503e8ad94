from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "vault"
    verbose_name = "案卷库"

    def ready(self):
        from cases import guards, withdrawn

        from . import checks  # noqa: F401 (registers itself)
        from .known.guard import guard
        from .published.grounds import public_ground

        guards.register(guard)
        withdrawn.register(public_ground)

"""Which database a model lives in: the vault has one of its own, so that a copy of the site holds no raw case."""


class VaultRouter:
    """Send the vault's models to the vault's database and everything else to the site's."""

    def db_for_read(self, model, **hints):
        return "vault" if model._meta.app_label == "vault" else "default"

    db_for_write = db_for_read

    def allow_relation(self, first, second, **hints):
        """No foreign key may cross the wall: the only link is a UUID."""
        return (first._meta.app_label == "vault") == (second._meta.app_label == "vault")

    def allow_migrate(self, db, app_label, **hints):
        return (db == "vault") == (app_label == "vault")

from django.apps import AppConfig
from django.db.models.signals import pre_save


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "案例"

    def ready(self):
        from wagtail.models import Page

        from .guarded import check_base_save

        pre_save.connect(check_base_save, sender=Page, dispatch_uid="cases.guarded")

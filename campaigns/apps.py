from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "普法活动"

    def ready(self):
        from cases import companions

        from .ahead import pickup_places

        companions.register(pickup_places)

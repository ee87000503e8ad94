from django.apps import AppConfig


class ComicsConfig(AppConfig):
    name = "comics"
    verbose_name = "漫画"

    def ready(self):
        from cases import companions

        from .reading import episodes_of_case

        companions.register(episodes_of_case)

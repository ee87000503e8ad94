"""Found a new office's site, without any demo content."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand

from config.founding import found_site


class Command(BaseCommand):
    help = "建立一个单位的网站：首页、案例、漫画三个栏目，五个角色，发布审核流程。可以重复运行，不会覆盖已有内容。"

    def add_arguments(self, parser):
        parser.add_argument("--office", default="普法工坊", help="居民看到的网站名，如“白沙街道普法工坊”")
        parser.add_argument(
            "--url", default=settings.WAGTAILADMIN_BASE_URL, help="网站地址，如 https://pufa.example.cn"
        )

    def handle(self, *args, office, url, **options):
        address = urlsplit(url)
        default_port = 443 if address.scheme == "https" else 80
        tree = found_site(office, address.hostname or "localhost", address.port or default_port)
        self.stdout.write(f"网站“{tree.home.title}”已就绪：{url}")

"""Build the demo and say where everything is."""

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.demo.build import Demo, build
from config.demo.logins import LOGINS, PASSWORD


class Command(BaseCommand):
    help = "建立演示数据：一个虚构街道的案例、漫画、普法小摊和台账。可以重复运行。"
    requires_system_checks = []
    requires_migrations_checks = False

    def handle(self, *args, **options):
        if settings.PRODUCTION:
            raise CommandError("演示数据不能装进正式网站。请去掉 DJANGO_SETTINGS_MODULE 再试。")
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        demo, started = Demo(), time.monotonic()
        for step in build(demo, address.hostname or "127.0.0.1", address.port or 80):
            self.stdout.write(f"[{time.monotonic() - started:5.1f} 秒] {step}")
            self.stdout.flush()
        self.stdout.write(f"[{time.monotonic() - started:5.1f} 秒] 完成\n")
        for path in demo.exports:
            self.stdout.write(f"  {path}")
        self.stdout.write(f"\n网站 {settings.WAGTAILADMIN_BASE_URL}/　后台 /admin/　手机 /field/")
        self.stdout.write(f"演示账号（密码都是 {PASSWORD}，只在演示数据里有）：")
        for username, (shown, _) in LOGINS.items():
            self.stdout.write(f"  {username:<16}{shown}")

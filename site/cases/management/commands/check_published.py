"""`manage.py check_published`: show everything that is public to the guards once more."""

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from cases import guards
from cases.guarded import GuardedPage


class Command(BaseCommand):
    help = "把所有已发布的页面再检查一遍（例如名单改动之后），列出有问题的页面和位置。"

    def handle(self, *args, **options):
        checked, bad = 0, 0
        for page in Page.objects.live().specific().iterator(chunk_size=200):
            if not isinstance(page, GuardedPage):
                continue
            checked += 1
            found = guards.findings(page.outgoing())
            if found:
                bad += 1
                places = "；".join(f"“{finding.place}”{finding.reason}" for finding in found)
                self.stdout.write(f"{page.outgoing_name}（编号 {page.pk}）：{places}")
        self.stdout.write(f"检查了 {checked} 个已发布的页面，{bad} 个有问题。")
        if bad:
            raise CommandError("请先撤下有问题的页面，改好后再发布。")

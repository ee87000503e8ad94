"""`manage.py unknown_laws`: the laws that case pages cite and that are not held."""

from django.core.management.base import BaseCommand

from cases.linking import unknown_laws
from cases.models import CasePage


class Command(BaseCommand):
    help = "列出案例页里引用了、但没有收录的法律法规和条文。"

    def handle(self, *args, **options):
        found = unknown_laws(CasePage.objects.all().iterator(chunk_size=200))
        for name, reason, times, pages in found:
            numbers = "、".join(str(page.pk) for page in pages[:5])
            self.stdout.write(f"{name}：{reason}，引用 {times} 次，页面编号 {numbers}")
        self.stdout.write(f"共 {len(found)} 项。" if found else "引用的法律法规都已收录。")

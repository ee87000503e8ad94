"""Write the WeChat package of one page."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from cases.guards import Blocked
from publishing.wechat.exporting import export


class Command(BaseCommand):
    help = "把一个案例页或一期漫画做成公众号发布包（zip）。"

    def add_arguments(self, parser):
        parser.add_argument("page_id", type=int, help="页面编号")
        parser.add_argument("--out", required=True, type=Path, help="写到哪个 zip 文件")

    def handle(self, *args, page_id, out, **options):
        page = Page.objects.filter(pk=page_id).first()
        if page is None:
            raise CommandError(f"没有编号为 {page_id} 的页面。编号在后台编辑页面时的网址里。")
        try:
            data = export(page)
        except Blocked as blocked:
            raise CommandError(blocked.messages[0]) from None
        except ValueError as error:
            raise CommandError(str(error)) from None
        out.parent.mkdir(parents=True, exist_ok=True)
        unfinished = out.with_name(out.name + ".part")
        unfinished.write_bytes(data)
        os.replace(unfinished, out)
        self.stdout.write(f"已写好 {out}（{len(data) / 1e6:.1f} MB）")

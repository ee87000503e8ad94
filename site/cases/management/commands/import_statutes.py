"""`manage.py import_statutes PATH…`: read law texts from Markdown files or folders of them."""

from pathlib import Path

from django.core.management.base import BaseCommand

from cases import statute_import


class Command(BaseCommand):
    help = "导入法律法规（Markdown 文件或文件夹）。可以反复运行；新版取代旧版，旧版保留。"

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="路径", help="文件或文件夹")

    def handle(self, *args, paths, **options):
        outcome = statute_import.take_in(paths)
        for statute in outcome.added:
            self.stdout.write(f"新增：{statute}")
        for statute in outcome.corrected:
            self.stdout.write(f"更正：{statute}")
        for statute in outcome.superseded:
            self.stdout.write(f"已被新版取代：{statute}")
        for path, reason in outcome.refused:
            self.stderr.write(f"没有导入：{path}：{reason}")
        if not (outcome.added or outcome.corrected):
            self.stdout.write("没有变化。")
        self.stdout.write(
            f"共 {len(outcome.added)} 部新增、{len(outcome.corrected)} 部更正、{outcome.unchanged} 部没有变化、"
            f"{len(outcome.refused)} 个文件没有导入；写入条文 {outcome.provisions} 条。"
        )

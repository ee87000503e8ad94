"""`manage.py import_statutes PATH…`: read law texts from Markdown files or folders of them."""

from pathlib import Path

from django.core.management.base import BaseCommand

from cases import statute_import

EVERY = 100
"""Files between two reports of progress."""
NAMED = 20
"""Skipped files that are named; a collection may hold hundreds of pictures."""


class Command(BaseCommand):
    help = "导入法律法规（Markdown 文件或文件夹）。可以反复运行；新版取代旧版，旧版保留。"

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="路径", help="文件或文件夹")

    def handle(self, *args, paths, **options):
        outcome = statute_import.take_in(paths, self._progress)
        for name in outcome.added:
            self.stdout.write(f"新增：{name}")
        for name in outcome.corrected:
            self.stdout.write(f"更正：{name}")
        for name in outcome.superseded:
            self.stdout.write(f"已被新版取代：{name}")
        for path in outcome.skipped[:NAMED]:
            self.stdout.write(f"跳过（不是 .md、.txt 文件）：{path}")
        if len(outcome.skipped) > NAMED:
            self.stdout.write(f"还跳过了 {len(outcome.skipped) - NAMED} 个不是 .md、.txt 的文件。")
        for path, reason in outcome.refused:
            self.stderr.write(f"没有导入：{path}：{reason}")
        if not (outcome.added or outcome.corrected):
            self.stdout.write("没有变化。")
        self.stdout.write(
            f"读了 {outcome.read} 个文件：{len(outcome.added)} 部新增、{len(outcome.corrected)} 部更正、"
            f"{outcome.unchanged} 部没有变化、{outcome.doubles} 个重复、{len(outcome.refused)} 个文件没有导入；"
            f"写入条文 {outcome.provisions} 条。"
        )

    def _progress(self, outcome: statute_import.Outcome) -> None:
        if outcome.read % EVERY == 0:
            self.stdout.write(f"已读 {outcome.read} 个文件，写入条文 {outcome.provisions} 条……")
            self.stdout.flush()

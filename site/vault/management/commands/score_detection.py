"""`manage.py score_detection FILE…`: the figures of docs/anonymisation.md, over marked-up documents."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from vault.detection import detect
from vault.detection.scoring import load, report, score


class Command(BaseCommand):
    help = "对带标注的文书计算识别率（有名单、无名单各一次）。不读写任何数据库。"
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="标注文书，格式见 docs/anonymisation.md")
        parser.add_argument("--missed", action="store_true", help="逐条列出漏掉的内容")

    def handle(self, *args, files, missed, **options):
        for name in files:
            try:
                corpus = load(Path(name))
            except (OSError, UnicodeDecodeError) as error:
                raise CommandError(f"读不了 {name}：{error}") from error
            for with_roster in (False, True):
                total = score(corpus, detect, with_roster=with_roster)
                self.stdout.write(f"{name}（{'有' if with_roster else '无'}名单）\n{report(total)}\n")
                if missed:
                    for line in total.missed:
                        self.stdout.write("  " + " ".join(line))

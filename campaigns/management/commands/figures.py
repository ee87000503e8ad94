"""`manage.py figures`: the figures of a period as sentences to paste."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from campaigns import figures
from campaigns.models import Organisation
from campaigns.periods import UnknownPeriod, resolve


class Command(BaseCommand):
    help = "把一段时间的普法数据写成可以直接粘贴的句子。"

    def add_arguments(self, parser):
        parser.add_argument(
            "--since", default="今年", help="从何时起：改革以来、2022年至今、今年、2023年第三季度……"
        )
        parser.add_argument("--until", default="", help="到哪天止，如 2024-02-29。不写则到今天。")
        parser.add_argument(
            "--organisation", default="", help="单位名称或代号，含其下级单位。不写则为全部单位。"
        )
        parser.add_argument(
            "--all", action="store_true", help="再列出稿件、群众认可、座谈、培训考试、办案各句。"
        )
        parser.add_argument("--table", action="store_true", help="列出精确数字，一行一项。")

    def handle(self, *, since, until, organisation, all, table, **options):
        try:
            period = resolve(since, until, today=timezone.localdate(), anchors=figures.anchors())
        except UnknownPeriod as error:
            raise CommandError(str(error)) from None
        found = figures.collect(period, self.named(organisation) if organisation else None)
        if table:
            for figure in found:
                self.stdout.write(
                    f"{figure.label}\t{figure.text}{figure.unit if figure.value is not None else ''}"
                )
            return
        for sentence in figures.all_sentences(found) if all else figures.main_sentences(found):
            self.stdout.write(sentence)

    def named(self, organisation: str) -> Organisation:
        for field in ("name", "slug"):
            if found := Organisation.objects.filter(**{field: organisation}).first():
                return found
        raise CommandError(f"没有名为“{organisation}”的单位。单位在后台“普法活动 › 单位”里登记。")

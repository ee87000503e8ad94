"""Take in a portable episode as a draft."""

from django.core.management.base import BaseCommand, CommandError

from comics import portable, spec
from comics.models import SeriesPage


class Command(BaseCommand):
    help = "把漫画文件包（zip、文件夹或 episode.json）导入成一期草稿。"

    def add_arguments(self, parser):
        parser.add_argument("file", help="文件包")
        parser.add_argument("--series", type=int, required=True, help="放进哪个系列：系列页的编号")

    def handle(self, *args, **options):
        series = SeriesPage.objects.filter(pk=options["series"]).first()
        if series is None:
            raise CommandError(f"没有编号为 {options['series']} 的漫画系列。")
        try:
            page = portable.import_episode(options["file"], series)
        except spec.ComicError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"已导入《{page.title}》，第 {page.number} 期，共 {len(page.panels)} 格，编号 {page.pk}，现在是草稿。"
        )

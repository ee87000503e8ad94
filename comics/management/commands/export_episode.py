"""Write one episode as its portable zip or folder."""

from django.core.management.base import BaseCommand, CommandError

from cases import guards
from comics import portable, spec
from comics.models import EpisodePage


class Command(BaseCommand):
    help = "把一期漫画导出成文件包（zip，或不以 .zip 结尾的文件夹），可以导入到另一个普法工坊。"

    def add_arguments(self, parser):
        parser.add_argument("page_id", type=int, help="漫画页的编号，见后台编辑页的网址")
        parser.add_argument("--out", required=True, help="写到哪里，如 episode-1.zip")

    def handle(self, *args, **options):
        page = EpisodePage.objects.filter(pk=options["page_id"]).first()
        if page is None:
            raise CommandError(f"没有编号为 {options['page_id']} 的漫画。")
        try:
            path = portable.write_episode(page.get_latest_revision_as_object(), options["out"])
        except guards.Blocked as error:
            raise CommandError("；".join(error.messages)) from None
        except spec.ComicError as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"写不进 {options['out']}：{error.strerror}") from None
        self.stdout.write(f"已写好 {path}")

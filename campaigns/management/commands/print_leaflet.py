"""`manage.py print_leaflet EDITION_ID [--stall ID] --out FILE.pdf`: the leaflet for the printer."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from campaigns.leaflets.printing import leaflet
from campaigns.models import Activity, LeafletEdition
from comics.spec import ComicError


class Command(BaseCommand):
    help = "把一种宣传资料排成 PDF。写明 --stall，二维码就是这个摊位专用的，扫码数记在它名下。"

    def add_arguments(self, parser):
        parser.add_argument("edition", type=int, help="宣传资料的编号（后台网址里的数字）。")
        parser.add_argument("--stall", type=int, help="摊位的编号。")
        parser.add_argument("--out", type=Path, required=True, help="写到哪个文件。")

    def handle(self, *, edition, stall, out, **options):
        found = LeafletEdition.objects.filter(pk=edition).select_related("episode", "organisation").first()
        if found is None:
            raise CommandError(f"没有编号为 {edition} 的宣传资料。")
        activity = None
        if stall is not None:
            activity = Activity.objects.filter(pk=stall, kind="stall").first()
            if activity is None:
                raise CommandError(f"没有编号为 {stall} 的普法摊位。")
        try:
            made = leaflet(found, activity)
        except (ValidationError, ComicError) as refused:
            raise CommandError(
                refused.messages[0] if hasattr(refused, "messages") else str(refused)
            ) from None
        try:
            out.write_bytes(made.data)
        except OSError:
            raise CommandError(f"写不进 {out}。请检查文件夹在不在、有没有权限。") from None
        self.stdout.write(f"已写入 {out}（{len(made.data) // 1024} KB）。")
        if made.warning:
            self.stderr.write(made.warning)

"""Look after the pictures that can be made again: how many there are, and which nobody needs any more."""

import time
from pathlib import Path

from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db.models import Q

from cases import withdrawn
from comics import lettered, renders, stock
from comics.models import EpisodePage

_YOUNG = 3600  # seconds; a page may have been published since the list of what is needed was made


class Command(BaseCommand):
    help = "漫画成品的缓存：看有多少，或用 --prune 清掉已发布内容和最新草稿都用不着的。"

    def add_arguments(self, parser):
        parser.add_argument("--prune", action="store_true", help="清掉用不着的文件")

    def handle(self, *args, **options):
        pictures, products = self._needed()
        spare = [name for name in self._lettered() if name not in pictures and self._old(name)]
        pieces = list(stock.shelf().names())
        unused = [file for file in pieces if file.name not in products and _aged(file)]
        unused += [file for file in stock.shelf().leavings() if _aged(file)]
        self.stdout.write(
            f"网页画格：可清 {len(spare)} 个；成品：共 {len(pieces)} 个，可清 {len(unused)} 个。"
        )
        if not options["prune"]:
            return
        for name in spare:
            lettered.forget(name)
        for file in unused:
            file.unlink(missing_ok=True)
        # What is remembered of orders two weeks old; a finished product says its size itself.
        queue = ["--backend", renders.QUEUE, "--queue-name", renders.QUEUE]
        call_command("prune_db_task_results", *queue, verbosity=0)
        self.stdout.write("已清。需要时会重新制作。")

    def _needed(self) -> tuple[set[str], set[str]]:
        """(files of the web pages, names on the shelf) of every page as it is live, drafted or waiting to go live.

        Nothing is kept ready for an episode whose case was taken back.
        """
        pictures, products = set(), set()
        for page in EpisodePage.objects.all().iterator():
            if not page.live and withdrawn.grounds_of(page.cases.all()):
                continue
            versions = [page]
            wanted = page.revisions.filter(
                Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False)
            )
            versions += [revision.as_object() for revision in wanted]
            for version in versions:
                pictures |= lettered.names_for(version)
                products |= stock.names_for(version)
        return pictures, products

    def _lettered(self) -> list[str]:
        try:
            return [f"{lettered.FOLDER}/{name}" for name in default_storage.listdir(lettered.FOLDER)[1]]
        except FileNotFoundError:
            return []

    def _old(self, name: str) -> bool:
        return default_storage.get_modified_time(name).timestamp() < time.time() - _YOUNG


def _aged(file: Path) -> bool:
    try:
        return file.stat().st_mtime < time.time() - _YOUNG
    except OSError:
        return False

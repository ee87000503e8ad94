"""Let the machine look at every case that waits for it: new ones, and open ones that an older machine has seen."""

from django.core.management.base import BaseCommand

from vault.models import RawCase
from vault.review import ahead, machine, steps
from vault.review.people import MACHINE


class Command(BaseCommand):
    help = "机器识别还没有识别过的案卷；机器更新以后，把还没提交复核的案卷再识别一遍。改过的标记不动。"

    def handle(self, *args, **options):
        new = ahead.work()
        older = RawCase.objects.filter(status__in=steps.OPEN, marking__isnull=False, purged_at=None)
        older = older.exclude(marking__detector=machine.version()).values_list("pk", flat=True)
        again = 0
        for pk in list(older):
            case = RawCase.objects.get(pk=pk)
            with machine.turn(case) as is_mine:
                if is_mine:
                    steps.marking_of(case, MACHINE)
                    again += 1
        self.stdout.write(f"新识别 {new} 件，机器更新后再识别 {again} 件。")

"""Make the products that are waiting."""

import os
from contextlib import suppress

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from comics import renders

_NICE = 5


class Command(BaseCommand):
    help = "制作排着队的漫画成品。平时网站自己会启动它，做完就退出；也可以作为服务一直开着，开几个都行。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--batch", action="store_true", help="做完排着的就退出")
        parser.add_argument("--place", type=int, help="由网站启动时用：第几个位置")
        parser.add_argument("--lock", type=int, help="由网站启动时用：位置的锁")

    def handle(self, *args, **options):
        if options["lock"] is None:
            taken = renders.slots().take_any()
            if taken is None:
                raise CommandError("已经有太多制作程序开着。")
            number, place = taken
        else:
            number, place = options["place"], os.fdopen(options["lock"], "wb")
        with place:
            # Whoever reads a page goes before whoever waits for a product.
            with suppress(OSError):
                os.nice(max(0, _NICE - os.nice(0)))
            renders.put_back(own=number)
            how = ["--batch"] if options["batch"] else []
            call_command(
                "db_worker",
                *("--backend", renders.QUEUE, "--queue-name", renders.QUEUE),
                *("--worker-id", renders.worker_id(number), "--no-startup-delay", "--no-reload", *how),
                verbosity=min(options["verbosity"], 1),
            )

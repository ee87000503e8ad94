"""Prove the lettering over random strings and balloons; ends with 1 when a fault was found."""

import sys
from concurrent.futures import ProcessPoolExecutor

from django.core.management.base import BaseCommand

from comics.proof import Proof, missing_glyphs, prove
from comics.spec import FACES

_PORTION = 1000


class Command(BaseCommand):
    """`--count` balloons on each face, in portions of 1,000 with a seed each, so that a fault is shown again quickly."""

    help = "逐字验证排字：随机的字和气泡，看有没有缺字、断行错误、墨迹出气泡"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--count", type=int, default=100_000, help="每种字体多少个气泡（默认 100000）")
        parser.add_argument("--seed", type=int, default=1, help="从哪个种子开始（默认 1）")
        parser.add_argument("--face", choices=FACES, action="append", help="只验证这一种字体")
        parser.add_argument("--jobs", type=int, default=1, help="同时用几个进程（默认 1）")

    def handle(self, *, count, seed, face, jobs, **options):
        faults = 0
        for name in face or FACES:
            lacking = missing_glyphs(name)
            faults += sum(map(len, lacking.values()))
            whole = Proof()
            portions = [min(_PORTION, count - start) for start in range(0, count, _PORTION)]
            with ProcessPoolExecutor(jobs) as pool:
                parts = pool.map(prove, [name] * len(portions), portions, range(seed, seed + len(portions)))
                for number, part in enumerate(parts, 1):
                    whole.add(part)
                    if number % 10 == 0:
                        self.stderr.write(f"{name} {whole.cases} / {count}，{whole.faults} 处错")
            faults += whole.faults
            self.stdout.write(
                f"{name}：8105 字缺 {sum(map(len, lacking.values()))} 个；{whole.cases} 个气泡，放得下 {whole.fitting} 个；"
                f"缺字 {whole.missing}，断行错误 {whole.breaking}，出气泡的像素 {whole.outside}，放不下而没说的 {whole.unnamed}；"
                f"排一个气泡中位 {whole.slowest(0.5):.1f} 毫秒，p99 {whole.slowest():.1f} 毫秒（CPU）"
            )
            for sentence in whole.named:
                self.stdout.write(f"  {sentence}")
        if faults:
            sys.exit(1)

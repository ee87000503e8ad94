"""Measure the project's figures; print a table and write bench.json."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.test.utils import setup_databases, teardown_databases

from config import bench


class Command(BaseCommand):
    help = "测量各项性能指标，打印表格并写入 bench.json。使用临时数据库，不碰现有数据。"

    def add_arguments(self, parser):
        parser.add_argument("--only", default="", help="只运行名字里有这段文字的测量，如 comics")
        parser.add_argument("--out", default="bench.json", help="结果文件")

    def handle(self, *args, only, out, **options):
        rows: list[bench.Row] = []
        scratch = setup_databases(verbosity=0, interactive=False)
        try:
            for name, measured in bench.measures(only):
                self._show(name, measured)
                rows += measured
        finally:
            teardown_databases(scratch, verbosity=0)
        for name, measure in [("config.demo", bench.measure_demo), ("config.suite", bench.measure_suite)]:
            if only in name:
                measured = measure(settings.BASE_DIR)
                self._show(name, measured)
                rows += measured
        result = {
            name: {"value": round(value, 4), "unit": unit, "how": how} for name, value, unit, how in rows
        }
        Path(out).write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        self.stdout.write(f"\n{len(rows)} figures written to {out}")

    def _show(self, source: str, rows: list[bench.Row]) -> None:
        self.stdout.write(f"\n{source}")
        for name, value, unit, how in rows:
            self.stdout.write(f"  {name:<58} {value:>12,.3f} {unit:<10} {how}")

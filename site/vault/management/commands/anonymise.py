"""`manage.py anonymise --jsonl IN OUT`: detect and anonymise many texts, without any database."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from vault import anonymise
from vault.detection import detect
from vault.detection.roster import parties_of


class Command(BaseCommand):
    help = (
        "逐行读取 JSONL（id、text、roster），写出脱敏结果。不读写任何数据库。格式见 docs/anonymisation.md。"
    )
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument(
            "--jsonl", nargs=2, metavar=("IN", "OUT"), required=True, help="输入文件与输出文件"
        )

    def handle(self, *args, jsonl, **options):
        source, target = map(Path, jsonl)
        try:
            lines = source.read_bytes().splitlines()
        except OSError as error:
            raise CommandError(f"读不了输入文件：{error.strerror}") from error
        done = failed = 0
        try:
            with target.open("w", encoding="utf-8") as out:
                for number, line in enumerate(lines, 1):
                    if not line.strip():
                        continue
                    result = answer(line)
                    if "error" in result:
                        failed += 1
                        self.stderr.write(f"第 {number} 行：{result['error']}")
                    else:
                        done += 1
                    out.write(json.dumps(result, ensure_ascii=False) + "\n")
        except OSError as error:
            raise CommandError(f"写不了输出文件：{error.strerror}") from error
        self.stdout.write(f"完成 {done} 行，出错 {failed} 行。")


def answer(line: bytes) -> dict:
    """The output record of one input line; {"id", "error"} when the line cannot be used."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        return {"id": None, "error": "不是 UTF-8 编码的 JSON"}
    if not isinstance(record, dict):
        return {"id": None, "error": "应为 JSON 对象"}
    id, text = record.get("id"), record.get("text")
    if not isinstance(text, str):
        return {"id": id, "error": "缺少 text，或 text 不是文字"}
    try:
        roster = parties_of(record.get("roster"))
    except ValueError as error:
        return {"id": id, "error": str(error)}
    found = detect(text, roster)
    return {
        "id": id,
        "text": anonymise.apply(text, found.spans),
        "spans": [[s.start, s.end, s.type, s.replacement, s.source] for s in found.spans],
        "suspects": [[s.start, s.end, s.reason] for s in found.suspects],
    }

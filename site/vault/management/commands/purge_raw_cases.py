"""Purge raw cases whose day has come."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from vault.keys import crypto
from vault.models import RawCase
from vault.published import retention
from vault.published.traces import leave_no_trace


class Command(BaseCommand):
    help = "按规定清除已公开案例的原文、附件和名册，和放了太久的收案清单。不加 --purge 只列出，不动任何东西。"

    def add_arguments(self, parser):
        parser.add_argument("--purge", action="store_true", help="真的清除")

    def handle(self, *args, **options):
        if settings.RAW_RETENTION_DAYS < 1:
            raise CommandError("PUFA_RAW_RETENTION_DAYS 至少是 1 天。")
        waiting = RawCase.objects.filter(status__in=retention.TOLD, purged_at=None).defer("text")
        days, today = retention.due(waiting), timezone.localdate()
        done = failed = 0
        for case in waiting:
            day = days.get(case.pk)
            if day is None or day > today:
                continue
            if not options["purge"]:
                self.stdout.write(f"{case}：{day} 到期")
                done += 1
                continue
            try:
                done += retention.purge(case)
            except crypto.Unreadable:
                # Its digests cannot be computed, so the guard would know less: it stays.
                self.stderr.write(f"{case}：打不开，没有清除")
                failed += 1
        imports = retention.stale_imports()
        for job in imports:
            if options["purge"]:
                retention.clear_import(job)
            else:
                self.stdout.write(f"{job}：{timezone.localdate(job.created_at)} 上传的清单到期")
        later = sum(1 for day in days.values() if day > today)
        said = f"清除了 {done} 件" if options["purge"] else f"有 {done} 件到期；加 --purge 才真的清除"
        self.stdout.write(
            f"{said}。还有 {later} 件已公开、没有到期（公开后 {settings.RAW_RETENTION_DAYS} 天）。"
        )
        if imports and options["purge"]:
            self.stdout.write(f"另清除了 {len(imports)} 份上传的清单。")
        if options["purge"]:
            leave_no_trace()
        if failed:
            raise CommandError(f"{failed} 件打不开，请先恢复密钥。")

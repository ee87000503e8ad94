"""`manage.py scan_exits`: look for every known value in everything that leaves. For the night, and before a handover."""

import logging
import sys
import time

from django.conf import settings
from django.core.mail import mail_admins
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from cases.models import CasePage
from comics.models import EpisodePage
from vault.exits import search, web
from vault.exits.refs import Refs
from vault.published import withdrawal
from vault.published.told import told_of

logger = logging.getLogger(__name__)

_SHOWN = 200


class Command(BaseCommand):
    help = "把案卷库里每个已知值，和网站能发出去、能备份走的每样东西对一遍。查到就返回 1。"

    def add_arguments(self, parser):
        parser.add_argument("--quick", action="store_true", help="不画漫画成品、不排传单，其余照查。")
        parser.add_argument("--queries", type=int, default=500, help="用多少个已知值去搜索（默认 500）。")

        parser.add_argument(
            "--withdraw", action="store_true", help="查到的公开页面立刻撤下，没撤完的撤回接着撤，并发出警报。"
        )

    def handle(self, *, quick, queries, withdraw, **options):
        unfinished = withdrawal.unfinished()
        for case in unfinished:
            self.stdout.write(
                f"查到：案卷 {case.short_id} 现在是“{case.get_status_display()}”，讲它的页面还公开着"
            )
            if withdraw:
                withdrawal.clear(told_of(case.pk))
        started = time.monotonic()
        sights = search.sights(Refs(), most_queries=queries, quick=quick)
        report = search.scan(sights, _Progress(self.stderr, started))
        stock = report.stock
        for blind in report.blind:
            detail = f"（{blind.detail}）" if blind.detail else ""
            self.stdout.write(f"没看到：{blind.kind}：{blind.why}{detail}")
        for kind, count in report.looked_at.items():
            self.stdout.write(f"  {kind} {count}")
        self.stdout.write(
            f"{len(stock.names)} 个案卷的 {report.values} 个已知值 × {report.artefacts} 样东西，"
            f"用时 {time.monotonic() - started:.0f} 秒，查到 {len(report.leaks)} 处。"
        )
        for leak in report.leaks[:_SHOWN]:
            self.stdout.write(
                f"查到：{leak.kind}　{leak.artefact}　“{leak.place}”　{leak.value_kind}　案卷 {stock.names[leak.case]}"
            )
        if len(report.leaks) > _SHOWN:
            self.stdout.write(f"……另有 {len(report.leaks) - _SHOWN} 处")
        if withdraw and (report.leaks or unfinished or stock.unreadable):
            self._withdraw(report.leaks, len(unfinished), len(stock.unreadable))
        if stock.unreadable:
            raise CommandError(
                f"{len(stock.unreadable)} 个案卷打不开，没法核对：{'、'.join(stock.unreadable[:20])}"
            )
        if report.leaks or unfinished:
            raise CommandError("有已知值出现在不该出现的地方。请照上面的位置撤下或改好，再查一遍。")

    def _withdraw(self, leaks, unfinished: int, unreadable: int) -> None:
        """Take down the pages that show a value, and cry out: in the log and by mail, to whoever is on duty."""
        count = _take_down({leak.page for leak in leaks if leak.page})
        self.stdout.write(f"已撤下 {count} 个页面。文件、历史版本和数据表里的要人工处理。")
        logger.critical("scan_exits found %d places and took down %d pages", len(leaks), count)
        told = (
            f"夜间扫描查到 {len(leaks)} 处已知值，撤下 {count} 个页面。\n"
            f"没撤完的撤回 {unfinished} 件，接着撤了。打不开、没法核对的案卷 {unreadable} 件。\n"
            "在哪里、哪个案卷，写在扫描记录里。页面以外的（文件、历史版本、数据表）要人工处理。"
        )
        try:
            mail_admins("已知值外泄警报", told)
        except Exception as fault:  # whatever the mail server says, the scan's own answer must still be given
            logger.exception("the alarm was not sent")
            self.stderr.write(f"警报邮件没有发出去（{type(fault).__name__}）。请看 EMAIL_URL 的设置。")
        if not settings.ADMINS:
            self.stderr.write("没有设 PUFA_ADMINS，警报没有人收到。")


def _take_down(keys: set[int]) -> int:
    """Take down what tells a case first: the home page and the lists only repeat it, and are looked at again then."""
    shown = Page.objects.filter(pk__in=keys).specific()
    tellers = [page for page in shown if isinstance(page, CasePage | EpisodePage)]
    count = withdrawal.take_down(tellers)
    rest = keys - {page.pk for page in tellers}
    if rest:
        again = search.scan(web.pages(Refs(), rest))
        count += withdrawal.take_down(
            Page.objects.filter(pk__in={leak.page for leak in again.leaks}).specific()
        )
    return count


class _Progress:
    """A line for each kind when it begins, and every ten seconds."""

    def __init__(self, stream, started: float):
        self.stream, self.started, self.kind, self.told = stream, started, "", 0.0

    def __call__(self, kind: str, count: int) -> None:
        now = time.monotonic()
        if kind != self.kind or now - self.told > 10:
            self.kind, self.told = kind, now
            self.stream.write(f"[{now - self.started:5.0f} 秒] {kind} {count}")
            self.stream.flush() if hasattr(self.stream, "flush") else sys.stderr.flush()

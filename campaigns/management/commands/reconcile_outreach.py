"""`manage.py reconcile_outreach`: prove the balances and totals from their rows. Meant for every night."""

from django.core.management.base import BaseCommand, CommandError

from campaigns import ledger, rollups


class Command(BaseCommand):
    help = "核对资料结存和活动合计是否等于明细相加。有出入就逐条列出并以错误退出；加 --rebuild 按明细重算活动合计。"

    def add_arguments(self, parser):
        parser.add_argument("--rebuild", action="store_true", help="按明细重算活动合计。结存从不自动改。")

    def handle(self, *, rebuild, **options):
        wrong = [f"结存：{row}，明细合计 {true} 份" for row, true in ledger.drift()]
        differences = rollups.differences()
        if differences and rebuild:
            self.stdout.write(f"已按明细重算活动合计 {rollups.rebuild()} 条。")
            differences = rollups.differences()
        wrong += [
            f"活动合计：活动 {activity} 的 {measure} 记为 {kept}，明细合计 {true}"
            for (activity, measure, _), kept, true in differences
        ]
        if wrong:
            raise CommandError("账对不上：\n" + "\n".join(wrong))
        self.stdout.write("结存和活动合计都与明细一致。")

"""Take case files into the vault."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from vault.intake.files import import_files
from vault.intake.reading import UnreadableFile, plain, roster, sheet
from vault.review.people import COMMAND_LINE, Person


class Command(BaseCommand):
    help = "把案件文件（txt、md、docx、PDF、xlsx、csv）收进案卷库。没有名册的案件先放在“待补名册”。"

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--source", default="", help="来源，文件里没写时用")
        parser.add_argument(
            "--roster", type=Path, help="名册：文本表格，列为 文件 | 当事人 | 身份 | 未成年 | 别名"
        )
        parser.add_argument("--by", default="", help="收案人的用户名")
        parser.add_argument("--template", type=Path, help="把案件清单的空白模板（xlsx）写到这里")

    def handle(self, *args, files, source, roster, by, template, **options):
        if template:
            template.write_bytes(sheet.template())
            self.stdout.write(f"模板已写到 {template}")
        if not files and not template:
            raise CommandError("请给出要收的文件。")
        outcomes = import_files(
            self._contents(files),
            source=source,
            given=_rosters(roster) if roster else None,
            by=_person(by) if by else COMMAND_LINE,
        )
        for outcome in outcomes:
            label = f"（{outcome.case.short_id}）" if outcome.case else ""
            self.stdout.write(f"{outcome.where}：{outcome.message}{label}")
        new = sum(outcome.is_new for outcome in outcomes)
        failed = self.unopened + sum(outcome.case is None for outcome in outcomes)
        self.stdout.write(
            f"收了 {new} 件，重复 {len(outcomes) - new - failed + self.unopened} 件，没收 {failed} 件。"
        )
        if failed:
            raise CommandError(f"有 {failed} 件没有收，原因见上。其余的已经收好。")

    def _contents(self, files):
        self.unopened = 0
        for path in files:
            try:
                yield path.name, path.read_bytes()
            except OSError as fault:
                self.unopened += 1
                self.stderr.write(f"{path.name}：读不到（{fault.strerror}）。")


def _person(username: str) -> Person:
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise CommandError(f"没有用户“{username}”。")
    return Person.of(user)


def _rosters(path: Path) -> dict[str, list]:
    """Rosters by file name from a table whose first column names the file."""
    try:
        lines = plain.decode(path.read_bytes()).splitlines()
    except (OSError, UnreadableFile) as fault:
        raise CommandError(f"名册 {path.name} 读不了：{fault}") from None
    rows = [[cell.strip() for cell in line.replace("\t", "|").split("|")] for line in lines if line.strip()]
    where = roster.columns(rows[0]) if rows else {}
    if not where or rows[0][0] != "文件":
        raise CommandError(f"名册 {path.name} 的表头应是：文件 | 当事人 | 身份 | 未成年 | 别名")
    found: dict[str, list] = {}
    for row in rows[1:]:
        found.setdefault(row[0], []).extend(roster.parties_of_row(row, where))
    return found

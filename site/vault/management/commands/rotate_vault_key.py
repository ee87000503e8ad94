"""Replace the vault's key while the site is in use."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from vault.keys import crypto, rotation
from vault.models import DoorEvent
from vault.review.people import COMMAND_LINE


class Command(BaseCommand):
    help = "换案卷库的密钥，不用停机。中断了再运行一次就接着做；最后用 --finish 停用旧密钥。"

    def add_arguments(self, parser):
        parser.add_argument("--finish", action="store_true", help="确认全部换好，停用旧密钥")

    def handle(self, *args, **options):
        try:
            keys = crypto.key_texts()
            if not keys:
                raise CommandError(
                    "没有密钥可换。丢了的，请把备份里的放回原处；新安装的，先运行 create_vault_key。"
                )
            self._finish(keys) if options["finish"] else self._rotate(keys)
        except crypto.BadKey as fault:
            raise CommandError(str(fault)) from None

    def _rotate(self, keys: list[str]):
        path = Path(settings.VAULT_KEY_FILE)
        if len(keys) > 1:
            self.stdout.write(f"已有 {len(keys)} 把密钥，接着把内容换到第一把。")
        elif settings.VAULT_KEY:
            raise CommandError(
                "密钥在环境变量里，命令改不了它。请造一把新的，写成 PUFA_VAULT_KEY=新密钥,旧密钥，"
                "重启全部进程，再运行这个命令。"
            )
        else:
            crypto.add_key_to_file(path)
            DoorEvent.objects.create(by_name=COMMAND_LINE.name, what=DoorEvent.What.KEY_ADDED)
            self.stdout.write(f"新密钥已写在 {path} 的第一行，旧的留在后面。现在就备份这个文件。")
        progress = rotation.Progress()
        for progress in rotation.renew():  # noqa: B007 (the last one is the sum)
            pass
        self.stdout.write(f"换了 {progress.renewed} 个值，{progress.current} 个早已换好。")
        if progress.unreadable:
            raise CommandError(
                f"{progress.unreadable} 个值哪把密钥都打不开，没有动。请先从备份找回它们的密钥，不要停用旧密钥。"
            )
        if progress.missed:
            raise CommandError(f"{progress.missed} 个值刚好有人在改，请再运行一次。")
        self.stdout.write("全部换好。旧密钥和旧备份一起收好以后，运行 rotate_vault_key --finish。")

    def _finish(self, keys: list[str]):
        if len(keys) == 1:
            self.stdout.write("只有一把密钥，没有要停用的。")
            return
        if rotation.too_early():
            raise CommandError("新密钥加入还不到十分钟，可能还有人正用旧密钥在写。请过十分钟再停用旧密钥。")
        progress = rotation.survey()
        if not progress.complete:
            raise CommandError(
                f"还有 {progress.missed + progress.unreadable} 个值不在新密钥下，旧密钥还不能停用。"
                "请先运行 rotate_vault_key。"
            )
        if settings.VAULT_KEY:
            self.stdout.write(
                "全部内容都在新密钥下了。请从 PUFA_VAULT_KEY 里去掉旧密钥，只留第一把，再重启。"
            )
            return
        dropped = crypto.keep_newest_in_file(Path(settings.VAULT_KEY_FILE))
        DoorEvent.objects.create(by_name=COMMAND_LINE.name, what=DoorEvent.What.KEY_DROPPED)
        self.stdout.write(f"停用了 {dropped} 把旧密钥。旧备份还要靠它们打开，请别销毁您另存的那一份。")

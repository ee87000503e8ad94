"""Create the key that protects the vault, once."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from vault.keys import crypto
from vault.models import Pepper, RawCase, SecondFactor


class Command(BaseCommand):
    help = "生成案卷库的密钥文件（已有时不动）。"
    # The checks would refuse production for the very lack of this key.
    requires_system_checks = []

    def handle(self, *args, **options):
        path = Path(settings.VAULT_KEY_FILE)
        if settings.VAULT_KEY:
            self.stdout.write("密钥由环境变量 PUFA_VAULT_KEY 提供，不需要密钥文件。")
        elif not path.exists() and _is_in_use():
            # With a new key everything would seem to work, and whoever looks for the old one would stop.
            raise CommandError(
                "案卷库里已经有加密的内容，不能另造一把密钥：它打不开原来的。请把备份里的密钥放回"
                f" {path}，再重启。实在找不回的，见 docs/operations.md“丢密钥”。"
            )
        elif crypto.create_key_file(path):
            self.stdout.write(f"已生成密钥 {path}。请另外备份：丢了它，案卷库里的内容谁也打不开。")
        else:
            self.stdout.write(f"密钥 {path} 已存在，没有改动。")


def _is_in_use() -> bool:
    """Whether anything in the vault was encrypted with a key."""
    try:
        return any(model.objects.exists() for model in (Pepper, RawCase, SecondFactor))
    except DatabaseError:  # not migrated yet
        return False

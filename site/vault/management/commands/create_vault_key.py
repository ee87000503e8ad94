"""Create the key that protects the vault, once."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from vault.keys import crypto


class Command(BaseCommand):
    help = "生成案卷库的密钥文件（已有时不动）。"
    # The checks would refuse production for the very lack of this key.
    requires_system_checks = []

    def handle(self, *args, **options):
        path = Path(settings.VAULT_KEY_FILE)
        if settings.VAULT_KEY:
            self.stdout.write("密钥由环境变量 PUFA_VAULT_KEY 提供，不需要密钥文件。")
        elif crypto.create_key_file(path):
            self.stdout.write(f"已生成密钥 {path}。请另外备份：丢了它，案卷库里的内容谁也打不开。")
        else:
            self.stdout.write(f"密钥 {path} 已存在，没有改动。")

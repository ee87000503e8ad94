"""System checks: production does not start with a vault that anybody could open."""

from django.conf import settings
from django.core import checks

from .keys import crypto


@checks.register(checks.Tags.security)
def vault_key(app_configs, **kwargs):
    """Refuse production without a key of its own."""
    if not getattr(settings, "PRODUCTION", False):
        return []
    keys = crypto.key_texts()
    if not keys:
        return [
            checks.Error(
                "案卷库没有密钥，不能启动。",
                hint="新安装的：运行 manage.py create_vault_key 生成密钥文件并备份，或设置环境变量 PUFA_VAULT_KEY。"
                "已有案卷的：请从备份恢复原来的密钥，不要另造一把。",
                id="vault.E001",
            )
        ]
    return [
        checks.Error(
            f"案卷库的第 {number} 把密钥{fault}，不能启动。",
            hint="换成 manage.py create_vault_key 生成的密钥。已有案卷时请从备份恢复原来的密钥。",
            id="vault.E002",
        )
        for number, key in enumerate(keys, 1)
        if (fault := crypto.fault_of_key(key))
    ]


@checks.register(checks.Tags.security)
def second_factor(app_configs, **kwargs):
    """Refuse production without the second factor, or with a vault that never locks."""
    if not getattr(settings, "PRODUCTION", False):
        return []
    found = []
    if not settings.VAULT_SECOND_FACTOR:
        found.append(
            checks.Error(
                "案卷库没有开第二重验证，不能启动。",
                hint="删去设置里的 VAULT_SECOND_FACTOR = False；它只给演示和开发用。",
                id="vault.E003",
            )
        )
    if not 1 <= settings.VAULT_IDLE_MINUTES <= 15:
        found.append(
            checks.Error(
                "案卷库多久不用就锁上，要在 1 到 15 分钟之间。",
                hint="改设置里的 VAULT_IDLE_MINUTES。",
                id="vault.E004",
            )
        )
    return found

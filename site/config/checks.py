"""What production refuses to start with. Each message says what to do."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

MINIMUM_KEY_LENGTH = 50


@register(Tags.security)
def secret_key(app_configs, **kwargs):
    """A secret key of its own, never the demo's."""
    if not settings.PRODUCTION:
        return []
    key = settings.SECRET_KEY
    if len(key) < MINIMUM_KEY_LENGTH or key.startswith(("demo-only", "test-only")):
        return [
            Error(
                "PUFA_SECRET_KEY 没有设置，或者太短，或者是演示用的。",
                hint="设成一串五十个字符以上的随机字符，例如用 python -c 'import secrets; print(secrets.token_urlsafe(60))' 生成。",
                id="config.E001",
            )
        ]
    return []


@register(Tags.security)
def somebody_on_duty(app_configs, **kwargs):
    """Warn when nobody would hear of a leak."""
    if not settings.PRODUCTION or settings.ADMINS:
        return []
    return [
        Warning(
            "没有设 PUFA_ADMINS：夜间扫描查到外泄时，没有人收到信。",
            hint="设成值班人的邮箱，逗号分隔，并用 EMAIL_URL 写明邮件服务器。",
            id="config.W001",
        )
    ]


@register(Tags.database)
def no_demo_logins(app_configs, databases=None, **kwargs):
    """No demo login may open a public installation."""
    if not settings.PRODUCTION or not databases or "default" not in databases:
        return []
    from django.contrib.auth import get_user_model
    from django.db import DatabaseError

    from config.demo.logins import LOGINS, PASSWORD

    try:
        users = list(get_user_model().objects.filter(username__in=LOGINS, is_active=True))
    except DatabaseError:  # not migrated yet: no users either
        return []
    return [
        Error(
            f"演示账号“{user.username}”还能登录。",
            hint="演示数据不能用在正式网站上：请换一个空的数据库，或者在后台停用这个账号。",
            id="config.E002",
        )
        for user in users
        if user.check_password(PASSWORD)
    ]

"""The second factor of one account: the secret its telephone shares with us, and its recovery codes."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from ..keys.fields import EncryptedBytesField, EncryptedJSONField

LONGEST_WAIT = 3600  # seconds


class SecondFactor(models.Model):
    """Kept in the vault's database: a copy of the site's must not open the vault."""

    account_id = models.IntegerField("账号编号", unique=True)
    secret = EncryptedBytesField("密值")
    recovery = EncryptedJSONField("恢复码摘要", default=list, blank=True)
    confirmed_at = models.DateTimeField("设好的时间", null=True)
    used_at = models.DateTimeField("最近使用", null=True)
    last_step = models.BigIntegerField("最近用过的时间段", default=-1)
    failures = models.PositiveIntegerField("连续输错次数", default=0)
    failed_at = models.DateTimeField("最近输错的时间", null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "第二重验证"

    def __str__(self):
        return f"第二重验证 {self.account_id}"

    def wait(self) -> int:
        """Seconds until the next try: 1, 2, 4, 8 … after each wrong one, an hour at most."""
        if not self.failures:
            return 0
        pause = timedelta(seconds=min(2 ** min(self.failures - 1, 20), LONGEST_WAIT))
        left = self.failed_at + pause - timezone.now()
        return max(0, -int(-left.total_seconds() // 1))

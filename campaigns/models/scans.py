"""Short codes on leaflets, and how often they are scanned. Nothing here says who scanned."""

from django.db import models

from ..codes import new_code
from .activities import Activity
from .leaflets import LeafletEdition


class ShortCode(models.Model):
    """One code for one edition, at one stall or (without a stall) anywhere else."""

    code = models.CharField("短码", max_length=8, unique=True, default=new_code, editable=False)
    edition = models.ForeignKey(
        LeafletEdition, verbose_name="宣传资料", on_delete=models.CASCADE, related_name="codes"
    )
    activity = models.ForeignKey(
        Activity, verbose_name="摊位", null=True, blank=True, on_delete=models.CASCADE, related_name="codes"
    )

    class Meta:
        verbose_name = verbose_name_plural = "短码"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["edition", "activity"], name="one_code_per_stall"),
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(activity__isnull=True), name="one_code_without_stall"
            ),
        ]

    def __str__(self):
        return self.code


class Scan(models.Model):
    """How many scans of a code fell into one hour, by class of client. No address, no cookie, no time to the minute."""

    class Client(models.TextChoices):
        WECHAT = "wechat", "微信"
        PHONE = "phone", "手机浏览器"
        COMPUTER = "computer", "电脑"
        OTHER = "other", "其他"

    code = models.ForeignKey(ShortCode, verbose_name="短码", on_delete=models.CASCADE, related_name="scans")
    hour = models.DateTimeField("时段", help_text="整点。")
    client = models.CharField("打开方式", max_length=10, choices=Client.choices)
    quantity = models.PositiveIntegerField("次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "扫码"
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["code", "hour", "client"], name="one_row_per_hour")]

    def __str__(self):
        return f"{self.code} {self.hour:%Y-%m-%d %H}时 {self.quantity}次"

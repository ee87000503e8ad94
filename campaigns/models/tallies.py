"""What officers count on the spot: events that are only ever added. The rules are in `campaigns.tallies`."""

from django.conf import settings
from django.db import models

from ..measures import BY_KEY
from .activities import Activity
from .leaflets import LeafletEdition
from .organisations import Organisation


class TallyEvent(models.Model):
    """One tap. The database refuses to change or delete it; a correction is an event with the sign turned."""

    uid = models.UUIDField("编号", unique=True)
    device = models.CharField("设备", max_length=40)
    seq = models.PositiveIntegerField("序号", help_text="同一设备从 1 起连续编号，缺了哪条一看便知。")
    activity = models.ForeignKey(
        Activity, verbose_name="活动", on_delete=models.PROTECT, related_name="tally_events"
    )
    measure = models.CharField("指标", max_length=40)
    quantity = models.IntegerField("数量")
    subject = models.CharField(
        "化名", max_length=32, blank=True, help_text="数“户”不数“户次”时用：商户的化名。"
    )
    edition = models.ForeignKey(
        LeafletEdition,
        verbose_name="宣传资料",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="tally_events",
    )
    reverses = models.OneToOneField(
        "self",
        verbose_name="更正",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reversed_by",
    )
    occurred_at = models.DateTimeField("发生时间", help_text="手机的时钟，可能不准。")
    recorded_at = models.DateTimeField("收到时间")
    skew = models.IntegerField("时钟偏差（秒）", default=0)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="记录人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "现场记数"
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("reverse_tallyevent", "更正现场记数")]
        constraints = [
            models.UniqueConstraint(fields=["device", "seq"], name="one_event_per_sequence_number"),
            models.CheckConstraint(condition=~models.Q(quantity=0), name="tally_counts_something"),
        ]
        indexes = [models.Index(fields=["activity", "measure"], name="tally_by_activity")]

    def __str__(self):
        measure = BY_KEY.get(self.measure)
        label, unit = (measure.label, measure.unit) if measure else (self.measure, "")
        return f"{label} {self.quantity:+d} {unit}"

    def get_measure_display(self) -> str:
        """What staff call the measure; its key where a phone sent one that we do not know."""
        measure = BY_KEY.get(self.measure)
        return measure.label if measure else self.measure


class ActivityTotal(models.Model):
    """The sum of an activity's events for one measure (and one pseudonym), kept in step by `campaigns.tallies`.

    A year's figures read these few rows instead of every tap. `campaigns.rollups` rebuilds and compares them.
    """

    activity = models.ForeignKey(
        Activity, verbose_name="活动", on_delete=models.PROTECT, related_name="totals"
    )
    measure = models.CharField("指标", max_length=40)
    subject = models.CharField("化名", max_length=32, blank=True)
    quantity = models.IntegerField("合计")

    class Meta:
        verbose_name = verbose_name_plural = "活动合计"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["activity", "measure", "subject"], name="one_total_per_measure")
        ]
        indexes = [models.Index(fields=["measure", "activity"], name="total_by_measure")]

    def __str__(self):
        return f"{self.activity} {self.measure} {self.quantity}"


class QuarantinedEvent(models.Model):
    """An event that could not be counted, with the reason: kept for a person to look at, never dropped."""

    digest = models.CharField(max_length=64, unique=True, editable=False, help_text="内容的 SHA-256")
    body = models.JSONField("原样内容")
    reason = models.CharField("原因", max_length=200)
    organisation = models.ForeignKey(
        Organisation, verbose_name="单位", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="记录人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    received_at = models.DateTimeField("收到时间", auto_now_add=True)
    resolved_at = models.DateTimeField("处理时间", null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="处理人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    resolution = models.CharField("处理结果", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "待核对记数"
        ordering = ["-pk"]
        default_permissions = ("view", "change")

    def __str__(self):
        return self.reason

"""Thanks received, figures from elsewhere, and the days from which an office counts."""

from django.db import models

from .organisations import Organisation


class Recognition(models.Model):
    """A banner (锦旗), a letter of praise through 12345 …: that it came, never who wrote it."""

    class Kind(models.TextChoices):
        BANNER = "banner", "锦旗"
        PRAISE = "praise", "12345表扬信"
        AWARD = "award", "荣誉"

    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    organisation = models.ForeignKey(
        Organisation, verbose_name="单位", on_delete=models.PROTECT, related_name="recognitions"
    )
    received_on = models.DateField("收到日期")
    subject = models.CharField(
        "事由", max_length=120, blank=True, help_text="不写送锦旗、来信群众的姓名，如“感谢调解楼上漏水”。"
    )

    class Meta:
        verbose_name = verbose_name_plural = "群众认可"
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["organisation", "received_on"], name="recognition_by_day")]

    def __str__(self):
        return f"{self.received_on:%Y-%m-%d} {self.get_kind_display()}"


class ReferenceFigure(models.Model):
    """A dated fact that is not counted here: powers taken over, cases handled. The latest one up to the day holds."""

    class Key(models.TextChoices):
        POWERS = "powers", "承接职权（项）"
        CASES = "cases", "办理案件（宗）"
        PENALTIES = "penalties", "行政处罚案件（宗）"
        INSPECTIONS = "inspections", "行政检查案件（宗）"
        OFFICERS = "officers", "执法人员（人）"

    key = models.CharField("事项", max_length=12, choices=Key.choices)
    organisation = models.ForeignKey(
        Organisation, verbose_name="单位", on_delete=models.PROTECT, related_name="reference_figures"
    )
    value = models.PositiveIntegerField("数值")
    since = models.DateField("从哪天算起", null=True, blank=True)
    as_of = models.DateField("截至")
    source = models.CharField("出处", max_length=120, help_text="文件名或平台名，便于核对。")

    class Meta:
        verbose_name = verbose_name_plural = "参考数据"
        ordering = ["key", "-as_of"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "key", "as_of"], name="one_reference_figure_per_day"
            )
        ]

    def __str__(self):
        return f"{self.get_key_display()}{self.value}（截至{self.as_of:%Y-%m-%d}）"


class Anchor(models.Model):
    """A named day from which an office counts: 改革以来 is 2020-11-01 here and another day elsewhere."""

    name = models.CharField("说法", max_length=20, unique=True, help_text="句子开头的说法，如“改革以来”。")
    to_date = models.CharField(
        "“至今”的说法",
        max_length=20,
        blank=True,
        help_text="用在累计数前，如“执法改革至今”。不填就用同一个说法。",
    )
    starts_on = models.DateField("从哪天起")

    class Meta:
        verbose_name = verbose_name_plural = "统计起点"
        ordering = ["starts_on"]

    def __str__(self):
        return f"{self.name}（{self.starts_on:%Y-%m-%d}起）"

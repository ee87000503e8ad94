"""Campaigns, the days of the year that call for them, and the activities that are counted."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from .organisations import Organisation, Place


class Audience(models.Model):
    """Whom an activity goes to: 进机关, 进社区 … A vocabulary, because 六进 has seven and ten in other places."""

    name = models.CharField("进哪里", max_length=30, unique=True, help_text="如“进社区”。")
    slug = models.SlugField("代号", unique=True)
    position = models.PositiveSmallIntegerField("次序", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "普法对象"
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class Observance(models.Model):
    """A date of the legal calendar, such as 国家宪法日: a rule, with the years that were announced otherwise."""

    name = models.CharField("名称", max_length=40, unique=True)
    month = models.PositiveSmallIntegerField("月")
    day = models.PositiveSmallIntegerField("日")
    days = models.PositiveSmallIntegerField("天数", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "普法日历"
        ordering = ["month", "day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(month__range=(1, 12), day__range=(1, 31), days__gte=1),
                name="observance_is_a_date",
            )
        ]

    def __str__(self):
        return self.name


class ObservanceYear(models.Model):
    """The dates announced for one year, where they differ from the rule (宪法宣传周 2022: 4 to 10 December)."""

    observance = models.ForeignKey(
        Observance, verbose_name="节点", on_delete=models.CASCADE, related_name="announced"
    )
    year = models.PositiveSmallIntegerField("年份")
    starts_on = models.DateField("开始")
    ends_on = models.DateField("结束")

    class Meta:
        verbose_name = verbose_name_plural = "当年公布的日期"
        constraints = [
            models.UniqueConstraint(fields=["observance", "year"], name="one_announcement_per_year"),
            models.CheckConstraint(
                condition=models.Q(starts_on__lte=models.F("ends_on")), name="observance_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return f"{self.observance}（{self.year}年）"


class Campaign(models.Model):
    """What activities belong to: 普法小摊, 宪法宣传周 …"""

    name = models.CharField("名称", max_length=60, help_text="如“普法小摊”。会带引号写进数据句子里。")
    organisation = models.ForeignKey(
        Organisation, verbose_name="牵头单位", on_delete=models.PROTECT, related_name="campaigns"
    )
    observance = models.ForeignKey(
        Observance, verbose_name="对应节点", null=True, blank=True, on_delete=models.SET_NULL
    )
    starts_on = models.DateField("开始", null=True, blank=True)
    ends_on = models.DateField("结束", null=True, blank=True, help_text="长期开展的不填。")
    purpose = models.TextField("目的", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "专项活动"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_campaign_per_name")]

    def __str__(self):
        return self.name


class Kind(models.TextChoices):
    STALL = "stall", "普法摊位"
    LECTURE = "lecture", "讲座"
    FORUM = "forum", "座谈会"
    VISIT = "visit", "走访"
    EXHIBITION = "exhibition", "展览"
    BROADCAST = "broadcast", "广播直播"
    TRAINING = "training", "培训"
    EXAM = "exam", "学法考试"


class Status(models.TextChoices):
    PLANNED = "planned", "计划中"
    OPEN = "open", "进行中"
    CLOSED = "closed", "已结束"
    CANCELLED = "cancelled", "已取消"


class Activity(models.Model):
    """One thing done on one day. It counts once, for `organisation`; `co_organisers` are named with weight 0."""

    title = models.CharField("标题", max_length=100)
    kind = models.CharField("形式", max_length=12, choices=Kind.choices, default=Kind.STALL)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name="主办单位",
        on_delete=models.PROTECT,
        related_name="activities",
        help_text="数字只计入主办单位。",
    )
    co_organisers = models.ManyToManyField(
        Organisation,
        verbose_name="协办单位",
        blank=True,
        related_name="supported_activities",
        help_text="只署名，不重复计数。",
    )
    campaign = models.ForeignKey(
        Campaign,
        verbose_name="专项活动",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="activities",
    )
    place = models.ForeignKey(
        Place, verbose_name="地点", null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    audiences = models.ManyToManyField(
        Audience, verbose_name="普法对象", blank=True, related_name="activities"
    )
    held_on = models.DateField("日期")
    starts_at = models.TimeField("开始时间", null=True, blank=True)
    ends_at = models.TimeField("结束时间", null=True, blank=True)
    status = models.CharField(
        "状态", max_length=10, choices=Status.choices, default=Status.PLANNED, editable=False
    )
    cases = models.ManyToManyField(
        "cases.CasePage", verbose_name="讲哪些案例", blank=True, related_name="activities"
    )
    episodes = models.ManyToManyField(
        "comics.EpisodePage", verbose_name="讲哪几期漫画", blank=True, related_name="activities"
    )
    statutes = models.ManyToManyField(
        "cases.Statute", verbose_name="讲哪些法律", blank=True, related_name="activities"
    )
    expected = models.PositiveIntegerField(
        "应到人数", null=True, blank=True, help_text="培训、考试填写，用来算覆盖率。"
    )
    note = models.TextField("备注", blank=True, help_text="不要写群众的姓名、电话、住址。")
    # The month as a number (202402): SQLite truncates dates in a Python callback, row by row.
    ym = models.PositiveIntegerField(editable=False)
    opened_at = models.DateTimeField("开始记录", null=True, blank=True, editable=False)
    closed_at = models.DateTimeField("结束记录", null=True, blank=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="开始人",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="结束人",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "活动"
        ordering = ["-held_on", "-pk"]
        indexes = [
            models.Index(fields=["organisation", "ym", "kind"], name="activity_by_month"),
            models.Index(fields=["held_on", "status"], name="activity_by_day"),
        ]
        permissions = [
            ("run_activity", "到现场：开始、记数、结束"),
            ("reopen_activity", "重新打开已结束的活动"),
            ("view_figures", "看普法数据"),
        ]

    def __str__(self):
        return f"{self.held_on:%Y-%m-%d} {self.title}"

    def save(self, *args, **kwargs):
        self.ym = self.held_on.year * 100 + self.held_on.month
        super().save(*args, **kwargs)

    @property
    def is_stall(self) -> bool:
        return self.kind == Kind.STALL

    def clean(self):
        """What was already counted stays where it was counted."""
        if self.pk is None or self.status == Status.PLANNED:
            return
        before = Activity.objects.filter(pk=self.pk).first()
        if before and (before.held_on, before.organisation_id, before.kind) != (
            self.held_on,
            self.organisation_id,
            self.kind,
        ):
            raise ValidationError(
                f"活动{before.get_status_display()}，不能再改日期、主办单位和形式：数字已经按它们统计。"
            )
        if self.starts_at and self.ends_at and self.starts_at >= self.ends_at:
            raise ValidationError({"ends_at": "结束时间要晚于开始时间。"})

    def mark(self, status: str, by=None) -> None:
        """Set the status with the time and the person. The rules are in `campaigns.sessions`."""
        now = timezone.now()
        self.status = status
        if status == Status.OPEN:
            self.opened_at, self.opened_by = self.opened_at or now, self.opened_by or by
        elif status == Status.CLOSED:
            self.closed_at, self.closed_by = now, by
        self.save(update_fields=["status", "opened_at", "opened_by", "closed_at", "closed_by", "ym"])


class Target(models.Model):
    """责任清单: how many activities of a kind an organisation owes in a quarter."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="责任主体", on_delete=models.CASCADE, related_name="targets"
    )
    kind = models.CharField("形式", max_length=12, choices=Kind.choices)
    year = models.PositiveSmallIntegerField("年份")
    quarter = models.PositiveSmallIntegerField(
        "季度", choices=[(n, f"第{c}季度") for n, c in enumerate("一二三四", 1)]
    )
    quantity = models.PositiveIntegerField("应完成", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "责任清单"
        ordering = ["-year", "-quarter", "organisation"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "year", "quarter"], name="one_target_per_quarter"
            ),
            models.CheckConstraint(condition=models.Q(quarter__range=(1, 4)), name="target_in_a_quarter"),
        ]

    def __str__(self):
        return (
            f"{self.organisation}{self.year}年第{self.quarter}季度{self.get_kind_display()}{self.quantity}次"
        )

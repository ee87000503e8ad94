"""Where comics and articles were carried, and how often they were read."""

from django.db import models

from .organisations import Organisation


class Outlet(models.Model):
    """A newspaper, a WeChat account, a website …"""

    class Channel(models.TextChoices):
        NEWSPAPER = "newspaper", "报刊"
        WECHAT = "wechat", "公众号"
        VIDEO = "video", "视频号"
        WEBSITE = "website", "政府门户网站"
        APP = "app", "新闻客户端"
        BROADCAST = "broadcast", "广播电视"

    class Level(models.IntegerChoices):
        STREET = 1, "镇街级"
        DISTRICT = 2, "区级"
        CITY = 3, "市级"
        PROVINCE = 4, "省级"
        NATION = 5, "国家级"

    name = models.CharField("名称", max_length=60)
    channel = models.CharField("渠道", max_length=10, choices=Channel.choices)
    level = models.PositiveSmallIntegerField("级别", choices=Level.choices, help_text="“区级以上”包括区级。")

    class Meta:
        verbose_name = verbose_name_plural = "媒体"
        ordering = ["channel", "-level", "name"]
        constraints = [models.UniqueConstraint(fields=["name", "channel"], name="one_outlet_per_channel")]

    def __str__(self):
        return f"{self.name}（{self.get_channel_display()}）"


class Article(models.Model):
    """A text of the office's own that it offers to the media. Adopted by three of them, it is still one 稿件."""

    title = models.CharField("标题", max_length=120)
    organisation = models.ForeignKey(
        Organisation, verbose_name="报送单位", on_delete=models.PROTECT, related_name="articles"
    )
    case = models.ForeignKey(
        "cases.CasePage",
        verbose_name="讲哪个案例",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    written_on = models.DateField("报送日期")

    class Meta:
        verbose_name = verbose_name_plural = "稿件"
        ordering = ["-written_on", "-pk"]

    def __str__(self):
        return self.title


class Placement(models.Model):
    """One comic episode or one article, in one outlet, on one day."""

    outlet = models.ForeignKey(
        Outlet, verbose_name="媒体", on_delete=models.PROTECT, related_name="placements"
    )
    episode = models.ForeignKey(
        "comics.EpisodePage",
        verbose_name="漫画",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="placements",
    )
    article = models.ForeignKey(
        Article,
        verbose_name="稿件",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="placements",
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name="报送单位", on_delete=models.PROTECT, related_name="placements"
    )
    placed_on = models.DateField("推送日期")
    url = models.URLField("网址", blank=True, help_text="没有网址的（如报纸），在凭证里写版面。")
    evidence = models.CharField("凭证", max_length=120, blank=True, help_text="如“第A08版”。")

    class Meta:
        verbose_name = verbose_name_plural = "推送"
        ordering = ["-placed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(episode__isnull=False, article__isnull=True)
                | models.Q(episode__isnull=True, article__isnull=False),
                name="placement_of_one_work",
                violation_error_message="请在“漫画”和“稿件”里选一个，只选一个。",
            )
        ]
        indexes = [models.Index(fields=["organisation", "placed_on"], name="placement_by_day")]

    def __str__(self):
        return f"{self.placed_on:%Y-%m-%d} {self.outlet}"


class Reading(models.Model):
    """What a placement's counter showed on one day. A gauge: the latest one holds, they are never added up."""

    placement = models.ForeignKey(
        Placement, verbose_name="推送", on_delete=models.CASCADE, related_name="readings"
    )
    taken_on = models.DateField("查看日期")
    quantity = models.PositiveIntegerField("阅读点击量", help_text="抄当天看到的累计数，不是新增数。")

    class Meta:
        verbose_name = verbose_name_plural = "阅读量"
        ordering = ["-taken_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["placement", "taken_on"], name="one_reading_per_day")]

    def __str__(self):
        return f"{self.taken_on:%Y-%m-%d} {self.quantity}次"

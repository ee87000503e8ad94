"""Statutes and their provisions, as official text. A newer version supersedes the old one and keeps it."""

from django.db import models


class Statute(models.Model):
    """One version of one 法律法规. `(title, version_date)` names it."""

    title = models.CharField("名称", max_length=200)
    short_title = models.CharField("简称", max_length=200, blank=True)
    promulgation = models.TextField("颁布与修改", blank=True)
    version_date = models.DateField("版本日期", null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self",
        verbose_name="被取代",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supersedes",
    )
    digest = models.CharField("原文指纹", max_length=64, editable=False, help_text="SHA-256")

    class Meta:
        verbose_name = verbose_name_plural = "法律法规"
        ordering = ["title", "-version_date"]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "version_date"], nulls_distinct=False, name="one_statute_per_version"
            )
        ]

    def __str__(self):
        return f"{self.title}（{self.version_date:%Y年%-m月%-d日}版）" if self.version_date else self.title


class Provision(models.Model):
    """One 条 of a statute, with its 款 and 项 in `text`, a paragraph a line."""

    statute = models.ForeignKey(
        Statute, verbose_name="法律法规", on_delete=models.CASCADE, related_name="provisions"
    )
    position = models.PositiveIntegerField("次序")
    label = models.CharField("条号", max_length=40, help_text="如“第三十三条”“第一百二十条之一”")
    part = models.CharField("编", max_length=100, blank=True)
    chapter = models.CharField("章", max_length=100, blank=True)
    section = models.CharField("节", max_length=100, blank=True)
    text = models.TextField("条文")

    class Meta:
        verbose_name = verbose_name_plural = "条文"
        ordering = ["statute", "position"]
        constraints = [
            models.UniqueConstraint(fields=["statute", "position"], name="one_provision_per_position")
        ]

    def __str__(self):
        return f"《{self.statute.title}》{self.label}"

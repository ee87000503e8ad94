"""Statutes and their provisions, as official text. A newer version supersedes the old one and keeps it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from .. import citations
from ..statutes import clauses_of, short_title

# Long texts of a statute that nobody needs beside one of its articles.
_LONG = ("statute__preamble", "statute__appendix", "statute__promulgation")


class Statute(models.Model):
    """One version of one 法律法规. `(title, version_date)` names it."""

    title = models.CharField("名称", max_length=200, help_text="全称，如“中华人民共和国食品安全法”。")
    short_title = models.CharField("简称", max_length=200, blank=True)
    cited_as = models.CharField(
        "引用名", max_length=200, editable=False, db_index=True, help_text="去掉国名和括号，供识别引用。"
    )
    promulgation = models.TextField("颁布与修改", blank=True)
    version_date = models.DateField("版本日期", null=True, blank=True, help_text="这一版通过或公布的日期。")
    in_force_from = models.DateField("施行日期", null=True, blank=True)
    preamble = models.TextField("序言", blank=True)
    appendix = models.TextField("附件", blank=True)
    superseded_by = models.ForeignKey(
        "self",
        verbose_name="被取代",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supersedes",
    )
    digest = models.CharField("原文指纹", max_length=64, blank=True, editable=False, help_text="SHA-256")

    class Meta:
        verbose_name = verbose_name_plural = "法律法规"
        ordering = ["title", "-version_date"]
        # Two constraints, because in SQL two versions without a date would count as different.
        constraints = [
            models.UniqueConstraint(fields=["title", "version_date"], name="one_statute_per_version"),
            models.UniqueConstraint(
                fields=["title"], condition=Q(version_date__isnull=True), name="one_undated_statute_per_title"
            ),
        ]

    def __str__(self):
        return f"{self.title}（{self.version}）" if self.version_date else self.title

    def save(self, *args, **kwargs):
        self.cited_as = citations.normal(self.title)
        self.short_title = self.short_title or short_title(self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("statute", args=[self.pk])

    @property
    def version(self) -> str:
        """The version as readers see it: 2021年4月29日版."""
        day = self.version_date
        return f"{day.year}年{day.month}月{day.day}日版" if day else "未注明日期"

    @property
    def is_current(self) -> bool:
        return self.superseded_by_id is None


class ProvisionManager(models.Manager):
    """Brings the statute along: an article is never shown without the name and version of its law."""

    def get_queryset(self):
        return super().get_queryset().select_related("statute").defer(*_LONG)


class Provision(models.Model):
    """One 条 of a statute, with its 款 and 项 in `text`, a paragraph a line."""

    is_official_text = True
    """Printed by the state and the same for everyone: it can tell nothing of a case, so no guard is shown it."""

    statute = models.ForeignKey(
        Statute, verbose_name="法律法规", on_delete=models.CASCADE, related_name="provisions"
    )
    position = models.PositiveIntegerField("次序")
    label = models.CharField("条号", max_length=40, help_text="如“第三十三条”“第一百二十条之一”")
    number = models.PositiveIntegerField("条号（数字）", default=0, editable=False)
    branch = models.PositiveSmallIntegerField("之几", default=0, editable=False)
    part = models.CharField("编", max_length=200, blank=True)
    chapter = models.CharField("章", max_length=200, blank=True)
    section = models.CharField("节", max_length=200, blank=True)
    text = models.TextField("条文")

    objects = ProvisionManager()

    class Meta:
        verbose_name = verbose_name_plural = "条文"
        ordering = ["statute", "position"]
        constraints = [
            models.UniqueConstraint(fields=["statute", "position"], name="one_provision_per_position")
        ]
        indexes = [models.Index(fields=["statute", "number", "branch"], name="provision_by_number")]

    def __str__(self):
        return f"《{self.statute.short_title or self.statute.title}》{self.label}"

    def get_absolute_url(self) -> str:
        return f"{reverse('statute', args=[self.statute_id])}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The place of this article on its statute's page."""
        return f"t{self.number}-{self.branch}" if self.branch else f"t{self.number}"

    @property
    def clauses(self):
        """The 款 of this article with their 项, see `cases.statutes.clauses_of`."""
        return clauses_of(self.text)

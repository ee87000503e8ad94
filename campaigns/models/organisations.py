"""Who does the work, under whom, from when to when; and where."""

import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models


def new_salt() -> str:
    return secrets.token_hex(16)


class Level(models.TextChoices):
    CITY = "city", "市"
    DISTRICT = "district", "区（县）"
    STREET = "street", "镇街"
    COMMUNITY = "community", "社区（村）"


class Organisation(models.Model):
    """One node of the tree. Whom it belongs to, and when, is in `Affiliation`: streets are merged and moved."""

    name = models.CharField(
        "名称", max_length=60, unique=True, help_text="写全称，如“长堤街道”。会写进数据句子里。"
    )
    slug = models.SlugField("代号", unique=True, help_text="英文或拼音，用在网址和命令里。")
    level = models.CharField("层级", max_length=12, choices=Level.choices, default=Level.STREET)
    shop_salt = models.CharField(
        max_length=32,
        default=new_salt,
        editable=False,
        help_text="商户化名用的随机数：门牌不入库，只存化名。",
    )

    class Meta:
        verbose_name = verbose_name_plural = "单位"
        ordering = ["name"]

    def __str__(self):
        return self.name


class Affiliation(models.Model):
    """`organisation` belongs to `parent` from `since` (empty: always) until the day before `until` (empty: still)."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="单位", on_delete=models.CASCADE, related_name="affiliations"
    )
    parent = models.ForeignKey(
        Organisation, verbose_name="上级单位", on_delete=models.PROTECT, related_name="subordinates"
    )
    since = models.DateField("从哪天起", null=True, blank=True, help_text="不填表示一直如此。")
    until = models.DateField("到哪天止", null=True, blank=True, help_text="从这天起不再隶属。不填表示至今。")

    class Meta:
        verbose_name = verbose_name_plural = "隶属关系"
        ordering = ["organisation", "since"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(organisation=models.F("parent")), name="no_organisation_under_itself"
            ),
            models.CheckConstraint(
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(since__lt=models.F("until")),
                name="affiliation_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return f"{self.organisation}隶属{self.parent}"

    def clean(self):
        """A second parent on the same day would count every event twice; a circle would never end."""
        if self.organisation_id is None or self.parent_id is None:
            return
        if self.organisation_id == self.parent_id:
            raise ValidationError({"parent": "单位不能隶属自己。"})
        others = Affiliation.objects.filter(organisation=self.organisation_id).exclude(pk=self.pk)
        if self.since:
            others = others.filter(models.Q(until__isnull=True) | models.Q(until__gt=self.since))
        if self.until:
            others = others.filter(models.Q(since__isnull=True) | models.Q(since__lt=self.until))
        if others.exists():
            raise ValidationError("这段时间里这个单位已有上级。请先给原来的隶属关系填上“到哪天止”。")
        parents = dict(Affiliation.objects.exclude(pk=self.pk).values_list("organisation_id", "parent_id"))
        above = self.parent_id
        for _ in range(len(parents) + 1):
            if above == self.organisation_id:
                raise ValidationError({"parent": "绕成了圈：这个上级本身在该单位之下。"})
            above = parents.get(above)


class Membership(models.Model):
    """A user works for an organisation. Roles are groups; this says for whom they hold."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="用户", on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name="单位", on_delete=models.CASCADE, related_name="memberships"
    )
    since = models.DateField("从哪天起", null=True, blank=True)
    until = models.DateField("到哪天止", null=True, blank=True, help_text="从这天起不再属于本单位。")

    class Meta:
        verbose_name = verbose_name_plural = "人员归属"
        ordering = ["organisation", "user"]
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation"], name="one_membership_per_organisation")
        ]

    def __str__(self):
        return f"{self.user}（{self.organisation}）"


class Place(models.Model):
    """Where activities happen. A 普法阵地 is a place with a standing display. Never a person's address."""

    name = models.CharField("地点", max_length=80)
    address = models.CharField(
        "位置", max_length=120, blank=True, help_text="居民看得懂的说法，如“牌坊入口旁”。"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name="所在单位", on_delete=models.PROTECT, related_name="places"
    )
    is_base = models.BooleanField(
        "普法阵地", default=False, help_text="有固定普法设施的地点，如法治文化公园。"
    )

    class Meta:
        verbose_name = verbose_name_plural = "地点"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_place_per_name")]

    def __str__(self):
        return self.name

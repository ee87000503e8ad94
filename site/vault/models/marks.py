"""What is marked in a case, the way back, and the phrases that may stay."""

from django.db import models

from ..keys.fields import EncryptedJSONField, EncryptedTextField
from .cases import RawCase


class Marking(models.Model):
    """The marks of one case, as `vault.review.marks.Marks` writes them. `version` counts every change."""

    case = models.OneToOneField(
        RawCase, verbose_name="案卷", on_delete=models.CASCADE, related_name="marking"
    )
    state = EncryptedJSONField("标记")
    machine = EncryptedJSONField(
        "机器的标记", default=list, help_text="机器标的 [起, 止, 类别]，用来算漏标多标。"
    )
    detector = models.CharField("哪一版机器", max_length=16, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "标记"

    def __str__(self):
        return f"标记第{self.version}版"


class Step(models.Model):
    """One change of the marks that can be taken back."""

    marking = models.ForeignKey(Marking, verbose_name="标记", on_delete=models.CASCADE, related_name="steps")
    before = EncryptedJSONField("改动前", help_text="这一步改掉的部分，撤销时放回。")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "可撤销的步骤"
        ordering = ["pk"]

    def __str__(self):
        return f"步骤 {self.pk}"


class Exemption(models.Model):
    """A phrase that may leave although a known value is part of it, such as 高兴地 where 高兴 is also a name.

    Two people answer for it, like for a case. It covers the phrase alone: the bare value stays forbidden.
    """

    case = models.ForeignKey(
        RawCase, verbose_name="案卷", on_delete=models.CASCADE, related_name="exemptions"
    )
    phrase = EncryptedTextField("放行的说法")
    asked_by_id = models.IntegerField("提出人编号", null=True)
    asked_by_name = models.CharField("提出人", max_length=150)
    asked_at = models.DateTimeField("提出时间", auto_now_add=True)
    approved_by_id = models.IntegerField("同意人编号", null=True)
    approved_by_name = models.CharField("同意人", max_length=150, blank=True)
    approved_at = models.DateTimeField("同意时间", null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "放行的说法"
        ordering = ["pk"]

    def __str__(self):
        return f"放行 {self.pk}"

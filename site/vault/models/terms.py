"""Words that are always hidden, and words that never are: of one case, or of the whole office."""

from django.db import models

from ..keys.fields import EncryptedTextField
from .cases import RawCase


class Term(models.Model):
    """One such word. It is never deleted: when it no longer counts it is ended, by somebody, at a time."""

    class Rule(models.TextChoices):
        HIDE = "hide", "要隐去"
        NEVER = "never", "不隐去"

    case = models.ForeignKey(
        RawCase,
        verbose_name="案卷",
        null=True,
        on_delete=models.CASCADE,
        related_name="terms",
        help_text="空着就是全单位的词。",
    )
    words = EncryptedTextField("字词")
    rule = models.CharField("怎么办", max_length=5, choices=Rule)
    type = models.CharField("类别", max_length=12, blank=True)
    added_by_id = models.IntegerField("加词人编号", null=True)
    added_by_name = models.CharField("加词人", max_length=150)
    added_at = models.DateTimeField("加入时间", auto_now_add=True)
    ended_by_id = models.IntegerField("撤词人编号", null=True)
    ended_by_name = models.CharField("撤词人", max_length=150, blank=True)
    ended_at = models.DateTimeField("撤下时间", null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "词表"
        ordering = ["pk"]

    def __str__(self):
        return f"词 {self.pk}"

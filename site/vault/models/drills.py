"""What a reader found in a drill. The texts are invented and made again from the seed: nothing of them is kept."""

from django.db import models


class Drill(models.Model):
    """One drill of one reader. Its result is the reader's own; others see the office's average alone."""

    by_id = models.IntegerField("账号编号", db_index=True)
    seed = models.PositiveIntegerField("题号")
    planted = models.PositiveSmallIntegerField("埋了几处", default=0)
    found = models.PositiveSmallIntegerField("找到几处", default=0)
    wrong = models.PositiveSmallIntegerField("误报几处", default=0)
    started_at = models.DateTimeField("开始", auto_now_add=True)
    finished_at = models.DateTimeField("交卷", null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "练习"
        ordering = ["pk"]

    def __str__(self):
        return f"练习 {self.pk}"

"""A long import: read once, looked at before anything is taken in, then worked off in small batches."""

import uuid

from django.db import models

from ..keys.fields import EncryptedJSONField, EncryptedTextField
from .cases import RawCase


class ImportJob(models.Model):
    """One list on its way into the vault. It can be left at any time and taken up again."""

    class Status(models.TextChoices):
        PREVIEW = "preview", "待确认"
        RUNNING = "running", "收案中"
        DONE = "done", "收完了"

    uuid = models.UUIDField("编号", primary_key=True, default=uuid.uuid4, editable=False)
    name = EncryptedTextField("文件名")
    source = EncryptedTextField("来源", blank=True)
    table = EncryptedJSONField("表", default=dict, help_text="确认之前：表头、各行和哪一列是什么。")
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.PREVIEW)
    by_id = models.IntegerField("收案人编号", null=True)
    by_name = models.CharField("收案人", max_length=150)
    created_at = models.DateTimeField("开始时间", auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "批量收案"
        ordering = ["-created_at"]

    def __str__(self):
        return f"批量收案 {self.uuid.hex[:8]}"


class ImportRow(models.Model):
    """One case of a job: what it holds until its turn comes, and what became of it afterwards."""

    job = models.ForeignKey(ImportJob, verbose_name="批量收案", on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField("次序")
    place = models.CharField("位置", max_length=40)
    document = EncryptedJSONField("内容", default=dict)
    done = models.BooleanField("办完", default=False, db_index=True)
    case = models.ForeignKey(
        RawCase, verbose_name="案卷", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_new = models.BooleanField("新收", default=False)
    message = models.CharField("结果", max_length=300, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "批量收案的一件"
        ordering = ["job", "position"]

    def __str__(self):
        return f"第{self.position}件"

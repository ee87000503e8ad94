"""Raw cases, who is named in them, and the files that came with them."""

import uuid

from django.db import models
from django.urls import reverse

from ..keys.fields import EncryptedBytesField, EncryptedJSONField, EncryptedTextField


class RawCase(models.Model):
    """One case as it came in. Everything that could name anybody is encrypted."""

    class Status(models.TextChoices):
        AWAITING_ROSTER = "awaiting_roster", "待补名册"
        MARKING = "marking", "待初审"
        RETURNED = "returned", "已退回"
        SUBMITTED = "submitted", "待复核"
        APPROVED = "approved", "已通过"
        WITHDRAWN = "withdrawn", "已撤回"

    uuid = models.UUIDField("编号", primary_key=True, default=uuid.uuid4, editable=False)
    number = EncryptedTextField("案号", blank=True)
    source = EncryptedTextField("来源", blank=True)
    text = EncryptedTextField("原文")
    fingerprint = models.CharField(
        "查重指纹", max_length=64, unique=True, help_text="案号和来源（没有案号时为原文）的带密钥摘要。"
    )
    characters = models.PositiveIntegerField("字数", default=0)
    has_minor = models.BooleanField("涉未成年人", default=False)
    status = models.CharField("状态", max_length=20, choices=Status, default=Status.MARKING, db_index=True)

    # Accounts live in the other database, so their ids and names are kept as values.
    taken_in_by_id = models.IntegerField("收案人编号", null=True)
    taken_in_by_name = models.CharField("收案人", max_length=150)
    taken_in_at = models.DateTimeField("收案时间", auto_now_add=True, db_index=True)
    submitted_by_id = models.IntegerField("初审人编号", null=True)
    submitted_by_name = models.CharField("初审人", max_length=150, blank=True)
    submitted_at = models.DateTimeField("提交时间", null=True)
    approved_by_id = models.IntegerField("复核人编号", null=True)
    approved_by_name = models.CharField("复核人", max_length=150, blank=True)
    approved_at = models.DateTimeField("通过时间", null=True)
    return_reason = EncryptedTextField("退回原因", blank=True)
    return_answer = EncryptedTextField("对退回原因的回答", blank=True)
    handed_in = models.CharField(
        "提交时的样子",
        max_length=32,
        blank=True,
        help_text="标记、回答、名册的带密钥摘要，看退回以后改过没有。",
    )
    told_on = models.DateField("公开的日子", null=True, help_text="案例页删掉以后，从这一天算保留期。")
    keep_until = models.DateField("原文延长保留到", null=True)
    purged_at = models.DateTimeField("原文清除时间", null=True, db_index=True)
    machine_since = models.DateTimeField("机器从何时起在识别", null=True)
    sensitive = models.BooleanField(
        "要指定的负责人复核", default=False, help_text="提交时定：涉未成年人、健康，或者有一问答“是”。"
    )
    senior_id = models.IntegerField("指定的负责人编号", null=True)
    senior_name = models.CharField("指定的负责人", max_length=150, blank=True)
    answers = EncryptedJSONField(
        "能认出人吗", default=dict, help_text="问题代号到：答了什么，回答时文中留着哪些说法。"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "案卷"
        ordering = ["-taken_in_at"]
        permissions = [
            ("take_in_case", "收案：把案卷放进案卷库"),
            ("review_case", "初审：查看原文、修改标记、提交复核"),
            ("approve_case", "复核：通过或退回别人提交的案卷"),
            ("approve_sensitive_case", "复核涉未成年人、健康或可能认得出人的案卷"),
        ]

    def __str__(self):
        # Used by frameworks in logs and messages: never a value of the case.
        return f"案卷 {self.short_id}"

    def get_absolute_url(self):
        return reverse("vault:desk", args=[self.uuid])

    @property
    def short_id(self) -> str:
        """The first eight digits of the UUID: what staff call a case aloud without naming anybody."""
        return self.uuid.hex[:8]


class Party(models.Model):
    """Somebody or something named in a case: one line of its roster."""

    class Kind(models.TextChoices):
        PERSON = "person", "个人"
        SHOP = "shop", "店铺、个体户"
        ORG = "org", "公司、单位"

    case = models.ForeignKey(RawCase, verbose_name="案卷", on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField("次序", default=0)
    name = EncryptedTextField("姓名或名称")
    role = EncryptedTextField("身份", blank=True)
    kind = models.CharField("类别", max_length=10, choices=Kind, default=Kind.PERSON)
    minor = models.BooleanField("未成年", default=False)
    aliases = EncryptedJSONField("别的叫法", default=list, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "名册"
        ordering = ["case", "position"]

    def __str__(self):
        return f"名册第{self.position + 1}行"


class Attachment(models.Model):
    """A file that came with a case, kept as it came."""

    case = models.ForeignKey(
        RawCase, verbose_name="案卷", on_delete=models.CASCADE, related_name="attachments"
    )
    name = EncryptedTextField("文件名")
    content = EncryptedBytesField("内容")
    size = models.PositiveIntegerField("字节数")
    added_at = models.DateTimeField("加入时间", auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ["pk"]

    def __str__(self):
        return f"附件 {self.pk}"

"""Logs that only grow: what was decided, who looked, what happened at the door. None holds a value of a case."""

from django.db import models


class AppendOnly(models.QuerySet):
    """Rows that nobody changes. The database refuses as well; this says it earlier and plainer."""

    def update(self, **kwargs):
        raise TypeError("The vault's logs are append-only.")

    def delete(self):
        raise TypeError("The vault's logs are append-only.")


class Line(models.Model):
    """A line of a log: when, and who."""

    at = models.DateTimeField("时间", auto_now_add=True)
    by_id = models.IntegerField("账号编号", null=True)
    by_name = models.CharField("谁", max_length=150)

    objects = AppendOnly.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["pk"]

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("The vault's logs are append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("The vault's logs are append-only.")


class LogEntry(Line):
    """A line about a case. The case is a plain UUID: the line outlives the case."""

    case_uuid = models.UUIDField("案卷", db_index=True)

    class Meta(Line.Meta):
        abstract = True


class Decision(LogEntry):
    """One decision about a case: which action, on which stretch of the text, from which kind and replacement to which.

    `said_before`, `said_after`: what stood in the place of the words. `vault.review.recording` sees to it that no value of
    a case is among it. `undone`: the action that an undo took back.
    """

    class Action(models.TextChoices):
        TAKEN_IN = "taken_in", "收案"
        ROSTER = "roster", "修改名册"
        DETECTED = "detected", "机器标记"
        ADDED = "added", "加标记"
        REMOVED = "removed", "去掉标记"
        RETYPED = "retyped", "改类别"
        REPLACED = "replaced", "改替换词"
        ACCEPTED = "accepted", "疑点：要隐去"
        DISMISSED = "dismissed", "疑点：可以留"
        UNDONE = "undone", "撤销"
        SUBMITTED = "submitted", "提交复核"
        NAMED = "named", "指定复核的负责人"
        READ_COLD = "read_cold", "盲读：看不出是谁"
        SENT_BACK = "sent_back", "退回"
        REPLIED = "replied", "回答退回原因"
        APPROVED = "approved", "通过"
        DRAFTED = "drafted", "建立案例页草稿"
        EXEMPTION_ASKED = "exemption_asked", "提出放行说法"
        EXEMPTION_GIVEN = "exemption_given", "同意放行说法"
        KEPT = "kept", "延长保留原文"
        PURGED = "purged", "清除原文"
        ANSWERED = "answered", "回答能不能认出人"
        TERM_ADDED = "term_added", "加词"
        TERM_ENDED = "term_ended", "撤下词"
        # Written when a case is approved, a row for each kind: how the machine did against the two readers.
        MACHINE_FOUND = "machine_found", "机器标对"
        MACHINE_DOUBTED = "machine_doubted", "机器只作疑点"
        MACHINE_MISSED = "machine_missed", "机器漏标"
        MACHINE_EXCESS = "machine_excess", "机器多标"
        WITHDRAWN = "withdrawn", "撤回"
        REOPENED = "reopened", "重新处理"

    action = models.CharField("做了什么", max_length=20, choices=Action)
    start = models.PositiveIntegerField("起", null=True)
    end = models.PositiveIntegerField("止", null=True)
    kind_before = models.CharField("原类别", max_length=12, blank=True)
    kind_after = models.CharField("新类别", max_length=12, blank=True)
    said_before = models.CharField("原替换词", max_length=60, blank=True)
    said_after = models.CharField("新替换词", max_length=60, blank=True)
    undone = models.CharField("撤销了哪一步", max_length=20, choices=Action, blank=True)
    count = models.PositiveIntegerField("处数", default=1)
    about_name = models.CharField("指定了谁", max_length=150, blank=True)

    class Meta(LogEntry.Meta):
        verbose_name = verbose_name_plural = "处理记录"

    def __str__(self):
        return f"{self.get_action_display()} {self.case_uuid.hex[:8]}"


class Access(LogEntry):
    """Somebody read raw text or an attachment."""

    class What(models.TextChoices):
        TEXT = "text", "原文"
        ATTACHMENT = "attachment", "附件"
        ROSTER = "roster", "名册"
        ANONYMISED = "anonymised", "匿名稿"

    what = models.CharField("看了什么", max_length=12, choices=What)

    class Meta(LogEntry.Meta):
        verbose_name = verbose_name_plural = "查阅记录"

    def __str__(self):
        return f"{self.get_what_display()} {self.case_uuid.hex[:8]}"


class Withdrawal(LogEntry):
    """A published case was taken back: on what ground, why, and what that took down.

    行政处罚法 art. 48: a published decision that is changed, revoked, or declared unlawful or void is withdrawn within
    three days, and the reason is made public. The ground is public; the words of `reason` stay in the house. They are
    refused when they hold a value of a case, so they are kept in the clear: a sealed row cannot follow the vault's key.
    """

    class Ground(models.TextChoices):
        CHANGED = "changed", "处罚决定已依法变更"
        REVOKED = "revoked", "处罚决定已依法撤销"
        UNLAWFUL = "unlawful", "处罚决定已确认违法"
        VOID = "void", "处罚决定已确认无效"
        MISTAKE = "mistake", "内容需要更正"

    ground = models.CharField("依据", max_length=10, choices=Ground)
    reason = models.CharField("原因", max_length=200)
    taken = models.JSONField("撤下了什么", default=dict, help_text="编号，不含内容。")

    class Meta(LogEntry.Meta):
        verbose_name = verbose_name_plural = "撤回记录"

    def __str__(self):
        return f"撤回 {self.case_uuid.hex[:8]}"

    def taken_in_words(self) -> str:
        """What it took down, by kind and number: 案例页（编号 12）；短码 3 个."""
        named = (("pages", "案例页"), ("episodes", "漫画"), ("editions", "传单"))
        counted = (("codes", "短码"), ("products", "成品"), ("exports", "导出文件"))
        said = [
            f"{label}（编号 {'、'.join(map(str, keys))}）"
            for name, label in named
            if (keys := self.taken.get(name))
        ]
        said += [f"{label} {count} 个" for name, label in counted if (count := self.taken.get(name))]
        return "；".join(said) or "没有公开过的"


class Extension(LogEntry):
    """A raw text is kept longer than the rule: until which day, and why. The reason holds no value of a case."""

    until = models.DateField("保留到")
    reason = models.CharField("原因", max_length=200)

    class Meta(LogEntry.Meta):
        verbose_name = verbose_name_plural = "延长保留的记录"

    def __str__(self):
        return f"延长保留 {self.case_uuid.hex[:8]}"


class DoorEvent(Line):
    """Something happened to a key of the room: somebody's second factor, or the encryption key."""

    class What(models.TextChoices):
        SET_UP = "set_up", "设好第二重验证"
        WRONG = "wrong", "验证码不对"
        RECOVERED = "recovered", "用了一个恢复码"
        CODES = "codes", "换了一套恢复码"
        RESET = "reset", "重设第二重验证"
        KEY_ADDED = "key_added", "加入新密钥"
        KEY_DROPPED = "key_dropped", "停用旧密钥"

    what = models.CharField("什么事", max_length=12, choices=What)
    about_id = models.IntegerField("当事账号编号", null=True)
    about_name = models.CharField("关于谁", max_length=150, blank=True)

    class Meta(Line.Meta):
        verbose_name = verbose_name_plural = "门禁记录"

    def __str__(self):
        return f"{self.get_what_display()} {self.pk}"

"""Leaflet editions, and the ledger that says where every copy is.

One row is one movement from one account to another, so the books balance by construction. Rows are never changed: the
database refuses it (see `campaigns.append_only`), whatever code asks. The rules are in `campaigns.ledger`.
"""

from django.conf import settings
from django.db import models

from .activities import Activity
from .organisations import Organisation


class LeafletEdition(models.Model):
    """One version of one leaflet, carrying an episode."""

    class Format(models.TextChoices):
        A5 = "A5", "A5（148 × 210 毫米）"
        A4 = "A4", "A4（210 × 297 毫米）"
        A6 = "A6", "A6（105 × 148 毫米）"

    title = models.CharField("标题", max_length=80)
    episode = models.ForeignKey(
        "comics.EpisodePage",
        verbose_name="印哪期漫画",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="leaflets",
    )
    format = models.CharField("开本", max_length=4, choices=Format.choices, default=Format.A5)
    version = models.PositiveSmallIntegerField(
        "版次", default=1, help_text="改了内容就加一版，旧版的账留着。"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name="编印单位", on_delete=models.PROTECT, related_name="leaflets"
    )

    class Meta:
        verbose_name = verbose_name_plural = "宣传资料"
        ordering = ["title", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title", "format", "version"], name="one_leaflet_per_version"
            )
        ]

    def __str__(self):
        return f"{self.title}（{self.format}，第{self.version}版）"


class Account(models.Model):
    """A place where copies are: at the printer's, in the warehouse, at one stall, with the public …"""

    class Kind(models.TextChoices):
        PRINT = "print", "印制"
        WAREHOUSE = "warehouse", "仓库"
        STALL = "stall", "摊位"
        PUBLIC = "public", "群众"
        DAMAGED = "damaged", "损毁"
        RETURNED = "returned", "退回待入库"
        COUNT = "count", "盘点差异"

    # Copies come out of these from nowhere; every other account can only give what it has.
    SOURCES = (Kind.PRINT, Kind.COUNT)

    kind = models.CharField("账户", max_length=10, choices=Kind.choices)
    organisation = models.ForeignKey(
        Organisation, verbose_name="单位", on_delete=models.PROTECT, related_name="accounts"
    )
    activity = models.OneToOneField(
        Activity,
        verbose_name="摊位",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="account",
    )

    class Meta:
        verbose_name = verbose_name_plural = "账户"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind"],
                condition=models.Q(activity__isnull=True),
                name="one_account_of_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="stall", activity__isnull=False)
                | (~models.Q(kind="stall") & models.Q(activity__isnull=True)),
                name="stall_accounts_have_a_stall",
            ),
        ]

    def __str__(self):
        if self.kind == self.Kind.STALL:
            return f"摊位：{self.activity}"
        return f"{self.organisation}{self.get_kind_display()}"


class Balance(models.Model):
    """How many copies of an edition an account holds. Kept by `campaigns.ledger`, provable from the transfers."""

    account = models.ForeignKey(
        Account, verbose_name="账户", on_delete=models.PROTECT, related_name="balances"
    )
    edition = models.ForeignKey(
        LeafletEdition, verbose_name="宣传资料", on_delete=models.PROTECT, related_name="balances"
    )
    quantity = models.IntegerField("数量", default=0)
    is_source = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "结存"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["account", "edition"], name="one_balance_per_edition"),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=0) | models.Q(is_source=True), name="no_negative_copies"
            ),
        ]

    def __str__(self):
        return f"{self.account}：{self.edition}{self.quantity}份"


class Transfer(models.Model):
    """One movement of copies. Append-only: a mistake is answered by a row that `reverses` it."""

    uid = models.UUIDField("编号", unique=True, help_text="同一编号只入账一次。")
    edition = models.ForeignKey(
        LeafletEdition, verbose_name="宣传资料", on_delete=models.PROTECT, related_name="transfers"
    )
    from_account = models.ForeignKey(
        Account, verbose_name="从", on_delete=models.PROTECT, related_name="outgoing"
    )
    to_account = models.ForeignKey(
        Account, verbose_name="到", on_delete=models.PROTECT, related_name="incoming"
    )
    quantity = models.PositiveIntegerField("份数")
    reverses = models.OneToOneField(
        "self",
        verbose_name="冲正",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reversed_by",
    )
    occurred_on = models.DateField("日期")
    ym = models.PositiveIntegerField(editable=False)
    note = models.CharField("说明", max_length=200, blank=True)
    posted_at = models.DateTimeField("入账时间", auto_now_add=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="经手人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "资料台账"
        ordering = ["-occurred_on", "-pk"]
        default_permissions = ("view",)
        permissions = [
            ("post_transfer", "登记印制、领出、入库、损毁"),
            ("reverse_transfer", "冲正台账"),
            ("count_stock", "盘点"),
            ("close_period", "结账"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="transfer_moves_copies"),
            models.CheckConstraint(
                condition=~models.Q(from_account=models.F("to_account")), name="transfer_goes_somewhere"
            ),
        ]
        indexes = [
            models.Index(fields=["to_account", "ym", "edition"], name="transfer_in_by_month"),
            models.Index(fields=["from_account", "ym", "edition"], name="transfer_out_by_month"),
        ]

    def __str__(self):
        return f"{self.occurred_on:%Y-%m-%d} {self.edition}{self.quantity}份：{self.from_account} → {self.to_account}"


class PrintRun(models.Model):
    """Copies ordered from a printer. Its transfer brings them into the warehouse."""

    edition = models.ForeignKey(
        LeafletEdition, verbose_name="宣传资料", on_delete=models.PROTECT, related_name="print_runs"
    )
    printer = models.CharField("印刷单位", max_length=80, blank=True)
    batch = models.CharField("批次", max_length=40, blank=True)
    transfer = models.OneToOneField(
        Transfer, verbose_name="入库", on_delete=models.PROTECT, related_name="print_run"
    )

    class Meta:
        verbose_name = verbose_name_plural = "印制批次"
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.edition}印制{self.transfer.quantity}份"


class LedgerClosing(models.Model):
    """结账: from now on nothing of `organisation` is posted into a month up to `through_ym` (202402)."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="单位", on_delete=models.PROTECT, related_name="closings"
    )
    through_ym = models.PositiveIntegerField("结到哪月", help_text="六位数字，如 202402。")
    closed_at = models.DateTimeField("结账时间", auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="结账人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "结账记录"
        default_permissions = ("view",)
        ordering = ["-through_ym"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "through_ym"], name="one_closing_per_month")
        ]

    def __str__(self):
        return f"{self.organisation}结账至{self.through_ym // 100}年{self.through_ym % 100}月"

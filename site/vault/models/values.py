"""Digests of known values, for the scan of pages that tell no case of their own."""

import secrets

from django.db import models, transaction

from ..keys.fields import EncryptedBytesField
from .cases import RawCase


class Pepper(models.Model):
    """The secret that keys every digest, so that a stolen database cannot be asked "is this name in it?".

    Apart from the encryption key, because that one is rotated and digests cannot be recomputed once a case is purged.
    """

    secret = EncryptedBytesField("密值")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "摘要密值"

    def __str__(self):
        return "摘要密值"

    @classmethod
    def value(cls) -> bytes:
        """The secret, created at first use."""
        row = cls.objects.first()
        if row is None:
            with transaction.atomic(using="vault"):
                row, _ = cls.objects.get_or_create(pk=1, defaults={"secret": secrets.token_bytes(32)})
        return row.secret


class KnownDigest(models.Model):
    """The keyed digest of one value of one case, in its squeezed form of `length` characters.

    `head` is a few digits of the keyed digest of its first characters: a text is asked there first, so that it is not cut
    into every length at every place. Without the secret it says no more than that two values begin alike.

    `everywhere` for distinctive values, which are looked for in every text. The others are kept when the case is purged,
    and looked for in its own pages alone: 大海 in a page about another case is the sea.
    """

    case = models.ForeignKey(RawCase, verbose_name="案卷", on_delete=models.CASCADE, related_name="digests")
    digest = models.CharField("摘要", max_length=32)
    length = models.PositiveSmallIntegerField("长度")
    head = models.CharField("开头的摘要", max_length=6, blank=True)
    everywhere = models.BooleanField("全库核对", default=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = verbose_name_plural = "已知值摘要"
        constraints = [
            models.UniqueConstraint(fields=["case", "digest"], name="one_digest_per_case_and_value")
        ]

    def __str__(self):
        return f"摘要 {self.pk}"

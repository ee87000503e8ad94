"""案由: what a case is about, in the law's words and in the reader's."""

from uuid import UUID

from django.db import models

from ..guarded import GuardedRecord


class Offence(GuardedRecord):
    """One 案由, such as 占道经营."""

    name = models.CharField("案由", max_length=60, unique=True, help_text="法律文书里的叫法，如“占道经营”。")
    plain_name = models.CharField(
        "大白话", max_length=60, help_text="居民怎么说，如“把桌椅摆到人行道上”。会显示在案由后面。"
    )
    slug = models.SlugField("网址名", unique=True, help_text="英文或拼音，用在网址里，如 zhandao。")

    class Meta:
        verbose_name = verbose_name_plural = "案由"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def case_refs(self) -> frozenset[UUID]:
        live = self.cases.filter(live=True).exclude(source_ref=None)
        return frozenset(live.values_list("source_ref", flat=True))

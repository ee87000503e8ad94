"""Measurements of the vault, for `manage.py bench`: (name, value, unit, how it was measured)."""

import random
from statistics import median
from time import perf_counter

from django.db import transaction

from cases import guards

from .detection.spans import Party
from .intake import take_in
from .models import KnownDigest, RawCase

_TEXT = (
    "<p>" + "某饭店把桌椅摆上人行道，占道经营违法，罚款五百元；收回桌椅，门前三包，街坊都方便。" * 90 + "</p>"
)
_CASES = 10_000
_DIGESTS_PER_CASE = 6


class _Undo(Exception):
    """Takes back everything that a measurement wrote."""


def measure_guard() -> list[tuple[str, float, str, str]]:
    """What the guard adds to publishing one page, in a vault of 10,000 cases.

    Everything is written within a transaction that is taken back.
    """
    milliseconds: list[float] = []
    try:
        with transaction.atomic(using="vault"):
            case = take_in(
                "当事人孙大海（电话13822345678）把桌椅摆在门前人行道上，占用六平方米。",
                number="测罚〔2024〕1号",
                roster=[Party("孙大海", "当事人"), Party("大海饭店", "当事人", "shop")],
            )
            RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.APPROVED)
            draw = random.Random(1)
            others = RawCase.objects.bulk_create(
                (
                    RawCase(
                        text="某饭店占道经营。",
                        fingerprint=f"{draw.getrandbits(256):064x}",
                        status=RawCase.Status.APPROVED,
                    )
                    for _ in range(_CASES - 1)
                ),
                batch_size=500,
            )
            KnownDigest.objects.bulk_create(
                (
                    KnownDigest(
                        case=other,
                        digest=f"{draw.getrandbits(128):032x}",
                        length=draw.choice([3, 4, 8, 11, 14, 18]),
                    )
                    for other in others
                    for _ in range(_DIGESTS_PER_CASE)
                ),
                batch_size=2_000,
            )
            outgoing = guards.Outgoing("试", (("正文", _TEXT),), frozenset({case.pk}))
            for _ in range(11):
                start = perf_counter()
                guards.check(outgoing)
                milliseconds.append((perf_counter() - start) * 1000)
            raise _Undo
    except _Undo:
        pass
    how = f"{len(_TEXT)} 字的页面，库里 {_CASES} 件案、{_CASES * _DIGESTS_PER_CASE} 个已知值摘要，"
    return [
        ("发布核对，首次", round(milliseconds[0], 1), "毫秒", how + "含读入摘要"),
        ("发布核对", round(median(milliseconds[1:]), 1), "毫秒", how + "10 次取中位数"),
    ]

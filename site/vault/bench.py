"""Measurements of the vault, for `manage.py bench`: (name, value, unit, how it was measured)."""

import io
import random
from statistics import median
from time import perf_counter

from django.db import transaction
from django.utils import timezone
from openpyxl import Workbook

from cases import guards

from .detection.spans import Party
from .drill import papers
from .intake import lists
from .intake.registering import known, take_in, write_roster
from .known import digests
from .models import Decision, Exemption, ImportJob, KnownDigest, Pepper, RawCase
from .review import marks, steps
from .review.people import COMMAND_LINE
from .views import desk

_PAGE = 3_800  # characters
_CASES = 10_000
_DIGESTS_PER_CASE = 6
_LISTED = 3_000


class _Undo(Exception):
    """Takes back everything that a measurement wrote."""


def measure_desk() -> list[tuple[str, float, str, str]]:
    """The server's part of the reader's desk, in a short and in a very long case that the machine has looked at.

    Everything is written within a transaction that is taken back.
    """
    figures = []
    try:
        with transaction.atomic(using="vault"):
            for size in (3_000, 20_000):
                figures += _desk_figures(size)
            raise _Undo
    except _Undo:
        pass
    return figures


def _desk_figures(size: int) -> list[tuple[str, float, str, str]]:
    text = "\n".join(map(papers.told, range(size // 100)))[:size]
    case = take_in(text, roster=[Party("温雨桐", "当事人")])
    marking = steps.marking_of(case, COMMAND_LINE)

    def step(action: str, edit) -> None:
        fresh = RawCase.objects.get(pk=case.pk)
        version = fresh.marking.version
        desk.step_of(fresh, steps.change(fresh, version, COMMAND_LINE, action, edit, at, at + 2))

    def read() -> None:
        fresh = RawCase.objects.get(pk=case.pk)
        desk.marks_of(fresh, steps.marking_of(fresh, COMMAND_LINE))

    def undo() -> None:
        fresh = RawCase.objects.get(pk=case.pk)
        desk.step_of(fresh, steps.undo(fresh, fresh.marking.version, COMMAND_LINE))

    at = text.index("依据")
    spans = len(marks.Marks.load(marking.state).spans)

    def hide() -> None:
        add = lambda now: marks.add(now, text, at, at + 2, "NICK", "某人", "bench", everywhere=True)  # noqa: E731
        step(Decision.Action.ADDED, add)

    times: dict[str, list[float]] = {"打开": [], "全文隐去一个词": [], "撤销": []}
    for _ in range(7):
        for name, act in zip(times, (read, hide, undo), strict=True):
            start = perf_counter()
            act()
            times[name].append((perf_counter() - start) * 1000)
    how = f"{size} 字、{spans} 处标记，服务器部分，7 次取中位数"
    return [
        (f"初审桌 {size} 字，{name}", round(median(taken), 1), "毫秒", how) for name, taken in times.items()
    ]


def measure_import() -> list[tuple[str, float, str, str]]:
    """A list of 3,000 cases from the file to the last case. Everything is taken back."""
    rows = [["案号", "正文", "当事人"]]
    rows += [[f"测罚〔2024〕{n}号", f"{papers.told(n)}（第{n}件）", f"温雨桐{n}"] for n in range(_LISTED)]
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    times = []
    try:
        with transaction.atomic(using="vault"):
            start = perf_counter()
            job = lists.prepare("清单.xlsx", file.getvalue(), "", COMMAND_LINE)
            known(lists.documents(job), "")
            times.append(perf_counter() - start)
            lists.begin(job, job.table["where"])
            while job.status != ImportJob.Status.DONE:
                lists.work(job)
            times.append(perf_counter() - start - times[0])
            raise _Undo
    except _Undo:
        pass
    how = f"{_LISTED} 件的 xlsx，不含识别，一次"
    return [
        ("批量收案，读清单、认重复", round(times[0], 2), "秒", how),
        ("批量收案，全部收好", round(times[1], 2), "秒", how),
    ]


def measure_guard() -> list[tuple[str, float, str, str]]:
    """What the guard adds to publishing one page, in a vault of 10,000 cases.

    Everything is written within a transaction that is taken back.
    """
    milliseconds: list[float] = []
    after_new: list[float] = []
    after_change: list[float] = []
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
            text = "\n".join(map(papers.told, range(40)))[:_PAGE]
            letters, pepper = sorted(set(text) - {"\n"}), Pepper.value()
            invented = (
                (other, "".join(draw.choices(letters, k=draw.randint(3, 26))))
                for other in others
                for _ in range(_DIGESTS_PER_CASE)
            )
            KnownDigest.objects.bulk_create(
                (
                    KnownDigest(
                        case=other,
                        digest=digests.digest(value, pepper),
                        length=len(value),
                        head=digests.head_of(value, pepper),
                    )
                    for other, value in invented
                ),
                batch_size=2_000,
            )
            Exemption.objects.bulk_create(
                Exemption(case=other, phrase="高兴地", asked_by_name="甲", approved_at=timezone.now())
                for other in others[::10]
            )
            outgoing = guards.Outgoing("试", (("正文", text),), frozenset({case.pk}))

            def check() -> float:
                start = perf_counter()
                guards.check(outgoing)
                return (perf_counter() - start) * 1000

            milliseconds = [check() for _ in range(11)]
            for given in "甲乙丙丁戊己庚辛壬癸":
                take_in(
                    f"当事人吴启{given}把桌椅摆在门前人行道上。", roster=[Party(f"吴启{given}", "当事人")]
                )
                after_new.append(check())
                RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.MARKING)
                write_roster(case, [Party(f"孙大{given}", "当事人")], COMMAND_LINE)
                RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.APPROVED)
                after_change.append(check())
            raise _Undo
    except _Undo:
        pass
    how = f"{_PAGE} 字的页面，库里 {_CASES} 件案、{_CASES * _DIGESTS_PER_CASE} 个已知值摘要，"
    return [
        ("发布核对，进程里头一次", round(milliseconds[0], 1), "毫秒", how + "含读入全部摘要"),
        ("发布核对，刚收了一件案", round(median(after_new), 1), "毫秒", how + "每次前收一件，10 次取中位数"),
        (
            "发布核对，刚改了名册",
            round(median(after_change), 1),
            "毫秒",
            how + "每次前换一份名册，10 次取中位数",
        ),
        ("发布核对", round(median(milliseconds[1:]), 1), "毫秒", how + "10 次取中位数"),
    ]

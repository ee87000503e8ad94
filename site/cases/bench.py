"""Measurements of the cases' room, for `manage.py bench`: (name, value, unit, how it was measured)."""

from time import perf_counter
from uuid import uuid4

from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from . import citations, statutes
from .models import CaseIndexPage, CasePage, Offence

Measured = tuple[str, float, str, str]


class _Undo(Exception):
    """Takes back everything that a measurement wrote."""


def measure_case_page() -> list[Measured]:
    """Queries and time of a case page, uncached, with about 100 and with about 2,000 cases beside it.

    The cases are written within a transaction that is taken back.
    """
    found: list[Measured] = []
    try:
        with transaction.atomic():
            index, page = _sample()
            for size in (100, 2000):
                _fill(index, page, size)
                queries, milliseconds = _ask(page)
                how = f"整页请求，不用缓存，库里约 {size} 个案例，10 次取中位数"
                found.append((f"案例页查询数（{size} 个案例）", queries, "次", how))
                found.append((f"案例页用时（{size} 个案例）", round(milliseconds, 1), "毫秒", how))
            raise _Undo
    except _Undo:
        pass
    return found


def measure_citations() -> list[Measured]:
    """Characters a second in which citations are found, in a text that has one every 60 characters."""
    text = (
        "依照《中华人民共和国食品安全法》第一百四十八条第二款的规定，消费者可以要求赔偿；违反本法第三十四条的，由街道办事处处罚。"
        * 500
    )
    started = perf_counter()
    citations.find(text)
    speed = len(text) / (perf_counter() - started)
    return [("识别引用", round(speed), "字/秒", f"{len(text)} 字的一段文字，每 30 字一处引用，单核")]


def measure_reading_a_law() -> list[Measured]:
    """Time to read a law of 1,000 articles."""
    body = "\n\n".join(
        f"{statutes.article_label(n)} 有下列情形之一的，处五百元以下罚款：\n\n（一）甲；\n\n（二）乙。"
        for n in range(1, 1001)
    )
    started = perf_counter()
    law = statutes.read(f"# 试验法\n\n<!-- INFO END -->\n\n{body}")
    milliseconds = (perf_counter() - started) * 1000
    return [
        ("读一部法律", round(milliseconds, 1), "毫秒", f"{len(law.articles)} 条，{len(body)} 字，不写数据库")
    ]


def _sample() -> tuple[CaseIndexPage, CasePage]:
    page = CasePage.objects.live().select_related("offence").first()
    index = CaseIndexPage.objects.first()
    if page and index:
        return index, page
    raise RuntimeError("没有已发布的案例页，请先运行 make demo。")


def _fill(index: CaseIndexPage, like: CasePage, size: int) -> None:
    """Bring the number of live cases to `size`, by rows rather than by saves."""
    offence = like.offence or Offence.objects.first()
    have = CasePage.objects.live().count()
    first = index.get_last_child()
    last = first.path if first else index.path + "0000"
    for _ in range(have, size):
        last = last[: -Page.steplen] + Page._int2str(Page._str2int(last[-Page.steplen :]) + 1).rjust(4, "0")
        page = CasePage(
            title="测量用",
            slug=f"bench-{uuid4().hex[:12]}",
            path=last,
            depth=index.depth + 1,
            offence=offence,
            summary="测量用。",
            locale_id=index.locale_id,
        )
        page.set_url_path(index)
        page.draft_title = page.title
        page.content_type_id = like.content_type_id
        page.save_base()  # past the tree and the guards: it holds no text, and is taken back


def _ask(page: CasePage) -> tuple[int, float]:
    from django.contrib.auth.models import AnonymousUser
    from wagtail.views import serve

    times, counts = [], []
    for _ in range(10):
        request = RequestFactory(headers={"host": "127.0.0.1"}).get(page.get_url_parts()[2])
        request.user = AnonymousUser()
        started = perf_counter()
        with CaptureQueriesContext(connection) as queries:
            serve(request, page.get_url_parts()[2].lstrip("/")).render()
        times.append((perf_counter() - started) * 1000)
        counts.append(len(queries))
    return max(counts), sorted(times)[len(times) // 2]

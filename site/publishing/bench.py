"""What the public pages and the search cost. Each function gives (name, value, unit, how it was measured).

Everything is built inside a transaction that is rolled back: the content of the installation stays as it was.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.search.backends import get_search_backend

from cases.models import CaseIndexPage, CasePage, Offence
from comics.models import ComicIndexPage, EpisodePage, SeriesPage

from .models import HomePage
from .search.residents import Found

Figure = tuple[str, float, str, str]

HOST = "localhost"
FEW, MANY, SEARCHED = 100, 2_000, 1_000
_OFFENCES = (
    ("占道经营", "把桌椅摆到人行道上"),
    ("油烟", "油烟直排到楼上"),
    ("养犬", "遛狗不牵绳"),
    ("噪声", "半夜装修"),
)
_STORY = (
    "<p>执法队员在{place}巡查时，看到一家面馆把八张桌子摆到门前的人行道上，行人只好走到车道上。"
    "队员当场拍照、做了记录，发出《责令改正通知书》，要求三天以内收回。复查的时候桌椅还在原处。</p>"
) * 4


@contextmanager
def scratch_site() -> Iterator[tuple[CaseIndexPage, SeriesPage]]:
    """An empty site of its own, gone when the measuring is over."""
    try:
        with transaction.atomic():
            Site.objects.all().delete()
            root = Page.get_first_root_node()
            home = root.add_child(instance=HomePage(title="测量", slug="bench-home"))
            Site.objects.create(hostname=HOST, port=80, root_page=home, is_default_site=True)
            cases = home.add_child(instance=CaseIndexPage(title="案例", slug="cases"))
            comics = home.add_child(instance=ComicIndexPage(title="漫画", slug="comics"))
            series = comics.add_child(instance=SeriesPage(title="以案说法", slug="series"))
            cache.clear()
            yield cases, series
            transaction.set_rollback(True)
    finally:
        cache.clear()


def _fill(parent: Page, model: type[Page], start: int, stop: int, **fields) -> None:
    """Add live children numbered from `start` to `stop`, without the tree's upkeep a page: thousands in seconds."""
    offences = [
        Offence.objects.get_or_create(
            slug=f"bench-{n}", defaults={"name": f"{name}（测量）", "plain_name": plain}
        )[0]
        for n, (name, plain) in enumerate(_OFFENCES)
    ]
    kind = ContentType.objects.get_for_model(model)
    now = timezone.now()
    rows = [
        {
            "title": f"第{n}个：{_OFFENCES[n % 4][1]}",
            "draft_title": f"第{n}个：{_OFFENCES[n % 4][1]}",
            "slug": f"p{n}",
            "path": model._get_path(parent.path, parent.depth + 1, n + 1),
            "depth": parent.depth + 1,
            "url_path": f"{parent.url_path}p{n}/",
            "locale_id": parent.locale_id,
            "content_type": kind,
            "live": True,
            "first_published_at": now,
            "last_published_at": now,
        }
        for n in range(start, stop)
    ]
    # Past `save`, row by table: the guards, the indexes and the tree's upkeep are not what is measured here.
    bases = Page.objects.bulk_create([Page(**row) for row in rows], batch_size=50)
    pages = [
        model(page_ptr_id=base.pk, **row, **{name: value(n, offences) for name, value in fields.items()})
        for n, base, row in zip(range(start, stop), bases, rows, strict=True)
    ]
    for first in range(0, len(pages), 50):
        model._base_manager._insert(
            pages[first : first + 50], fields=model._meta.local_concrete_fields, using=connection.alias
        )
    Page.objects.filter(pk=parent.pk).update(numchild=stop)


def _fill_cases(cases: CaseIndexPage, start: int, stop: int) -> None:
    _fill(
        cases,
        CasePage,
        start,
        stop,
        offence=lambda n, offences: offences[n % 4],
        summary=lambda n, offences: f"面馆占道经营。{_OFFENCES[n % 4][0]}违法。罚款五百元。",
        what_happened=lambda n, offences: _STORY.format(place=f"第{n}巷"),
    )


def _asked(client: Client, url: str) -> tuple[int, float]:
    """Queries of one page with an empty cache, and the milliseconds of the median of nine."""
    client.get(url, headers={"host": HOST})
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url, headers={"host": HOST})
    queries = len(captured)  # the next request empties Django's list
    if response.status_code != 200:
        raise RuntimeError(f"{url} answered {response.status_code}")
    times = []
    for _ in range(9):
        begin = time.perf_counter()
        client.get(url, headers={"host": HOST})
        times.append((time.perf_counter() - begin) * 1000)
    return queries, statistics.median(times)


def measure_page_queries() -> list[Figure]:
    """Queries and time of a case page and an episode page among 100 and among 2,000 cases."""
    how = "测试客户端，缓存清空后请求一次；{} 个案例、{} 期漫画"
    figures = []
    with scratch_site() as (cases, series):
        done = 0
        for size in (FEW, MANY):
            _fill_cases(cases, done, size)
            _fill(series, EpisodePage, done // 10, size // 10, number=lambda n, offences: n + 1)
            done = size
            case = CasePage.objects.get(slug="p7", depth=cases.depth + 1)
            EpisodePage.objects.get(slug="p7").cases.through.objects.get_or_create(
                episodepage=EpisodePage.objects.get(slug="p7"), casepage=case
            )
            client = Client()
            for name, url in (("case", case.url), ("episode", EpisodePage.objects.get(slug="p7").url)):
                queries, milliseconds = _asked(client, url)
                told = how.format(size, size // 10)
                figures.append((f"{name}_page_queries_{size}", queries, "次", told))
                figures.append(
                    (f"{name}_page_ms_{size}", round(milliseconds, 1), "毫秒", f"{told}，九次的中位数")
                )
    return figures


def measure_search() -> list[Figure]:
    """Time and recall of the residents' search over 1,000 cases."""
    with scratch_site() as (cases, _):
        _fill_cases(cases, 0, SEARCHED)
        index = get_search_backend().get_index_for_model(CasePage)
        begin = time.perf_counter()
        for start in range(0, SEARCHED, 200):
            index.add_items(
                CasePage, list(CasePage.objects.child_of(cases).order_by("path")[start : start + 200])
            )
        indexing = time.perf_counter() - begin
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        figures = [
            ("search_index_pages_per_s", round(SEARCHED / indexing), "页/秒", f"{SEARCHED} 个案例页写入索引")
        ]
        for name, query, expected in (
            ("common", "人行道", SEARCHED),
            ("rare", "第789巷", 1),
            ("none", "鳗鱼", 0),
        ):
            times = []
            for _ in range(5):
                begin = time.perf_counter()
                found = Found(query)
                len(found), found[0:10]
                times.append((time.perf_counter() - begin) * 1000)
            how = f"“{query}”，{SEARCHED} 个案例页，取前十条，五次的中位数"
            figures.append((f"search_{name}_word_ms", round(statistics.median(times), 1), "毫秒", how))
            if expected:
                hits = CasePage.objects.child_of(cases).search(query).count()
                figures.append(
                    (f"search_{name}_word_recall", hits / expected, "", f"“{query}”应有 {expected} 页")
                )
    return figures


def measure_page_weight() -> list[Figure]:
    """Bytes of a case page before its pictures: HTML, style, script, badge, not compressed."""
    names = ("site.css", "site.js", "favicon.svg")
    files = sum(Path(finders.find(f"publishing/{name}")).stat().st_size for name in names)
    with scratch_site() as (cases, _):
        _fill_cases(cases, 0, 1)
        page = len(Client().get(CasePage.objects.child_of(cases).get().url, headers={"host": HOST}).content)
    return [("case_page_bytes_without_pictures", files + page, "字节", "HTML、样式、脚本、图标，未压缩")]

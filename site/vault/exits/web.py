"""Every public address, as a reader without an account gets it, in both reading editions."""

import html
import re
from collections import deque
from collections.abc import Collection, Iterator
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from campaigns.models import ShortCode
from cases.models import Statute

from .refs import Refs
from .sight import Artefact, Blind, Sight

KIND = "网页"
# What stands in a `content` is an address only when it begins like one: a description is none.
_HREF = re.compile(
    r"""\b(?:href|src|action)\s*=\s*["']([^"']+)["']"""
    r"""|\bcontent\s*=\s*["']((?:https?:/)?/[^"']+)["']|<loc>([^<]+)</loc>""",
    re.I,
)
_NOT_HERE = ("/admin/", "/django-admin/", "/reading/", "/search/", "/media/", "/static/", "/field/", "/q/")
# Filters and page numbers multiply; what they list stands on pages of its own.
_MOST_WITH_QUERY = 3_000
# An address that no page has: an error page must not tell anything either.
_MISSING = "/no-such-page/"


def artefacts(refs: Refs) -> Iterator[Sight]:
    """Start from every live page, statute, feed and short code, and follow the links that are shown."""
    client, page_at = _client(), _live_pages()
    waiting = deque(dict.fromkeys([*_machine_addresses(), *page_at, *_statutes(), *_codes(), _MISSING]))
    seen, with_query = set(waiting), 0
    while waiting:
        address = waiting.popleft()
        for sight, links in _editions(client, address, page_at.get(urlsplit(address).path), refs):
            yield sight
            for link in links:
                with_query += "?" in link and link not in seen
                if link not in seen and ("?" not in link or with_query <= _MOST_WITH_QUERY):
                    seen.add(link)
                    waiting.append(link)
    if with_query > _MOST_WITH_QUERY:
        yield Blind(KIND, f"带筛选和页码的网址超过 {_MOST_WITH_QUERY} 个，多出的没有看")


def pages(refs: Refs, keys: Collection[int]) -> Iterator[Sight]:
    """The live pages of these primary keys alone, as they are now."""
    client = _client()
    for address, key in _live_pages().items():
        if key in keys:
            for sight, _ in _editions(client, address, key, refs):
                yield sight


def _client() -> Client:
    return Client(raise_request_exception=False, HTTP_HOST=_host())


def _live_pages() -> dict[str, int]:
    """Path → primary key of every page that the public can open."""
    found = {}
    for page in Page.objects.live().public().filter(depth__gt=1).iterator():
        if url := page.get_url():
            found[urlsplit(url).path] = page.pk
    return found


def _editions(client: Client, address: str, key: int | None, refs: Refs) -> Iterator[tuple[Sight, list[str]]]:
    """What stands at `address` in either edition, each with the links it shows."""
    for edition in ("", "large"):
        answer, text = _get(client, address, edition)
        if answer.status_code >= 500:
            yield Blind(KIND, f"{_path(address)} 打不开（{answer.status_code}）"), []
            return
        sight = Artefact(
            KIND,
            f"{address}{'（长辈版）' if edition else ''}",
            (("页面内容", text), ("响应头", "\n".join(f"{k}: {v}" for k, v in answer.headers.items()))),
            refs.of_page(key),
            alias=f"页面 {key}" if key else "一个网址",
            page=key,
        )
        yield sight, [] if edition else list(_links(text, address))
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            return


def _get(client: Client, address: str, edition: str):
    client.cookies.clear()
    if edition:
        client.cookies["reading"] = edition
    # A short code counts its scans; it does not when it is only asked where it leads.
    ask = client.head if address.lower().startswith("/q/") else client.get
    answer = ask(address, secure=bool(getattr(settings, "SECURE_SSL_REDIRECT", False)))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, content.decode(answer.charset or "utf-8", "replace")


def _links(text: str, address: str) -> Iterator[str]:
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
    for found in _HREF.finditer(text):
        target = urlsplit(urljoin(address, html.unescape(found[1] or found[2] or found[3])))
        if target.netloc and target.netloc not in {base, _host()}:
            continue
        if target.scheme and target.scheme not in {"http", "https"}:
            continue
        if not target.path.startswith("/") or target.path.lower().startswith(_NOT_HERE):
            continue
        yield target.path + (f"?{target.query}" if target.query else "")


def _machine_addresses() -> list[str]:
    names = ("case_feed", "comic_feed", "sitemap", "robots", "search")
    return [reverse(f"publishing:{name}") for name in names] + [reverse("statutes")]


def _statutes() -> Iterator[str]:
    return (reverse("statute", args=[key]) for key in Statute.objects.values_list("pk", flat=True))


def _codes() -> Iterator[str]:
    return (reverse("short_code", args=[code]) for code in ShortCode.objects.values_list("code", flat=True))


def _host() -> str:
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
    return base or "localhost"


def _path(address: str) -> str:
    """The address without what a reader typed into it."""
    return address.partition("?")[0]

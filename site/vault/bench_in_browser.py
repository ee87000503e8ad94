"""The reader's desk in a real Chromium, server and browser together, for `manage.py bench --only in_browser`.

Everything is written for good: `bench` runs on a database of its own, which it throws away.
"""

import os
import shutil
from statistics import median
from time import perf_counter

from django.contrib.auth.models import Permission, User
from django.test import Client

from .detection.spans import Party
from .drill import papers
from .intake.registering import take_in
from .models import RawCase

_SIZES = {3_000: "3000 字", 20_000: "20000 字", 160_000: "200 页（16 万字）"}
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
_SAVED = "#vault-saving[hidden]"
_READY = "#vault-desk[data-ready]"
_LONG = 600_000
_SELECT = """(words) => {
  const run = [...document.querySelectorAll('.vault-cell--raw [data-o]')].find((n) => n.textContent.includes(words));
  const text = run.firstChild, at = text.data.indexOf(words), range = document.createRange();
  range.setStart(text, at); range.setEnd(text, at + words.length);
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


def measure_desk_in_browser() -> list[tuple[str, float, str, str]]:
    """From the click to the screen, and to the answer of the server. Nothing where there is no `chromium`."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return []
    # Only the suite and this need them: not to be loaded with the other measures.
    from playwright.sync_api import sync_playwright
    from pytest_django.live_server_helper import LiveServer

    # Playwright keeps an event loop in this thread, which Django would take for an async view.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    user = User.objects.create_user("bench", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["review_case", "access_admin"]))
    client = Client()
    client.force_login(user)
    server = LiveServer("localhost")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
            )
            context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
            cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}
            context.add_cookies([cookie])
            page = context.new_page()
            page.goto(server.url + "/admin/vault/")
            rows = [row for size in _SIZES for row in _desk_figures(page, server.url, size)]
            browser.close()
    finally:
        server.stop()
    return rows


def _desk_figures(page, url: str, size: int) -> list[tuple[str, float, str, str]]:
    text = "\n".join(map(papers.told, range(size // 90)))[:size]
    case = take_in(text, roster=[Party("温雨桐", "当事人")])
    address = url + case.get_absolute_url()
    times: dict[str, list[float]] = {}

    def note(name: str, start: float) -> None:
        page.evaluate(_PAINTED)
        times.setdefault(name, []).append((perf_counter() - start) * 1000)

    start = perf_counter()
    page.goto(address)
    page.wait_for_selector(".vault-row", timeout=_LONG)
    note("刚收好就打开，看见原文", start)
    page.wait_for_selector(_READY, timeout=_LONG)
    note("刚收好就打开，标记齐了", start)
    for _ in range(5):
        start = perf_counter()
        page.goto(address)
        page.wait_for_selector(_READY, timeout=_LONG)
        note("再打开，看见原文和标记", start)
    page.keyboard.press("n")
    for turn in range(5):
        for key, seen, stored in (("n", "下一个疑点", None), ("d", "可以留，看见", "可以留，存好")):
            start = perf_counter()
            page.keyboard.press(key)
            note(seen, start)
            if stored:
                page.wait_for_selector(_SAVED, state="attached", timeout=_LONG)
                note(stored, start)
        # Another word each time: nothing that the server keeps for the same question helps it.
        page.evaluate(_SELECT, ["依据", "责令", "罚款", "现场", "当日"][turn])
        for key, stored in (("h", "一个词全文隐去，存好"), ("u", "撤销，存好")):
            start = perf_counter()
            page.keyboard.press(key)
            page.wait_for_selector(_SAVED, state="attached", timeout=_LONG)
            note(stored, start)
    marked = len(RawCase.objects.get(pk=case.pk).marking.state["spans"])
    how = f"Chromium 1280×900，{marked} 处标记，中位数"
    return [
        (f"浏览器里，{_SIZES[size]}，{name}", round(median(taken), 1), "毫秒", how)
        for name, taken in times.items()
    ]

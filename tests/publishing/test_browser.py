"""The public site in a real browser: no fault by axe, nothing wider than a phone, targets for thumbs, no script needed."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# AAA contrast (7:1) is what we promise; axe leaves it out unless told.
RULES = {"resultTypes": ["violations"], "rules": {"color-contrast-enhanced": {"enabled": True}}}
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, input")]
    .filter(node => node.checkVisibility() && !node.closest(".prose, .skip, .source, p:not(.way-back, .more, .mode), .results p"))
    .filter(node => node.getBoundingClientRect().height < 47.5)
    .map(node => node.outerHTML.slice(0, 120))"""


@pytest.fixture
def addresses(live_server, case, episode, about, case_index, comic_index, series, provision):
    paths = [
        "/",
        case_index.url,
        case.url,
        comic_index.url,
        series.url,
        episode.url,
        about.url,
        "/law/",
        provision.get_absolute_url(),
        "/search/",
        "/search/?q=桌椅",
        "/search/?q=鳗鱼",
        "/no-such-page/",
    ]
    return [live_server.url + path for path in paths]


def test_every_page_in_both_editions_on_phone_and_desk(browser, live_server, addresses):
    faults, refused, asked = [], [], []
    for edition in ("normal", "large"):
        context = browser.new_context()
        page = context.new_page()
        page.on("console", lambda message: refused.append(message))
        page.on("request", lambda request: asked.append(request))
        page.goto(f"{live_server.url}/reading/{edition}/")
        for address in addresses:
            for width in (1280, 360, 320):
                page.set_viewport_size({"width": width, "height": 800})
                page.goto(address)
                where = f"{address} {edition} {width}: "
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    faults.append(where + "wider than the window")
                faults += [where + target for target in page.evaluate(SMALL_TARGETS)]
                if width == 320:
                    continue
                for details in page.locator("main details").all():
                    details.evaluate("node => node.open = true")
                found = Axe().run(page, options=RULES)
                if found.violations_count:
                    faults.append(where + found.generate_report())
        context.close()
    faults += [message.text for message in refused if "Policy" in message.text]
    faults += [request.url for request in asked if not request.url.startswith((live_server.url, "data:"))]
    assert not faults, "\n".join(faults)


def test_it_all_works_without_javascript(browser, live_server, case, episode):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(live_server.url + case.url)
    page.get_by_text("第十四条原文").click()
    assert page.get_by_text("处五百元罚款").is_visible()
    page.get_by_role("link", name="长辈版").click()
    assert page.url == live_server.url + case.url
    assert page.locator("html.elder").count() == 1
    assert not page.get_by_role("button", name="读给我听").is_visible()
    page.goto(live_server.url + episode.url)
    assert page.get_by_text("桌子摆出去两张！").first.is_visible()
    context.close()


def test_the_large_edition_reads_aloud(browser, live_server, case):
    context = browser.new_context()
    # Headless Chromium has no voices: what would be spoken is written down instead.
    context.add_init_script(
        "window.spoken = []; speechSynthesis.speak = (said) => { spoken.push(said.text); setTimeout(() => said.onend(), 0); };"
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/reading/large/?next={case.url}")
    page.get_by_role("button", name="读给我听").click()
    # The page forbids `eval`, which waiting for an expression would need.
    while not page.evaluate(
        "document.querySelector('[data-aloud]').textContent === '读给我听' && spoken.length"
    ):
        page.wait_for_timeout(50)
    spoken = page.evaluate("spoken")
    assert spoken[0].startswith("把桌椅摆到人行道上")
    assert case.title in spoken
    assert "桌椅只摆在店里。" in spoken
    assert "← 全部案例" not in spoken
    assert not any("处五百元罚款" in passage for passage in spoken), "a closed article is not read"
    context.close()


def test_keyboard_readers_can_skip_to_the_text(browser, live_server, case):
    page = browser.new_page()
    page.goto(live_server.url + case.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()

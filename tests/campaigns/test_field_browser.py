"""A stall on a telephone, in a real browser: without signal, through reloads, in two tabs, in private mode."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils import timezone

from campaigns import ledger, tallies
from campaigns.models import Membership, QuarantinedEvent

RULES = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def officer_at_stall(transactional_db, street, edition, new_stall, client):
    """A stall of today with 100 copies, and an officer who is signed in."""
    user = get_user_model().objects.create_user("duiyuan", password="x")
    user.user_permissions.add(Permission.objects.get(codename="run_activity"))
    Membership.objects.create(user=user, organisation=street)
    stall = new_stall(held_on=timezone.localdate())
    ledger.print_run(edition, 1000, on=timezone.localdate() - timedelta(days=1))
    ledger.issue(stall, edition, 100)
    client.force_login(user)
    return stall


@pytest.fixture
def phone(officer_at_stall, live_server, browser, client):
    """A telephone of 360 × 640 with the officer's session; `phone.tab()` opens a tab at the stall."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([cookie])
    faults = []

    def tab(script=""):
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(f"{live_server.url}/field/{officer_at_stall.pk}/")
        return page

    context.tab = tab
    yield context
    context.close()
    assert not faults


def counter(page, measure):
    return page.locator(f".counter[data-measure={measure}]")


def tap(page, measure, by="1", times=1):
    for _ in range(times):
        counter(page, measure).locator(f"[data-add='{by}']").tap()


def number(page, measure):
    return int(counter(page, measure).locator("output").inner_text())


def follow(page, role, name):
    """Tap what leads to another page, and wait until that page's script has run."""
    with page.expect_navigation():
        page.get_by_role(role, name=name).tap()


def sent(page):
    page.locator("#unsent", has_text="全部已送出").wait_for()


def test_a_stall_from_open_to_close(phone, officer_at_stall, edition):
    stall = officer_at_stall
    page = phone.tab()
    follow(page, "button", "开摊")
    assert counter(page, "advised").locator("[data-add='-1']").is_disabled()
    tap(page, "leaflets", "10", 3)
    sent(page)

    # The two counters used most lie in the lower half of the screen, large enough to hit.
    for measure in ("leaflets", "advised"):
        box = counter(page, measure).locator("[data-add='1']").bounding_box()
        assert box["y"] > 320 and box["y"] + box["height"] <= 640
        assert min(box["height"], box["width"]) >= 48
    assert page.evaluate("getComputedStyle(document.querySelector('output')).fontSize") == "40px"

    # No signal: every tap stays in the telephone, and says so.
    phone.route("**/merge/", lambda route: route.abort())
    tap(page, "leaflets", "1", 2)
    tap(page, "advised", "1", 3)
    tap(page, "advised", "-1")
    counter(page, "merchants").locator("[name=shop]").fill("12号")
    page.get_by_role("button", name="记一户").tap()
    assert page.locator("#unsent").inner_text() == "未送出 7 条"
    assert (number(page, "leaflets"), number(page, "advised"), number(page, "merchants")) == (32, 2, 1)
    assert tallies.totals(stall) == {"leaflets": 30}
    page.reload()
    assert page.locator("#unsent").inner_text() == "未送出 7 条"
    assert (number(page, "leaflets"), number(page, "advised")) == (32, 2)

    # Closing waits for what is unsent, then counts with it.
    follow(page, "link", "收摊")
    assert "手机里还有 7 条没有送出" in page.locator("#waiting").inner_text()
    assert page.get_by_role("button", name="收摊").is_disabled()
    phone.unroute("**/merge/")
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new Event('online'))")
    assert tallies.totals(stall) == {"leaflets": 32, "advised": 2, "merchants": 1}
    assert page.locator("[data-name=given]").input_value() == "32"
    page.locator("[data-name=returned]").fill("65")
    page.locator("[data-name=damaged]").fill("1")
    assert page.locator("[data-name=given]").input_value() == "34"
    assert page.locator(".sum").inner_text() == "对上了"
    page.get_by_role("button", name="数目对上，收摊").tap()
    page.get_by_text("已收摊，数目对得上").wait_for()
    stall.refresh_from_db()
    assert stall.status == "closed"
    assert tallies.totals(stall) == {"leaflets": 34, "advised": 2, "merchants": 1}
    assert ledger.drift() == []
    assert not QuarantinedEvent.objects.exists()


@pytest.mark.parametrize("status", [401, 403, 404, 409, 500])
def test_no_answer_but_yes_empties_the_outbox(phone, officer_at_stall, status):
    page = phone.tab()
    follow(page, "button", "开摊")
    phone.route("**/merge/", lambda route: route.fulfill(status=status, json={"error": "不行"}))
    with page.expect_response("**/merge/"):
        tap(page, "advised", "1")
    page.wait_for_timeout(100)
    assert page.locator("#unsent").inner_text() == "未送出 1 条"
    assert page.locator("#trouble").is_visible() == (status in (401, 403, 404))
    phone.unroute("**/merge/")
    page.reload()
    sent(page)
    assert tallies.totals(officer_at_stall) == {"advised": 1}


def test_pages_without_a_fault_by_axe_and_not_wider_than_the_phone(phone, officer_at_stall):
    page = phone.tab()
    faults = []

    def look(at):
        page.locator(at).first.wait_for()
        page.wait_for_load_state()
        found = Axe().run(page, options=RULES)
        faults.extend(
            (page.url, one["id"], one["nodes"][0]["html"][:120]) for one in found.response["violations"]
        )
        assert page.evaluate("document.documentElement.scrollWidth") == 360

    look("text=开摊")
    follow(page, "button", "开摊")
    look("#counters")
    follow(page, "link", "收摊")
    look("#close")
    follow(page, "link", "回去记数")
    follow(page, "link", "我的活动")
    look(".entry")
    assert faults == []


def test_two_tabs_and_two_officers_count_together(phone, officer_at_stall):
    one = phone.tab()
    follow(one, "button", "开摊")
    two = phone.tab()
    phone.route("**/merge/", lambda route: route.abort())
    for _ in range(3):
        tap(one, "advised", "1")
        tap(two, "advised", "5")
    phone.unroute("**/merge/")
    for page in (one, two):
        page.evaluate("dispatchEvent(new Event('online'))")
        sent(page)
    assert tallies.totals(officer_at_stall) == {"advised": 18}
    assert not QuarantinedEvent.objects.exists()
    for page in (one, two):
        page.reload()
        assert number(page, "advised") == 18


def test_a_private_window_says_so_and_still_counts(phone, officer_at_stall):
    closed = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }});"
    page = phone.tab(closed)
    follow(page, "button", "开摊")
    assert "无痕模式" in page.locator("#trouble").inner_text()
    one = counter(page, "advised")
    one.locator("[name=quantity]").fill("4")
    one.get_by_role("button", name="记下").tap()
    one.locator("output", has_text="4").wait_for()
    assert tallies.totals(officer_at_stall) == {"advised": 4}

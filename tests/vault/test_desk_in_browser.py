"""The desk in a real browser: what is drawn is what the server keeps, emoji and all."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from vault.detection.spans import Party
from vault.intake import take_in
from vault.marks import Marks
from vault.models import Marking
from vault.review import anonymised

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RAW = "😀当事人孙大海，电话13822345678。\n\n𠮷家面馆旁的老周说，孙大海高兴地收了摊。\n老周作证。"

SELECT = """(words) => {
  const run = [...document.querySelectorAll('.vault-cell--raw [data-o]')].find((n) => n.textContent.includes(words));
  const text = run.firstChild, at = text.data.indexOf(words), range = document.createRange();
  range.setStart(text, at); range.setEnd(text, at + words.length);
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


@pytest.fixture
def desk(browser, live_server, client):
    user = User.objects.create_user("editor", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["review_case", "access_admin"]))
    client.force_login(user)
    case = take_in(RAW, roster=[Party("孙大海", "当事人")])
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(live_server.url + reverse("vault:desk", args=[case.pk]))
    page.wait_for_selector(".vault-row")
    yield page, case
    context.close()
    assert not faults


def shown(page) -> str:
    cells = page.locator(".vault-cell--clear").all()
    return "\n".join(cell.text_content() for cell in cells)


def changed(page):
    return page.expect_response(lambda response: response.url.endswith("/change/"))


def test_what_is_drawn_is_what_the_server_keeps(desk):
    page, case = desk
    raw = "\n".join(cell.text_content() for cell in page.locator(".vault-cell--raw").all())
    assert raw == RAW
    page.evaluate(SELECT, "𠮷家面馆")
    page.keyboard.press("m")
    with changed(page):
        page.click(".vault-kind:text-is('店名')")
    page.wait_for_selector("mark:has-text('𠮷家面馆')")
    if page.locator("mark.vm:has-text('老周')").count() == 0:
        page.evaluate(SELECT, "老周")
        with changed(page):
            page.keyboard.press("h")
        page.wait_for_selector("mark.vm:has-text('老周')")
    marks = Marks.load(Marking.objects.get(case=case).state)
    assert {RAW[s.start : s.end] for s in marks.spans} >= {"𠮷家面馆", "老周", "孙大海", "13822345678"}
    assert shown(page) == anonymised(case, marks)
    assert "孙大海" not in shown(page)


def test_everything_can_be_settled_and_submitted_by_keyboard(desk):
    page, case = desk
    page.locator("mark:has-text('孙大海')").first.click()
    page.keyboard.press("Escape")
    with changed(page):
        page.keyboard.press("x")
    page.wait_for_selector("text=匿名后还看得见")
    assert page.locator("#vault-submit button").is_disabled()
    with changed(page):
        page.keyboard.press("u")
    for _ in range(10):
        if not page.locator("#vault-doubts li").count():
            break
        page.keyboard.press("n")
        with changed(page):
            page.keyboard.press("d")
        page.wait_for_timeout(100)
    while page.locator(".vault-ask--open").count():
        page.keyboard.press("q")
        with changed(page):
            page.keyboard.press("Enter")
        page.wait_for_timeout(100)
    page.wait_for_selector("#vault-submit button:not([disabled])")
    page.click("#vault-submit button")
    page.wait_for_url("**/vault/")
    case.refresh_from_db()
    assert case.get_status_display() == "待复核"


def test_the_later_of_two_tabs_is_told(desk):
    page, case = desk
    Marking.objects.filter(case=case).update(version=9)
    page.locator("mark:has-text('孙大海')").first.click()
    with changed(page) as answer:
        page.keyboard.press("x")
    assert answer.value.status == 409
    page.wait_for_selector("#vault-toast:has-text('别人改过')")


def test_the_screen_has_no_accessibility_fault(desk):
    from axe_playwright_python.sync_playwright import Axe

    page, _ = desk
    found = Axe().run(page, context=".vault-desk")
    assert not found.response["violations"], [
        (fault["id"], [node["html"][:160] for node in fault["nodes"][:3]])
        for fault in found.response["violations"]
    ]

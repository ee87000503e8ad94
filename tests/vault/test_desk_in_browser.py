"""The desk in a real browser: what is drawn is what the server keeps, emoji and all."""

import json
import re
from functools import cache

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.models import Session
from django.urls import reverse

from vault.detection import detect
from vault.detection.spans import Party
from vault.drill import papers
from vault.intake.registering import take_in
from vault.models import Decision, Marking
from vault.review import machine
from vault.review.marks import Doubt, Marks
from vault.review.readers import readers_of
from vault.review.steps import anonymised

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
    case = take_in(RAW, roster=[Party("孙大海", "当事人")])
    yield from opened(case, browser, live_server, client)


@cache
def long_case() -> tuple[str, Marks]:
    """Twenty thousand characters with the machine's marks and eight doubts."""
    text = "\n".join(map(papers.told, range(200)))[:20_000]
    places = [found.start() for found in re.finditer("依据", text)][:8]
    spans = [s for s in detect(text).spans if not any(s.start < at + 2 and at < s.end for at in places)]
    return text, Marks(tuple(spans), tuple(Doubt(at, at + 2, "可能是人名") for at in places))


@pytest.fixture
def long_desk(browser, live_server, client):
    text, marks = long_case()
    case = take_in(text, roster=[Party("温雨桐", "当事人")])
    Marking.objects.create(case=case, state=marks.dump(), detector=machine.version())
    yield from opened(case, browser, live_server, client)


def visit(case, browser, live_server, client):
    user = User.objects.create_user("editor", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["review_case", "access_admin"]))
    client.force_login(user)
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(live_server.url + reverse("vault:desk", args=[case.pk]))
    return page, context


def opened(case, browser, live_server, client):
    page, context = visit(case, browser, live_server, client)
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.wait_for_selector("#vault-desk[data-ready]")
    yield page, case
    context.close()
    assert not faults


def close_vault():
    """What fifteen idle minutes do to the session."""
    session = Session.objects.get()
    kept = session.get_decoded() | {"vault_last_seen": (User.objects.get().pk, 0)}
    session.session_data = Session.objects.encode(kept)
    session.save()


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
    saved(page)
    for _ in range(10):
        if not page.locator("#vault-doubts li").count():
            break
        page.keyboard.press("n")
        with changed(page):
            page.keyboard.press("d")
        saved(page)
    while page.locator(".vault-ask--open").count():
        page.keyboard.press("q")
        with changed(page):
            page.keyboard.press("Enter")
        saved(page)
    page.wait_for_selector("#vault-submit button:not([disabled])")
    page.click("#vault-submit button")
    page.wait_for_url("**/vault/")
    case.refresh_from_db()
    assert case.get_status_display() == "待复核"


def test_words_are_chosen_and_marked_without_the_mouse(desk):
    page, case = desk
    told, shown_there = page.locator("#vault-told"), page.locator("#vault-chosen")

    def chosen() -> str:
        return page.evaluate("getSelection().toString()")

    def has_focus(selector) -> bool:
        return page.evaluate("(s) => Boolean(document.activeElement.closest(s))", selector)

    def press(*keys):
        for key in keys:
            page.keyboard.press(key)

    def marked() -> set[str]:
        return {RAW[s.start : s.end] for s in Marks.load(Marking.objects.get(case=case).state).spans}

    press("v")
    assert has_focus("#vault-choosing") and page.locator(".vault-caret").count() == 1
    # A character is what a reader sees as one, and a line without words is stepped over.
    press("ArrowRight")
    assert "第 2 字 “当”" in shown_there.text_content()
    told.filter(has_text="第 2 字").wait_for(state="attached")
    press("Control+ArrowDown", "Shift+ArrowRight")
    assert chosen() == "𠮷"
    press("Shift+Control+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft")
    told.filter(has_text=f"选了 {len(chosen())} 字：{chosen()}").wait_for(state="attached")
    press("Control+Home", "Control+ArrowDown", *["Shift+ArrowRight"] * 4)
    assert chosen() == "𠮷家面馆"

    # The window takes the focus, the arrow keys go about in it, Esc gives both focus and words back.
    press("m")
    assert has_focus("#vault-pop .vault-kind")
    press("Escape")
    assert (
        has_focus("#vault-choosing")
        and chosen() == "𠮷家面馆"
        and not page.locator("#vault-pop").is_visible()
    )
    press("m", "ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "店名"
    with changed(page):
        press("Enter")
    page.wait_for_selector("mark.vm--firm:has-text('𠮷家面馆')")
    saved(page)
    assert "𠮷家面馆" in marked()
    # It goes on behind the words that were marked.
    assert has_focus("#vault-choosing") and chosen() == ""
    assert f"第 {RAW.index('旁') + 1} 字 “旁”" in shown_there.text_content()

    # V once more: no need to hold Shift down.
    press("v", "ArrowRight", "ArrowRight", "v", "ArrowLeft")
    assert chosen() == ""
    press("ArrowLeft", "v", *["ArrowRight"] * 2)
    assert chosen() == "旁的"
    with changed(page):
        press("h")
    saved(page)
    assert "旁的" in marked() and shown(page) == anonymised(
        case, Marks.load(Marking.objects.get(case=case).state)
    )
    press("u")
    saved(page)

    # Leaving gives the keys back; Shift with an arrow begins again, from words chosen with the mouse too.
    press("Escape")
    assert has_focus("#vault-text") and not page.locator("#vault-choosing").is_visible() and chosen() == ""
    page.evaluate(SELECT, "高兴")
    press("Shift+ArrowRight")
    assert chosen() == "高兴地"
    press("j")
    assert not page.locator("#vault-choosing").is_visible()
    press("Shift+ArrowRight")
    page.locator("mark:has-text('孙大海')").first.click()
    assert not page.locator("#vault-choosing").is_visible()


def test_the_later_of_two_tabs_is_told(desk):
    page, case = desk
    Marking.objects.filter(case=case).update(version=9)
    page.locator("mark:has-text('孙大海')").first.click()
    with changed(page) as answer:
        page.keyboard.press("x")
    assert answer.value.status == 409
    page.wait_for_selector("#vault-toast:has-text('刚刚被')")


def test_entities_are_renamed_split_merged_and_let_go_by_keyboard_each_as_one_step(desk):
    page, case = desk

    def state() -> list[tuple[str, str, str]]:
        marks = Marks.load(Marking.objects.get(case=case).state)
        return [(RAW[s.start : s.end], s.replacement, s.entity) for s in marks.spans if s.type == "PERSON"]

    def people() -> list[str]:
        return [replacement for words, replacement, _ in state() if words == "孙大海"]

    start = state()
    assert people() == ["孙某", "孙某"]
    field = page.locator("#vault-entities .vault-entity", has_text="孙大海").locator("input")
    field.fill("孙某甲")
    field.press("Enter")
    page.wait_for_selector(".vault-cell--clear:has-text('孙某甲高兴')")
    saved(page)
    assert people() == ["孙某甲", "孙某甲"]

    page.locator("#vault-text").focus()
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    saved(page)
    assert len({entity for words, _, entity in state() if words == "孙大海"}) == 2
    page.locator("#vault-text").focus()
    page.keyboard.press("g")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
        if "孙大海" in page.locator("#vault-pop-merge option:checked").text_content():
            break
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    saved(page)
    assert len(people()) == 2 and len({entity for words, _, entity in state() if words == "孙大海"}) == 1

    page.locator("#vault-text").focus()
    page.keyboard.press("Shift+X")
    saved(page)
    assert not people()
    page.wait_for_selector("text=匿名后还看得见")
    for _ in range(4):
        page.keyboard.press("u")
    saved(page)
    assert state() == start


def saved(page):
    """Wait until the server has answered every step."""
    page.wait_for_selector("#vault-saving[hidden]", state="attached")


def decisions(case) -> list[str]:
    return [doubt.decision for doubt in Marks.load(Marking.objects.get(case=case).state).doubts]


def test_a_fast_reader_of_a_long_case_loses_no_key(long_desk):
    page, case = long_desk
    assert page.locator("#vault-doubts .vault-count").text_content() == "8"
    page.keyboard.press("n")
    for key in "dddaad":
        page.keyboard.press(key)
    # On the screen at once, whatever the server has said so far.
    assert page.locator("#vault-doubts .vault-count").text_content() == "2"
    assert page.locator("mark.vd--open.is-current").count() == 1
    saved(page)
    assert decisions(case) == ["dismissed"] * 3 + ["accepted"] * 2 + ["dismissed", "", ""]
    for _ in range(3):
        page.keyboard.press("u")
    saved(page)
    assert decisions(case) == ["dismissed"] * 3 + [""] * 5
    page.evaluate(SELECT, "责令")
    page.keyboard.press("h")
    saved(page)
    marks = Marks.load(Marking.objects.get(case=case).state)
    assert sum(case.text[s.start : s.end] == "责令" for s in marks.spans) == case.text.count("责令") > 20
    assert shown(page) == anonymised(case, marks)
    page.keyboard.press("u")
    saved(page)
    assert shown(page) == anonymised(case, Marks.load(Marking.objects.get(case=case).state))


def test_a_refused_step_takes_those_after_it_back_and_says_so(long_desk):
    page, case = long_desk
    page.keyboard.press("n")
    Marking.objects.filter(case=case).update(version=9)
    page.route("**/change/", lambda route: (page.wait_for_timeout(300), route.continue_()))
    for _ in range(3):
        page.keyboard.press("d")
    page.wait_for_selector("#vault-toast:has-text('后面按的 2 步也没有保存')")
    saved(page)
    assert page.locator("#vault-doubts .vault-count").text_content() == "8"
    assert decisions(case) == [""] * 8
    page.unroute("**/change/")
    page.keyboard.press("n")
    page.keyboard.press("d")
    saved(page)
    assert decisions(case).count("dismissed") == 1


def test_the_raw_text_is_there_before_the_machine_has_marked_it(browser, live_server, client):
    case = take_in(RAW, roster=[Party("孙大海", "当事人")])
    with machine.turn(case):
        page, context = visit(case, browser, live_server, client)
        page.wait_for_selector("#vault-waiting:not([hidden]) progress")
        assert "\n".join(page.locator(".vault-cell--raw").all_text_contents()) == RAW
        assert not shown(page).strip()
        page.evaluate(SELECT, "高兴地")
        for key in "hax":
            page.keyboard.press(key)
        assert "机器还在识别" in page.text_content("#vault-toast")
        assert page.locator("#vault-submit button").is_disabled()
        assert not Marking.objects.exists()
    page.wait_for_selector("#vault-desk[data-ready]")
    assert page.locator("#vault-waiting").is_hidden()
    assert shown(page) == anonymised(case, Marks.load(Marking.objects.get(case=case).state))
    assert [one.times for one in readers_of(case)] == [1]
    context.close()


def test_a_step_made_on_a_locked_vault_is_saved_once_it_is_open(desk):
    page, case = desk
    close_vault()
    page.locator("mark:has-text('孙大海')").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.wait_for_selector(".vault-cover")
    assert not Decision.objects.filter(action="removed").exists()
    with page.context.expect_page() as opened:
        page.click(".vault-cover a")
    opened.value.fill("#proof", "x")
    opened.value.click(".vault-proof button")
    opened.value.wait_for_selector("text=可以关掉这个标签页")
    opened.value.close()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.wait_for_selector(".vault-cover", state="detached")
    saved(page)
    assert Decision.objects.filter(action="removed").count() == 1
    assert shown(page) == anonymised(case, Marks.load(Marking.objects.get(case=case).state))


def test_nobody_goes_on_in_the_page_of_somebody_else(desk, live_server):
    page, _ = desk
    other = User.objects.create_user("other", password="y")
    other.user_permissions.set(Permission.objects.filter(codename__in=["review_case", "access_admin"]))
    page.context.clear_cookies()
    tab = page.context.new_page()
    tab.goto(live_server.url + reverse("wagtailadmin_login"))
    tab.fill("[name=username]", "other")
    tab.fill("[name=password]", "y")
    with tab.expect_navigation():
        tab.click("[type=submit]")
    tab.close()
    page.locator("mark:has-text('孙大海')").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.wait_for_selector(".vault-cover")
    page.locator(".vault-cover button").click()
    page.wait_for_selector(".vault-cover:has-text('另一个人')")
    assert not Decision.objects.filter(action="removed").exists()


def test_a_step_whose_answer_was_lost_is_not_done_twice(desk):
    page, case = desk
    lost = []

    def lose(route):
        """The first time the server does what it is asked, and the browser never hears of it."""
        if lost:
            return route.continue_()
        lost.append(route.fetch())
        return route.abort()

    page.route("**/change/", lose)
    page.locator("mark:has-text('孙大海')").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.wait_for_selector("#vault-toast:has-text('断过线')")
    saved(page)
    assert Decision.objects.filter(action="removed").count() == 1
    assert shown(page) == anonymised(case, Marks.load(Marking.objects.get(case=case).state))
    page.reload()
    page.wait_for_selector("#vault-desk[data-ready]")
    page.keyboard.press("u")
    saved(page)
    assert "孙大海" not in shown(page)


def test_a_paragraph_of_many_pages_is_drawn_in_pieces(browser, live_server, client):
    text = "，".join(map(papers.told, range(12)))
    case = take_in(text, roster=[Party("温雨桐", "当事人")])
    page, context = visit(case, browser, live_server, client)
    page.wait_for_selector("#vault-desk[data-ready]")
    pieces = page.locator(".vault-cell--raw").all_text_contents()
    assert len(pieces) > 3 and "".join(pieces) == text
    page.evaluate(SELECT, "责令")
    page.keyboard.press("h")
    saved(page)
    clear = "".join(page.locator(".vault-cell--clear").all_text_contents())
    assert clear == anonymised(case, Marks.load(Marking.objects.get(case=case).state))
    context.close()


def test_a_mark_at_the_edge_of_the_pane_opens_its_window_and_takes_it_along(long_desk):
    page, _ = long_desk
    view = page.locator("#vault-text").bounding_box()
    bottom = view["y"] + view["height"]
    boxes = (mark.bounding_box() for mark in page.locator("mark.vm").all()[:200])
    in_one_line = (box for box in boxes if box and box["height"] < 30)
    box = next(box for box in in_one_line if bottom - 58 < box["y"] + box["height"] < bottom)
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    page.wait_for_timeout(500)
    assert page.locator("#vault-pop").is_visible()
    mark, pop = page.locator("mark.is-current").bounding_box(), page.locator("#vault-pop").bounding_box()
    assert mark["y"] < box["y"] - 50, "the text was moved"
    assert min(abs(pop["y"] - mark["y"] - mark["height"]), abs(mark["y"] - pop["y"] - pop["height"])) < 12
    page.evaluate("document.getElementById('vault-text').scrollTop += 5000")
    page.wait_for_selector("#vault-pop", state="hidden")


def test_both_columns_scroll_together_and_the_current_doubt_is_in_sight(long_desk):
    page, _ = long_desk
    for _ in range(8):
        page.keyboard.press("n")
    place = """(name) => {
      const cell = document.querySelector('.is-current').closest('.vault-row').querySelector(name);
      const box = cell.getBoundingClientRect(), view = document.getElementById('vault-text').getBoundingClientRect();
      return [Math.round(box.top), box.bottom > view.top && box.top < view.bottom];
    }"""
    left, right = (page.evaluate(place, name) for name in (".vault-cell--raw", ".vault-cell--clear"))
    assert left == right and left[1]
    assert page.evaluate("document.getElementById('vault-text').scrollTop") > 500


def test_choosing_in_a_long_case_lays_out_no_more_than_its_place(long_desk, browser):
    page, _ = long_desk
    page.keyboard.press("v")
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    for key in ["ArrowRight", "Shift+ArrowRight", "Shift+Control+ArrowRight", "ArrowDown"] * 5:
        page.keyboard.press(key)
        page.wait_for_timeout(20)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    layouts = [e["args"]["beginData"] for e in events if e["name"] == "Layout" and "beginData" in e["args"]]
    assert layouts and max(layout["dirtyObjects"] for layout in layouts) < 400
    page.keyboard.press("Control+End")
    assert "第 20000 字 文末" in page.text_content("#vault-chosen")
    caret, view = (page.locator(name).bounding_box() for name in (".vault-caret", "#vault-text"))
    page.wait_for_timeout(100)
    assert view["y"] < caret["y"] < view["y"] + view["height"]
    page.keyboard.press("Control+Shift+Home")
    assert page.evaluate("getSelection().toString().replaceAll('\\n', '').length") > 19_000
    # A line down and up again is where it began, and both ends of the text hold.
    page.keyboard.press("Control+Home")
    for key in ["ArrowRight"] * 7 + ["ArrowDown"] * 6 + ["PageDown", "PageUp"] + ["ArrowUp"] * 6:
        page.keyboard.press(key)
    assert "第 8 字" in page.text_content("#vault-chosen")
    page.keyboard.press("ArrowUp")
    assert "第 1 字" in page.text_content("#vault-chosen")


def test_the_screen_has_no_accessibility_fault(desk):
    from axe_playwright_python.sync_playwright import Axe

    page, _ = desk
    page.keyboard.press("k")
    page.keyboard.press("v")
    page.keyboard.press("Shift+ArrowRight")
    found = Axe().run(page, context=".vault-desk")
    assert not found.response["violations"], [
        (fault["id"], [node["html"][:160] for node in fault["nodes"][:3]])
        for fault in found.response["violations"]
    ]

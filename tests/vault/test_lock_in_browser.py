"""The cover over an idle screen: what was typed is still there when it is lifted."""

import base64
import time

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.models import Session
from django.urls import reverse
from django_otp.oath import TOTP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_form_outlives_the_lock(browser, live_server, client):
    user = User.objects.create_user("editor", password="right")
    codes = ["take_in_case", "review_case", "access_admin"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(live_server.url + reverse("vault:paste"))
    page.fill("textarea[name=text]", "当事人孙大海在门前摆放桌椅，影响行人通行，被责令改正。")
    page.fill("input[name=roster-0-name]", "孙大海")
    session = Session.objects.get()
    kept = session.get_decoded()
    kept["vault_last_seen"] = (user.pk, 0)
    session.session_data = Session.objects.encode(kept)
    session.save()
    page.click("form.vault-page button[type=submit]")
    page.wait_for_selector(".vault-cover")
    with context.expect_page() as opened:
        page.click(".vault-cover a")
    other = opened.value
    other.fill("#proof", "right")
    other.click(".vault-proof button")
    other.wait_for_selector("text=可以关掉这个标签页")
    other.close()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.wait_for_selector(".vault-cover", state="detached")
    assert "孙大海" in page.input_value("textarea[name=text]")
    page.click("form.vault-page button[type=submit]")
    page.wait_for_selector("#vault-desk .vault-row")
    context.close()


def test_the_second_factor_from_the_first_scan_to_the_last_recovery_code_on_a_telephone(
    browser, live_server, client, settings
):
    settings.VAULT_SECOND_FACTOR = True
    user = User.objects.create_user("editor", password="right")
    user.user_permissions.set(Permission.objects.filter(codename__in=["review_case", "access_admin"]))
    client.force_login(user)
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()

    def fits():
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")

    page.goto(live_server.url + reverse("vault:cases"))
    page.wait_for_selector(".vault-qr svg")
    page.click("summary")
    fits()
    secret = "".join(page.locator(".vault-secret span").all_text_contents())
    totp = TOTP(base64.b32decode(secret))

    def code(step: int) -> str:
        totp.time = time.time() + 30 * step
        return f"{totp.token():06}"

    page.fill("#password", "wrong")
    page.fill("#code", code(-1))
    page.click(".vault-proof button")
    page.wait_for_selector("#setup-fault:text('登录密码不对')")
    assert page.locator("#setup-fault").bounding_box()["y"] < 740, "the fault is in sight"
    page.fill("#password", "right")
    page.fill("#code", code(-1))
    page.click(".vault-proof button")
    page.wait_for_selector(".vault-codes")
    fits()
    codes = page.locator(".vault-codes code").all_text_contents()
    page.goto(live_server.url + reverse("vault:second_factor"))
    assert "还剩 10 个恢复码" in page.content() and codes[0] not in page.content()
    context.clear_cookies()
    client.logout()
    client.force_login(user)
    context.add_cookies([cookie | {"value": client.cookies["sessionid"].value}])
    page.goto(live_server.url + reverse("vault:terms"))
    fits()
    page.fill("#proof", codes[0].lower().replace("-", " "))
    page.click(".vault-proof button")
    page.wait_for_selector(".messages:has-text('还剩 9 个')")
    assert page.url.endswith(reverse("vault:terms")), "and one is where one wanted to be"
    fits()
    context.close()

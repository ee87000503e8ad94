"""The cover over an idle screen: what was typed is still there when it is lifted."""

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.models import Session
from django.urls import reverse

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

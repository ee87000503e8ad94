"""The sheet of products as staff use it, in a real browser, the worker beside it."""

import pytest
from django.core.cache import cache
from factories import EpisodePageFactory, PictureFactory
from workers import work_off

from comics import episodes, spec

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PANEL = spec.Panel("", "饭店门口", (spec.Balloon("speech", "多摆两桌", x=0.1, y=0.1, w=0.4, h=0.3),))


@pytest.fixture
def tab(transactional_db, series, live_server, browser, client, admin_user, settings, tmp_path):
    """The sheet of an episode of two panels, signed in."""
    settings.MEDIA_ROOT, settings.MEDIA_DIR = tmp_path / "uploads", tmp_path
    cache.clear()
    ids = [PictureFactory(file__width=640, file__height=480).pk for _ in range(2)]
    page = EpisodePageFactory(parent=series, slug="yi", panels=episodes.stream_of([PANEL] * 2, ids))
    client.force_login(admin_user)
    context = browser.new_context(viewport={"width": 360, "height": 800}, accept_downloads=True)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    tab = context.new_page()
    faults = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(f"{live_server.url}/admin/comics/files/{page.pk}/")
    yield tab
    context.close()
    assert not faults


def _card(tab, slug):
    return tab.locator(f"[data-sheet-card={slug}]")


def test_products_are_ordered_followed_and_downloaded(tab):
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    for slug in ("cover-square", "grid4"):
        _card(tab, slug).get_by_role("button").click()
        tab.wait_for_selector(f"[data-sheet-card={slug}][data-is=waiting]")
    assert "还有 2 种" in tab.locator("[data-sheet-said]").inner_text()
    tab.reload()  # the orders are not the page's
    assert _card(tab, "grid4").locator("[data-sheet-size]").inner_text() == "排队中"
    work_off()
    tab.wait_for_selector("[data-sheet-card=cover-square][data-is=made]")
    tab.wait_for_selector("[data-sheet-card=grid4][data-is=failed]")
    assert "500 × 500 像素" in _card(tab, "cover-square").locator("[data-sheet-size]").inner_text()
    assert "这一期只有 2 格" in _card(tab, "grid4").locator("[data-sheet-size]").inner_text()
    assert "有 1 种没有做成" in tab.locator("[data-sheet-said]").inner_text()
    picture = _card(tab, "cover-square").locator("img")
    picture.scroll_into_view_if_needed()
    tab.wait_for_function("image => image.naturalWidth > 0", arg=picture.element_handle())
    with tab.expect_download() as download:
        _card(tab, "cover-square").get_by_role("link").click()
    assert download.value.suggested_filename == "yi-cover-square.jpg"
    with tab.expect_download() as download:
        tab.get_by_role("link", name="下载做好的 1 种").click()
    assert download.value.suggested_filename == "yi-all.zip"

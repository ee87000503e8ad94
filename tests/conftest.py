"""Fixtures that every room's tests may use."""

import os
import shutil

import pytest
from databases import migrated_once
from factories import (
    CaseIndexPageFactory,
    ComicIndexPageFactory,
    HomePageFactory,
    SeriesPageFactory,
    planted,
)
from hypothesis import HealthCheck, settings
from wagtail.models import Page, Site

# A slow machine is no fault of the property.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

CHROMIUM = shutil.which("chromium")
# Playwright keeps an event loop in the main thread, which Django would take for an async view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item):
    """Open both databases to every test that opens one: whatever is published is held against the vault."""
    mark = item.get_closest_marker("django_db")
    if mark or {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
        kwargs = {**(mark.kwargs if mark else {}), "databases": ["default", "vault"]}
        item.add_marker(pytest.mark.django_db(**kwargs), append=False)
    if getattr(item, "cls", None) and hasattr(item.cls, "databases"):
        item.cls.databases = {"default", "vault"}


def pytest_collection_modifyitems(config, items):
    """Leave the browser tests out where there is no browser, and say so; `PUFA_REQUIRE_BROWSER` forbids leaving out."""
    if CHROMIUM:
        for item in items:
            if item.get_closest_marker("browser"):
                # Late on a busy machine is not wrong; wrong is wrong twice. The summary counts what ran again.
                item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError"]))
        return
    if os.environ.get("PUFA_REQUIRE_BROWSER"):
        raise pytest.UsageError(
            "Chromium is missing, and PUFA_REQUIRE_BROWSER forbids leaving its tests out."
        )
    config.left_out = [item for item in items if item.get_closest_marker("browser")]
    for item in config.left_out:
        item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


def pytest_terminal_summary(terminalreporter, config):
    left_out = getattr(config, "left_out", [])
    if left_out:
        terminalreporter.write_line(
            f"{len(left_out)} browser tests were left out: there is no `chromium` on this machine.",
            yellow=True,
        )


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium for the session."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-gpu",
                "--disable-dev-shm-usage",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, pytestconfig):
    """Before pytest-django makes the databases."""
    with migrated_once(pytestconfig.cache.mkdir("databases")):
        yield


@pytest.fixture
def root(db):
    """The root of the page tree."""
    return Page.get_first_root_node() or planted()


@pytest.fixture
def home(root):
    """The site's home page, served at `/`."""
    home = HomePageFactory(parent=root)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "testserver", "port": 80, "root_page": home, "site_name": "普法工坊"},
    )
    return home


@pytest.fixture
def case_index(home):
    return CaseIndexPageFactory(parent=home)


@pytest.fixture
def comic_index(home):
    return ComicIndexPageFactory(parent=home)


@pytest.fixture
def series(comic_index):
    return SeriesPageFactory(parent=comic_index)

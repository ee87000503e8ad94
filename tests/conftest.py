"""Fixtures that every room's tests may use."""

import pytest
from factories import (
    CaseIndexPageFactory,
    ComicIndexPageFactory,
    HomePageFactory,
    SeriesPageFactory,
)
from wagtail.models import Page, Site


@pytest.fixture
def home(db):
    """The site's home page, served at `/`."""
    root = Page.get_first_root_node()
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

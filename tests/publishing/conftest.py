"""One case told in full, with its comic and its law."""

import pytest
from django.core.cache import cache
from stories import draw, enact, tell

from publishing.models import PlainPage


@pytest.fixture(autouse=True)
def nothing_remembered():
    """The cache would remember pictures by ids that the test before gave away."""
    cache.clear()


@pytest.fixture
def provision(db):
    return enact()


@pytest.fixture
def case(case_index, provision):
    return tell(case_index, provision)


@pytest.fixture
def episode(series, case):
    return draw(series, case)


@pytest.fixture
def about(home):
    return home.add_child(
        instance=PlainPage(title="关于我们", slug="about", show_in_menus=True, body="<p>拨打 12345。</p>")
    )

"""A street with a leaflet in its warehouse."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model

from campaigns import ledger
from campaigns.models import Activity, LeafletEdition, Organisation


@pytest.fixture
def street(db):
    return Organisation.objects.create(name="长堤街道", slug="changdi")


@pytest.fixture
def officer(db):
    return get_user_model().objects.create_user("officer", password="x")


@pytest.fixture
def edition(street):
    return LeafletEdition.objects.create(title="桌椅摆到人行道上", organisation=street)


@pytest.fixture
def new_stall(street):
    def make(title="长堤普法小摊", held_on=date(2023, 5, 20), **fields):
        return Activity.objects.create(
            title=title, organisation=fields.pop("organisation", street), held_on=held_on, **fields
        )

    return make


@pytest.fixture
def stall(new_stall):
    return new_stall()


@pytest.fixture
def accounts(street):
    return SimpleNamespace(
        **{
            str(kind): ledger.account(street, kind)
            for kind in ("print", "warehouse", "public", "damaged", "returned", "count")
        }
    )


@pytest.fixture
def stock(edition, accounts):
    """1,000 copies in the warehouse."""
    ledger.print_run(edition, 1000, on=date(2023, 5, 1))
    return edition

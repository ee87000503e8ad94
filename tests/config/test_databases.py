"""The suite's own databases are what migrations leave, at the start and after every test."""

from uuid import uuid4

import pytest
from databases import fingerprint
from django.contrib.auth.models import Permission
from django.db import connections
from django.test import testcases
from wagtail.models import Page, Site

from vault.models import Access


def written(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_they_are_made_again_when_a_migration_or_what_it_imports_has_changed(tmp_path):
    written(tmp_path / "site/config/routers.py", "")
    written(
        tmp_path / "site/vault/migrations/0001_initial.py",
        "from vault import first, second\nimport books.codes\n",
    )
    for name in ("site/vault/second.py", "books/codes.py", "site/vault/unreached.py"):
        written(tmp_path / name, "")
    known = [fingerprint(tmp_path)]
    for name in ("site/vault/second.py", "books/codes.py", "site/vault/migrations/0002_more.py"):
        written(tmp_path / name, "changed = True")
        known.append(fingerprint(tmp_path))
    assert len(set(known)) == len(known)
    written(tmp_path / "site/vault/unreached.py", "changed = True")
    assert fingerprint(tmp_path) == known[-1]


@pytest.mark.django_db(transaction=True)
def test_what_was_committed_is_gone_afterwards_and_what_was_planted_is_there():
    if connections["default"].vendor != "sqlite":
        pytest.skip("Django empties PostgreSQL")

    def everything():
        return {alias: list(connections[alias].connection.iterdump()) for alias in ("default", "vault")}

    before = everything()
    assert Page.objects.count() == 2 and Site.objects.exists() and Permission.objects.exists()
    Page.objects.all().delete()
    Access.objects.create(what=Access.What.TEXT, case_uuid=uuid4())
    for alias in ("default", "vault"):
        testcases.call_command("flush", database=alias)
    assert everything() == before

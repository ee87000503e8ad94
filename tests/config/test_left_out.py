"""What Wagtail offers and would be an exit that no guard stands at: this site does not have it."""

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.urls import reverse
from factories import CasePageFactory
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction
from wagtail.rich_text import features
from wagtail.users.models import UserProfile

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client):
    boss = User.objects.create_superuser("boss", password="x")
    client.force_login(boss)
    return boss


def test_every_place_that_keeps_a_file_is_known():
    """A new one lies below /media/, open to everybody: it is cleaned and guarded first, and then named here."""
    places = {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField)
    }
    assert places == {
        "cases.Picture.file",
        "cases.Rendition.file",
        "comics.Narration.file",
        "wagtailcore.UploadedFile.file",
        "wagtaildocs.Document.file",
        "wagtailimages.Image.file",
        "wagtailimages.Rendition.file",
        "wagtailusers.UserProfile.avatar",
    }


def test_nobody_puts_up_a_document(client, boss):
    """It lay under its own name where everybody could fetch it."""
    file = SimpleUploadedFile("孙大海.txt", "孙大海".encode())
    for name in (
        "wagtaildocs:index",
        "wagtaildocs:add",
        "wagtaildocs:add_multiple",
        "wagtaildocs_chooser:choose",
    ):
        address = reverse(name)
        assert client.get(address).status_code == 404
        assert client.post(address, {"title": "甲", "file": file}).status_code == 404
    assert not get_document_model().objects.exists()
    assert "/admin/documents/" not in client.get(reverse("wagtailadmin_home")).text
    features.get_default_features()
    assert "document-link" not in features.default_features


def test_nobody_puts_up_a_portrait(client, boss):
    account = reverse("wagtailadmin_account")
    assert 'type="file"' not in client.get(account).text
    portrait = SimpleUploadedFile("孙大海.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;")
    client.post(account, {"avatar-avatar": portrait})
    assert not UserProfile.objects.exclude(avatar="").exists()


def test_a_page_is_public_or_a_draft_and_nothing_in_between(client, boss, case_index):
    """A page behind a password was still told by the lists, the feed and the home page."""
    page = CasePageFactory(parent=case_index)
    for each in (page, page.get_parent(), page.get_root()):
        privacy = reverse("wagtailadmin_pages:set_privacy", args=[each.pk])
        client.post(privacy, {"restriction_type": "login", "password": "", "groups": []})
    assert not PageViewRestriction.objects.exists()

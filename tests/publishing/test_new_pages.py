"""A page with a Chinese title can be saved from its first word, whatever kind of page it is."""

import pytest
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import get_page_models
from wagtail.test.utils.form_data import querydict_from_html

from cases.models import CasePage
from comics.models import EpisodePage, SeriesPage
from publishing.models import PlainPage

pytestmark = pytest.mark.django_db

MADE_BY_HAND = {
    "CasePage": CasePage,
    "SeriesPage": SeriesPage,
    "EpisodePage": EpisodePage,
    "PlainPage": PlainPage,
}


def test_every_kind_that_is_made_by_hand_is_asked_about():
    kinds = {
        model.__name__
        for model in get_page_models()
        if model.max_count != 1 and model.allowed_parent_page_models()
    }
    assert kinds - {"Page"} == set(MADE_BY_HAND)


@pytest.mark.parametrize("kind", MADE_BY_HAND)
def test_a_chinese_title_is_enough(admin_client, home, case_index, series, kind):
    model = MADE_BY_HAND[kind]
    parent = {CasePage: case_index, SeriesPage: series.get_parent(), EpisodePage: series, PlainPage: home}[
        model
    ]
    address = reverse(
        "wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk]
    )
    for title in ("台风天，先收花盆", "台风天，再收花盆"):
        form = querydict_from_html(admin_client.get(address).text, form_id="page-edit-form")
        form["title"] = title
        # The streams are made by script.
        form.update(
            {f"{field.name}-count": "0" for field in model._meta.fields if isinstance(field, StreamField)}
        )
        answer = admin_client.post(address, form)
        assert answer.status_code == 302, answer.context["form"].errors
    assert len({page.slug for page in model.objects.filter(title__startswith="台风天")}) == 2

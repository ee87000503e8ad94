"""What the admin's views of one episode share: who may see it, which version it is, where they lead back to."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin import messages

from . import renders
from .models import EpisodePage


def draft_of(user, page_id: int) -> EpisodePage:
    """The newest version of an episode that `user` may edit or publish; 404 for everybody else."""
    page = get_object_or_404(EpisodePage, pk=page_id)
    rights = page.permissions_for_user(user)
    if not (rights.can_edit() or rights.can_publish()):
        raise PermissionDenied
    return page.get_latest_revision_as_object()


def crumbs(page, label: str) -> list[dict]:
    """The way to a page of `page` that is called `label`."""
    return [
        {"url": reverse("wagtailadmin_home"), "label": "首页"},
        {
            "url": reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
            "label": page.get_parent().title,
        },
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
        {"url": "", "label": label},
    ]


class OfOnePage(View):
    """Something made of the newest version of one episode, which its user may see."""

    def dispatch(self, request, page_id, **kwargs):
        self.page = draft_of(request.user, page_id)
        return super().dispatch(request, **kwargs)

    def refused(self, exc: Exception):
        messages.error(self.request, renders.sentence(exc))
        return self.sheet()

    def sheet(self):
        return redirect("comics_files:sheet", self.page.pk)

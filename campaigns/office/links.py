"""The chain on screen: from a case or an episode to whom it reached, and from a stall back to its cases."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.models import Page

from cases.models import CasePage
from comics.models import EpisodePage

from .. import chain, tallies, tree
from ..measures import BY_KEY
from ..models import Activity
from .views import Permitted


class ReachView(Permitted, TemplateView):
    """传播链 of a case page or an episode."""

    permission = "campaigns.view_figures"
    template_name = "campaigns/office/reach.html"
    header_icon = "link"
    page_title = "传播链"

    def get_page_subtitle(self):
        return self.page.title

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title, "sublabel": self.page.title}]

    def dispatch(self, request, *args, pk, **kwargs):
        self.page = get_object_or_404(Page, pk=pk).specific
        if not isinstance(self.page, CasePage | EpisodePage):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        is_case = isinstance(self.page, CasePage)
        reach = chain.from_case(self.page) if is_case else chain.from_episode(self.page)
        return super().get_context_data(
            page=self.page,
            is_case=is_case,
            cases=[] if is_case else list(self.page.cases.all()),
            # How far it went is told to everybody; the rows of another street stay its own.
            mine=tree.reach_of_user(self.request.user),
            reach=reach,
            episodes=[(episode, reach.reads_by_episode.get(episode.pk, 0)) for episode in reach.episodes],
            editions=[
                (
                    edition,
                    reach.copies_by_edition.get(edition.pk, 0),
                    reach.scans_by_edition.get(edition.pk, 0),
                )
                for edition in reach.editions
            ],
            **kwargs,
        )


class OriginView(Permitted, TemplateView):
    """From a stall back to its leaflets, episodes and cases."""

    permission = "campaigns.view_figures"
    template_name = "campaigns/office/origin.html"
    header_icon = "link"
    page_title = "传播链"

    def get_page_subtitle(self):
        return str(self.activity)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("campaign-activities:index"), "label": "活动"},
            {"url": "", "label": self.page_title, "sublabel": self.activity.title},
        ]

    def dispatch(self, request, *args, pk, **kwargs):
        reach = tree.reach_of_user(request.user) if request.user.is_authenticated else set()
        self.activity = get_object_or_404(
            Activity.objects.filter(organisation__in=reach).select_related("organisation", "place"), pk=pk
        )
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        done = tallies.totals(self.activity)
        return super().get_context_data(
            activity=self.activity,
            origin=chain.from_stall(self.activity),
            totals=[(BY_KEY[key], number) for key, number in done.items() if key in BY_KEY],
            **kwargs,
        )

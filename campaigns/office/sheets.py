"""The leaflet as PDF, for the printer: one for each stall with its own code, one for anywhere else."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from wagtail.admin import messages

from comics.spec import ComicError

from .. import tree
from ..leaflets.printing import leaflet
from ..models import Activity, LeafletEdition
from ..refusals import Refused


@never_cache
def download(request, pk: int, activity: int | None = None):
    """The PDF of an edition; a guard's refusal becomes its own page."""
    if not request.user.has_perm("campaigns.view_leafletedition"):
        raise PermissionDenied
    reach = tree.reach_of_user(request.user)
    edition = get_object_or_404(
        LeafletEdition.objects.filter(organisation__in=reach).select_related("episode", "organisation"), pk=pk
    )
    stall = get_object_or_404(Activity, pk=activity, organisation__in=reach) if activity else None
    try:
        made = leaflet(edition, stall)
    except (Refused, ComicError) as refused:
        messages.error(request, f"还不能排版：{refused}")
        return redirect(reverse("leaflet-editions:edit", args=[edition.pk]))
    if made.warning:  # shown on the next page, since this one is a file
        messages.warning(request, f"《{edition.title}》{made.warning}")
    response = HttpResponse(made.data, content_type="application/pdf")
    name = f"leaflet-{edition.pk}-v{edition.version}" + (f"-stall-{stall.pk}" if stall else "")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response

"""Search, the two reading modes, robots.txt."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from cases.models import CaseIndexPage

from .search.residents import Found

RESULTS_PER_PAGE = 10
QUERY_LENGTH = 100
A_YEAR = 365 * 24 * 3600


@require_safe
def search(request):
    """Search what is public, with `?q=` and `?page=`."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:QUERY_LENGTH]
    context = {"query": query, "case_index": CaseIndexPage.objects.live().first()}
    if query:
        found = Found(query)
        context["near"] = found.near
        context["results"] = Paginator(found, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
        context["kept_query"] = f"{urlencode({'q': query})}&"
    return render(request, "publishing/search.html", context)


@require_safe
def reading(request, mode):
    """Remember the large edition (`large`) or forget it (`normal`), and go back to where the reader was.

    A plain link, so that it works without JavaScript and needs no form token; all it can change is the size of letters.
    """
    if mode not in ("large", "normal"):
        raise Http404
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    if mode == "large":
        response.set_cookie("reading", "large", max_age=A_YEAR, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie("reading")
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def robots(request):
    """What search engines may fetch."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /reading/",
        "Disallow: /search/",
        f"Sitemap: {request.build_absolute_uri(reverse('publishing:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

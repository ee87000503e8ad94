"""The law as residents read it: a list of statutes, and one statute with its articles."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, render

from .linking import clauses_of, link_all
from .models import Statute

PER_PAGE = 60


def statutes(request):
    """List the statutes in force, by title; `?q=` narrows them by a part of the name. Three queries."""
    query = request.GET.get("q", "").strip()[:50]
    found = Statute.objects.filter(superseded_by=None).only("id", "title", "short_title", "version_date")
    if query:
        found = found.filter(Q(title__icontains=query) | Q(short_title__icontains=query))
    page = Paginator(found.order_by("short_title", "title"), PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "cases/statute_index.html", {"page_of_statutes": page, "query": query})


def statute(request, pk: int):
    """Show one version of a statute with every article under its own anchor. Six queries, however long the law."""
    shown = get_object_or_404(Statute.objects.select_related("superseded_by"), pk=pk)
    provisions = list(shown.provisions.select_related(None))
    # What an old version refers to is the law of its day.
    on = None if shown.is_current else shown.in_force_from
    linked = link_all([provision.text for provision in provisions], on, own=shown.title.split("·")[0])
    for provision, text in zip(provisions, linked, strict=True):
        provision.statute = shown
        provision.linked_clauses = clauses_of(text)
    other_versions = list(
        Statute.objects.filter(title=shown.title).exclude(pk=shown.pk).only("id", "title", "version_date")
    )
    return render(
        request,
        "cases/statute.html",
        {
            "statute": shown,
            "divisions": divisions(provisions),
            "other_versions": other_versions,
        },
    )


def divisions(provisions):
    """Group articles under their headings, in order: [(part, chapter, section, [provision, …]), …].

    A heading is given only where it begins, so that a template prints each once.
    """
    groups: list[tuple[str, str, str, list]] = []
    before = ("", "", "")
    for provision in provisions:
        place = (provision.part, provision.chapter, provision.section)
        if not groups or place != before:
            new = [name if place[: i + 1] != before[: i + 1] else "" for i, name in enumerate(place)]
            groups.append((*new, []))
        groups[-1][3].append(provision)
        before = place
    return groups

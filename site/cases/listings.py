"""What a resident sees of the cases: the filtered list, and what stands beside one case."""

from django.core.paginator import Paginator
from django.db.models import Count, Q, prefetch_related_objects
from django.http import QueryDict
from taggit.models import Tag

from .models import CasePage, Offence

PER_PAGE = 12
RELATED = 3
TAGS_OFFERED = 20


def live_cases():
    """All public cases with their offence, newest first."""
    return CasePage.objects.live().select_related("offence").order_by("-first_published_at", "-pk")


def offences_with_cases():
    """The offences that have public cases, each with their number as `live_cases`, most first."""
    return (
        Offence.objects.annotate(live_cases=Count("cases", filter=Q(cases__live=True)))
        .filter(live_cases__gt=0)
        .order_by("-live_cases", "plain_name")
    )


def listing(parameters: QueryDict) -> dict:
    """The case list for `?offence=<slug>&tag=<slug>&page=<n>`; an unknown value is as if it were not there."""
    offences = list(offences_with_cases())
    offence = next((o for o in offences if o.slug == parameters.get("offence")), None)
    cases = live_cases()
    if offence:
        cases = cases.filter(offence=offence)
    tags = list(
        Tag.objects.filter(cases_casetag_items__content_object__in=cases.order_by().values("pk"))
        .annotate(uses=Count("pk"))
        .order_by("-uses", "name")[:TAGS_OFFERED]
    )
    tag = next((t for t in tags if t.slug == parameters.get("tag")), None)
    if tag:
        cases = cases.filter(tags=tag)
    kept = QueryDict(mutable=True)
    if offence:
        kept["offence"] = offence.slug
    if tag:
        kept["tag"] = tag.slug
    return {
        "offences": offences,
        "offence": offence,
        "tags": tags,
        "tag": tag,
        "slice": Paginator(cases, PER_PAGE).get_page(parameters.get("page")),
        "kept_query": f"{kept.urlencode()}&" if kept else "",
    }


def beside(case) -> dict:
    """What a case page shows beyond its own fields: its articles of law with their statutes, related cases, the index.

    Related are those that the editor chose; without any, the newest of the same offence.
    """
    provisions = [block.value["provision"] for block in case.law if block.value["provision"]]
    prefetch_related_objects(provisions, "statute")
    chosen = case.related_cases.all()
    related = [page for page in chosen if page.live][:RELATED]
    if not related and case.offence_id:
        related = list(live_cases().filter(offence=case.offence_id).exclude(pk=case.pk)[:RELATED])
    else:
        prefetch_related_objects(related, "offence")
    return {"related": related, "case_index": case.get_parent()}

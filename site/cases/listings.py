"""What a resident sees of the cases: the filtered list, and what stands beside one case."""

from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, QuerySet, When
from django.http import QueryDict
from taggit.models import Tag

from .models import CasePage, Offence, Provision

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
    """What a case page shows beyond its own fields: its articles of law, and related cases. Two queries."""
    return {"law": articles(case), "related": related(case)}


def articles(case) -> list[tuple[str, Provision | None]]:
    """What the law says: (in plain words, the article with its statute), in the editor's order. One query."""
    blocks = [block["value"] for block in case.law.raw_data if block["type"] == "provision"]
    wanted = {block.get("provision") for block in blocks} - {None}
    provisions = Provision.objects.select_related("statute").in_bulk(wanted) if wanted else {}
    return [(block.get("plain", ""), provisions.get(block.get("provision"))) for block in blocks]


def related(case) -> list:
    """At most three other public cases: those that the editor chose, then the newest of the same offence. One query."""
    chosen = case.related_cases.all()
    # In a preview the choice is not stored yet, and stands in memory only.
    chosen = chosen.values("pk") if isinstance(chosen, QuerySet) else [page.pk for page in chosen]
    wanted = Q(pk__in=chosen)
    if case.offence_id:
        wanted |= Q(offence=case.offence_id)
    return list(
        live_cases()
        .filter(wanted)
        .exclude(pk=case.pk)
        .order_by(Case(When(pk__in=chosen, then=0), default=1), "-first_published_at", "-pk")[:RELATED]
    )

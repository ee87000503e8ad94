"""What a page says of itself to machines, and small ways with text that templates need. Nothing here asks the database."""

import json
import re

from django import template
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

register = template.Library()

# The escapes of Django's json_script: inside <script>, only these can end the element.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”’』」）)]*")


@register.filter
def sentences(text: str) -> list[str]:
    """`text` cut behind every full stop: 三句话说清楚 is shown a sentence a line."""
    return [part.strip() for part in _SENTENCE.findall(text or "") if part.strip()]


@register.filter
def description(page) -> str:
    """At most 120 characters on what the page says: the editor's own, else its beginning."""
    for name in ("search_description", "summary", "introduction", "body"):
        text = " ".join(strip_tags(str(getattr(page, name, "") or "")).split())
        if text:
            return Truncator(text).chars(120)
    return ""


@register.simple_tag(takes_context=True)
def structured_data(context) -> str:
    """schema.org data of the page as JSON-LD (a data block, which a content security policy lets pass)."""
    page = context["page"]
    data = {
        "@context": "https://schema.org",
        "@type": {
            "CasePage": "Article",
            "EpisodePage": "ComicIssue",
            "SeriesPage": "ComicSeries",
            "HomePage": "WebSite",
        }.get(type(page).__name__, "WebPage"),
        "name": page.title,
        "url": page.full_url,
        "inLanguage": "zh-Hans",
        "description": description(page),
        "isAccessibleForFree": True,
    }
    if data["@type"] in ("Article", "ComicIssue"):
        data["headline"] = page.title
        if page.first_published_at:
            data["datePublished"] = page.first_published_at.isoformat()
        if page.last_published_at:
            data["dateModified"] = page.last_published_at.isoformat()
        data["publisher"] = {"@type": "Organization", "name": "普法工坊"}
    if data["@type"] == "ComicIssue":
        data["issueNumber"] = page.number
        if context.get("cases"):
            data["about"] = [
                {"@type": "Article", "name": case.title, "url": case.full_url} for case in context["cases"]
            ]
    picture = context.get("picture")
    if picture:
        data["image"] = picture.full_url
    return mark_safe(
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False).translate(_ESCAPES)}</script>'
    )

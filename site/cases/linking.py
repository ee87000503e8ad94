"""Turn the citations in a text into links to the provisions that they mean."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import FilteredRelation, Q
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from . import citations, statutes
from .models import Statute

_TAG = re.compile(r"(<[^>]*>)")
_UNIT = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);|.", re.S)
_BLOCK = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|div|table|tr|td|th|br|hr|blockquote|section)\b", re.I)


@dataclass(frozen=True)
class Linked:
    """A text with its links, and what could not be linked."""

    html: SafeString
    unresolved: tuple[citations.Resolved, ...]


def link_citations(source: str, on: date | None = None, own: str = "") -> SafeString:
    """Return `source` (HTML, or plain text without `<`) as HTML in which every known citation is a link.

    `on`: the day whose law is meant; `own`: the law of which the text is a part. One query.
    """
    return link_all([source], on, own)[0].html


def link_all(sources: Sequence[str], on: date | None = None, own: str = "") -> list[Linked]:
    """As `link_citations`, for several texts in one query together."""
    texts = [_Marked(source) for source in sources]
    found = [citations.find(text.plain, own) for text in texts]
    resolved = resolve([citation for each in found for citation in each], on)
    linked, at = [], 0
    for text, each in zip(texts, found, strict=True):
        meant = resolved[at : at + len(each)]
        at += len(each)
        links = [(r.citation.start, r.citation.end, _address(r)) for r in meant if r.key is not None]
        linked.append(Linked(text.with_links(links), tuple(r for r in meant if r.key is None)))
    return linked


def resolve(found: Sequence[citations.Citation], on: date | None = None) -> list[citations.Resolved]:
    """Look up what `found` means among the statutes that are held. One query, none for nothing."""
    if not found:
        return []
    names = citations.names_of(found)
    wanted = Q(cited_as__in=names)
    for name in names:
        if name.endswith("典"):
            wanted |= Q(cited_as__startswith=f"{name}·")
    numbers = {citation.number for citation in found if citation.number is not None}
    # No article has the number 0; an empty choice would leave out the laws that are cited as a whole.
    cited = FilteredRelation("provisions", condition=Q(provisions__number__in=numbers or {0}))
    entries, known = {}, set()
    for key, title, in_force_from, successor, *article in (
        Statute.objects.filter(wanted)
        .annotate(cited=cited)
        .order_by("pk")
        .values_list("pk", "title", "in_force_from", "superseded_by", "cited__number", "cited__branch")
    ):
        entries[key] = citations.Entry(key, title, title, in_force_from, successor is None)
        known.add((key, *article))
    return citations.resolve(found, list(entries.values()), lambda *article: article in known, on)


def clauses_of(text: Linked) -> tuple[statutes.Clause, ...]:
    """The 款 of a linked article, with links in their texts (see `statutes.clauses_of`)."""
    return tuple(
        replace(
            clause,
            text=mark_safe(clause.text),
            items=tuple(
                replace(
                    item,
                    text=mark_safe(item.text),
                    subitems=tuple(mark_safe(subitem) for subitem in item.subitems),
                )
                for item in clause.items
            ),
        )
        for clause in statutes.clauses_of(text.html)
    )


def unknown_laws(pages: Iterable) -> list[tuple[str, str, int, list]]:
    """Return (law, reason, times, pages) of every citation in case pages that leads nowhere, the most cited first."""
    times: Counter = Counter()
    where: dict[tuple[str, str], dict] = {}
    for page in pages:
        texts = [_Marked(source).plain for source in page.prose().values()]
        found = [citation for text in texts for citation in citations.find(text)]
        for meant in resolve(found, page.happened_on):
            if meant.key is None:
                cited = meant.citation
                missing = meant.reason == citations.NO_ARTICLE and cited.number <= 9999
                label = statutes.article_label(cited.number, cited.branch) if missing else ""
                key = (meant.name + label, meant.reason)
                times[key] += 1
                where.setdefault(key, {})[page.pk] = page
    return [(*key, count, list(where[key].values())) for key, count in times.most_common()]


def _address(meant: citations.Resolved) -> str:
    address = reverse("statute", args=[meant.key])
    citation = meant.citation
    if citation.number is None:
        return address
    return f"{address}#t{citation.number}" + (f"-{citation.branch}" if citation.branch else "")


class _Marked:
    """HTML as its words and the way back from a word to its place in the source."""

    def __init__(self, source: str):
        if "<" not in source:
            source = escape(html.unescape(source)) if "&" in source else escape(source)
        self.pieces = _TAG.split(source)
        words: list[str] = []
        # For every character of the words: the piece and the range in it.
        self.places: list[tuple[int, int, int] | None] = []
        linked = 0
        for number, piece in enumerate(self.pieces):
            if number % 2:
                if re.match(r"<a\b", piece, re.I):
                    linked += 1
                elif re.match(r"</a\b", piece, re.I):
                    linked = max(0, linked - 1)
                if _BLOCK.match(piece):
                    words.append("\n")
                    self.places.append(None)
                continue
            for unit in _UNIT.finditer(piece):
                decoded = html.unescape(unit[0])
                words.append(decoded)
                place = None if linked else (number, unit.start(), unit.end())
                self.places += [place] * len(decoded)
        self.plain = "".join(words)

    def with_links(self, links: list[tuple[int, int, str]]) -> SafeString:
        """The source with every (start, end, address) as a link; one that runs over marks is linked piece by piece."""
        inserts: dict[int, list[tuple[int, int, str]]] = {}
        for start, end, address in links:
            places = self.places[start:end]
            if not places or any(place is None for place in places):
                continue
            for number in dict.fromkeys(place[0] for place in places):
                here = [place for place in places if place[0] == number]
                inserts.setdefault(number, []).append((here[0][1], here[-1][2], address))
        pieces = list(self.pieces)
        for number, spans in inserts.items():
            piece = pieces[number]
            for start, end, address in sorted(spans, reverse=True):
                piece = (
                    f'{piece[:start]}<a class="cites" href="{address}">{piece[start:end]}</a>{piece[end:]}'
                )
            pieces[number] = piece
        return mark_safe("".join(pieces))

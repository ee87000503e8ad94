"""Search for residents: only live public pages, each with the words around what was asked for."""

import re
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from modelsearch.index import RelatedFields, SearchField
from modelsearch.query import Or, Phrase
from wagtail.models import Page

from cases.models import CasePage
from comics.models import EpisodePage, SeriesPage

from .entries import as_text
from .han import pairs, runs

AROUND = 36
MOST_PAIRS = 12
KINDS = {CasePage: "案例", EpisodePage: "漫画", SeriesPage: "漫画系列"}


@dataclass(frozen=True)
class Result:
    """One found page as the list shows it."""

    kind: SafeString
    title: SafeString
    url: str
    snippet: SafeString


class Found:
    """Found pages, best first, to be counted and sliced (a Paginator's object list).

    `near` says that no page holds all that was asked for, and these hold parts of it.
    """

    def __init__(self, query: str):
        self.words = runs(query)
        self.near = False
        self._pages = _public().search(query)
        if self.words and not self._pages.count():
            parts = pairs(query)[:MOST_PAIRS]
            if parts != self.words:
                self.words, self.near = parts, True
                self._pages = _public().search(Or([Phrase(part) for part in parts]))

    def __len__(self):
        return self._pages.count() if self.words else 0

    def __getitem__(self, wanted: slice) -> list[Result]:
        pages = list(self._pages[wanted])
        prefetch_related_objects([page for page in pages if isinstance(page, CasePage)], "offence")
        return [self._result(page) for page in pages]

    def _result(self, page) -> Result:
        return Result(
            kind=snippet(_kind(page), self.words, around=200),
            title=snippet(page.title, self.words, around=200),
            url=page.url,
            snippet=snippet(text_of(page), self.words),
        )


def _kind(page) -> str:
    offence = getattr(page, "offence", None)
    kind = KINDS.get(type(page), "页面")
    return f"{kind}：{offence.plain_name}（{offence.name}）" if offence else kind


def _public():
    return Page.objects.live().public().filter(depth__gt=2).specific()


def text_of(page) -> str:
    """What the index holds of `page` beside its title, as running text."""
    texts = [
        as_text(field.get_value(page))
        for field in page.get_search_fields()
        if isinstance(field, SearchField)
        and not isinstance(field, RelatedFields)
        and field.field_name != "title"
    ]
    return " ".join(strip_tags(" ".join(text for text in texts if text)).split())


def snippet(text: str, words: list[str], around: int = AROUND) -> SafeString:
    """The stretch of `text` around the first of `words` (spread runs), every occurrence marked; its beginning without one."""
    pattern = _pattern(words)
    first = pattern.search(text) if pattern else None
    start = max(0, first.start() - around) if first else 0
    stop = (first.end() if first else 0) + around * 2
    stretch = text[start:stop]
    pieces, at = ["……"] if start else [], 0
    for found in pattern.finditer(stretch) if pattern else ():
        pieces += [stretch[at : found.start()], format_html("<mark>{}</mark>", found[0])]
        at = found.end()
    pieces.append(stretch[at:])
    if stop < len(text):
        pieces.append("……")
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _pattern(words: list[str]) -> re.Pattern | None:
    """Spread runs as they stand in running text: punctuation or blanks may lie between two characters."""
    alternatives = [r"[\W_]*".join(re.escape(part) for part in word.split()) for word in words]
    return (
        re.compile("|".join(sorted(alternatives, key=len, reverse=True)), re.IGNORECASE)
        if alternatives
        else None
    )

"""What the home page shows: the newest comics and cases, the way to every other case, the next stalls."""

from campaigns.ahead import stalls_ahead
from cases.listings import live_cases, offences_with_cases
from cases.models import CaseIndexPage
from comics.covers import add_covers
from comics.models import ComicIndexPage, EpisodePage

COMICS = 3
CASES = 4


def doorstep() -> dict:
    """The home page's context."""
    return {
        "episodes": add_covers(EpisodePage.objects.live().order_by("-first_published_at", "-pk")[:COMICS]),
        "comic_index": ComicIndexPage.objects.live().first(),
        "offences": list(offences_with_cases()),
        "cases": list(live_cases()[:CASES]),
        "stalls": stalls_ahead(),
        "case_index": CaseIndexPage.objects.live().first(),
    }

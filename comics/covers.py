"""Covers of episodes for lists and sharing, cut from their first drawing."""

from collections.abc import Iterable

from .renditions import renditions

# Wide enough for a phone's whole width at two pixels a point, small enough for a page of twelve.
COVER = "fill-720x540|format-webp|webpquality-82"


def add_covers(episodes: Iterable) -> list:
    """Give every episode `.cover` (a rendition of its first drawing, or None) and `.panel_count`; one query in all."""
    episodes = list(episodes)
    first_pictures = {}
    for episode in episodes:
        # The raw value holds the picture's id: asking the blocks would fetch every picture of every episode.
        panels = [block for block in episode.panels.raw_data if block["type"] == "panel"]
        episode.panel_count = len(panels)
        first_pictures[episode.pk] = next((block["value"].get("image") for block in panels), None)
    covers = renditions(first_pictures.values(), COVER)
    for episode in episodes:
        episode.cover = covers.get(first_pictures[episode.pk])
    return episodes

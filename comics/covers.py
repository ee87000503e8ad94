"""Covers of episodes for lists and sharing, cut from the drawing that the editor chose."""

from collections.abc import Iterable

from .renditions import renditions

# Wide enough for a phone's whole width at two pixels a point, small enough for a page of twelve.
COVER = "fill-720x540|format-webp|webpquality-82"


def add_covers(episodes: Iterable) -> list:
    """Give every episode `.cover` (a rendition of its cover panel's drawing, or None) and `.panel_count`; one query in all."""
    episodes = list(episodes)
    pictures = {}
    for episode in episodes:
        # The raw value holds the picture's id: asking the blocks would fetch every picture of every episode.
        panels = [block for block in episode.panels.raw_data if block["type"] == "panel"]
        episode.panel_count = len(panels)
        chosen = panels[min(episode.cover_panel, len(panels)) - 1 :][:1]
        pictures[episode.pk] = chosen[0]["value"].get("image") if chosen else None
    covers = renditions(pictures.values(), COVER)
    for episode in episodes:
        episode.cover = covers.get(pictures[episode.pk])
    return episodes

"""Who is named: persons and nicknames, one way of finding them after the other."""

from .. import tables
from ..draft import Draft
from . import due, foreign, lone, mentions, nicknames, posts, roles, speakers, spelt


def find(draft: Draft) -> None:
    """Mark persons and nicknames."""
    foreign.find(draft)
    tables.find(draft)
    roles.find(draft)
    mentions.find(draft)
    posts.find(draft)
    nicknames.find(draft)
    due.find(draft)
    speakers.find(draft)
    lone.find(draft)
    spelt.find(draft)

"""Publish the demo's comics: drawn, written as portable episodes, imported and published like anybody's."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from cases.models import CasePage
from comics import portable, script_review, spec
from comics.models import EpisodePage, SeriesPage

from .comics import EPISODES, Story, as_episode


def publish_episodes(
    series: SeriesPage, cases: Mapping[str, CasePage], editor, reviewer
) -> list[EpisodePage]:
    """The seven published episodes in order of their numbers; those that are there are left as they are."""
    return [_published(story, series, cases, editor, reviewer) for story in EPISODES]


def _published(story: Story, series: SeriesPage, cases, editor, reviewer) -> EpisodePage:
    known = EpisodePage.objects.child_of(series).filter(number=story.number, live=True).first()
    if known:
        return known
    episode, pictures = as_episode(story)
    with tempfile.TemporaryDirectory() as folder:
        path = spec.write(episode, pictures.__getitem__, Path(folder) / "episode.zip")
        page = portable.import_episode(path, series, editor)
    page.slug = story.slug
    page.cases.set([cases[story.case]])
    revision = page.save_revision(user=editor)
    script_review.mark(page, reviewer)
    revision.publish(user=reviewer)
    return EpisodePage.objects.get(pk=page.pk)  # not `page`, which still holds what it was given

"""Episodes as files: out as the portable zip or folder, in as a draft (the format is described in docs/formats.md)."""

import os
from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from cases import guards, pictures
from cases.addresses import free_slug
from cases.models import Picture
from cases.models.pictures import CleanFile
from cases.picture_forms import neutral_title

from . import spec
from .episodes import spec_of, stream_of
from .models import EpisodePage, SeriesPage


def checked_spec(page: EpisodePage, purpose: str) -> tuple[spec.Episode, spec.Pictures]:
    """The episode of `page` for something that leaves the house; `purpose` names it in Chinese (长图).

    Raise `cases.guards.Blocked` unless every text of page and episode, file names included, may leave, and
    `comics.spec.ComicError` when a panel has no drawing or a balloon breaks the format.
    """
    episode, give = spec_of(page)
    guards.check(
        guards.Outgoing(
            name=f"{purpose}《{page.title}》",
            texts=(*page.outgoing().texts, *spec.texts_of(episode)),
            case_refs=page.case_refs(),
        )
    )
    problems = spec.faults_of(episode)
    if problems:
        raise spec.BadSpec(problems)
    return episode, give


def export_episode(page: EpisodePage) -> bytes:
    """The portable zip of `page` as it stands, draft or live; equal episodes give equal bytes. Raises as `checked_spec`."""
    return spec.to_zip(*checked_spec(page, "漫画文件包"))


def write_episode(page: EpisodePage, path: str | os.PathLike) -> Path:
    """Write the portable episode to a zip or, when `path` does not end in .zip, to a folder. Raises as `checked_spec`."""
    return spec.write(*checked_spec(page, "漫画文件包"), path)


def import_episode(path: str | os.PathLike, series: SeriesPage, user=None) -> EpisodePage:
    """Make a draft in `series` from a portable episode: a zip, a folder, or its JSON file.

    Drawings are cleaned like every upload. A number that the series already has becomes the next free one. Raise
    `comics.spec.ComicError` naming every fault; then nothing is left behind, no page and no picture.
    """
    episode, give = spec.read(path)
    stored: list[Picture] = []
    try:
        with transaction.atomic():
            numbers = _take_in(episode, give, stored, user)
            return _draft(episode, numbers, series, user)
    except BaseException:
        for picture in stored:  # the transaction forgets the rows, not the files
            picture.file.storage.delete(picture.file.name)
        raise


def _take_in(episode: spec.Episode, give: Callable[[str], bytes], stored: list[Picture], user) -> list[int]:
    """Store every drawing once; return the pictures' ids, one a panel."""
    ids: dict[str, int] = {}
    problems = []
    for number, panel in enumerate(episode.panels):
        if panel.image in ids:
            continue
        try:
            file = CleanFile(pictures.clean(give(panel.image)))
        except (pictures.PictureRefused, spec.ComicError) as exc:
            problems.append(f"{spec.where(number)}：{exc}")
            continue
        picture = Picture(title=neutral_title(), file=file, uploaded_by_user=user)
        stored.append(picture)
        picture._set_image_file_metadata()
        picture.save()
        ids[panel.image] = picture.pk
    if problems:
        raise spec.BadSpec(problems)
    return [ids[panel.image] for panel in episode.panels]


def _draft(episode: spec.Episode, picture_ids: list[int], series: SeriesPage, user) -> EpisodePage:
    siblings = EpisodePage.objects.child_of(series)
    number = episode.number
    if siblings.filter(number=number).exists():
        number = siblings.aggregate(last=Max("number"))["last"] + 1
    page = EpisodePage(
        title=episode.title,
        slug=free_slug(series, f"episode-{number}"),
        number=number,
        introduction=episode.introduction,
        takeaway=episode.takeaway,
        credits=episode.credits,
        cover_panel=episode.cover,
        face=episode.face,
        panels=stream_of(episode.panels, picture_ids),
        live=False,
        owner=user,
    )
    series.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page

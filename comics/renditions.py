"""Stored sizes of many pictures in one query."""

import logging
from collections.abc import Iterable

from wagtail.images.models import Filter, SourceImageIOError

from cases.models import Picture, Rendition

logger = logging.getLogger(__name__)


def renditions(picture_ids: Iterable[int], spec: str) -> dict[int, Rendition]:
    """The rendition of every existing picture by `spec`, by the picture's id; a picture whose file is lost has none.

    One query when all have been made before; a picture that is asked for the first time is resized now.
    """
    wanted = {key for key in picture_ids if key}
    if not wanted:
        return {}
    made_by = Filter(spec=spec)
    found = {
        rendition.image_id: rendition
        for rendition in Rendition.objects.filter(image_id__in=wanted, filter_spec=spec).select_related(
            "image"
        )
        # A moved focal point makes another crop.
        if rendition.focal_point_key == made_by.get_cache_key(rendition.image)
    }
    missing = wanted - found.keys()
    if missing:
        for picture in Picture.objects.filter(pk__in=missing):
            try:
                found[picture.pk] = picture.get_rendition(made_by)
            except SourceImageIOError:  # the page still has its words
                logger.warning("the file of picture %s is lost", picture.pk)
    return found

"""The pictures of the site: drawings, never photographs of people, cleaned of everything but pixels."""

import secrets
from pathlib import PurePosixPath
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import models
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.models import Page, ReferenceIndex

from .. import pictures
from ..guarded import GuardedPage, GuardedRecord


class CleanFile(ContentFile):
    """The bytes of a picture that `cases.pictures.clean` wrote. Its name says nothing about where it came from."""

    def __init__(self, picture: pictures.CleanPicture):
        super().__init__(picture.data, name=f"{secrets.token_hex(8)}{picture.suffix}")


class _CleanFieldFile(WagtailImageFieldFile):
    """The one door to the store: every way to give a picture its file, form or code, ends in this `save`."""

    def save(self, name, content, save=True):
        if not isinstance(content, CleanFile):
            content.seek(0)
            content = CleanFile(pictures.clean(content.read()))
        super().save(content.name, content, save=save)


class CleanImageField(WagtailImageField):
    """Wagtail's image field, with a door before it. `cases.pictures.PictureRefused` when a file cannot be taken in."""

    attr_class = _CleanFieldFile

    def deconstruct(self):
        # The column is Wagtail's own: what is let in is no matter of the schema.
        name, _, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs


class Picture(GuardedRecord, AbstractImage):
    """A drawing. Its `description` is the alt text that is used where the page gives none."""

    file = CleanImageField(
        verbose_name="文件", upload_to=get_upload_to, width_field="width", height_field="height"
    )

    admin_form_fields = ("title", "file", "description", "collection", "tags")

    class Meta(AbstractImage.Meta):
        verbose_name = verbose_name_plural = "图片"

    def case_refs(self) -> frozenset[UUID]:
        keys = ReferenceIndex.get_references_to(self).values_list("object_id", flat=True)
        pages = Page.objects.filter(pk__in=[key for key in keys if key.isdigit()], live=True).specific()
        return frozenset().union(*(page.case_refs() for page in pages if isinstance(page, GuardedPage)))

    def get_upload_to(self, filename):
        """A random name: the one a file arrived under may hold a person's."""
        return f"original_images/{secrets.token_hex(10)}{PurePosixPath(filename).suffix.lower()}"


class Rendition(AbstractRendition):
    """A picture at one size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = verbose_name_plural = "图片尺寸"
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]

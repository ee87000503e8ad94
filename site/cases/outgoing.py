"""Collect every text that would leave with a page: fields, stream blocks, tags, and the names of its files."""

from collections.abc import Iterator

from django.db import models
from taggit.managers import TaggableManager
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText

# Set by Wagtail itself and never shown.
_INTERNAL = {"path", "url_path", "draft_title", "locale", "translation_key"}

Text = tuple[str, str]


def texts_of_page(page: Page) -> Iterator[Text]:
    """Yield (where, text) for every text of `page`; `where` is the Chinese label that staff see in the editor."""
    for field in page._meta.get_fields():
        if field.name in _INTERNAL or field.auto_created:
            continue
        label = str(getattr(field, "verbose_name", field.name))
        if isinstance(field, StreamField):
            yield from _texts_of_value(getattr(page, field.name), label)
        elif isinstance(field, TaggableManager):
            yield from ((label, str(tag)) for tag in getattr(page, field.name).all())
        elif isinstance(field, models.CharField | models.TextField):
            yield label, str(getattr(page, field.name) or "")
        elif isinstance(field, models.ForeignKey) and issubclass(field.related_model, AbstractImage):
            yield from _texts_of_value(getattr(page, field.name), label)


def _texts_of_value(value, label: str) -> Iterator[Text]:
    if value is None:
        return
    if isinstance(value, str):
        yield label, value
    elif isinstance(value, RichText):
        yield label, value.source
    elif isinstance(value, AbstractImage):
        yield f"{label}·图片标题", value.title
        yield f"{label}·图片说明", value.description
        yield f"{label}·文件名", value.file.name
    elif isinstance(value, StreamValue):
        for number, child in enumerate(value, 1):
            yield from _texts_of_value(child.value, f"{label}·第{number}项")
    elif isinstance(value, StructValue):
        for name, child in value.items():
            yield from _texts_of_value(child, f"{label}·{value.block.child_blocks[name].label}")
    elif isinstance(value, ListValue | list | tuple):
        for number, child in enumerate(value, 1):
            yield from _texts_of_value(child, f"{label}·第{number}条")

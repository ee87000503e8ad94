"""Collect every text that would leave with a page: fields, stream blocks, tags, what it embeds, names of its files."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText

# Set by Wagtail itself and never shown.
_INTERNAL = {
    "path",
    "url_path",
    "draft_title",
    "locale",
    "translation_key",
    "content_type",
    "owner",
    "locked_by",
    "alias_of",
}
# Staff's own talk beside a page.
_NOT_SHOWN = {"wagtail_admin_comments", "comments"}

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """One text of a page: the way to it through the blocks, what staff call the place, and the text."""

    path: Path
    """Field name first, then the index in a stream or list and the name in a struct."""
    where: str
    text: str


def places_of(page: models.Model, pending: Mapping[str, Any] | None = None) -> Iterator[Place]:
    """Yield every text of a page, or of any other record, with its place.

    `pending` holds what a form would still set on it (tags, many-to-many choices), by field name.
    """
    pending = pending or {}
    for field in page._meta.get_fields():
        if field.auto_created or field.name in _INTERNAL | _NOT_SHOWN:
            continue
        label = str(getattr(field, "verbose_name", field.name))
        path = (field.name,)
        if isinstance(field, TaggableManager):
            tags = pending[field.name] if field.name in pending else _related(page, field.name)
            yield from (Place(path, label, str(tag)) for tag in tags or ())
        elif isinstance(field, models.ManyToManyField):
            chosen = pending[field.name] if field.name in pending else _related(page, field.name)
            yield from (Place(path, label, str(each)) for each in chosen or ())
        elif isinstance(field, RichTextField):
            yield from _prose(getattr(page, field.name) or "", path, label)
        elif isinstance(field, StreamField):
            yield from _places_of_value(getattr(page, field.name), path, label)
        elif isinstance(field, models.FileField):
            yield Place(path, f"{label}·文件名", str(getattr(page, field.name) or ""))
        elif isinstance(field, models.CharField | models.TextField):
            yield Place(path, label, str(getattr(page, field.name) or ""))
        elif isinstance(field, models.ForeignKey) and not _is_internal(field.related_model):
            yield from _places_of_value(getattr(page, field.name), path, label)
    if isinstance(page, Page):
        # The page's own slug is one of its fields; here is what its address has from the pages above it.
        yield Place(("url_path",), "上级网址", (page.url_path or "").rstrip("/").rpartition("/")[0])
        yield from _places_of_children(page)


def _related(page: models.Model, name: str):
    return getattr(page, name).all() if page.pk or hasattr(page, "_cluster_related_objects") else ()


def _is_internal(model: type[models.Model]) -> bool:
    return model._meta.app_label in {"auth", "contenttypes", "wagtailcore"} and not issubclass(model, Page)


def _places_of_children(page: models.Model) -> Iterator[Place]:
    """Records that are edited with the page (ParentalKey), such as the rows of an inline panel."""
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        if name in _NOT_SHOWN or name == "tagged_items":
            continue
        label = str(relation.related_model._meta.verbose_name)
        for number, child in enumerate(getattr(page, name).all(), 1):
            for place in places_of_record(child, skip=relation.field.name):
                yield Place(
                    (name, number - 1, *place.path), f"{label}·第{number}项·{place.where}", place.text
                )


def places_of_record(record: models.Model, skip: str = "") -> Iterator[Place]:
    """Yield the texts of a plain record (an offence, a document, a row), not following its relations but pictures."""
    for field in record._meta.concrete_fields:
        label = str(field.verbose_name)
        if field.name == skip:
            continue
        value = getattr(record, field.name)
        if isinstance(field, RichTextField):
            yield from _prose(value or "", (field.name,), label)
        elif isinstance(field, StreamField):
            yield from _places_of_value(value, (field.name,), label)
        elif isinstance(field, models.FileField):
            yield Place((field.name,), f"{label}·文件名", str(value or ""))
        elif isinstance(field, models.CharField | models.TextField):
            yield Place((field.name,), label, str(value or ""))
        elif isinstance(field, models.ForeignKey) and issubclass(field.related_model, AbstractImage):
            yield from _places_of_value(value, (field.name,), label)


def _places_of_value(value, path: Path, label: str) -> Iterator[Place]:
    """Go down into a stream block's value, whatever blocks it is made of."""
    if value is None or isinstance(value, bool | float):
        return
    if isinstance(value, str):
        # A raw HTML block holds marked text in a plain string.
        if "<" in value:
            yield from _prose(value, path, label)
        else:
            yield Place(path, label, value)
    elif isinstance(value, RichText):
        yield from _prose(value.source, path, label)
    elif isinstance(value, int | Decimal | date):
        yield Place(path, label, str(value))
    elif isinstance(value, AbstractImage):
        yield from _picture(value, path, label)
    elif isinstance(value, AbstractDocument):
        yield Place(path, f"{label}·文件标题", value.title)
        yield Place(path, f"{label}·文件名", value.file.name)
    elif isinstance(value, Page):
        yield Place(path, f"{label}·标题", value.title)
    elif isinstance(value, StreamValue):
        for number, child in enumerate(value, 1):
            yield from _places_of_value(child.value, (*path, number - 1), f"{label}·第{number}项")
    elif isinstance(value, StructValue):
        for name, child in value.items():
            yield from _places_of_value(
                child, (*path, name), f"{label}·{value.block.child_blocks[name].label}"
            )
    elif isinstance(value, ListValue | list | tuple):
        for number, child in enumerate(value, 1):
            yield from _places_of_value(child, (*path, number - 1), f"{label}·第{number}条")
    elif isinstance(value, Mapping):
        # A table block: its rows lie in a plain dictionary.
        for child in value.values():
            for place in _places_of_value(child, path, label):
                yield Place(path, place.where, place.text)
    elif getattr(value, "is_official_text", False):
        return
    elif isinstance(value, models.Model):
        for place in places_of_record(value):
            yield Place(path, f"{label}·{place.where}", place.text)
    elif hasattr(value, "url") or hasattr(value, "html"):
        yield Place(path, label, str(getattr(value, "url", "") or ""))
    else:
        yield Place(path, label, str(value))


def _picture(picture: AbstractImage, path: Path, label: str) -> Iterator[Place]:
    yield Place(path, f"{label}·图片标题", picture.title)
    yield Place(path, f"{label}·图片说明", picture.description)
    yield Place(path, f"{label}·文件名", picture.file.name)


_BLOCK_TAG = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|div|table|tr|td|th|br|hr|blockquote)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"""\b(?:alt|title|href|url|id|src)\s*=\s*("[^"]*"|'[^']*')""", re.I)
_EMBED = re.compile(r"""<(?:embed|a)\b[^>]*?\b(embedtype|linktype)\s*=\s*"(image|document)"[^>]*>""", re.I)
_ID = re.compile(r"""\bid\s*=\s*"(\d+)\"""")


def _prose(source: str, path: Path, label: str) -> Iterator[Place]:
    """Rich text as a reader sees it (a name split by bold type is one name again), and what hides in its marks."""
    visible = html.unescape(_TAG.sub("", _BLOCK_TAG.sub("\n", source)))
    yield Place(path, label, visible)
    hidden = [html.unescape(found[1:-1]) for tag in _TAG.findall(source) for found in _ATTRIBUTE.findall(tag)]
    if hidden:
        yield Place(path, f"{label}·图片说明或链接", "\n".join(hidden))
    for embed in _EMBED.finditer(source):
        key = _ID.search(embed[0])
        model = get_image_model() if embed[2].lower() == "image" else get_document_model()
        record = model.objects.filter(pk=key[1]).first() if key else None
        if record:
            yield from _places_of_value(record, path, label)

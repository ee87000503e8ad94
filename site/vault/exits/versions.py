"""Every stored version of every page and record, of drafts as well: what was pasted once stays there."""

import json
from collections.abc import Iterator

from wagtail.models import Revision

from .refs import Refs
from .sight import Artefact

KIND = "历史版本"


def artefacts(refs: Refs) -> Iterator[Artefact]:
    """One artefact a version, with a text for each of its fields."""
    for version in Revision.objects.order_by("pk").iterator(chunk_size=100):
        content = version.content
        texts = tuple((name, "\n".join(strings(value))) for name, value in content.items())
        yield Artefact(
            KIND,
            f"版本 {version.pk}（页面 {version.object_id}）",
            (*((name, text) for name, text in texts if text), ("标题", version.object_str)),
            refs.of_revision(version.object_id, content),
        )


def strings(value) -> Iterator[str]:
    """Every string in a JSON value; a string that is JSON itself (a stream field) is opened."""
    if isinstance(value, str):
        if value[:1] in "[{" and value[-1:] in "]}":
            try:
                inner = json.loads(value)
            except ValueError:
                pass
            else:
                yield from strings(inner)
                return
        yield value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield str(key)
            yield from strings(child)
    elif isinstance(value, list):
        for child in value:
            yield from strings(child)

"""The edit form of a guarded page: it asks the guards before anything is published, and answers beside the field."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import (
    ListBlock,
    ListBlockValidationError,
    StreamBlock,
    StreamBlockValidationError,
    StructBlock,
    StructBlockValidationError,
)

from . import guards
from .addresses import free_slug
from .outgoing import Path, Place, places_of, places_of_record

# The buttons that make a page public, now, at a time, or at the end of a workflow.
_PUBLISHING = {"action-publish", "action-submit", "action-restart-workflow"}


class GuardedPageForm(WagtailAdminPageForm):
    """Shows a guard's refusal at the very block or field, with everything still in the form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page is not None and not self.is_bound:
            # Not of the title: a Chinese one gives nothing, and a pinyin one could name somebody.
            self.initial["slug"] = free_slug(self.parent_page, self.instance.address_stem)

    def is_valid(self):
        valid = super().is_valid()
        if valid and self._asks_to_publish():
            self._ask_guards()
            valid = not self.errors
        return valid

    def _asks_to_publish(self) -> bool:
        approves = self.data.get("workflow-action-name") == "approve"
        return approves or any(self.data.get(name) for name in _PUBLISHING)

    def _ask_guards(self) -> None:
        places = list(places_of(self.instance, self.cleaned_data))
        places += self._places_of_rows()
        outgoing = guards.Outgoing(
            name=self.instance.outgoing_name,
            texts=tuple((place.where, place.text) for place in places),
            case_refs=self.instance.case_refs(),
        )
        found = guards.findings(outgoing)
        by_where: dict[str, Place] = {}
        for place in places:
            by_where.setdefault(place.where, place)
        trouble: dict[str, list[tuple[Path, str]]] = {}
        for finding in found:
            place = by_where.get(finding.place)
            name = str(place.path[0]) if place else ""
            message = f"不能发出：“{finding.place}”{finding.reason}。"
            if name in self.fields:
                trouble.setdefault(name, []).append((place.path[1:], message))
            else:
                trouble.setdefault("", []).append(((), message))
        for name, messages in trouble.items():
            self.add_error(name or None, self._error(name, messages))

    def _places_of_rows(self) -> list[Place]:
        """The rows of inline panels, which the page itself does not hold before the form is saved."""
        places = []
        for name, formset in self.formsets.items():
            if name in ("comments", "wagtail_admin_comments"):
                continue
            for number, row in enumerate(formset.forms, 1):
                if row in formset.deleted_forms:
                    continue
                label = str(row.instance._meta.verbose_name)
                places += [
                    Place((name, number - 1, *place.path), f"{label}·第{number}项·{place.where}", place.text)
                    for place in places_of_record(row.instance)
                ]
        return places

    def _error(self, name: str, messages: list[tuple[Path, str]]) -> ValidationError:
        block = getattr(self.fields.get(name), "block", None)
        return _block_error(block, messages) if block else ValidationError([text for _, text in messages])


def _block_error(block, messages: Iterable[tuple[Path, str]]) -> ValidationError:
    """Build the error that Wagtail shows at the blocks to which the paths lead."""
    here = [text for path, text in messages if not path]
    below: dict = {}
    for path, text in messages:
        if path:
            below.setdefault(path[0], []).append((path[1:], text))
    if not below or not isinstance(block, StreamBlock | StructBlock | ListBlock):
        return ValidationError(here or [text for _, text in messages])
    if isinstance(block, StructBlock):
        errors = {key: _block_error(block.child_blocks[key], deeper) for key, deeper in below.items()}
        return StructBlockValidationError(block_errors=errors, non_block_errors=here)
    if isinstance(block, ListBlock):
        errors = {key: _block_error(block.child_block, deeper) for key, deeper in below.items()}
        return ListBlockValidationError(block_errors=errors, non_block_errors=here)
    return StreamBlockValidationError(
        block_errors={key: _in_stream(block, deeper) for key, deeper in below.items()}, non_block_errors=here
    )


def _in_stream(block: StreamBlock, messages: list[tuple[Path, str]]) -> ValidationError:
    """An item of a stream may be of any of its blocks: take the one through which the path can go."""
    names = [path[0] for path, _ in messages if path]
    for child in block.child_blocks.values():
        if names and isinstance(child, StructBlock) and all(name in child.child_blocks for name in names):
            return _block_error(child, messages)
        if names and isinstance(child, ListBlock | StreamBlock) and isinstance(names[0], int):
            return _block_error(child, messages)
    return ValidationError([text for _, text in messages])

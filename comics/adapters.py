"""Give the blocks of an episode their desk in the page editor (Wagtail's telepath)."""

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.blocks.struct_block import StructBlockAdapter

from . import scenery
from .blocks import PanelBlock, PanelsBlock
from .spec import KINDS, MAX_PANELS, MAX_TEXT, TAILED

_SCRIPTS = ("geometry", "balloons", "stage", "rows", "panel", "scenery", "filmstrip", "bench")


class _DeskAdapter:
    def js_args(self, block):
        *others, meta = super().js_args(block)
        meta["desk"] = {
            "kinds": KINDS,
            "tailed": sorted(TAILED),
            "longest": MAX_TEXT,
            "most": MAX_PANELS,
            "previewUrl": reverse("comics_desk:preview"),
            "drawingUrl": reverse("comics_desk:drawing"),
            "scriptUrl": reverse("comics_desk:script"),
            "lettersUrl": reverse("comics_desk:letters"),
            "storyboardUrl": reverse("comics_files:storyboard", args=[0]),
            "readUrl": reverse("comics_files:script", args=[0]),
            "readStateUrl": reverse("comics_files:script_state", args=[0]),
            "scenery": scenery.config(),
            "pinyinUrl": reverse("comics_desk:pinyin"),
        }
        return [*others, meta]

    @cached_property
    def media(self):
        return super().media + forms.Media(
            js=[f"comics/desk/{name}.js" for name in _SCRIPTS],
            css={"all": ["comics/desk/desk.css", "comics/desk/scenery.css"]},
        )


class PanelAdapter(_DeskAdapter, StructBlockAdapter):
    js_constructor = "comics.PanelBlock"


class PanelsAdapter(_DeskAdapter, StreamBlockAdapter):
    js_constructor = "comics.PanelsBlock"


register(PanelAdapter(), PanelBlock)
register(PanelsAdapter(), PanelsBlock)

"""The studio in the Wagtail admin."""

from django.urls import include, path
from wagtail import hooks

from . import adapters, desk  # noqa: F401  adapters register themselves


@hooks.register("register_admin_urls")
def desk_urls():
    """Addresses that the desk in the page editor asks."""
    patterns = [
        path("preview/", desk.preview, name="preview"),
        path("drawing/", desk.drawing, name="drawing"),
        path("script/", desk.script_of, name="script"),
        path("letters/", desk.letters, name="letters"),
    ]
    return [path("comics/desk/", include((patterns, "comics_desk")))]

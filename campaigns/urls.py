"""Addresses of the short codes and of the stall's phone pages."""

from django.urls import include, path, re_path

from . import landing

urlpatterns = [
    path("field/", include("campaigns.field.urls")),
    # Leaflets carry the address in capitals, people type it in small letters.
    re_path(r"^[qQ]/(?P<code>[0-9A-Za-z -]{1,20})/?$", landing.follow, name="short_code"),
]

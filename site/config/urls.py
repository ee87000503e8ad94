"""Every address of the site. A room that has addresses of its own lists them in its `urls.py`."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from . import left_out
from .login import LoginView

urlpatterns = [
    path("admin/login/", LoginView.as_view()),
    path("", include(left_out)),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("cases.urls")),
    path("", include("campaigns.urls")),
    path("", include("publishing.urls")),
]
if settings.SERVE_UPLOADS:
    urlpatterns += [re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]
urlpatterns += [path("", include(wagtail_urls))]

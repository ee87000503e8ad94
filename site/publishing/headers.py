"""What every public page tells the browser: nothing but our own files, and no guessing."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.cache import patch_vary_headers


def policy(media_url: str) -> str:
    """The content security policy of public pages: own files only, no inline script or style.

    Uploads may lie with an object store; its origin is the one stranger that pictures may come from.
    """
    origin = urlsplit(media_url)
    pictures = f" {origin.scheme}://{origin.netloc}" if origin.netloc else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
        f"img-src 'self' data:{pictures}; manifest-src 'self'; worker-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    )


class PublicHeaders:
    """Add the policy to everything outside the admin (Wagtail's admin needs inline script); a view's own policy stays.

    The large edition hangs on a cookie, so caches in between are told to keep the two apart.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = policy(settings.MEDIA_URL)

    def __call__(self, request):
        response = self.get_response(request)
        if not request.path.startswith(reverse("wagtailadmin_home")):
            response.headers.setdefault("Content-Security-Policy", self.policy)
            response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
            if response.headers.get("Content-Type", "").startswith("text/html"):
                patch_vary_headers(response, ["Cookie"])
        return response

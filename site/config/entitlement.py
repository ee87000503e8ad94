"""The unentitled get 404: a signed-in person learns nothing of an address that is not theirs.

Wagtail answers such a request with a redirect and a message. Its two answers are plain functions of one module, looked
up at each call, so they are replaced there once, instead of being undone behind every admin view.
"""

from django.http import Http404
from wagtail.admin import auth


def hide_from_unentitled() -> None:
    """Make Wagtail's refusals a 404 for whoever is signed in; the anonymous still reach the login."""
    to_login = auth.reject_request

    def permission_denied(request):
        raise Http404

    def reject_request(request):
        if request.user.is_authenticated:
            raise Http404
        return to_login(request)

    auth.permission_denied = permission_denied
    auth.reject_request = reject_request

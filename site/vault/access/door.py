"""The door of every vault view: who may enter, and that nothing raw is left lying in a cache, a log or an error page."""

import functools
import logging
import traceback
from collections.abc import Callable

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from cases.guards import Blocked

from ..keys import crypto
from . import lock
from .lock import wants_json

TAKE_IN, REVIEW, APPROVE = "vault.take_in_case", "vault.review_case", "vault.approve_case"
APPROVE_SENSITIVE = "vault.approve_sensitive_case"
ANY = (TAKE_IN, REVIEW, APPROVE)
# Django and the house answer these themselves, and their messages hold no value of a case.
_PASSED_ON = (Http404, PermissionDenied, SuspiciousOperation, Blocked)

logger = logging.getLogger(__name__)


def door(*permissions: str, locked: bool = True) -> Callable:
    """Let in whoever has one of `permissions`; to all others the address does not exist.

    While the vault is locked (`vault.access.lock`) they are asked for their proof first; only the views that ask for it are
    not `locked` themselves.

    Whatever goes wrong inside is answered with a Chinese page and logged by place alone: an ordinary report would carry
    local variables, and with them the raw text, into logs and mails.
    """

    def decorate(view):
        @functools.wraps(view)
        @sensitive_post_parameters()
        def entered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not any(request.user.has_perm(permission) for permission in permissions):
                raise Http404
            try:
                response = (lock.stop(request) if locked else None) or view(request, *args, **kwargs)
            except _PASSED_ON:
                raise
            except (crypto.Unreadable, crypto.BadKey) as fault:
                logger.error("vault: %s cannot be decrypted", view.__name__)
                response = _sorry(request, "unreadable", str(fault))
            except Exception as fault:
                frames = traceback.extract_tb(fault.__traceback__)
                trail = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-6:]))
                logger.error("vault: %s failed with %s at %s", view.__name__, type(fault).__name__, trail)
                response = _sorry(request, "failed", "系统出了错，刚才这一步没有做成。")
            response["Cache-Control"] = "no-store, private"
            return response

        return entered

    return decorate


def _sorry(request: HttpRequest, template: str, message: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": message}, status=500)
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": "出错了"},
        ],
        "header_title": "案卷库",
        "header_icon": "lock",
        "message": message,
    }
    return render(request, f"vault/{template}.html", context, status=500)

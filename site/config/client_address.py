"""Whose address a login attempt comes from, behind a proxy or not."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address that `PUFA_TRUSTED_PROXIES` vouch for.

    Read from the right of X-Forwarded-For, and only as far as the proxies are ours: whatever stands further left was
    written by the visitor. Without trusted proxies the header is not looked at.
    """
    address = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    while address in settings.TRUSTED_PROXIES and hops:
        address = hops.pop()
    return address or "unknown"

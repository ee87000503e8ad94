"""Whose address a login attempt comes from, behind a proxy or not."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"


def client_address(request: HttpRequest) -> str:
    """The address that `PUFA_TRUSTED_PROXIES` vouch for.

    Read from the right of X-Forwarded-For, and only as far as the proxies are ours: whatever stands further left was
    written by the visitor. Without trusted proxies the header is not looked at.
    """
    address = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    while address in settings.TRUSTED_PROXIES and hops:
        address = hops.pop()
    try:
        return str(ip_address(address))
    except ValueError:
        # A socket without addresses, or a proxy that writes none: PostgreSQL's columns take nothing but addresses.
        return UNKNOWN


def is_the_visitors(request: HttpRequest) -> bool:
    """Whether `client_address` is surely one visitor's, and not that of a proxy which nobody has told us of.

    Whoever counts by address alone would otherwise shut out everybody for what one did.
    """
    if client_address(request) == UNKNOWN:
        return False
    if settings.TRUSTED_PROXIES or "HTTP_X_FORWARDED_FOR" not in request.META:
        return True
    return not ip_address(client_address(request)).is_private

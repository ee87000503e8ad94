"""What every page of the vault carries: how long it stays open, and whether a second factor guards it."""

import json

from django import template
from django.urls import reverse

from ..access import lock, second_factor

register = template.Library()


@register.simple_tag
def second_factor_is_on() -> bool:
    return second_factor.is_required()


@register.simple_tag(takes_context=True)
def room_settings(context) -> str:
    """For the script that covers the screen: addresses, idle seconds, and whose page it is."""
    return json.dumps(
        {
            "alive": reverse("vault:alive"),
            "unlock": reverse("vault:unlock"),
            "idle": lock.idle_seconds(),
            "who": context["request"].user.pk,
        }
    )

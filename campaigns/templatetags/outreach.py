"""How figures are written on the outreach screens."""

from django import template

register = template.Library()


@register.filter
def threes(number) -> str:
    """12,345. (The locale would group in fours: 1,2345.) Anything but a whole number is left as it is."""
    return f"{number:,}" if isinstance(number, int) else str(number)

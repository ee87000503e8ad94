"""What a new page is called in addresses: a Chinese title gives no name, and without one a page cannot be saved."""

from wagtail.models import Page


def free_slug(parent: Page, stem: str) -> str:
    """`stem`, or with a number behind it, whichever no page below `parent` has yet."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    slug, copy = stem, 1
    while slug in taken:
        copy += 1
        slug = f"{stem}-{copy}"
    return slug

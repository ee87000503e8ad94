"""What staff can download, made now and opened: WeChat packages, comics in every form, leaflets.

What the guard refuses to make does not leave, and is counted apart.
"""

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from campaigns.leaflets.printing import leaflet_pdf
from campaigns.models import LeafletEdition
from cases.models import CasePage
from comics import stock
from comics.models import EpisodePage
from comics.products import PRODUCTS
from comics.spec import ComicError
from publishing.wechat.exporting import export

from .folders import of_bytes
from .refs import Refs
from .sight import Blind, Sight

PACKAGES, COMICS, LEAFLETS = "公众号发布包", "漫画成品", "传单"
_REFUSED = (ValidationError, ValueError, ComicError)


def packages(refs: Refs) -> Iterator[Sight]:
    for model in (CasePage, EpisodePage):
        for page in model.objects.live().order_by("pk").iterator():
            yield from _made(
                PACKAGES,
                f"页面 {page.pk}",
                "wechat.zip",
                lambda page=page: export(page),
                refs.of_page(page.pk),
                page.pk,
            )


def comics(refs: Refs) -> Iterator[Sight]:
    for page in EpisodePage.objects.live().order_by("pk").iterator():
        for product in PRODUCTS.values():
            if product.waits():
                continue
            yield from _made(
                COMICS,
                f"页面 {page.pk} {product.label}",
                product.file_name.format(slug=page.slug),
                lambda page=page, product=product: stock.made(product, stock.order_of(page)),
                refs.of_page(page.pk),
                page.pk,
            )


def leaflets(refs: Refs) -> Iterator[Sight]:
    """Editions that have a code already: asking for the first would make one."""
    editions = LeafletEdition.objects.filter(episode__live=True, codes__isnull=False).distinct()
    for edition in editions.select_related("episode", "organisation").order_by("pk"):
        activity = edition.codes.order_by("pk").first().activity
        yield from _made(
            LEAFLETS,
            f"资料 {edition.pk}",
            "leaflet.pdf",
            lambda edition=edition, activity=activity: leaflet_pdf(edition, activity),
            refs.of_page(edition.episode_id),
            edition.episode_id,
        )


def _made(kind: str, name: str, file_name: str, make, refs, page) -> Iterator[Sight]:
    try:
        data = make()
    except _REFUSED as fault:
        said = "；".join(fault.messages) if isinstance(fault, ValidationError) else str(fault)
        yield Blind(kind, f"{name} 现在做不出来，不会发出", " ".join(said.split()))
        return
    yield from of_bytes(kind, name, data, file_name, refs=refs, page=page)

"""Finished products on a shelf under the data folder: made once for what they show, found again, thrown away safely."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse

from . import narrations, portable, spec
from .episodes import spec_of
from .models import EpisodePage
from .print.press import Press
from .products import PRODUCTS, Order, Product, looked
from .renderers import Shelf, strip
from .renderers.moments import QUALITIES
from .renderers.shelf import key


def shelf() -> Shelf:
    """The shelf of this installation. It is not served; whatever leaves it passes a view that asks the guards."""
    return Shelf(Path(settings.MEDIA_DIR) / "cache" / "comics")


def press() -> Press:
    """The press of `PUFA_CMYK_PROFILE`. Raises `ComicError` when that file cannot be read."""
    path = settings.PUFA_CMYK_PROFILE
    if not path:
        return Press()
    try:
        return Press(Path(path).read_bytes())
    except OSError:
        raise spec.ComicError("系统设置里的 ICC 文件（PUFA_CMYK_PROFILE）打不开，请管理员检查") from None


def order_of(page: EpisodePage, purpose: str = "漫画成品") -> Order:
    """Everything that the products of `page` need, checked by the guards. Raises as `portable.checked_spec`."""
    return _order(page, *portable.checked_spec(page, purpose))


def _order(page: EpisodePage, episode: spec.Episode, pictures: spec.Pictures) -> Order:
    return Order(episode, pictures, address_of(page), press(), narrations.recording_of(page), shelf())


def address_of(page: EpisodePage) -> str:
    """What a QR code opens: the page where it is, or will be, public."""
    address = page.get_full_url() or reverse("wagtail_serve", args=[page.url_path.lstrip("/")])
    return address if "://" in address else settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address


def name_of(product: Product, order: Order) -> str:
    """What a product is called on the shelf: a hash of all that it shows."""
    spoken = {"narration": order.narration.digest} if product.is_spoken and order.narration else {}
    return key(
        product=product.slug,
        episode=order.episode,
        pictures=order.drawings,
        address=order.address,
        profile=order.press.profile,
        **spoken,
    )


def finished(product: Product, order: Order) -> bytes | None:
    """The product, when it has been made already."""
    return order.shelf.find(name_of(product, order))


def made(product: Product, order: Order) -> bytes:
    """The product, made now when it has not been. Raises `ComicError`."""
    return order.shelf.once(name_of(product, order), lambda: product.make(order))


def has_look(product: Product) -> bool:
    """Whether there is anything to see of a product."""
    return product.look is not None or product.content_type.startswith("image/")


def look(product: Product, order: Order) -> bytes | None:
    """A small picture of the product; None where there is nothing to see. Raises `ComicError`."""
    if not has_look(product):
        return None
    # The product first: the shelf makes one piece at a time.
    whole = made(product, order) if product.look is None else b""
    return order.shelf.once(key(look=name_of(product, order)), lambda: looked(product, order, whole))


def names_for(page: EpisodePage) -> set[str]:
    """Every name on the shelf that `page` may need; empty while it cannot be made into anything."""
    try:
        order = _order(page, *spec_of(page))
        products = {name_of(product, order) for product in PRODUCTS.values()}
        bands = {
            name
            for quality in {88, *QUALITIES}
            for name in strip.band_names(order.episode, order.pictures, quality=quality)
        }
    except (spec.ComicError, OSError):
        return set()
    return products | {key(look=name) for name in products} | bands


def forget(page: EpisodePage) -> None:
    """Throw away everything that was made of `page` as it stands; it is made again when it is asked for."""
    kept = shelf()
    for name in names_for(page):
        kept.discard(name)


def forget_spoken(page: EpisodePage) -> None:
    """Throw away what follows the narration of `page`, before that is exchanged."""
    try:
        order = _order(page, *spec_of(page))
    except (spec.ComicError, OSError):
        return
    for product in PRODUCTS.values():
        if product.is_spoken:
            name = name_of(product, order)
            order.shelf.discard(name)
            order.shelf.discard(key(look=name))

"""What the vault knows, for the net: case by case, so that no more than one raw text is in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from ..keys import crypto
from ..known.guard import values_of_case
from ..models import RawCase
from .net import Known


@dataclass
class Stock:
    """What was read of the vault."""

    names: dict[UUID, str] = field(default_factory=dict)
    """The short id of every case."""
    unreadable: list[str] = field(default_factory=list)
    """Short ids of the cases that no key opens: nothing can be said of them."""
    purged: frozenset[UUID] = frozenset()
    """Cases of which only digests are left."""


def known(stock: Stock) -> Iterator[Known]:
    """Yield every case's values; fill `stock` on the way."""
    keys = list(RawCase.objects.order_by("pk").values_list("pk", flat=True))
    purged = set()
    for key in keys:
        try:
            case = RawCase.objects.get(pk=key)
            values = values_of_case(case)
            phrases = tuple(e.phrase for e in case.exemptions.filter(approved_at__isnull=False))
        except RawCase.DoesNotExist:
            continue
        except (crypto.Unreadable, crypto.BadKey):
            stock.names[key] = key.hex[:8]
            stock.unreadable.append(key.hex[:8])
            continue
        stock.names[key] = case.short_id
        if case.purged_at:
            purged.add(key)
        yield Known(key, values, phrases)
    stock.purged = frozenset(purged)

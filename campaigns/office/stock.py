"""Stock: how many copies of every edition are where. One query."""

from dataclasses import dataclass

from django.db.models import Sum

from .. import tree
from ..models import Account, Balance, LeafletEdition

Kind = Account.Kind
COLUMNS = (
    (Kind.PRINT, "已印制"),
    (Kind.WAREHOUSE, "仓库"),
    (Kind.STALL, "在摊位"),
    (Kind.RETURNED, "退回待入库"),
    (Kind.PUBLIC, "已派发"),
    (Kind.DAMAGED, "损毁"),
    (Kind.COUNT, "盘点差异"),
)


@dataclass(frozen=True)
class Row:
    """One edition: copies by column, in the order of `COLUMNS`, as text with threes set apart."""

    edition: LeafletEdition
    copies: tuple[str, ...]
    running_out: bool


def overview(user) -> list[Row]:
    """The editions within a user's reach, with what is where. What was printed and what a count found or missed are
    shown as positive and signed numbers, not as the negative balances of the accounts they came from."""
    reach = tree.reach_of_user(user)
    found: dict[int, dict[str, int]] = {}
    for edition, kind, n in (
        Balance.objects.filter(account__organisation__in=reach)
        .order_by()
        .values_list("edition", "account__kind")
        .annotate(n=Sum("quantity"))
    ):
        found.setdefault(edition, {})[kind] = -n if kind in Account.SOURCES else n
    editions = LeafletEdition.objects.filter(pk__in=found) | LeafletEdition.objects.filter(
        organisation__in=reach
    )
    rows = []
    for edition in editions.distinct().select_related("organisation").order_by("-pk"):
        copies = found.get(edition.pk, {})
        # Less than a tenth left, and there was something to begin with.
        low = copies.get(Kind.WAREHOUSE, 0) * 10 < copies.get(Kind.PRINT, 0)
        rows.append(Row(edition, tuple(f"{copies.get(kind, 0):,}" for kind, _ in COLUMNS), low))
    return rows

"""Which panels of a longer episode tell it in few."""

from collections.abc import Sequence

from comics.spec import ComicError


def chosen(count: int, wanted: int, numbers: Sequence[int] = ()) -> list[int]:
    """Indices from 0 of `wanted` of `count` panels: first, last and evenly between, or the `numbers` (from 1) given.

    Raises `ComicError` when the episode has too few panels, or when the numbers are not `wanted` different panels.

    >>> chosen(8, 4), chosen(8, 6), chosen(8, 4, (1, 2, 5, 8))
    ([0, 2, 5, 7], [0, 1, 3, 4, 6, 7], [0, 1, 4, 7])
    """
    if count < wanted:
        raise ComicError(f"这一期只有 {count} 格，排不成 {wanted} 格")
    if numbers:
        if len(set(numbers)) != wanted or len(numbers) != wanted:
            raise ComicError(f"请选 {wanted} 个不同的格")
        wrong = [n for n in numbers if not 1 <= n <= count]
        if wrong:
            raise ComicError(f"没有第{'、'.join(map(str, wrong))}格，这一期是第 1 到 {count} 格")
        return sorted(n - 1 for n in numbers)
    if wanted == 1:
        return [0]
    return [(2 * step * (count - 1) + wanted - 1) // (2 * (wanted - 1)) for step in range(wanted)]

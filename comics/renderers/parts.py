"""How a strip that is too tall for one file is shared among several."""

from collections.abc import Sequence


def shared(heights: Sequence[int], tallest: int) -> list[int]:
    """How many of the bands each file takes, in order: as few files as can be, and those as even as can be.

    A band that is itself taller than `tallest` gets a file alone.

    >>> shared([5, 5, 5, 5], 16), shared([5, 5, 5, 5], 20)
    ([2, 2], [4])
    """
    fewest = len(_filled(heights, tallest))
    low, high = max(heights, default=0), tallest
    while low < high:
        middle = (low + high) // 2
        if len(_filled(heights, middle)) > fewest:
            low = middle + 1
        else:
            high = middle
    return _filled(heights, max(low, 0))


def _filled(heights: Sequence[int], tallest: int) -> list[int]:
    counts, height = [], 0
    for one in heights:
        if counts and height + one <= tallest:
            counts[-1] += 1
            height += one
        else:
            counts.append(1)
            height = one
    return counts

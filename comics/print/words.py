"""Words on paper, broken into lines by the same rules as the lettering, so that typst only has to print them."""

from comics.fonts import Lettering
from comics.renderers import cards

_ACROSS = 1000
_SLACK = 0.985  # typst measures marks a little wider than we squeeze them


def words(
    text: str,
    lettering: Lettering,
    width: float,
    height: float,
    largest: float,
    smallest: float,
    pitch: float = 1.35,
) -> dict | None:
    """`text` at the largest size that fits `width` × `height`, all in mm: its lines, size and height; None without text.

    Raises `DoesNotFit`.
    """
    k = _ACROSS / width
    setting = cards.set_lines(
        text, lettering, _ACROSS * _SLACK, height * k, round(largest * k), round(smallest * k), pitch
    )
    if setting is None:
        return None
    lines = [
        "".join(
            (" " if one.token.spaced and number else "") + one.token.text
            for number, one in enumerate(setting.measured[line.start : line.end])
        )
        for line in setting.lines
    ]
    return {
        "lines": lines,
        "size": setting.size / k,
        "height": cards.height_of(setting, pitch) / k,
        "leading": pitch - 1,
    }

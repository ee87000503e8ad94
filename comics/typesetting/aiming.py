"""Where a tail should end when it is known where the speaker's mouth is."""

from comics.spec import Balloon

_GAP = 0.012  # of the panel, between the tip and the head


def aim(
    balloon: Balloon, mouth: tuple[float, float], head: tuple[float, float, float, float] | None = None
) -> tuple[float, float]:
    """The end of the tail, as fractions of the panel: on the way to `mouth`, just before `head` (x, y, w, h) begins.

    Without a head it ends a little before the mouth, so that the face stays free.
    """
    from_x, from_y = balloon.x + balloon.w / 2, balloon.y + balloon.h / 2
    dx, dy = mouth[0] - from_x, mouth[1] - from_y
    share = 0.88
    if head:
        left, top, right, bottom = head[0], head[1], head[0] + head[2], head[1] + head[3]
        enters = [
            (edge - start) / way
            for start, way, low, high in ((from_x, dx, left, right), (from_y, dy, top, bottom))
            if way
            for edge in ((low,) if way > 0 else (high,))
        ]
        share = max([entry for entry in enters if 0 < entry < 1], default=share)
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    share = max(0.0, share - _GAP / length)
    return round(_within(from_x + dx * share), 4), round(_within(from_y + dy * share), 4)


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))

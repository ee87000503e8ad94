"""Where a balloon's tail ends when the drawing knows its figures: beside the mouth of who speaks, wherever they go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot

from .figures import Drawing, Scene
from .spec import TAILED, Balloon

_ITS_OWN = 0.03  # a tail this near to where it was put is still where it was put


@dataclass(frozen=True)
class Speaker:
    """A drawn figure that speaks: its mouth, and the box (x, y, w, h) of its head, as fractions of the picture."""

    mouth: tuple[float, float]
    head: tuple[float, float, float, float]


def speakers(scene: Scene, drawing: Drawing) -> dict[str, Speaker]:
    """The figures of `scene` that have a name, the first of each name."""
    found: dict[str, Speaker] = {}
    for figure, mouth, head in zip(scene.figures, drawing.mouths, drawing.heads, strict=True):
        if figure.name:
            found.setdefault(figure.name, Speaker(mouth, head))
    return found


def tail_to(centre: tuple[float, float], speaker: Speaker) -> tuple[float, float]:
    """Where a tail from a balloon around `centre` should end: on the way to the mouth, just outside the face."""
    (mx, my), head = speaker.mouth, speaker.head
    hx, hy = head[0] + head[2] / 2, head[1] + head[3] * 0.55
    for step in range(100, 0, -1):
        share = step / 100
        x = centre[0] + (mx - centre[0]) * share
        y = centre[1] + (my - centre[1]) * share
        if ((x - hx) / (head[2] * 0.56)) ** 2 + ((y - hy) / (head[3] * 0.56)) ** 2 > 1:
            break
    return (round(min(max(x, 0.01), 0.99), 4), round(min(max(y, 0.01), 0.99), 4))


def follow(
    balloons: Sequence[Balloon], before: Mapping[str, Speaker], after: Mapping[str, Speaker]
) -> list[Balloon]:
    """`balloons` with their tails at the speakers of `after`.

    A tail that a person moved away from where it was put keeps its way from the mouth of `before`. Balloons without a
    drawn speaker stay as they are, and so do those whose tail was taken off in a drawing that had their speaker.
    """
    return [
        _followed(balloon, before.get(balloon.speaker), after.get(balloon.speaker)) for balloon in balloons
    ]


def _followed(balloon: Balloon, old: Speaker | None, new: Speaker | None) -> Balloon:
    if new is None or balloon.kind not in TAILED or (old is not None and balloon.tail is None):
        return balloon
    centre = (balloon.x + balloon.w / 2, balloon.y + balloon.h / 2)
    if old is not None and balloon.tail is not None:
        aimed = tail_to(centre, old)
        if hypot(aimed[0] - balloon.tail[0], aimed[1] - balloon.tail[1]) > _ITS_OWN:
            moved = (balloon.tail[axis] + new.mouth[axis] - old.mouth[axis] for axis in (0, 1))
            x, y = (round(min(max(value, 0.01), 0.99), 4) for value in moved)
            return replace(balloon, tail=(x, y))
    return replace(balloon, tail=tail_to(centre, new))

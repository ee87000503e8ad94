"""三折页: A4 across, folded twice, with 3 mm of bleed, corner marks and dashes where it is folded."""

from collections.abc import Sequence

from comics import fonts
from comics.renderers import cards, codes, panel, rows, strip
from comics.renderers.choosing import chosen
from comics.spec import ComicError, Episode, Pictures

from . import compose, legibility
from .boards import described
from .words import words

TEMPLATE = "trifold.typ"
WIDTH, HEIGHT, BLEED, SLUG = 297, 210, 3, 10
OUTSIDE = (97, 100, 100)
"""Flap, back, cover. The flap is folded in, so it is 3 mm narrower than the others."""
INSIDE = (100, 100, 97)
MARGIN = 8
GAP = 4
FEW = 6
WORDS = 70
"""Height kept free on the flap for what to do right, where panels stand there too."""
DPI = 300
_SMALLEST, _COMFORTABLE = 0.7, 0.8
"""Of a column. A whole episode may become narrower than one of which the rest is left to the code."""


def pdf(episode: Episode, pictures: Pictures, address: str, numbers: Sequence[int] = ()) -> bytes:
    """Both sides as PDF/UA-1 with subset fonts, with the panels `numbers` (from 1), or the first that can be read here.

    What is left out is told beside the code. Raises `BadPicture`, `DoesNotFit`, and `ComicError` when the chosen panels
    are not there or too many.
    """
    return compose.pdf(TEMPLATE, *_parts(episode, pictures, address, DPI, numbers))


def preview(episode: Episode, pictures: Pictures, address: str, pixels: int = 640) -> bytes:
    """The outside as a PNG `pixels` wide. Raises as `pdf`."""
    dpi = pixels / ((WIDTH + 2 * SLUG) / 25.4)
    return compose.png(TEMPLATE, *_parts(episode, pictures, address, dpi * 2), dpi)


def notes(episode: Episode, pictures: Pictures, numbers: Sequence[int] = ()) -> list[str]:
    """What staff have to know before they print, in Chinese: how many panels are on it, which letters are too small.

    Raises as `pdf`.
    """
    tall = _heights(episode, pictures)
    picked = _picked(tall, numbers)
    told = []
    if not numbers and len(picked) < len(tall):
        told = [
            f"三折页放得下 {len(picked)} 格，这一期有 {len(tall)} 格：印第 1 到 {len(picked)} 格，其余扫码看。也可以自己选格。"
        ]
    inside, flap = _shared([tall[n] for n in picked])
    widths = {picked[n]: w for n, _, _, w, _ in (*inside, *flap)}
    remedy = "请少选几格，或把这些气泡放大、字写短。"
    return told + legibility.sentence(legibility.small(episode, pictures, widths), legibility.PAPER, remedy)


def _heights(episode: Episode, pictures: Pictures) -> list[float]:
    """How tall each panel is, as a share of its width."""
    return [
        strip.named(n, lambda n=n: panel.height_on_strip(strip.fetched(episode, n, pictures))) / panel.WIDTH
        for n in range(len(episode.panels))
    ]


def _picked(tall: Sequence[float], numbers: Sequence[int]) -> list[int]:
    """Indices of the panels that are printed: `numbers`, or as many from the first as can be read."""
    if not numbers and _shared(tall):
        return list(range(len(tall)))
    if numbers:
        picked = chosen(len(tall), len(numbers), numbers)
        if _shared([tall[n] for n in picked]) is None:
            most = next(k for k in range(len(picked) - 1, 0, -1) if _shared([tall[n] for n in picked[:k]]))
            raise ComicError(f"选了 {len(picked)} 格，三折页上会小得看不清，最多放 {most} 格")
        return picked
    return list(range(next(k for k in range(len(tall), 0, -1) if _shared(tall[:k], _COMFORTABLE))))


def _call(count: int, picked: Sequence[int]) -> str:
    """What stands under the code."""
    if len(picked) == count:
        return "扫码看完整漫画和法律原文"
    if list(picked) == list(range(len(picked))):
        return f"后面还有 {count - len(picked)} 格，扫码接着看"
    return f"这里选了 {len(picked)} 格，扫码看全部 {count} 格"


def _parts(
    episode: Episode, pictures: Pictures, address: str, dpi: float, numbers: Sequence[int] = ()
) -> tuple[dict, dict]:
    strip.require_fitting(episode, pictures)
    every = _heights(episode, pictures)
    picked = _picked(every, numbers)
    tall = [every[n] for n in picked]
    inside, flap = _shared(tall)
    advice_inside = bool(episode.takeaway.strip()) and len(inside) <= FEW
    main = min(max(episode.cover, 1), len(every)) - 1
    room = OUTSIDE[2] - 2 * MARGIN
    high = min(room * every[main], 78)
    left = OUTSIDE[0] + OUTSIDE[1] + (OUTSIDE[2] - high / every[main]) / 2
    places = {
        "inside": [(picked[n], *where) for n, *where in inside],
        "flap": [(picked[n], *where) for n, *where in flap],
        "cover": [(main, left, 92, high / every[main], high)],
    }
    files = {"code.svg": codes.vector(address)}
    column = (INSIDE[2] if advice_inside else OUTSIDE[0]) - 2 * MARGIN
    lead = (OUTSIDE[0] - 2 * MARGIN, 120, 9, 3.2) if advice_inside else (room, 24, 4.6, 2.9)
    data = {
        "width": WIDTH, "height": HEIGHT, "bleed": BLEED, "slug": SLUG, "margin": MARGIN,
        "outside": OUTSIDE, "inside_columns": INSIDE, "advice_inside": advice_inside,
        "title": episode.title, "address": address, "call": _call(len(every), picked),
        "issue": words(cards.issue_of(episode), fonts.plain(), room, 8, 4.4, 2.9),
        "heading": words(episode.title, fonts.headlines(), room, 62, 10.5, 5, 1.3),
        "introduction": words(episode.introduction, fonts.plain(), *lead, 1.5),
        "takeaway": words(episode.takeaway, fonts.plain(), column, (WORDS if flap else 150) - 18, 6.4, 2.9, 1.5),
        "credits": words(episode.credits, fonts.plain(), OUTSIDE[1] - 2 * MARGIN, 8, 3.2, 2.2),
    }  # fmt: skip
    for where, placed in places.items():
        data[where] = []
        for number, x, y, w, h in placed:
            name = f"{where}-{number}.jpg"
            pixels = max(240, round(w / 25.4 * dpi))
            files[name] = strip.named(
                number, lambda n=number, p=pixels: panel.render(episode.panels[n], pictures, p, 90)
            )
            alt = described(episode, number)
            data[where].append({"file": name, "alt": alt, "x": x, "y": y, "w": w, "h": h})
    return data, files


def _shared(tall: Sequence[float], smallest: float = _SMALLEST):
    """(inside, flap): (panel, x, y, w, h) of each; None where they would be too small to read.

    What is too much for the inside goes onto the flap.
    """
    for on_flap in (0, 1, 2):
        within = len(tall) - on_flap
        if within < 1:
            break
        # A few panels take two columns and leave the third to the words.
        shares = rows.split(within, 2) if within <= FEW else rows.split(within, 3)
        placed, start, least = [], 0, 1.0
        for number, share in enumerate(shares):
            column, scale = _column(tall, start, share, sum(INSIDE[:number]), INSIDE[number], HEIGHT)
            placed += column
            start += share
            least = min(least, scale)
        flap, scale = _column(tall, start, on_flap, 0, OUTSIDE[0], HEIGHT - WORDS)
        # Panels rather go onto the flap than become much narrower than their column.
        if min(least, scale) >= (smallest if on_flap == 2 else _COMFORTABLE) or len(tall) == 1:
            return placed, flap
    return None


def _column(tall: Sequence[float], start: int, count: int, x: float, w: float, height: float):
    """Panels one below the other in a column, in its middle, and how wide they are as a share of it."""
    if not count:
        return [], 1.0
    width = w - 2 * MARGIN
    chosen = tall[start : start + count]
    room = height - 2 * MARGIN - GAP * (count - 1)
    scale = min(1.0, room / (width * sum(chosen)))
    spare = (room - width * scale * sum(chosen)) / (count + 1)
    gap = min(spare, 8.0)
    y = MARGIN + (room - width * scale * sum(chosen) - gap * (count - 1)) / 2
    placed = []
    for number, ratio in enumerate(chosen, start):
        h = width * scale * ratio
        placed.append((number, x + (w - width * scale) / 2, y, width * scale, h))
        y += h + GAP + gap
    return placed, scale

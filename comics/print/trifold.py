"""三折页: A4 across, folded twice, with 3 mm of bleed, corner marks and dashes where it is folded."""

from comics import fonts
from comics.renderers import cards, codes, panel, rows, strip
from comics.spec import ComicError, Episode, Pictures

from . import compose
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
_SMALLEST = 0.6  # of a column; narrower panels cannot be read


def pdf(episode: Episode, pictures: Pictures, address: str) -> bytes:
    """Both sides as PDF/UA-1 with subset fonts. Raises `BadPicture`, `DoesNotFit`, and `ComicError` when the episode has more panels than can be read at this size."""
    return compose.pdf(TEMPLATE, *_parts(episode, pictures, address, DPI))


def preview(episode: Episode, pictures: Pictures, address: str, pixels: int = 640) -> bytes:
    """The outside as a PNG `pixels` wide. Raises as `pdf`."""
    dpi = pixels / ((WIDTH + 2 * SLUG) / 25.4)
    return compose.png(TEMPLATE, *_parts(episode, pictures, address, dpi * 2), dpi)


def _parts(episode: Episode, pictures: Pictures, address: str, dpi: float):
    strip.require_fitting(episode, pictures)
    tall = [
        strip.named(n, lambda n=n: panel.height_on_strip(strip.fetched(episode, n, pictures))) / panel.WIDTH
        for n in range(len(episode.panels))
    ]
    inside, flap = _shared(tall)
    advice_inside = bool(episode.takeaway.strip()) and len(inside) <= FEW
    main = min(max(episode.cover, 1), len(tall)) - 1
    room = OUTSIDE[2] - 2 * MARGIN
    high = min(room * tall[main], 78)
    left = OUTSIDE[0] + OUTSIDE[1] + (OUTSIDE[2] - high / tall[main]) / 2
    places = {"inside": inside, "flap": flap, "cover": [(main, left, 92, high / tall[main], high)]}
    files = {"code.svg": codes.vector(address)}
    column = (INSIDE[2] if advice_inside else OUTSIDE[0]) - 2 * MARGIN
    lead = (OUTSIDE[0] - 2 * MARGIN, 120, 9, 3.2) if advice_inside else (room, 24, 4.6, 2.9)
    data = {
        "width": WIDTH, "height": HEIGHT, "bleed": BLEED, "slug": SLUG, "margin": MARGIN,
        "outside": OUTSIDE, "inside_columns": INSIDE, "advice_inside": advice_inside,
        "title": episode.title, "address": address,
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


def _shared(tall: list[float]):
    """(inside, flap): (panel, x, y, w, h) of each. What is too much for the inside goes onto the flap."""
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
        if min(least, scale) >= (_SMALLEST if on_flap == 2 else 0.8):
            return placed, flap
    raise ComicError("这一期格太多，三折页上会小得看不清，请改用传单或展板")


def _column(tall: list[float], start: int, count: int, x: float, w: float, height: float):
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

"""Exhibition boards (展板), roll-ups and single sheets: the whole episode on one page, as PDF of its true size."""

from dataclasses import dataclass

from comics import fonts
from comics.renderers import cards, codes, panel, rows, strip
from comics.spec import Episode, Pictures

from . import compose, legibility
from .words import words

TEMPLATE = "board.typ"


@dataclass(frozen=True)
class Form:
    """A sheet in millimetres. `blind`: how much at the lower edge is hidden (a roll-up's case)."""

    label: str
    width: float
    height: float
    blind: float = 0.0
    bleed: float = 0.0
    dpi: int = 150
    """Of the panels; large sheets are seen from further away."""
    readable: float = legibility.BOARD
    """The smallest letters, in points."""
    instead: str = "请把这些气泡放大、字写短，或分成几块。"


FORMS = {
    "board": Form("展板", 800, 1200),
    "rollup": Form("易拉宝", 800, 2000, blind=150),
    "sheet": Form(
        "A4 单张", 210, 297, bleed=3, dpi=300, readable=legibility.PAPER,
        instead="请改做传单、三折页或展板，或把这些气泡放大、字写短。",
    ),
}  # fmt: skip
_CALL = "扫码看完整案例"


def pdf(episode: Episode, pictures: Pictures, address: str, form: Form) -> bytes:
    """The sheet as PDF/UA-1 with subset fonts. `address` is what its code opens.

    Raises `BadPicture`, `DoesNotFit` (all `ComicError`).
    """
    data, files = _parts(episode, pictures, address, form, form.dpi)
    return compose.pdf(TEMPLATE, data, files)


def preview(episode: Episode, pictures: Pictures, address: str, form: Form, pixels: int = 480) -> bytes:
    """The sheet as a PNG `pixels` wide. Raises as `pdf`."""
    dpi = pixels / (form.width / 25.4)
    data, files = _parts(episode, pictures, address, form, dpi * 2)
    return compose.png(TEMPLATE, data, files, dpi)


def notes(episode: Episode, pictures: Pictures, form: Form) -> list[str]:
    """What staff have to know before they print, in Chinese: which letters come out too small. Raises as `pdf`."""
    _, places = _laid(episode, pictures, form)
    widths = {number: place.w for number, place in enumerate(places)}
    return legibility.sentence(
        legibility.small(episode, pictures, widths, form.readable), form.readable, form.instead
    )


def _parts(episode: Episode, pictures: Pictures, address: str, form: Form, dpi: float) -> tuple[dict, dict]:
    strip.require_fitting(episode, pictures)
    data, places = _laid(episode, pictures, form)
    files, shown = {"code.svg": codes.vector(address)}, []
    for number, place in enumerate(places):
        name = f"{number}.jpg"
        pixels = max(240, round(place.w / 25.4 * dpi))
        files[name] = strip.named(
            number, lambda n=number, p=pixels: panel.render(episode.panels[n], pictures, p, 90)
        )
        alt = described(episode, number)
        shown.append({"file": name, "alt": alt, "x": place.x, "y": place.y, "w": place.w, "h": place.h})
    return data | {"address": address, "panels": shown}, files


def _laid(episode: Episode, pictures: Pictures, form: Form) -> tuple[dict, list[rows.Place]]:
    """All but the panels, and where these stand."""
    unit = form.width / 800
    long = form.height > 2 * form.width
    margin, gap = 30 * unit, 16 * unit
    width = form.width - 2 * margin
    issue = words(cards.issue_of(episode), fonts.plain(), width, 40 * unit, 24 * unit, 10 * unit)
    title = words(
        episode.title, fonts.headlines(), width, 170 * unit, (76 if long else 66) * unit, 26 * unit, 1.2
    )
    lead = words(episode.introduction, fonts.plain(), width, 70 * unit, 26 * unit, 11 * unit)
    head = 42 * unit
    top = head + sum(one["height"] + gap for one in (issue, title, lead) if one) + 8 * unit
    foot = _foot(episode, form, margin, (260 if long else 190) * unit)
    room = foot["foot"]["y"] - top - 20 * unit
    data = {
        "width": form.width, "height": form.height, "bleed": form.bleed, "margin": margin, "gap": gap,
        "band": 12 * unit, "head": head, "title": episode.title, "heading": title, "issue": issue,
        "introduction": lead, **foot,
    }  # fmt: skip
    return data, _places(episode, pictures, margin, top, width, room, unit)


def _foot(episode: Episode, form: Form, margin: float, height: float) -> dict:
    """What to do right, beside the code, and the credits under both."""
    unit = form.width / 800
    credits = words(episode.credits, fonts.plain(), form.width - 2 * margin, 30 * unit, 15 * unit, 7 * unit)
    low = form.height - form.blind - (46 * unit if credits else margin)
    y = low - height
    pad = 0.1 * height
    call = 0.13 * height
    code = height - 2 * pad - call
    x = margin + 8 * unit + pad
    code_x = form.width - margin - pad - code
    tag = 28 * unit
    text = episode.takeaway or episode.introduction or episode.title
    room = code_x - pad - x
    return {
        "foot": {
            "x": x,
            "y": y,
            "w": room,
            "h": height,
            "tag": tag,
            "code": code,
            "code_x": code_x,
            "code_y": y + pad,
        },
        "tag": "怎样做才对" if episode.takeaway.strip() else "看完整漫画",
        "takeaway": words(text, fonts.plain(), room, height - 2 * pad - 2.2 * tag, 34 * unit, 12 * unit),
        "call": words(_CALL, fonts.plain(), code, call, call * 0.6, call * 0.2),
        "credits": credits,
        "credits_y": low + 14 * unit,
    }


def _places(episode, pictures, margin, top, width, room, unit) -> list[rows.Place]:
    """The panels as large as the room allows, what is left over between and around their rows."""
    ratios = [
        panel.WIDTH / strip.named(n, lambda n=n: panel.height_on_strip(strip.fetched(episode, n, pictures)))
        for n in range(len(episode.panels))
    ]
    places = rows.best(ratios, width, room, 10 * unit)
    levels = sorted({round(place.y, 3) for place in places})
    spare = room - rows.bottom(places)
    between = min(spare / (len(levels) + 1), 26 * unit)
    above = (spare - between * (len(levels) - 1)) / 2
    return [
        rows.Place(
            margin + place.x,
            top + above + place.y + levels.index(round(place.y, 3)) * between,
            place.w,
            place.h,
        )
        for place in places
    ]


def described(episode: Episode, number: int) -> str:
    """A panel in words, for those who cannot see it: what is drawn, then what is said."""
    one = episode.panels[number]
    said = [f"{b.speaker}：{b.words}" if b.speaker else b.words for b in one.balloons]
    return "\n".join(filter(None, [one.alt or f"第{number + 1}格", *said]))

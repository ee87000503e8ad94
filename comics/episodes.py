"""Between an episode page and the plain `Episode` that the typesetting and the renderers know."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from django.conf import settings

from . import spec

_PLACES = 4  # a ten-thousandth of a panel is a tenth of a pixel


def spec_of(page) -> tuple[spec.Episode, spec.Pictures]:
    """The episode that `page` (an `EpisodePage`, live or a draft) tells, and the giver of its drawings.

    Keys are neutral file names in reading order, `01.png`. Raise `comics.spec.ComicError` naming every panel that has
    no drawing yet. Two queries for the pictures and the series.
    """
    panels, files = [], {}
    without = []
    for number, block in enumerate(page.panels, 1):
        picture = block.value["image"]
        if picture is None:
            without.append(number)
            continue
        key = f"{number:02d}{PurePosixPath(picture.file.name).suffix.lower()}"
        files[key] = picture
        panels.append(panel_of(block.value, key))
    if without:
        raise spec.ComicError(f"第{'、'.join(map(str, without))}格还没有画面，请先放上画面。")
    parent = page.get_parent()
    episode = spec.Episode(
        title=page.title,
        number=page.number,
        series=parent.title if parent else "",
        panels=tuple(panels),
        takeaway=page.takeaway,
        credits=page.credits,
        introduction=page.introduction,
        cover=min(page.cover_panel, max(len(panels), 1)),
        face=face_of(page),
    )

    def give(key: str) -> bytes:
        try:
            return bytes_of(files[key])
        except OSError:
            place = spec.where([*files].index(key))
            raise spec.ComicError(f"{place}：画面的文件丢了，请重新放上画面") from None

    return episode, give


def face_of(page) -> str:
    """What the balloons of `page` are lettered in: its own choice, else that of the house."""
    return page.face or settings.PUFA_LETTERING_FACE


def bytes_of(picture) -> bytes:
    """The stored file of a `cases.Picture`."""
    with picture.file.storage.open(picture.file.name) as file:
        return file.read()


def panel_of(value: Mapping, image: str, face: str = spec.SANS) -> spec.Panel:
    """A `Panel` from the value of a `PanelBlock`; `image` is the key of its drawing, `face` that of its page."""
    return spec.Panel(
        image=image,
        alt=value["alt_text"] or "",
        balloons=tuple(balloon_of(balloon) for balloon in value["balloons"]),
        face=face,
        note=value.get("note") or "",
        scene=value.get("scene") or "",
    )


def balloon_of(value: Mapping) -> spec.Balloon:
    """A `Balloon` from the value of a `BalloonBlock`."""
    tail = (value["tail_x"], value["tail_y"])
    return spec.Balloon(
        kind=value["kind"],
        text=value["text"] or "",
        speaker=value["speaker"] or "",
        x=value["x"],
        y=value["y"],
        w=value["w"],
        h=value["h"],
        tail=None if None in tail else tail,
        vertical=bool(value["vertical"]),
        bare=bool(value["bare"]),
    )


def value_of(balloon: spec.Balloon) -> dict:
    """The value of a `BalloonBlock`, as it is stored and as the editor holds it."""
    tail_x, tail_y = balloon.tail or (None, None)
    return {
        "kind": balloon.kind,
        "speaker": balloon.speaker,
        "text": balloon.text,
        "x": round(balloon.x, _PLACES),
        "y": round(balloon.y, _PLACES),
        "w": round(balloon.w, _PLACES),
        "h": round(balloon.h, _PLACES),
        "tail_x": tail_x if tail_x is None else round(tail_x, _PLACES),
        "tail_y": tail_y if tail_y is None else round(tail_y, _PLACES),
        "vertical": balloon.vertical,
        "bare": balloon.bare,
    }


def stream_of(panels: Iterable[spec.Panel], picture_ids: Sequence[int | None]) -> list[dict]:
    """The raw value of `EpisodePage.panels`: one block a panel, with the pictures of `picture_ids` in their order."""
    return [
        {
            "type": "panel",
            "id": str(uuid.uuid4()),
            "value": {
                "image": picture,
                "alt_text": panel.alt,
                "note": panel.note,
                "scene": panel.scene,
                "balloons": [
                    {"type": "item", "id": str(uuid.uuid4()), "value": value_of(balloon)}
                    for balloon in panel.balloons
                ],
            },
        }
        for panel, picture in zip(panels, picture_ids, strict=True)
    ]

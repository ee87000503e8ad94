"""What the drawing with stock figures (素材) in the page editor asks of the server.

Nothing here changes an episode: the drawing becomes a picture of the house, its data goes back into the form, and the
editor's form keeps both.
"""

import hashlib
import json
from functools import lru_cache
from inspect import signature
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET
from wagtail.images.permissions import permission_policy as picture_policy
from wagtail.permission_policies.pages import PagePermissionPolicy

from cases import pictures
from cases.models import Picture

from . import anchors, casting, figures
from .desk import BadRequest, balloons_in, chosen, for_editors, sent_in, store
from .episodes import value_of
from .figures import BACKGROUNDS, PROPS, Scene, as_jpeg, contact_sheets, draw, from_data, labels, rasterise
from .spec import MAX_PANELS

_WIDTH = 1600
LONGEST = 20_000  # characters of a scene's data


def config() -> dict:
    """What the script needs to offer every choice, with the words that staff read."""
    return {
        "drawUrl": reverse("comics_desk:scene"),
        "keepUrl": reverse("comics_desk:scene_keep"),
        "suggestUrl": reverse("comics_desk:scene_suggest"),
        "samplesUrl": reverse("comics_desk:scene_samples", args=["WHAT"]),
        "columns": contact_sheets.COLUMNS,
        "edition": _edition(),
        "labels": {
            "background": labels.PLACES,
            "kind": labels.PEOPLE,
            "pose": labels.POSES,
            "expression": labels.EXPRESSIONS,
            "clothes": labels.CLOTHES,
            "holds": labels.HELD,
            "prop": labels.THINGS,
            "switch": labels.SWITCHES,
        },
        "switches": {
            **{name: _switches(BACKGROUNDS[name], 1) for name in BACKGROUNDS},
            **{f"prop:{name}": _switches(PROPS[name], 3) for name in PROPS},
        },
        "camera": casting.USUAL_CAMERA,
    }


def _switches(drawing, skip: int) -> dict[str, bool]:
    """The options of a place or thing that are switches with a label, and how they are when nobody chose."""
    offered = list(signature(drawing).parameters.values())[skip:]
    found = {p.name: p.default for p in offered if p.name in labels.SWITCHES}
    if any(p.name == "flip" for p in offered):
        found["flip"] = False
    return found


@lru_cache(1)
def _edition() -> str:
    """Changes whenever the drawing code does, so that browsers ask for new samples."""
    code = sorted(Path(figures.__file__).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in code)).hexdigest()[:12]


@for_editors
def scene(request) -> dict:
    """Draw a scene as it stands: `{"scene"}` → `{"svg", "width", "height", "figures": [{"body", "head"}]}`, fractions."""
    told, size = from_data(sent_in(request).get("scene"))
    drawing = draw(told, *size)
    return {
        "svg": drawing.svg,
        "width": size[0],
        "height": size[1],
        "figures": [
            {"body": body, "head": head} for body, head in zip(drawing.bodies, drawing.heads, strict=True)
        ],
    }


@for_editors
def keep(request) -> dict:
    """Make a picture of a scene: `{"scene", "before", "balloons"}` → `{"image", "scene", "alt", "balloons"}`.

    `before` is the scene that the panel had, or null; tails follow their speakers from there. The same scene gives the
    same picture, which is kept only once.
    """
    if not picture_policy.user_has_permission(request.user, "add"):
        raise BadRequest("你没有上传图片的权限，请找宣传专员放画面。")
    sent = sent_in(request)
    told, size = from_data(sent.get("scene"))
    text = json.dumps(figures.to_data(told, size), ensure_ascii=False)
    if len(text) > LONGEST:
        raise BadRequest("这一格的人物和东西太多了，请删掉几样。")
    drawing = draw(told, *size)
    clean = pictures.clean(as_jpeg(rasterise(drawing.svg, _WIDTH)))
    known = Picture.objects.filter(file_hash=hashlib.sha1(clean.data).hexdigest()).first()
    before = {}
    if sent.get("before"):
        old, old_size = from_data(sent["before"])
        before = anchors.speakers(old, draw(old, *old_size))
    balloons = anchors.follow(
        balloons_in(sent.get("balloons") or []), before, anchors.speakers(told, drawing)
    )
    return {
        "image": chosen(known or store(clean, request.user)),
        "scene": text,
        "alt": in_words(told),
        "balloons": [value_of(balloon) for balloon in balloons],
    }


def in_words(told: Scene) -> str:
    """What a scene shows, as a first alt text that a person makes better."""
    who = [
        f"{figure.name or labels.PEOPLE[figure.kind]}{labels.POSES[figure.pose]}，{labels.EXPRESSIONS[figure.expression]}"
        for figure in told.figures
    ]
    things = list(dict.fromkeys(labels.THINGS[prop.kind] for prop in told.props))
    parts = ["；".join(who)] if who else []
    if things:
        parts.append(f"旁边有{'、'.join(things)}")
    return (
        f"{labels.PLACES[told.background]}：{'；'.join(parts)}。"
        if parts
        else f"{labels.PLACES[told.background]}。"
    )[:500]


@for_editors
def suggest(request) -> dict:
    """A first scene for a panel with words: `{"balloons", "others": scenes, nearest first}` → `{"scene"}`."""
    sent = sent_in(request)
    others = sent.get("others") or []
    if not isinstance(others, list) or len(others) > MAX_PANELS:
        raise BadRequest("浏览器送来的画格读不懂，请刷新页面再试。")
    for other in others:
        from_data(other)
    lines = [(balloon.speaker, balloon.kind) for balloon in balloons_in(sent.get("balloons") or [])]
    return {"scene": casting.first_scene(lines, others)}


@require_GET
@cache_control(private=True, max_age=30 * 24 * 3600)
def samples(request, what: str) -> HttpResponse:
    """Small pictures of every choice of one sort, in one picture: `contact_sheets.COLUMNS` a row, in the order of the labels.

    `?kind=` is the figure that shows poses, faces or clothes.
    """
    if not PagePermissionPolicy().user_has_any_permission(request.user, {"add", "change"}):
        raise PermissionDenied
    kind = request.GET.get("kind") or "officer"
    if what not in contact_sheets.SORTS or kind not in labels.PEOPLE:
        raise Http404
    return HttpResponse(contact_sheets.sheet(what, kind), content_type="image/png")

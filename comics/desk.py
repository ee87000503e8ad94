"""What the desk in the page editor asks of the server. Nothing here changes an episode: the editor's form does that."""

import base64
import io
import json
from functools import wraps

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from PIL import Image
from wagtail.images.permissions import permission_policy as picture_policy
from wagtail.images.widgets import AdminImageChooser
from wagtail.permission_policies.pages import PagePermissionPolicy

from cases import pictures
from cases.models import Picture
from cases.models.pictures import CleanFile
from cases.picture_forms import neutral_title

from . import pinyin, placement, script, spec
from .episodes import balloon_of, bytes_of, value_of
from .figures import BadScene
from .notation import read
from .renderers import panel as panel_renderer

WIDTH = 1080
# Lettering is the same as in the strip; only the drawing behind it is a smaller copy.
WORKING_COPY = f"max-{WIDTH}x16000|format-jpeg|jpegquality-90"
_BLANK = (4, 3)


class BadRequest(Exception):
    """What was sent cannot be used. `str()` is a Chinese sentence."""


def for_editors(view):
    """Only for whoever may write pages; errors as a Chinese sentence in JSON."""

    @wraps(view)
    @never_cache
    @require_POST
    def guarded(request):
        if not PagePermissionPolicy().user_has_any_permission(request.user, {"add", "change"}):
            raise PermissionDenied
        try:
            return JsonResponse(view(request))
        except (BadRequest, BadScene, spec.ComicError, pictures.PictureRefused) as exc:
            return JsonResponse({"error": str(exc)}, status=400)

    return guarded


def sent_in(request) -> dict:
    """The JSON object that the browser sent; raise `BadRequest`."""
    try:
        value = json.loads(request.body)
    except RequestDataTooBig as exc:
        raise BadRequest("内容太多，请分开处理。") from exc
    except ValueError as exc:
        raise BadRequest("浏览器送来的内容读不懂，请刷新页面再试。") from exc
    if not isinstance(value, dict):
        raise BadRequest("浏览器送来的内容读不懂，请刷新页面再试。")
    return value


def balloons_in(values) -> tuple[spec.Balloon, ...]:
    """The balloons that the browser sent; raise `BadRequest` for what cannot be drawn."""
    try:
        if len(values) > spec.MAX_BALLOONS:
            raise BadRequest(f"一格最多 {spec.MAX_BALLOONS} 个气泡。")
        balloons = tuple(balloon_of(value) for value in values)
        for balloon in balloons:
            numbers = (balloon.x, balloon.y, balloon.w, balloon.h, *(balloon.tail or ()))
            if not all(isinstance(number, int | float) and -1 <= number <= 2 for number in numbers):
                raise BadRequest("气泡的位置不是数字，请在“精确位置”里改好。")
            if not (isinstance(balloon.text, str) and isinstance(balloon.speaker, str)):
                raise TypeError
    except (TypeError, KeyError, AttributeError) as exc:
        raise BadRequest("浏览器送来的气泡读不懂，请刷新页面再试。") from exc
    return balloons


@for_editors
def preview(request) -> dict:
    """Draw one panel with the balloons as they stand in the form, saved or not.

    `{"image": id or null, "balloons": […], "face": one of `spec.FACES` or ""}` → `{"picture": data URL, "width", "height", "misfits": [{"index", "reason", "label"}…], "faults": […]}`.
    """
    sent = sent_in(request)
    balloons = balloons_in(sent.get("balloons") or [])
    drawing = _drawing(request, sent.get("image"))
    written = [(index, balloon) for index, balloon in enumerate(balloons) if balloon.text.strip()]
    drawable = [(index, balloon) for index, balloon in written if not spec.faults(balloon)]
    face = sent.get("face") if sent.get("face") in spec.FACES else settings.PUFA_LETTERING_FACE
    panel = spec.Panel(image="drawing", balloons=tuple(balloon for _, balloon in drawable), face=face)
    picture = panel_renderer.render(panel, lambda _: drawing, WIDTH)
    lettered = zip(drawable, panel_renderer.preview(panel, lambda _: drawing), strict=True)
    width, height = Image.open(io.BytesIO(picture)).size
    return {
        "picture": "data:image/jpeg;base64," + base64.b64encode(picture).decode(),
        "width": width,
        "height": height,
        "misfits": [
            {
                "index": index,
                "reason": shown.reason or shown.warning,
                "label": "放不下" if shown.reason else "看不清",
            }
            for (index, _), shown in lettered
            if not shown.fits or shown.warning
        ],
        "faults": [
            f"第{index + 1}个气泡：{fault}" for index, balloon in written for fault in spec.faults(balloon)
        ],
    }


def _drawing(request, number) -> bytes:
    """The working copy of a picture, or white paper while there is none."""
    if number is None:
        buffer = io.BytesIO()
        Image.new("RGB", (WIDTH, WIDTH * _BLANK[1] // _BLANK[0]), "white").save(buffer, "PNG")
        return buffer.getvalue()
    picture = Picture.objects.filter(pk=number).first() if isinstance(number, int) else None
    if picture is None or not picture_policy.user_has_permission_for_instance(
        request.user, "choose", picture
    ):
        raise BadRequest("这张画面已经删除，请重新选择。")
    try:
        return bytes_of(picture.get_rendition(WORKING_COPY))
    except OSError as exc:
        raise BadRequest("画面的文件找不到了，请重新放一张。") from exc


@for_editors
def drawing(request) -> dict:
    """Take in one drawing: multipart `file` → `{"image": the state of Wagtail's chooser}`."""
    if not picture_policy.user_has_permission(request.user, "add"):
        raise BadRequest("你没有上传图片的权限，请找宣传专员放画面。")
    file = request.FILES.get("file")
    if file is None:
        raise BadRequest("没有收到文件，请再拖一次。")
    if file.size > pictures.MAX_BYTES:
        raise BadRequest(f"图片超过 {pictures.MAX_BYTES // 1024 // 1024} MB，请压缩后再上传。")
    return {"image": chosen(store(pictures.clean(file.read()), request.user))}


def store(data: bytes, user) -> Picture:
    """Keep `data`, a clean picture, among the pictures of the house."""
    picture = Picture(title=neutral_title(), file=CleanFile(data), uploaded_by_user=user)
    picture._set_image_file_metadata()
    picture.save()
    return picture


def chosen(picture: Picture) -> dict:
    """The state of Wagtail's chooser when `picture` is chosen."""
    return AdminImageChooser().get_value_data(picture)


@for_editors
def script_of(request) -> dict:
    """`{"panels": [{"alt", "note", "balloons"}]}` → `{"text": the script}`."""
    return {"text": script.compose(_scenes(sent_in(request)))}


@for_editors
def letters(request) -> dict:
    """Turn a script into balloons: `{"text", "panels"}` → `{"panels": [{"alt", "note", "balloons"}]}`.

    A line that keeps its place and its speaker keeps its balloon; every other gets one by `comics.placement`.
    """
    sent = sent_in(request)
    text = sent.get("text")
    if not isinstance(text, str) or len(text) > 100_000:
        raise BadRequest("剧本太长，请分成几期。")
    scenes = script.parse(text)
    panels = sent.get("panels") or []
    lettered = []
    for index, scene in enumerate(scenes):
        old = panels[index] if index < len(panels) else {}
        aspect = old.get("aspect") or 0.75
        balloons = placement.rewrite(balloons_in(old.get("balloons") or []), scene.lines, aspect)
        alt = scene.drawing or old.get("alt") or ""
        lettered.append(
            {
                "alt": alt[:500],
                "note": scene.note[: spec.MAX_NOTE],
                "balloons": [value_of(balloon) for balloon in balloons],
            }
        )
    return {"panels": lettered}


@for_editors
def pinyin_of(request) -> dict:
    """Mark rare characters with pinyin: `{"texts": […]}` → `{"texts": […], "marked": the characters}`."""
    texts = sent_in(request).get("texts")
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise BadRequest("浏览器送来的文字读不懂，请刷新页面再试。")
    if len(texts) > spec.MAX_BALLOONS or any(len(text) > spec.MAX_TEXT for text in texts):
        raise BadRequest(f"一个气泡最多 {spec.MAX_TEXT} 个字，请先写短一些。")
    marked, found = [], []
    for number, text in enumerate(texts):
        given = pinyin.offered(text)
        if len(given) > spec.MAX_TEXT:
            raise BadRequest(f"第{number + 1}个气泡加上拼音就超过 {spec.MAX_TEXT} 个字了，请先写短一些。")
        before, after = {at for at, _ in read(text).pinyin}, {at for at, _ in read(given).pinyin}
        found += [read(given).text[at] for at in sorted(after - before)]
        marked.append(given)
    return {"texts": marked, "marked": list(dict.fromkeys(found))}


def _scenes(sent: dict) -> list[script.Scene]:
    try:
        return [
            script.Scene(
                drawing=panel["alt"],
                note=panel.get("note") or "",
                lines=tuple(
                    script.Line(balloon.kind, balloon.text, balloon.speaker)
                    for balloon in balloons_in(panel["balloons"])
                ),
            )
            for panel in sent["panels"]
        ]
    except (TypeError, KeyError) as exc:
        raise BadRequest("浏览器送来的画格读不懂，请刷新页面再试。") from exc

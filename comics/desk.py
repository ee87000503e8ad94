"""What the desk in the page editor asks of the server. Nothing here changes an episode: the editor's form does that."""

import base64
import io
import json
from functools import wraps

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

from . import placement, script, spec
from .episodes import balloon_of, bytes_of, value_of
from .renderers import panel as panel_renderer

WIDTH = 1080
# Lettering is the same as in the strip; only the drawing behind it is a smaller copy.
WORKING_COPY = f"max-{WIDTH}x16000|format-jpeg|jpegquality-90"
_BLANK = (4, 3)


class _BadRequest(Exception):
    """What was sent cannot be used. `str()` is a Chinese sentence."""


def _for_editors(view):
    """Only for whoever may write pages; errors as a Chinese sentence in JSON."""

    @wraps(view)
    @never_cache
    @require_POST
    def guarded(request):
        if not PagePermissionPolicy().user_has_any_permission(request.user, {"add", "change"}):
            raise PermissionDenied
        try:
            return JsonResponse(view(request))
        except (_BadRequest, spec.ComicError, pictures.PictureRefused) as exc:
            return JsonResponse({"error": str(exc)}, status=400)

    return guarded


def _sent(request) -> dict:
    try:
        value = json.loads(request.body)
    except RequestDataTooBig as exc:
        raise _BadRequest("内容太多，请分开处理。") from exc
    except ValueError as exc:
        raise _BadRequest("浏览器送来的内容读不懂，请刷新页面再试。") from exc
    if not isinstance(value, dict):
        raise _BadRequest("浏览器送来的内容读不懂，请刷新页面再试。")
    return value


def _balloons(values) -> tuple[spec.Balloon, ...]:
    try:
        if len(values) > spec.MAX_BALLOONS:
            raise _BadRequest(f"一格最多 {spec.MAX_BALLOONS} 个气泡。")
        balloons = tuple(balloon_of(value) for value in values)
        for balloon in balloons:
            numbers = (balloon.x, balloon.y, balloon.w, balloon.h, *(balloon.tail or ()))
            if not all(isinstance(number, int | float) and -1 <= number <= 2 for number in numbers):
                raise _BadRequest("气泡的位置不是数字，请在“精确位置”里改好。")
            if not (isinstance(balloon.text, str) and isinstance(balloon.speaker, str)):
                raise TypeError
    except (TypeError, KeyError, AttributeError) as exc:
        raise _BadRequest("浏览器送来的气泡读不懂，请刷新页面再试。") from exc
    return balloons


@_for_editors
def preview(request) -> dict:
    """Draw one panel with the balloons as they stand in the form, saved or not.

    `{"image": id or null, "balloons": […]}` → `{"picture": data URL, "width", "height", "misfits": [{"index", "reason"}…], "faults": […]}`.
    """
    sent = _sent(request)
    balloons = _balloons(sent.get("balloons") or [])
    drawing = _drawing(request, sent.get("image"))
    written = [(index, balloon) for index, balloon in enumerate(balloons) if balloon.text.strip()]
    drawable = [(index, balloon) for index, balloon in written if not spec.faults(balloon)]
    panel = spec.Panel(image="drawing", balloons=tuple(balloon for _, balloon in drawable))
    picture = panel_renderer.render(panel, lambda _: drawing, WIDTH)
    lettered = zip(drawable, panel_renderer.preview(panel, lambda _: drawing), strict=True)
    width, height = Image.open(io.BytesIO(picture)).size
    return {
        "picture": "data:image/jpeg;base64," + base64.b64encode(picture).decode(),
        "width": width,
        "height": height,
        "misfits": [
            {"index": index, "reason": shown.reason} for (index, _), shown in lettered if not shown.fits
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
        raise _BadRequest("这张画面已经删除，请重新选择。")
    try:
        return bytes_of(picture.get_rendition(WORKING_COPY))
    except OSError as exc:
        raise _BadRequest("画面的文件找不到了，请重新放一张。") from exc


@_for_editors
def drawing(request) -> dict:
    """Take in one drawing: multipart `file` → `{"image": the state of Wagtail's chooser}`."""
    if not picture_policy.user_has_permission(request.user, "add"):
        raise _BadRequest("你没有上传图片的权限，请找宣传专员放画面。")
    file = request.FILES.get("file")
    if file is None:
        raise _BadRequest("没有收到文件，请再拖一次。")
    if file.size > pictures.MAX_BYTES:
        raise _BadRequest(f"图片超过 {pictures.MAX_BYTES // 1024 // 1024} MB，请压缩后再上传。")
    picture = Picture(
        title=neutral_title(),
        file=CleanFile(pictures.clean(file.read())),
        uploaded_by_user=request.user,
    )
    picture._set_image_file_metadata()
    picture.save()
    return {"image": AdminImageChooser().get_value_data(picture)}


@_for_editors
def script_of(request) -> dict:
    """`{"panels": [{"alt", "balloons"}]}` → `{"text": the script}`."""
    return {"text": script.compose(_scenes(_sent(request)))}


@_for_editors
def letters(request) -> dict:
    """Turn a script into balloons: `{"text", "panels"}` → `{"panels": [{"alt", "balloons"}]}`.

    A line that keeps its place and its speaker keeps its balloon; every other gets one by `comics.placement`.
    """
    sent = _sent(request)
    text = sent.get("text")
    if not isinstance(text, str) or len(text) > 100_000:
        raise _BadRequest("剧本太长，请分成几期。")
    scenes = script.parse(text)
    panels = sent.get("panels") or []
    lettered = []
    for index, scene in enumerate(scenes):
        old = panels[index] if index < len(panels) else {}
        aspect = old.get("aspect") or 0.75
        balloons = placement.rewrite(_balloons(old.get("balloons") or []), scene.lines, aspect)
        alt = scene.drawing or old.get("alt") or ""
        lettered.append({"alt": alt[:500], "balloons": [value_of(balloon) for balloon in balloons]})
    return {"panels": lettered}


def _scenes(sent: dict) -> list[script.Scene]:
    try:
        return [
            script.Scene(
                drawing=panel["alt"],
                lines=tuple(
                    script.Line(balloon.kind, balloon.text, balloon.speaker)
                    for balloon in _balloons(panel["balloons"])
                ),
            )
            for panel in sent["panels"]
        ]
    except (TypeError, KeyError) as exc:
        raise _BadRequest("浏览器送来的画格读不懂，请刷新页面再试。") from exc

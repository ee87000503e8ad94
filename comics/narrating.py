"""The narration of an episode's video on the sheet of its products: put on, heard, exchanged, taken off."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from wagtail.admin import messages

from . import narrations, spec, stock
from .models import EpisodePage
from .one_page import OfOnePage
from .products import Order
from .renderers import coder, sound, video


def beside(page: EpisodePage, order: Order | None, user) -> dict:
    """What the sheet of `page` shows about its narration."""
    kept = narrations.of(page)
    rights = page.permissions_for_user(user)
    return {
        "narration": kept,
        "narration_is_old": kept is not None and kept.words != narrations.words_of(page),
        "narration_url": reverse("comics_files:narration", args=[page.pk]),
        "narration_form": NarrationForm() if rights.can_edit() and not rights.page_locked() else None,
        "narration_waits": "" if coder.available() else coder.INSTALL,
        "lines": _lines(order) if order else [],
    }


def _lines(order) -> list[tuple[str, str, str]]:
    """What a narrator reads, as the captions show it: (when, who, words)."""
    found = []
    for scene in video.scenes_of(order.episode, order.narration):
        for cue in scene.cues:
            who = cue.speaker or (scene.label if scene.panel is None else spec.KINDS[cue.kind])
            found.append((f"{int(cue.start) // 60}:{int(cue.start) % 60:02d}", who, cue.text))
    return found


class NarrationForm(forms.Form):
    """One recording for the whole video."""

    file = forms.FileField(
        label="录音",
        help_text=f"MP3、M4A 或 WAV，{coder.LONGEST / 60:.0f} 分钟以内，从片头念到片尾。"
        "录音的人、时间、地点等附带信息会自动去掉，文件名也不会保留。",
        widget=forms.FileInput(attrs={"accept": "audio/*,.mp3,.m4a,.wav,.aac,.amr,.ogg,.flac"}),
        error_messages={"required": "请选一个录音文件。", "empty": "录音是空的，请重新选。"},
    )
    heard = forms.BooleanField(
        label="我从头听过，里面没有真实姓名、店名、住址和电话",
        help_text="录音里说的话，系统查不了。",
        error_messages={"required": "请先把录音从头听一遍，再勾上。"},
    )

    def clean_file(self):
        try:
            return sound.taken_in(self.cleaned_data["file"])
        except spec.ComicError as exc:
            raise forms.ValidationError(f"{exc}。") from None


@method_decorator(never_cache, name="dispatch")
class NarrationView(OfOnePage):
    """The narration of an episode's video: heard by a GET, put on, exchanged or taken off by a POST."""

    def get(self, request):
        kept = narrations.of(self.page)
        if kept is None or not kept.file.storage.exists(kept.file.name):
            raise Http404
        return FileResponse(kept.file.open("rb"), content_type="audio/mp4")

    def post(self, request):
        rights = self.page.permissions_for_user(request.user)
        if not rights.can_edit():
            raise PermissionDenied
        if rights.page_locked():
            return self.refused(spec.ComicError("这一期正在审核，或者锁着，现在不能改旁白。"))
        if "off" in request.POST:
            stock.forget_spoken(self.page)
            narrations.take_off(self.page)
            messages.success(request, "旁白已经拿掉，请重新做视频和字幕。")
            return self.sheet()
        form = NarrationForm(request.POST, request.FILES)
        if not form.is_valid():
            said = [error for errors in form.errors.values() for error in errors]
            return self.refused(spec.ComicError(f"旁白没有放上：{''.join(said)}"))
        stock.forget_spoken(self.page)
        narrations.put_on(self.page, form.cleaned_data["file"], request.user)
        messages.success(request, "旁白已经放上，请重新做视频和字幕。")
        return self.sheet()

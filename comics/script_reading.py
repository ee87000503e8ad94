"""The script of an episode as a page to read, where whoever reads it says so."""

from dataclasses import dataclass

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.compare import diff_text
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import script, script_review
from .one_page import OfOnePage, crumbs


@dataclass(frozen=True)
class Read:
    """One panel of the script. `was` shows what was read before against what stands there now, as HTML."""

    number: int
    drawing: str
    note: str
    lines: list[tuple[str, str]]
    changed: bool
    was: str


@method_decorator(never_cache, name="dispatch")
class ScriptView(WagtailAdminTemplateMixin, OfOnePage, TemplateView):
    """Read the newest version of the script, and mark it as read."""

    template_name = "comics/admin/script.html"
    header_icon = "doc-full"
    page_title = "审台词"

    def get_page_subtitle(self):
        return self.page.title

    def get_breadcrumbs_items(self):
        return crumbs(self.page, "审台词")

    def get_context_data(self, **kwargs):
        standing = script_review.standing(self.page)
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "standing": standing,
            "panels": _panels(self.page, standing),
            "words": script_review.words_of(self.page).name,
            "longest": script_review.MAX_NAME,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "history_url": reverse("wagtailadmin_pages:history", args=[self.page.pk]),
            "storyboard_url": reverse("comics_files:storyboard", args=[self.page.pk]),
        }

    def post(self, request):
        if "take_back" in request.POST:
            script_review.take_back(self.page, request.user)
            messages.success(request, "已经改成没有审过。")
        elif request.POST.get("words") != script_review.words_of(self.page).name:
            messages.warning(request, "您看的时候台词又改了，下面是新的，请再看一遍。")
        elif not len(self.page.panels):
            messages.error(request, "还没有画格。先点“写台词（剧本）”，把故事写成一格一格。")
        else:
            script_review.mark(self.page, request.user, request.POST.get("reader", ""))
            messages.success(request, "记下了：台词审过。以后改了字，这里和分镜脚本上都会写明。")
        return redirect("comics_files:script", self.page.pk)


class ScriptStateView(OfOnePage):
    """How the words stand, for the editor: `{"said": a sentence, "is_current": whether nothing has to be done}`."""

    def get(self, request):
        standing = script_review.standing(self.page)
        return JsonResponse({"said": standing.sentence, "is_current": standing.is_current})


def _panels(page, standing) -> list[Read]:
    then = _then(standing)
    panels = []
    for number, block in enumerate(page.panels, 1):
        lines, before = _lines(block.value), then.get(block.id)
        changed = number in standing.changed
        panels.append(
            Read(
                number=number,
                drawing=(block.value["alt_text"] or "").strip(),
                note=(block.value.get("note") or "").strip(),
                lines=lines,
                changed=changed,
                was=diff_text(_text(before), _text(lines)).to_html() if changed and before else "",
            )
        )
    return panels


def _then(standing) -> dict[str, list[tuple[str, str]]]:
    """What was read, by panel, where that can still be told: autosave writes over the revision of its own session."""
    if standing.revision is None or not standing.changed:
        return {}
    page = standing.revision.as_object()
    digests = script_review.words_of(page).panels
    return {
        block.id: _lines(block.value)
        for block in page.panels
        if digests[block.id] == standing.read.get(block.id)
    }


def _lines(value) -> list[tuple[str, str]]:
    return [(script.said_by(line), line.text) for line in script_review.lines_of(value)]


def _text(lines: list[tuple[str, str]]) -> str:
    return "\n".join(f"{who}：{text}" for who, text in lines)

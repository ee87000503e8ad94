"""The studio in the Wagtail admin."""

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from . import adapters, desk, downloads, narrating, scenery, script_reading, script_review  # noqa: F401  adapters register themselves
from .models import EpisodePage, SeriesPage


@hooks.register("register_admin_urls")
def studio_urls():
    """What the desk in the page editor asks, and the files of an episode."""
    asked = [
        path("preview/", desk.preview, name="preview"),
        path("drawing/", desk.drawing, name="drawing"),
        path("script/", desk.script_of, name="script"),
        path("letters/", desk.letters, name="letters"),
        path("scene/", scenery.scene, name="scene"),
        path("scene/keep/", scenery.keep, name="scene_keep"),
        path("scene/suggest/", scenery.suggest, name="scene_suggest"),
        path("scene/samples/<slug:what>/", scenery.samples, name="scene_samples"),
        path("pinyin/", desk.pinyin_of, name="pinyin"),
    ]
    files = [
        path("<int:page_id>/", downloads.SheetView.as_view(), name="sheet"),
        path("<int:page_id>/all/", downloads.AllView.as_view(), name="all"),
        path("<int:page_id>/grid/", downloads.GridView.as_view(), name="grid"),
        path("<int:page_id>/trifold/chosen/", downloads.TrifoldView.as_view(), name="trifold"),
        path("<int:page_id>/storyboard/", downloads.StoryboardView.as_view(), name="storyboard"),
        path("<int:page_id>/script/", script_reading.ScriptView.as_view(), name="script"),
        path("<int:page_id>/script/state/", script_reading.ScriptStateView.as_view(), name="script_state"),
        path("<int:page_id>/narration/", narrating.NarrationView.as_view(), name="narration"),
        path("<int:page_id>/make/", downloads.MakeView.as_view(), name="make"),
        path("<int:page_id>/state/", downloads.StateView.as_view(), name="state"),
        path("<int:page_id>/<slug:product>/", downloads.FileView.as_view(), name="file"),
        path("into/<int:series_id>/import/", downloads.ImportView.as_view(), name="import"),
    ]
    return [
        path("comics/desk/", include((asked, "comics_desk"))),
        path("comics/files/", include((files, "comics_files"))),
    ]


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    """成品下载, 审台词 and 分镜脚本 on an episode, 导入一期 on a series."""
    specific = page.specific_class
    if specific is EpisodePage:
        rights = page.permissions_for_user(user)
        if rights.can_edit() or rights.can_publish():
            yield Button(
                "成品下载", reverse("comics_files:sheet", args=[page.pk]), icon_name="download", priority=5
            )
            yield Button(
                "审台词", reverse("comics_files:script", args=[page.pk]), icon_name="check", priority=6
            )
            yield Button(
                "分镜脚本（PDF，给画师）",
                reverse("comics_files:storyboard", args=[page.pk]),
                icon_name="doc-full",
                priority=7,
            )
    elif specific is SeriesPage and page.permissions_for_user(user).can_add_subpage():
        yield Button(
            "导入一期", reverse("comics_files:import", args=[page.pk]), icon_name="upload", priority=5
        )


@hooks.register("register_log_actions")
def log_actions(actions):
    """Reviews of the script stand in the history of the page."""
    actions.register_action(script_review.READ)(script_review.ReadFormatter)
    actions.register_action(script_review.TAKEN_BACK, "审台词：收回", "台词改成没有审过")


@hooks.register("after_publish_page")
def warn_without_case(request, page):
    """An episode may go without a case; whoever publishes it should know."""
    if isinstance(page, EpisodePage) and not page.cases.exists():
        messages.warning(
            request, "这一期还没有对应案例。居民看完漫画找不到案情和法条，建议在“对应案例”里选上。"
        )

"""The sheet of an episode's products in the admin, and the import of a portable episode."""

import re
import tempfile
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cases.guards import Blocked

from . import narrating, portable, renders, spec, stock
from .models import EpisodePage, SeriesPage
from .one_page import OfOnePage, crumbs, draft_of
from .print import newspaper, trifold
from .print.press import MOST_BYTES, Press
from .products import PRODUCTS, Product, grid_files, named, noted, packed
from .renderers import overflows
from .storyboards import storyboard

MAX_UPLOAD = 300 * 1024 * 1024


@dataclass(frozen=True)
class Entry:
    """One product on the sheet. `state`: `made`, `waiting`, `making`, `failed`, `missing`, or `unable` on this machine."""

    product: Product
    name: str
    url: str
    state: str
    said: str
    """Its size, or what is wrong."""
    seen: bool
    """Whether there is a picture of it to show once it is made."""
    notes: list[str]


class SheetView(WagtailAdminTemplateMixin, TemplateView):
    """All products of one episode, those that are finished and those that are not, or why there are none."""

    template_name = "comics/admin/sheet.html"
    header_icon = "download"
    page_title = "成品下载"

    def get_page_subtitle(self):
        return self.page.title

    def get_breadcrumbs_items(self):
        return crumbs(self.page, "成品下载")

    def get(self, request, page_id):
        self.page = draft_of(request.user, page_id)
        return super().get(request)

    def get_context_data(self, **kwargs):
        problem, entries, order = "", [], None
        try:
            order = stock.order_of(self.page)
            problem = "；".join(str(overflow) for overflow in overflows(order.episode, order.pictures))
            entries = self._entries(order)
        except (spec.ComicError, Blocked) as exc:
            problem = renders.sentence(exc)
        able = [entry for entry in entries if entry.state != "unable"]
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "problem": problem,
            "entries": entries,
            "made": sum(entry.state == "made" for entry in able),
            "able": len(able),
            "all_url": reverse("comics_files:all", args=[self.page.pk]),
            "make_url": reverse("comics_files:make", args=[self.page.pk]),
            "state_url": reverse("comics_files:state", args=[self.page.pk]),
            "grid_url": reverse("comics_files:grid", args=[self.page.pk]),
            "grid_form": GridForm(),
            "trifold_url": reverse("comics_files:trifold", args=[self.page.pk]),
            "trifold_form": TrifoldForm(auto_id="id_trifold_%s"),
            **narrating.beside(self.page, order, self.request.user),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "is_draft": self.page.has_unpublished_changes or not self.page.live,
        }

    def _entries(self, order) -> list[Entry]:
        names = {slug: stock.name_of(product, order) for slug, product in PRODUCTS.items()}
        known = {one.name: one for one in renders.standing(self.page, names.values())}
        found = []
        for slug, product in PRODUCTS.items():
            url = reverse("comics_files:file", args=[self.page.pk, slug])
            state, said = _state_of(product, order, known.get(names[slug]))
            notes = noted(product, order)
            found.append(Entry(product, names[slug], url, state, said, stock.has_look(product), notes))
        return found


def _state_of(product: Product, order, standing: renders.Standing | None) -> tuple[str, str]:
    """What lies on the shelf comes first; then what became of the order; then whether it can be made here at all."""
    if order.shelf.holds(stock.name_of(product, order)):
        if standing and standing.state == "made":
            return "made", standing.said  # the file need not be read for its size
        data = stock.finished(product, order)
        if data is not None:
            return "made", renders.size_of(product, data)
    if product.waits():
        return "unable", product.waits()
    if standing and standing.state != "made":
        return standing.state, standing.said
    return "missing", ""


@method_decorator(never_cache, name="dispatch")
class FileView(OfOnePage):
    """One finished product as a file; `?show` for a small picture of it."""

    def get(self, request, product):
        if product not in PRODUCTS:
            raise Http404
        product = PRODUCTS[product]
        show = "show" in request.GET
        try:
            order = stock.order_of(self.page, product.label)
            data = stock.finished(product, order)
            if show and data is not None:
                data = stock.look(product, order)
        except (spec.ComicError, Blocked) as exc:
            if show:
                return HttpResponse(
                    renders.sentence(exc), status=409, content_type="text/plain; charset=utf-8"
                )
            return self.refused(exc)
        if show:
            if data is None:
                raise Http404
            return HttpResponse(data, content_type="image/jpeg")
        if data is None:
            return self.refused(spec.ComicError(f"{product.label}还没有做好，请先点“做{product.label}”。"))
        name, content_type = named(product, self.page.slug, data)
        return _attached(data, content_type, name)


class StoryboardView(OfOnePage):
    """The storyboard for the illustrator: also of an episode that has no drawing yet."""

    def get(self, request):
        try:
            data = storyboard(self.page)
        except (spec.ComicError, Blocked) as exc:
            messages.error(request, renders.sentence(exc))
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return _attached(data, "application/pdf", f"{self.page.slug}-分镜脚本.pdf")


class MakeView(OfOnePage):
    """Order products, `product` being their names. They are made outside of the request."""

    def post(self, request):
        wanted = [slug for slug in request.POST.getlist("product") if slug in PRODUCTS]
        try:
            order = stock.order_of(self.page)
            able = [PRODUCTS[slug] for slug in wanted if not PRODUCTS[slug].waits()]
            names = {product.slug: stock.name_of(product, order) for product in able}
        except (spec.ComicError, Blocked) as exc:
            if _is_script(request):
                return JsonResponse({"problem": renders.sentence(exc)}, status=409)
            return self.refused(exc)
        renders.order(self.page, {slug: name for slug, name in names.items() if not order.shelf.holds(name)})
        if _is_script(request):
            return _standing(self.page, True)
        messages.success(request, "已经排上，做好了会在这里出现。")
        return self.sheet()


@method_decorator(never_cache, name="dispatch")
class StateView(OfOnePage):
    """How the orders of an episode stand. Nothing is read but the queue, so that it may be asked every second."""

    def get(self, request):
        return _standing(self.page, renders.look_after())


def _is_script(request) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _standing(page: EpisodePage, worked_on: bool) -> JsonResponse:
    found = [asdict(one) for one in renders.standing(page)]
    return JsonResponse({"standing": found, "worked_on": worked_on})


@method_decorator(never_cache, name="dispatch")
class AllView(OfOnePage):
    """Every finished product in one zip. What is missing is named in a text inside, with the reason."""

    def get(self, request):
        archive = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
        left_out, told = [], []
        try:
            order = stock.order_of(self.page)
            names = {slug: stock.name_of(product, order) for slug, product in PRODUCTS.items()}
            known = {one.name: one.said for one in renders.standing(self.page, names.values())}
            with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as whole:
                for slug, product in PRODUCTS.items():
                    data = stock.finished(product, order)
                    if data is None:
                        reason = product.waits() or known.get(names[slug]) or "还没有做"
                        left_out.append(f"{product.label}：{reason}")
                    else:
                        whole.writestr(named(product, self.page.slug, data)[0], data)
                        told += [f"{product.label}：{note}" for note in noted(product, order)]
                if told:
                    whole.writestr("请留意.txt", "\n".join(told) + "\n")
                if left_out:
                    whole.writestr("没有做的.txt", "\n".join(left_out) + "\n")
        except (spec.ComicError, Blocked) as exc:
            archive.close()
            return self.refused(exc)
        if len(left_out) == len(PRODUCTS):
            archive.close()
            return self.refused(spec.ComicError("还没有做好的成品，请先点“做齐全部成品”。"))
        archive.seek(0)
        return FileResponse(archive, as_attachment=True, filename=f"{self.page.slug}-all.zip")


class PanelsField(forms.CharField):
    """Numbers of panels, as staff write them; a tuple, empty where nothing was written."""

    def __init__(self, **kwargs):
        super().__init__(label="用哪几格", required=False, max_length=60, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        numbers = re.findall(r"\d+", text)
        if text.strip() and (not numbers or re.sub(r"[\d\s,，、]", "", text)):
            raise forms.ValidationError("请写格的数字，中间用空格隔开，如 1 3 5 8。")
        return tuple(map(int, numbers))


class GridForm(forms.Form):
    """A newspaper block to measure."""

    count = forms.TypedChoiceField(label="格数", choices=[(4, "四格"), (6, "六格")], coerce=int)
    width = forms.FloatField(
        label="栏宽（毫米）",
        initial=newspaper.COLUMN,
        min_value=newspaper.NARROWEST,
        max_value=newspaper.WIDEST,
        help_text="问报社版面编辑要。",
    )
    numbers = PanelsField(help_text="如 1 3 5 8；不填就取首格、末格和中间均匀的几格。")
    profile = forms.FileField(
        label="印厂的 ICC 文件",
        required=False,
        help_text="有它才是 CMYK，文字只用黑版；没有就是 RGB。",
        widget=forms.FileInput(attrs={"accept": ".icc,.icm"}),
    )

    def clean_profile(self):
        file = self.cleaned_data["profile"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError("ICC 文件太大，不像是印刷机的色彩配置。")
        return file


class GridView(OfOnePage):
    """A newspaper block in a given column width, with chosen panels and the printer's own profile."""

    def post(self, request):
        form = GridForm(request.POST, request.FILES)
        if not form.is_valid():
            said = [f"{form[name].label}：{'；'.join(errors)}" for name, errors in form.errors.items()]
            return self.refused(spec.ComicError("；".join(said)))
        asked = form.cleaned_data
        try:
            order = stock.order_of(self.page, "报纸版式")
            press = Press(asked["profile"].read()) if asked["profile"] else order.press
            grid = newspaper.render(
                order.episode, order.pictures, asked["count"], asked["width"], asked["numbers"], press
            )
            data = packed(grid_files(grid))
        except (spec.ComicError, Blocked) as exc:
            return self.refused(exc)
        return _attached(data, "application/zip", f"{self.page.slug}-grid{asked['count']}.zip")


class TrifoldForm(forms.Form):
    """A folded leaflet with some of the panels."""

    numbers = PanelsField(help_text="如 1 2 5 8 9 12；不填就从第 1 格起，放得下几格是几格。")


class TrifoldView(OfOnePage):
    """A folded leaflet with chosen panels."""

    def post(self, request):
        form = TrifoldForm(request.POST)
        if not form.is_valid():
            return self.refused(spec.ComicError("；".join(form.errors["numbers"])))
        try:
            order = stock.order_of(self.page, "三折页")
            numbers = form.cleaned_data["numbers"]
            data = trifold.pdf(order.episode, order.pictures, order.address, numbers)
            notes = trifold.notes(order.episode, order.pictures, numbers)
        except (spec.ComicError, Blocked) as exc:
            return self.refused(exc)
        for note in notes:
            messages.warning(request, note)
        return _attached(data, "application/pdf", f"{self.page.slug}-trifold.pdf")


def _attached(data: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class ImportForm(forms.Form):
    """One portable episode."""

    file = forms.FileField(
        label="漫画文件包",
        help_text="另一个普法工坊导出的 zip：里面有 episode.json 和画面。导入后是草稿，不会直接公开。",
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_UPLOAD:
            raise forms.ValidationError(f"文件超过 {MAX_UPLOAD // 1024 // 1024} MB，请减小画面再导出。")
        return file


class ImportView(WagtailAdminTemplateMixin, FormView):
    """Take in a portable episode as a draft of a series."""

    template_name = "comics/admin/import.html"
    form_class = ImportForm
    header_icon = "upload"
    page_title = "导入一期漫画"

    def dispatch(self, request, series_id):
        self.series = get_object_or_404(SeriesPage, pk=series_id)
        if not self.series.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request)

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("wagtailadmin_home"), "label": "首页"},
            {"url": reverse("wagtailadmin_explore", args=[self.series.pk]), "label": self.series.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "series": self.series,
            "back_url": reverse("wagtailadmin_explore", args=[self.series.pk]),
        }

    def form_valid(self, form):
        # The reader seeks in the zip, picture by picture: it needs a file, not a stream.
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "episode.zip"
            with path.open("wb") as copy:
                for chunk in form.cleaned_data["file"].chunks():
                    copy.write(chunk)
            try:
                page = portable.import_episode(path, self.series, self.request.user)
            except spec.BadSpec as exc:
                for problem in exc.problems[:20]:
                    form.add_error("file", problem)
                return self.form_invalid(form)
            except spec.ComicError as exc:
                form.add_error("file", str(exc))
                return self.form_invalid(form)
        messages.success(
            self.request,
            f"已导入《{page.title}》，第 {page.number} 期，共 {len(page.panels)} 格，现在是草稿。",
        )
        return redirect("wagtailadmin_pages:edit", page.pk)

"""The sheet of an episode's products in the admin, and the import of a portable episode."""

import re
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cases.guards import Blocked

from . import portable, spec, stock
from .models import EpisodePage, SeriesPage
from .print import newspaper
from .print.press import MOST_BYTES, Press
from .products import PRODUCTS, Product, grid_files, measured, packed
from .renderers import overflows

MAX_UPLOAD = 300 * 1024 * 1024


def _draft_of(user, page_id: int) -> EpisodePage:
    """The newest version of an episode that `user` may edit or publish; 404 for everybody else."""
    page = get_object_or_404(EpisodePage, pk=page_id)
    rights = page.permissions_for_user(user)
    if not (rights.can_edit() or rights.can_publish()):
        raise PermissionDenied
    return page.get_latest_revision_as_object()


def _crumbs(page, label: str) -> list[dict]:
    return [
        {"url": reverse("wagtailadmin_home"), "label": "首页"},
        {
            "url": reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
            "label": page.get_parent().title,
        },
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
        {"url": "", "label": label},
    ]


@dataclass(frozen=True)
class Entry:
    """One product on the sheet."""

    product: Product
    url: str
    make_url: str
    size: str
    """How large the finished file is; empty while it has not been made."""
    waits: str


class SheetView(WagtailAdminTemplateMixin, TemplateView):
    """All products of one episode, those that are finished and those that are not, or why there are none."""

    template_name = "comics/admin/sheet.html"
    header_icon = "download"
    page_title = "成品下载"

    def get_page_subtitle(self):
        return self.page.title

    def get_breadcrumbs_items(self):
        return _crumbs(self.page, "成品下载")

    def get(self, request, page_id):
        self.page = _draft_of(request.user, page_id)
        return super().get(request)

    def get_context_data(self, **kwargs):
        problem, entries = "", []
        try:
            order = stock.order_of(self.page)
            problem = "；".join(str(overflow) for overflow in overflows(order.episode, order.pictures))
            entries = [self._entry(product, order) for product in PRODUCTS.values()]
        except (spec.ComicError, Blocked) as exc:
            problem = _sentence(exc)
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "problem": problem,
            "entries": entries,
            "all_url": reverse("comics_files:all", args=[self.page.pk]),
            "grid_url": reverse("comics_files:grid", args=[self.page.pk]),
            "grid_form": GridForm(),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "is_draft": self.page.has_unpublished_changes or not self.page.live,
        }

    def _entry(self, product: Product, order) -> Entry:
        data = stock.finished(product, order)
        return Entry(
            product,
            reverse("comics_files:file", args=[self.page.pk, product.slug]),
            reverse("comics_files:make", args=[self.page.pk, product.slug]),
            size_of(product, data) if data is not None else "",
            product.waits(),
        )


def size_of(product: Product, data: bytes) -> str:
    """Pixels, pages or files, and bytes: 1080 × 1920 像素，0.4 MB."""
    return "，".join(filter(None, [measured(product, data), filesizeformat(len(data))]))


class _OfOnePage(View):
    """Something made of the newest version of one episode, which its user may see."""

    def dispatch(self, request, page_id, **kwargs):
        self.page = _draft_of(request.user, page_id)
        return super().dispatch(request, **kwargs)

    def refused(self, exc: Exception):
        messages.error(self.request, _sentence(exc))
        return redirect("comics_files:sheet", self.page.pk)

    def product_of(self, slug: str) -> Product:
        if slug not in PRODUCTS:
            raise Http404
        return PRODUCTS[slug]


@method_decorator(never_cache, name="dispatch")
class FileView(_OfOnePage):
    """One product as a file; `?show` for a small picture of it."""

    def get(self, request, product):
        product = self.product_of(product)
        show = "show" in request.GET
        try:
            order = stock.order_of(self.page, product.label)
            data = stock.look(product, order) if show else stock.made(product, order)
        except (spec.ComicError, Blocked) as exc:
            if show:
                return HttpResponse(_sentence(exc), status=409, content_type="text/plain; charset=utf-8")
            return self.refused(exc)
        if show:
            if data is None:
                raise Http404
            return HttpResponse(data, content_type="image/jpeg")
        return _attached(data, product.content_type, product.file_name.format(slug=self.page.slug))


class MakeView(_OfOnePage):
    """Make one product; the sheet asks for one after the other, so that each request stays short."""

    def post(self, request, product):
        product = self.product_of(product)
        try:
            order = stock.order_of(self.page, product.label)
            data = stock.made(product, order)
            stock.look(product, order)
        except (spec.ComicError, Blocked) as exc:
            return JsonResponse({"problem": _sentence(exc)})
        return JsonResponse({"size": size_of(product, data)})


@method_decorator(never_cache, name="dispatch")
class AllView(_OfOnePage):
    """Every product in one zip. What cannot be made of this episode is named in a text inside."""

    def get(self, request):
        archive = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
        left_out = []
        try:
            order = stock.order_of(self.page)
            with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as whole:
                for product in PRODUCTS.values():
                    reason = product.waits()
                    if not reason:
                        try:
                            whole.writestr(
                                product.file_name.format(slug=self.page.slug), stock.made(product, order)
                            )
                        except spec.ComicError as exc:
                            reason = str(exc)
                    if reason:
                        left_out.append(f"{product.label}：{reason}")
                if left_out:
                    whole.writestr("没有做的.txt", "\n".join(left_out) + "\n")
        except (spec.ComicError, Blocked) as exc:
            archive.close()
            return self.refused(exc)
        archive.seek(0)
        return FileResponse(archive, as_attachment=True, filename=f"{self.page.slug}-all.zip")


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
    numbers = forms.CharField(
        label="用哪几格",
        required=False,
        max_length=60,
        help_text="如 1 3 5 8；不填就取首格、末格和中间均匀的几格。",
    )
    profile = forms.FileField(
        label="印厂的 ICC 文件",
        required=False,
        help_text="有它才是 CMYK，文字只用黑版；没有就是 RGB。",
        widget=forms.FileInput(attrs={"accept": ".icc,.icm"}),
    )

    def clean_numbers(self):
        text = self.cleaned_data["numbers"]
        numbers = re.findall(r"\d+", text)
        if text.strip() and (not numbers or re.sub(r"[\d\s,，、]", "", text)):
            raise forms.ValidationError("请写格的数字，中间用空格隔开，如 1 3 5 8。")
        return tuple(map(int, numbers))

    def clean_profile(self):
        file = self.cleaned_data["profile"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError("ICC 文件太大，不像是印刷机的色彩配置。")
        return file


class GridView(_OfOnePage):
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


def _attached(data: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sentence(exc: Exception) -> str:
    return "；".join(exc.messages) if isinstance(exc, Blocked) else str(exc)


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

"""The sheet of an episode's products in the admin, and the import of a portable episode."""

import tempfile
from pathlib import Path

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cases.guards import Blocked

from . import portable, spec
from .models import EpisodePage, SeriesPage
from .products import PRODUCTS

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


class SheetView(WagtailAdminTemplateMixin, TemplateView):
    """All products of one episode, or the reason why there are none."""

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
        problem = ""
        try:
            episode, pictures = portable.checked_spec(self.page, "漫画成品")
            from .renderers import overflows

            problem = "；".join(str(overflow) for overflow in overflows(episode, pictures))
        except (spec.ComicError, Blocked) as exc:
            problem = _sentence(exc)
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "problem": problem,
            "products": [
                (product, reverse("comics_files:file", args=[self.page.pk, product.slug]))
                for product in PRODUCTS.values()
            ],
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "is_draft": self.page.has_unpublished_changes or not self.page.live,
        }


@method_decorator(never_cache, name="dispatch")
class FileView(View):
    """One product as a file; `?show` to look at it in the browser."""

    def get(self, request, page_id, product):
        page = _draft_of(request.user, page_id)
        product = PRODUCTS.get(product)
        if product is None:
            raise Http404
        try:
            data = product.make(*portable.checked_spec(page, product.label))
        except (spec.ComicError, Blocked) as exc:
            if "show" in request.GET:
                return HttpResponse(_sentence(exc), status=409, content_type="text/plain; charset=utf-8")
            messages.error(request, _sentence(exc))
            return redirect("comics_files:sheet", page_id)
        response = HttpResponse(data, content_type=product.content_type)
        if "show" not in request.GET:
            name = product.file_name.format(slug=page.slug)
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

"""The admin's screen for one page's WeChat package: what is wrong, how it looks, and the download."""

import base64

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.models import Page

from cases import guards

from . import exporting, fragment, package, preview


def _page(request, page_id: int) -> Page:
    page = get_object_or_404(Page, pk=page_id).specific
    rights = page.permissions_for_user(request.user)
    if not (rights.can_edit() or rights.can_publish()):
        raise PermissionDenied
    return page


@never_cache
def check(request, page_id: int):
    """Show every rule that the page breaks, or the preview and the download."""
    page = _page(request, page_id)
    problems, article = [], None
    try:
        article, refs = exporting.read(page)
        problems = package.preflight(article)
        problems += [
            f"“{finding.place}”{finding.reason}"
            for finding in guards.findings(package.outgoing(article, refs))
        ]
    except ValueError as error:
        problems = [str(error)]
    return render(
        request,
        "publishing/admin/wechat.html",
        {
            "page": page,
            "article": article,
            "problems": problems,
            "characters": package.rules.content_length(fragment.write(article)) if article else 0,
            "characters_limit": package.rules.CONTENT,
        },
        status=200,
    )


@never_cache
@xframe_options_sameorigin
def show(request, page_id: int):
    """The preview page of the package, with its pictures inside, for the frame of the screen."""
    article, refs = exporting.read(_page(request, page_id))
    guards.check(package.outgoing(article, refs))
    html = preview.write(article, fragment.write(article, package.pasted))
    for number, picture in enumerate(article.pictures, 1):
        html = html.replace(f'src="{fragment.image_name(number)}"', f'src="{_inline(picture.data)}"')
    html = html.replace('src="cover-235x1.jpg"', f'src="{_inline(article.cover_wide)}"')
    html = html.replace('src="cover-1x1.jpg"', f'src="{_inline(article.cover_square)}"')
    html = html.replace('src="poster.jpg"', f'src="{_inline(article.poster)}"')
    return HttpResponse(html)


def _inline(data: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(data).decode()


@never_cache
def download(request, page_id: int):
    """The package as a zip."""
    page = _page(request, page_id)
    try:
        data = exporting.export(page)
    except guards.Blocked:
        raise
    except ValueError:
        return check(request, page_id)
    response = HttpResponse(data, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}-wechat.zip"'
    return response

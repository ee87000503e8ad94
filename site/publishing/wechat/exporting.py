"""From a published page to its package: the one way that the button and the command share."""

from wagtail.models import Page

from cases.guarded import GuardedPage

from ..article import Article
from ..reading import article_of
from . import package


class NotPublished(ValueError):
    """The page has not been signed for. `str()` is Chinese."""


def read(page: Page) -> tuple[Article, frozenset]:
    """Return the article of a live `page` and the raw cases behind it.

    Raise `NotPublished` for a draft: what leaves for another channel has been signed for like the page itself.
    """
    page = page.specific
    article_of.dispatch(type(page))
    if not page.live:
        raise NotPublished("这一页还没有发布。请先提交审核，审核人签发以后再导出公众号发布包。")
    refs = page.case_refs() if isinstance(page, GuardedPage) else frozenset()
    return article_of(page), refs


def export(page: Page) -> bytes:
    """Return the package of `page` as zip bytes.

    Raise `NotPublished`, `reading.NotAnArticle`, `package.NotReady`, `comics.spec.ComicError` or
    `cases.guards.Blocked`; each says in Chinese what to do.
    """
    article, refs = read(page)
    return package.build(article, refs)

"""Read a page, once, into the neutral article that every writer starts from."""

from functools import singledispatch
from html.parser import HTMLParser
from urllib.parse import urljoin

from wagtail.models import Page, Site
from wagtail.rich_text import expand_db_html

from cases.models import CasePage
from comics.models import EpisodePage
from comics.notation import plain
from comics.spec import KINDS

from . import panels
from .article import Article, Block, Citation, Dialogue, Heading, Items, Paragraph, Run

DIGEST = 120


class NotAnArticle(ValueError):
    """This kind of page has no article. `str()` is Chinese."""


@singledispatch
def article_of(page: Page) -> Article:
    """Return `page`, a live case page or episode, as an `Article`.

    Raise `NotAnArticle` for any other page, `comics.spec.ComicError` when the comic cannot be lettered.
    """
    raise NotAnArticle("只有案例页和漫画能做成公众号文章，请从案例页或漫画里导出。")


@article_of.register
def _case(page: CasePage) -> Article:
    episode = page.episodes.live().order_by("number").first()
    blocks: list[Block] = []
    _section(blocks, "", _plain(page.summary))
    if episode:
        _comic(blocks, episode, "看漫画")
    _section(blocks, "发生了什么", _rich(page.what_happened, page))
    _section(blocks, "法律怎么说", _law(page))
    _section(blocks, "怎么处理的", _rich(page.decision, page))
    _section(blocks, "为什么这样处理", _rich(page.reasons, page))
    _section(blocks, "怎样做才对", _steps(page))
    _section(blocks, "已经违规了怎么办", _rich(page.remedy, page))
    _section(blocks, "到哪里问", _rich(page.where_to_ask, page))
    return _article(page, page.summary, blocks, episode)


@article_of.register
def _episode(page: EpisodePage) -> Article:
    blocks: list[Block] = []
    _section(blocks, "", _plain(page.introduction))
    _comic(blocks, page, "")
    _section(blocks, "记住这一点", _plain(page.takeaway))
    case = page.cases.live().first()
    if case:
        _section(blocks, "法律怎么说", _law(case))
        _section(blocks, "怎样做才对", _steps(case))
        _section(blocks, "到哪里问", _rich(case.where_to_ask, case))
    return _article(page, page.introduction or page.takeaway, blocks, page)


def _article(page: Page, digest: str, blocks: list[Block], episode: EpisodePage | None) -> Article:
    cover = panels.cover_of(episode) if episode else None
    site = Site.objects.filter(is_default_site=True).first()
    return Article(
        slug=page.slug,
        title=page.title,
        author=site.site_name if site else "",
        digest=shorten(digest, DIGEST),
        source_url=page.full_url or "",
        blocks=tuple(blocks),
        **(
            {
                "cover_wide": cover.wide,
                "cover_square": cover.square,
                "crop_235_1": _crop(cover.crop_235_1),
                "crop_1_1": _crop(cover.crop_1_1),
                "poster": panels.poster_of(episode, page.full_url or ""),
            }
            if cover
            else {}
        ),
    )


def _crop(corners: tuple[float, float, float, float]) -> str:
    """`X1_Y1_X2_Y2`, as `draft/add` takes it."""
    return "_".join(f"{fraction:.4g}" for fraction in corners)


def shorten(text: str, most: int) -> str:
    """Return at most `most` characters of `text`, cut behind a whole sentence where there is one."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    end = max(text.rfind(mark, 0, most) for mark in "。！？")
    return text[: end + 1] if end > 0 else text[: most - 1] + "…"


def _section(blocks: list[Block], title: str, content: list[Block]) -> None:
    if not content:
        return
    if title:
        blocks.append(Heading(title))
    blocks.extend(content)


def _plain(text: str) -> list[Block]:
    return [Paragraph((Run(line.strip()),)) for line in text.splitlines() if line.strip()]


def _comic(blocks: list[Block], episode: EpisodePage, title: str) -> None:
    pictures = panels.pictures_of(episode)
    if not pictures:
        return
    _section(blocks, title, list(pictures))
    lines = tuple(
        (
            balloon["speaker"] or ("" if balloon["kind"] == "speech" else KINDS[balloon["kind"]]),
            plain(balloon["text"]),
        )
        for panel in episode.panels
        for balloon in panel.value["balloons"]
    )
    _section(blocks, "漫画里说了什么", [Dialogue(lines)] if lines else [])


def _law(case: CasePage) -> list[Block]:
    found: list[Block] = []
    for block in case.law:
        provision = block.value["provision"]
        if provision is None:
            continue
        found.append(
            Citation(
                source=f"《{provision.statute.title}》{provision.label}",
                plain=block.value["plain"],
                text=provision.text,
            )
        )
    return found


def _steps(case: CasePage) -> list[Block]:
    items = tuple(Paragraph((Run(block.value),)) for block in case.advice)
    return [Items(items, ordered=True)] if items else []


def _rich(html: str, page: Page) -> list[Block]:
    reader = _RichTextReader(page.full_url or "")
    reader.feed(expand_db_html(html))
    reader.close()
    return reader.blocks


class _RichTextReader(HTMLParser):
    """The editor's paragraphs, lists, bold and links; anything else is read as its text."""

    def __init__(self, base: str):
        super().__init__()
        self.base = base
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.items: list[Paragraph] | None = None
        self.bold = 0
        self.href = ""

    def handle_starttag(self, tag, attrs):
        if tag in ("b", "strong"):
            self.bold += 1
        elif tag == "a":
            self.href = urljoin(self.base, dict(attrs).get("href") or "")
        elif tag in ("ol", "ul"):
            self.items = []
        elif tag == "br":
            self._flush()

    def handle_endtag(self, tag):
        if tag in ("b", "strong"):
            self.bold -= 1
        elif tag == "a":
            self.href = ""
        elif tag in ("p", "li") or tag in ("h2", "h3", "h4"):
            self._flush()
        elif tag in ("ol", "ul") and self.items is not None:
            self._flush()
            items, self.items = self.items, None
            if items:
                self.blocks.append(Items(tuple(items), ordered=tag == "ol"))

    def handle_data(self, data):
        if data.strip() or self.runs:
            self.runs.append(Run(data, bold=self.bold > 0, href=self.href))

    def close(self):
        super().close()
        self._flush()

    def _flush(self):
        runs, self.runs = self.runs, []
        if not "".join(run.text for run in runs).strip():
            return
        paragraph = Paragraph(tuple(runs))
        if self.items is None:
            self.blocks.append(paragraph)
        else:
            self.items.append(paragraph)

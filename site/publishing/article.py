"""One neutral document between the pages and their writers: headings, paragraphs, pictures with alt, dialogue, citations.

A page is read once, by `article_of` in `publishing.reading`; the web feed, the WeChat HTML, posters and print each write
from this. Pure data, no Django.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """A stretch of text with one look. `href` is an absolute address, or empty."""

    text: str
    bold: bool = False
    href: str = ""


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Items:
    """A list; `ordered` gives each item its number."""

    items: tuple[Paragraph, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing as JPEG bytes. `public_url` is where the site shows the same bytes, or empty while it does not."""

    data: bytes
    width: int
    height: int
    alt: str
    public_url: str = ""


@dataclass(frozen=True)
class Dialogue:
    """What is said in the pictures, as (speaker or kind, text) in reading order."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Citation:
    """A provision: where it stands, what it means in plain words, and its text, a paragraph a line."""

    source: str
    plain: str
    text: str


Block = Heading | Paragraph | Items | Picture | Dialogue | Citation


@dataclass(frozen=True)
class Article:
    """A page as a document. `cover_wide` and `cover_square` are JPEG bytes, empty when there is no picture.

    The crops are `X1_Y1_X2_Y2`, fractions of `cover_wide` from its top left.
    """

    slug: str
    title: str
    author: str
    digest: str
    source_url: str
    blocks: tuple[Block, ...]
    cover_wide: bytes = b""
    cover_square: bytes = b""
    crop_235_1: str = ""
    crop_1_1: str = ""
    poster: bytes = b""
    """For 朋友圈, with a code that opens `source_url`; JPEG bytes, empty when there is no comic."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Picture))


def texts(article: Article) -> Iterator[tuple[str, str]]:
    """Yield (where, text) for every text that leaves with `article`; `where` is in Chinese, for the guards' message."""
    yield "标题", article.title
    yield "文件名", article.slug
    yield "作者", article.author
    yield "摘要", article.digest
    yield "原文链接", article.source_url
    for number, block in enumerate(article.blocks, 1):
        where = f"正文第{number}段"
        match block:
            case Heading(text):
                yield where, text
            case Paragraph():
                yield where, block.text
            case Items(items):
                yield where, "\n".join(item.text for item in items)
            case Picture():
                yield f"{where}·图片说明", block.alt
            case Dialogue(lines):
                yield f"{where}·对白", "\n".join(f"{speaker}：{text}" for speaker, text in lines)
            case Citation(source, plain, text):
                yield where, f"{plain}\n{source}\n{text}"

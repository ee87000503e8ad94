"""Write an article as the HTML fragment that the 公众号 editor keeps as it is.

One outer section carries size, line height and colour and the rest inherits: styles on every element would more than
double the length, and the platform's interface takes 20,000 characters at most, tags included. Only section, p, span,
strong and img are used; lists are numbered paragraphs, because the editor moves lists about.
"""

from collections.abc import Callable
from html import escape
from urllib.parse import urlsplit

from ..article import Article, Citation, Dialogue, Heading, Items, Paragraph, Picture, Run

INK = "#1E2226"
TEAL = "#1F5B5B"
SAND = "#F3EEE3"
VERMILION = "#B3392B"

_OUTER = f"font-size:17px;line-height:1.75;color:{INK};text-align:left;letter-spacing:0.5px"
_HEADING = f"margin:36px 0 12px;font-size:20px;font-weight:bold;color:{TEAL}"
_BOX = f"margin:16px 0;padding:14px 16px;background-color:{SAND}"
_SMALL = "margin:8px 0 0;font-size:15px"
_PARAGRAPH = "margin:0 0 14px"

PictureName = Callable[[int, Picture], str]


def image_name(number: int) -> str:
    """The name of the `number`-th picture (from 1) inside the package."""
    return f"images/{number:02d}.jpg"


def write(article: Article, name: PictureName | None = None) -> str:
    """Return `article` as one fragment. `name` gives the `src` of the n-th picture, by default its file in the package.

    An empty name leaves a visible line in the picture's place that says which file to put there.
    """
    return _Writer(name or (lambda number, picture: image_name(number))).write(article)


class _Writer:
    def __init__(self, name: PictureName):
        self.name = name
        self.pictures = 0
        self.footnotes: list[str] = []

    def write(self, article: Article) -> str:
        body = "".join(self.block(block) for block in article.blocks)
        notes = "".join(
            f'<p style="{_SMALL}">[{number}] {escape(url)}</p>'
            for number, url in enumerate(self.footnotes, 1)
        )
        if notes:
            notes = f'<section style="{_HEADING}">链接</section>{notes}'
        return f'<section style="{_OUTER}">{body}{notes}</section>'

    def block(self, block) -> str:
        match block:
            case Heading(text):
                return f'<section style="{_HEADING}">{escape(text)}</section>'
            case Paragraph():
                return f'<p style="{_PARAGRAPH}">{self.runs(block)}</p>'
            case Items(items, ordered):
                marks = [f"{n}. " if ordered else "· " for n in range(1, len(items) + 1)]
                return "".join(
                    f'<p style="{_PARAGRAPH}">{mark}{self.runs(item)}</p>'
                    for mark, item in zip(marks, items, strict=True)
                )
            case Picture():
                return self.picture(block)
            case Dialogue(lines):
                said = "".join(
                    f"<p>{f'<strong>{escape(speaker)}：</strong>' if speaker else ''}{escape(text)}</p>"
                    for speaker, text in lines
                )
                return f'<section style="{_BOX};font-size:15px">{said}</section>'
            case Citation(source, plain, text):
                law = "".join(
                    f'<p style="{_SMALL}">{escape(line)}</p>' for line in text.splitlines() if line.strip()
                )
                return (
                    f'<section style="{_BOX}"><p>{escape(plain)}</p>'
                    f'<p style="{_SMALL};color:{TEAL};font-weight:bold">{escape(source)}</p>{law}</section>'
                )
        raise TypeError(f"no way to write {type(block).__name__}")

    def runs(self, paragraph: Paragraph) -> str:
        return "".join(self.run(run) for run in paragraph.runs)

    def run(self, run: Run) -> str:
        text = escape(run.text)
        if run.bold:
            text = f"<strong>{text}</strong>"
        if not run.href:
            return text
        if urlsplit(run.href).hostname == "mp.weixin.qq.com":
            return f'<a href="{escape(run.href)}">{text}</a>'
        # Only the platform's own addresses may be clicked in an ordinary account's article.
        if run.href not in self.footnotes:
            self.footnotes.append(run.href)
        return f"{text}[{self.footnotes.index(run.href) + 1}]"

    def picture(self, picture: Picture) -> str:
        self.pictures += 1
        src = self.name(self.pictures, picture)
        if not src:
            return (
                f'<p style="{_PARAGRAPH};color:{VERMILION}">【在这里插入 {image_name(self.pictures)}】'
                f"{escape(picture.alt)}</p>"
            )
        ratio = f"{picture.height / picture.width:.4f}".rstrip("0")
        return (
            f'<p><img src="{escape(src)}" data-w="{picture.width}" data-ratio="{ratio}" '
            f'alt="{escape(picture.alt)}" style="width:100%"></p>'
        )

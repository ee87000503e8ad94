"""What a package must satisfy, checked before a byte is written.

Each check returns violations: Chinese sentences that name the place and say what to do. The limits are those of the
platform's own documents for `draft/add` and `media/uploadimg`, or, where those disagree with what editors see, the
stricter of the two.
"""

import io
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from PIL import Image

from ..article import Article

TITLE = 32  # 字; error 45003 above
AUTHOR = 16  # error 45110
DIGEST = 120  # documented 128, but 45004 is seen above 120
SOURCE_URL = 1024  # bytes
CONTENT = 20_000  # characters, the whole string; error 45002
CONTENT_BYTES = 1024 * 1024
IMAGE_URL = 160  # characters that the platform's own image address takes, p75 of 200 real ones
IMAGE_BYTES = 1024 * 1024  # uploadimg; error 40009
IMAGE_SIDE = 1080
IMAGE_PIXELS = 6_000_000
COVER_BYTES = 10 * 1024 * 1024
SAME_WRAPPERS = 6

ALLOWED_TAGS = {"section", "p", "span", "strong", "em", "br", "img", "a"}
_VOID = {"img", "br"}
_BANNED_STYLE = re.compile(
    r"position\s*:\s*(fixed|absolute|sticky)|display\s*:\s*(grid|flex)|float\s*:|var\(|animation|transition|transform"
    r"|\d(vw|vh|vmin|vmax)\b|!important|font-family|url\(|gradient|opacity\s*:\s*0(\.0+)?\s*(;|$)"
    r"|text-align\s*:\s*(start|end)|caret-color\s*:\s*transparent|(?<![-\w])height\s*:\s*0"
)
_FIXED_WIDTH = re.compile(r"(?<![-\w])width\s*:\s*\d+(\.\d+)?px")
_LINE_HEIGHT = re.compile(r"(?<![-\w])line-height\s*:\s*([\d.]+)(px|%)?")
_FONT_SIZE = re.compile(r"(?<![-\w])font-size\s*:\s*([\d.]+)px")


@dataclass(frozen=True)
class Violation:
    """One rule that is broken: where, and what to do about it."""

    where: str
    message: str

    def __str__(self):
        return f"{self.where}：{self.message}"


def check_fields(article: Article) -> list[Violation]:
    """Title, author, digest and source address against the fields of `draft/add`."""
    found = []

    def limit(where: str, length: int, most: int, what: str) -> None:
        if length > most:
            found.append(Violation(where, f"有 {length} {what}，公众号最多 {most} {what}，请改短。"))

    if not article.title.strip():
        found.append(Violation("标题", "是空的，请填写。"))
    limit("标题", len(article.title), TITLE, "个字")
    limit("作者", len(article.author), AUTHOR, "个字")
    limit("摘要", len(article.digest), DIGEST, "个字")
    limit("原文链接", len(article.source_url.encode()), SOURCE_URL, "字节")
    if not article.blocks:
        found.append(Violation("正文", "是空的，请先写好内容。"))
    return found


def check_pictures(article: Article) -> list[Violation]:
    """Body pictures against `media/uploadimg`, covers against `material/add_material` and the two ratios shown."""
    found = []
    for number, picture in enumerate(article.pictures, 1):
        where = f"图片 {number:02d}"
        found += _picture(where, picture.data, IMAGE_BYTES, formats=("JPEG", "PNG"))
        if picture.width > IMAGE_SIDE or picture.width * picture.height > IMAGE_PIXELS:
            found.append(
                Violation(
                    where, f"{picture.width}×{picture.height} 太大，宽度最多 {IMAGE_SIDE}，请把画格分成两格。"
                )
            )
        if not picture.alt.strip():
            found.append(Violation(where, "没有画面说明，请在漫画里给这一格填写“画面说明”。"))
    if not article.cover_wide or not article.cover_square:
        found.append(Violation("封面", "没有封面。请先给这一页配一期有画面的漫画。"))
        return found
    found += _picture("长封面", article.cover_wide, COVER_BYTES, least=(900, 383), ratio=2.35)
    found += _picture("方封面", article.cover_square, COVER_BYTES, least=(200, 200), ratio=1.0)
    if article.poster:
        found += _picture("朋友圈海报", article.poster, IMAGE_BYTES, least=(1080, 1440))
    return found


def _picture(where, data, most_bytes, formats=("JPEG",), least=(1, 1), ratio=None) -> list[Violation]:
    try:
        with Image.open(io.BytesIO(data), formats=formats) as image:
            width, height = image.size
            kept = set(image.info) & {"exif", "xmp", "comment", "icc_profile", "photoshop"}
    except Exception:
        return [Violation(where, f"不是 {'、'.join(formats)} 图片，请重新生成。")]
    found = []
    if len(data) >= most_bytes:
        found.append(
            Violation(where, f"有 {len(data) / 1e6:.1f} MB，必须小于 {most_bytes // 1024 // 1024} MB。")
        )
    if width < least[0] or height < least[1]:
        found.append(Violation(where, f"只有 {width}×{height}，至少要 {least[0]}×{least[1]}。"))
    if ratio and abs(width / height - ratio) > 0.01:
        found.append(Violation(where, f"比例是 {width / height:.2f}，应当是 {ratio}。"))
    if kept - {"icc_profile"}:
        found.append(Violation(where, "还带着拍摄信息，请重新上传原图。"))
    return found


def check_html(html: str) -> list[Violation]:
    """The fragment against what the platform's editor and interface keep."""
    checker = _Checker()
    checker.feed(html)
    checker.close()
    found = checker.found
    if checker.open:
        found.append(Violation("正文", f"有没有闭合的标签 {checker.open[-1][0]}。"))
    if checker.roots != 1:
        found.append(Violation("正文", "必须只有一个最外层 section。"))
    length = content_length(html)
    if length >= CONTENT:
        found.append(
            Violation(
                "正文", f"连同排版约 {length} 个字符，公众号接口必须少于 {CONTENT}，请删减文字或者分成两篇。"
            )
        )
    if len(html.encode()) >= CONTENT_BYTES:
        found.append(Violation("正文", "超过 1 MB，请分成两篇。"))
    return found


def content_length(html: str) -> int:
    """The fragment's length in characters once the platform's own image addresses stand in it."""
    sources = re.findall(r'<img src="([^"]*)"', html)
    return len(html) - sum(map(len, sources)) + IMAGE_URL * len(sources)


class _Checker(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[Violation] = []
        self.open: list[list] = []  # [tag, number of children, has own text]
        self.roots = 0

    def fault(self, message: str) -> None:
        self.found.append(Violation("正文", message))

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED_TAGS:
            self.fault(f"不能用 <{tag}>，公众号编辑器会改掉它。")
        if not self.open:
            self.roots += 1
            if tag != "section":
                self.fault("最外层必须是 section。")
        else:
            self.open[-1][1] += 1
        given = dict(attrs)
        for name in given:
            if name.startswith("on") or name in (
                "id",
                "class",
                "data-ignore-width",
                "data-no-dark",
                "data-ignore-dm",
            ):
                self.fault(f"不能用 {name} 属性。")
        self.check_style(tag, given.get("style") or "")
        if tag == "img":
            self.check_image(given)
        if tag == "a" and urlsplit(given.get("href") or "").hostname != "mp.weixin.qq.com":
            self.fault("只有公众号自己的文章可以点，其他链接要写成脚注。")
        if tag not in _VOID:
            self.open.append([tag, 0, False])
            self.check_nesting()

    def check_style(self, tag: str, style: str) -> None:
        banned = _BANNED_STYLE.search(style)
        if banned:
            self.fault(f"样式“{banned.group().strip(' ;')}”在公众号里不可靠，不能用。")
        if _FIXED_WIDTH.search(style):
            self.fault("宽度不能写死成像素，要用百分比。")
        height, size = _LINE_HEIGHT.search(style), _FONT_SIZE.search(style)
        if height:
            value = float(height.group(1))
            if height.group(2) == "%":
                value /= 100
            elif height.group(2) == "px":
                value /= float(size.group(1)) if size else 17
            if value < 1:
                self.fault("行高小于字号，文字会叠在一起。")

    def check_image(self, given: dict) -> None:
        src = given.get("src") or ""
        address = urlsplit(src)
        if not (re.fullmatch(r"images/\d{2,}\.(jpg|png)", src) or address.hostname == "mmbiz.qpic.cn"):
            self.fault("图片必须是包里的 images/NN.jpg，或者公众号素材库里的地址。")
        if not (given.get("alt") or "").strip():
            self.fault("图片没有说明文字。")
        if not (given.get("data-w") or "").isdigit() or "data-ratio" not in given:
            self.fault("图片没有写明宽度和比例。")

    def check_nesting(self) -> None:
        depth = 0
        for tag, children, has_text in reversed(self.open):
            if tag != self.open[-1][0] or children > 1 or has_text:
                break
            depth += 1
        if depth > SAME_WRAPPERS:
            self.fault(f"同样的标签套了 {depth} 层，最多 {SAME_WRAPPERS} 层。")

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.fault(f"标签 {tag} 没有对上。")
            return
        self.open.pop()

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data):
        if not data.strip():
            return
        if self.open:
            self.open[-1][2] = True
        else:
            self.fault("有文字落在最外层 section 外面。")
        if "**" in data or re.search(r"(?<![\w*])\*(?=\S)", data):
            self.fault("文字里有 Markdown 的 * 号，请删掉。")

    def handle_decl(self, decl):
        self.fault("必须是片段，不能是整个网页。")

    def handle_comment(self, data):
        self.fault("不能有注释。")

"""Read the Markdown text of a law into its title, version and articles. Pure: no database, no files.

The texts follow one convention: `# 名称`, the lines of promulgation, `<!-- INFO END -->`, then `##` headings of 编, 章, 节
and one paragraph a line. Many leave something out, so every part but the articles may be missing. A law has articles
(第一条); an older interpretation or a notice is numbered 一、二、 or 1. 2. instead, and the shortest is one text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import zip_longest

from . import law_articles, law_markdown, numerals
from .law_articles import Article
from .law_markdown import Line, bare
from .numerals import NUMERAL

LONGEST = 5_000_000
"""Characters. The longest law of the country has a tenth of it."""


class NotAStatute(ValueError):
    """The text is not a law that can be read; `str()` is the reason in Chinese, for staff."""


@dataclass(frozen=True)
class Law:
    """One version of one law."""

    title: str
    promulgation: str
    version_date: date | None
    in_force_from: date | None
    preamble: str
    articles: tuple[Article, ...]
    appendix: str

    @property
    def short_title(self) -> str:
        return short_title(self.title)

    @property
    def digest(self) -> str:
        """SHA-256 of everything that was read, so that a change of blank lines is no change."""
        parts = [self.title, self.promulgation, str(self.version_date), self.text_digest]
        for article in self.articles:
            parts += [article.part, article.chapter, article.section]
        return _sha256(parts)

    @property
    def text_digest(self) -> str:
        """SHA-256 of its words alone, without name, dates and headings."""
        parts = [self.preamble, self.appendix]
        for article in self.articles:
            parts += [article.label, article.text]
        return _sha256(parts)


@dataclass(frozen=True)
class Item:
    """One 项 of a 款: its sign as printed, its text, and its 目 below it."""

    sign: str
    text: str
    subitems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clause:
    """One 款 of an article, counted from 1."""

    number: int
    text: str
    items: tuple[Item, ...] = ()


def _sha256(parts: list[str]) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def short_title(title: str) -> str:
    """Return how a law is called in running text: 中华人民共和国食品安全法 → 食品安全法."""
    return title.removeprefix("中华人民共和国")


def article_label(number: int, branch: int = 0) -> str:
    """Return 第一百二十条之一 for (120, 1)."""
    return f"第{numerals.write(number)}条" + (f"之{numerals.write(branch)}" if branch else "")


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or GB18030 (and so GBK); raises NotAStatute."""
    if not data.strip():
        raise NotAStatute("文件是空的")
    if len(data) > 4 * LONGEST:
        raise NotAStatute("文件太大，不像一部法律")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            if encoding == "utf-8-sig" and _is_damaged_utf8(data):
                raise NotAStatute("文件里有损坏的字节（编码像是 UTF-8），请重新下载或另存") from error
            continue
        if "\0" not in text:
            return text
    raise NotAStatute("不是文字文件，或者编码不是 UTF-8、GBK")


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether nearly all of it reads as UTF-8: read as GBK, such a file would become other Chinese characters."""
    text = data.decode("utf-8", "replace")
    return text.count("\ufffd") * 20 < len(text)


_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_FILE_DATE = re.compile(r"[（(](\d{4})[-.年/]?(\d{2})[-.月/]?(\d{2})日?[)）]\s*$")
_SUFFIX = re.compile(r"\.(md|markdown|txt)$", re.I)
_EDITION = re.compile(
    r"\s*[（(]\s*\d{4}\s*年?\s*(?:第[一二三四五六七八九十]次)?(?:修正|修订|修改|版|公布|发布)(?:文本|版|本)?\s*[)）]\s*$"
)
_IN_FORCE = r"(?:施行|实施|生效|实行|执行)"
_FORCE = re.compile(rf"自\s*(\d{{4}})\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*日\s*起?(?:正式)?{_IN_FORCE}")
_ONLY_IN_FORCE = re.compile(rf"[日起\s　]*(?:正式)?{_IN_FORCE}[）)。，,；;、\s　]*自?")
_SUBITEM = re.compile(r"^(?:\d{1,2}[.．、]|[①-⑳]|[（(][a-zA-Z][)）])")
_PART_TITLE = re.compile(rf"^(?:第{NUMERAL}[编部分]+.*|.{{1,20}}编|.{{0,4}}[总分附]则|.{{1,20}}[篇卷]|序言)$")
_CASE_HEADINGS = (
    "基本案情",
    "案情回顾",
    "案情简介",
    "案情",
    "裁判结果",
    "裁判要点",
    "裁判理由",
    "裁判要旨",
    "典型意义",
    "指导意义",
    "诉讼过程",
    "关键词",
    "处理结果",
    "案例分析",
    "法官解读",
    "法官说法",
    "法官提醒",
    "申请人请求",
    "原告诉讼请求",
    "审理结果",
)
_LEGAL_NAME = re.compile(
    r"(法|典|条例|规定|办法|细则|规则|规程|规范|解释|批复|答复|复函|决定|决议|通知|意见|公告|通告|准则|纲要|章程|修正案|办理|方案|"
    r"标准|说明|宣言|命令|令|声明|函|协定|协议|议定书|条约|公约|纪要|要点|解答|目录|名录|清单|制度|建议|安排|程序|指引|指南|"
    r"大纲|要求|措施|守则|条款|罪名)(\s*[（(].*[)）])*$"
)
_ORGAN = re.compile(
    r"^(?:最高人民|全国人民代表大会|国务院|中共中央|中央|.{1,12}(?:部|委员会|总局|人民政府|办公厅|署)|.{1,16}人民代表大会).*关于"
)


def read(text: str, name: str = "") -> Law:
    """Return the law that `text` holds; `name` is its file name without folder, which may carry the version's date.

    Raises NotAStatute with the reason in Chinese.
    """
    if not text.strip(" \t\r\n　\ufeff"):
        raise NotAStatute("文件是空的")
    if len(text) > LONGEST:
        raise NotAStatute("文件太大，不像一部法律")
    head, lines = law_markdown.part_at_mark(text) or _part(law_markdown.lines(text))
    titles, promulgation = _read_head(head, name)
    title = "·".join(titles)
    by_article = law_articles.counts_by_article(lines)
    named = bool(_LEGAL_NAME.search(title) or _ORGAN.match(title))
    case = next((line for level, line in lines if _heads_a_case(level, line)), None)
    if case and not (by_article and named):
        raise NotAStatute(f"像是案例或裁判文书（有“{bare(case)}”一节），不是法律法规")
    if not by_article and not named:
        raise NotAStatute("没有找到“第一条”这样的条文，名称也不像法律法规")
    body = law_articles.find(lines, title)
    if not body.articles:
        raise NotAStatute("只有名称，没有正文")
    version_date = _file_date(name) or _last_date(promulgation)
    return Law(
        title=title,
        promulgation="\n".join(promulgation),
        version_date=version_date,
        in_force_from=_force_date(promulgation, body.articles, version_date),
        preamble="\n".join(body.preamble),
        articles=body.articles,
        appendix="\n".join(body.appendix),
    )


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Return the 款 of an article's text with their 项 and 目.

    A line that opens with （一） is an item of the clause above it, one that opens with 1. an item's subitem; every other
    line is a clause of its own, as the law on legislation (立法法) orders them.
    """
    clauses: list[Clause] = []
    for line in text.split("\n"):
        item = law_articles.ITEM.match(line)
        last = clauses[-1] if clauses else None
        if item and last:
            clauses[-1] = Clause(last.number, last.text, (*last.items, Item(item[1], item[2])))
        elif last and last.items and _SUBITEM.match(line):
            holder = last.items[-1]
            grown = Item(holder.sign, holder.text, (*holder.subitems, line))
            clauses[-1] = Clause(last.number, last.text, (*last.items[:-1], grown))
        else:
            clauses.append(Clause(len(clauses) + 1, line))
    return tuple(clauses)


# The head: names, promulgation, dates


def _heads_a_case(level: int, line: str) -> bool:
    return (
        len(line) < 24 and (level > 0 or len(line) < 10) and bare(line).strip("【】[]:：") in _CASE_HEADINGS
    )


def _part(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the head (names and promulgation) from the body, where no mark stands between them."""
    for index, (level, line) in enumerate(lines):
        dated = bool(_DATE.search(line[:60])) or line[:1] in "（(〔"
        sentence = not level and not dated and (len(line) > 60 or line.endswith(("。", "：")))
        if index and (sentence or law_articles.begins_body(level, line)):
            return lines[:index], lines[index:]
    return lines, []


def _read_head(head: list[Line], name: str) -> tuple[list[str], list[str]]:
    """Return the names (a law printed in several files has two) and the lines of promulgation."""
    names = list(dict.fromkeys(filter(None, (_title(line) for level, line in head if level == 1))))
    promulgation = [line for level, line in head if level != 1]
    if (
        not names
        and promulgation
        and _LEGAL_NAME.search(promulgation[0])
        and not _DATE.match(promulgation[0])
    ):
        names = [_title(promulgation.pop(0))]
    if not names:
        names = [_title(_FILE_DATE.sub("", _SUFFIX.sub("", name)).strip())]
    if not names[0]:
        raise NotAStatute("没有找到法律的名称（第一行应是“# 名称”）")
    # A second name is the part of a code; anything else beside the name is a note.
    parts = [part for part in names[1:2] if _PART_TITLE.match(part)]
    notes = [note for note in names[1:] if note not in parts]
    joined: list[str] = []
    for line in [*notes, *(line.strip() for line in promulgation)]:
        if line.endswith(("）", ")")) and not re.search("[（(]", line):
            line = line[:-1]
        # A line that was broken in two: it opens neither with a date nor after a finished sentence.
        if (
            joined
            and line[:1] in ("〈", "《", "<", "、")
            and not joined[-1].endswith(("。", "通过", "公布", "施行", "修正", "修订"))
        ):
            joined[-1] += line
        elif line:
            joined.append(line)
    return [names[0], *parts], joined


def _title(content: str) -> str:
    title = re.sub(r"(?<=[院部会局署办])[\s　]+(?=最高人民|国家|公安部|司法部)", "、", content[:1000])
    title = bare(_EDITION.sub("", _FILE_DATE.sub("", title)))
    title = title.translate(str.maketrans("()<>", "（）〈〉"))
    if title.startswith("《") and title.endswith("》") and title.count("《") == 1:
        title = title[1:-1]
    return title.strip(" 　")


def _date(match: re.Match) -> date | None:
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def _file_date(name: str) -> date | None:
    match = _FILE_DATE.search(_SUFFIX.sub("", name))
    return _date(match) if match else None


def _dated(line: str) -> Iterator[tuple[date, str]]:
    """Yield every day a line of promulgation names, with what is said of it."""
    matches = list(_DATE.finditer(line))
    for match, following in zip_longest(matches, matches[1:]):
        day = _date(match)
        if day:
            yield day, line[match.end() : following.start() if following else None]


def _last_date(promulgation: list[str]) -> date | None:
    """Return the day of the last change: the latest that is not merely the day on which the law took effect."""
    return max(
        (
            day
            for line in promulgation
            for day, said in _dated(line)
            if not _ONLY_IN_FORCE.fullmatch(said.strip())
        ),
        default=None,
    )


def _force_date(promulgation: list[str], articles: tuple[Article, ...], version: date | None) -> date | None:
    """Return when this version took effect: as its last article or its promulgation says, never before it was passed."""
    said = [day for line in promulgation for day, rest in _dated(line) if re.search(_IN_FORCE, rest)]
    for article in articles[-2:]:
        said += [_date(match) for match in _FORCE.finditer(article.text)]
    return max((day for day in [*said, version] if day), default=None)

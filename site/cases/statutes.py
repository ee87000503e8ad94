"""Read the Markdown text of a law into its title, version and articles. Pure: no database, no files.

The texts follow one convention: `# 名称`, the lines of promulgation, `<!-- INFO END -->`, then `##` headings of 编, 章, 节
and one paragraph a line. Many leave something out, so every part but the articles may be missing. A law has articles
(第一条); an older interpretation or a notice is numbered 一、二、 or 1. 2. instead, and the shortest is one text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from . import numerals
from .numerals import NUMERAL

LONGEST = 5_000_000
"""Characters. The longest law of the country has a tenth of it."""


class NotAStatute(ValueError):
    """The text is not a law that can be read; `str()` is the reason in Chinese, for staff."""


@dataclass(frozen=True)
class Article:
    """One 条, or one numbered point of a text without 条."""

    label: str
    """As it is cited: 第三十三条, 第一百二十条之一, 一、, 全文."""
    number: int
    branch: int
    """The 一 of 之一; 0 without one."""
    text: str
    """Its paragraphs (款) and items (项), one a line, without the label."""
    part: str = ""
    chapter: str = ""
    section: str = ""


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
        parts = [self.title, self.promulgation, str(self.version_date), self.preamble, self.appendix]
        for article in self.articles:
            parts += [article.label, article.part, article.chapter, article.section, article.text]
        return sha256("\x1f".join(parts).encode()).hexdigest()


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
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotAStatute("不是文字文件，或者编码不是 UTF-8、GBK")


_COMMENT = re.compile(r"<!--.*?-->", re.S)
_INFO_END = re.compile(r"<!--\s*INFO\s*END\s*-->", re.I)
_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_FILE_DATE = re.compile(r"[（(](\d{4})[-.年]?(\d{2})[-.月]?(\d{2})日?[)）]\s*$")
_EDITION = re.compile(
    r"\s*[（(]\s*\d{4}\s*年?\s*(?:第[一二三四五]次)?(?:修正|修订|修改|版|公布|发布)(?:文本|版)?\s*[)）]\s*$"
)
_FORCE = re.compile(r"自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起?(?:施行|实施|生效)")

_HEADING = re.compile(r"^(#{1,6})\s*(.+?)\s*#*$")
_DIVISION = re.compile(
    rf"^第\s*({NUMERAL})\s*(分编|编|部分|章|节)(?:之{NUMERAL})?(?:[\s　:：、]+|$|(?=[^第的规]))(.*)$"
)
_ARTICLE = re.compile(rf"^第\s*({NUMERAL})\s*条(?:\s*之({NUMERAL}))?([\s　:：]*)(.*)$", re.S)
_POINT = re.compile(r"^([一二三四五六七八九十]+(?:百[零一二三四五六七八九十]*)?)\s*[、.．]\s*(.*)$")
_COUNTED = re.compile(r"^(\d{1,3})\s*[、.．]\s*(?!\d)(.*)$")
_ITEM = re.compile(rf"^([（(]\s*{NUMERAL}\s*[)）])\s*(.*)$")
_SUBITEM = re.compile(r"^(?:\d{1,2}[.．、]|[①-⑳]|[（(][a-zA-Z][)）])")
_ATTACHMENT = re.compile(r"^[〈《【\[]?附\s*(?:件|表|录|图|[:：]|$)")
_CONTENTS = re.compile(r"^[\[【]?目\s*[录次][\]】]?$")
_UNRELATED = (
    "基本案情",
    "裁判结果",
    "裁判要点",
    "裁判理由",
    "裁判要旨",
    "典型意义",
    "诉讼过程",
    "关键词",
    "处理结果",
    "案例分析",
    "案情简介",
    "申请人请求",
    "审理结果",
)
_LEGAL_NAME = re.compile(
    r"(法|典|条例|规定|办法|细则|规则|规程|规范|解释|批复|答复|复函|决定|决议|通知|意见|公告|准则|纲要|章程|修正案|办理|方案|标准|"
    r"说明|宣言|命令|声明|函|协定|公约|纪要|解答|目录|制度|建议)(\s*[（(].*[)）])?$"
)


def read(text: str, name: str = "") -> Law:
    """Return the law that `text` holds; `name` is its file name without folder, which may carry the version's date.

    Raises NotAStatute with the reason in Chinese.
    """
    if not text.strip():
        raise NotAStatute("文件是空的")
    if len(text) > LONGEST:
        raise NotAStatute("文件太大，不像一部法律")
    info, body = _split(text.replace("\r\n", "\n").replace("\r", "\n"))
    titles, promulgation = _read_info(info, name)
    lines = _lines(body)
    unrelated = next(
        (t for level, t in lines if _bare(t).rstrip(":：") in _UNRELATED and (level or len(t) < 10)), None
    )
    if unrelated:
        raise NotAStatute(f"像是案例或裁判文书（有“{unrelated}”一节），不是法律法规")
    title = "·".join(titles)
    reading = _reading_of(lines, title)
    if reading is None and not _LEGAL_NAME.search(title):
        raise NotAStatute("没有找到“第一条”这样的条文，名称也不像法律法规")
    reader = _Reader()
    for level, line in lines:
        reader.take(level, line, reading)
    articles, preamble = reader.articles, reader.preamble
    if not articles:
        if not preamble:
            raise NotAStatute("只有名称，没有正文")
        articles, preamble = [_Open("全文", 1, 0, lines=preamble)], []
    version_date = _file_date(name) or _last_date(promulgation)
    finished = tuple(article.finish() for article in articles)
    return Law(
        title=title,
        promulgation="\n".join(promulgation),
        version_date=version_date,
        in_force_from=_force_date(promulgation, finished, version_date),
        preamble="\n".join(preamble),
        articles=finished,
        appendix="\n".join(reader.appendix),
    )


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Return the 款 of an article's text with their 项 and 目.

    A line that opens with （一） is an item of the clause above it, one that opens with 1. an item's subitem; every other
    line is a clause of its own, as the law on legislation (立法法) orders them.
    """
    clauses: list[Clause] = []
    for line in text.split("\n"):
        item = _ITEM.match(line)
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


# Taking the file apart


def _split(text: str) -> tuple[list[tuple[int, str]], str]:
    """Part the head (titles and promulgation) from the body, with or without the mark between them."""
    marked = _INFO_END.split(text, maxsplit=1)
    if len(marked) == 2:
        return _lines(marked[0]), marked[1]
    lines = text.split("\n")
    for index, raw in enumerate(lines):
        line = _plain(raw)
        heading = _HEADING.match(line)
        level, content = (len(heading[1]), heading[2]) if heading else (0, line)
        opens = _ARTICLE.match(content) or _DIVISION.match(content) or _POINT.match(content)
        if (
            index
            and content
            and (level > 1 or opens or (not level and not _DATE.search(content[:40]) and len(content) > 60))
        ):
            return _lines("\n".join(lines[:index])), "\n".join(lines[index:])
    return _lines(text), ""


def _lines(text: str) -> list[tuple[int, str]]:
    """Return (heading level or 0, content) of every line that says something."""
    found = []
    for raw in _COMMENT.sub("\n", text).split("\n"):
        line = _plain(raw)
        heading = _HEADING.match(line)
        level, content = (len(heading[1]), heading[2]) if heading else (0, line)
        content = content.strip(" \t　")
        if content and not re.fullmatch(r"[-*_=]{3,}", content):
            found.append((level, content))
    return found


def _plain(raw: str) -> str:
    """Return a line of Markdown without its dressing."""
    line = raw.replace("\ufeff", "").replace("\u200b", "").replace("&nbsp;", " ").replace("\u00a0", " ")
    line = re.sub(r"</?(?:br|p|b|strong|center|div|span|font)\b[^>]*>", "", line, flags=re.I)
    line = line.strip(" \t　").replace("**", "").replace("\\", "")
    return re.sub(r"^(?:>\s*|[-*+]\s+)+", "", line)


def _read_info(info: list[tuple[int, str]], name: str) -> tuple[list[str], list[str]]:
    """Return the titles (a law printed in several files has two) and the lines of promulgation."""
    titles = [_title(content) for level, content in info if level == 1]
    promulgation = [content for level, content in info if level != 1]
    if (
        not titles
        and promulgation
        and _LEGAL_NAME.search(promulgation[0])
        and not _DATE.match(promulgation[0])
    ):
        titles = [_title(promulgation.pop(0))]
    if not titles:
        stem = _FILE_DATE.sub("", re.sub(r"\.(md|markdown|txt)$", "", name, flags=re.I)).strip()
        titles = [_title(stem)] if stem else []
    if not titles or not titles[0]:
        raise NotAStatute("没有找到法律的名称（第一行应是“# 名称”）")
    joined: list[str] = []
    for line in promulgation:
        # A line that was broken in two: it opens neither with a date nor after a finished sentence.
        if (
            joined
            and line[0] in "〈《<、"
            and not joined[-1].endswith(("。", "通过", "公布", "施行", "修正", "修订"))
        ):
            joined[-1] += line
        else:
            joined.append(line)
    return titles, joined


def _title(content: str) -> str:
    title = _EDITION.sub("", _FILE_DATE.sub("", content))
    title = re.sub(r"(?<=[^\x00-\x7f])[\s　]+(?=[^\x00-\x7f])", "", title)
    return (
        title.translate(str.maketrans("()<>", "（）〈〉")).strip(" 　《》")
        if title.startswith("《")
        else (title.translate(str.maketrans("()<>", "（）〈〉")).strip())
    )


def _date(match: re.Match) -> date | None:
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def _file_date(name: str) -> date | None:
    match = _FILE_DATE.search(re.sub(r"\.(md|markdown|txt)$", "", name, flags=re.I))
    return _date(match) if match else None


def _last_date(promulgation: list[str]) -> date | None:
    """Return the day of the last change: the latest that is not merely the day on which the law took effect."""
    dates = []
    for line in promulgation:
        match = _DATE.search(line)
        if match and not re.fullmatch(r"[日起\s　]*(?:施行|实施|生效)[）)。]?", line[match.end() :].strip()):
            dates.append(_date(match))
    return max((day for day in dates if day), default=None)


def _force_date(promulgation: list[str], articles: tuple[Article, ...], version: date | None) -> date | None:
    """Return when this version took effect: as its last article or its promulgation says, never before it was passed."""
    said = []
    for line in promulgation:
        match = _DATE.search(line)
        if match and re.search(r"施行|实施|生效", line[match.end() :]):
            said.append(_date(match))
    for article in articles[-2:]:
        said += [_date(match) for match in _FORCE.finditer(article.text)]
    return max((day for day in [*said, version] if day), default=None)


# The articles


@dataclass
class _Open:
    label: str
    number: int
    branch: int
    part: str = ""
    chapter: str = ""
    section: str = ""
    lines: list[str] = field(default_factory=list)

    def finish(self) -> Article:
        text = "\n".join(line for line in self.lines if line)
        return Article(self.label, self.number, self.branch, text, self.part, self.chapter, self.section)


Opening = tuple[str, int, int, str]
"""Label, number, branch, and the rest of the line that opens an article."""
Reading = Callable[[str, "Opening | None"], "Opening | None"]


def _open_article(line: str, before: Opening | None) -> Opening | None:
    match = _ARTICLE.match(line)
    if not match:
        return None
    number, branch = _number(match[1]), _number(match[2]) if match[2] else 0
    if number is None or branch is None:
        return None
    gap, rest = match[3], match[4]
    if rest and not gap:
        # No space after it: a paragraph may begin with a reference (第三条规定的…), so the count must go on.
        due = before is None or (number == before[1] + 1) or (number == before[1] and branch == before[2] + 1)
        if not due or re.match(rf"(?:第{NUMERAL}[款项]|[、和至或及，,]|规定|所|的|中|之外|以)", rest):
            return None
    if before and (number, branch) == (before[1], before[2]):
        return None
    label = f"第{match[1]}条" + (f"之{match[2]}" if match[2] else "")
    return label, number, branch, rest


def _open_point(line: str, before: Opening | None) -> Opening | None:
    match = _POINT.match(line)
    number = _number(match[1]) if match else None
    if number is None or number != (before[1] + 1 if before else number):
        return None
    return f"{match[1]}、", number, 0, match[2]


def _open_counted(line: str, before: Opening | None) -> Opening | None:
    match = _COUNTED.match(line)
    if not match or int(match[1]) != (before[1] + 1 if before else 1):
        return None
    return f"{match[1]}.", int(match[1]), 0, match[2]


def _reading_of(lines: list[tuple[int, str]], title: str) -> Reading | None:
    """Choose how this text counts: by 条, by 一、, by 1., or (None) not at all."""
    firsts, counts = {}, {}
    for reading in (_open_article, _open_point, _open_counted):
        before, count = None, 0
        for index, (_level, line) in enumerate(lines):
            opening = reading(line, before)
            if opening:
                firsts.setdefault(reading, index)
                before, count = opening, count + 1
        counts[reading] = count
    articles, points, counted = (counts[r] for r in (_open_article, _open_point, _open_counted))
    amends = re.search(r"(决定|修正案|修改)", title)
    if articles and not (amends and points and firsts[_open_point] < firsts[_open_article]):
        return _open_article
    if counted >= 5 and counted > points:
        return _open_counted
    if points >= 2:
        return _open_point
    return None


class _Reader:
    """Goes through the lines once and remembers under which headings it stands."""

    def __init__(self):
        self.articles: list[_Open] = []
        self.preamble: list[str] = []
        self.appendix: list[str] = []
        self.division, self.subdivision, self.chapter, self.section = "", "", "", ""
        self.before: Opening | None = None
        self.in_contents = False

    def take(self, level: int, line: str, reading: Reading | None) -> None:
        if self.appendix:
            self.appendix.append(line)
            return
        if _CONTENTS.match(line):
            self.in_contents = True
            return
        opening = reading(line, self.before) if reading else None
        if opening:
            self.in_contents = False
            self._open(opening)
        elif reading and self._is_heading(level, line, reading):
            pass
        elif (
            self.articles
            and _ATTACHMENT.match(line)
            and (level or len(line) < 60)
            and not _bare(line).startswith("附则")
        ):
            self.appendix.append(line)
        elif self.in_contents:
            return
        elif self.articles:
            self.articles[-1].lines.append(line)
        else:
            self.preamble.append(line)

    def _open(self, opening: Opening) -> None:
        label, number, branch, rest = opening
        part = " ".join(filter(None, (self.division, self.subdivision)))
        self.articles.append(
            _Open(label, number, branch, part, self.chapter, self.section, [rest] if rest else [])
        )
        self.before = opening

    def _is_heading(self, level: int, line: str, reading: Reading) -> bool:
        match = _DIVISION.match(line)
        plain_heading = match and len(line) <= 40 and not re.search(r"[。；，：]", line)
        if match and (level or plain_heading):
            heading = f"第{match[1]}{match[2]} {_bare(match[3])}".strip()
            kind = match[2]
            if kind in ("编", "部分"):
                self.division, self.subdivision, self.chapter, self.section = heading, "", "", ""
            elif kind == "分编":
                self.subdivision, self.chapter, self.section = heading, "", ""
            elif kind == "章":
                self.chapter, self.section = heading, ""
            else:
                self.section = heading
            return True
        if level > 0:
            if _ATTACHMENT.match(line) and not _bare(line).startswith("附则"):
                return False
            if reading in (_open_article, _open_counted):
                # 附则 without a number, 一、管辖, 总则, 序言: a chapter by its place, a section when deeper than one.
                if _POINT.match(line) or level <= 2 or not self.chapter:
                    self.chapter, self.section = _bare(line), ""
                else:
                    self.section = _bare(line)
                return True
            return False
        if _bare(line) in ("附则", "总则", "序言", "序"):
            self.chapter, self.section = _bare(line), ""
            return True
        return False


def _bare(heading: str) -> str:
    """Close the gaps that typesetters put into short headings: 附 则 → 附则."""
    return re.sub(r"(?<=[^\x00-\x7f])[\s　]+(?=[^\x00-\x7f])", "", heading).strip()


def _number(numeral: str) -> int | None:
    try:
        return numerals.read(numeral)
    except ValueError:
        return None

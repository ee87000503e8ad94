"""Find the articles in the lines of a law: by 条, by 一、, by 1., by （一）, or none. Pure.

Two things make this more than a search for 第…条: paragraphs that begin with a reference (第三条规定的…), and laws that
amend laws, whose lines begin with the articles of another.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from . import numerals
from .law_markdown import Line, bare
from .numerals import NUMERAL


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
class Body:
    """What the lines below the head of a law hold."""

    preamble: tuple[str, ...]
    articles: tuple[Article, ...]
    appendix: tuple[str, ...]


Opening = tuple[str, int, int, str]
"""Label, number, branch, and the rest of the line that opens an article."""
Reading = Callable[[int, str, "Opening | None"], "Opening | None"]
"""Given a line and the opening before it: what the line opens, or None."""

_DIVISION = re.compile(
    rf"^第\s*({NUMERAL})\s*(分编|编|部分|章|节)(?:之{NUMERAL})?(?:[\s　:：、]+|$|(?=[^第的规]))(.*)$", re.S
)
_ARTICLE = re.compile(rf"^第\s*({NUMERAL})\s*条(?:\s*之\s*({NUMERAL}))?([\s　:：]*)(.*)$", re.S)
_POINT = re.compile(r"^([一二三四五六七八九十]+(?:百[零一二三四五六七八九十]*)?)\s*[、.．]\s*(.*)$", re.S)
_BARE_POINT = re.compile(r"^[一二三四五六七八九十]{1,3}$")
_COUNTED = re.compile(r"^(\d{1,3})\s*[、.．]\s*(?!\d)(.*)$", re.S)
ITEM = re.compile(rf"^([（(]\s*{NUMERAL}\s*[)）])\s*(.*)$", re.S)
_ATTACHMENT = re.compile(r"^[〈《【\[（(]?附\s*(?:件|表|录|图|[:：]|$)")
_CONTENTS = re.compile(r"^[\[【（(]?目\s*[录次][)）\]】]?[:：]?$")
_PREFATORY = ("附则", "总则", "序言", "序", "前言")
_NAMED = re.compile(r"(?:法|典|条例|规定|办法|细则|规则|规程|规范|章程|公约|准则|标准|表|书)(?:（.*）)?$")

# A paragraph that begins with a reference to an article, and no new article.
_REFERS = re.compile(
    rf"第\s*{NUMERAL}\s*[款项]|[、和至或及，,。；;）)》”]|规定|的|之|所[称列规述指涉定说]|之外|以[外下上内及]|等|"
    r"中(?![华国央小外介级医共等])|后[增面的]|有关规定"
)
_REFERS_AFTER_GAP = re.compile(rf"第\s*{NUMERAL}\s*[款项]|[、和至或及]\s*第|规定[的，,]|的规定|所列")
# An order to change that article.
_AMENDS = re.compile(
    rf"(?:第\s*[（(]?\s*{NUMERAL}\s*[)）]?\s*[款项][、和]?){{0,6}}(?:分别|开始部分|条首部分)?(?:修改为|改为|后增加|中增加|"
    rf"增加{NUMERAL}[款项条个]|作为第|删[去除]|合并|移至|中的?[“‘])"
)
_AMENDING_TITLE = re.compile(r"修正案|修改|废止|决定(?:（.*）)?$|补充规定(?:（.*）)?$")


def find(lines: list[Line], title: str) -> Body:
    """Return the body of the law.

    A text that does not count has one article, 全文. One without any text has none.
    """
    lines = _without_contents(lines)
    reading = _reading_of(lines, title)
    reader = _Reader(reading, title)
    for level, line in lines:
        reader.take(level, line)
    return reader.body()


def counts_by_article(lines: list[Line]) -> bool:
    """Whether there is a 第…条 at all, which nothing but a law (or a text about one) has."""
    return any(_open_article(level, line, None) for level, line in lines)


def begins_body(level: int, line: str) -> bool:
    """Whether the body of a law may begin with this line: a heading or something that counts."""
    return bool(
        level > 1
        or _ARTICLE.match(line)
        or _DIVISION.match(line)
        or _POINT.match(line)
        or _CONTENTS.match(bare(line))
    )


def attaches(level: int, line: str) -> bool:
    """Whether what follows this line is attached to the law: 附件一：…, but not 附件所列的物质，应当…。"""
    if not _ATTACHMENT.match(line) or bare(line[:40]).startswith("附则"):
        return False
    return bool(level) or (
        len(line) < 60 and (not line.endswith(("。", "；")) or any(sign in line[:8] for sign in ":："))
    )


def _without_contents(lines: list[Line]) -> list[Line]:
    """Leave out a table of contents: from 目录 to where its first entry comes a second time."""
    at = next((i for i, (_level, line) in enumerate(lines[:300]) if _CONTENTS.match(bare(line[:20]))), None)
    if at is None or at + 1 >= len(lines):
        return lines
    first = _entry(lines[at + 1][1])
    ends = next((i for i in range(at + 2, min(len(lines), at + 1000)) if _entry(lines[i][1]) == first), None)
    if ends is None:
        ends = at + 1
        while ends < len(lines) and not _sentence(lines[ends][1]) and not _ARTICLE.match(lines[ends][1]):
            ends += 1
        if _number((_DIVISION.match(lines[ends - 1][1]) or ("", ""))[1]) == 1:
            ends -= 1
    kept = [line for line in lines[at + 1 : ends] if _sentence(line[1]) and not _ARTICLE.match(line[1])]
    return lines[:at] + kept + lines[ends:]


def _entry(line: str) -> str:
    """An entry of a table of contents without gaps, dots and its page."""
    return re.sub(r"[\s　]", "", line[:100]).rstrip("0123456789.…·-—（）()")


def _sentence(line: str) -> bool:
    return len(line) > 60 or line.endswith(("。", "；", "："))


# How a text counts


def _open_article(level: int, line: str, before: Opening | None) -> Opening | None:
    match = _ARTICLE.match(line)
    if not match:
        return None
    number, branch = _number(match[1]), _number(match[2]) if match[2] else 0
    if number is None or branch is None or (before and (number, branch) == before[1:3]):
        return None
    gap, rest = match[3], match[4]
    if rest and _AMENDS.match(rest):
        return None
    if rest and gap and _REFERS_AFTER_GAP.match(rest):
        return None
    if rest and not gap and (_REFERS.match(rest) or not (before is None or _due(number, branch, before))):
        # Without a space after it only the next article in turn is one.
        return None
    label = f"第{match[1]}条" + (f"之{match[2]}" if match[2] else "")
    return label, number, branch, rest


def _due(number: int, branch: int, before: Opening) -> bool:
    """Whether this article comes next: the next number, or the next 之几 of the same."""
    if number == before[1]:
        return branch == before[2] + 1
    return number == before[1] + 1 and branch == 0


def _open_point(level: int, line: str, before: Opening | None) -> Opening | None:
    match = _POINT.match(line)
    sign, rest = (match[1], match[2]) if match else ("", "")
    if level and _BARE_POINT.match(line):
        sign = line
    number = _number(sign) if sign else None
    if number is None or number != (before[1] + 1 if before else number):
        return None
    return f"{sign}、", number, 0, rest


def _open_counted(level: int, line: str, before: Opening | None) -> Opening | None:
    match = _COUNTED.match(line)
    if not match or int(match[1]) != (before[1] + 1 if before else 1):
        return None
    return f"{match[1]}.", int(match[1]), 0, match[2]


def _open_bracketed(level: int, line: str, before: Opening | None) -> Opening | None:
    match = ITEM.match(line)
    number = _number(match[1].strip("（()） 　")) if match else None
    if number is None or number != (before[1] + 1 if before else 1):
        return None
    return f"（{match[1].strip('（()） 　')}）", number, 0, match[2]


def _openings(lines: list[Line], reading: Reading) -> list[tuple[int, Opening]]:
    found: list[tuple[int, Opening]] = []
    for index, (level, line) in enumerate(lines):
        opening = reading(level, line, found[-1][1] if found else None)
        if opening:
            found.append((index, opening))
    return found


def _reading_of(lines: list[Line], title: str) -> Reading | None:
    """Choose how this text counts: by 条, by 一、, by 1., by （一）, or (None) not at all."""
    articles, points = _openings(lines, _open_article), _openings(lines, _open_point)
    if articles and not _belong_to_another(articles, points, title):
        return _open_article
    counted = _openings(lines, _open_counted)
    restarts = sum(1 for level, line in lines if _open_counted(level, line, None))
    # 1. 2. that begin anew below each 一、 are its parts, and no points of their own.
    if len(counted) >= 5 and len(counted) > len(points) and restarts == 1:
        return _open_counted
    if len(points) >= 2:
        return _open_point
    return _open_bracketed if _bracketed_points(lines) else None


def _belong_to_another(
    articles: list[tuple[int, Opening]], points: list[tuple[int, Opening]], title: str
) -> bool:
    """Whether the 条 in this text are those of a law that it changes or explains."""
    at, first = articles[0]
    points_first = len(points) >= 2 and points[0][0] < at
    if _AMENDING_TITLE.search(title):
        in_turn = sum(_due(later[1], later[2], earlier) for (_i, earlier), (_j, later) in pairwise(articles))
        # One mistake in the numbers is no quotation.
        return bool(points and points[0][0] < at) or first[1] != 1 or in_turn < 0.8 * (len(articles) - 1)
    return points_first and first[1] != 1


def _bracketed_points(lines: list[Line]) -> bool:
    """Whether （一）（二）（三） are the points of this text: whole sentences, counted once, not the items of one."""
    openings = _openings(lines, _open_bracketed)
    if len(openings) < 3 or sum(1 for level, line in lines if _open_bracketed(level, line, None)) != 1:
        return False
    ends = [index - 1 for index, _opening in openings[1:]] + [len(lines) - 1]
    return all(lines[end][1].endswith("。") or lines[end][0] for end in ends[:-1])


# Going through the lines


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


class _Reader:
    """Goes through the lines once and remembers under which headings it stands."""

    def __init__(self, reading: Reading | None, title: str):
        self.reading = reading
        self.title = _same(title)
        self.articles: list[_Open] = []
        self.preamble: list[str] = []
        self.appendix: list[str] = []
        self.division, self.subdivision, self.chapter, self.section = "", "", "", ""
        self.before: Opening | None = None
        self.in_quotation = False
        self.appendix_counts = False

    def body(self) -> Body:
        articles, preamble = self.articles, self.preamble
        if not articles and preamble:
            articles, preamble = [_Open("全文", 1, 0, lines=preamble)], []
        return Body(tuple(preamble), tuple(article.finish() for article in articles), tuple(self.appendix))

    def take(self, level: int, line: str) -> None:
        if self.appendix and not self._law_goes_on(level, line):
            self.appendix.append(line)
            return
        opening = self.reading(level, line, self.before) if self.reading else None
        if opening and self.in_quotation and not _due(opening[1], opening[2], self.before):
            opening = None
        if opening and self.reading is _open_article and self._begins_anew(opening):
            self._attach_from(line)
        elif opening:
            self._open(opening)
        elif self.reading and self._is_heading(level, line):
            pass
        elif self.articles and attaches(level, line):
            self.appendix.append(line)
        elif self.articles:
            self.articles[-1].lines.append(line)
            self._watch_quotation(line)
        elif not (not self.preamble and _same(line) == self.title):
            self.preamble.append(line)

    def _open(self, opening: Opening) -> None:
        label, number, branch, rest = opening
        part = " ".join(filter(None, (self.division, self.subdivision)))
        self.articles.append(
            _Open(label, number, branch, part, self.chapter, self.section, [rest] if rest else [])
        )
        self.before = opening
        self.in_quotation = False
        self._watch_quotation(rest)

    def _watch_quotation(self, line: str) -> None:
        """Each paragraph of a quotation opens with “ and only its last closes, so the last mark tells."""
        opened, closed = line.rfind("“"), line.rfind("”")
        if opened != closed:
            self.in_quotation = opened > closed

    def _begins_anew(self, opening: Opening) -> bool:
        """Whether 第一条 comes a second time, so that another text has begun below this law."""
        if not self.before or opening[1:3] != (1, 0) or self.before[1] < 2:
            return False
        if self.articles[-1].part != " ".join(filter(None, (self.division, self.subdivision))):
            return False
        chapter = _DIVISION.match(self.chapter)
        return not (chapter and chapter[2] == "章" and _number(chapter[1]) != 1)

    def _attach_from(self, line: str) -> None:
        """Take what follows for an attached text, with the name that stands above it."""
        own, name = self.articles[-1].lines, []
        while len(own) > 1 and len(own[-1]) < 60 and _NAMED.search(own[-1]) and len(name) < 2:
            name.insert(0, own.pop())
        self.appendix += [*name, line]
        self.appendix_counts = True

    def _law_goes_on(self, level: int, line: str) -> bool:
        """Whether this line is the next article of the law, so that what looked attached was a paragraph."""
        if self.reading is not _open_article or self.appendix_counts:
            return False
        opening = _open_article(level, line, None)
        if not opening or not opening[3]:
            return False
        if _due(opening[1], opening[2], self.before):
            self.articles[-1].lines += self.appendix
            self.appendix = []
            return True
        self.appendix_counts = True
        return False

    def _is_heading(self, level: int, line: str) -> bool:
        match = _DIVISION.match(line)
        plain_heading = match and len(line) <= 40 and not re.search(r"[。；，：]", line)
        if match and ((level and len(line) <= 100) or plain_heading):
            self._enter(match[2], f"第{match[1]}{match[2]} {bare(match[3])}".strip())
            return True
        if level == 0:
            if len(line) < 20 and bare(line) in _PREFATORY:
                self.chapter, self.section = bare(line), ""
                return True
            return False
        if attaches(level, line) or ITEM.match(line) or len(line) > 100 or line.endswith(("。", "；")):
            return False
        if self.reading not in (_open_article, _open_counted):
            return False
        # 附则 without a number, 一、管辖, 总则, 序言: a chapter by its place, a section when deeper than one.
        if _POINT.match(line) or level <= 2 or not self.chapter:
            self.chapter, self.section = bare(line), ""
        else:
            self.section = bare(line)
        return True

    def _enter(self, kind: str, heading: str) -> None:
        if kind in ("编", "部分"):
            self.division, self.subdivision, self.chapter, self.section = heading, "", "", ""
        elif kind == "分编":
            self.subdivision, self.chapter, self.section = heading, "", ""
        elif kind == "章":
            self.chapter, self.section = heading, ""
        else:
            self.section = heading


def _same(name: str) -> str:
    return re.sub(r"[\s　《》〈〉<>（）()#]", "", name)


def _number(numeral: str) -> int | None:
    """Read the numeral of an article; no law has more than 9999 of them."""
    if len(numeral) > 10:
        return None
    try:
        number = numerals.read(numeral)
    except ValueError:
        return None
    return number if 0 < number <= 9999 else None

"""Find citations of law in running text, and the provisions they mean. Pure: a text in, spans out.

What is understood: 《食品安全法》第三条; several articles after one name (第三条、第五条, 第三条至第五条); 款, 项 and 目; numbers
in Chinese or digits; names without marks (民法典第1254条); names that the text introduces (以下简称…); 该法, 本条例. A bare
第七条 belongs to a contract as likely as to a law, so it is taken only where the text itself is a law (`own`).
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from . import numerals
from .numerals import NUMERAL


@dataclass(frozen=True)
class Citation:
    """One article (or one law without an article) cited at `text[start:end]`."""

    start: int
    end: int
    names: tuple[str, ...]
    """What the law may be called, the likeliest first. More than one where no marks show where the name begins."""
    number: int | None = None
    branch: int = 0
    last: int | None = None
    """The last article of a range (第三条至第五条), else None."""
    clause: int | None = None
    item: int | None = None
    marked: bool = True
    """Whether 《》 or an introduced name says that this is a name."""


@dataclass(frozen=True)
class Entry:
    """One version of one law that is known: what a catalogue is made of."""

    key: int
    title: str
    short_title: str
    in_force_from: date | None
    current: bool


@dataclass(frozen=True)
class Resolved:
    """A citation and what it means: the law's key, or the reason in Chinese why it means nothing known."""

    citation: Citation
    name: str
    key: int | None = None
    reason: str = ""


NO_LAW = "没有收录这部法"
NO_VERSION = "没有收录当时有效的版本"
NO_ARTICLE = "这部法里没有这一条"

_KINDS = "法典|法|条例|规定|办法|细则|规则|规程|规范|解释|决定|意见|通知|批复|准则|标准"
_ARTICLE = (
    rf"第\s*(?P<number>{NUMERAL})\s*条(?:\s*之\s*(?P<branch>{NUMERAL}))?"
    rf"(?:\s*第\s*(?P<clause>{NUMERAL})\s*款(?:\s*[、和及或]\s*第\s*{NUMERAL}\s*款)*)?"
    rf"(?:\s*第?\s*[（(]?\s*(?P<item>{NUMERAL})\s*[）)]?(?:\s*项)?(?:\s*[、和及或至]\s*第?\s*[（(]?\s*{NUMERAL}\s*[）)]?)*\s*项"
    rf"(?:\s*第?\s*{NUMERAL}\s*目)?)?"
)
_RANGE = rf"(?:\s*[至到]\s*第\s*(?P<last>{NUMERAL})\s*条)?"
_ARTICLES = re.compile(_ARTICLE + _RANGE)
# What may stand between a name and its article: the year of the version, its number, or nothing.
_ASIDE_OF_NAME = re.compile(r"(?:\s*[（(][^（）()《》]{0,40}[）)])*\s*(?:的|中)?\s*")
_BETWEEN = re.compile(rf"\s*(?:[、，,和及或]|以及|及其|与)\s*(?=第\s*{NUMERAL}\s*条)")
_MARKED = re.compile(r"《(?P<name>[^《》]*(?:《[^《》]*》[^《》]*)*)》")
_INTRODUCED = re.compile(
    r"[（(](?:[^（）()《》]{0,40}[，,；;：:])?\s*(?:以下|下)?\s*(?:简)?称(?:为|“|”|「)?\s*[:：]?\s*"
    r"[《“\"「]?(?P<alias>[\u4e00-\u9fffA-Za-z]{1,40}?)[》”\"」]?\s*[）)]"
)
_POINTING = re.compile(rf"(?:该|此|上述|前述|同)(?P<kind>(?:部)?(?:法律|法规|规章|{_KINDS}))")
_OWN = re.compile(rf"本(?P<kind>{_KINDS})")
_UNMARKED_END = re.compile(rf"(?:{_KINDS})(?=(?:的|中)?\s*第\s*{NUMERAL}\s*条)")
_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff]{1,40}$")
_ONLY_KIND = re.compile(rf"(?:{_KINDS}|章程|纲要)$")
_LAWLIKE = re.compile(rf"(?:{_KINDS}|修正案|公约|章程|纲要|安排|决议)(?:[（(][^（）()]*[）)])?$")
# Words that stand before an unmarked name and are not of it.
_BEFORE_NAME = re.compile(
    r"^.*(?:依照|依据|根据|按照|违反|适用|参照|符合|触犯|属于|构成|所称|关于|以及|对于|结合|援引|引用|执行|遵守|规定在|是|与|和|及|"
    r"或|按|依|据|由|在|对|将|把|见|的|了)"
)


def normal(name: str) -> str:
    """Return a law's name as a catalogue compares it: without 中华人民共和国, gaps and the kind of brackets.

    The country is left out wherever it stands: 实施《中华人民共和国消防法》办法 is cited as 实施《消防法》办法.
    """
    name = re.sub(r"[\s　《》]", "", name).translate(str.maketrans("()〈〉<>", "（）《》《》"))
    return name.replace("《", "").replace("》", "").replace("中华人民共和国", "")


def find(text: str, own: str = "") -> list[Citation]:
    """Return the citations in `text` in their order; no two overlap.

    `own` is the name of the law that `text` is a part of: it gives 本法 and a bare 第三条 their meaning.
    """
    return _Finder(text, own).run()


class _Finder:
    def __init__(self, text: str, own: str):
        self.text = text
        self.own = (normal(own),) if own else ()
        self.found: list[Citation] = []
        self.aliases: dict[str, tuple[str, ...]] = {}
        self.last: tuple[str, ...] = self.own
        self.last_by_kind: dict[str, tuple[str, ...]] = {}
        # Matched once: a long law is gone through once for each of these, not once for every citation.
        self.marked = list(_MARKED.finditer(text))
        self.pointing = [match for match in _POINTING.finditer(text) if self._article_at(match.end())]
        self.own_law = [match for match in _OWN.finditer(text) if self._article_at(match.end())]
        self.unmarked = [match for match in _UNMARKED_END.finditer(text) if self._may_end_a_name(match)]

    def run(self) -> list[Citation]:
        at = 0
        while at < len(self.text):
            mention = self._next_mention(at)
            if mention is None:
                break
            start, end, names, marked = mention
            at = self._articles_after(start, end, names, marked)
        return self.found

    def _next_mention(self, at: int) -> tuple[int, int, tuple[str, ...], bool] | None:
        """The earliest thing from `at` on that names a law: (start, end, names, whether it is surely a name)."""
        best = None
        for look in (self._marked, self._pointing, self._own_law, self._unmarked, self._bare):
            mention = look(at)
            # A name in marks wins over the words within it.
            if mention and (best is None or mention[0] < best[0]):
                best = mention
        return best

    def _marked(self, at: int):
        for match in _from(self.marked, at):
            name = normal(match["name"])
            if name in self.aliases:
                return match.start(), match.end(), self.aliases[name], True
            if _LAWLIKE.search(name) and not _ONLY_KIND.fullmatch(name):
                return match.start(), match.end(), (name,), True
        return None

    def _pointing(self, at: int):
        for match in _from(self.pointing, at):
            names = self._pointed_at(match["kind"])
            if names:
                return match.start(), match.end(), names, True
        return None

    def _own_law(self, at: int):
        for match in _from(self.own_law, at):
            names = self.own or self._pointed_at(match["kind"])
            if names:
                return match.start(), match.end(), names, True
        return None

    def _pointed_at(self, kind: str) -> tuple[str, ...]:
        kind = kind.removeprefix("部")
        if kind in ("法律", "法规", "规章"):
            return self.last
        return self.last_by_kind.get(kind) or (self.last if kind == "法" else ())

    def _unmarked(self, at: int):
        for match in _from(self.unmarked, at):
            run = _HAN_BEFORE.search(self.text[max(at, match.end() - 40) : match.end()])[0]
            if re.search(rf"[该此本同]({_KINDS})$", run) or run.endswith(
                ("方法", "办法的规定", "合法", "违法", "依法")
            ):
                continue
            for length in range(len(run), 1, -1):
                alias = run[-length:]
                if alias in self.aliases:
                    return match.end() - length, match.end(), self.aliases[alias], True
            guess = _BEFORE_NAME.sub("", run).removeprefix("中华人民共和国") or run
            names = tuple(dict.fromkeys(normal(run[-length:]) for length in range(len(run), 1, -1)))
            names = (guess, *(name for name in names if name != guess))
            start = match.end() - len(guess)
            full = "中华人民共和国"
            if self.text[max(0, start - len(full)) : start] == full:
                start -= len(full)
            return start, match.end(), names, False
        return None

    def _may_end_a_name(self, match: re.Match) -> bool:
        before = self.text[max(0, match.start() - 1) : match.start()]
        return before not in ("该", "此", "本", "同") and not (
            match[0] == "法" and before in ("方", "合", "违", "依")
        )

    def _bare(self, at: int):
        if not self.own:
            return None
        match = _ARTICLES.search(self.text, at)
        return (match.start(), match.start(), self.own, True) if match else None

    def _article_at(self, at: int) -> re.Match | None:
        aside = _ASIDE_OF_NAME.match(self.text, at)
        return _ARTICLES.match(self.text, aside.end() if aside else at)

    def _articles_after(self, start: int, end: int, names: tuple[str, ...], marked: bool) -> int:
        """Record the citations of the law named at start:end, and return where to go on."""
        introduced = _INTRODUCED.match(self.text, self._after_other_asides(end))
        if introduced and marked:
            self.aliases[normal(introduced["alias"])] = names
            end_of_name = introduced.end()
        else:
            end_of_name = end
        self._remember(names)
        match = self._article_at(end_of_name)
        if not match:
            if end > start:
                self.found.append(Citation(start, end, names, marked=marked))
            return max(end_of_name, start + 1)
        first = True
        while match:
            number, last = _number(match["number"]), _number(match["last"])
            if number:
                citation = Citation(
                    start=start if first else match.start(),
                    end=match.end(),
                    names=names,
                    number=number,
                    branch=_number(match["branch"]) or 0,
                    last=last if last and last > number else None,
                    clause=_number(match["clause"]),
                    item=_number(match["item"]),
                    marked=marked,
                )
                self.found.append(citation)
            first = False
            end = match.end()
            between = _BETWEEN.match(self.text, end)
            match = _ARTICLES.match(self.text, between.end()) if between else None
        return end

    def _after_other_asides(self, at: int) -> int:
        """Pass over （法释〔2020〕26号）, which may stand before （以下简称…）."""
        while True:
            aside = re.compile(r"\s*[（(](?![^（）()]*称)[^（）()《》]{0,40}[）)]").match(self.text, at)
            if not aside:
                return at
            at = aside.end()

    def _remember(self, names: tuple[str, ...]) -> None:
        self.last = names
        for kind in _KINDS.split("|"):
            if names[0].endswith(kind):
                self.last_by_kind[kind] = names
        if names[0].endswith("典"):
            self.last_by_kind["法"] = names


def _from(matches: list[re.Match], at: int) -> Iterable[re.Match]:
    return islice(matches, bisect_left(matches, at, key=lambda match: match.start()), None)


def _number(numeral: str | None) -> int | None:
    if not numeral:
        return None
    try:
        return numerals.read(numeral)
    except ValueError:
        return None


Has = Callable[[int, int, int], bool]
"""Whether the law with this key has the article (number, branch)."""


def resolve(
    citations: Iterable[Citation], entries: Sequence[Entry], has: Has, on: date | None = None
) -> list[Resolved]:
    """Say for every citation which known law it means.

    `on` chooses the version that was in force that day; without it the current one is meant. A version that is not
    held is never replaced by another, because the same number may say something else there. A code that is printed
    in several files (民法典·总则) is found by its first name, and the file is chosen that has the article.
    """
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in {normal(entry.title), normal(entry.short_title)}:
            by_name.setdefault(name, []).append(entry)
            if "·" in name:
                by_name.setdefault(name.split("·")[0], []).append(entry)
    return [_resolve(citation, by_name, has, on) for citation in citations]


def names_of(citations: Iterable[Citation]) -> set[str]:
    """Every name under which a catalogue should be asked for these citations."""
    return {name for citation in citations for name in citation.names}


def _resolve(citation: Citation, by_name: dict[str, list[Entry]], has: Has, on: date | None) -> Resolved:
    name = next((name for name in citation.names if name in by_name), None)
    if name is None:
        return Resolved(citation, citation.names[0], reason=NO_LAW)
    citation = _start_at_name(citation, name)
    versions = [entry for entry in by_name[name] if _in_force(entry, by_name[name], on)]
    if not versions:
        return Resolved(citation, name, reason=NO_VERSION)
    if citation.number is None:
        return Resolved(citation, name, key=versions[0].key)
    for entry in versions:
        if has(entry.key, citation.number, citation.branch):
            return Resolved(citation, name, key=entry.key)
    return Resolved(citation, name, reason=NO_ARTICLE)


def _in_force(entry: Entry, entries: list[Entry], on: date | None) -> bool:
    """Whether this is the version of its law (by title: the parts of a code count apart) in force on that day."""
    if on is None:
        return entry.current
    begun = [
        other
        for other in entries
        if other.title == entry.title and other.in_force_from is not None and other.in_force_from <= on
    ]
    if begun:
        return entry == max(begun, key=lambda other: other.in_force_from)
    # Without a date nothing is known against it.
    return entry.in_force_from is None and entry.current


def _start_at_name(citation: Citation, name: str) -> Citation:
    """An unmarked name turned out shorter or longer than the guess: move the start accordingly."""
    if citation.marked or name == citation.names[0]:
        return citation
    return replace(citation, start=max(0, citation.start + len(citation.names[0]) - len(name)))

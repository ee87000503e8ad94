"""Letter random strings into random balloons and look for every fault that lettering may not have.

What a line break must respect is written down here once more, after GB/T 15834-2011 and without a look at
`typesetting`: a rule that was forgotten there would otherwise be forgotten here.
"""

import random
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from . import hanzi
from .notation import plain
from .renderers.ink import ink_outside
from .spec import KINDS, MAX_TEXT, Balloon
from .typesetting import Lettered, lay_out

WIDTH, HEIGHT = 1036, 778
_NEVER_FIRST = set("，。、；：！？）》〉」』】〕”’％·～－,.;:!?)]%")
_NEVER_LAST = set("（《〈「『【〔“‘￥([$")
_MARKS = "，，，，。。。！？、；：·"
_PAIRS = ("“”", "（）", "《》", "「」", "【】", "‘’", "()", "[]")
_UNITS = ("元", "万元", "年", "月", "日", "平方米", "公里", "个工作日", "小时", "人", "次", "条", "%", "％", "℃", "kg", "m", "")  # fmt: skip
_SYLLABLES = ("gǔ", "zhuāng", "lǜ", "ér", "chuǎng", "yī")
_MOST_NAMED = 20
_DRAWN = 50  # of so many balloons one is drawn whole, so that the measured boxes of ink are proved too


@dataclass
class Proof:
    """What was found. Faults are sentences with the text, the balloon and the seed that shows them again."""

    cases: int = 0
    fitting: int = 0
    missing: int = 0
    breaking: int = 0
    outside: int = 0
    """Pixels of ink outside of a balloon, of all cases together."""
    unnamed: int = 0
    """Texts that do not fit without its being said."""
    named: list[str] = field(default_factory=list)
    """The first faults in words."""
    times: list[float] = field(default_factory=list)
    """CPU milliseconds of each fit."""

    @property
    def faults(self) -> int:
        return self.missing + self.breaking + self.outside + self.unnamed

    def add(self, other: "Proof") -> None:
        for name in ("cases", "fitting", "missing", "breaking", "outside", "unnamed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.named = (self.named + other.named)[:_MOST_NAMED]
        self.times += other.times

    def slowest(self, share: float = 0.99) -> float:
        """The time in milliseconds within which that share of all texts is fitted."""
        times = sorted(self.times)
        return times[min(len(times) - 1, int(share * len(times)))] if times else 0.0


@dataclass(frozen=True)
class Case:
    """One balloon, and the stretches of its words (start, end; white space not counted) that no line may part."""

    balloon: Balloon
    whole: tuple[tuple[int, int], ...]


def missing_glyphs(face: str) -> dict[str, str]:
    """For every kind of balloon, the characters of the 通用规范汉字表 that lettering in `face` cannot draw; empty when none."""
    from . import fonts

    found = {kind: "".join(fonts.lettering(kind, face).missing(hanzi.standard())) for kind in KINDS}
    return {kind: characters for kind, characters in found.items() if characters}


def case(chance: random.Random) -> Case:
    """A random balloon: characters of the whole table, marks, figures with units, Latin, dashes, dots, notation."""
    text, length, whole = "", 0, []
    wanted = chance.choice((4, 12, 25, 45, 60))
    closing: list[str] = []
    table = hanzi.standard()
    while length < wanted:
        kind = chance.random()
        if kind < 0.66:
            piece = chance.choice(table)
        elif kind < 0.76:
            piece = chance.choice(_MARKS)
        elif kind < 0.80:
            opens, closes = chance.choice(_PAIRS)
            piece = opens
            closing.append(closes)
        elif kind < 0.84 and closing:
            piece = closing.pop()
        elif kind < 0.88:
            piece = f"{chance.choice((3, 12, 200, 2026, 1.5))}{chance.choice(_UNITS)}"
        elif kind < 0.91:
            piece = "".join(chance.choice("abcdegjpqyABGQ") for _ in range(chance.randint(2, 9)))
        elif kind < 0.93:
            piece = chance.choice(("——", "……"))
        elif kind < 0.95:
            piece = f"第{chance.choice('一三五十')}{chance.choice('条款项')}"
        elif kind < 0.97:
            piece = f"*{chance.choice(table)}{chance.choice(table)}*"
        elif kind < 0.99:
            piece = f"{chance.choice(table)}（{chance.choice(_SYLLABLES)}）"
        else:
            piece = chance.choice("\n ")
        if len(text) + len(piece) > MAX_TEXT - 8:
            break
        size = len(_squashed(plain(piece)))
        if size > 1 and "*" not in piece:
            whole.append((length, length + size))
        # Two runs of Latin or figures that touch would be one: they are kept apart, as a writer would.
        if text and text[-1].isascii() and text[-1].isalnum() and piece[0].isascii() and piece[0].isalnum():
            text += " "
        text += piece
        length += size
    text += "".join(reversed(closing))
    x, y = chance.uniform(0, 0.3), chance.uniform(0, 0.3)
    balloon = Balloon(
        chance.choice(sorted(KINDS)),
        text,
        x=x,
        y=y,
        w=chance.uniform(0.08, 0.7),
        h=chance.uniform(0.08, 0.7),
        tail=(chance.random(), chance.random()) if chance.random() < 0.6 else None,
        vertical=chance.random() < 0.35,
    )
    return Case(balloon, tuple(whole))


def prove(face: str, count: int, seed: int = 1) -> Proof:
    """Letter `count` random balloons in `face`; the same seed gives the same balloons."""
    chance, found = random.Random(seed), Proof()
    for number in range(count):
        one = case(chance)
        started = time.process_time()
        lettered = lay_out(one.balloon, WIDTH, HEIGHT, face)
        found.times.append((time.process_time() - started) * 1000)
        found.cases += 1
        found.fitting += lettered.fits
        wrong = []
        if lettered.missing:
            found.missing += len(lettered.missing)
            wrong.append(f"没有字形 {''.join(lettered.missing)}")
        broken = list(faults_of_lines(one, lettered))
        found.breaking += len(broken)
        wrong += broken
        if lettered.fits:
            pixels = ink_outside(lettered, WIDTH, HEIGHT, drawn=number % _DRAWN == 0)
            found.outside += pixels
            wrong += [f"{pixels} 个像素在气泡外"] if pixels else []
        elif not lettered.reason:
            found.unnamed += 1
            wrong.append("放不下而没有说明")
        if wrong and len(found.named) < _MOST_NAMED:
            found.named.append(f"{seed}/{number} {'；'.join(wrong)}：{one.balloon!r} → {lettered.lines!r}")
    return found


def faults_of_lines(one: Case, lettered: Lettered) -> Iterable[str]:
    """Every line that begins or ends as none may, or that parts what belongs together."""
    words = plain(one.balloon.text)
    lines = [_squashed(line) for line in lettered.lines]
    if "".join(lines) != _squashed(words):
        yield "丢了字"
        return
    forced, length = set(), 0
    for line in words.split("\n"):
        length += len(_squashed(line))
        forced.add(length)
    place = 0
    for before, after in pairwise(lines):
        place += len(before)
        if place in forced:
            continue
        if after[0] in _NEVER_FIRST:
            yield f"“{after[0]}”在行首"
        if before[-1] in _NEVER_LAST:
            yield f"“{before[-1]}”在行尾"
        parted = next((stretch for stretch in one.whole if stretch[0] < place < stretch[1]), None)
        if parted:
            yield f"拆开了“{_squashed(words)[slice(*parted)]}”"


def _squashed(text: str) -> str:
    return "".join(text.split())

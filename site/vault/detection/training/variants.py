"""From one marked document to any number of labelled ones: other values, other noise, other neighbours."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from vault.detection.normalise import read
from vault.detection.persons import names
from vault.detection.spans import NAMED_TYPES, TYPES

from .values import Values, Words

_MARKUP = re.compile(r"⟦(?P<type>[A-Z]+):(?P<value>.*?)⟧", re.DOTALL)
_POST = re.compile(rf"(?:{names.TITLE_LONG}|{names.TITLE_SHORT})$")

_SPACE = re.compile(r"\s")
AS_WRITTEN, WHOLE, KEPT = 0.25, 0.9, 0.1
"""Of so many documents so many values stay as they were written, and so many of all others: in a paper where 高峰 is a
man and an hour of the day, the man must keep his name."""
LENT = 0.4
"""So many of the others come from other documents."""

Piece = tuple[str, str]
"""A stretch of text and its type, "" where it may stay."""


def pieces(marked: str) -> list[Piece]:
    """A marked document as stretches of text with their types."""
    found, position = [], 0
    for match in _MARKUP.finditer(marked):
        if match.start() > position:
            found.append((marked[position : match.start()], ""))
        found.append((match["value"], "" if match["type"] == "KEEP" else match["type"]))
        position = match.end()
    if position < len(marked):
        found.append((marked[position:], ""))
    return found


def documents(path: Path) -> list[list[Piece]]:
    """The documents of a corpus file in the form that `scoring.load` reads."""
    blocks = re.split(r"(?m)^### ", path.read_text("utf-8"))[1:]
    return [
        pieces(b.split("\n", 2)[2].strip("\n").replace("\\t", "\t")) for b in blocks if b.count("\n") >= 2
    ]


def _sort(bare: str, type: str) -> tuple[str, int]:
    """Values that may stand in each other's place: of one type, persons and places of one length too."""
    if type == "PERSON":
        return f"{type}{bool(_POST.search(bare))}", min(len(bare), 4)
    return type, len(bare) // 6 if type == "ADDR" else 0


def sentences(document: Sequence[Piece]) -> list[list[Piece]]:
    """A document cut behind full stops and line ends that stand outside every mark."""
    found: list[list[Piece]] = [[]]
    for value, type in document:
        if type:
            found[-1].append((value, type))
            continue
        for part in re.split(r"(?<=[。\n])", value):
            if part:
                found[-1].append((part, ""))
                if part[-1] in "。\n":
                    found.append([])
    return [s for s in found if s]


class Variants:
    """An endless source of labelled texts out of marked documents and texts without anything to mark."""

    def __init__(self, marked: Sequence[list[Piece]], plain: Sequence[str], seed: int):
        self.dice = Random(seed)
        self.values = Values(self.dice, Words())
        self.marked = list(marked)
        self.plain = list(plain)
        self.lines = [s for document in self.marked for s in sentences(document)]
        self.seen: dict[tuple[str, int], list[str]] = {}
        """What people wrote, by sort: signs that are sentences, ways that are told. No generator thinks of them."""
        for document in self.marked:
            for value, type in document:
                if type:
                    bare = _SPACE.sub("", value)
                    self.seen.setdefault(_sort(bare, type), []).append(bare)

    def stream(self, share_plain: float = 0.12) -> Iterator[tuple[str, list[int]]]:
        """Texts in the normalised form with one label a character: 0, or 1 + 2 · kind for the first, + 1 for further ones."""
        dice = self.dice
        while True:
            if self.plain and dice.random() < share_plain:
                text = dice.choice(self.plain)
                start = dice.randrange(max(1, len(text) - 400))
                yield self._labelled([(text[start : start + 400], "")])
                continue
            document = dice.choice(self.marked)
            roll = dice.random()
            if roll < 0.2:
                document = [p for s in dice.choices(self.lines, k=dice.randint(2, 8)) for p in s]
            elif roll < 0.4:
                parts = sentences(document)
                document = [p for s in parts if dice.random() < 0.7 for p in s]
            if document:
                yield self._labelled(self._noisy(self.filled(document)))

    def filled(self, document: Sequence[Piece]) -> list[Piece]:
        """The document with other values: one value in all its places has one other value."""
        dice, values = self.dice, self.values
        full = {_SPACE.sub("", v) for v, t in document if t == "PERSON"}
        known: dict[tuple[str, str], str] = {}
        kept: set[tuple[str, str]] = set()
        keep = WHOLE if dice.random() < AS_WRITTEN else KEPT

        def other(value: str, type: str) -> str:
            bare = _SPACE.sub("", value)
            if (type, bare) in kept:
                return value
            if (type, bare) in known:
                return known[type, bare]
            if dice.random() < keep:
                kept.add((type, bare))
                return value
            if dice.random() < LENT and (type != "PERSON" or not self._part(bare, full)):
                made = dice.choice(self.seen.get(_sort(bare, type)) or [bare])
                if type not in NAMED_TYPES or dice.random() < 0.5:
                    made = values.scrambled(made)
            elif type == "PERSON":
                made = self._person(bare, full, other)
            elif type == "NICK":
                made = self._nickname(bare, full, other)
            elif type == "ADDR":
                made = values.address(bare)
            elif type == "SHOP":
                made = values.shop(bare)
            elif type == "ORG":
                made = values.firm(bare)
            elif type == "SCHOOL":
                made = values.school(bare)
            elif type == "HEALTH":
                made = bare if dice.random() < 0.5 else values.health()
            else:
                made = values.scrambled(bare)
            known[type, bare] = made
            return made

        result = []
        for value, type in document:
            result.append((other(value, type) if type else self._dated(value), type))
        return result

    def _dated(self, value: str) -> str:
        """Other digits in what may stay, now and then: dates, sums, measures."""
        if self.dice.random() < 0.5:
            return value
        return re.sub(
            r"\d", lambda m: str(self.dice.randint(1, 9)) if self.dice.random() < 0.4 else m.group(), value
        )

    def _person(self, bare: str, full: set[str], other) -> str:
        values = self.values
        if "·" in bare:
            return values.dotted()
        if bare.isascii():
            return values.latin()
        owner = self._part(bare, full)
        if owner and names.surname_of(owner) == owner[: -len(bare)]:
            whole = other(owner, "PERSON")
            given = whole[len(names.surname_of(whole)) :] if len(whole) > 2 else whole
            return given if len(given) > 1 else values.given()
        surname = names.surname_of(bare)
        post = _POST.search(bare)
        if (
            post
            and surname
            and 0 < post.start() <= len(surname) + 2
            and not (len(bare) == 3 and len(post.group()) == 1)
        ):
            if post.start() == len(surname):
                return values.titled(bare)
            return values.person() + post.group()
        return values.person()

    def _part(self, bare: str, full: set[str]) -> str:
        """The full name that `bare` is the end of, if any."""
        return next((n for n in sorted(full) if len(n) > len(bare) >= 2 and n.endswith(bare)), "")

    def _nickname(self, bare: str, full: set[str], other) -> str:
        dice = self.dice
        owner = next((n for n in sorted(full) if bare[-1] in n[1:] and len(bare) == 2), None)
        if owner and dice.random() < 0.5:
            return bare[0] + other(owner, "PERSON")[-1]
        return bare if dice.random() < 0.1 else self.values.nickname()

    # noise

    def _noisy(self, document: list[Piece]) -> list[Piece]:
        dice, roll = self.dice, self.dice.random()
        if roll < 0.05:  # a dictation: no punctuation at all
            return [(v if t else re.sub(r"[，。、；：“”？！（）\n]", "", v), t) for v, t in document]
        if roll < 0.10:
            return [
                (v if t else re.sub(r"[，。；：]", lambda m: dice.choice([" ", "", m.group()]), v), t)
                for v, t in document
            ]
        if roll < 0.15:  # a label and its value without a colon
            return [
                (v if t else re.sub("[：:]", dice.choice(["", " ", "\t", "|"]), v), t) for v, t in document
            ]
        if roll < 0.19:  # names of a list apart by something else
            mark = dice.choice([" ", "　", "，", "/", "；", ""])
            return [(mark if v == "、" and not t else v, t) for v, t in document]
        if roll < 0.23:  # letter by letter
            return [(" ".join(v) if len(v) < 400 else v, t) for v, t in document]
        if roll < 0.33:
            return self._broken(document, dice.randint(9, 36))
        if roll < 0.40:  # characters that a machine misread
            chars = self.values.chars
            return [
                ("".join(dice.choice(chars) if c > "一" and dice.random() < 0.02 else c for c in v), t)
                for v, t in document
            ]
        if roll < 0.44:
            return [(v if t else v.replace("\n", dice.choice([" ", "", "\t"])), t) for v, t in document]
        if roll < 0.50:  # other quotation marks
            pair = dice.choice(["「」", '""', "''", "《》", "【】", "‘’", ("", "")])
            return [(v if t else v.replace("“", pair[0]).replace("”", pair[1]), t) for v, t in document]
        return document

    def _broken(self, document: list[Piece], width: int) -> list[Piece]:
        result, column = [], 0
        for value, type in document:
            out = []
            for char in value:
                column = 0 if char == "\n" else column + 1
                out.append(char)
                if column >= width:
                    out.append("\n")
                    column = 0
            result.append(("".join(out), type))
        return result

    def _labelled(self, document: list[Piece]) -> tuple[str, list[int]]:
        labels: list[int] = []
        for value, type in document:
            if not type:
                labels += [0] * len(value)
                continue
            kind = TYPES.index(type)
            labels += [1 + 2 * kind] + [2 + 2 * kind] * (len(value) - 1)
        reading = read("".join(v for v, _ in document))
        out = []
        for i in range(len(reading.text)):
            out.append(labels[reading.span(i, i + 1)[0]])
        return reading.text, out

"""How good detection is: full cover by type, leaking documents, kept stretches, suspects, precision."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from .persons import names
from .spans import FORMATTED_TYPES, Detection, Party

GROUPS = {
    **dict.fromkeys(FORMATTED_TYPES, "formatted"),
    "PERSON": "person",
    "NICK": "person",
    "ADDR": "address",
    "SHOP": "firm",
    "ORG": "firm",
    "HEALTH": "private",
    "SCHOOL": "private",
}


@dataclass(frozen=True)
class Gold:
    """One document with what must go and what must stay."""

    id: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    keep: tuple[tuple[int, int], ...] = ()
    roster: tuple[Party, ...] = ()


def _row() -> list[int]:
    return [0, 0, 0]


@dataclass
class Score:
    """Counts over a corpus; every ratio is (found, of)."""

    by_type: dict[str, list[int]] = field(default_factory=lambda: defaultdict(_row))
    """type → [masked whole, masked whole or suspected, all]"""
    keep: list[int] = field(default_factory=lambda: [0, 0])
    spans_right: int = 0
    spans_all: int = 0
    suspects: int = 0
    characters: int = 0
    documents: int = 0
    leaking: int = 0
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    false: list[tuple[str, str, str]] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)

    def group(self, name: str) -> tuple[int, int, int]:
        """Masked, masked or suspected, all: over the types of one group."""
        rows = [row for type, row in self.by_type.items() if GROUPS.get(type) == name]
        return tuple(sum(row[i] for row in rows) for i in range(3))


def wilson(found: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % confidence interval of a ratio (Wilson's, which holds for small counts)."""
    if not of:
        return 0.0, 1.0
    p = found / of
    centre = p + z * z / (2 * of)
    margin = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return max(0.0, (centre - margin) / (1 + z * z / of)), min(1.0, (centre + margin) / (1 + z * z / of))


def score(
    corpus: Iterable[Gold], detect: Callable[[str, tuple[Party, ...]], Detection], *, with_roster: bool
) -> Score:
    """Run a detector over a corpus. A gold span counts when each of its characters that is no space is covered."""
    total = Score()
    for gold in corpus:
        found = detect(gold.text, gold.roster if with_roster else ())
        masked = bytearray(len(gold.text))
        seen = bytearray(len(gold.text))
        for span in found.spans:
            for i in range(span.start, span.end):
                masked[i] = seen[i] = 1
        for suspect in found.suspects:
            for i in range(suspect.start, suspect.end):
                seen[i] = 1
        leaks = False
        for start, end, type in gold.spans:
            places = [i for i in range(start, end) if not gold.text[i].isspace()]
            hidden, known = all(masked[i] for i in places), all(seen[i] for i in places)
            row = total.by_type[type]
            row[0] += hidden
            row[1] += known
            row[2] += 1
            if not hidden:
                leaks = True
                total.missed.append(
                    (gold.id, type, gold.text[start:end] + ("" if not known else " (suspect)"))
                )
        for start, end in gold.keep:
            stays = not any(masked[start:end])
            total.keep[0] += stays
            total.keep[1] += 1
            if not stays:
                total.broken.append((gold.id, gold.text[start:end]))
        wanted = bytearray(len(gold.text))
        for start, end, _ in gold.spans:
            wanted[start:end] = b"\x01" * (end - start)
        for span in found.spans:
            total.spans_all += 1
            if any(wanted[span.start : span.end]):
                total.spans_right += 1
            else:
                total.false.append((gold.id, span.type, gold.text[span.start : span.end]))
        total.suspects += len(found.suspects)
        total.characters += len(gold.text)
        total.documents += 1
        total.leaking += leaks
    return total


_MARKUP = re.compile(r"⟦(?P<type>[A-Z]+):(?P<value>.*?)⟧", re.DOTALL)


def parse(marked: str, id: str = "", roster: tuple[Party, ...] = ()) -> Gold:
    """A document from its marked-up form: ⟦PERSON:张伟⟧ must go, ⟦KEEP:《城市绿化条例》⟧ must stay."""
    text, spans, keep, position = "", [], [], 0
    for match in _MARKUP.finditer(marked):
        text += marked[position : match.start()]
        start = len(text)
        text += match["value"]
        if match["type"] == "KEEP":
            keep.append((start, len(text)))
        else:
            spans.append((start, len(text), match["type"]))
        position = match.end()
    return Gold(id, text + marked[position:], tuple(spans), tuple(keep), roster)


def load(path: Path) -> list[Gold]:
    """The documents of a corpus file: each begins with `### id | format` and a line `roster: 甲; 乙`.

    An empty roster line stands for a full one: every full name of a person, every shop and firm of the document.
    """
    documents = []
    for block in re.split(r"(?m)^### ", path.read_text("utf-8"))[1:]:
        head, _, body = block.partition("\n")
        line, _, body = body.partition("\n")
        named = tuple(Party(name.strip()) for name in line.removeprefix("roster:").split(";") if name.strip())
        gold = parse(body.strip("\n").replace("\\t", "\t"), head.strip())
        documents.append(replace(gold, roster=named or _full_roster(gold)))
    return documents


def _full_roster(gold: Gold) -> tuple[Party, ...]:
    values = {
        gold.text[s:e].replace(" ", "").replace("\n", ""): t
        for s, e, t in gold.spans
        if t in ("PERSON", "SHOP", "ORG")
    }
    kinds = {"PERSON": "person", "SHOP": "shop", "ORG": "org"}
    return tuple(
        Party(value, kind=kinds[type])
        for value, type in values.items()
        if type != "PERSON" or names.looks_like_name(value, labelled=True) or "·" in value or value.isascii()
    )


def report(total: Score) -> str:
    """The figures as a table of plain text."""
    lines = []
    types = Counter({type: row[2] for type, row in total.by_type.items()})
    for type, _ in types.most_common():
        masked, seen, of = total.by_type[type]
        low, high = wilson(masked, of)
        lines.append(
            f"{type:8} {masked:4}/{of:<4} {masked / of:6.1%} [{low:.1%}, {high:.1%}]  seen {seen}/{of}"
        )
    for group in ("formatted", "person", "address", "firm", "private"):
        masked, seen, of = total.group(group)
        if of:
            low, high = wilson(masked, of)
            lines.append(
                f"= {group:10} {masked:4}/{of:<4} {masked / of:6.1%} [{low:.1%}, {high:.1%}]  seen {seen}/{of} {seen / of:.1%}"
            )
    all_masked = sum(row[0] for row in total.by_type.values())
    of = sum(row[2] for row in total.by_type.values())
    lines.append(
        f"all {all_masked}/{of} {all_masked / max(of, 1):.1%}; leaking {total.leaking}/{total.documents}; keep {total.keep[0]}/{total.keep[1]}; "
        f"precision {total.spans_right}/{total.spans_all} {total.spans_right / max(total.spans_all, 1):.1%}; suspects {total.suspects * 1000 / max(total.characters, 1):.2f} per 1,000 characters"
    )
    return "\n".join(lines)

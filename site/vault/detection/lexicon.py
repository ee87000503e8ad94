"""The word lists, kept as text beside the code: `data/lexicon/<module>.txt`, a `[section]` line before each list."""

from functools import cache

from .normalise import DATA


@cache
def _sections(module: str) -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    name = ""
    for line in (DATA / "lexicon" / f"{module}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            sections[name] = []
        elif line:
            sections[name].extend(line.split(" "))
    return {name: tuple(words) for name, words in sections.items()}


def words_of(section: str, module: str) -> tuple[str, ...]:
    """One list of words, in its order. Raises KeyError for a section that is not there."""
    return _sections(module)[section]

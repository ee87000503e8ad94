"""The 8,105 characters of the 通用规范汉字表 (国发〔2013〕23号): what every face has to draw, and which of them are rare."""

from functools import cache
from pathlib import Path

COMMON, SECOND, THIRD = 3500, 3000, 1605
"""How many characters the three levels of the table hold; whoever has finished school reads the first."""


@cache
def standard() -> str:
    """All characters of the table, in its order."""
    lines = (Path(__file__).parent / "hanzi.txt").read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


@cache
def common() -> frozenset[str]:
    """The first level (一级字表)."""
    return frozenset(standard()[:COMMON])


def is_han(character: str) -> bool:
    """Whether it is a Chinese character, in Unicode's blocks of unified ideographs."""
    return character == "〇" or "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U000323af"


def is_rare(character: str) -> bool:
    """Whether it is a Chinese character beyond the first level, which an older reader may not know."""
    return is_han(character) and character not in common()

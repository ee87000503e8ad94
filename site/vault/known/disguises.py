"""The forms in which a text is searched: however a value is dressed up, it must come out the same (pure).

A leak rarely stands in the text as it stands in the case. It is cut by markup (张<b>莉</b>), spaced out, written full
width, in traditional characters, as entities, percent-encoded in a file name, or its digits as Chinese numerals.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_CONNECTORS = re.compile(r"[\s·・‧•\-_'’`*|/\\.~]+")
_NOT_WORD = re.compile(r"[\W_]+")
_INVISIBLE = ("Cf", "Mn", "Me", "Cc")
NUMERALS = str.maketrans("〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两", "00012345678912345678912")


@dataclass(frozen=True)
class Forms:
    """One text in the forms that are searched."""

    joined: str
    """Without spaces and connectors, so that 张 莉 and 张·莉 read 张莉; other punctuation still parts sentences."""
    bare: str
    """Letters, digits and characters only."""
    digits: str
    """`bare` with Chinese numerals as digits."""
    latin: str
    """Lower case, without accents, spaces kept: for names in pinyin."""


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """Traditional characters to simplified ones, the table that detection reads with too."""
    table = Path(__file__).parent.parent / "detection" / "data" / "traditional.txt"
    old, new = (line for line in table.read_text("utf-8").splitlines() if not line.startswith("#"))
    return str.maketrans(old, new)


class _Level(dict):
    """What each character becomes, worked out when it is first met: `str.translate` then goes at full speed."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in "\n\r\t":
            plain = " "
        elif unicodedata.category(char) in _INVISIBLE:
            plain = ""
        else:
            plain = unicodedata.normalize("NFKC", char).translate(_simplified()).casefold()
            plain = "".join(c for c in plain if unicodedata.category(c) not in _INVISIBLE)
        self[code] = plain
        return plain


_level = _Level()


def level(text: str) -> str:
    """NFKC, simplified, lower case, without invisible characters; spaces and punctuation kept."""
    return text.translate(_level)


def joined(text: str) -> str:
    """`level`, without spaces and connectors."""
    return _CONNECTORS.sub("", level(text))


def bare(text: str) -> str:
    """`level`, letters, digits and characters only."""
    return _NOT_WORD.sub("", level(text))


def digits(text: str) -> str:
    """`bare`, with Chinese numerals as digits."""
    return bare(text).translate(NUMERALS)


def latin(text: str) -> str:
    """Lower case without accents (Zhāng Lì becomes zhang li)."""
    return "".join(
        c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn"
    ).casefold()


def readings(text: str) -> tuple[str, ...]:
    """What a reader or a crawler may make of `text`: what is between its tags, and what is inside them (alt texts)."""
    whole = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), html.unescape(html.unescape(text)))
    if "%" in whole:
        whole = unquote(whole)
    tags = _TAG.findall(whole)
    return (_TAG.sub("", whole), "\n".join(tags)) if tags else (whole,)


def forms_of(text: str) -> tuple[Forms, ...]:
    """Every reading of `text` in every form."""
    return tuple(Forms(joined(read), bare(read), digits(read), latin(read)) for read in readings(text))

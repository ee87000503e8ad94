"""The forms in which a text is searched: however a value is dressed up, it must come out the same (pure).

A leak rarely stands in the text as it stands in the case. It is cut by markup (张<b>莉</b>), spaced out, written full
width, in traditional characters, as entities, percent-encoded in a file name, its digits as Chinese numerals, in the
characters that a PDF writes for radicals, or in letters that only look like those of the name.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u(?:([0-9a-fA-F]{4})|\{([0-9a-fA-F]{4,5})\})")
# Encoded twice or thrice is still one click away from the name.
_MOST_LAYERS = 4
_TURNED = re.compile("\u202e([^\u202c\n]*)\u202c?")
_CONNECTORS = re.compile(r"[\s·・‧•\-_'’`*|/\\.~]+")
_NOT_WORD = re.compile(r"[\W_]+")
_INVISIBLE = ("Cf", "Mn", "Me", "Cc")
# Letters that show nothing: fillers of Hangul.
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"
# Whole characters that PDF writers and input methods take from the blocks of radicals; NFKC knows one block only.
RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
RADICALS |= str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⺟⺩⺝⻑",
    "民虎西见角贝车长门青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龟母王月長",
)
# Cyrillic and Greek letters that look like Latin ones, and one that looks like a three.
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТУХЅІЈаеорсухіјѕЗзΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEKMHOPCTYXSIJaeopcyxijs33ABEZHIKMNOPTYXo",
)
# A number in which letters stand for ones and zeros, and mostly digits for the others.
_ALMOST_NUMBER = re.compile(r"(?=[oil]*(?:\d[oil]*){4})[\doil]{6,}")
_AS_DIGITS = str.maketrans("oil", "011")
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
        elif unicodedata.category(char) in _INVISIBLE or char in _BLANK_LETTERS:
            plain = ""
        else:
            # The radicals first: NFKC would make them traditional, and another table simplifies.
            plain = unicodedata.normalize("NFKC", char.translate(RADICALS)).translate(_LOOKALIKES)
            plain = "".join(map(_digit, plain.translate(_simplified()).casefold()))
            # Pictures and ornaments part a name for the eye alone.
            plain = "".join(c for c in plain if unicodedata.category(c) not in (*_INVISIBLE, "So"))
        self[code] = plain
        return plain


def _digit(char: str) -> str:
    """The digit that `char` is in any script, as ours; Chinese numerals are words as well, and stay."""
    value = unicodedata.digit(char, None)
    if value is None and "\u3021" <= char <= "\u3029":
        value = ord(char) - 0x3020
    return char if value is None else str(value)


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
    """`bare`, with Chinese numerals as digits, and letters that stand for digits within a number."""
    return _ALMOST_NUMBER.sub(lambda match: match[0].translate(_AS_DIGITS), bare(text).translate(NUMERALS))


def latin(text: str) -> str:
    """Lower case without accents (Zhāng Lì becomes zhang li)."""
    return "".join(
        c
        for c in unicodedata.normalize("NFKD", text).translate(_LOOKALIKES)
        if unicodedata.category(c) != "Mn"
    ).casefold()


def readings(text: str) -> tuple[str, ...]:
    """What a reader or a crawler may make of `text`: what is between its tags, and what is inside them (alt texts)."""
    whole = text
    for _ in range(_MOST_LAYERS):
        before, whole = whole, _unwrapped(whole)
        if whole == before:
            break
    if "\u202e" in whole:
        # What stands between the marks is shown from its end to its beginning.
        whole += "\n" + "\n".join(stretch[::-1] for stretch in _TURNED.findall(whole))
    tags = _TAG.findall(whole)
    return (_TAG.sub("", whole), "\n".join(tags)) if tags else (whole,)


def _unwrapped(text: str) -> str:
    text = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), html.unescape(text))
    return unquote(text) if "%" in text else text


def forms_of(text: str) -> tuple[Forms, ...]:
    """Every reading of `text` in every form."""
    return tuple(Forms(joined(read), bare(read), digits(read), latin(read)) for read in readings(text))

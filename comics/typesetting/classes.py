"""Which characters may stand where: 避头 (never first in a line), 避尾 (never last), and their vertical forms.

After GB/T 15834-2011 5.1 and the W3C's Requirements for Chinese Text Layout (clreq) 3.1.
"""

import unicodedata

NOT_FIRST = frozenset(
    "，。、．：；！？）］｝〕〗〙〛》〉」』】〞〟”’％‰℃·•・‧～〜－–ー々〻゛゜"
    ",.:;!?)]}%\u00b0\u00bb｡｣､･＞"
    "︐︑︒︓︔︕︖︘︶︸︺︼︾﹀﹂﹄﹈﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞"
)
NOT_LAST = frozenset("（［｛〔〖〘〚《〈「『【〝“‘([{￥¥$£€№＃＄￡\u00ab＜︗︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝")
DASHES = frozenset("—―─⸺⸻")

# Small words that cling to what stands before them: a line that begins with one reads badly.
CLINGING = frozenset("的了着过们吗呢吧啊呀嘛啦哦地得")

UPRIGHT_FORM = str.maketrans(
    {
        "，": "︐",
        "、": "︑",
        "。": "︒",
        "：": "︓",
        "；": "︔",
        "！": "︕",
        "？": "︖",
        "…": "︙",
        "⋯": "︙",
        "—": "︱",
        "―": "︱",
        "─": "︱",
        "（": "︵",
        "）": "︶",
        "｛": "︷",
        "｝": "︸",
        "〔": "︹",
        "〕": "︺",
        "【": "︻",
        "】": "︼",
        "《": "︽",
        "》": "︾",
        "〈": "︿",
        "〉": "﹀",
        "「": "﹁",
        "」": "﹂",
        "『": "﹃",
        "』": "﹄",
        "“": "﹃",
        "”": "﹄",
        "‘": "﹁",
        "’": "﹂",
        "［": "﹇",
        "］": "﹈",
    }
)


def is_wide(character: str) -> bool:
    """Whether it is set on a square of its own, as Han characters and full-width marks are."""
    if character in "“”‘’…—―─⋯·":
        return True
    return unicodedata.east_asian_width(character) in "WF"


def cleaned(text: str) -> str:
    """The text as it is lettered: composed, one kind of line end, without invisible characters.

    Variation selectors, zero-width marks and control characters draw nothing and would only come out as boxes.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = []
    for character in text:
        if character == "\n":
            kept.append(character)
        elif character.isspace():
            kept.append(" ")
        elif (
            unicodedata.category(character) in {"Cc", "Cf"}
            or "\ufe00" <= character <= "\ufe0f"
            or "\U000e0100" <= character <= "\U000e01ef"
        ):
            continue
        else:
            kept.append(character)
    return "\n".join(" ".join(line.split()) for line in "".join(kept).split("\n") if line.strip())

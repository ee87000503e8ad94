"""What the machine is not sure of: shown to the reviewer, never hidden by itself. Few enough to be read."""

import re

from . import names, possible
from .draft import HAN, Draft
from .foreign import NOT_LATIN_NAMES
from .mentions import candidates
from .naming import right_edge
from .spans import Mark

_LONG_DIGITS = re.compile(r"(?<![\d.])\d(?:[ \-]?\d){5,}(?![\d.])")
_MEASURE = re.compile(
    r"[ ]?(?:元|万|平方|㎡|m|米|吨|公斤|千克|kg|克|升|人|次|份|张|件|户|家|分贝|dB|%|％|年|月|日|时|点|度)"
)
_BEFORE_NUMBER = re.compile(
    r"(?:邮编|邮政编码|批号|批次|型号|标准|GB|GB/T|DB|第|¥|￥|人民币|金额|共计|合计)[ |\t]?[:]?[ |\t]?[TZ\d\-/]*$"
)
_LATIN = re.compile(r"(?<![A-Za-z0-9@._\-/])[A-Z][a-z]{2,14}(?:[ ][A-Z][a-z]{2,14})?(?![A-Za-z0-9@_./])")
_QUOTED_NICK = re.compile(rf"[“\"]([{HAN}A-Za-z0-9]{{2,6}})[”\"]")
_ODD = re.compile(r"[A-Za-z][A-Za-z0-9_\-]{0,20}\d[A-Za-z0-9_\-]{4,}")


def find(draft: Draft, settled: list[Mark]) -> list[tuple[int, int, str]]:
    """Sorted stretches outside every mark, each with its reason in Chinese."""
    text = draft.text
    taken = bytearray(len(text) + 1)
    for mark in settled:
        taken[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    for start, end in draft.protected:
        taken[start:end] = b"\x01" * (end - start)
    found: list[tuple[int, int, str]] = []

    def add(start: int, end: int, reason: str) -> None:
        if "某" in text[start : end + 1]:
            return
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append((start, end, reason))

    for match in _LONG_DIGITS.finditer(text):
        if re.match(r"(?:19|20)\d\d[\- ]?[01]\d", match.group()) and "-" in match.group():
            continue
        if not _MEASURE.match(text, match.end()) and not _BEFORE_NUMBER.search(
            text[max(0, match.start() - 12) : match.start()]
        ):
            add(match.start(), match.end(), "六位以上的数字")
    for match in _ODD.finditer(text):
        if (
            not _MEASURE.match(text, match.end())
            and not re.match(r"(?:GB|DB|HJ|JGJ|CJJ|ISO|GBZ)", match.group())
            and not _BEFORE_NUMBER.search(text[max(0, match.start() - 12) : match.start()])
        ):
            add(match.start(), match.end(), "字母和数字组成的编号")
    for match in _LATIN.finditer(text):
        if match.group().lower() not in NOT_LATIN_NAMES:
            add(match.start(), match.end(), "外文词，可能是人名")
    for start, end in draft.doubts:
        add(start, end, "可能是人名")
    for start, end in _acting_words(draft):
        add(start, end, "可能是人名")
    for start, end, _ in candidates(draft):
        if _person_place(draft, start, end):
            add(start, end, "可能是人名")
    for start, end in _possible_names(draft):
        add(start, end, "可能是人名")
    for start, end in possible.find(draft):
        add(start, end, "可能是人名")
    if not possible.is_law(text):
        for start, end in _places(draft):
            add(start, end, "可能是地点")
        for match in _QUOTED_NICK.finditer(text):
            value = match.group(1)
            told = _TOLD.search(text[max(0, match.start() - 4) : match.start()])
            if not names.is_word(value) and (
                told or re.search(r"[记仔佬妹嫂婶叔伯姨婆哥姐居阁轩坊斋屋]$", value)
            ):
                add(match.start(1), match.end(1), "引号里的称呼或店名")
    return sorted(found)


_TOLD = re.compile(r"(?:的|叫|是|到|去|在|和|与|家|间|间叫|店|档|铺|写着|名)$")
_PLACE_LIKE = re.compile(
    rf"(?:在|到|去|住|从|往|至|于|喺|经过|路过|附近的|位于)(?P<v>[{HAN}]{{1,5}}(?:路|街|巷|村|里|坊|花园|市场|围|桥|涌|码头|广场|大厦|公寓|小区|新村|学校|公园|酒店|祠堂|庙))(?![{HAN}]{{0,1}}(?:上的|规划|建设|管理|改造))"
)
_PLAIN_PLACE = re.compile(
    r"^(?:马|公|道|铁|网|这|那|家|城|屋|手|心|眼|夜|哪|海|山|水|店|车|房|楼|院|园|厂|校|人|电|线|思|出|同|某|该|本|此|其)?(?:路|街|巷|村|里|坊|花园|市场|围|桥|涌|码头|广场|大厦|公寓|小区|新村|学校|公园|酒店|祠堂|庙)$"
)


def _places(draft: Draft):
    """Place-like words that no layer hid: 去石湾涌, 在旧墟."""
    for match in _PLACE_LIKE.finditer(draft.text):
        start, end = match.span("v")
        value = match["v"]
        plain = (
            _PLAIN_PLACE.match(value) or value in names.law_words() or re.search(r"[的了是有一个这那]", value)
        )
        if not plain and end in draft.edges:
            yield start, end


def _acting_words(draft: Draft):
    """边疆把车开走了: a word that could be a name begins a phrase and does something to somebody."""
    text = draft.text
    for word in draft.words:
        value = text[word.start : word.end]
        if len(value) not in (2, 3) or value[0] not in names.common_surnames() or not names.is_word(value):
            continue
        if (
            value in names.law_words()
            or value in names.NOT_NAMES
            or value in names.NICK_NOT
            or word.tag in ("LOC", "ORG", "TIME", "t", "f", "s", "p", "c", "m", "r", "q", "d")
        ):
            continue
        left = text[word.start - 1 : word.start]
        if (not left or left in ',。;:!?\n“" 由对被跟找问请据替帮见') and _DOES.match(text, word.end):
            yield word.start, word.end


_DOES = re.compile(
    r"(?:把|将|称|说|表示|反映|承认|告诉|签|到场|在场|拿|开着|推着|带着|打电话|养的|开的|的(?:摊|店|档|车|狗|家|老婆|老公|儿子|女儿|电话|手机))"
)


def _possible_names(draft: Draft):
    """Rare or loose names: words that the model could not read, beginning with a surname and closed on both sides."""
    text = draft.text
    for index, word in enumerate(draft.words):
        char = text[word.start]
        if char not in names.surnames() or word.tag in (
            "w",
            "TIME",
            "m",
            "ORG",
            "LOC",
            "u",
            "p",
            "c",
            "r",
            "xc",
        ):
            continue
        length = word.end - word.start
        if length >= 2:
            value = text[word.start : word.end]
            if (word.tag == "PER" and length <= 4 and value not in names.NICK_NOT) or (
                length in (2, 3)
                and word.tag in ("n", "nz", "nw", "a", "v", "vn")
                and names.looks_like_name(value)
                and char in names.common_surnames()
                and _person_place(draft, word.start, word.end)
            ):
                yield word.start, word.end
            continue
        # a lone surname followed by one or two lone characters: the model found no word here
        end = word.end
        follow = index + 1
        while follow < len(draft.words) and end - word.start < 3:
            following = draft.words[follow]
            if (
                following.end - following.start > 2
                or following.tag in ("w", "p", "c", "u", "m", "r", "q", "TIME", "d", "f")
                or following.end - word.start > 3
            ):
                break
            end = following.end
            follow += 1
        value = text[word.start : end]
        if (
            (
                end - word.start >= 2
                and char in names.common_surnames()
                and names.looks_like_name(value)
                and not names.is_word(value)
                and right_edge(draft, end)
            )
            and word.tag
            in (
                "v",
                "d",
                "q",
                "f",
                "a",
                "n",
                "nz",
                "s",
                "t",
                "vn",
                "PER",
                "nr",
            )
            and _person_place(draft, word.start, end)
        ):
            yield word.start, end


_BEFORE_PERSON = re.compile(
    r"(?:[,。;:、!?(\n“\"\s]|和|与|及|跟|同|由|对|向|被|把|找|问|叫|请|让|给|替|帮|是|为|的|称|经|系|与|据|见|让|畀|俾|佢|喺)$"
)
_AFTER_PERSON = re.compile(
    r"(?:[,。;:、!?)(\n”\"\s]|$|和|与|及|跟|同|在|于|称|说|表示|反映|承认|系|是|将|把|被|对|向|就|也|都|又|没|不|到|来|去|从|签|拿|打|给|家|的|要|先|已|未|之)"
)


def _person_place(draft: Draft, start: int, end: int) -> bool:
    text = draft.text
    value = text[start:end]
    if names.is_word(value):
        # an ordinary word is only suspected where it does what persons do
        return bool(re.match(r"(?:称|说|表示|反映|承认|签名|签字|签收|到场|在场)", text[end:])) and bool(
            _BEFORE_PERSON.search(text[max(0, start - 1) : start] or "\n")
        )
    return bool(
        _BEFORE_PERSON.search(text[max(0, start - 1) : start] or "\n") and _AFTER_PERSON.match(text, end)
    )

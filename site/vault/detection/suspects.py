"""What the machine is not sure of: shown to the reviewer, never hidden by itself. Few enough to be read."""

import re

from . import stays
from .draft import HAN, Draft
from .persons import names, possible
from .persons.foreign import NOT_LATIN_NAMES
from .persons.naming import FORM_WORDS
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
    found: list[tuple[int, int, str]] = []

    def add(start: int, end: int, reason: str) -> None:
        if "某" in text[start : end + 1]:
            return
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append((start, end, reason))

    for value in sorted(draft.named, key=lambda value: (-len(value), value)):
        if len(value) > 1:
            for start, end in draft.occurrences(value):
                add(start, end, "名单上的名称，这里像是普通词")
    for start, end in draft.protected:
        taken[start:end] = b"\x01" * (end - start)
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
    for start, end, reason in draft.unsure:
        add(start, end, reason)
    for start, end in draft.doubts:
        if not _nobody(text, start, end):
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


def _nobody(text: str, start: int, end: int) -> bool:
    """伍佰元整, 周五, 手机 before a colon: words of every paper that only stand where a name could."""
    value = re.sub(r"\s", "", text[start:end])
    if value in stays.SELDOM or stays.is_nobody(value):
        return True
    if text[end : end + 1] != ":" or not (value in FORM_WORDS or value in names.law_words()):
        return False
    while start and text[start - 1] in " \t":
        start -= 1
    return text[start - 1 : start] in ("", "\n")


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

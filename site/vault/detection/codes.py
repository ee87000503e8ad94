"""Numbers and codes that no rule knows: what is left once dates, amounts, measures, models and laws are taken away.

An unknown number of seven digits or more leads to somebody far more often than to nobody: an order, a permit, a bed in a
hospital, a telephone typed in odd groups. It is hidden; the reviewer may show it again.
"""

import re

from . import places
from .draft import HAN, Draft
from .numbers.forms import PROVINCE

_DIGITS = re.compile(r"(?<![\dA-Za-z])(?<!\d\.)\d(?:[ \-]{0,2}\d){6,}(?![\d.]|[ ]?[A-Za-z]\w)")
_CODE = re.compile(
    rf"(?<![A-Za-z0-9@._/\-])[{PROVINCE}]?(?:(?<=[{PROVINCE}])[\u4e00-\u9fff]{{0,3}})?(?=[A-Za-z0-9_·\-]*\d)[A-Za-z0-9](?:[A-Za-z0-9]|[_·\-/](?=[A-Za-z0-9])|[ ](?=[A-Z0-9]*\d[A-Z0-9]*)|-[{HAN}](?=-)){{4,38}}(?:[ ]?[甲乙丙丁戊])?(?![A-Za-z0-9@])"
)
_MEASURED = re.compile(
    r"[ ]?(?:元|万|亿|平方|㎡|m|米|吨|公斤|千克|kg|克|升|人|次|份|张|件|户|家|分贝|dB|%|％|年|月|日|时|点|度|股|亩|公顷|册|棵|只|头)"
)
_NEUTRAL_BEFORE = re.compile(
    r"(?:邮编|邮政编码|批号|批次|素材编号|型号|规格|型|标准|品牌|版本|货号|条码|设备|仪器|产品|样式|色号|网址|http\S*|www\S*|GB|GB/T|DB\d*|CJJ|JGJ|ISO|¥|￥|\$|人民币|金额|共计|合计|总计|附件|图|表|页码|"
    r"(?:设备|仪器|声级计|记录仪|路灯|灯杆|井盖|树木|古树|垃圾桶|监控|探头|摄像头|设施|执行标准)(?:编)?号)[号]?(?:为|是|:|\s|\|)*[TZ\d\-/]*$"
)
_BICYCLE = re.compile(
    rf"(?P<place>[{HAN}]{{2,3}})[ ·\-]{{0,2}}[A-Z]{{1,2}}[ ·\-]{{0,2}}\d(?:[ ]?\d){{3,6}}(?![\dA-Za-z])"
)
_LETTERED = re.compile(rf"[{HAN}]{{1,8}}字第?[ ]?(?:\d{{4}}[\-/]\d{{1,6}}|\d{{4,10}})(?:[ ]?号)?")
_DATE = re.compile(
    r"(?:(?:19|20)\d\d[\- ]?(?:0?[1-9]|1[0-2])[\- ]{0,2}(?:0?[1-9]|[12]\d|3[01])(?:[ \-]{0,2}[0-2]?\d(?:[ \-]?[0-5]\d){0,2})?"
    r"|(?:19|20)\d\d[ ]?-[ ]?(?:19|20)\d\d|[0-2]?\d[0-5]\d[ ]?-{1,2}[ ]?[0-2]?\d[0-5]\d)"
)
_PLAIN_CODE = re.compile(
    r"(?:GB|GBZ|DB|HJ|JGJ|CJJ|ISO|IEC|NY|SB|SN|LY|JB|QB|YY|GA|COVID|PM|HTTP|IP|USB|WIFI|LED|MP|AK|KN|RTX|WIN|MATE|IPHONE|HUAWEI|OPPO|VIVO|REDMI|NOVA|DJI|CCTV|QQ|VX|WX|TEL|NO)(?:[\-/ ]?T)?[ \-]?\d.*|\d+(?:mg|kg|g|km|cm|mm|ml|db|kb|mb|gb|px|kw|kwh|hz|rpm)(?:/.*)?",
    re.IGNORECASE,
)


def find(draft: Draft) -> None:
    """Mark what looks like the number of somebody or something of theirs, where nothing else is marked."""
    text = draft.text
    for match in _BICYCLE.finditer(text):
        name = next((n for n in (match["place"], match["place"][-2:]) if n in places.short_names()), "")
        if name:
            draft.add(match.end("place") - len(name), match.end(), "PLATE", "rule")
    for match in _LETTERED.finditer(text):
        if _may_lead(draft, *match.span()):
            draft.add(*match.span(), "OTHERID", "rule")
    for match in _CODE.finditer(text):
        start, end = match.span()
        if _is_code(match.group()) and _may_lead(draft, start, end):
            draft.add(start, end, "OTHERID", "rule")
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        value = match.group()
        if _DATE.fullmatch(value) or not _one_number(value) or not _may_lead(draft, start, end):
            continue
        if text[start - 3 : start].upper() == "NO.":
            start -= 3
        draft.add(start, end, "OTHERID", "rule")


def _may_lead(draft: Draft, start: int, end: int) -> bool:
    text = draft.text
    loose = sum(c.isalnum() for i, c in enumerate(text[start:end], start) if not draft.marked(i, i + 1))
    return not (
        loose < 5
        or draft.touches_protected(start, end)
        or _MEASURED.match(text, end)
        or _NEUTRAL_BEFORE.search(text[max(0, start - 14) : start])
    )


def _one_number(value: str) -> bool:
    """Whether the groups of a run belong together: figures side by side in a table do not."""
    groups = re.split(r"[ \-]+", value)
    if len(groups) == 1 or all(len(g) == 1 for g in groups):
        return True
    if "-" not in value and any(len(g) == 1 for g in groups) and max(map(len, groups)) < 3:
        return False
    return len(groups) <= 6 and max(map(len, groups)) >= 3


def _is_code(value: str) -> bool:
    digits = sum(c.isdigit() for c in value)
    letters = sum(c.isascii() and c.isalpha() for c in value)
    if not letters or _PLAIN_CODE.fullmatch(value):
        return False
    bare = re.sub(r"[^0-9A-Za-z]", "", value)
    if (
        " " in value
        and len(bare) < 14
        and not re.fullmatch(r"[A-Z]{0,4}\d+(?:[ ][A-Z]{0,2}\d{2,}){1,5}", value)
    ):
        return False
    if digits >= 4:
        return len(bare) >= 6
    if value.islower() or re.match(r"[a-z]", value):  # an account: letters first, then figures
        return digits >= 2 and letters >= 3 and len(bare) >= 6
    return digits >= 3 and letters >= 2 and "-" in value

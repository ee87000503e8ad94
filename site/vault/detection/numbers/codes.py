"""Numbers and codes that no rule knows: what is left once dates, amounts, measures, models and laws are taken away.

An unknown number of seven digits or more leads to somebody far more often than to nobody: an order, a permit, a bed in a
hospital, a telephone typed in odd groups. It is hidden; the reviewer may show it again.
"""

import re

from ..addresses import divisions
from ..draft import HAN, Draft
from . import cases
from .forms import PROVINCE, not_hotline, of_a_thing

_DIGITS = re.compile(r"(?<![\dA-Za-z])(?<!\d\.)\d(?:[ \-]{0,2}\d){6,}(?![\d.]|[ ]?[A-Za-z]\w)")
_FILES = "jpe?g|png|gif|bmp|heic|webp|mp4|mov|avi|mkv|m4a|mp3|wav|amr|aac|pdf|ofd|wps|docx?|xlsx?|pptx?|csv|txt|zip|rar|7z"
_CODE = re.compile(
    rf"(?<![A-Za-z0-9@._/\-])(?!(?<=\d,)\d{{3}}(?![\dA-Za-z\-]))[{PROVINCE}]?(?:(?<=[{PROVINCE}])[\u4e00-\u9fff]{{0,3}})?(?=(?:[A-Z]{{1,5}}[ ])?[A-Za-z0-9_·\-]*\d)[A-Za-z0-9](?:[A-Za-z0-9]|[_·\-/](?=[A-Za-z0-9])|[ ](?=[A-Z0-9]*\d[A-Z0-9]*)|-[{HAN}]{{1,4}}(?=-)){{4,38}}(?:[ ]?[甲乙丙丁戊])?(?![A-Za-z0-9@]|\.(?i:{_FILES})\b)"
)
_MEASURED = re.compile(
    r"[ ]?(?:元|万|亿|平方|㎡|m|米|吨|公斤|千克|kg|克|升|人|次|份|张|件|户|家|分贝|dB|%|％|年|月|日|时|点|度|股|亩|公顷|册|棵|只|头)"
)
_NEUTRAL_BEFORE = re.compile(
    r"(?:邮编|邮政编码|批号|批次|素材编号|型号|规格|型|标准|品牌|版本|货号|条码|设备|仪器|声级计|校准器|校准仪|测距仪|检测仪|分贝仪|产品|样式|色号|网址|http\S*|www\S*|GB|GB/T|DB\d*|CJJ|JGJ|ISO|¥|￥|\$|人民币|金额|共计|合计|总计|附件|图|表(?!号)|页码|"
    r"(?:设备|仪器|声级计|记录仪|路灯|灯杆|井盖|树木|古树|垃圾桶|监控|探头|摄像头|设施|执行标准)(?:编)?号)[号]?(?:为|是|:|\s|\|)*[TZ\d\-/]*$"
)
_BICYCLE = re.compile(
    rf"(?P<place>[{HAN}]{{2,4}})[ ·\-]{{0,2}}(?:[A-Z]{{1,2}}[ ·\-]{{0,2}}\d(?:[ ]?\d){{3,6}}|(?=\d*[A-Z])(?=(?:[A-Z]*\d){{3}})[A-Z0-9]{{5,7}})[绿蓝黄白]?(?![\dA-Za-z/\-])"
)
_LETTERED = re.compile(
    rf"(?:[(][{HAN}][)])?[{HAN}]{{1,8}}字第?[ ]?(?:\d{{4}}[ ]?[\-/第][ ]?\d{{1,6}}|[A-Z]?\d{{4,20}}(?:[A-Z]{{1,2}}\d{{1,10}})?)(?:[ ]?号)?"
)
_DATE = re.compile(
    r"(?:(?:19|20)\d\d[\- ]?(?:0?[1-9]|1[0-2])[\- ]{0,2}(?:0?[1-9]|[12]\d|3[01])(?:[ \-]{0,2}[0-2]?\d(?:[ \-]?[0-5]\d){0,2})?"
    r"|(?:19|20)\d\d[ ]?-[ ]?(?:19|20)\d\d|[0-2]?\d[0-5]\d[ ]?-{1,2}[ ]?[0-2]?\d[0-5]\d)"
)
_PLAIN_CODE = re.compile(
    r"(?:GB|GBZ|DB|HJ|JGJ|CJJ|ISO|IEC|NY|SB|SN|LY|JB|QB|YY|GA)(?:\d{2,4})?(?:[\-/ ]?[TZ])?[ \-]?\d{1,5}(?:-(?:19|20)?\d\d)?"
    r"|(?:COVID|PM|HTTP|IP|USB|WIFI|LED|MP|AK|KN|RTX|WIN|MATE|IPHONE|HUAWEI|OPPO|VIVO|REDMI|NOVA|DJI|CCTV|QQ|VX|WX|TEL|NO)(?:[\-/ ]?T)?[ \-]?\d.*|\d{1,3}V\d{1,3}(?:\.\d)?Ah?|\d+(?:mg|kg|g|km|cm|mm|ml|db|kb|mb|gb|px|kw|kwh|hz|rpm)(?:/.*)?",
    re.IGNORECASE,
)
# What its label ends with says that it is a number of something: 车架刻号, 查询码
_LED = re.compile(
    rf"(?P<label>[{HAN}]{{1,8}}(?:号|编号|编码|号码|代码|码))[ ]?(?:[((][^()\n]{{0,8}}[))])?[ ]?(?:[:;=|\t\n]|分?别?[为是]|系)?[ “\"((\[]{{0,2}}(?P<v>[A-Za-z0-9](?:[A-Za-z0-9]|[\-_/](?=[A-Za-z0-9])|[ ](?=[A-Za-z0-9]{{2,}}(?![\-/.:]))){{3,30}})(?![A-Za-z0-9@])"
)
_LETTERS_BEFORE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,4}(?:[ ]?[\-.][ ]?|[ ])$")  # XH 0090417733
_NO_PARTY = re.compile(
    r"(?:[房栋幢楼室铺档桌座床台区邮行街路巷弄村组队桩站井杆机页图件条款项标型批货色版序期次问引逗句括冒破折顿叹口信暗第首挡国位门屋牌厂层间单元斑一二三四五六七八九十\d]|公告|文件|标准|国标|验证|条形?|二维|密|数|尺|起|诉求|事项|职权|行业|案由|行为|区域?|邮政|国际|语言|邮|网格|公交|线路|地铁|航班|车次|频道|热线|案例|片区|设备|仪器|产品|规格)(?:编?号|号码|编码|代码|码)$"
)
_YEAR_OR_DATE = re.compile(r"(?:19|20)\d\d(?:[ ]?[\-/.][ ]?\d{1,2})*$|[0-2]?\d[:时]|(?:19|20)\d\d[ ]?[年\-/]")
_LISTED = ("CERT", "OTHERID", "CASENO", "BANK", "ID", "PLATE")
_SHAPE = str.maketrans("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "0" * 10 + "A" * 52)
_NEXT = re.compile(
    r"[))]?[ ]?(?:[、,;/]|和|及|与)[ ]?(?P<v>[A-Za-z0-9](?:[A-Za-z0-9]|[ \-](?=[A-Za-z0-9])){2,30})(?![A-Za-z0-9])"
)


def find(draft: Draft) -> None:
    """Mark what looks like the number of somebody or something of theirs, where nothing else is marked."""
    text = draft.text
    for match in _BICYCLE.finditer(text):
        name = next(
            (n for n in (match["place"][-size:] for size in (4, 3, 2)) if n in divisions.short_names()), ""
        )
        if name:
            start = match.end("place") - len(name)
            above = next((n for n in (3, 2) if text[max(0, start - n) : start] in divisions.short_names()), 0)
            draft.add(start - above, match.end(), "PLATE", "rule")
    for match in _LED.finditer(text):
        start, end = match.span("v")
        if (
            sum(c.isdigit() for c in match["v"]) >= 4
            and not _NO_PARTY.search(match["label"])
            and not _YEAR_OR_DATE.match(match["v"])
            and not_hotline(re.sub(r"\D", "", match["v"]))
            and _may_lead(draft, start, end, least=4)
        ):
            draft.add(start, end, "OTHERID", "rule")
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
        if (
            _DATE.fullmatch(value)
            or not _one_number(value)
            or not not_hotline(re.sub(r"\D", "", value))
            or not _may_lead(draft, start, end)
        ):
            continue
        letters = _LETTERS_BEFORE.search(text, max(0, start - 7), start)
        if letters and _may_lead(draft, letters.start(), start, least=1):
            start = letters.start()
        draft.add(start, end, "OTHERID", "rule")
    _siblings(draft)


def _siblings(draft: Draft) -> None:
    """The next of a list: 刻号 HFZG 0028、HFZG 0031 have one label between them, and one shape."""
    text = draft.text
    waiting = [m for m in draft.marks if m.type in _LISTED and m.source == "rule"]
    while waiting:
        mark = waiting.pop()
        match = _NEXT.match(text, mark.end)
        if not match:
            continue
        start, end = match.span("v")
        shape = text[mark.start : mark.end].translate(_SHAPE)
        shapes = (shape, shape[2:], shape[1:]) if mark.type == "PLATE" else (shape,)
        if match["v"].translate(_SHAPE) in shapes and "0" in shape and not draft.marked(start, end):
            draft.add(start, end, mark.type, "rule")
            waiting.append(draft.marks[-1])


_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9/.\- ]*$")
_HEAD = re.compile(rf"[{HAN}]{{1,12}}$")
_LABEL = re.compile(rf"([{HAN}]{{1,8}})[ ]?[:为是]?[ ]?$")
_POST = re.compile(r"邮[编政寄](?:编码|区码)?[ ]?[:为是]?[ ]?$")


def may_be_somebodys(draft: Draft, start: int, end: int, type: str) -> bool:
    """Whether what the context alone calls a number can be one that leads to somebody, by all that is known of others."""
    text = draft.text
    if type == "CASENO":
        head = _HEAD.search(text, max(0, start - 12), start)
        return cases.start_of(draft, head.start() if head else start, end) >= 0
    before = text[max(0, start - 14) : start]
    token = _TOKEN.search(before)
    label = _LABEL.search(before)
    return not (
        _PLAIN_CODE.fullmatch((token.group() if token else "") + text[start:end])
        or (label and _NO_PARTY.search(label[1]))
        or (_POST.search(before) and re.fullmatch(r"\d{6}", text[start:end]))
        or not _may_lead(draft, start, end, least=0)
    )


def _may_lead(draft: Draft, start: int, end: int, least: int = 5) -> bool:
    text = draft.text
    loose = sum(c.isalnum() for i, c in enumerate(text[start:end], start) if not draft.marked(i, i + 1))
    return not (
        loose < least
        or draft.touches_protected(start, end)
        or _MEASURED.match(text, end)
        or _NEUTRAL_BEFORE.search(text[max(0, start - 14) : start])
        or of_a_thing(text, start)
    )


def _one_number(value: str) -> bool:
    """Whether the groups of a run belong together: figures side by side in a table do not."""
    groups = re.split(r"[ \-]+", value)
    if len(groups) == 1 or all(len(g) == 1 for g in groups):
        return True
    if "-" not in value and any(len(g) == 1 for g in groups) and max(map(len, groups)) < 3:
        return False
    return len(groups) <= 6 and max(map(len, groups)) >= 3


_GROUPS = re.compile(
    rf"[{PROVINCE}]?(?:[A-Z]{{0,4}}\d+(?:[ ][A-Z]{{0,2}}\d{{2,}}){{1,5}}|[A-Z]{{2,5}}(?:[ ]\d{{3,}}){{2,6}})"
)


def _is_code(value: str) -> bool:
    digits = sum(c.isdigit() for c in value)
    letters = sum(c.isascii() and c.isalpha() for c in value)
    if not letters or _PLAIN_CODE.fullmatch(value):
        return False
    bare = re.sub(r"[^0-9A-Za-z]", "", value)
    if " " in value and len(bare) < 14 and not _GROUPS.fullmatch(value):
        return False
    if digits >= 4:
        return len(bare) >= 6
    if value.islower() or re.match(r"[a-z]", value):  # an account: letters first, then figures
        return digits >= 2 and letters >= 3 and len(bare) >= 6
    if re.fullmatch(r"[A-Za-z]+[\-_·][A-Za-z]{3,}\d{2,}", value):  # LL-yinchu66
        return True
    return digits >= 3 and letters >= 2 and "-" in value

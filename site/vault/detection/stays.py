"""What stays whatever a layer thought: the name of a district, of a law with its article, an amount of money.

The last word before finds are settled. A find that lies inside such a stretch goes; an address that ran over the district
before it begins behind the district.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate

from .addresses import divisions
from .draft import HAN, Draft, is_han
from .lexicon import words_of
from .persons import names
from .persons.foreign import NOT_LATIN_NAMES
from .spans import Mark

_DIVISION_ENDS = "省市区县州旗盟"
_ANYBODY = re.compile(names.TITLE_LONG)
_AMOUNT = re.compile(
    r"[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]{1,12}(?:元|圆)[角分整正零壹贰叁肆伍陆柒捌玖]{0,4}|\d+(?:[,.]\d+)*元"
)
_LAW = re.compile(
    rf"[{HAN}]{{2,16}}?(?:法|条例|规定|办法|细则|法典)(?=第[零〇一二三四五六七八九十百千\d]{{1,7}}条)"
)


def clear(draft: Draft) -> None:
    """Drop or cut the finds of the draft that would take away what stays."""
    text = draft.text
    districts = [
        match.span()
        for match in divisions.division().finditer(text)
        if match.end() - match.start() >= 3 and text[match.end() - 1] in _DIVISION_ENDS
    ]
    stretches = sorted(
        [(*span, True) for span in districts]
        + [(*match.span(), False) for pattern in (_AMOUNT, _LAW) for match in pattern.finditer(text)]
    )
    _free_agencies(draft)
    animals = pets(text)
    draft.drop(
        [
            mark
            for mark in draft.marks
            if names_nobody(draft, mark)
            or _is_public(draft, mark)
            or _is_no_place(draft, mark)
            or (mark.source != "roster" and text[mark.start : mark.end] in animals)
        ]
    )
    if not stretches:
        return
    starts = [start for start, _, _ in stretches]
    # 江门市 lies inside 江门市公园管理条例: the furthest end so far keeps the list in order
    ends = list(accumulate((end for _, end, _ in stretches), max))
    kept = []
    for mark in draft.marks:
        first = bisect_right(ends, mark.start)
        last = bisect_left(starts, mark.end)
        touched = stretches[first:last]
        mark = _kept(mark, touched) if touched else mark
        if mark:
            kept.append(mark)
    draft.marks = kept


def _free_agencies(draft: Draft) -> None:
    """A speaker who is named with his agency is hidden without it: 包河区消防救援大队|芮参谋."""
    text = draft.text
    freed = []
    for mark in draft.marks:
        if mark.type not in ("PERSON", "NICK") or mark.source == "roster" or mark.end - mark.start < 6:
            continue
        if not draft.is_protected(mark.start, mark.start + 4):
            continue
        start = next((i for i in range(mark.start, mark.end) if not draft.is_protected(i, i + 1)), mark.end)
        if mark.end - start >= 2 and is_han(text[start]):
            freed.append((mark, start))
    draft.drop([mark for mark, _ in freed])
    for mark, start in freed:
        draft.add(start, mark.end, mark.type, mark.source, mark.role, mark.of)


def names_nobody(draft: Draft, mark: Mark) -> bool:
    """住户 and 白沙, where 白沙街道 is spoken of: a word for anybody, and the name of the town."""
    if mark.type not in ("PERSON", "NICK") or mark.source == "roster":
        return False
    value = draft.text[mark.start : mark.end]
    if len(value) == 1 and _CHARACTER.search(draft.text, max(0, mark.start - 4), mark.end + 2):
        return True
    return (
        bool(_ANYBODY.fullmatch(value))
        or value in names.KIN
        or (mark.source != "tagger" and value in draft.towns)
    )


_CHARACTER = re.compile(r"[贴写挂印刷绣喷剪](?:[着了上个一倒]{0,2})[“\"].[”\"]字")
"""门上贴“福”字"""
_SUM = re.compile(
    r"[零〇一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾百佰千仟万亿]*[元圆][角分整正零壹贰叁肆伍陆柒捌玖]*"
)
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天]")
_PEOPLE = re.compile(rf"[{HAN}]{{1,5}}族")
SELDOM = frozenset(words_of("no_one", "stays"))
"""陈述, 付款, 书面: hardly ever a name, and not worth a question."""
_NO_ONE = names.KIN | {word for word in SELDOM if not names.surname_of(word)}


def is_nobody(value: str) -> bool:
    """伍佰元整, 周五, 蒙古族, 老婆, 书面, OK: what nobody is called, though it may stand where a name could."""
    return (
        value in _NO_ONE
        or value.lower() in NOT_LATIN_NAMES
        or any(p.fullmatch(value) for p in (_ANYBODY, _SUM, _WEEKDAY, _PEOPLE))
    )


_PET = r"(?:狗|犬|猫|泰迪|金毛|哈士奇|柯基|比熊|柴犬|八哥|鹦鹉)"
_PETS = (
    re.compile(rf"{_PET}(?:名|名字|我)?叫(?:做)?[“\"]?(?P<n>[{HAN}]{{2,3}}?)(?=[,。;、”\"()\n的]|$)"),
    re.compile(rf"叫(?:做)?[“\"]?(?P<n>[{HAN}]{{1,3}})[”\"]?的(?:大|小|黑|白|黄|花)?{_PET}"),
    re.compile(rf"(?P<n>[{HAN}])(?P=n)是我家(?:的)?{_PET}"),
)


def pets(text: str) -> set[str]:
    """The names of dogs and cats."""
    if "叫" not in text and "是我家" not in text:
        return set()
    found = [match.group("n") for pattern in _PETS[:2] for match in pattern.finditer(text)]
    return {*found, *(match["n"] * 2 for match in _PETS[2].finditer(text))}


_HOTLINE = re.compile(r"(?:拨?打)?(?:0\d{2,3}[- ]?)?(?:123\d{2}|12110|110|119|120|122)")
_MEASURED = re.compile(
    r"[长宽高约共为]{0,2}\d+(?:\.\d+)?(?:平方米?|㎡|米|公里|厘米|毫米|分贝|dB(?:\(A\))?|公斤|千克|吨|元|个月|小时|分钟|%|立方米|度|[张台辆箱组间条只])[宽高长]?"
)
# an officer's own mailbox at an agency spells his name, the office's does not
_OFFICE_MAIL = re.compile(
    r"[a-z]{0,8}(?:zf[bjdz]|cg[bjzdk]|bgs|jdb|xfb|fwzx|office|info)\d{0,4}@[\w.\-]+\.gov\.cn", re.IGNORECASE
)
_GUESSED_PLACES = ("ADDR", "SHOP", "ORG")


def _is_public(draft: Draft, mark: Mark) -> bool:
    """0750-12345, and 新桥街 in 新桥街道办事处."""
    if mark.type == "EMAIL":
        return bool(_OFFICE_MAIL.fullmatch(draft.text, mark.start, mark.end))
    if mark.type in ("PHONE", "OTHERID", "NICK", "PERSON"):
        return bool(_HOTLINE.fullmatch(draft.text, mark.start, mark.end))
    if mark.type == "ADDR" and draft.text[mark.start : mark.end] in divisions.bare_names():
        return True
    return (
        mark.type in _GUESSED_PLACES
        and mark.source not in ("roster", "rule")
        and (
            draft.is_protected(mark.start, mark.end)
            or (mark.source == "tagger" and _MEASURED.fullmatch(draft.text, mark.start, mark.end))
        )
    )


_NO_FIRM = re.compile(
    rf"很(?!久)|^(?:天气|品牌|其|每晚|一[张辆台件](?=[旧新破大小废]|[灰白黑红蓝银]色)|[两几][张条块辆台件])|^[灰白黑红蓝银]色[{HAN}]*[车布袋箱管衣烟水]$"
    r"|[交送]给了|(?:不是|个别)$|[送交到](?:检测|检验|鉴定|检疫)(?:中心|机构|[所站])$"
)
"""天气多云, 一张旧床垫, 神色很自然, 送检测中心: said of the day, of a thing, of a manner, of any; no sign reads so."""
_BIDDEN = re.compile(r"严禁|禁止|请勿|小心|注意|出租|招租|旺铺|内有")
"""What a board on a wall tells everybody."""
_NO_SPOT = re.compile(
    r"(?:[\d一二两三四五六七八九十百几]+[只张台辆件瓶袋包盒斤])$|[^大小]人\)?$|^人\)|^(?:公司|单位|厂里?|员工|学校|工地)(?:的)?(?:宿舍|食堂|饭堂|仓库)$|^准驾|^户口|[^电楼]下楼$|夜里$|^[那这][盏张块件台辆]|^(?:抖音|快手|微信|淘宝|拼多多|闲鱼|小红书|美团|饿了么|朋友圈)$"
)
"""孔明灯34只, 湖南人, 床垫下楼, 发到抖音: a count, a people, what is done on the stairs, a place nobody stands in."""
_SURE = ("roster", "rule", "told")


def _is_no_place(draft: Draft, mark: Mark) -> bool:
    """天气多云, 床垫下楼: what stood where a shop or a spot could."""
    if mark.source in _SURE:
        return False
    value = draft.text[mark.start : mark.end]
    if mark.type in ("SHOP", "ORG"):
        quoted = draft.text[mark.start - 1 : mark.start] in ("“", '"', "「")  # a sign may read like anything
        return bool(_BIDDEN.match(value)) or (not quoted and bool(_NO_FIRM.search(value)))
    return mark.type == "ADDR" and bool(_NO_SPOT.search(value) or is_a_whole(value))


_WHOLE = re.compile(r"[半整成](?:条|座|个|栋|片)(?:街|巷|路|村|小区|楼|城)$")


def is_a_whole(value: str) -> bool:
    """照亮半条街, 吵醒整个小区: how far it went, and not where."""
    return bool(_WHOLE.search(value))


def _kept(mark: Mark, touched: list[tuple[int, int, bool]]) -> Mark | None:
    """A find beside the stretches that it touches: as it was, cut, or None."""
    if mark.type in ("PERSON", "NICK") and any(s <= mark.start and mark.end <= e for s, e, _ in touched):
        return None
    if mark.type == "CASENO":  # 罚款500元 荷执罚〔2024〕12号
        sums = [end for _, end, is_division in touched if not is_division and mark.start < end < mark.end]
        return replace(mark, start=max(sums, default=mark.start))
    if mark.source in ("roster", "rule"):
        return mark
    for start, end, is_division in touched:
        if not is_division:
            continue
        if start < mark.start < end < mark.end:  # 区经营水果店: it began in the middle of a district's name
            mark = replace(mark, start=end)
        if mark.type != "ADDR":
            continue
        if start <= mark.start and mark.end <= end:
            return None
        if start < mark.end <= end and mark.start < start:  # 回执请寄中山市: it ends where the district does
            return None
        if mark.start <= start and end < mark.end - 1:
            mark = replace(mark, start=end)
    return mark

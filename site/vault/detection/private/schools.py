"""The school and class of a minor."""

import re

from ..draft import HAN, Draft
from ..lexicon import words_of
from ..persons import names

_SCHOOL_NAME = re.compile(
    rf"[{HAN}A-Za-z0-9]{{1,14}}?(?:外国语实验学校|外国语学校|实验学校|实验小学|实验中学|中心小学|中心学校|中心幼儿园|职业技术学校|中等职业学校|技工学校|高级中学|初级中学|第[一二三四五六七八九十]+(?:小学|中学|幼儿园)|附属(?:小学|中学|幼儿园)|附[小中]|幼儿园|幼稚园|小学|中学|初中部?|高中部?|学校|一中|二中|三中|四中|一小|二小|三小|技校|职校|学院|大学)(?:[((][^()\n]{{1,8}}(?:校区|部)[))])?"
)
_CLASS = r"(?:(?:[一二三四五六七八九123456789]|初[一二三123]|高[一二三123]|小[一二三四五六123456]|大|中|小|托|学前|七|八|九)(?:年级|年)?[ ]?[((]?[ ]?[一二三四五六七八九十甲乙丙丁\d]{1,2}[ ]?[))]?[ ]?班|(?:[一二三四五六七八九1-9]|初[一二三]|高[一二三])年级(?:[ ]?[((]?[一二三四五六七八九十\d]{1,2}[))]?[ ]?班)?|(?:初|高)[一二三](?:学生|级)?(?:[ ]?[((]?\d{1,2}[))]?[ ]?班)?|[大中小托][一二三四五六七八九\d]班|(?:大|中|小)班|特教班|培智[一二三四五六七八九]班|(?:20)?\d{2}级[^,。\s]{0,8}?班)"
_CLASS_RE = re.compile(_CLASS)
_GENERIC_SCHOOL = re.compile(
    r"^(?:该|本|某|其|各|全|所在|附近|周边|辖区|中|小|中小|大中小|高等|普通|职业|民办|公办|一所|学|各类|培训|党|驾|技|我|他|她|多所|所|等|市|区|街道|县|镇|村|家|校|社|在|到|进|和|与|及|的|一|二|三|两|几|成人|义务教育|特殊教育|特殊|专门|实验|九年制|九年一贯制|寄宿制|城市|农村|乡镇|进入|走进|深入)+$"
)


def find(draft: Draft) -> None:
    """Mark schools that somebody attends, and classes."""
    text = draft.text
    for match in _SCHOOL_NAME.finditer(text):
        start, end = match.span()
        if draft.touches_protected(start, end):
            continue
        left = end
        core = re.search(
            r"(?:外国语|实验|中心|职业|中等|技工|高级|初级|第[一二三四五六七八九十]+|附属|附)?(?:小学|中学|幼儿园|幼稚园|学校|初中部?|高中部?|一中|二中|三中|四中|一小|二小|三小|附[小中]|技校|职校|学院|大学)",
            match.group(),
        )
        if not core:
            continue
        left = start + core.start()
        while left > start:
            word = draft.word_at(left - 1)
            piece = text[max(word.start, start) : left]
            if (
                word.tag in ("p", "c", "u", "w", "r", "d", "m", "q", "xc", "v", "vd", "ad")
                and piece not in ("育英", "育才")
            ) or (word.tag == "v" and piece in _NOT_SCHOOL):
                break
            left = max(word.start, start)
        head = text[left : start + core.start()]
        lead = re.match(
            r"^(?:就读于?|在读于?|毕业于?|转学至?|考入|读|是|系|为|在|于|到|的|和|与|由|我|其|现|学生|孩子|儿子|女儿|侄子|走进|进入|联合|深入|前往|位于|来自|对|向)+",
            head,
        )
        if lead and lead.end() <= len(head):
            left += lead.end()
            head = head[lead.end() :]
        if not head or _GENERIC_SCHOOL.match(head) or "某" in head or head in names.law_words():
            continue
        if _PLACE_NAME.match(text, end):  # 大学东街, 学院路
            continue
        following = text[end : end + 16]
        klass = re.match(rf"[ ,，的]?{_CLASS}(?:[、和及]{_CLASS})*", following)
        before = text[max(0, left - 8) : left]
        enrolled = (
            bool(
                re.search(
                    r"(?:就读|在读|读|上学|学校[:名是为]|学校|学籍|转学|毕业|入学|孩子|儿子|女儿|学生|侄)",
                    before,
                )
            )
            or bool(klass)
            or bool(re.match(r"(?:的)?(?:学生|就读|读书|上学|在读|同学|老师|教师|班主任|校长|读)", following))
        )
        minor = bool(re.search(r"(?:未成年|学生|监护人|就读|年级|孩子|小朋友|男童|女童|班主任)", text))
        if klass:
            end += klass.end()
        draft.add(left, end, "SCHOOL" if enrolled or minor else "ADDR", "context") if (
            enrolled
            or minor
            or re.search(r"(?:在|到|位于|至|往)$", before)
            or re.match(
                r"(?:门口|门前|旁|对面|附近|正门|后门|侧门|南门|北门|东门|西门|侧|围墙|路段|周边|路口|斜对面)",
                following,
            )
        ) else None
    for match in _CLASS_RE.finditer(text):
        start, end = match.span()
        value = match.group()
        if value in ("高一", "初一") and (
            text[start - 1 : start] == "一" or text[end : end + 1] in "矮低点些米层截头度成十至到"
        ):  # 一高一矮, 初一十五
            continue
        if text[start - 1 : start] == "月":  # 三月初二
            continue
        if value in ("大班", "中班", "小班") and not re.search(
            r"(?:幼儿园|幼稚园|学生|孩子)[^。]{0,12}$", text[max(0, start - 14) : start]
        ):
            continue
        if re.match(r"(?:人|次|岗|组|后|车|级|委|长负责)", text[end : end + 1]) and not value.endswith("班"):
            continue
        if re.search(r"\d$", text[max(0, start - 1) : start]) or draft.touches_protected(start, end):
            continue
        draft.add(start, end, "SCHOOL", "context")


_PLACE_NAME = re.compile(
    r"(?:[东南西北中]|[一二三四五六七八九])?(?:路|街|巷|城|苑|花园|小区|新村|地铁|公交)(?!边)"
)
_NOT_SCHOOL = frozenset(words_of("not_school", "schools"))

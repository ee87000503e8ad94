"""Health of a person, and the school and class of a minor."""

import re

from . import names
from .draft import HAN, Draft
from .lexicon import words_of

_ILLNESS = words_of("illness", "private_life")
_ILL = "(?:" + "|".join(sorted(map(re.escape, _ILLNESS), key=len, reverse=True)) + ")"
_WEAK_ILL = frozenset(words_of("weak_ill", "private_life"))
_DETAIL = r"(?:[一二三四1234]级|重度|中度|轻度|晚期|中期|早期|急性|慢性|先天性|严重|原发性|继发性|双侧|左侧|右侧|左|右|[ⅠⅡⅢⅣ]+[级期型]|[12二一]型)"
_BEFORE = r"(?:长期|曾经|曾|一直|自幼|从小|去年|今年|现|已)?(?:患有|患了|患|罹患|身患|确诊为|确诊患有|确诊|被诊断为|诊断为|诊断出|诊断|查出患有|查出|检出|得了|得过|有|属于|属|系|是|因|做过|做了|接受|住院治疗|服用|发作|怀疑|疑似|感染|突发|引发|诱发|加重|犯了|犯|导致|留下|落下)"
_PATTERNS = (
    re.compile(
        rf"{_BEFORE}(?:有)?(?:过)?(?:{_DETAIL}|[{HAN}]{{1,4}}性)?[“\"]?{_ILL}(?:(?:[、和及与]|以及){_DETAIL}?{_ILL})*[”\"]?(?:{_DETAIL})?(?:等)?(?:多年|\d+年|[一二三四五六七八九十]+年|病毒携带者|携带者|病史|病|史|手术|后遗症|症状|患者|治疗|证|人)*"
    ),
    re.compile(
        rf"{_ILL}(?:(?:[、和及与]|以及){_DETAIL}?{_ILL})*(?:等)?(?:病毒携带者|携带者|病史|患者|病人|复发|发作|晚期|早期|中期|术后|手术|史|后遗症|[一二三四]级|[ⅠⅡⅢⅣ]级|多年)+"
    ),
    re.compile(
        r"(?:已|现|正|刚)?(?:怀孕|有孕|身孕|妊娠|孕)[ ]?(?:约|已|近|了)?(?:[一二三四五六七八九十两\d]{1,3}(?:个多?|多个)?(?:月|周)(?:余|多)?(?:的身孕)?|期(?:间)?|在身|晚期|早期)"
    ),
    re.compile(
        r"(?:有|怀有|已有|怀着|怀了)[ ]?[一二三四五六七八九十两\d]{0,3}(?:个多?月|多个月|周)?(?:的)?身孕"
    ),
    re.compile(rf"(?:持有?|领有|办有|持)?(?:[{HAN}]{{2}})?残疾(?:人)?(?:证)?[ ]?[一二三四1234]级"),
    re.compile(
        r"(?:肢体|听力|视力|言语|智力|精神|多重)[ ]?[一二三四1234]级(?:残疾)?证?(?:\(?[^()]{0,6}\)?)?"
    ),
    re.compile(r"(?:肢体|听力|视力|言语|智力|精神|多重)残疾[ ]?(?:[一二三四1234]级)?(?:残疾)?证?"),
    re.compile(
        rf"(?:长期|一直|每天|常年)?(?:服用|吃|打|注射)(?:着|过|了)?(?:[{HAN}]{{1,6}})(?:药物?|片|胶囊|胰岛素)(?:治疗)?"
    ),
    re.compile(
        rf"(?:左|右|双|两)(?:眼|耳|腿|手|脚|下肢|上肢|膝|肩)(?:[{HAN}]{{0,2}})(?:失明|失聪|残疾|骨折|截肢|瘫痪|受伤|不便|听力下降|视力下降)"
    ),
    re.compile(
        rf"(?:刚刚?|曾|才|去年|今年|上个月)?(?:做(?:完|过|了)?|接受(?:过|了)?|进行(?:过|了)?)(?:[{HAN}]{{1,8}})(?:手术|透析|化疗|放疗|移植)"
    ),
    re.compile(
        r"(?:神经衰弱|长期失眠|严重失眠|夜不能寐需服药|心脏装有?支架|装有?(?:心脏)?起搏器|行动不便需轮椅|坐轮椅|卧床不起|长期卧床|生活不能自理|植物人状态|每周透析|刚做完手术|术后恢复期?|坐月子|产后[\d一二三四五六七八九十]+[天个月]+|哺乳期)"
    ),
    re.compile(
        r"(?:诊断|病情|病名|既往病史|既往史|病史|健康状况|伤情|伤情鉴定|诊断结果|诊断意见|入院诊断)(?:[:为是]|\t)[ ]?(?P<v>[^\n,。;|\t]{2,30})"
    ),
)
_OF_SOMEONE = re.compile(
    rf"(?:他|她|我|其|本人|当事人|老人|孩子|小孩|婆婆|公公|妻子|丈夫|母亲|父亲|妈妈|爸爸|奶奶|爷爷|儿子|女儿|老婆|老公|邻居|业主|伤者|投诉人)(?:的)?[{HAN}]{{0,3}}?(?P<v>{_ILL}(?:[、和及]?{_ILL})*)"
)
_STRONG_ILL = re.compile(
    "(?:" + "|".join(sorted((w for w in _ILLNESS if w not in _WEAK_ILL), key=len, reverse=True)) + ")"
)
_LAW_TALK = re.compile(
    r"(?:传染病|防治|禁止|不得|应当|从业人员|预防|国务院|规定|患有.*疾病的人员|有碍食品安全|公共场所|救助|条例|法律|保障|康复机构|优惠|专用|通道|停车位|设施|联合会|联合)"
)
_HEALTHY = re.compile(r"(?:良好|健康|无|正常|否认|无异常|一般)")


def find(draft: Draft) -> None:
    """Mark health phrases, schools and classes."""
    text = draft.text
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            group = "v" if "v" in pattern.groupindex else 0
            start, end = match.span(group)
            if (
                draft.touches_protected(start, end)
                or _HEALTHY.match(text[start:end])
                or _in_law(text, start, end)
            ):
                continue
            draft.add(start, end, "HEALTH", "health")
    for match in _OF_SOMEONE.finditer(text):
        if not draft.touches_protected(*match.span("v")) and not _in_law(text, *match.span("v")):
            draft.add(*match.span("v"), "HEALTH", "health")
    for match in _STRONG_ILL.finditer(text):
        if not draft.touches_protected(*match.span()) and not _in_law(text, *match.span()):
            draft.add(*match.span(), "HEALTH", "health")
    _schools(draft)


def _in_law(text: str, start: int, end: int) -> bool:
    """Rules about the ill are no one's health."""
    left = max(text.rfind(c, 0, start) for c in "。;\n") + 1
    right = min((i for i in (text.find(c, end) for c in "。;\n") if i >= 0), default=len(text))
    return bool(_LAW_TALK.search(text[left:start][-24:] + text[end:right][:14]))


_SCHOOL_NAME = re.compile(
    rf"[{HAN}A-Za-z0-9]{{1,14}}?(?:外国语实验学校|外国语学校|实验学校|实验小学|实验中学|中心小学|中心学校|中心幼儿园|职业技术学校|中等职业学校|技工学校|高级中学|初级中学|第[一二三四五六七八九十]+(?:小学|中学|幼儿园)|附属(?:小学|中学|幼儿园)|附[小中]|幼儿园|幼稚园|小学|中学|初中部?|高中部?|学校|一中|二中|三中|四中|一小|二小|三小|技校|职校|学院|大学)(?:[((][^()\n]{{1,8}}(?:校区|部)[))])?"
)
_CLASS = r"(?:(?:[一二三四五六七八九123456789]|初[一二三123]|高[一二三123]|小[一二三四五六123456]|大|中|小|托|学前|七|八|九)(?:年级|年)?[ ]?[((]?[一二三四五六七八九十\d]{1,2}[))]?[ ]?班|(?:[一二三四五六七八九1-9]|初[一二三]|高[一二三])年级(?:[ ]?[((]?[一二三四五六七八九十\d]{1,2}[))]?[ ]?班)?|(?:初|高)[一二三](?:学生|级)?(?:[ ]?[((]?\d{1,2}[))]?[ ]?班)?|[大中小托][一二三四五六七八九\d]班|(?:大|中|小)班|(?:20)?\d{2}级[^,。\s]{0,8}?班)"
_CLASS_RE = re.compile(_CLASS)
_SCHOOL_CONTEXT = re.compile(
    r"(?:就读于?|就学于?|在读|上学|读书|入学|毕业于?|转学|学生|同学|学籍|班主任|学校[:名]|所在学校|学校名称|学校|在读学校|读|系|是|为|在|于)[ ]?[:]?[ ]?$"
)
_GENERIC_SCHOOL = re.compile(
    r"^(?:该|本|某|其|各|全|所在|附近|周边|辖区|中|小|中小|大中小|高等|普通|职业|民办|公办|一所|学|各类|培训|党|驾|技|我|他|她|多所|所|等|市|区|街道|县|镇|村|家|校|社|在|到|进|和|与|及|的|一|二|三|两|几|成人|义务教育|特殊教育|特殊|专门|实验|九年制|九年一贯制|寄宿制|城市|农村|乡镇|进入|走进|深入)+$"
)


def _schools(draft: Draft) -> None:
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
        following = text[end : end + 16]
        klass = re.match(rf"[ ,，的]?{_CLASS}", following)
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
        if value in ("大班", "中班", "小班") and not re.search(
            r"(?:幼儿园|幼稚园|学生|孩子)[^。]{0,12}$", text[max(0, start - 14) : start]
        ):
            continue
        if re.match(r"(?:人|次|岗|组|后|车|级|委|长负责)", text[end : end + 1]) and not value.endswith("班"):
            continue
        if re.search(r"\d$", text[max(0, start - 1) : start]) or draft.touches_protected(start, end):
            continue
        draft.add(start, end, "SCHOOL", "context")


_NOT_SCHOOL = frozenset(words_of("not_school", "private_life"))

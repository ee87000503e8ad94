"""How far the telling of somebody's health reaches around what was found of it.

Backwards to the person it is told of (他|去年中过风), forwards to the end of its clause, on through the clauses that go on
about it (矽肺二期，不能劳累), and back over those that began it (轮椅，半边瘫). What tells two finds apart is only a comma, or
a few words that name nobody else; other finds, agencies, dates and sums of money stop it.
"""

import re

from ..draft import HAN, Draft
from ..lexicon import any_of, words_of
from ..spans import Mark
from . import bodies, states
from .flowing import flow

_BREAK = re.compile(r"[,。;、:!?()\[\]“”\"'\n\t|/ <>…—]")
_LEAD = 14
"""So many characters may stand between the person and the find."""
_REST = 16
"""So many characters may follow in the clause of a find, and make up each clause after it."""
_GAP = 12
"""So many characters between two finds of one sentence are told of the same."""
_TOLD_OF = re.compile(
    r"(?:本人|自己|该[生户]|[其他她它我你您佢俺咱]们?|[人者孩童婴妈爸爹娘爷奶公婆伯叔婶姨舅姑哥姐弟妹嫂妻夫父母女孙崽仔娃媳婿伴佬汉亲户方毑嬷嫲囡](?!工|体|生|科|期|奶|乳|血|病)|(?<![肚鼻脑身脖嗓腰膀腿胳眼帽影房瞎聋傻瘸疯裤])子(?!宫)|儿(?!麻)|(?<![初刚天先好])生(?![了完下产活理殖育过咗出老])|"
    r"(?:自[称述诉]|声?称|述|诉|表示|反映|得知|知道|显示|[导所]?致使?|造成|考虑到|鉴于|由于)(?:系|是|其)?)+"
)
_SMALL_TALK = re.compile(
    r"(?:了|着|过|的|地|,|就|、|因为|因(?!病|伤|患|抑)|但|而(?!家)|且|又|并|故|则|还(?=有)|也|(?:今年)?(?:已经?)?[一二三四五六七八九十百零\d]{2,4}(?:岁|多岁|几岁|好几)?(?:了|的人了?)?(?=,))"
)
_AGAIN = re.compile(
    r"的(?!$|时候|东西|钢|人|药|那|话|病|毛病|手|脚|腿|眼)|[我你佢该由向请并但而故却与让给且](?!能|家)|才(?![一二两三四五六七八九十几半\d满刚没不])|[他她](?!们?[自说])|其(?!他)|所以|因此|要求|拒绝?|赔|罚|签|委托|投诉|举报|希望|改由|花[了费]|费|元|不用|不必|办|卖|买|租|领|来不|去不|未(?!愈|取|拆|好|痊|满|退)|在家|是(?![个假老先天])|每[日天晚].{0,4}(?:吵|闹)"
)
_NOT_TOLD = re.compile(
    r"[\d零一二三四五六七八九十百千万几多](?:万)?(?:元|块钱)|[¥￥]|\d[日号时点分](?!之)|\d{4}|\d{1,2}[./月]\d{1,2}(?!\d*度)|\d(?:分贝|dB|米|%|mmol|ppm|公里|小时|平方)|赔偿|医药?疗?费|费用|发票|收据"
)
_OTHER_MATTER = re.compile(
    r"由(?!于)|(?<![自声])称|处罚|罚款|拒|责令|法令|签|卖|买|租|投诉|举报|告[知诉状上]|委托|赔|丈夫|妻子|老公|老婆|儿子|女儿|母亲|父亲|家中|公司|当事人|执法|街道|社区|城管|油烟机|送[^,。]{0,10}(?:医院|卫生院|急诊)|要求|希望|请求|申请|免罚|劝离|从轻|减轻"
)
_CONDITION = (
    rf"[{HAN}]{{0,2}}?(?:不|唔|勿|弗)(?:能|可以?|敢|宜|好|便|肯|准|让|许|得)(?:久|动|走|站|坐|劳|累|下|说|讲|吃|喝|吹|见|碰|闻|晒|受|出|提|搬|抱|弯|翻|躺|睡|干|生气|激动|刺激|吵|运动|行|郁|用|沾|着|断|停|离|上|负|拿|抬|久)"
    r"|[睡瞓困寻找摸辨分走站坐起动提搬抬拿握弯蹲直说讲看听认记吃咽吞喝做上下爬见受碰闻晒累劳离断停扶写哭笑行企郁食睇出合眨张用使落](?:东西|嘢|话|路|人|床|楼|都)?(?:不|唔|勿|弗)(?:得|了|动|起|稳|住|郁|到|清|出|上|着|好|下|进|安|踏实|直|开|全|赢|牢)"
    r"|(?:睡|瞓|吃|食|走|说|讲|看|听|站|坐|喘|咳|抖|瘦|痛|疼|晕|吐|痒|肿)(?:都|也)?(?:得|到)|(?:走|行|爬|说|讲|动|上)[^,。]{0,4}(?:就|都|便)(?:喘|累|疼|痛|晕|抖)|[一二两三四五六七八九十几半]步"
    r"|药|氧|打针|吊针|挂水|吊水|针灸|医生|大夫|郎中|医嘱|医院|卫生院|荣军院|疗养院|敬老院|养老院|福利院|康复|护理院|精神科|诊|住院|出院|手术|疗程|化验|拍片|片子|CT|B超|复查|指标|病|伤口|疤|残|血|脓|尿|屎|便盆|痰"
    r"|(?:一|每)(?:个)?(?:礼拜|星期|周|天|日|月|年)[^,。]{0,4}[一二两三四五六七八九十几\d](?:次|回|趟|针|顿|片|粒|瓶|包)|[切割摘截锯拿取拆开](?:掉|了|过|除|片|颅|刀)|病理|良性|恶性|转移|扩散|复发|晚期|早期|结果(?:不|很|是)|躺|瞓喺|身高|体重|月经|配型|歪|流口水|吊瓶"
    r"|恶梦|噩梦|夜哭|惊醒|睡不|失眠|打手势|手语|比划|笔谈|写字(?:沟通|交流)|(?:闻|听|见|碰|吃|受)(?:到|见|不得|着|惊|了)?[^,。]{0,6}(?:就|便|即|会)|一[^,。]{1,5}就|像[^,。]{1,8}|似的|一样喘"
    r"|(?:躺|卧|瘫|拄|扶|搀|背|喂|抱|推)(?:着|了|在|住|紧|人|墙)|轮椅|拐|助听|假肢|护工|陪护|陪床|翻身|自理|照顾|照料|照看|伺候|服侍|看护"
    r"|(?:怀|孕|胎|奶|哺|月子|产|生)(?!意|活|产|气|效|怕)|[干做走说动反应讲](?:活|路|话|事|嘢)?(?:慢|吃力|困难|费劲|费力|不利索|含糊)"
)
_DURATION = re.compile(
    r"(?:已经?|至今|都|有|快|近|整整|前后|满|才|将近|差不多|断断续续|拖|病|躺|卧床)*[一二两俩三四五六七八九十几半数多百\d]{1,3}(?:多|来|几|个|个多|余)?(?:年|月|天|周|星期|礼拜|级|期|次|回|趟|斤|岁)(?:多|了|余|半|前|未愈|没好)*"
)
_GOES_ON = re.compile(
    any_of(
        word
        for section in ("goes_on", "hurt", "symptom", "device", "care", "illness", "disease")
        for word in words_of(section, "health")
    )
    + rf"|{_CONDITION}"
)
_BEGINS = re.compile(
    r"(?:滑倒|摔倒|跌倒|绊倒|踩空|摔了一跤|跌了一跤|摔跤|跌亲|跌咗一跤|摔伤|跌伤|轮椅|双拐|拐杖|聋|哑|盲|瞎|孕妇|孕|独居|卧床|体弱)"
)
_FELL = re.compile(
    r"(?:[摔跌掉滑滚栽坠绊扑翻踩踏](?:下来|落来|下去|下|落|倒|空|跤|了一跤|咗一跤|了跤|一跤|进[^,。]{1,3}|了下来|亲)|被[^,。]{1,8}[撞砸压碾打咬烫夹绊推][^,。]{0,3}|触电|出(?:了)?车祸|车祸|身高[^,。]{2,6}|体重[^,。]{2,6})$"
)
_CLAUSE = re.compile(rf"[,、 ]{{1,2}}(?P<v>[{HAN}A-Za-z\d.%-]{{2,{_REST}}})(?=[,。;、:!?)”\"\n\t| ]|$)")
_CLAUSE_BEFORE = re.compile(rf"(?P<v>[{HAN}A-Za-z\d.%]{{1,{_REST}}})[,、 ]{{1,2}}$")


def grow(draft: Draft) -> None:
    """Give each find about somebody's health its whole telling, and make one of those that then touch."""
    old = [m for m in draft.marks if m.type == "HEALTH" and m.source != "roster"]
    if not old:
        return
    aloud = flow(draft.text)
    text = aloud.text
    shut = bytearray(len(draft.text) + 1)
    for mark in draft.marks:
        if mark.type != "HEALTH" and not _is_care(draft.text, mark) and not _is_complaint(draft, mark):
            shut[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    for start, end in draft.protected:
        shut[start:end] = b"\x01" * (end - start)
    closed = bytearray(shut[place] for place in aloud.places) + b"\x00"
    told: list[list[int]] = []
    for mark in sorted(old, key=lambda m: (m.start, m.end)):
        start, end = aloud.find(mark.start), aloud.find(mark.end)
        if start >= end:
            continue
        start, end = _back(text, start, closed), _on(text, end, closed)
        if told and start <= told[-1][1] + 1 + _GAP and _one(text, told[-1][1], start, closed):
            told[-1][1] = max(end, told[-1][1])
        else:
            told.append([start, end])
    draft.drop(old)
    for start, end in told:
        draft.add(*aloud.span(start, end), "HEALTH", "health")


_CARERS = re.compile(
    r"(?:医院|[一二三四五六七八九\d]院|荣军院|疗养院|康复院|养老院|敬老院|福利院|护理院|卫生院|病房|[内外儿骨产]科)$"
)


def _is_care(text: str, mark: Mark) -> bool:
    """现还在荣军院锁着: the hospital belongs to the telling."""
    return mark.type in ("ADDR", "ORG") and bool(_CARERS.search(text[mark.start : mark.end]))


def _is_complaint(draft: Draft, mark: Mark) -> bool:
    """耳鸣、老做恶梦 and 坐月子才满二十天: what was taken for a name, but stands inside the telling or goes on about it.

    Only guesses are set aside, and only such as lie over a find, touch its end, or tell of something themselves.
    """
    if mark.source not in _GUESSED or mark.type not in ("PERSON", "NICK", "ADDR", "SHOP"):
        return False
    if draft.touched(mark.start, mark.end, "HEALTH"):
        return True
    if mark.type in ("ADDR", "SHOP"):
        return False
    last = draft.text[mark.start - 1 : mark.start]
    if draft.touched(max(0, mark.start - 1), mark.start, "HEALTH"):
        return not _CALLED.search(draft.text, max(0, mark.start - 3), mark.start)
    return (
        last in (",", "、", " ")
        and draft.touched(max(0, mark.start - 2), mark.start, "HEALTH")
        and _tells(draft.text[mark.start : mark.end])
    )


_GUESSED = ("context", "tagger", "entity", "propagation", "told", "address")
_CALLED = re.compile(r"(?:孕妇|产妇|人|者|佬|婆|员|患|属|工|友|的)$")


def _tells(value: str) -> bool:
    """Whether a supposed name is about an ailment."""
    return states.tells(value) or bool(re.search(r"恶梦|噩梦|睡不|[眼耳手脚腿腰疼痛]$", value))


def _one(text: str, end: int, start: int, closed: bytearray) -> bool:
    """Whether what lies between two finds is told of the same: nothing, a comma, or a few words that name nobody else."""
    if end >= start:
        return True
    between = text[end:start]
    if between in (",", "、", " ", ", "):
        return True
    if closed.find(1, end, start) >= 0 or re.search(r"[^\w,、]", between):
        return False
    return (
        len(between) <= _GAP
        and not _OTHER_MATTER.search(between)
        and not _NOT_TOLD.search(between)
        and not _ELSE.search(between)
    )


_ELSE = re.compile(
    r"[我你他她佢]|(?:妈|爸|爷|奶|婆|公|妻|夫|父|母|儿|女|孙|哥|姐|弟|妹|嫂|媳)(?!.{0,2}(?:说|讲))|[,、]{2}"
)


def _back(text: str, start: int, closed: bytearray) -> int:
    """Where the telling begins behind the person of whom it tells."""
    if closed[start]:  # 跛脚华 is called so
        return start
    left, whole = _clause_start(text, start, closed, _LEAD)
    told_of = _subject(text, left, start)
    if told_of > left or not whole:
        left = told_of if told_of > left else start
    else:
        left = _earlier(text, left, closed)
    while left < start and (small := _SMALL_TALK.match(text, left, start)) and small.end() > left:
        left = small.end()
    return left


def _clause_start(text: str, start: int, closed: bytearray, far: int) -> tuple[int, bool]:
    """Where the clause begins, or the part of it behind another find; whether it was near enough to be seen."""
    left = start
    while left > max(0, start - far) and not closed[left - 1] and not _BREAK.match(text, left - 1):
        left -= 1
    return left, left == 0 or bool(closed[left - 1]) or bool(_BREAK.match(text, left - 1))


def _subject(text: str, left: int, start: int) -> int:
    """Where the last person before the find ends: 我妈, 其自述; `left` when nobody is there."""
    found = [match.end() for match in _TOLD_OF.finditer(text, left, start)]
    return found[-1] if found else left


def _earlier(text: str, left: int, closed: bytearray) -> int:
    """Where the clause before begins, when it already tells of the same: 轮椅，半边瘫; 双拐，小儿麻痹."""
    for _ in range(2):
        before = _CLAUSE_BEFORE.search(text, max(0, left - _REST - 2), left)
        if not before:
            break
        begin, value = before.start("v"), before["v"]
        last = closed.rfind(1, begin, left)
        if last >= 0:
            begin, value = last + 1, text[last + 1 : before.end("v")]
        if begin > 0 and last < 0 and not _BREAK.match(text, begin - 1):
            break
        if not value or _OTHER_MATTER.search(value) or _NOT_TOLD.search(value):
            break
        if not (
            _BEGINS.fullmatch(value) or _FELL.search(value) or bodies.PART.match(value) or states.tells(value)
        ):
            break
        told_of = _subject(text, begin, begin + len(value))
        if told_of >= begin + len(value):
            break
        left = told_of
        if last >= 0 or told_of > begin:
            break
    return left


def _goes_on(value: str) -> bool:
    """Whether a clause behind a find is about the same: 不能劳累, 已三年, 大夫不让下地."""
    return bool(
        _GOES_ON.search(value)
        or _DURATION.fullmatch(value)
        or any(m.end() - m.start() > 1 for m in bodies.PART.finditer(value))
        or states.tells(value)
    )


def _on(text: str, end: int, closed: bytearray) -> int:
    """Where the last clause that tells of it ends."""
    stop = end
    if closed[end - 1]:
        return end
    while stop < min(len(text), end + _REST) and not closed[stop] and not _BREAK.match(text, stop):
        stop += 1
    whole = stop == len(text) or bool(_BREAK.match(text, stop))
    again = _AGAIN.search(text, end, stop)
    if again:
        rest = text[end : again.start()]
        return again.start() if _GOES_ON.search(rest) else end
    if (
        (whole or closed[stop])
        and not _OTHER_MATTER.search(text, end, stop)
        and not _NOT_TOLD.search(text, end, stop)
    ):
        end = stop
    if not whole:
        return end
    while clause := _CLAUSE.match(text, end):
        value = clause["v"]
        stop = closed.find(1, clause.start("v"), clause.end("v"))
        if stop >= 0:
            value = text[clause.start("v") : stop]
        if not value or not _goes_on(value) or _NOT_TOLD.search(value) or _OTHER_MATTER.search(value):
            break
        end = clause.start("v") + len(value)
        if stop >= 0:
            break
    return end

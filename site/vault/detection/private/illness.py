"""How far the telling of somebody's health reaches around what was found of it.

Backwards to the person it is told of (他|去年中过风), forwards to the end of its clause, and on through the clauses that go on
about it (矽肺二期，不能劳累). What tells two finds apart is only a comma; other finds, agencies, dates and sums of money stop it.
"""

import re
from dataclasses import replace

from ..draft import HAN, Draft
from ..lexicon import words_of

_BREAK = re.compile(r"[,。;、:!?()\[\]“”\"'\n\t|/ <>…—]")
_LEAD = 12
"""So many characters may stand between the person and the find."""
_REST = 14
"""So many characters may follow in the clause of a find, and make up each clause after it."""
_TOLD_OF = re.compile(
    r"本人|自己|该[生户]|[其他她它我你您佢俺咱]们?|[人者孩童婴妈爸爹娘爷奶公婆伯叔婶姨舅姑哥姐弟妹嫂妻夫父母女孙崽仔娃媳婿伴佬汉亲户方]|儿(?!麻)|子(?!宫)|(?<![初刚天])生(?![了完下产活])|[称说讲述映示诉道](?!是)|知道|显示|[导所]?致[使其]?|造成|影响|考虑到|鉴于|由于|[让害令使把将等]|"
    r"\d{1,4}[年月日号时分元]|(?<![得患装])的(?!病)|地"
)
_SMALL_TALK = "了着过的地,就"
_AGAIN = re.compile(
    r"的(?!时候)|[我你他她佢其该由向请并但而故才却与让给且]|所以|因此|要求|拒绝?|赔|罚|签|称|委托|投诉|举报|希望|改由|花[了费]|费|元|不[用必]|办|卖|买|租|领|来不|去不|未(?!愈|取|拆)|在家|闻不|是|每[日天晚].{0,4}(?:吵|闹)"
)
_NOT_TOLD = re.compile(
    r"[\d零一二三四五六七八九十百千万几多](?:万)?(?:元|块)|[¥￥]|\d[日号时点分]|\d{3}|\d{1,2}[./月]\d{1,2}(?!\d*度)|\d(?:分贝|dB|米|毫克|mg|%|mmol|ppm|公里|小时|平方)|赔偿|医药?疗?费|费用|发票|收据"
)
_OTHER_MATTER = re.compile(
    r"由|称|处罚|罚款|拒|令|签|卖|买|租|告|举|投诉|委托|赔|丈夫|妻子|老公|老婆|儿子|女儿|母亲|父亲|家中|公司|当事人|执法|街道|社区"
)
_GOES_ON = re.compile(
    "(?:"
    + "|".join(
        re.escape(word)
        for section in ("goes_on", "hurt", "symptom", "device", "care", "illness", "disease")
        for word in sorted(words_of(section, "health"), key=len, reverse=True)
    )
    + r"|^[一二三四1-4]级$|不便|[吃服打换停用食开](?:了|着|过|紧)?[^,。]{0,4}(?:[药针片林平汀仑泮胍尔坦唑]|胶囊)|(?:说话|走路|行走|看东西|书写).{0,4}(?:不|困难|剩|慢)|[动直站起睡]不(?:了|起|着|稳)|[^,。]{0,2}[一二两三四五六七八九十\d][^,。]{0,2}(?:疗程|只药|次院|回院)|住.{0,6}院|[每一两]个?(?:周|星期|礼拜|天|月).{0,6}[次回]|[晒累碰闻吃动气]不得|^(?:还|一直|正|现)?在?(?:吃|服用?|打)(?:着|了|过)?[^,。]{2,5}$)"
)
_CLAUSE = re.compile(rf"[,、 ]{{1,2}}(?P<v>[{HAN}A-Za-z\d.%]{{2,{_REST}}})(?=[,。;、:!?)”\"\n\t| ]|$)")


def grow(draft: Draft) -> None:
    """Give each find about somebody's health its whole telling, and make one of those that then touch."""
    old = [m for m in draft.marks if m.type == "HEALTH" and m.source != "roster"]
    if not old:
        return
    closed = bytearray(len(draft.text) + 1)
    for mark in draft.marks:
        if mark.type != "HEALTH":
            closed[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    for start, end in draft.protected:
        closed[start:end] = b"\x01" * (end - start)
    told: list = []
    for mark in sorted(old, key=lambda m: (m.start, m.end)):
        start, end = _back(draft.text, mark.start, closed), _on(draft.text, mark.end, closed)
        if told and start <= told[-1].end + 1 and not _parted(draft.text, told[-1].end, start):
            told[-1] = replace(told[-1], end=max(end, told[-1].end))
        else:
            told.append(replace(mark, start=start, end=end))
    draft.drop(old)
    for mark in told:
        draft.add(mark.start, mark.end, "HEALTH", mark.source)


def _parted(text: str, end: int, start: int) -> bool:
    return end < start and text[end] not in ",、 "


def _back(text: str, start: int, closed: bytearray) -> int:
    """Where the clause begins behind the person of whom it tells."""
    left = start
    if closed[start]:  # 跛脚华 is called so
        return start
    while left > max(0, start - _LEAD) and not closed[left - 1] and not _BREAK.match(text, left - 1):
        left -= 1
    open_ended = left > 0 and not closed[left - 1] and not _BREAK.match(text, left - 1)
    told_of = [match.end() for match in _TOLD_OF.finditer(text, left, start)]
    if told_of:
        left = told_of[-1]
    elif open_ended:
        return start
    while left < start and text[left] in _SMALL_TALK:
        left += 1
    return left


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
        if _GOES_ON.search(rest):
            end = again.start()
        return end
    if whole and not _OTHER_MATTER.search(text, end, stop) and not _NOT_TOLD.search(text, end, stop):
        end = stop
    elif not whole:
        return end
    while clause := _CLAUSE.match(text, end):
        value = clause["v"]
        stop = closed.find(1, clause.start("v"), clause.end("v"))
        if stop >= 0:
            value = text[clause.start("v") : stop]
        if not _GOES_ON.search(value) or _NOT_TOLD.search(value) or _OTHER_MATTER.search(value):
            break
        end = clause.start("v") + len(value)
        if stop >= 0:
            break
    return end

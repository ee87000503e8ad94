"""Towns of the house's own prefecture by their bare names, and places that the text names as such.

Nobody there says 司前镇: 去了司前照顾母亲, 双水人, 潮连那间. The names are few and look like ordinary words, so what
stands around them has to be a place's surroundings.
"""

import re
from functools import cache

from ..draft import HAN, Draft
from ..learned import ordinary
from ..lexicon import any_of, words_of
from ..persons import possible


@cache
def _town() -> re.Pattern:
    return re.compile(any_of(words_of("towns", "places")))


_TO = re.compile(
    r"(?:[在去到往从由喺至返回住经嚟赴离]|[去返回来住到在过](?:了|咗|过|一次|一趟|趟|嚟)|来自|位于|新会|台山|开平|鹤山|恩平|蓬江|江海|江门)(?:[市区])?$"
)
_FROM = re.compile(r"(?:自称|本是|原是|是|系|籍贯|原籍|祖籍|老家|都是)$")
_THERE = re.compile(
    r"(?:那|嗰|这|呢)(?:间|边|里|度|头|家|套|片|块)|一带|附近|境内|(?:的|嘅)(?:房|屋|店|铺|厂|仓|亲戚|娘家|老家|工地|井盖|路灯|档口|出租屋|宅基地)"
)
_PERSON_OF = re.compile(r"人(?=[,。;、)\n(]|$|在|氏)")
_WORD_GOES_ON = re.compile(r"[市区县省州]|街道办|镇政府|镇人民|中队|派出所|所|局")
_BEGINS = re.compile(rf"(?:^|[^{HAN}A-Za-z0-9]|说|讲|话|称)$")
_NAMED = re.compile(
    rf"(?:土名|小地名|地名)(?:叫做?|为|是|系|[:,])?[“\"]?(?P<v>[{HAN}]{{2,5}}?)(?=[”\",。;、)\n的]|$)"
    rf"|(?:(?:叫|称|唤)(?:嗰度|呢度|那里|这里|那地方|这地方|那一带|这一带|那一片|那片地|那块地)(?:做|作|为)|(?:嗰度|呢度|那里|这里|那地方|这地方|那一带|这一带|那片地|那块地)(?:叫做?|叫作|俗称|人称|土名))[“\"]?(?P<w>[{HAN}]{{2,5}}?)(?=[”\",。;、)\n]|$)"
)
_LIVES = re.compile(rf"(?:人|家|屋企|而家|现在|现)[在喺](?P<v>[{HAN}]{{2,3}})住(?=[,。;、)\n]|$)")
_NO_NAME = re.compile(r"什么|乜|咩|啥|名|人|[不没冇无]")


def find(draft: Draft) -> None:
    """Mark bare towns and places named in so many words."""
    text = draft.text
    if possible.is_law(text):
        return
    for match in _town().finditer(text):
        start, end = match.span()
        if draft.touches_protected(start, end) or _WORD_GOES_ON.match(text, end):
            continue
        before = text[max(0, start - 6) : start]
        led = _TO.search(before) and _stands(draft, end)
        of = _PERSON_OF.match(text, end) and _FROM.search(before)
        there = _THERE.match(text, end) and _BEGINS.search(before)
        if led or of or there:
            draft.add(start, end, "ADDR", "told")
    for match in _LIVES.finditer(text):  # 人在横沙住
        if not ordinary.composed(match["v"]) and not draft.touches_protected(*match.span("v")):
            draft.add(*match.span("v"), "ADDR", "told")
    for match in _NAMED.finditer(text):
        start, end = match.span("v" if match["v"] else "w")
        if not _NO_NAME.search(text, start, end) and not draft.touches_protected(start, end):
            draft.add(start, end, "ADDR", "told")


def _stands(draft: Draft, end: int) -> bool:
    """Whether no longer word takes the name's last character with it: 在礼|乐队, 到大|江边."""
    return end in draft.edges or draft.text[end : end + 1] in "镇街村"

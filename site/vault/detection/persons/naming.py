"""What every layer that looks for persons asks: where a name ends, whether something acts as a person, which role it has."""

import re

from ..draft import HAN, Draft, is_han
from ..lexicon import any_of, words_of
from . import likeness, names
from .names import COMPLAINANTS, MINORS, NOT_NAMES, OFFICERS, WITNESSES

ROLES = sorted(words_of("roles", "persons"), key=len, reverse=True)
ROLE = any_of(ROLES)
ROLE_RE = re.compile(ROLE)
FORM_WORDS = frozenset(words_of("form_words", "persons"))
"""Words of the form itself: never a name, not even after 姓名："""

# Characters that often follow a name directly; a third character of this kind is rather the next word.
AFTER = frozenset(
    "在于称说系等处驾到已均曾现未住由因签写叫答问述诉指认即则也都就又是的和与及或将把被从对向为让给跟同找去来要会能有没不承拒违擅私利搭占经持收购买卖售做开办领自本并再还只共作两二三夫之所"
)
FOLLOW = re.compile(
    r"(?:在|于|称|说|表示|反映|承认|否认|陈述|自述|辩称|述称|签|到场|到案|到|从|将|把|被|向|对|为|因|未|有|没|不|已|曾|正|也|都|就|又|和|与|及|跟|同|等|的|之|是|系|驾|经营|擅自|违|接|收|拒|自|其|男|女|住|出生|身份|电话|手机|联系|先生|女士|小姐|老师|以|按|经|等人|二人|两人|三人|夫妇|父|母|妻|丈|儿|兄|姐|弟|妹|现|某|通过|利用|持|携|带|作|提|要求|同意|认|主|负责|开|将|并|且|而|提出|一|二|两|三|本|所|即|由|则|使|让|给|请|来|去|找|问|答|记|签名|签字|签收|代|叫|做|当|却|仍|还|再|随|遂|另|共|均|只|会|能|可|应|须|需|了|过|着|吗|呢|吧|啊|嘅|喺|话|同埋|畀)"
)
_ACTS = re.compile(
    r"(?:正|正在|当场|随即|也|却|曾|自称|辩称|声称|述称|称|说|表示|反映|承认|否认|陈述|解释|笑着|答|回答|问|回应|告诉|指出|证实|提出|要求|同意|拒绝|签名|签字|签收|到场|在场|出面|陪同|饲养|经营|驾驶|负责|和|与|、|:|都|,|。|吵|被|把|将|向|对|给|让|跟|家的|家|"
    r"的(?:老婆|丈夫|妻子|儿子|女儿|摊|店|铺|档|车|狗|犬|家|电话|手机|母亲|父亲|妈|爸|朋友|同事|弟|哥|姐|妹|房|屋|货|口供|笔录|陈述|说法|身份证|账户|微信)|夫妇|夫妻|等[二两三四五]?人|先生|女士|[((])"
)
_HUMAN = re.compile(
    r"(?:自称|辩称|声称|述称|称(?!为|作|号|呼|重|霸)|说(?!明|法|是|不)|笑着说|承认|证实|作证|供述|辩解|告诉|签名|签字|签收|家的(?:狗|车|孩子)|的(?:老婆|老公|丈夫|妻子|儿子|女儿|母亲|父亲|妈妈|爸爸|摊位|身份证|口供))"
)
_BEFORE = re.compile(
    r"(?:[,。;:、!?(\n“”\"\s]|由|对|向|被|和|与|跟|见|找|问|叫|给|让|是|请|经|接|据|替|帮|同|及|而|但|当|后)$"
)


# Roles that are also plain verbs or short words: they need a colon behind them.
NEED_LABEL = frozenset(words_of("need_label", "persons"))


def acts_as_person(draft: Draft, start: int, end: int) -> bool:
    """Whether a stretch that may be a word or a name stands where a person stands and does what persons do."""
    text = draft.text
    return bool((start == 0 or _BEFORE.search(text[start - 1 : start])) and _ACTS.match(text, end))


def is_human(draft: Draft, start: int, end: int) -> bool:
    """Whether a word of the text is followed by verbs and kin that only persons have."""
    return start in draft.edges and bool(_HUMAN.match(draft.text, end))


def role_of(label: str) -> str:
    """The house's role for a label: officer, complainant, witness, minor or none."""
    for role, pattern in (
        ("officer", OFFICERS),
        ("complainant", COMPLAINANTS),
        ("witness", WITNESSES),
        ("minor", MINORS),
    ):
        if pattern.search(label):
            return role
    return ""


def run_end(text: str, start: int, limit: int = 8) -> int:
    """Where the Chinese characters from `start` on end."""
    return _HAN_RUN.match(text, start, start + limit).end()


_HAN_RUN = re.compile(f"[{HAN}]*")


def right_edge(draft: Draft, end: int) -> bool:
    """Whether a name may end here."""
    text = draft.text
    if end >= len(text) or not is_han(text[end]):
        return True
    return end in draft.edges or bool(FOLLOW.match(text, end))


def name_at(draft: Draft, start: int, *, labelled: bool = False) -> int:
    """Where the Chinese name that begins at `start` ends, or -1.

    `labelled`: the place is one for a name only (姓名：…), so that words and names without a known surname are taken too.
    """
    text = draft.text
    stop = run_end(text, start)
    run = text[start:stop]
    barred = FORM_WORDS if labelled else NOT_NAMES
    if len(run) < 2 or run[:2] in LABEL_WORDS or run[:2] in barred or run[:3] in barred:
        return -1
    if stop < len(text) and text[stop] == "·":
        return -1
    surname = names.surname_of(run)
    word = draft.word_at(start)
    if not labelled and word.tag in ("p", "c", "u", "d", "xc") and word.end == start + 1:
        return -1
    if not surname:
        plain = 2 <= len(run) <= 5 and not any(c in names.BAD_GIVEN for c in run)
        return stop if labelled and plain else -1
    base = len(surname)
    if not labelled and base == 1 and surname not in names.common_surnames():
        # 应推定, 解读: a rare surname needs a given name that is one
        best = max(likeness.name_weight(run[: base + given]) for given in (1, 2))
        if best < -1.0:
            return -1
    whole = base + 1 <= len(run) <= base + 2
    if labelled and whole and not any(c in names.BAD_GIVEN for c in run):
        return stop
    ends = [
        start + base + given
        for given in (2, 1)
        if start + base + given <= stop
        and names.looks_like_name(text[start : start + base + given], labelled=labelled)
        and right_edge(draft, start + base + given)
    ]
    if len(ends) == 2:
        long, short = ends
        if short in draft.edges and (text[long - 1] in AFTER or long not in draft.edges):
            return short
        if text[long - 1] in AFTER and long not in draft.edges:
            return short
        return long
    if ends:
        return ends[0]
    return stop if labelled and base + 1 <= len(run) <= 5 else -1


LABEL_WORDS = frozenset(role[:2] for role in ROLES) - frozenset(["高兴", "何方"])
ORG_TAIL = re.compile(
    rf"[{HAN}]{{0,14}}(?:公司|商行|店|厂|部|中心|超市|餐厅|酒楼|工作室|学校|小学|中学|医院|档|馆|集团|队|局|所|办|委员会|村|社区|街道)"
)

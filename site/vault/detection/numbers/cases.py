"""Case and document numbers."""

import re

from .. import places
from ..draft import HAN, Draft
from ..lexicon import words_of
from .forms import COLON, PROVINCE, Rule, is_code, label, labels

_CASE_ENDS = "罚立询移强责决通调听扣封简普"

RULES = (
    Rule(
        "CASENO",
        rf"(?P<v>(?:[{HAN}]{{1,10}}[((][{HAN}]{{1,4}}[))])?[{HAN}](?:[ ]?[{HAN}]){{0,15}}[ ]?[〔\[(（][ ]?(?:(?:19|2[0O])[ ]?[\dO][ ]?[\dO]|二[〇零○]二[〇零○一二三四五六七八九])[ ]?[〕\])）][ ]?(?:[{HAN}]{{0,2}}第|字第|[{HAN}])?[ ]?(?:[A-Za-z]{{0,3}}-?\d(?:[ ]?[\dA-Za-z×\-]){{0,9}}|[零〇一二三四五六七八九十百]{{1,6}}(?=[ ]?号))(?:[ ]?号)?(?:之[一二三四五])?)",
    ),
    Rule(  # without brackets about the year
        "CASENO",
        rf"(?P<v>[{HAN}]{{2,12}}[{_CASE_ENDS}](?:字)?[ ]?20\d\d[ ]?(?:年?第|[\-_/]|字第)[ ]?\d{{1,6}}(?:[ ]?号)?)(?!\d)",
    ),
    Rule(
        "CASENO",
        rf"(?<!\d)(?P<v>20\d\d年?[{PROVINCE}]?(?:\d{{2,4}})?[{HAN}]{{0,8}}?[{_CASE_ENDS}初终审执保再监破赔](?:字)?第?[ ]?\d{{1,6}}[ ]?号)",
    ),
    Rule(
        "CASENO",
        rf"(?P<v>[〔\[(][ ]?(?:19|20)\d{{2}}[ ]?[〕\])][ ]?[{HAN}]{{0,2}}\d{{0,5}}[{HAN}]{{1,8}}(?:字)?第?[ ]?\d{{1,8}}[ ]?号(?:之[一二三四五])?)",
    ),
    Rule(
        "CASENO",
        rf"{labels('cases')}{COLON}(?P<v>[{HAN}]{{0,10}}[A-Za-z0-9](?:[A-Za-z0-9]|[\-_/〔〕\[\]()](?=[A-Za-z0-9〔\[第字])){{3,31}}(?:号)?)",
        is_code,
    ),
    Rule(
        "CASENO",
        r"(?P<v>[A-Z]{2,8}(?:[\-_/][A-Z]{2,8})*[ ]?[\-_/][ ]?20\d{2}(?:[\-_/]?\d{2,4})?[ ]?[\-_/][ ]?\d{2,6})(?![\dA-Za-z])",
        None,
        0,
    ),
    Rule("CASENO", r"(?<!\d)(?P<v>20\d\d年(?:度)?第[ ]?\d{1,5}号)(?=案)"),
    Rule("CASENO", rf"(?<![{HAN}》)])(?P<v>[〔\[](?:19|20)\d\d[〕\]][ ]?第?[ ]?\d{{1,6}}[ ]?号)"),
    Rule(
        "CASENO",
        rf"{label('案件编号 案号 文号 案卷号 立案号 编号')}{COLON}(?P<v>20\d\d年?(?:度)?[-第]?[ ]?(?:[{HAN}]{{1,4}}-)?\d{{1,6}}号?)",
    ),
)

# Papers of the state that lead to no party: rules, plans, circulars.
_PUBLIC_PAPER = re.compile(
    r"^(?:.*(?:法释|国发|国办|国函|府办|府函|府|建城|建规|建办|发改|财税|环发|环办|市监|国市监|司发|办发|办函|委发|委办|人常|公告|令|通字|函字|规字|粤办|中办|中发|政发|政办))$"
)
_STREET_WORD = re.compile(r"[执综城罚噪]|责改|责停|限改|询通|听告")
_CASE_WORD = re.compile(
    r"[执综城管噪罚立案询告责改限听执送催移结调撤强扣查封检勘证诉访复议裁刑民行初终监赔仲处决举投信受登]"
)


def start_of(draft: Draft, start: int, end: int) -> int:
    """Where a case number begins, or -1 when it is the number of a public paper."""
    text = draft.text
    value = text[start:end]
    year = re.search(r"[〔\[((][ ]?(?:19|2[0O]|二)", value)
    bracket = year.start() if year else -1
    if bracket <= 0:
        return start
    head = value[:bracket]
    below = places.after_divisions(text, start, start + bracket)
    below = max(text.rfind(c, start, below) for c in "省市区县") + 1 if below > start else start
    if below > start and start + bracket - below >= 2:
        head, start = text[below : start + bracket], below
    # The pattern takes up to 16 characters: words of the sentence before the number are given back.
    for word in _BEFORE_CASE:
        at = head.rfind(word)
        if at >= 0 and len(head) - at - len(word) >= 1:
            start += at + len(word)
            head = head[at + len(word) :]
    if (
        not _CASE_WORD.search(head)
        or (_PUBLIC_PAPER.match(head) and not re.search(r"[执综罚]|城管", head))
        or (text[max(0, start - 2) : start].endswith(("》(", "》")) and not _STREET_WORD.search(head))
    ):
        return -1
    return start


_BEFORE_CASE = words_of("before_case", "numbers")

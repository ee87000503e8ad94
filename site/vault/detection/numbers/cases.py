"""Case and document numbers: an office and a deed shortened, a year, a number, in whatever brackets or in none.

The numbers of public papers stay: rules, plans, circulars.
"""

import re

from ..addresses import divisions
from ..draft import HAN, Draft
from ..lexicon import words_of
from .forms import COLON, PROVINCE, Rule, digits, is_code, label, labels

_ENDS = "罚立询移强责决通调听告扣封简普改催访复转结案执存登拆清限查管先综检诉"
_DEED = rf"(?:[{_ENDS}]|(?<![年印图])鉴|(?:执|城|管|环|消|综|市|监|规|食|药|卫|烟|燃|水|路|排|设|广|防|犬|狗)(?:函|档|证|许|字)|信访|火化|勘)"
_OPEN, _CLOSE = r"[〔\[({<〈「]", r"[〕\])}>〉」]"
_YEAR = r"(?:(?:19|2\s?[0Oo])\s?[\dOolI]\s?[\dOolI]|二[〇零○][一二][〇零○一二三四五六七八九])[ ]?年?"
_OFFICE = (
    rf"(?:[{HAN}](?:[ ]?[{HAN}]){{0,9}}[ ]?[(][ ]?[{HAN}]{{1,4}}[ ]?[)][ ]?)?[{HAN}](?:[ ]?[{HAN}]){{0,15}}"
)
_HEAD = (
    rf"(?:[((][{HAN}]{{1,4}}[))])?[{HAN}](?:[ ]?[{HAN}]){{1,11}}?(?:[((][{HAN}]{{1,4}}[))][{HAN}]{{0,6}}?)?"
)
_NUMBER = r"(?:[A-Za-z]{0,3}-?[\dOl](?:[ ]{0,3}[\dA-Za-z×\-]){0,9})"
_MORE = (
    r"(?:(?:(?:[ ]?[、,和及与至\-]|[ ]?号[ ]?[、和及与至\-])[ ]?第?[ ]?\d{1,7}(?![年月日]|号[楼院铺档门栋]|[ ]?[\d.]))"
    r"{0,8}[ \n]?号)?(?:之[一二三四五六七八九十\d]{1,2})?"
)
_SURE_DEED = r"(?:(?:[综执城][罚改扣告立移调封强询拆催]|罚决|罚告|听告|先告|责改|强决|[罚改扣告立移调]字)[字决告立]{0,2})"
_CN_NUMBER = "[零〇一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰]{1,6}"

RULES = (
    Rule(
        "CASENO",
        rf"(?P<v>(?:{_OPEN}[{HAN}]{{1,4}}[))])?(?:(?<![A-Za-z])[A-Z]{{2,4}})?{_OFFICE}[ \n]?(?:[(][{HAN}]{{1,4}}[)])?{_OPEN}[ \n]?{_YEAR}[ \n]?{_CLOSE}[ \n\-年]{{0,2}}(?:[{HAN}]{{0,4}}字?第|[{HAN}]{{0,4}}字|[{HAN}])?[ \n]{{0,2}}(?:{_NUMBER}|{_CN_NUMBER}(?=[ ]?号)){_MORE})",
        cue=rf"{_OPEN}[ \n]?{_YEAR}[ \n]?{_CLOSE}",
    ),
    # without brackets about the year
    Rule(
        "CASENO",
        rf"(?P<v>{_HEAD}(?:{_DEED}|[{HAN}](?=字))[ ]?字?[ ]?第?[ ]?2[ ]?[0O][ ]?[\dO][ ]?[\dO][ ]?(?:年?第|年|字第|字|[ ]?[\-_/][ ]?)[ ]?[A-Za-z]{{0,2}}\d(?:[ ]?\d){{0,5}}(?:-\d{{1,6}}){{0,2}}[A-Z]?{_MORE})(?![\d年月])",
        cue=rf"(?:{_DEED}|[{HAN}](?=字))[ ]?字?[ ]?第?[ ]?2",
    ),
    # the year and the number in one, or the day and the number: 责改20240315-05, 综改0501-2
    Rule(
        "CASENO",
        rf"(?P<v>{_HEAD}{_DEED}字?第?[ ]?[ ]?(?:\d(?:[ ]?\d){{3,7}}[ ]?-[ ]?\d{{1,6}}|\d{{6,14}})(?:[ ]?-[ ]?\d{{1,6}})?(?:[ ]?号)?)(?![\d元块万])(?!\.\d)",
        cue=rf"{_DEED}字?第?[ ]?[ ]?\d",
    ),
    # the year in two figures: 综罚〔24〕12号
    Rule(
        "CASENO",
        rf"(?P<v>{_HEAD}{_DEED}[ ]?字?[ ]?{_OPEN}[ ]?\d\d[ ]?{_CLOSE}[ ]?第?[ ]?(?:\d{{1,6}}[ ]?号|\d{{3,6}}(?![\d元])))",
        cue=rf"{_DEED}[ ]?字?[ ]?{_OPEN}[ ]?\d\d",
    ),
    # only the deed: 综罚2024第12号, 责改〔2024〕3号
    Rule(
        "CASENO",
        rf"(?P<v>[{HAN}]?[罚改催扣听告移封拆询立强责决]字?[ ]?(?:{_OPEN}20\d\d{_CLOSE}第?|20\d\d年?第)[ ]?\d{{1,6}}[ ]?号)",
    ),
    # neither year nor 第, as one speaks of it: 会城综罚七号
    Rule(
        "CASENO",
        rf"(?P<v>[{HAN}]{{1,8}}?(?:[综执城]罚|罚决|责改|综改|综扣|听告|罚告|[罚改扣]字)[ ]?(?:\d{{1,6}}|{_CN_NUMBER})[ ]?号)(?![楼院铺档门栋桶店])",
    ),
    # after the name of a deed figures are its number, whatever stands between them: 江综罚-2024-012, 综罚012/24
    Rule(
        "CASENO",
        rf"(?P<v>[{HAN}]{{0,6}}?{_SURE_DEED}(?:[ ]?[\-_/#|~“(〔\[{{<]?[ ]?(?:No\.?|[第年字立])?[ ]?[\dOl]{{1,10}}(?:[ ]?[)〕\]}}>”|])?){{1,4}}(?:[ ]?号)?)(?![ ]?[\d年月日元块个家处起人件份次宗张户条款项天米%万:]|\.\d)",
        digits(3),
    ),
    # no year at all
    Rule(
        "CASENO",
        rf"(?P<v>{_HEAD}{_DEED}字?第[ ]?(?:\d(?:[ ]?\d){{0,7}})(?:-\d{{1,6}})?[ ]?号)",
        cue=rf"{_DEED}字?第[ ]?\d",
    ),
    Rule(
        "CASENO",
        rf"(?<!\d)(?P<v>(?:20\d\d|二[〇零○]二[〇零○一二三四五六七八九])年?[{PROVINCE}]?(?:\d{{2,4}})?[{HAN}]{{0,8}}?[{_ENDS}初终审保再监破赔](?:字)?第?[ ]?\d{{1,6}}[ ]?号)",
    ),
    Rule(
        "CASENO",
        rf"(?P<v>{_OPEN}[ ]?(?:19|2[ ]?[0O])[ ]?[\dOl][ ]?[\dOl][ ]?{_CLOSE}[ ]?[{HAN}]{{0,2}}[ ]?[\dOl]{{0,5}}[ ]?[{HAN}](?:[ ]?[{HAN}]){{0,7}}[ ]?第?[ ]?(?:[\dOl]{{1,8}}[ ]?号(?:之[一二三四五])?|(?<=字第)[\dOl]{{1,8}}))",
    ),
    Rule(
        "CASENO",
        rf"{labels('cases')}{COLON}(?P<v>[{HAN}]{{0,10}}[A-Za-z0-9](?:[A-Za-z0-9]|[ ]?[\-_/][ ]?(?=[A-Za-z0-9])|[〔〕\[\]()](?=[A-Za-z0-9〔\[第字])){{3,31}}(?:号)?)",
        is_code,
    ),
    # parts of words and figures: 2024-建综-档-0172
    Rule(
        "CASENO",
        rf"(?<![A-Za-z0-9\-])(?P<v>20\d\d(?:-[{HAN}]{{1,5}}){{1,3}}-\d{{1,6}}(?:号)?)(?![\d\-])",
    ),
    Rule(
        "CASENO",
        r"(?P<v>[A-Z]{2,8}(?:[\-_/][A-Z]{2,8})*[ ]?[\-_/][ ]?20\d{2}(?:[\-_/]?\d{2,4})?[ ]?[\-_/][ ]?\d{2,6})(?![\dA-Za-z])",
        None,
        0,
    ),
    # 0117号决定书: the short way to speak of one that has been named
    Rule(
        "CASENO",
        r"(?P<v>(?:第[ ]?|(?<![\dA-Za-z\-年路街巷里村]))\d{2,6}(?:-\d{1,4})?[ ]?号)(?=[ ]?(?:行政处罚|处罚|责改|责令改正|限期改正|催告|听证|事先|询问|扣押|查封)?(?:案(?!例)|决定|告知书|通知书|催告书))",
    ),
    # the number printed on a form: No.0004172, 通知书（第0032号）
    Rule(
        "CASENO",
        r"(?<![A-Za-z])(?P<v>N[o0](?:[.:°]|(?=[ ]?[\dOolI]{5}))[ ]?[.:]?[ ]?(?=[\dOolI]*\d[\dOolI]*\d)[\dOolI]{4,16})(?![\dA-Za-z]|\.\d)",
    ),
    Rule("CASENO", r"(?<=[书单函证票][(])(?P<v>第[ ]?\d{2,8}[ ]?号|\d{3,8}[ ]?号)(?=[)])"),
    Rule("CASENO", r"(?<!\d)(?P<v>20\d\d年(?:度)?第[ ]?\d{1,5}号)(?=案(?!例))"),
    Rule("CASENO", rf"(?<![{HAN}》)])(?P<v>[〔\[](?:19|20)\d\d[〕\]][ ]?第?[ ]?\d{{1,6}}[ ]?号)"),
    Rule(
        "CASENO",
        rf"{label('案件编号 案号 文号 案卷号 立案号 编号')}{COLON}(?P<v>20\d\d年?(?:度)?[-第]?[ ]?(?:[{HAN}]{{1,4}}-)?\d{{1,6}}号?)",
    ),
)

# Papers of the state that lead to no party.
_PUBLIC_PAPER = re.compile(
    r"^(?:.*(?:法释|国发|国办|国函|府办|府函|府|建城|建规|建办|发改|财税|环发|环办|市监|国市监|司发|办发|办函|委发|委办|人常|公告|令|通字|函字|规字|粤办|中办|中发|政发|政办|府告|府规|府令|府发|府通|发字?|规))$"
)
_STREET_WORD = re.compile(r"[执综城罚噪]|责改|责停|限改|询通|听告")
_NAMED_BEFORE = re.compile(r"(?<![书单录证])》[(]?$")
_CIRCULAR_BEFORE = re.compile(
    r"(?:通知|通报|方案|意见|办法|规定|公告|通告|规划|计划|要点|指引|标准|条例|细则|制度|批复)》[(]?$"
)
_PENAL = re.compile(r"罚|[责法字]改|强|扣")
_CASE_WORD = re.compile(
    r"[执综城管噪罚立案询告责改限听执送催移结调撤强扣查封检勘证诉访复议裁刑民行初终监赔仲处决举投信受登拆烟燃消鉴租备许]"
)
_DATE = re.compile(r"(?:19|20)\d\d[ ]?[\-/][ ]?(?:0?[1-9]|1[0-2])(?:[ ]?[\-/][ ]?(?:0?[1-9]|[12]\d|3[01]))?$")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$")
_FULL_DATE = re.compile(r"(?:19|20)\d\d[ ]?[\-/][ ]?\d{1,2}[ ]?[\-/]")
_BRACKET = re.compile(rf"{_OPEN}\s?(?:19|2\s?[0Oo]|二)")
_BEFORE_CASE = words_of("before_case", "numbers")
# an office signs, and its number follows: 综合执法支队 津滨执责改〔2025〕0388
_SIGNED = re.compile(rf"[{HAN}]{{4,}}(?:局|队|所|办|处|府|院|中心|办公室)[ \n]+")
_CELL_BEFORE = re.compile(r"[元次份张日时分号条款项人名件页处家个][ ]")


def start_of(draft: Draft, start: int, end: int) -> int:
    """Where a case number begins, or -1 when it is a date or the number of a public paper."""
    text = draft.text
    value = text[start:end]
    year = _BRACKET.search(value)
    bracket = year.start() if year else -1
    if bracket == 0:
        return start
    if bracket < 0:
        figures = re.search(r"[\dA-Za-z]", value)
        bracket = figures.start() if figures else 0
        number = value[bracket:]
        if bracket and _is_date(value[:bracket], number):
            return -1
        if bracket < 2:
            return start
    head = value[:bracket]
    cell = next((m for m in reversed(list(_CELL_BEFORE.finditer(head)))), None)
    if cell and len(head) - cell.end() >= 3:
        start += cell.end()
        head = head[cell.end() :]
        bracket -= cell.end()
    signed = _SIGNED.search(head)
    if signed and len(head) - signed.end() >= 3:
        start += signed.end()
        head = head[signed.end() :]
        bracket -= signed.end()
    below = divisions.after_divisions(text, start, start + bracket)
    below = max(text.rfind(c, start, below) for c in "省市区县") + 1 if below > start else start
    if below > start and start + bracket - below >= 2:
        head, start = text[below : start + bracket], below
    # The pattern takes up to 16 characters: words of the sentence before the number are given back.
    for word in _BEFORE_CASE:
        at = head.rfind(word)
        if at >= 0 and len(head) - at - len(word) >= (0 if word in _LABELS else 1):
            start += at + len(word)
            head = head[at + len(word) :]
    if not head.strip():
        return start + len(head)
    if (
        (year and not _CASE_WORD.search(head + value[year.end() :]))
        or (_PUBLIC_PAPER.match(head) and not re.search(r"[执综罚]|城管", head))
        or (bool(_NAMED_BEFORE.search(text, max(0, start - 3), start)) and not _STREET_WORD.search(head))
        or (bool(_CIRCULAR_BEFORE.search(text, max(0, start - 8), start)) and not _PENAL.search(head))
    ):
        return -1
    return start


def _is_date(head: str, number: str) -> bool:
    """Whether 拍摄于2024-11-03 is a day; 访2024-10 is one only after a word that is no deed of an office."""
    if _DAY.match(number):
        return True
    return bool(_DATE.match(number)) and (
        ("字" not in head and bool(_FULL_DATE.match(number))) or not _DEED_ENDS.search(head)
    )


_LABELS = ("案号", "文号", "编号")
_DEED_ENDS = re.compile(r"(?:罚|责改|综改|扣|询|催|强|罚告|听告|罚决|访|执函|调|结|移|字|信)[ ]?第?[ ]?$")

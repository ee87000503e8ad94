"""What must stay: names of laws, articles, agencies. Only the layers that guess respect it, never the roster."""

import re
from collections.abc import Iterator

from .addresses import divisions
from .draft import HAN, Draft
from .lexicon import any_of

_TITLE = re.compile(r"《([^《》\n]{2,60})》")
_LEGAL = re.compile(
    r"(?:法|法典|条例|规定|办法|标准|规范|细则|通则|意见|通知|方案|规程|目录|解释|公约|宪法|规则|基准|清单|指引|指南|制度|章程|准则|通告|公告|纲要|要求|决定|程序|须知|守则|倡议书|告知书|通知书|决定书|笔录|承诺书|确认书|回证|报告|申请书|审批表|登记表|记录表|意见书|证明|协议书?|合同|台账|杂志|日报|晚报)(?:[((][^()]{0,20}[))])?$"
)
_ARTICLE = re.compile(
    r"第[零〇一二三四五六七八九十百千\d]{1,7}[条款项章节编目](?:之[一二三四五六七八九十])?(?:第?[((]?[一二三四五六七八九十\d]{1,3}[))]?[款项目])*"
)
_BODY = (
    "烟草专卖局|气象局|林业局|粮食局|体育局|邮政管理局|综合执法局|人民政府|街道办事处|办事处|街道办|镇政府|区政府|市政府|县政府|乡政府|公安分局|公安局|派出所|管理局|监督管理局|监管局|执法局|"
    "城市管理办公室|综合治理办公室|综合行政执法队|综合行政执法局|行政执法队|执法大队|执法中队|执法支队|执法队|执法办公室|综合行政执法办公室|执法办|城管大队|城管中队|城管办|城管局|城管执法局|城管队|"
    "中级人民法院|高级人民法院|人民法院|法院|人民检察院|检察院|司法所|司法局|税务局|税务所|民政局|信访局|信访办|生态环境局|环保局|住房和城乡建设局|住建局|规划局|自然资源局|自然资源所|市场监督管理所|市场监管所|市监所|工商所|"
    "消防救援大队|消防大队|消防中队|交警大队|交警中队|巡警大队|卫生健康局|卫健局|卫生监督所|农业农村局|教育局|财政局|审计局|应急管理局|应急办|人社局|医保局|统计局|水务局|交通运输局|发改局|文广旅体局|妇联|团委|工会|"
    "党工委|纪工委|党政办|综治办|平安办|政法委|仲裁委员会|人民调解委员会|调解委员会|居民委员会|居委会|社区居委会|公共服务办公室|服务中心|党群服务中心|综治中心|网格中心|指挥中心|维稳办|城建办|规划建设办|安监办|热线平台|"
    "人大常委会|人大|政协|党校|海关|疾控中心|公证处|不动产登记中心|消费者委员会|消委会|街道党委|镇党委|纪委|组织部|宣传部|统战部|"
    "执法分局|综合执法队|综合执法中队|综合执法办公室|综合执法办|综合执法局|行政执法中队|行政执法办|综合治理中心|城市管理局|城市管理科|城管科|"
    "烟草专卖局|烟草局|气象局|邮政管理局|房管局|房管所|园林局|水利局|商务局|体育局|文旅局|教体局|医疗保障局|退役军人事务局|退役军人服务站|车管所|交警支队|看守所|拘留所|消防救援站|消防救援支队|劳动监察大队|劳动所|环卫所|市政所|水务所|国土所|"
    "林业站|水利站|动物卫生监督所|检验检疫局|质量检验所|计量所|政务服务中心|行政服务中心|社保局|社保中心|公积金管理中心|总工会|残联|残疾人联合会|红十字会|关工委|司法办|文化站|信访室|信访中心"
)
_BODY_RE = re.compile(any_of(_BODY.split("|")))
_AGENCY = re.compile(
    rf"{_BODY_RE.pattern}(?![路街巷村里])(?:[{HAN}]{{2,6}}?(?:中队|大队|支队|分局|执法队|监管所|派出所|司法所))?"
)
_BANK = re.compile(
    rf"(?:中国|交通|招商|广发|平安|民生|光大|兴业|浦发|华夏|邮政储蓄|邮储|农商|农村商业|江门农商|农业|工商|建设|中信|国家开发)[{HAN}]{{0,6}}银行(?:[{HAN}]{{0,8}}?(?:分行|支行|营业部|网点))?"
)


_GOES_ON = re.compile(
    rf"(?:附近|旁|对面|门口|楼下)|[{HAN}]{{1,8}}?(?:路|街|里|巷|村|围|坊|大道|小区|花园)[{HAN}]{{0,4}}[\d一二三四五六七八九十]|\d{{1,4}}号"
)


def find(draft: Draft) -> None:
    """Note the protected stretches of the draft."""
    text = draft.text
    for match in _TITLE.finditer(text):
        if _LEGAL.search(match.group(1)) and not _names_a_case(match.group(1)):
            draft.protect(*match.span())
    for match in _ARTICLE.finditer(text):
        draft.protect(*match.span())
    for match in _BANK.finditer(text):
        draft.protect(*match.span())
    for start, end in _agencies(text):
        if text[end - 4 : end] in ("村民委员", "居民委员"):
            continue
        # 府又居委会碧鉴路9号, 莲塘居委会旁: the committee is a step of an address
        if text.endswith(("居委会", "居民委员会"), start, end) and _GOES_ON.match(text, end):
            continue
        draft.protect(_division_start(text, _agency_start(draft, start, end)), _branch_end(text, end))
    for start, end in _of_place(text):
        draft.protect(start, end)
    for start, end in _apart(text):
        draft.protect(start, end)


_BEFORE_BODY = re.compile(rf"[{HAN}]{{0,22}}\Z")


def _agencies(text: str) -> Iterator[tuple[int, int]]:
    """The bodies of agencies with all that may be the rest of their names before them."""
    free = 0
    for body in _AGENCY.finditer(text):
        before = _BEFORE_BODY.search(text, max(free, body.start() - 22), body.start())
        free = body.end()
        yield before.start(), free


# Offices, houses and grounds that are public when a town, a district or a city stands before them, and landmarks else.
_OF_PLACE = re.compile(
    r"(?:(?<=[市区县镇乡旗])|(?<=街道))(?P<field>"
    rf"(?:[{HAN}]{{0,4}}(?:三防|防汛|法治|公共服务|党建|经济发展|经发|农业农村|农办|文明|创文|宣传|人大|武装|统战|民生保障|规划建设|住建|环保|安监|应急|市政|城建|网格|综治)办(?:公室)?)"
    r"|(?:环境卫生|环卫|园林绿化|绿化|市政|公园|市场|房屋|公路|水利|河道|堤防)(?:管理|养护|事务)?(?:处|中心|站|所)"
    rf"|[{HAN}]{{0,6}}(?:融媒体中心|城管中心|指挥中心|调度中心|政务中心|文体中心|援助中心|援助站|住房保障中心|(?:党群|公共|政务|行政|网格|便民|供水|社区卫生|退役军人|志愿者?|复议)服务中心)"
    r"|(?:财政|规划|林业|水利|国土|统计|供销|农技|畜牧|兽医|渔政|海事|交管|路政|运管)[所站]"
    r"|(?:第[一二三四五六七八九十]+)?(?:人民|中心|中医|妇幼保健|妇幼|卫生|保健|福利|敬老|养老服务|疾控)[医]?[院]|(?:档案|图书|博物|文化|体育|美术|纪念|科技)馆"
    rf"|[{HAN}]{{0,6}}(?:消纳点|消纳场|填埋场|中转站|转运站|处置场|暂扣仓库|保管场)"
    r")(?![旁边对附门前后侧西东南北里内上下背隔路街巷]|楼[下上顶]|斜对)"
)


def _of_place(text: str):
    """古镇镇建筑垃圾消纳点, 市妇幼保健院: from the place to which they belong."""
    for match in _OF_PLACE.finditer(text):
        start = match.start()
        town = _TOWN_BEFORE.search(text, max(0, start - 6), start)
        if town:
            start = town.start()
        elif not re.search(rf"(?<![{HAN}])[市区县]$", text[max(0, start - 2) : start]):
            start = _division_start(text, start)
            if start == match.start():
                continue
        else:
            start -= 1
        yield start, match.end()


def _division_start(text: str, end: int) -> int:
    """Where the names of a city and a district that end at `end` begin."""
    start = end
    for match in reversed(list(divisions.division().finditer(text, max(0, end - 16), end))):
        if match.end() != start:
            break
        start = match.start()
    return start


_BRANCH = re.compile(rf"[{HAN}]{{2,5}}?(?:中队|大队|分局|分队|支队)(?![{HAN}]{{0,2}}?(?:长|员))")


def _branch_end(text: str, end: int) -> int:
    """执法局|望月湖中队 is one agency."""
    branch = _BRANCH.match(text, end) if text[end - 1] in "局队" else None
    return branch.end() if branch else end


_APART_BODY = re.compile(
    "(?:[市县区])?(?P<v>(?:["
    + HAN
    + "][ \n]?){2,3}(?:"
    + "|".join(
        "[ \n]?".join(body)
        for body in (
            "街道办事处",
            "镇人民政府",
            "社区居委会",
            "居民委员会",
            "村民委员会",
            "综合行政执法队",
            "综合行政执法大队",
            "综合行政执法办公室",
            "执法局",
            "派出所",
        )
    )
    + "))(?:[ \n]?(?:"
    + "|".join("[ \n]?".join(body) for body in ("综合行政执法大队", "综合行政执法队", "综合行政执法办公室"))
    + "))?"
)


def _apart(text: str):
    """Agencies that a scan has torn apart: 东侯社 区居委 会."""
    for match in _APART_BODY.finditer(text):
        if re.search(r"[ \n]", match["v"]):
            yield match.start("v"), match.end()


def _names_a_case(title: str) -> bool:
    return title.startswith("关于对") or "诉" in title


_HEAD = re.compile(
    r"(?:街道|街|镇|乡|区|市|县|省|社区|村|国家|中华人民共和国|综合|行政|城市|管理|交通|公安|治安|消防|生态|环境|市场|监督|自然|资源|规划|住房|城乡|建设|卫生|健康|应急|农业|农村|水务|水利|教育|文化|广电|旅游|体育|人力|社会|保障|民政|司法|财政|税务|审计|统计|信访|医疗|退役|军人|事务|林业|园林|绿化|市政|公用|我|本|区级|市级|人民|中级|高级|基层|派出|辖区|属地|执法|和|党)+$"
)


def _agency_start(draft: Draft, start: int, end: int) -> int:
    """Where an agency's name begins: its place and its field, read word by word to the left."""
    text = draft.text
    body = _BODY_RE.search(text, start, end)
    left = body.start() if body else start
    named = False
    while left > start:
        word = draft.word_at(left - 1)
        begin = max(word.start, start)
        piece = text[begin:left]
        if word.tag in ("LOC", "ORG") or _HEAD.fullmatch(piece):
            if word.tag == "ORG" and word.start < start:
                break
            left = begin
        elif (
            not named
            and word.tag in ("n", "nz", "s", "f", "PER", "nw")
            and len(piece) <= 3
            and _BODY_NEXT.match(text, left)
        ):
            named = True
            left = begin
        else:
            break
    town = _TOWN_BEFORE.search(text, max(0, left - 6), left)
    if not town and text.startswith(("街道办", "镇人民政府", "镇政府"), left):
        town = _NAME_BEFORE.search(text, max(0, left - 5), left)
    return town.start() if town else left


_BODY_NEXT = re.compile(
    r"(?:街道|街|镇|乡|社区|派出所|居委会|居民委员会|司法所|城管|市监所|工商所|税务所|村)"
)
_NAME_BEFORE = re.compile(rf"(?:(?<=[市区县旗])|(?<![{HAN}]))[{HAN}]{{2,3}}$")


_TOWN_BEFORE = re.compile(rf"[{HAN}]{{2}}[{HAN}]?(?:镇|乡|街道)$")

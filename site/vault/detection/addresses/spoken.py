"""Places as people say them: 桥底, 学校后门, 菜市场门口, 榕树头, 祠堂后面. Common nouns that lead to a spot in a case."""

import re

from ..draft import HAN, Draft, is_han
from ..persons import names

_SPOT = (
    "菜市场|肉菜市场|农贸市场|街市|市场|学校|幼儿园|小学|中学|祠堂|榕树|大榕树|牌坊|码头|渡口|公交站|公交车站|巴士站|地铁站|车站|旧车站|"
    "汽车站|火车站|加油站|收费站|停车场|体育馆|篮球场|足球场|球场|健身广场|文化广场|广场|公园|医院|卫生院|卫生站|药店|银行|邮局|电影院|戏院|戏台|"
    "教堂|庙|土地庙|水塔|水厂|电厂|糖厂|纸厂|工厂|粮站|供销社|小卖部|士多|网吧|公厕|厕所|垃圾站|垃圾池|垃圾中转站|变电站|变电房|水闸|泵站|桥|大桥|"
    "天桥|立交桥|立交|铁路桥|高架桥|铁路|隧道|河堤|堤围|江堤|涌边|鱼塘|水库|村委会|村委|居委会|居委|老人活动中心|老年活动中心|活动中心|文化中心|"
    "文化站|疏导点|疏导区|临时市场|工业区|宿舍|饭堂|食堂|凉亭|晒谷场|禾堂|井|水井|门楼|闸口|保安亭|岗亭|快递站|菜鸟驿站|酒店|宾馆|超市|商场"
)
_SIDE = (
    "正门口|大门口|后门口|侧门口|门口|门前|正门|后门|前门|侧门|大门|东门|西门|南门|北门|对面|斜对面|对出|对开|旁边|旁|侧边|侧|隔壁|隔离|后面|后边|后巷|背后|后背|前面|前边|"
    "底下|底|下面|下边|下|脚下|脚|头|尾|边|边上|附近|一带|路口|转角|转弯处|入口|出口|围墙边|围墙外|外面|外墙|里面|空地|人行道|楼下|旁的空地"
)
# 桥底, 榕树头: said without anything, each the name of a spot
_ALONE = (
    "桥底下?|桥脚|桥头|天桥底|天桥下|大桥底|立交桥底|立交桥下|榕树头|大榕树下|大树头|榕树下|码头边|码头旁|河边|江边|涌边|塘边|海边|堤边|堤围边|牌坊下?|祠堂|公交站|车站|旧车站|"
    "菜市场|旧市场|村口|村头|村尾|巷口|巷尾|街口|街尾|路尾|学校后门|学校门口|公园门口|市场门口|菜市场门口|水厂路口|铁路边|铁路桥底|土地庙|戏台|晒谷场|篮球场|活动中心|疏导点|渡口|闸口|门楼|旧糖厂|旧电影院"
)
_LEAD = re.compile(
    r"(?:位于|住在|租在|摆在|停在|停放在|堆在|堆放在|倒在|倾倒在|设在|躲在|睡在|来到|去到|回到|搬到|走到|开到|推到|经过|路过|到达|前往|拉到|"
    r"在|到|去|来|住|从|于|由|往|至|喺|响|近|经|占用|霸住|霸占|堵住|塞住|挡住|地点|地址|位置|[:\n\t|、,。;“(]|^)[ ]?$"
)
_SPOT_SIDE = re.compile(
    rf"(?P<own>[{HAN}]{{0,4}}?)(?P<v>(?:{_SPOT})(?:的)?(?:{_SIDE})(?:的?(?:{_SIDE}))?)(?![生长里委])"
)
_OWN_SPOT = re.compile(
    rf"(?P<v>[{HAN}]{{2,4}}(?:疏导点|疏导区|活动中心|文化站|公交站|卫生站|篮球场|码头|祠堂|牌坊|渡口|水闸|水厂|糖厂|大桥|桥底|桥脚|街尾|街口|巷口|村口|路口))(?:的)?(?:(?:{_SIDE}))?"
)
_ALONE_RE = re.compile(rf"(?:{_ALONE})(?:(?:的)?(?:{_SIDE}))?")
_CLOSED = re.compile(
    r"(?:[,。;:、!?)”\"\n\t|]|$|嗰|呢|那|這|这|有|的|是|摆|停|卖|收|倒|堆|等|就|又|都|也|被|可|天天|每|长期|经常|霸|塞|抄|见|看|对|睇|扔|烧|发现|拍|与|和|同|到|旁)"
)
_ANY = re.compile(
    r"(?:各|任何|每|公共|有关|城市|相关|所有|其他|其它|一个|某|该|本|这个|那个|不得|禁止|中小|当地|附近的|露天|室内|大型)$"
)
_NOT_OWN = re.compile(
    r"(?:[的在到去来住从于由往至喺是有被把将向对和与及或不得禁止等为以按经该各每某这那本其他她你我它们了过着守问找看说见叫请路])"
)


def find(draft: Draft) -> None:
    """Mark spots that stand where a place stands."""
    text = draft.text
    for match in _SPOT_SIDE.finditer(text):
        start, end = match.span("v")
        own = match.start("own")
        if own < start and not _NOT_OWN.search(text[own:start]) and own in draft.edges and _leads(text, own):
            start = own
        if _leads(text, start) and (start in draft.edges or not _han(text, start - 1)):
            _add(draft, start, end)
    for match in _ALONE_RE.finditer(text):
        start, end = match.span()
        if (
            _leads(text, start)
            and _CLOSED.match(text, end)
            and text[end : end + 1] != "、"
            and not (text[start - 1 : start] in "、,。;" and end - start < 4)
        ):
            _add(draft, start, end)
    for match in _OWN_SPOT.finditer(text):
        start = match.start("v")
        for begin in range(start, match.end("v") - 3):
            head = text[begin : match.end("v") - 2]
            if (
                head in names.law_words()
                or head in ("新建", "客货", "专用")
                or text[match.end() : match.end() + 1] == "、"
            ):
                continue
            if (
                begin in draft.edges
                and _leads(text, begin)
                and not _NOT_OWN.search(text[begin : match.end("v")])
            ):
                _add(draft, begin, match.end())
                break


def _han(text: str, offset: int) -> bool:
    return offset >= 0 and is_han(text[offset])


def _leads(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start]
    return bool(_LEAD.search(before)) and not _ANY.search(before)


def _add(draft: Draft, start: int, end: int) -> None:
    if not draft.marked(start, end) and not draft.touches_protected(start, end):
        draft.add(start, end, "ADDR", "address")

"""What follows an address: a room, a side, a landmark, the name of a building."""

import re

from ..draft import HAN, Draft

BARE_ROOM = re.compile(
    r"[ ]?[\-]?[ ]?(?:[A-Za-z]{1,2}[\-]?\d{2,4}|\d{3,4})[A-Za-z]?(?:室|房|铺|号|会议室|办公室|听证室|教室|包间|包厢)?(?![\d年月日元米个名份.%])"
)
_ROOMS = re.compile(r"[ ]?[A-Za-z]?\d{1,3}(?:[ ]?-[ ]?\d{1,4}){1,3}(?![\d年月日元])")
_ZHI = re.compile(r"(?:之|附|自编)[ ]?[一二三四五六七八九十\d]{1,3}号?(?:铺|档|房|楼)?")
TAIL = re.compile(
    r"(?:的)?[ ]?(?:(?:(?:东|南|西|北|中|前|后|左|右|内|外|上|下|东南|东北|西南|西北|临街|背街|靠路|沿街|沿河|沿江|靠河|靠江)(?:侧|边|面|门|段|方|区|岸|头|端|角|出口|入口|广场)?)?"
    r"(?:约?\d{1,4}[ ]?(?:米|m)(?:处|外|内|左右)?)?"
    r"(?:交叉路口|交叉口|交汇处|交界处|交界|交汇|十字路口|丁字路口|三岔路口|路口|街口|巷口|村口|桥头|桥底|桥下|桥面|桥脚|桥墩|桥边|河边|江边|湖边|海边|塘边|涌边|田边|山边|山脚|山下|堤边|岸边|路边|路旁|路段|街边|街尾|街头|巷尾|巷内|巷子|村头|村尾|村内|门口|大门口|口(?=[,。;、)有的摆守停卖倒])|门前|正门|后门|侧门|大门|北门|南门|东门|西门|门外|后座|前座|楼下|楼上|楼顶|楼梯口|楼梯间|楼道|天台|天面|阳台|外墙|外立面|首层|底层|地下停车场|地下车库|地库|负一层|停车场|车库|停车位|车棚|人行道|人行天桥|绿化带|绿化地|绿地|花坛|空地|草地|荒地|菜地|农田|鱼塘|宅基地|工地|围墙|转角处?|拐角处?|拐弯处|的?(?:三角地|空地|绿地|草地|荒地|菜地|工地|停车场|公厕|小树林|竹林|斜坡|台阶|花坛|凉亭)|对面|对出(?:马路|路面|人行道|路边|空地)?|对开|斜对面|侧对面|旁边|旁侧|旁|隔壁|隔离|附近|一带|周边|周围|沿线|沿街|后面|后巷|后山|前面|[上下里外前后]面|地下|脚下|(?<=桥)(?:底下?|下|脚|墩|面|头|上)|(?:下)?的?(?:鱼塘|池塘|水塘|菜地|河涌|水沟|稻田)(?:边|旁)|内(?![容部设外环科置])|入口处?|出口处?|出入口|路面|机动车道|非机动车道|中间|之间|篮球架|公交站|凉亭|牌坊|榕树下|大榕树下|大树下|树下|旧址|出租屋|自建房|私宅|民宅|处|侧))"
)
TAIL_AFTER = re.compile(
    r"(?:的)?(?:东|南|西|北|东南|东北|西南|西北)(?:侧|边|面|门|段|方|岸|头|端|角|广场)(?:约?\d{1,4}[ ]?(?:米|m)处?)?|以[东南西北]|(?:往|向)?[东南西北]?(?:面|方向)?(?:约)?\d{1,4}[ ]?(?:米|m)处"
)
_LANDMARK = re.compile(
    r"(?:的)?(?:红绿灯|斑马线|公交站|天桥|凉亭|大?榕树|花坛|垃圾桶|垃圾池|电线杆|变压器|变电箱|配电房|牌坊|信号灯|岗亭|报刊亭|广告牌|人行天桥|水塔|水井|古井|石碑|土地庙|健身器材|快递柜)(?:下面|底下|下|旁边|旁|处|边|前|后|对面|附近)?"
)
_FLOOR = re.compile(
    r"(?:后面|前面|对面|旁边|隔壁)?(?:的)?[那这](?:一)?(?:栋|幢|间|座)(?:楼|房|屋|房子)?(?:的)?(?:[一二三四五六七八九十\d]+楼)?"
)


def past(draft: Draft, start: int, end: int, *, named: bool, counted: bool) -> int:
    """Where what follows an address ends: rooms, sides, landmarks, the name of a building.

    `named`, `counted`: whether the address holds such parts.
    """
    text = draft.text
    position = _named_after(draft, end)
    for _ in range(4):
        before = position
        room = BARE_ROOM.match(text, position)
        if (
            (
                room
                and (counted or named)
                and re.search(r"\d", room.group())
                and re.match(r"[A-Za-z\d\-]", text[position : position + 1])
            )
            and re.search(rf"[号栋座幢元梯{HAN}]$", text[start:position])
            and counted
        ):
            position = room.end()
        rooms = _ROOMS.match(text, position)
        if rooms and named:
            position = rooms.end()
        sub = _ZHI.match(text, position)
        if sub:
            position = sub.end()
        for pattern in (TAIL, TAIL_AFTER, _LANDMARK, _FLOOR):
            tail = pattern.match(text, position)
            if tail and tail.end() > position:
                position = tail.end()
        position = _beside(draft, position)
        if position == before:
            break
    return position


_SIDE = re.compile(
    r"(?:正?对面|斜对面|对出|旁边|旁|隔壁|后面|前面|门口|门前|路口|楼下|附近|侧|停车场|入口|出口|后门|背后|北侧|南侧|东侧|西侧|之间)"
)
_NOT_LANDMARK = re.compile(
    r"(?:的(?!对面|旁边)|在|有|为|是|摆|放|占|用|搭|建造|将|被|发现|违法|设置|停|当事人|执法|经营|投诉|反映|人员|居民|,|。)"
)


def _beside(draft: Draft, position: int) -> int:
    """电信大楼对面, after a road: a landmark of nouns and then a word of direction."""
    side = _SIDE.search(draft.text, position, position + 14)
    if not side or side.start() == position:
        return position
    between = draft.text[position : side.start()]
    if not re.fullmatch(rf"[{HAN}A-Za-z0-9]{{2,10}}", between) or _NOT_LANDMARK.search(between):
        return position
    index = draft.word_index(position)
    while index < len(draft.words) and draft.words[index].start < side.start():
        if draft.words[index].tag not in (
            "n",
            "nz",
            "LOC",
            "ORG",
            "PER",
            "nw",
            "s",
            "f",
            "a",
            "m",
            "vn",
            "an",
        ):
            return position
        index += 1
    return side.end()


_BUILDING = re.compile(
    rf"(?P<v>[{HAN}A-Za-z]{{2,8}}?)(?=业主|住户|小区|的业主|的住户|物业|居民|[一二三四五六七八九十]期|[,。;、)]|$|[A-Za-z]?\d)"
)


def _named_after(draft: Draft, position: int) -> int:
    """篁庄大道西20号保利大都会: a building's name without any word for building, straight after a number."""
    text = draft.text
    if position >= len(text) or text[position - 1] != "号":
        return position
    match = _BUILDING.match(text, position)
    if (
        not match
        or _NOT_LANDMARK.search(match["v"])
        or TAIL.match(text, position)
        or _GENERIC_SHOP.search(match["v"])
    ):
        return position
    word = draft.word_at(position)
    before_room = _ROOM_NEXT.match(text, match.end("v")) and word.tag in ("n", "a", "s", "f")
    if word.start == position and (word.tag in ("nz", "LOC", "PER", "ORG", "nw") or before_room):
        return match.end("v")
    return position


_ROOM_NEXT = re.compile(r"[A-Za-z]?\d")
_GENERIC_SHOP = re.compile(r"(?:店|铺|档|餐厅|酒楼|超市|公司|厂|当事人|门前|一案)$")

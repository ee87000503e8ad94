"""The address grammar: below the district, everything that leads to a door or to the spot.

An address is a chain of parts that touch: 街道 or 镇, village or community, road, number, compound, building, unit,
floor, room, shop, then a word of place (对面, 门口, 河边). Named parts end in a known word and reach left to the edge
of a word; counted parts are a number and a measure. A chain counts when it holds a named part, or two counted ones.
"""

import itertools
import re

from . import led, names, ordinary, places, possible, reach, rooms, spoken
from .draft import HAN, Draft
from .lexicon import words_of

_NUMBER = r"(?:[0-9]{1,5}|[一二三四五六七八九十百零〇廿]{1,5}|[A-Za-z]{1,2}[\-]?\d{1,5}|\d{1,4}[A-Za-z]{1,2}\d{0,4}|[A-Za-z])"
_SUB = r"(?:[ ]?(?:之[ ]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?!\d))|(?:附|-|~|至|、|/)[ ]?(?:[一二三四五六七八九十]{1,3}|\d{1,4}))(?:号)?){0,3}"

# Counted parts
_COUNTED = re.compile(
    rf"(?:附|自编|临|原|旧|新|负|地下)?[ ]?(?:第)?(?:{_NUMBER})(?:[\-~/、](?:{_NUMBER})){{0,3}}[ ]?"
    r"(?:号(?:大院|院内|院|楼(?![下上顶梯道层])|之(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?!\d))|铺位|铺面|铺|档口|档位|档|商铺|车位|泊位|房|室|仓库|仓|厂房|车间|宿舍|地块|地|店|摊位|摊|柜|门|岗亭|宅基地|别墅|柱|桥墩|线|出口|井|梯|塔|码头|卡位|卡|池|塘|棚)?"
    r"|栋|座|幢|梯|单元|楼层|层|楼|室|房|铺|档口|档位|档|卡位|卡|仓|间|户|区|期|组|队|巷|街|路|弄|排|院|苑|车位|柱|公里|km|KM|段|横|坊)"
    + _SUB
    + r"(?:号)?(?:铺|房|室|档|之(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?!\d)))?(?!元|万[元余多人份次个]|日|月|年|次|人|名|条|份|分|个|时|平)"
)
_BARE_ROOM = re.compile(
    r"[ ]?[\-]?[ ]?(?:[A-Za-z]{1,2}[\-]?\d{2,4}|\d{3,4})[A-Za-z]?(?:室|房|铺|号|会议室|办公室|听证室|教室|包间|包厢)?(?![\d年月日元米个名份.%])"
)
_ROOMS = re.compile(r"[ ]?[A-Za-z]?\d{1,3}(?:[ ]?-[ ]?\d{1,4}){1,3}(?![\d年月日元])")
_ZHI = re.compile(r"(?:之|附|自编)[ ]?[一二三四五六七八九十\d]{1,3}号?(?:铺|档|房|楼)?")

_ROAD = words_of("road", "addresses")
_WEAK_ROAD = words_of("weak_road", "addresses")
_TOWN = ["街道", "镇", "乡", "苏木", "农场", "林场", "经济开发区", "工业园区", "管理区", "管委会"]
_VILLAGE = words_of("village", "addresses")
_COMPOUND = words_of("compound", "addresses")
_TAIL = re.compile(
    r"(?:的)?[ ]?(?:(?:(?:东|南|西|北|中|前|后|左|右|内|外|上|下|东南|东北|西南|西北|临街|背街|靠路|沿街|沿河|沿江|靠河|靠江)(?:侧|边|面|门|段|方|区|岸|头|端|角|出口|入口|广场)?)?"
    r"(?:约?\d{1,4}[ ]?(?:米|m)(?:处|外|内|左右)?)?"
    r"(?:交叉路口|交叉口|交汇处|交界处|交界|交汇|十字路口|丁字路口|三岔路口|路口|街口|巷口|村口|桥头|桥底|桥下|桥面|桥脚|桥墩|桥边|河边|江边|湖边|海边|塘边|涌边|田边|山边|山脚|山下|堤边|岸边|路边|路旁|路段|街边|街尾|街头|巷尾|巷内|巷子|村头|村尾|村内|门口|大门口|口(?=[,。;、)有的摆守停卖倒])|门前|正门|后门|侧门|大门|北门|南门|东门|西门|门外|后座|前座|楼下|楼上|楼顶|楼梯口|楼梯间|楼道|天台|天面|阳台|外墙|外立面|首层|底层|地下停车场|地下车库|地库|负一层|停车场|车库|停车位|车棚|人行道|人行天桥|绿化带|绿化地|绿地|花坛|空地|草地|荒地|菜地|农田|鱼塘|宅基地|工地|围墙|转角处?|拐角处?|拐弯处|的?(?:三角地|空地|绿地|草地|荒地|菜地|工地|停车场|公厕|小树林|竹林|斜坡|台阶|花坛|凉亭)|对面|对出(?:马路|路面|人行道|路边|空地)?|对开|斜对面|侧对面|旁边|旁侧|旁|隔壁|隔离|附近|一带|周边|周围|沿线|沿街|后面|后巷|后山|前面|[上下里外前后]面|地下|脚下|(?<=桥)(?:底下?|下|脚|墩|面|头|上)|(?:下)?的?(?:鱼塘|池塘|水塘|菜地|河涌|水沟|稻田)(?:边|旁)|内(?![容部设外环科置])|入口处?|出口处?|出入口|路面|机动车道|非机动车道|中间|之间|篮球架|公交站|凉亭|牌坊|榕树下|大榕树下|大树下|树下|旧址|出租屋|自建房|私宅|民宅|处|侧))"
)
_TAIL2 = re.compile(
    r"(?:的)?(?:东|南|西|北|东南|东北|西南|西北)(?:侧|边|面|门|段|方|岸|头|端|角|广场)(?:约?\d{1,4}[ ]?(?:米|m)处?)?|以[东南西北]|(?:往|向)?[东南西北]?(?:面|方向)?(?:约)?\d{1,4}[ ]?(?:米|m)处"
)

_LANDMARK = re.compile(
    r"(?:的)?(?:红绿灯|斑马线|公交站|天桥|凉亭|大?榕树|花坛|垃圾桶|垃圾池|电线杆|变压器|变电箱|配电房|牌坊|信号灯|岗亭|报刊亭|广告牌|人行天桥|水塔|水井|古井|石碑|土地庙|健身器材|快递柜)(?:下面|底下|下|旁边|旁|处|边|前|后|对面|附近)?"
)
_FLOOR = re.compile(
    r"(?:后面|前面|对面|旁边|隔壁)?(?:的)?[那这](?:一)?(?:栋|幢|间|座)(?:楼|房|屋|房子)?(?:的)?(?:[一二三四五六七八九十\d]+楼)?"
)
_NAMED = sorted({*_ROAD, *_TOWN, *_VILLAGE, *_COMPOUND, *_WEAK_ROAD}, key=len, reverse=True)
_NAMED_RE = re.compile("(?:" + "|".join(map(re.escape, _NAMED)) + ")")
_STRONG = frozenset(words_of("strong", "addresses"))
_TOWNISH = frozenset(_TOWN)
_STRONG_RE = re.compile("|".join(_STRONG))

# Words that end like a place but name none.
_GENERIC = frozenset(words_of("generic", "addresses"))
_CUT_HEAD = re.compile(
    r"^(?:位于|坐落于|坐落在|坐落|地处|设于|设在|住在|住所地|住所|住址|地址|家住|居住于|居住在|现住|现居|暂住于|暂住|租住于|租住在|租住|户籍地址|户籍地|户籍|籍贯|经营场所|经营地址|经营地点|营业地址|案发地点|违法地点|检查地点|现场位于|地点|在|于|到|至|往|从|由|经|沿着|沿|向|对|将|把|该|本|其|和|与|及|跟|同|我|你|他|她|是|系|为|即|去|来|返|回|进入|前往|途经|途径|行至|驶至|拐入|转入|走到|位處|以及|并|且|或|通往|靠近|邻近|临近|附近|占用|占据|霸占|堵塞|针对|关于|反映|投诉|巡查至|巡查|巡至|检查|清理|整治|擅自|利用|使用|管辖|负责|包括|涉及|涉案|搬到|搬至|送到|送至|寄到|寄至|开在|摆在|停在|停放在|停放于|倒在|倾倒在|倾倒于|倾倒至|堆放在|堆放于|设置在|设置于|安装在|发现|接到|收到|现有|共有|有|开设|经营|的|整条|同|喺|响|系|嚟|嗰|呢|嘅|个|条)(?=.)"
)
_STOP_TAGS = frozenset(["p", "c", "u", "xc", "w", "r", "d", "v", "vd", "TIME", "t"])
_VERBAL_ROADS = frozenset(words_of("verbal_roads", "addresses"))
_LABEL = re.compile(
    r"(?:户籍所在地|户籍地址|户籍地|户籍住址|户籍|籍贯|居住地址|居住地|现居住地|现居住于|现居住在|现居|现住址|现住|暂住地址|暂住地|暂住|租住|常住地|家庭住址|家庭地址|家住|通讯地址|通信地址|联系地址|送达地址|收件地址|收货地址|寄件地址|邮寄地址|配送地址|住所地|住所|住址|住|地址|经营场所|经营地址|经营地点|营业场所|营业地址|注册地址|登记地址|办公地址|场所地址|案发地点|案发地|事发地点|事发地|发生地点|违法地点|违法行为地|检查地点|勘验地点|调查地点|询问地点|送达地点|现场地点|听证地点|调解地点|施工地点|项目地址|工程地址|工程地点|地点|位置|坐落|房屋坐落|房屋地址|物业地址|门牌号|门牌|房号|业主房号|单元房号|定位|具体位置)(?:[((][^()\n]{1,12}[))])?[ ]?(?:[:|\t]|为|是|在|于|系)[ \t]*"
)


class _Part:
    __slots__ = ("counted", "end", "kind", "start", "strong")

    def __init__(self, start: int, end: int, kind: str, strong: bool, counted: bool):
        self.start, self.end, self.kind, self.strong, self.counted = start, end, kind, strong, counted


def find(draft: Draft) -> None:
    """Mark every address of the draft."""
    parts = _named_parts(draft) + _counted_parts(draft)
    parts.sort(key=lambda p: (p.start, -p.end))
    law = possible.is_law(draft.text)
    for chain in _chains(draft, parts):
        if not law or any(part.counted for part in chain):
            _take(draft, chain)
    _labelled(draft)
    if not law:
        _model_places(draft)
    spoken.find(draft)
    _crossings(draft)
    for pattern in _SPECIAL:
        for match in pattern.finditer(draft.text):
            start = match.start("v")
            if not draft.touches_protected(start, match.end("v")):
                draft.add(start, match.end("v"), "ADDR", "address")
    led.find(draft)
    reach.grow(draft)
    rooms.find(draft)


def _left(draft: Draft, start: int, floor: int, limit: int = 9) -> int:
    """Where the name that ends before `start` (the place word) begins."""
    text = draft.text
    left = start
    first = True
    while left > floor and start - left < limit:
        word = draft.word_at(left - 1)
        piece = text[max(word.start, floor) : left]
        if not re.fullmatch(rf"[{HAN}0-9A-Za-z]+", piece):
            tail = re.search(rf"[{HAN}0-9A-Za-z]+$", piece)
            if tail and word.start < start and first:
                left -= len(tail.group())
            break
        if (
            word.tag in _STOP_TAGS
            and piece not in _VERBAL_ROADS
            and not (
                first
                and word.tag in ("v", "d", "t", "r")
                and len(piece) >= 2
                and word.end <= start
                and word.tag == "v"
                and _name_like(piece)
            )
        ) and not (word.start < start < word.end):
            break
        if piece in _STOP_WORDS:
            break
        left = max(word.start, floor)
        first = False
        if word.tag in ("LOC", "ORG") and start - left >= 2:
            break
        if re.fullmatch(r"[一二三四五六七八九十](?:路|街|巷|里|村)?", piece):
            first = True
    anchor = _ANCHOR.search(text, max(floor, start - 9), start)
    if (
        anchor
        and anchor.end() < left
        and start - anchor.end() >= 1
        and re.fullmatch(rf"[{HAN}]+", text[anchor.end() : start])
    ):
        left = anchor.end()
    while True:
        cut = _CUT_HEAD.match(text[left:start])
        if not cut or (cut.end() >= start - left + 0 and cut.end() > start - left - 1):
            break
        left += cut.end()
    return left


_ANCHOR = re.compile(
    r"(?:位于|坐落于|住在|家住|租住|暂住|途经|行至|驶至|前往|沿着|经过|在|至|往|从|沿|[,。;:(])(?=[^,。;:(在至往从沿]{1,8}$)"
)
_STOP_WORDS = frozenset(words_of("stop_words", "addresses"))


def _name_like(piece: str) -> bool:
    return piece[0] not in "在到从向往由经沿对把将被是有到去来回进出"


_GENERIC_END = re.compile(
    r"(?:道路|线路|铁路|电路|管路|管道|横道|人行道|农村|村庄|码头|路侧|路边|范围|民族乡|次干路|主干路|支路|公路|马路|小区内|学校|大学|楼房|房屋|规划)$"
)
_SHORT_TAIL = re.compile("[口侧旁边头尾东西南北中对附门前后段]")
_STRIP_TAGS = frozenset(["v", "p", "d", "c", "r", "u", "vd", "ad", "xc", "w"])


_ROAD_REST = re.compile(
    r"(?P<n>[一二三四五六七八九十东西南北中新横上下前后]{0,2})(?:路|街|巷|里|村|大道|桥|大桥|立交桥|立交|坊|围|横路|横街|直街|新村)[东西南北中]?$"
)


def _past_sentence(draft: Draft, left: int, start: int, end: int) -> int:
    """Take verbs, little words and words of the law off the front of a place's name; keep a lone one before a road."""
    text = draft.text
    while left < start:
        word = draft.word_at(left)
        stop = min(word.end, start)
        piece = text[max(word.start, left) : stop]
        if word.tag in ("LOC", "ORG", "nz", "nw", "PER") or piece in _VERBAL_ROADS:
            return left
        if piece not in names.law_words() and word.tag not in _STRIP_TAGS:
            return left
        if (
            text[stop:end] in ("街道", "镇", "社区", "村")
            and len(piece) == 2
            and piece not in names.law_words()
        ):
            return left
        rest = _ROAD_REST.fullmatch(text, stop, end)
        if rest and len(piece) == 2:  # nothing else: 港口|二路, 发展|路12号
            numbered = re.match(rf"[ ]?(?:{_NUMBER})[ ]?[号\-巷街弄]", text[end : end + 8])
            if rest["n"] or numbered:
                return left
        left = stop
    return left


def _novel(draft: Draft, left: int, end: int) -> bool:
    """Whether a name that ends in a general word has something of its own before it: 东炮台|码头."""
    text = draft.text
    ending = _GENERIC_END.search(text, left, end)
    head = text[left : ending.start()] if ending else ""
    if len(head) < 2 or not ending or ending.group() not in ("码头", "村庄", "学校", "大学", "公路", "支路"):
        return False
    word = draft.word_at(ending.start() - 1)
    return (
        head not in names.law_words()
        and word.tag not in _STRIP_TAGS
        and text[max(word.start, left) : ending.start()] not in names.law_words()
    )


def _is_town(draft: Draft, left: int, end: int) -> bool:
    """A town's name: the model says so, or a division stands before it, or more of the address follows."""
    text = draft.text
    word = draft.word_at(end - 1)
    if word.tag == "LOC" and word.start < end - 1:
        return end - left >= 3
    if not 3 <= end - left <= 5:
        return False
    divided = re.search(r"[省市区县]$", text[max(0, left - 1) : left])
    more = re.match(rf"[{HAN}]{{2,6}}?(?:村|路|街|社区|里|大道|墟|圩|工业|市场|\d)", text[end:])
    return bool(divided or (more and word.tag not in ("v", "d")))


_DIRECTED = frozenset(a + b for a in ("路", "大道") for b in "东西南北中")


_VILLAGES = frozenset(_VILLAGE)
_FOLLOWERS = frozenset(_COMPOUND) | _VILLAGES
_WATERSIDE = frozenset(
    ("河边", "江边", "湖边", "海边", "塘边", "涌边", "河畔", "江畔", "河岸", "山边", "山脚", "堤边")
)


def _named_parts(draft: Draft) -> list[_Part]:
    text = draft.text
    parts: list[_Part] = []
    floor = 0
    for match in _NAMED_RE.finditer(text):
        suffix = match.group()
        start, end = match.span()
        if re.match(r"(?:办事处|综合行政|党工委|办公室|城管|执法)", text[end : end + 6]) and suffix in (
            "街道",
            "镇",
        ):
            continue
        # 路 within a longer suffix such as 路段, 路口 still names a road; 街道 as a division only
        if suffix in ("路", "街", "道") and re.match(
            r"(?:灯|牌|面积|政|费|人|程|况|线图|障|权|坊|边摊|舞|景)", text[end : end + 3]
        ):
            continue
        if suffix in (
            "山",
            "河",
            "江边",
            "湖",
            "岛",
            "桥",
            "城",
            "园",
            "里",
            "围",
            "坊",
            "台",
            "居",
            "家",
            "头",
            "尾",
            "角",
            "楼",
            "汇",
            "时代",
            "国际",
            "中心",
            "天地",
            "世家",
            "春天",
            "地块",
            "工地",
            "湾",
            "涌",
        ):
            weak = True
        else:
            weak = suffix in _WEAK_ROAD
        if suffix in _DIRECTED and end not in draft.edges and not re.match(r"[ ]?\d", text[end : end + 2]):
            suffix, end = suffix[:-1], end - 1  # 上步路|中信银行
        left = _left(draft, start, max(floor, start - 12))
        left = places.after_divisions(text, left, end)
        left = _past_sentence(draft, left, start, end)
        if left >= end:
            continue
        if left >= start:  # nothing before the place word
            if suffix == "路" and re.match(r"口", text[end : end + 1]):
                continue
            if parts and parts[-1].end == start and suffix in _FOLLOWERS:
                parts.append(_Part(start, end, suffix, suffix in _VILLAGES, False))
                floor = end
            continue
        name = text[left:end]
        following = text[end : end + 1]
        if len(name) < 2 or (suffix == "市场" and following in "监主经准调体价份化"):
            continue
        if _GENERIC_END.search(name) and draft.word_at(end - 1).tag != "LOC" and not _novel(draft, left, end):
            continue
        if (
            len(name) == 2
            and len(suffix) == 1
            and not re.match(rf"[ ]?{_NUMBER}[ ]?[号巷街弄]", text[end : end + 8])
            and not (draft.word_at(left).tag == "LOC" and draft.word_at(left).end == end)
        ):
            continue
        if "某" in name or text[left - 1 : left] == "某":
            continue
        if (
            end not in draft.edges
            and draft.word_at(end - 1).tag not in ("LOC", "ORG")
            and following
            and re.match(f"[{HAN}]", following)
            and not _SHORT_TAIL.match(following)
            and not re.match(_NUMBER + "[号巷街路]", text[end : end + 6])
        ):
            continue
        if suffix in ("镇", "乡") and (
            following in ("街", "村", "镇", "级", "乡") or not _is_town(draft, left, end)
        ):
            continue
        if suffix == "楼" and re.match(r"[下上顶梯道]", text[end : end + 1]):
            continue
        if name in _GENERIC or text[left:start] in _STOP_WORDS or _generic_head(text[left:start], suffix):
            continue
        if draft.touches_protected(left, end):
            if not draft.touches_protected(end - 1, end) and left < end:
                continue
            continue
        word = draft.word_at(end - 1)
        located = word.tag == "LOC" and word.start < start
        strong = (
            suffix in _STRONG
            or (located and not weak)
            or (suffix in _COMPOUND and not weak and end - left >= 4)
        )
        if weak:
            strong = located and end - left >= 3
        if suffix in _WATERSIDE:
            strong = draft.word_at(start - 1).tag in ("LOC", "nz", "PER")
        parts.append(_Part(left, end, suffix, strong, False))
        floor = end
    return parts


_GENERIC_HEAD = re.compile(
    r"(?:某|该|此|本|这|那|哪|各|每|整|一|两|几|条|个|间|处|座|家|的|新|旧|老|大|小|高|公共|城市|市政|主|次|附近|周边|沿线|相关|有关|其他|其它|多|全|任何|不同|部分|商业|居民|住宅|封闭|开放|露天|室内|大型|小型|中型|建筑|施工|农村|乡村|自己|别人|同一|上述|下列|违法|历史|著名|宜居|美丽|文明|平安|智慧|示范|特色|美化|改造|建设|管理|服务|治理|社会|文化|教育|经济|历史文化|国家|省|市|区|县)$"
)


def _generic_head(head: str, suffix: str) -> bool:
    if re.search(r"[某该此这那哪各每整]$", head) or re.search(
        r"(?:一条|这条|那条|两条|几条|一个|这个|那个|两个|多个|有个|一间|一座|一处)$", head
    ):
        return True
    return len(head) <= 4 and bool(
        re.fullmatch(_GENERIC_HEAD, head) if len(head) <= 2 else head in _GENERIC_LONG
    )


_GENERIC_LONG = frozenset(words_of("generic_long", "addresses"))


def _counted_parts(draft: Draft) -> list[_Part]:
    text = draft.text
    parts = []
    for match in _COUNTED.finditer(text):
        start, end = match.span()
        parts.append(_Part(start, end, "#", False, True))
    return parts


def _chains(draft: Draft, parts: list[_Part]):
    """Runs of parts that touch one another (a space or a comma between named and counted ones is let pass)."""
    text = draft.text
    chain: list[_Part] = []
    end = 0
    for part in parts:
        if chain and part.start < end:
            continue
        if chain:
            gap = text[end : part.start]
            joined = gap == "" or gap == " " or (gap == "\n" and part.counted)
            if (
                not joined
                and gap in ("的", "内", "里", "、", "-", "与", "和", " - ")
                and not part.counted
                and gap in ("的", "-")
            ):
                joined = True
            if not joined and len(gap) <= 14 and gap.startswith("(") and gap.endswith(")"):
                joined = True
            if (
                not joined
                and len(gap) <= 4
                and re.fullmatch(rf"[{HAN}]{{1,4}}", gap)
                and part.counted
                and chain[-1].counted
                and re.fullmatch(
                    r"(?:大院|院内|内|自编|商铺|铺位|首层|底层|地下|临街|门面|商业|附属|一楼|二楼|裙楼|西|东|南|北|西侧|东侧|之|临时|主楼|副楼|对面|后座|前座|宿舍|小区|公寓)",
                    gap,
                )
            ):
                joined = True
            if (
                not joined
                and len(gap) <= 8
                and re.fullmatch(rf"[{HAN}A-Za-z]{{2,8}}", gap)
                and part.counted
                and re.match(r".*(?:栋|座|幢|单元|房|室|铺|楼|号|档|梯|层)", text[part.start : part.end])
                and chain[-1].strong | chain[-1].counted
                and _estate(draft, end, part.start)
            ):
                joined = True
            if not joined:
                yield chain
                chain = []
        chain.append(part)
        end = part.end
    if chain:
        yield chain


def _estate(draft: Draft, start: int, stop: int) -> bool:
    """A name between a road number and a building (港口路21号凯旋城2座): no verb, no little word in it."""
    gap = draft.text[start:stop]
    if re.search(
        r"(?:的|在|有|为|是|约|共|第|摆|放|占|用|搭|建|将|被|处|对|经营|面积|人行道|门前|现场|发现|违|设置|停|和|与|及)",
        gap,
    ):
        return False
    first = draft.word_index(start)
    while first < len(draft.words) and draft.words[first].start < stop:
        if draft.words[first].tag in ("v", "p", "c", "u", "d", "w", "m"):
            return False
        first += 1
    return True


def _take(draft: Draft, chain: list[_Part]) -> None:
    text = draft.text
    named = [p for p in chain if not p.counted]
    counted = [p for p in chain if p.counted]
    start, end = chain[0].start, chain[-1].end
    strong = any(p.strong for p in named)
    if not named:
        value = text[start:end]
        doors = len(re.findall(r"[栋座幢梯单房室铺档楼号层]", value))
        room = re.search(r"(?:栋|座|幢|单元|号楼|梯).{0,6}(?:\d{3,4}|房|室|楼|层)", value)
        if not room and not (len(counted) >= 2 and doors >= 2 and re.search(r"[栋座幢房室铺]", value)):
            single = re.fullmatch(
                r"[A-Za-z]?[\-]?\d{1,4}(?:号?[房室铺]|号档|号铺|号档|号商铺|号档口|号摊位|号铺位)(?:.*)",
                value,
            )
            if not single or not re.search(r"\d{2,}", value) or re.match(r"[间套个]", text[end : end + 1]):
                bare = re.fullmatch(r"[A-Za-z]?\d{1,3}(?:栋|座|幢)", value) and _BARE_ROOM.match(text, end)
                if not bare and not re.fullmatch(
                    r"\d{1,4}号(?:之[一二三四五\d])?[一二三四五六七八九十\d]{1,2}楼", value
                ):
                    return
    elif not strong:
        number = any(re.search(r"[号栋座幢房室铺档]", text[p.start : p.end]) for p in counted)
        labelled = _LABEL.search(text[max(0, start - 12) : start] + "")
        preposition = re.search(
            r"(?:位于|坐落于|住在|家住|在|到|至|往|从|沿|经|暂住|租住|住|途经|行至)$",
            text[max(0, start - 3) : start],
        )
        tail = _TAIL.match(text, end) or _TAIL2.match(text, end)
        long_enough = max(p.end - p.start for p in named) >= 3
        if not (
            number
            or labelled
            or (len(named) >= 2 and (tail or preposition))
            or (
                tail
                and long_enough
                and named[0].kind not in ("台", "家", "头", "角", "尾")
                and (preposition or tail.end() - end >= 2)
            )
            or (
                preposition
                and long_enough
                and named[0].kind
                not in (
                    "家",
                    "头",
                    "台",
                    "居",
                    "里",
                    "时代",
                    "国际",
                    "中心",
                    "楼",
                    "城",
                    "山",
                    "角",
                    "尾",
                    "园",
                    "地块",
                    "工地",
                    "厂区",
                    "大院",
                    "宿舍",
                    "公寓",
                    "广场",
                    "市场",
                    "酒店",
                    "宾馆",
                    "球场",
                    "车站",
                    "厂房",
                    "仓库",
                    "百货",
                    "汇",
                )
            )
        ):
            return
    elif len(chain) == 1 and named[0].kind in _TOWNISH:
        # a town or 街道 on its own: an agency or a subject more often than a place
        if named[0].kind == "街道" and not re.search(
            r"(?:位于|住在|家住|在|到|至|住|址|户籍|:)$", text[max(0, start - 3) : start]
        ):
            return
        if (
            re.match(
                r"(?:办|综合|执法|党|政府|人民政府|纪|人大|城管|公安|派出|司法|社区|领导|干部|工作|主任|书记|镇长|辖区|内|各|范围|党工委|的)",
                text[end : end + 3],
            )
            and named[0].kind == "街道"
        ):
            return
    # what follows
    position = _named_after(draft, end)
    for _ in range(4):
        before = position
        room = _BARE_ROOM.match(text, position)
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
        for pattern in (_TAIL, _TAIL2, _LANDMARK, _FLOOR):
            tail = pattern.match(text, position)
            if tail and tail.end() > position:
                position = tail.end()
        position = _beside(draft, position)
        if position == before:
            break
    if draft.is_protected(start, position):
        return
    start = places.after_divisions(text, _give_back_agency(draft, start, position), position)
    while start < position and draft.marked(start, start + 1, "ORG"):
        start += 1  # 骏业公司|名下仓库
    if start >= position or _plain_words(draft, start, position):
        return
    draft.add(start, position, "ADDR", "address")


def _plain_words(draft: Draft, start: int, end: int) -> bool:
    """Whether nothing but ordinary words were taken for a place, where no word leads to one: 特殊教育学校, 一级公路."""
    text = draft.text
    value = text[start:end].removeprefix("和")
    if public(value):
        return True
    if re.search(r"[\d一二三四五六七八九十]", value[1:]) or _PREPOSITION.search(
        text[max(0, start - 3) : start]
    ):
        return False
    if text[start - 1 : start] in tuple("市区县镇") or (
        _ROAD_END.search(value) and not _PLAIN_ROAD.match(value)
    ):
        return False
    return len(value) == 1 or ordinary.composed(value) or value in _GENERIC


def public(value: str) -> bool:
    """Whether a value is only a public hospital, or a room of an office: 中心医院, 我局二楼会议室."""
    return bool(_PUBLIC.fullmatch(value)) and not re.search(r"\d", value)


_PUBLIC = re.compile(
    rf"(?:送|入咗|在)?[{HAN}]{{1,8}}(?:医院|卫生院|保健院|档案馆)|(?:[我本该](?:局|所|队|办)|村委会|居委会|街道|镇政府|执法队)[{HAN}]{{0,4}}(?:会议室|办公室|询问室|调解室)"
)
_ROAD_END = re.compile(r"(?:大道|[路街巷])[东西南北中]?$")
_PLAIN_ROAD = re.compile(r"[一二三四]级|高速|城市|公共|过街|积水|陆路|铁路|水路")


def _give_back_agency(draft: Draft, start: int, end: int) -> int:
    """An agency's name that the chain began with stays: the address begins after it."""
    for s, e in draft.protected:
        if s <= start < e < end:
            return e
    return start


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
        or _TAIL.match(text, position)
        or _GENERIC_SHOP.search(match["v"])
    ):
        return position
    word = draft.word_at(position)
    before_room = re.match(r"[A-Za-z]?\d", text[match.end("v") :]) and word.tag in ("n", "a", "s", "f")
    if word.start == position and (word.tag in ("nz", "LOC", "PER", "ORG", "nw") or before_room):
        return match.end("v")
    return position


_GENERIC_SHOP = re.compile(r"(?:店|铺|档|餐厅|酒楼|超市|公司|厂|当事人|门前|一案)$")
_VALUE_END = re.compile(
    r"[,。;:\n\t|!?“”\"<>《》]|[ ]{2,}|(?=(?:联系|电话|手机|邮编|身份证|公民身份|法定代表|负责人|经营者|经营范围|统一社会|性别|姓名|年龄|民族|职业|文化程度|工作单位))"
)


def _labelled(draft: Draft) -> None:
    """住址：…: what follows the label is an address to the end of the phrase, whatever it looks like."""
    text = draft.text
    for match in _LABEL.finditer(text):
        start = match.end()
        stop = _VALUE_END.search(text, start)
        end = stop.start() if stop else len(text)
        if end - start > 60 or end - start < 2:
            continue
        begin = places.after_divisions(text, start, end)
        value = text[begin:end]
        too_little = end - begin < 2 or not re.search(f"[{HAN}]", value)
        if too_little and not re.fullmatch(r"[A-Za-z]?[\d\-]{2,8}[A-Za-z]?", value):
            continue
        if re.match(
            r"(?:不详|无|同上|哪|什么|何处|\d{1,4}年|\d{1,2}月\d|[^,。]{0,6}(?:编号|备注|电话|姓名|时间|内容|日期)$|见|详见|保密|本局|我局|本所|我所|我队|本队|执法队|办公室|询问室|会议室|调解室|现场|无固定|当事人)",
            value,
        ):
            continue
        protected = [(s, e) for s, e in draft.protected if s < end and begin < e]
        if protected:
            continue
        colon = match.group().rstrip()[-1:] in ":|" or "\t" in match.group()
        if colon and re.search(
            r"(?:[号栋座幢房室铺档村路街巷里镇乡道园区城苑厦场楼围坊队组桥边口旁侧]|\d)", value
        ):
            draft.add(begin, end, "ADDR", "address")


_PREPOSITION = re.compile(r"(?:位于|坐落于|住在|家住|住|在|到|至|往|从|沿|经|于|途经|行至|来自|:)$")


def _model_places(draft: Draft) -> None:
    """Places that only the model knows as such, after a word that leads to a place."""
    text = draft.text
    for word in draft.words:
        if word.tag != "LOC" or word.end - word.start < 3:
            continue
        start = places.after_divisions(text, word.start, word.end)
        if word.end - start < 3 or draft.touches_protected(start, word.end):
            continue
        name = text[start : word.end]
        if any(
            name[:n] in names.law_words() and name[n:] in names.law_words() for n in range(2, len(name) - 1)
        ):
            continue
        if name in _GENERIC or name in places.names() or "某" in name or not re.search(f"[{HAN}]", name):
            continue
        if re.search(
            r"(?:国|省|市|区|县|州|旗|洲|洋|海|半岛|群岛|平原|盆地|流域|地区)$", name
        ) and not re.search(r"(?:小区|园区|社区|工业区)$", name):
            continue
        if not (
            _PREPOSITION.search(text[max(0, start - 3) : start])
            or _STRONG_RE.search(name)
            or _TAIL.match(text, word.end)
        ):
            continue
        if _plain_words(draft, start, word.end) or text[word.end : word.end + 1] == "籍":
            continue
        if re.search(r"(?:街道|社区)$", name) or name.endswith(tuple(_GENERIC_TAILS)):
            continue
        if re.search(r"(?:道路|马路)$", name):
            continue
        end = word.end
        tail = _TAIL.match(text, end) or _TAIL2.match(text, end)
        if tail:
            end = tail.end()
        draft.add(start, end, "ADDR", "address")


_GENERIC_TAILS = ("农村", "城市", "乡镇", "城镇", "沿海", "境内", "中华人民共和国")
_SPECIAL = (
    re.compile(
        rf"(?:^|[,。;:、在到至从沿于经(\s])(?P<v>[{HAN}]{{2,5}}高速(?:公路)?[{HAN}]{{0,6}}?(?:出口|入口|收费站|路段|桥底|桥下|立交))"
    ),
    re.compile(
        r"(?P<v>(?<![A-Za-z\d])(?:\d{1,3}|[A-Za-z]\d{0,2})(?:栋|座|幢|梯|单元|塔|号楼)(?:[ ]?-?[ ]?[A-Za-z]?\d{3,4})(?:室|房)?)(?![\d元年])"
    ),
    re.compile(r"(?P<v>(?<![A-Za-z\d])[A-Z]\d{1,4}号?(?:档|铺|室|房|卡位|摊|仓|车位)位?)(?![\d元年])"),
    re.compile(r"(?P<v>(?:隔壁|对面|同|本)?单元[ ]?[A-Za-z]?\d{3,4}(?:房|室)?)"),
    re.compile(
        r"(?P<v>(?:[一二三四五六七八九十\d]{1,2}楼|负[一二]楼)[ ]?[A-Za-z]?\d{3,4}(?:房|室|铺|号房)?)(?![\d元年])"
    ),
)
_CROSS = re.compile(r"[ ]?(?:与|和|、|/|跟|及|同|-|至|到)[ ]?$")


_CROSSING = re.compile(
    rf"(?:与|和|、|及|跟)[{HAN}]{{1,6}}?(?:路|街|巷|道|里|村)(?:的)?(?:交界处?|交汇处?|交叉路?口?|十字路口|丁字路口|路口|之间|转角处?)"
)


def _crossings(draft: Draft) -> None:
    """建设路与胜利路交叉口: two addresses with a crossing word behind become one."""
    text = draft.text
    for mark in [m for m in draft.marks if m.type == "ADDR"]:
        crossing = _CROSSING.match(text, mark.end)
        if crossing:
            draft.add(mark.start, crossing.end(), "ADDR", "address")
    found = sorted((m for m in draft.marks if m.type == "ADDR"), key=lambda m: m.start)
    ends = {m.end: m.start for m in found}
    for mark in found:
        if text[mark.start - 1 : mark.start] == "的" and mark.start - 1 in ends:
            draft.add(ends[mark.start - 1], mark.end, "ADDR", "address")
    for one, two in itertools.pairwise(found):
        if (
            one.end < two.start
            and _CROSS.fullmatch(text[one.end : two.start])
            and re.search(r"(?:口|处|交界|交汇|交叉|之间|路段|段|间)", text[two.start : two.end + 4])
        ):
            draft.add(one.start, two.end, "ADDR", "address")

"""Names that end in a word for places: 农林横路, 丹灶里, 白沙街道; each reaches left to the edge of a word."""

import re

from ..draft import HAN, Draft, is_han
from ..lexicon import any_of, words_of
from ..persons import names
from . import chains, divisions

_ROAD = words_of("road", "addresses")
_WEAK_ROAD = words_of("weak_road", "addresses")
TOWN = ["街道", "镇", "乡", "苏木", "农场", "林场", "经济开发区", "工业园区", "管理区", "管委会"]
_VILLAGE = words_of("village", "addresses")
_COMPOUND = words_of("compound", "addresses")
_NAMED_RE = re.compile(any_of((*_ROAD, *TOWN, *_VILLAGE, *_COMPOUND, *_WEAK_ROAD)))
STRONG = frozenset(words_of("strong", "addresses"))
# Words that end like a place but name none.
GENERIC = frozenset(words_of("generic", "addresses"))
_CUT_HEAD = re.compile(
    r"^(?:位于|坐落于|坐落在|坐落|地处|设于|设在|住在|住所地|住所|住址|地址|家住|居住于|居住在|现住|现居|暂住于|暂住|租住于|租住在|租住|户籍地址|户籍地|户籍|籍贯|经营场所|经营地址|经营地点|营业地址|案发地点|违法地点|检查地点|现场位于|地点|在|于|到|至|往|从|由|经|沿着|沿|向|对|将|把|该|本|其|和|与|及|跟|同|我|你|他|她|是|系|为|即|去|来|返|回|进入|前往|途经|途径|行至|驶至|拐入|转入|走到|位處|以及|并|且|或|通往|靠近|邻近|临近|附近|占用|占据|霸占|堵塞|针对|关于|反映|投诉|巡查至|巡查|巡至|检查|清理|整治|擅自|利用|使用|管辖|负责|包括|涉及|涉案|搬到|搬至|送到|送至|寄到|寄至|开在|摆在|停在|停放在|停放于|倒在|倾倒在|倾倒于|倾倒至|堆放在|堆放于|设置在|设置于|安装在|发现|接到|收到|现有|共有|有|开设|经营|的|整条|同|喺|响|系|嚟|嗰|呢|嘅|个|条)(?=.)"
)
_STOP_TAGS = frozenset(["p", "c", "u", "xc", "w", "r", "d", "v", "vd", "TIME", "t"])
_VERBAL_ROADS = frozenset(words_of("verbal_roads", "addresses"))


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
            numbered = re.match(rf"[ ]?(?:{chains.NUMBER})[ ]?[号\-巷街弄]", text[end : end + 8])
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
    more = _MORE.match(text, end)
    return bool(divided or (more and word.tag not in ("v", "d")))


_MORE = re.compile(rf"[{HAN}]{{2,6}}?(?:村|路|街|社区|里|大道|墟|圩|工业|市场|\d)")


_DIRECTED = frozenset(a + b for a in ("路", "大道") for b in "东西南北中")
_VILLAGES = frozenset(_VILLAGE)
_FOLLOWERS = frozenset(_COMPOUND) | _VILLAGES
_WATERSIDE = frozenset(
    ("河边", "江边", "湖边", "海边", "塘边", "涌边", "河畔", "江畔", "河岸", "山边", "山脚", "堤边")
)


def named_parts(draft: Draft) -> list[chains.Part]:
    """Every name that ends in a word for places, in order and without overlap."""
    text = draft.text
    parts: list[chains.Part] = []
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
        left = divisions.after_divisions(text, left, end)
        left = _past_sentence(draft, left, start, end)
        if left >= end:
            continue
        if left >= start:  # nothing before the place word
            if suffix == "路" and re.match(r"口", text[end : end + 1]):
                continue
            if parts and parts[-1].end == start and suffix in _FOLLOWERS:
                parts.append(chains.Part(start, end, suffix, suffix in _VILLAGES, False))
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
            and not re.match(rf"[ ]?{chains.NUMBER}[ ]?[号巷街弄]", text[end : end + 8])
            and not (draft.word_at(left).tag == "LOC" and draft.word_at(left).end == end)
        ):
            continue
        if "某" in name or text[left - 1 : left] == "某":
            continue
        if (
            end not in draft.edges
            and draft.word_at(end - 1).tag not in ("LOC", "ORG")
            and following
            and is_han(following)
            and not _SHORT_TAIL.match(following)
            and not re.match(chains.NUMBER + "[号巷街路]", text[end : end + 6])
        ):
            continue
        if suffix in ("镇", "乡") and (
            following in ("街", "村", "镇", "级", "乡") or not _is_town(draft, left, end)
        ):
            continue
        if suffix == "楼" and re.match(r"[下上顶梯道]", text[end : end + 1]):
            continue
        if name in GENERIC or text[left:start] in _STOP_WORDS or _generic_head(text[left:start], suffix):
            continue
        if draft.touches_protected(left, end):
            if not draft.touches_protected(end - 1, end) and left < end:
                continue
            continue
        word = draft.word_at(end - 1)
        located = word.tag == "LOC" and word.start < start
        strong = (
            suffix in STRONG
            or (located and not weak)
            or (suffix in _COMPOUND and not weak and end - left >= 4)
        )
        if weak:
            strong = located and end - left >= 3
        if suffix in _WATERSIDE:
            strong = draft.word_at(start - 1).tag in ("LOC", "nz", "PER")
        parts.append(chains.Part(left, end, suffix, strong, False))
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

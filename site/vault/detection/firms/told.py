"""Shops, firms and places that the sentence tells of: 总包宏泰建工, 药店三家：康健堂、一心, 在半亩花田上晚班, 在横沙住.

Such words hold nothing of a trade and may be made of ordinary words. The words around them say that a shop stands here, and
the tagger's chances say whether it is this one: each says too little alone.
"""

import re

import numpy as np

from ..addresses import divisions, parts
from ..draft import HAN, Draft
from ..learned import ordinary, tagger
from ..lexicon import any_of, words_of
from ..persons import names, possible

NOVEL, ORDINARY = 0.12, 0.3
"""The mean chance that a stretch needs which no words make up, and which ordinary words do."""
LISTED = 0.2
"""How much of that is enough in a list that says how many shops it names."""
OWNER = 0.45
"""How much what stands in a bracket behind a person needs: mostly it is a role, or a daughter."""
_LONGEST = 10


def _any(section: str) -> str:
    return any_of(words_of(section, "told"))


_HERE = r"[,。;:()、”\"\n]|$"
_BY = _any("by")
# (what leads to it, what must follow, how much of the chance it needs)
_LEADS = tuple(
    (re.compile(lead), re.compile(follow), share)
    for lead, follow, share in (
        (rf"{_any('kinds')}(?:是|为|系|叫|即)?[“\"]?", rf"{_HERE}|的|称|说|在|于|到场|已|将|未|派|拒|承|送|上门|每[天晚日]|天天|经常|长期|昨|凌晨|安排|报价|{_any('staff')}", 1.0),
        (r"(?:复查|巡查|检查|走访|约谈|查处|回访|举报|查到|到访|会同)(?:了|咗)?", r"[,。;、(\n]|$|到场", 2.0),
        (r"(?:隔壁|隔离|隔篱|对面|楼下|楼上|附近|旁边|邻居)(?:的|是|嘅|系|家|那个|嗰个)?", rf"{_HERE}|转|那家|嗰间|[家店的和也把]", 1.5),
        (r"(?:在|去|到|喺|从|由|来)", rf"(?:\([^()\n]{{2,30}}\))?{_any('customer')}", 0.8),
        (r"(?:[这那嗰呢另]|就是|叫|去|有|第[一二三四五六七八九十]|你|我)(?:一)?[家间户](?:是|叫)?", r"[,。;(!?\n]|$|摆|将|把|卖|的?老板", 0.7),
        (r"(?:由|交|被|受|给|从|经|向|找|叫|是|系|乃|令|会同)", rf"(?:的车|的人|{_BY})", 1.0),
        (r"(?:经营|开办|开设|开了|经营着|开的是|开咗)(?:一家|一间|的|个)?", r"[,。(\n]|$", 1.0),
        (r"(?:车|渣土|余泥|石料|货|货柜)(?:是|系)", r"(?:的|嘅)(?:[,。;!?\n]|$)", 1.0),
        (r"(?:送|送去|送交|寄给|寄到|交给|委托)", r"(?<![心所站院厂局])(?:检验|检测|鉴定|化验|评估)(?!检验|检测|鉴定|中心|所|站)", 1.0),
        (r"(?:[昨前今]天|上个?月|上周|上星期|去年|平时)", r"来(?:洗|修|装|拉|收|清|拖|送|换|测)(?:的|过|走|嘅)", 1.0),
        (r"(?:话|畀|俾|打给)", rf"(?:个|嘅|的)(?:经理|老板|司机|会计|主管|师傅)|{_BY}", 1.0),
        (r"(?<=[我你他她佢家下边面口])开", r"[,。;(\n]|$", 2.0),
        (r"(?:^|(?<=[,。;:、(\n\t ]))", rf"的?{_any('staff')}|[,(](?:老板|店主|档主|摊主|经营者)", 1.0),
    )
)  # fmt: skip
_PLACE = re.compile(
    r"(?:住在?|位于|[在去到往从喺至](?:了|咗|过)?|返(?:咗|过|嚟|去)|瞓|过了|过咗|途经|发往|嚟)"
)
_GLUED = frozenset("喺嚟咗佢话嗰嘅畀俾哋瞓")
"""Cantonese words that the splitter into words takes for a part of the next."""
_OFFICE = re.compile(
    r"^[零一二三四五六七八九十百千万两几半凌上下早晚中今明昨当次要]|[元米日月年时点分天]$|医院|(?:中心|大厅|热线|平台|系统|单位|公司|[站委院会厅省市区县])$|\d"
)
_PLACE_ENDS = re.compile(
    r"[,。;、)\n]|$|[的那]?[边里度]?(?:住|度|个|给|打工|开会|租|倒|卸|收货|拉|运来|过来|转)"
)
_LIST = re.compile(
    rf"(?:{_any('kinds')}|商户|店铺|门店|单位|企业|餐饮店?|小店|经营户)?(?:[两二三四五六七八九十\d]{{1,2}}|数)[家间户个][:(](?P<list>[^。;\n)]{{4,80}})"
)
_ITEM = re.compile(rf"(?P<v>[{HAN}A-Za-z0-9·]{{2,14}})(?:\([^()\n]{{0,30}}\))?(?=[、,和与及]|$)")
_NOBODY = re.compile(
    r"某|[了着过你您我他她它们]|[不没就都也]$|^(?:[这那哪嗰呢某每各][个家间些]|小卖部|[一-龥]{2}部$|不|没|无|未|是|有|在|为|和|与|及|等|也|都|就|又|被|把|将|的|从|向|对|因|市民|居民|群众|街坊|业主|住户|租户|项目|前任|现任|停车|进行|情况|负责|工作|人员|代表|老板|员工|家里|屋企|这里|那里|店里|公司|单位|宿舍|办公|会议|车间|仓库|财务|人事|总部|食堂|学校|工地|厂里|街上|路边|网上|外面|楼下|楼上|门口|附近|对面|隔壁|里面|家中|老家|本地|外地|当地|市场|超市|饭店|餐厅)|(?:[里内上下边处间中时后前外侧口]|小区|社区|村|镇|街道|市场|学校|医院|银行|法院|局|所|队|办)$"
)


def find(draft: Draft, chances: np.ndarray) -> None:
    """Mark what the words around it and the tagger both take for a shop, a firm or a place."""
    if possible.is_law(draft.text):
        return
    text = draft.text
    something = 1 - chances[:, 0]
    for lead, follow, share in _LEADS:
        for match in lead.finditer(text):
            start = match.end()
            glued = text[start - 1 : start] in _GLUED and start > 0
            if (start in draft.edges or glued) and not draft.touched(start, start + 1, "ADDR"):
                _from(draft, start, follow, something, share)
    for match in _PLACE.finditer(text):
        if match.end() in draft.edges or text[match.end() - 1] in _GLUED:
            _from(draft, match.end(), _PLACE_ENDS, something, 1.8, "ADDR")
    for match in _LIST.finditer(text):
        for item in _ITEM.finditer(text, *match.span("list")):
            _mark(draft, *item.span("v"), something, LISTED)
    for mark in [m for m in draft.marks if m.type == "ADDR"]:
        _addressed(draft, mark.start, something)
    _joined(draft, something)
    for mark in [m for m in draft.marks if m.type in ("PERSON", "NICK")]:
        if bracket := _SHOP_OF.match(text, mark.end):  # 文明（老妈蹄花）提出
            start, end = bracket.span("v")
            own = not any(draft.marked(i, i + 1) for i in range(start, start + 2))
            if (
                own
                and tagger.mean(something, start, end) >= OWNER
                and not names.looks_like_name(bracket["v"])
            ):
                draft.add(start, end, "SHOP", "trade")
    for match in _QUOTE.finditer(text):
        if not (_NOT_SIGN.search(match["v"]) or _PET.search(text, max(0, match.start() - 8), match.start())):
            _mark(draft, *match.span("v"), something, 1.8)


_BEFORE_BRACKET = re.compile(
    rf"(?:^|[\s,。;:、|]|[在去到喺由为是系对往叫从])(?P<v>[{HAN}A-Za-z·]{{2,8}})[ ]?\($"
)


def _addressed(draft: Draft, address: int, something: np.ndarray) -> None:
    """外婆的后院（棠湖西路115号）: what a bracket gives the address of, whatever words it is made of."""
    begin = max(0, address - 11)
    while match := _BEFORE_BRACKET.search(draft.text, begin, address):
        if match.start("v") in draft.edges and _mark(draft, *match.span("v"), something, 0.35):
            return
        begin = match.start() + 1


_SHOP_OF = re.compile(rf"[ ]?\((?P<v>[{HAN}]{{3,8}})\)")
_AND = "[、和与及同跟]"
_NEXT = re.compile(
    rf"{_AND}(?P<v>[{HAN}A-Za-z0-9]{{2,6}}?)(?={_AND}|[,。;)\n]|$|等|之间|中间|两[家间]|也|都|均)"
)
_LAST = re.compile(
    rf"(?:[,。;:、(\n\t ]|[在往到是给向有]|隔壁|旁边|对面)(?P<v>[{HAN}A-Za-z0-9]{{2,6}}){_AND}$"
)


def _joined(draft: Draft, something: np.ndarray) -> None:
    """途虎与东记之间: what is joined to a shop is a shop."""
    text = draft.text
    queue = [m for m in draft.marks if m.type in ("SHOP", "ORG")]
    for mark in queue:
        following = _NEXT.match(text, mark.end)
        before = _LAST.search(text, max(0, mark.start - 9), mark.start)
        for match in (following, before):
            if match and match.start("v") in draft.edges and match.end("v") in draft.edges:
                count = len(draft.marks)
                if _mark(draft, *match.span("v"), something, 0.8):
                    queue += draft.marks[count:]


_PET = re.compile(
    r"(?:[犬狗猫鸟鸡鹅鸭猪牛马]|黑背|金毛|泰迪|柯基|拉布拉多|比熊|名叫|注射|打|写明|名为|关于)$"
)
_QUOTE = re.compile(r"[“\"「‘](?P<v>[^“”\"‘’\n「」]{2,10})[”\"」’]")
_NOT_SIGN = re.compile(
    r"[,。;!?:]|三包|文明|示范|放心|严禁|禁止|违法|整改|通知|告知|处罚|行动|活动|工程|计划|模式|机制|系统|制度|专项|整治|回头看|[是为有针床钱费款]$|床位"
)


_NAME = re.compile(rf"[{HAN}A-Za-z0-9·]*")


def _from(
    draft: Draft, start: int, follow: re.Pattern, something: np.ndarray, share: float, type: str = "SHOP"
) -> None:
    """Mark the shortest stretch from `start` on that could be a name and that such words follow."""
    text = draft.text
    last = _NAME.match(text, start + 1, start + _LONGEST).end()
    for end in range(start + 2, last + 1):
        if (
            (end in draft.edges or _one_more(draft, end))
            and (follow.match(text, end) or (type == "ADDR" and _done_there(draft, end)))
            and _mark(draft, start, end, something, share, type)
        ):
            return


def _one_more(draft: Draft, end: int) -> bool:
    """安居乐|派|庞主管: the splitter into words took the verb for the end of a name it does not know."""
    return draft.text[end : end + 1] in ("派", "称", "说") and end + 1 in draft.edges


def _done_there(draft: Draft, end: int) -> bool:
    """去棠下|拉货, 在礼乐|开渡船: what somebody does at the place begins here."""
    word = draft.word_at(end) if end < len(draft.text) else None
    return word is not None and word.start == end and word.tag == "v" and draft.text[end] not in "是有为"


def _mark(
    draft: Draft, start: int, end: int, something: np.ndarray, share: float, type: str = "SHOP"
) -> bool:
    text = draft.text
    value = text[start:end]
    chance = tagger.mean(something, start, end)
    word = draft.word_at(start)
    located = type == "ADDR" and word.tag == "LOC" and (word.start, word.end) == (start, end)
    needed = share * (ORDINARY if ordinary.composed(value) and not located else NOVEL)
    if (
        chance < needed
        or (type == "ADDR" and _OFFICE.search(value))
        or (
            share >= 0.7
            and (chance < ORDINARY or type == "ADDR")
            and not parts.name_like(draft, start, end, verbs=False)
        )
        or draft.touches_protected(start, end)
        or any(draft.marked(i, i + 1) for i in range(start, end))
        or _NOBODY.search(value)
        or value in names.law_words()
        or value.isdigit()
        or divisions.after_divisions(text, start, end) == end
    ):
        return False
    draft.add(start, end, type, "trade" if type == "SHOP" else "address")
    return True

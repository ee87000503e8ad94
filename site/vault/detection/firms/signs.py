"""Shops whose signs hold no word of a trade: “来得及”的经营者, 三及第和够晒数两家, 隔壁信达纸品文员, and how far a sign reaches."""

import re

from ..addresses import divisions, parts
from ..draft import HAN, Draft, is_han, solid
from ..learned import ordinary
from ..lexicon import any_of, words_of
from ..persons import names, possible
from . import trades

_QUOTE = re.compile(r"[“\"「‘]([^“”\"‘’\n]{1,14})[”\"」’]")
_SIGN_BEFORE = re.compile(
    r"(?:招牌|店招|门头|牌子|牌匾|字号|店名|铺名|店号|摊名|铺头|商号|墙上|灯箱|车身|横额|雨棚)(?:上)?(?:字样|是|为|叫|写|写着|名为|题|题曰|又称|使用|挂|挂着|印|印着)?[,:]?$|(?:唤作|悬挂|挂牌|前手|前身|改名|更名为|隔壁的?|楼下的?|对面的?|楼上的?|门口挂着?|那间|嗰间|呢间|这间|一间|那家|这家|一家|铺|店|档|间|开的|开了|间叫)(?:是|叫|系)?$"
)
_SIGN_AFTER = re.compile(
    r"(?:的)?(?:经营者|老板娘?|店主|店长|东主|掌柜|档主|铺主|店员|伙计|员工|招牌|之招牌|木牌|牌匾|业主|店面|门面|店铺|铺面|铺头|档口|门口|门前|门外|厨房|油烟|外卖|生意|营业执照)|(?:[二两三四五]|等[几\d一二三四五]?)[家间]|(?:这|那)[家间]店|[三四五]个?字|一?[家间]?(?:店|铺|档)(?![员主长])|是不是你开|是(?:我|你|佢|他|她)(?:开|的店|的铺|的档)|所有|[\u4e00-\u9fff]{0,4}?(?:工作室|店|铺|酒吧|酒馆|小食|糖水|理发|五金|作坊|茶庄|客栈|民宿|网吧|饭店|食店)(?![员主长里内])|是(?:铺号|店名|招牌|字号|店号|铺名)|(?:做|当)(?:收银|店员|服务员|学徒|洗头|技师|店长|厨)|上班|打工|吧台|收银台"
)
_NOT_SIGN = re.compile(
    r"某|[,。;!?]|三包|文明|示范|放心|严禁|禁止|请|违法|整改|通知|告知|处罚|行动|活动|工程|计划|模式|机制|平台|系统|制度|精神|专项|整治|回头看|双随机|小区|社区|街道|村$|路$|[是为有]$|^(?:以上|同意|属实|不同意|没有|收到|知道)"
)
_FEW = re.compile(
    rf"(?P<list>(?:[“\"]?[{HAN}A-Za-z0-9]{{2,8}}[”\"]?(?:、|和|与|同|及)){{1,4}}[“\"]?[{HAN}A-Za-z0-9]{{2,8}}?[”\"]?)(?:[两二三四五几][家间]|两[厂店铺档])(?:店|铺|档|都|均|当|夜|当天|商户|反映|也|轮流|共|合|分别|未|没|在|被|因|为)"
)
_ROLE = re.compile(
    rf"(?P<v>[{HAN}A-Za-z0-9]{{2,8}}?)(?=(?:的)?(?:文员|店员|老板娘?|店主|店长|东主|掌柜|伙计|员工|项目经理|收银员|收银|技师|送货员|送货工|送气工|安装工|送货司机|客服|会计|出纳|老闆|业务员|业务经理|现场主管|现场负责人|区域负责人|区域经理|执业药师|药师|厨师|发型师|美容师|驻场|运营经理|店助|工头|前台)(?![{HAN}]?某))"
)
_OF = re.compile(
    rf"(?:^|[\s,。;:、!?)])(?:第三人|被投诉方|申请人|被申请人|单位)?[:]?(?P<v>[{HAN}A-Za-z0-9]{{2,24}})[ ]?\((?:经营者|店主|老板|负责人|东主|门店|铺面|字号|全称|业主|档主|个体)[^()\n]{{0,30}}"
)
_BESIDE = re.compile(
    rf"(?:隔壁|隔离|对面|楼下|附近|旁边|邻居)(?:的|是|嘅|系|档口|店铺|商铺)?(?P<v>[{HAN}A-Za-z0-9]{{2,8}}?)(?=(?:的)?(?:文员|店员|老板|店主|店长|东主|员工|伙计)|[、和与]|两家|[,。;)])"
)
_NOT_ROLE = re.compile(
    r"(?:老|小|大|女|男|前|新|原|该|本|某|这|那|其|个|位|名|的|女|现|时任|两|三|几|全体|部分|所有|一)$|(?:^|.*)(?:当事人|投诉人|公司|商户|超市|餐厅|酒店|物业|门店|店铺|饭店|工厂|平台|快递|外卖|人员|租户|住户|摊位|档主|厨师|师傅|[本该我此]店|单位|甲方|乙方|丙方)$"
)
_INDUSTRY = re.compile(
    any_of(
        {*words_of("industry", "propagate"), *words_of("branch", "propagate")}
        - {*words_of("wide_industry", "propagate")}
    )
)
_OWN_TAGS = frozenset(("n", "nz", "nw", "ORG", "LOC", "PER", "a", "v", "vn", "d", "an", "s"))


def find(draft: Draft) -> None:
    """Mark signs and short names of firms by what stands around them."""
    if possible.is_law(draft.text):
        return
    _quoted(draft)
    for pattern, kind in ((_OF, "SHOP"), (_BESIDE, "SHOP"), (_ROLE, "SHOP")):
        for match in pattern.finditer(draft.text):
            start = match.start("v")
            registered = divisions.division().search(draft.text, start, match.end("v"))
            if pattern is _OF and registered:
                start = registered.start()
            _named(draft, start, match.end("v"), kind, told=pattern is _OF)
    for match in _FEW.finditer(draft.text):
        _listed(draft, match.start("list"), match["list"])
    _industry(draft)


def _quoted(draft: Draft) -> None:
    text = draft.text
    beside = {mark.end for mark in draft.marks if mark.type == "ADDR"}
    for match in _QUOTE.finditer(text):
        start, end = match.span(1)
        if draft.marked(start, end) or _NOT_SIGN.search(match[1]) or draft.touches_protected(start, end):
            continue
        before = text[max(0, match.start() - 8) : match.start()]
        place = match.start() in beside or (before.endswith("的") and match.start() - 1 in beside)
        after = _SIGN_AFTER.match(text, match.end())
        if _SIGN_BEFORE.search(before) or after or (place and len(match[1]) >= 2):
            if len(match[1]) == 1 and not _SIGN_BEFORE.search(before):
                continue
            at = text.find(match.group())
            while at >= 0:
                draft.add(at + 1, at + len(match.group()) - 1, "SHOP", "trade")
                at = text.find(match.group(), at + len(match.group()))


def _named(draft: Draft, start: int, end: int, kind: str, *, told: bool) -> None:
    """Mark what stands before a role, when no dictionary holds it and nothing else was found there.

    `told`: a bracket says that it is a shop, whatever words it is made of.
    """
    text = draft.text
    while start < end and start not in draft.edges and not told:
        start += 1
    anchored = start == 0 or not re.match(rf"[{HAN}A-Za-z0-9]", text[start - 1])
    if not anchored and not told:
        start = _after_anchor(draft, start, end)
    value = text[divisions.after_divisions(text, start, end) if told else start : end]
    if (
        not 2 <= len(value) <= 8
        or "某" in value
        or value in names.law_words()
        or not (own := _trade_off(value))
        or (ordinary.composed(value) and not told)
        or (ordinary.composed(own) and not told)
        or _NOT_ROLE.search(value)
        or (divisions.after_divisions(text, start, end) > start and not told)
        or names.looks_like_name(value)
        or any(draft.marked(i, i + 1) for i in range(start, end))
        or draft.touches_protected(start, end)
        or not (told or parts.name_like(draft, start, end, verbs=False))
        or re.search(r"\d{2,}", value)
    ):
        return
    draft.add(start, end, kind, "trade")


def _trade_off(value: str) -> str:
    """What of a sign is left without the trade at its end; "" when it is nothing else."""
    trade = trades.shop_trade("某" + value)
    return value.removesuffix(trade) if trade else value


def _after_anchor(draft: Draft, start: int, end: int) -> int:
    """The last place in a stretch where a word that is no part of a name ends."""
    index = draft.word_index(start)
    last = start
    while index < len(draft.words) and draft.words[index].start < end:
        word = draft.words[index]
        if (
            word.tag in ("p", "c", "u", "r", "w", "d", "xc", "m", "q", "TIME", "f")
            or draft.text[word.start : word.end] in names.law_words()
        ):
            last = word.end
        index += 1
    return last


def _listed(draft: Draft, offset: int, listed: str) -> None:
    if ordinary.composed(re.sub(r"[、和与同及“”\"]", "", listed)):
        return
    for item in re.finditer(rf"[{HAN}A-Za-z0-9]{{2,8}}?(?=[”\"]?(?:[、和与同及]|$))", listed):
        start, end = offset + item.start(), offset + item.end()
        value = item.group()
        while start < end and start not in draft.edges:
            start += 1
        if (
            not draft.marked(start, end)
            and not _NOT_ROLE.search(value)
            and value not in names.law_words()
            and end - start >= 2
        ):
            draft.add(start, end, "SHOP", "trade")


def _industry(draft: Draft) -> None:
    """通塔建设, 森邦设计: a name of two to four characters that no dictionary holds, before the word of an industry."""
    text = draft.text
    for match in _INDUSTRY.finditer(text):
        if match.end() not in draft.edges or re.match(
            r"[路街道村镇乡区局部委厅所办站学法条]", text[match.end() : match.end() + 1]
        ):
            continue
        start = match.start()
        index = draft.word_index(start - 1) if start else -1
        if start and draft.words[index].end > start and draft.words[index].start < start:
            index += 0
        while (
            index >= 0
            and start - draft.words[index].start <= 4 + (match.start() - start)
            and match.start() - draft.words[index].start <= 4
        ):
            word = draft.words[index]
            if word.tag not in _OWN_TAGS or not re.fullmatch(
                rf"[{HAN}]+", text[word.start : min(word.end, match.start())]
            ):
                break
            start = word.start
            index -= 1
        start = divisions.after_divisions(text, start, match.start())
        begin = divisions.before(text, start)
        own = text[start : match.start()]
        if (
            not 2 <= len(own) <= 4
            or ordinary.composed(own)
            or ordinary.composed(text[start : match.end()])
            or "某" in own
            or own in _PLATFORMS
            or not _anchored(draft, begin)
            or _law_word(draft, start, match.start())
            or (names.looks_like_name(own) and len(own) == 3)
            or draft.touches_protected(start, match.end())
            or any(draft.marked(i, i + 1) for i in range(start, match.end()))
            or (
                begin
                and is_han(text[begin - 1])
                and draft.words[draft.word_index(begin - 1)].tag in ("n", "nz", "vn")
            )
            or not parts.name_like(draft, start, match.start(), verbs=False)
        ):
            continue
        draft.add(begin, match.end(), "ORG", "trade")


_BEFORE_FIRM = frozenset(
    [
        "由",
        "委托",
        "属",
        "系",
        "是",
        "为",
        "与",
        "和",
        "交",
        "找",
        "被",
        "让",
        "经",
        "叫",
        "请",
        "归",
        "对",
        "向",
        "据",
        "隔壁",
        "及",
        "跟",
        "同",
        "聘请",
        "联系",
        "通知",
        "约谈",
        "租给",
    ]
)


def _anchored(draft: Draft, start: int) -> bool:
    """Whether a firm may begin here: after a mark of punctuation, or a word that leads to whoever acts."""
    if start == 0 or not re.match(rf"[{HAN}A-Za-z0-9]", draft.text[start - 1]):
        return start == 0 or draft.text[start - 1] not in "》"
    word = draft.word_at(start - 1)
    return draft.text[word.start : word.end] in _BEFORE_FIRM


_PLATFORMS = frozenset(words_of("platforms", "trades"))


def _law_word(draft: Draft, start: int, end: int) -> bool:
    index = draft.word_index(start)
    while index < len(draft.words) and draft.words[index].start < end:
        word = draft.words[index]
        if word.end - word.start > 1 and draft.text[word.start : word.end] in names.law_words():
            return True
        index += 1
    return False


def grow(draft: Draft) -> None:
    """Let every sign reach its borders: to the trade word behind it, to the delimiter before it, over a gap within it."""
    text = draft.text
    found = sorted({(m.start, m.end, m.type) for m in draft.marks if m.type in ("SHOP", "ORG")})
    begins = {(start, kind): end for start, end, kind in found}
    for start, end, kind in found:
        left, right = _quoted_whole(text, start, end)
        tail = _TAIL.match(text, right)
        if tail and not draft.touches_protected(right, tail.end()):
            right = tail.end()
        left = _head(draft, left)
        right = parts.word_end(draft, right)
        bracket = text[right : right + 1] in ("(", ")")
        after = right + 1
        if bracket and (after, kind) in begins:
            right = begins[(after, kind)]
        if (left, right) != (start, end):
            draft.add(left, right, kind, "trade")
            value = solid(text[left:right])
            if len(value) >= 4 or (len(value) == 3 and not ordinary.composed(value)):
                for a, b in draft.occurrences(value):
                    if not draft.marked(a, b) and not draft.touches_protected(a, b):
                        draft.add(a, b, kind, "propagation")


def _quoted_whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A sign in quotation marks is hidden to both of them; with a trade behind them, they go too: “老友记”烟酒行."""
    open_at = max(text.rfind(c, max(0, start - 6), start) for c in '“"')
    close = _CLOSE.match(text, end)
    if open_at >= 0 and close and not re.search(r"[”\",。]", text[open_at + 1 : start]):
        if close.end() - open_at <= 16 and (start - open_at - 1 + close.end() - 1 - end) <= end - start:
            start, end = open_at + 1, close.end() - 1
        trade = _TAIL.match(text, close.end())
        if trade:
            start, end = open_at, trade.end()
    return start, end


def _head(draft: Draft, start: int) -> int:
    """Where a sign begins that was found without its first word, or without its city and district."""
    text = draft.text
    snap = _SNAP.search(text, max(0, start - 5), start)
    if (
        snap
        and not draft.marked(snap.start("v"), start)
        and not _NOT_HEAD.search(snap["v"])
        and parts.name_like(draft, snap.start("v"), start)
        and divisions.after_divisions(text, snap.start("v"), start) == snap.start("v")
    ):
        return snap.start("v")
    for begin in range(max(0, start - 4), start):  # 汕|头市龙湖区雨润美容店
        city = divisions.division().match(text, begin) if begin in draft.edges else None
        if city and city.end() > start and text[city.end() - 1] in "省市区县":
            return begin
    begin = divisions.before(text, start)  # its registered name begins with its city
    return begin if not draft.touches_protected(begin, start) else start


_CLOSE = re.compile(rf"[{HAN}A-Za-z0-9]{{0,4}}[”\"]")
_TAIL = re.compile(
    r"[ ]?(?:理发|美发|发艺|窗帘|补胎|单车|修车|维修|修理|回收|再生|诊所|皮肤管理|美甲|美容|小食|小吃|糖水铺?|烟酒行?|五金|建材|纸品|饭店|酒家|烘焙|鸡煲|便利店?|窗饰|布艺|广告|图文|眼镜|家政|搬家|快运|物流|运输|云仓|设计|建设|装饰|农业|麻将机?)(?:店|铺|行|部|馆|档|公司|工作室|中心)?(?![员者])"
)
_SNAP = re.compile(rf"(?:^|[\s,。;:、(“”\"|「」])(?P<v>[{HAN}]{{1,4}})$")
_NOT_HEAD = re.compile(
    r"当事人|投诉|举报|业主|隔壁|楼下|对面|附近|旁边|关于|经营|我|你|他|她|该|本|此|其|对|由|在|到|去|与|和|及|是|系|为|将|被|把|向|因|经|即|又|也|都|就|委托|属|名为|名叫|叫|购自|来自|证明|物业|单位|乙方|甲方|丙方|老板|店主|法定|市场|管理方|申请|原告|被告|上诉|收件|门店|商户|招牌|店名|员工"
)

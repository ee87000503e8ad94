"""Shops and firms: a name of its own in front of a trade word or a legal form."""

import re

from ..addresses import divisions
from ..draft import HAN, Draft, is_han
from ..learned import ordinary
from ..lexicon import any_of, words_of
from ..persons import names, possible

_FORMS = words_of("forms", "trades")
_WEAK_FORMS = frozenset(words_of("weak_forms", "trades"))
"""Forms that also end ordinary words: the name before them has to prove itself."""
_TRADES = words_of("trades", "trades")
_BARE = frozenset(words_of("bare", "trades"))
_FORM_RE = re.compile(any_of(_FORMS))
_TRADE_RE = re.compile(any_of(_TRADES))
_FORM_END, _TRADE_END = re.compile(_FORM_RE.pattern + "$"), re.compile(_TRADE_RE.pattern + "$")
_NOTE_END = r"(?:[((].*[))])?$"
_FORM_AND_NOTE, _TRADE_AND_NOTE = (
    re.compile(_FORM_RE.pattern + _NOTE_END),
    re.compile(_TRADE_RE.pattern + _NOTE_END),
)
_EITHER_AND_NOTE = re.compile(rf"(?:{_TRADE_RE.pattern}|{_FORM_RE.pattern}){_NOTE_END}")
_BRANCH = re.compile(
    rf"[ ]?[((][{HAN}A-Za-z0-9·]{{1,14}}(?:店|铺|分店|分公司|总店|旗舰店|路|场|厂|合伙|个体工商户|普通合伙|有限合伙|站|部|城|楼|区|号|摊|档)[))]"
)
_SECOND = re.compile(
    rf"[{HAN}A-Za-z0-9()（）]{{1,14}}?(?:分公司|分店|店|分部|营业部|项目部|服务处|管理处|门店|服务中心)"
)

# What stands before a trade word without naming anybody.
_GENERIC_WORDS = frozenset(words_of("generic_words", "trades"))
_LONGEST_GENERIC = max(map(len, _GENERIC_WORDS))
_FUNCTION = re.compile(
    r"(?:的|了|在|到|从|由|对|向|把|被|将|给|让|跟|和|与|及|或|是|系|为|有|因|该|本|某|此|这|那|其|各|每|我|你|他|她|它|们|称|说|问|答|去|来|往|至|于|经|以|等|所|并|且|而|也|都|就|还|又|不|没|未|已|曾|正|可|能|会|要|请|找|叫|嘅|喺|咗|嗰|呢|哋|啲)$"
)
_LEAD = re.compile(
    r"^(?:(?:当事人|应认定|简称|因此|但是|但|被处罚人|被处罚单位|被投诉人|投诉人|举报人|经营者|负责人|对|向|由|在|到|至|从|经|与|和|及|跟|同|将|把|被|给|让|是|系|为|即|该|本|其|位于|开设|经营|开办|成立|注册|进入|前往|检查|巡查|发现|投诉|反映|举报|责令|要求|通知|约谈|走访|来自|任职于|就职于|供职于|受雇于|隶属|挂靠|承租|租给|租用|名为|名叫|店名|字号|招牌|涉及|关于|针对|接|据|经查|查明|现|现查明|有|另|又|并|且|因|如|比如|例如|包括|以及|隔离|隔壁|楼下|对面|旁边|附近|我是|我喺|我在|喺|响|嗰间|呢间|这家|那家|一家|一间|这间|那间|个体户|个体工商户|商户|商家|店铺|门店|饭店|餐饮店|其中|原|现|前|购自|买自|委托|聘请|雇请|起诉|状告|诉|告|被告|原告|第三人|上诉人|被上诉人|申请人|被申请人|甲方|乙方|丙方|出租方|承租方|承包方|发包方|建设单位|施工单位|物业公司|监理单位|设计单位|运输公司|处罚|查处|查封|取缔|整治|通过|使用|利用|搜索|关注|点击|登录|打开|购买|销售|出售|提供|转让|配送|送至|送往|寄往|寄至|受|依|据|凭|帮|替|按|沿|朝|往|回|去|来|进|出|找|问|叫|请|见|看到|看见|听说|知道|认为|因为|所以|但是|而且|就是|还是|或者|以后|之后|之前|时|后|了|的|、|，))"
)


def find(draft: Draft) -> None:
    """Mark shops and firms."""
    law = possible.is_law(draft.text)
    _firms(draft, law=law)
    if not law:
        _shops(draft)
    _quoted(draft)
    _labelled(draft)
    _model(draft)
    _short_names(draft)
    _listed(draft)


_ITEM = re.compile(
    rf"[ ]?(?:、|和|以及|及|与)[ ]?(?P<v>[{HAN}A-Za-z0-9]{{2,10}}?)(?=[、,。;(\n]|和|以及|等|$)"
)


def _listed(draft: Draft) -> None:
    """A店、B店、阿嬷手作、C店: what stands between shops of one list is a shop."""
    text = draft.text
    shops = sorted((m for m in draft.marks if m.type == "SHOP"), key=lambda m: m.start)
    begins = {m.start for m in shops}
    for mark in shops:
        end = mark.end
        for _ in range(4):
            item = _ITEM.match(text, end)
            if (
                not item
                or item.start("v") in begins
                or _SENTENCE.search(item["v"])
                or item["v"] in _GENERIC_WORDS
            ):
                break
            following = _ITEM.match(text, item.end("v"))
            tail = text[item.end("v") : item.end("v") + 1]
            known = following and following.start("v") in begins
            trade = _TRADE_RE.search(item["v"])
            if not known and not (trade and tail in ("、", "。", ";", ",", "(")):
                break
            if not any(c in item["v"] for c in "店的") or known:
                draft.add(item.start("v"), item.end("v"), "SHOP", "trade")
            end = item.end("v")


def _reach(draft: Draft, start: int, limit: int) -> int:
    """How far left a name before a trade word goes: words that can be part of a name, to a stop."""
    text = draft.text
    left = start
    while left > 0 and start - left < limit:
        char = text[left - 1]
        if draft.is_protected(left - 1, left):
            break
        if char in ")":
            opening = text.rfind("(", max(0, left - 12), left)
            if (
                opening > 0
                and _LETTER.match(text, opening - 1)
                and not re.search(r"[,。;:]", text[opening:left])
            ):
                left = opening
                continue
            break
        if not _OF_NAME.match(char):
            break
        word = draft.word_at(left - 1)
        begin = word.start
        piece = text[begin:left]
        inside = _OF_NAME.search(piece)
        if inside and inside.start():
            left -= len(inside.group())
            break
        reaches_in = left == start and word.end > start
        if word.tag in ("p", "c", "u", "w", "r", "xc") and not reaches_in:
            break
        if word.tag in ("v", "d", "vd", "f", "q") and (piece in _GENERIC_WORDS or piece in _VERBS):
            break
        if word.tag in ("TIME",) and re.search(r"\d", piece):
            break
        if word.tag == "m" and re.fullmatch(
            r"(?:\d+|[一两二三四五六七八九十几]+)(?:家|间|个|条|名|处|户|日|号|月|年|时|元|次|份)", piece
        ):
            break
        if draft.marked(begin, left, "PHONE", "ID", "USCC", "CASENO", "DOB", "PLATE"):
            break
        left = begin
    return left


_LETTER = re.compile(f"[{HAN}A-Za-z0-9]")
_OF_NAME = re.compile(rf"[{HAN}A-Za-z0-9·&]+$")
_VERBS = frozenset(words_of("verbs", "trades"))


_ANCHOR = re.compile(
    r"(?:位于|进入|前往|来到|走进|名为|店名为|店名叫|叫做|开了|开设|经营着|经营的|经营|去了|去|到|在|叫|和|与|的|[,。;:(、“])(?=[^,。;:(、“的]{2,10}$)"
)


def _anchored(draft: Draft, start: int) -> int:
    """去宠爱有家宠物店: back to a word that leads to a shop, over words that a name rarely holds; -1 without one."""
    text = draft.text
    anchor = _ANCHOR.search(text, max(0, start - 10), start)
    if not anchor or anchor.end() not in draft.edges:
        return -1
    own = text[anchor.end() : start]
    if (
        len(own) < 3
        or not re.fullmatch(rf"[{HAN}A-Za-z]+", own)
        or _SENTENCE.search(own)
        or own in _GENERIC_WORDS
    ):
        return -1
    return anchor.end() if not draft.touches_protected(anchor.end(), start) else -1


_SENTENCE = re.compile(
    r"(?:[了着过们此该其这那某各等]|发现|投诉|反映|检查|经营|违法|占道|擅自|未经|存在|要求|负责|当事|门口|附近|旁边|对面|楼下|一[家间个]|两[家间个]|多[家间个]|沿街|周边|所有|部分|整改|处罚|影响|居民|市民|群众|执法|有[一多几两]|没有|是[一]|路|街|巷|号|栋|市场|小区|商场|广场)"
)


_SENTENCE_LEAD = frozenset(
    (
        "被告",
        "原告",
        "当事人",
        "但是",
        "但",
        "关于",
        "简称",
        "应认定",
        "认为",
        "因此",
        "上诉人",
        "被上诉人",
        "施工单位",
        "建设单位",
    )
)


def _strip(draft: Draft, left: int, start: int) -> int:
    """Take leading words that belong to the sentence off the name."""
    text = draft.text
    while left < start:
        lead = _LEAD.match(text[left:start])
        if not lead or (lead.end() >= start - left and lead.end() > 1):
            break
        at = left + lead.end()
        if lead.group() in _SENTENCE_LEAD:
            left = at
            continue
        # a one-character lead only counts when a word ends there, so that 到 in 到位烧烤 stays
        if lead.end() == 1 and at not in draft.edges and lead.group() not in "的了":
            break
        if (
            lead.end() > 1
            and at not in draft.edges
            and left + lead.end() < start
            and lead.group() not in ("经营者", "当事人")
        ):
            break
        left = at
    return left


def own_name(head: str) -> str:
    """What of a name is its own once places and trades are taken off; "" when nothing is."""
    own = head
    while True:
        match = divisions.division().match(own)
        if not match:
            break
        own = own[match.end() :]
    own = re.sub(rf"^[{HAN}]{{2,3}}(?:镇|街道|街)(?=.)", "", own)
    own = re.sub(r"[()（）].*?[)）]|[()]", "", own)
    while True:
        sizes = range(min(len(own), _LONGEST_GENERIC), 1, -1)
        generic = next((size for size in sizes if own[-size:] in _GENERIC_WORDS), 0)
        if not generic:
            break
        own = own[:-generic]
    if own in _GENERIC_WORDS or re.fullmatch(r"[一二两三四五六七八九十几\d]+[家间个处]?", own):
        return ""
    return own


def _firms(draft: Draft, *, law: bool) -> None:
    text = draft.text
    for match in _FORM_RE.finditer(text):
        form = match.group()
        start, end = match.span()
        if (
            re.match(r"(?:法|员工|制|章程|化|房|区(?!域))", text[end : end + 2])
            and form
            in (
                "公司",
                "厂",
                "集团",
            )
            and form == "厂"
        ):
            continue
        if not _may_end(draft, end):
            continue
        left = _strip(draft, _reach(draft, start, 30), start)
        head = text[left:start]
        if not head or "某" in head or text[max(0, left - 1) : left] == "某":
            continue
        own = own_name(head)
        if not own or own in _GENERIC_WORDS or len(head) < 2:
            continue
        if not form.startswith(("有限", "股份")) and (law or _clause(draft, left, start)):
            continue
        if re.match(r"(?:罚|分|置)", text[end : end + 1]) and form == "管理处":
            continue
        if form in _WEAK_FORMS and (
            len(own) < 2
            or own in _VERBS
            or _FUNCTION.search(own)
            or (len(own) == 2 and own in _COMMON_HEAD)
            or not _distinct(draft, left, start, own)
        ):
            continue
        if draft.touches_protected(left, end) and draft.is_protected(end - 1, end):
            continue
        branch = _BRANCH.match(text, end)
        if branch:
            end = branch.end()
        second = _SECOND.match(text, end)
        if (
            second
            and form.endswith("公司")
            and not re.search(r"(?:的|在|于|位|和|与|对|及|为|是|了)", second.group()[:-1])
        ):
            end = second.end()
        kind = "ORG"
        draft.add(left, end, kind, "trade")


_COMMON_HEAD = frozenset(words_of("common_head", "trades"))


_NOT_AFTER_TRADE = re.compile(
    r"(?:主|员|长(?!店)|家(?!居)|名|招|案|费|车(?!行|店)|柜|箱|盒|行业|服务(?!部|站)|证|照|章|业(?!部)|桶|炉|机|具|油|油烟|类|品|味道|摊贩|时段)"
)


def _may_end(draft: Draft, end: int) -> bool:
    """Whether a trade word or legal form may end here: not in the middle of another word."""
    following = draft.text[end : end + 1]
    return end in draft.edges or not is_han(following) or following in "里内外前门旁对的老员经负"


def _shops(draft: Draft) -> None:
    text = draft.text
    for match in _TRADE_RE.finditer(text):
        trade = match.group()
        start, end = match.span()
        if trade.endswith("店") and len(trade) > 1 and re.match(r"[主员长家]", text[end : end + 1]):
            trade, end = trade[:-1], end - 1  # 桃花岛奶茶|店主
        elif (
            _NOT_AFTER_TRADE.match(text, end) and (trade[-1] in "店铺档馆厂行" or end not in draft.edges)
        ) or not _may_end(draft, end):
            continue
        if trade.isascii() and re.search(r"[A-Za-z]", text[start - 1 : start] + text[end : end + 1]):
            continue
        if trade in _SINGLE and trade != "店" and text[start - 1 : end] in ordinary.words():
            continue  # 归|档, 撤|回, 放|行
        left = _strip(draft, _reach(draft, start, 14), start)
        anchored = _anchored(draft, start)
        if 0 <= anchored < left:
            left = anchored
        head = text[left:start]
        if not head or "某" in head or text[max(0, left - 1) : left] == "某" or len(head) > 16:
            continue
        if re.search(r"(?:\d|楼|号)$", head) and trade in ("铺", "档", "店", "馆", "档口"):
            continue
        if trade in _SINGLE and re.search(r"[收开出摆换占过跨转关守看倒进回开]$", head):
            continue
        own = own_name(head)
        if (
            not own
            or own in _GENERIC_WORDS
            or own in _VERBS
            or own.startswith(_PLATFORMS)
            or _clause(draft, left, start)
        ):
            continue
        if trade in _SINGLE:
            # 记, 楼, 轩 …: the model must see one word, or a branch must follow
            word = draft.word_at(start)
            branch = _BRANCH.match(text, end)
            if (
                not branch
                and not (
                    trade in ("店", "铺", "档", "馆") and len(own) >= 2 and _distinct(draft, left, start, own)
                )
                and not (
                    trade == "记"
                    and len(own) == 1
                    and re.match(r"[\"”,。、的()]", text[end : end + 1] or "。")
                    and own in "陈李张黄何林周吴梁罗谭冯刘谢许杨区邓钟苏叶"
                )
                and not (
                    word.tag in ("ORG",)
                    and word.end == end
                    and word.start <= left + 2
                    and len(head) >= 2
                    and trade in ("轩", "阁", "楼", "坊", "馆", "居", "舍", "庄")
                )
            ):
                continue
        elif trade in _BARE:
            if len(own) < 2 or not _distinct(draft, left, start, own):
                continue
        elif (len(own) == 1 and own not in "陈李张黄何林周吴梁罗谭冯刘谢许杨区邓钟苏叶赵郑曾江莫卢") or (
            len(own) >= 1 and not _distinct(draft, left, start, own, loose=True)
        ):
            continue
        if draft.touches_protected(left, end):
            continue
        branch = _BRANCH.match(text, end)
        if branch:
            end = branch.end()
        longer = _LONGER.match(text, end)
        if longer and not branch:
            end = longer.end()
            branch = _BRANCH.match(text, end)
            if branch:
                end = branch.end()
        draft.add(left, end, "SHOP", "trade")


_PLATFORMS = words_of("platforms", "trades")
_LONGER = re.compile(
    r"(?:分店|总店|旗舰店|连锁店|专卖店|专营店|加盟店|直营店|店|档|铺|城|馆|屋|王|世家|工坊|小店|大王)"
)


def _clause(draft: Draft, left: int, start: int) -> bool:
    """Whether what was taken for a name is half a sentence: 案卷已归|档, 存上城区档案|馆."""
    text = draft.text
    if re.search(r"[嗰哋喺仲啲咗佢咩嘅乜]", text[left:start]):
        return True
    if start - left <= 3:
        return False
    index = draft.word_index(left)
    while index < len(draft.words) and draft.words[index].start < start:
        word = draft.words[index]
        index += 1
        piece = text[word.start : word.end]
        if word.end > start or word.start < left:
            continue
        if word.tag in ("d", "p", "c", "r") and len(piece) > 1:
            return True
        if word.tag in ("v", "vd") and len(piece) > 1 and (piece in names.law_words() or piece in _VERBS):
            return True
        if word.tag == "m" and re.search(r"\d", piece):
            return True
    return False


_SINGLE = frozenset(words_of("single", "trades"))


def _distinct(draft: Draft, left: int, start: int, own: str, loose: bool = False) -> bool:
    """Whether the name's own part reads like a name and not like a description of the trade.

    `loose`: the trade word behind it is long enough to need less proof.
    """
    if _FUNCTION.search(own) and len(own) <= 2:
        return False
    if re.search(r"[的了着过]", own):
        return bool(loose and re.search(r"(?:家的|的家|味道|记忆|时光)", own))
    index = draft.word_index(start - 1)
    last = draft.words[index]
    if last.start <= left and last.end > start and last.tag in ("n", "v", "vn", "a"):
        return False  # one ordinary word: 图书馆, 洗车店
    words = []
    while index >= 0 and draft.words[index].end > left:
        words.append(draft.words[index])
        index -= 1
    if any(w.tag in ("PER", "ORG", "nz", "nw", "LOC") for w in words):
        return True
    if any(w.tag in ("r", "p", "c") for w in words):
        return False
    plain = [draft.text[max(w.start, left) : min(w.end, start)] for w in words]
    novel = [
        p
        for p in plain
        if p not in _GENERIC_WORDS and p not in _VERBS and p not in names.law_words() and len(p) >= 1
    ]
    if not novel or any(p in ("应当", "有关", "依法", "可以", "不得") for p in plain):
        return False
    return loose or any(len(p) >= 2 or is_han(p) for p in novel)


_QUOTE = re.compile(r"[“\"「]([^“”\"\n]{2,20})[”\"」]")


def _quoted(draft: Draft) -> None:
    text = draft.text
    for match in _QUOTE.finditer(text):
        inner = match.group(1)
        start, end = match.span(1)
        before = text[max(0, match.start() - 10) : match.start()]
        after = text[match.end() : match.end() + 8]
        if draft.marked(start, end) or inner.startswith("*"):
            continue
        cut = len(inner) > 2 and inner[-2:] in ordinary.words() and inner[-1] in _SINGLE
        ends_in_trade = not cut and _EITHER_AND_NOTE.search(inner)
        generic = not own_name(_TRADE_END.sub("", inner))
        if (ends_in_trade and not generic and not re.search(r"(?:三小|门前三包|一店一档|某)", inner)) or (
            re.search(
                r"(?:店铺|店名|字号|招牌|招牌为|门头|网店|名为|店名为|店名叫|商铺名|美团店铺|外卖店铺|字样的招牌|档口|店面|小店|门店|商户|经营着?|开了?(?:一间|一家|间|家|个)?|其中一[台辆]写着|(?:招牌|车身|车上|灯箱|门口)(?:上)?写着|一家叫|一间叫|(?:店|档|铺)叫)[为叫是:]?$",
                before,
            )
            and not re.search(r"某", inner)
        ):
            draft.add(start, end, "SHOP", "trade")
        elif (
            re.match(r"(?:店|餐厅|饭店|超市|酒楼|大排档|面馆|烧烤|火锅|奶茶|档|铺|招牌|公司)", after)
            and len(inner) >= 2
            and not re.search(r"(?:某|三包|示范|文明|放心|平价|无废)", inner)
        ):
            draft.add(start, end, "SHOP" if not after.startswith("公司") else "ORG", "trade")


_UNITS = r"(?:被处罚|被检查|受检|受检查|被投诉|被举报|被反映|涉事|涉案|供气|供货|供水|供餐|维保|承运|运营|承建|承租|清运|作业|经营|检测|生产|养护|运输|施工|监理|设计|保洁|配送|收运|处置|开户|托运|发货|收货|加盟|物业服务|物业管理)(?:单位|企业|公司|商户|商家|店铺|方)(?:名称)?"
_LABEL = re.compile(
    r"(?:"
    + _UNITS
    + r"|(?:(?<=\n)|(?<=\|)|(?<=[| ] ))单位(?=[ ]?\|)|店招|登记名称|登记名|注册名|场所名称|摊名|档名|商户|商家|网店名?|网店名称|单位名称|企业名称|公司名称|名称|字号名称|字号|店名|店铺名称|店铺|商户名称|商户名|商铺名称|商家名称|门店名称|招牌|门头|被处罚单位|被检查单位|受检单位|被投诉单位|被投诉商户|被举报单位|被投诉方|被反映单位|投诉对象|涉事商户|施工单位|建设单位|运输单位|物业公司|物业服务企业|工作单位|任职单位|就职单位|用人单位|经营单位|生产单位|养护单位|监理单位|当事人|当事人名称|被处罚人|被检查人|受送达人|收件人|申请人|被申请人|被告|原告|甲方|乙方|出租方|承租方|抄送|户名|开户名|收款单位|付款单位)(?:[((][^()\n]{1,14}[))])?(?:[ ]?(?:[:|\t]|名称:|为:)|(?<=名称)[ ]|(?<=登记名)为)[ \t|“\"]*(?P<v>[^\n\t|,。;:“”\"]{2,40})"
)


_SHOP_LABEL = re.compile(
    rf"店名|字号|店铺|店招|商户|招牌|门头|商铺名|门店名|商家|场所名称|登记名|注册名|摊名|档名|网店|{_UNITS}"
)
_NOT_UNIT = re.compile(
    r"同上|不详|[本我该]|无$|^(?:见|详见|指|应|须|是|的|负责|已|未)|(?:局|所|大队|中队|办|政府|委员会|居委会|村委会|社区|街道|镇|学校|小学|中学|部门|单位|人员)$"
)


def _labelled(draft: Draft) -> None:
    """名称：…: a trade or a legal form in the value, or a label for shops alone, makes it a shop or a firm."""
    text = draft.text
    for match in _LABEL.finditer(text):
        value = match.group("v").rstrip()
        start = match.start("v")
        value = re.split(r"(?:[ ]?/[ ]?|统一社会|经营者|负责人|法定代表|地址|住所|电话|联系)", value)[
            0
        ].rstrip(" (（")
        if len(value) < 2 or "某" in value or re.match(r"(?:无|不详|本|该|个人|自然人)", value):
            continue
        end = start + len(value)
        if draft.touches_protected(start, end) and draft.is_protected(end - 1, end):
            continue
        form, trade = _FORM_AND_NOTE.search(value), _TRADE_AND_NOTE.search(value)
        if form and own_name(value[: form.start()]):
            draft.add(start, end, "ORG", "trade")
        elif (trade and own_name(value[: trade.start()]) and len(value) >= 3) or (
            _SHOP_LABEL.match(match.group())
            and re.search(f"[{HAN}A-Za-z]", value)
            and len(value) <= 20
            and not _NOT_UNIT.search(value)
        ):
            draft.add(start, end, "SHOP", "trade")


def _model(draft: Draft) -> None:
    """Firms that the model sees as one word and that end in a trade word or form."""
    text = draft.text
    for word in draft.words:
        if word.tag != "ORG" or word.end - word.start < 4 or draft.touches_protected(word.start, word.end):
            continue
        name = text[word.start : word.end]
        if "某" in name or re.search(
            r"(?:政府|法院|检察院|委员会|局|厅|部|署|办|队|所|协会|大学|银行|支行|党|团|院)$", name
        ):
            continue
        form, trade = _FORM_END.search(name), _TRADE_END.search(name)
        if form and own_name(name[: form.start()]):
            draft.add(word.start, word.end, "ORG", "entity")
        elif trade and own_name(name[: trade.start()]):
            draft.add(word.start, word.end, "SHOP", "entity")


_SHORT = re.compile(r"[((](?:以下|下)?(?:简?称|统称)(?:为)?[:]?[“\"]?(?P<v>[^()”\"\n]{2,14})[”\"]?[))]")


def _short_names(draft: Draft) -> None:
    """（以下简称恒达公司）: the short name belongs to the firm or person before it."""
    text = draft.text
    for match in _SHORT.finditer(text):
        value = match.group("v")
        if (
            "某" in value
            or value.endswith(("法", "条例", "规定", "办法", "解释", "标准"))
            or re.match(r"(?:本局|本机关|当事人|甲方|乙方|原告|被告|申请人|该|两|三|双方)", value)
        ):
            continue
        before = [
            m
            for m in draft.marks
            if m.end == match.start()
            or (
                text[m.end : match.start()].strip(' )）"”') == ""
                and m.end < match.start()
                and match.start() - m.end < 3
            )
        ]
        owner = next((m for m in before if m.type in ("ORG", "SHOP", "PERSON")), None)
        if owner:
            draft.add(
                match.start("v"),
                match.end("v"),
                owner.type,
                "context",
                owner.role,
                text[owner.start : owner.end],
            )


def shop_trade(name: str) -> str:
    """The trade word that a shop's name ends in, or "": 陈记烧腊店（白石店） gives 烧腊店."""
    bare = re.sub(r"[((][^()（）]*[))]$", "", name)
    match = _TRADE_END.search(bare)
    return (
        match.group()
        if match and match.group() not in _SINGLE - {"店", "档", "馆"} and match.start() > 0
        else ""
    )

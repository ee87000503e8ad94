"""The small parts that an address is made of, and which of them may follow which spot of a text.

A part is a number with a measure (三栋, 19队, B19-B21档), a room (1203), a spot said by a common noun (天台屋, 码头), a side
(东侧, 左手边), an ordinal (第二间), a spot pointed at (那棵大榕树下), a way to go (往里, 以北五百米), a Latin unit (Tower 3) or
a name that ends in a word for places (小黄圃村). None of them names a place when it stands alone; they are only looked for
where an address stands already.
"""

import re

from ..draft import HAN, Draft, is_han
from ..learned import ordinary
from ..lexicon import any_of, words_of
from ..persons import names


def _any(*sections: str, module: str = "parts") -> str:
    return any_of(word for section in sections for word in words_of(section, module))


_DIGITS = "零〇○一二两三四五六七八九十百廿幺壹贰叁肆伍陆柒捌玖拾"
_NUMBER = rf"(?:[A-Za-z]{{0,3}}[\-]?\d{{1,5}}[A-Za-z]?|[{_DIGITS}]{{1,7}}|[A-Za-z](?![A-Za-z])|[甲乙丙丁戊己庚东西南北中](?=[座栋幢塔区门楼]))"
_RANGE = rf"{_NUMBER}(?:[ ]?(?:[\-~/、至到与和]|—)[ ]?{_NUMBER})*"
_AGAIN = rf"(?:[ ]?(?:之|附|自编|的)[ ]?[{_DIGITS}\d]{{1,3}}(?:号|铺|房)?)*"
_MEASURE = _any("measure")
_COUNTED = re.compile(
    rf"(?:自编|附|临|新|旧|原|老|负|地下|入?第\s{{0,3}}|小|[东南西北](?=\d))?[ ]?{_RANGE}[ ]?(?:号[ ]?)?{_MEASURE}{_AGAIN}(?!元|万|[余多]|日|月|年|次|人|名(?!都|城|苑|园)|条(?!巷|街|路)|份|分|个(?!木|排)|时|平方)"
)
_ROOM = re.compile(
    r"[ ]?-?[ ]?(?:[A-Za-z]{1,2}-?\d{1,4}|\d{1,2}[A-Za-z]\d{0,3}|\d{3,4})(?:[\-、/]\d{2,4})*(?:[A-Za-z](?![A-Za-z]))?(?:室|房|铺|号)?(?![\d年月日元米个名份.%])"
)
_LETTER = re.compile(r"[ ]?[A-Z](?:[\-/、][A-Z])?(?:口|区|座|栋|塔|馆|铺|档|门|出口|入口)?(?![A-Za-z\d])")
_SPELT_ROOM = re.compile(rf"[ ]?[{_DIGITS}]{{3,6}}(?:室|房|号)?(?![{_DIGITS}元块年月日个名份点])")
_FEATURE_WORD = _any("feature")
_STOREY = re.compile(
    rf"(?:的)?(?:无门牌|没门牌|冇门牌|无牌)?(?:的)?[{_DIGITS}\d]{{1,2}}层(?:半)?(?:高)?(?:的)?(?:楼房|小楼|洋楼|楼|自建房|民房|厂房|屋)|(?:无门牌|没门牌|冇门牌)(?:的)?(?:{_FEATURE_WORD})?"
)
_FEATURE = re.compile(
    rf"(?:的|嘅)?(?:旧|老|新|原|大|小|那边的?|里的?|内的?)?(?:{_FEATURE_WORD}|(?:汽车|火车|客运|高铁|公交|轻轨|地铁|长途)?[东西南北总]?站(?:出站口|进站口|出口|入口)?|地铁(?=[A-Z]?\d?出?口)|[东西南北](?:房|屋|厢房|厢|楼))"
)
# 卸货口, 喷水池, 收发室: a thing that stands at an address, by the last letter of its name
_THING = re.compile(rf"(?:的|嘅)?[{HAN}]{{1,3}}[口室池柱房棚桩墩坡门梯井沟渠墙亭架箱杆牌缝角囱磅车厅闸灯]")
_LANDMARK = re.compile(_any("landmark"))
_SIDE = re.compile(rf"(?:的|嘅)?(?:约|大约)?{_any('side')}")
_NEXT_TO = re.compile(rf"(?:的)?(?:紧?靠|紧?挨|贴|临|近)(?:近|着)?(?:{_FEATURE_WORD}|{_any('side')})")
_SHORT_SIDE = re.compile(rf"(?:的|嘅)?{_any('short_side')}")
_ORDINAL = re.compile(
    rf"(?:的)?(?:入|数|往里数|数过去|进去|由)?(?:第|倒数第|最|头|尾)[ ]?(?:[{_DIGITS}\d]{{1,3}}|尾|头|后|前|里|边)?[ ]?(?:间|个|家|档|户|排|栋|棟|幢|盏|棵|铺|条|巷|卡|床|格|座|层|根|块|道|张|度|口|位|扇)(?:{_FEATURE_WORD}|电线杆|灯|门)?(?:算起|起|数起)?"
)
_POINTED = re.compile(
    rf"(?:[{HAN}]{{1,2}}的|(?:[没未冇][{HAN}]{{1,3}}|空[着置]|废弃|丢空|荒废|拆剩|烧剩|倒塌|烂尾|锁着|围着)(?:的|嘅)|的|嘅)?(?:那|这|嗰|呢)(?:一)?(?:棵|间|栋|幢|条|个|排|块|座|片|家|度|根|口|边|栏)(?:(?:[{HAN}]{{1,5}}的)?(?:{_FEATURE_WORD}|[{HAN}]{{1,2}}(?:屋|房|楼|树|厂|巷|店|铺))|(?=[,。;、)“\n])|(?<=[棵间栋幢排条座]))"
)
_WAY = re.compile(
    rf"(?:往|向|朝|沿)[{HAN}]{{1,4}}?(?:走|行|去|进|入)(?:大?约)?[{_DIGITS}\d]{{1,5}}[ ]?(?:多|几)?(?:米|步)(?:处|左右)?|(?:以|往|向|朝|再|沿)?(?:[东西南北里外前后左右上下]{{1,2}}(?:面|边|侧|方向)?)?(?:走|行|去|进|入|过|转|上来|上去|进去|落去|入去|过去|出来|直走|直行|直入)?(?:大?约|左右|差不多)?[{_DIGITS}\d]{{1,5}}[ ]?(?:多|几)?(?:米|公里|步|m|M|km|丈|里路)(?:处|左右|外|内|远|的地方|开外)*"
)
_WAY_ON = re.compile(
    rf"(?:直行|直走)?,?见到[{HAN}]{{1,5}}?(?:就)?(?:左转|右转|转左|转右|拐左|拐右)|(?:往|向|朝)[{HAN}]{{1,4}}方向(?:走|行|去|开)?|过(?:了|咗)?[{HAN}]{{0,2}}桥(?:后)?(?:就|再)?(?:[左右]转|转[左右]|[左右]拐)?|(?:过咗|过了|过|上来|上去|进去|入去|落去|出来|往里|往里走|往外走|直走|直入|转入|拐入|往[东西南北](?:走|行)?|向[东西南北](?:走|行)?)(?:就|再)?(?:[左右]转|转[左右]|[左右]拐|[左右]手边?|[{HAN}]{{0,2}}(?:桥|路口|红绿灯|牌坊|祠堂|市场|铁路|天桥|桥底)(?:之)?(?:后|左手边|右手边)?)?"
)
_LATIN_UNIT = re.compile(
    r"[ ,]{0,2}(?:Tower|Block|Blk|Flat|Room|Rm|Unit|Floor|Phase|Shop|House|No\.?)[ ]?[A-Z0-9][A-Z0-9\-]{0,4}(?![a-z])|[ ,]{1,2}\d{1,3}[A-Z]?/?F(?![a-z])|[ ,]{1,2}\d{1,3}[A-Z](?![A-Za-z])"
)
_OWN = re.compile(rf"[{HAN}·]{{1,6}}")
_SUFFIX = re.compile(
    rf"(?:{_any('road', 'village', 'compound', module='addresses')}|街道|镇|乡|墟|圩|组|队|村组|坊|里|围|屯|寨|社|{_FEATURE_WORD}|[东西南北]站|站|港|区(?=[ ]?{_RANGE}[ ]?{_MEASURE}))"
)
# 华茵桂语|六栋, 鞋都|三期: a name without any word for places, straight before a building
_ESTATE = re.compile(
    rf"(?P<own>[{HAN}]{{2,6}}?)(?=[ ]?(?:第)?{_NUMBER}[ ]?(?:栋|座|幢|期|单元|梯|号楼|塔)|(?:负|首|[A-Z])[{_DIGITS}\d]?[楼层区座栋]|[A-Z]\d)"
)
_DASHED = re.compile(r"[ ]?\d{1,3}(?:-\d{1,4}){1,3}(?![\d年月日元.])")
_BARE_NUMBER = re.compile(r"[ ]?\d{1,4}(?=[|\t\n,。;、)”]|$)(?!、\d{1,2}、)")
_GROUP = re.compile(r"(?:村民)?(?:小组|组|队|屯|社|自然村|巷|里|坊|围)")
_FUNCTION = frozenset(
    "在到至从于由往被把将让对和与跟同及是有为了着们称说问答就才又也都还不没无未已曾请找叫因但而且或如若该某此这那哪谁我你他她它各每等占摆卖停倒拆查见系喺嘅咗啲嗰佢冇唔嚟睇俾畀的个"
)
_CLOSED = re.compile(
    r"[,。;:、!?)”\"\n\t |/\]]|$|的|有|是|摆|停|卖|违|搭|那|嗰|开|经|沿|倒|堆|收|养|晒|钓|乱|挖|建|设|租|住|做|和|与|被|发|占|偷|排|放|处|烧|打|等|见|将|把|由|对|无|未|因|就|又|也|都"
)
_LAW_TAGS = frozenset(("p", "c", "u", "r", "d", "w", "xc", "TIME"))


def name_like(draft: Draft, start: int, end: int, *, verbs: bool = True) -> bool:
    """Whether the characters from start to end could be a place's own name: no little words, no verbs of the law.

    `verbs`: whether words that look like verbs may be a part of it, as in 发展路.
    """
    text = draft.text
    if start >= end or "某" in text[start:end] or draft.touches_protected(start, end):
        return False
    index = draft.word_index(start)
    while index < len(draft.words) and draft.words[index].start < end:
        word = draft.words[index]
        piece = text[max(word.start, start) : min(word.end, end)]
        index += 1
        if word.tag in ("LOC", "ORG", "nz", "nw", "PER") and word.end - word.start > 1:
            continue
        if piece == "之":
            continue
        if word.tag in _LAW_TAGS and len(piece) == word.end - word.start:
            return False
        if word.tag in ("v", "vd") and (
            _acts(piece) if not verbs else len(piece) >= 2 and piece in names.law_words()
        ):
            return False
        if len(piece) == word.end - word.start and any(c in _FUNCTION for c in piece) and len(piece) == 1:
            return False
        if word.tag == "m" and re.search(r"\d", piece):
            return False
    return True


_ACTS = frozenset(
    "看问守占分开搭运咬碰打卖收养做买吃喝住走行去来进出过租修装撞偷抢扔丢骂吵喊叫追跑坐站睡醒送拿抬拉推挖填倒排放停摆拆建烧晒钓洗扫捡摸拍摄录查罚扣封贴挂"
)


def _acts(piece: str) -> bool:
    """Whether a verb is an ordinary one: the tagger of words takes many an unknown name for a verb."""
    return piece in _ACTS if len(piece) == 1 else ordinary.composed(piece) or piece in names.law_words()


def own_of(name: str) -> str:
    """What stands before the word for places that a name ends in: 榕苑 of 榕苑车棚."""
    for stop in range(1, len(name)):
        if _SUFFIX.fullmatch(name, stop):
            return name[:stop]
    return name


def strong_end(name: str) -> bool:
    """Whether a name ends in a word that hardly ends anything but a place."""
    return bool(_STRONG_END.search(name))


_STRONG_END = re.compile(_any("strong", module="addresses") + "$")


def is_landmark(value: str) -> bool:
    """Whether a common noun leads to one spot of a town: 旧粮所, 碉楼, but not 楼道."""
    return bool(_LANDMARK.match(value))


def word_end(draft: Draft, end: int) -> int:
    """Past the last character of a word that a find cut in two: 诊|所, 环境 after 环."""
    text = draft.text
    if end in draft.edges or end >= len(text) or not is_han(text[end]):
        return end
    word = draft.word_at(end)
    pair = text[end - 1 : end + 1]
    rest = word.end - end
    if (
        rest == 1
        and (pair in ordinary.words() or _STOP.match(text, word.end))
        and not draft.touches_protected(end, word.end)
    ):
        return word.end
    return end


def closed(draft: Draft, end: int) -> bool:
    """Whether a short word of place may end here: the sentence goes on with something else."""
    return bool(_CLOSED.match(draft.text, end)) or end in draft.edges


def follow(draft: Draft, position: int, kind: str) -> tuple[int, str]:
    """The end and kind of the longest part that starts at `position` behind a part of some kind; (position, "") when none does.

    The kinds: "number", "room", "spot", "side", "name", "way". An address that has no part yet is of kind "".
    """
    text = draft.text
    if position >= len(text):
        return position, ""
    for pattern, found in _PLAIN:
        match = pattern.match(text, position)
        if match and match.end() > position and not draft.touches_protected(position, match.end()):
            return match.end(), found
    if kind in ("number", "room", "spot", "name"):
        for pattern in (_ROOM, _LETTER) if kind != "spot" else (_LETTER,):
            match = pattern.match(text, position)
            if match:
                return match.end(), "room"
        match = _SPELT_ROOM.match(text, position)
        if match and kind == "number":
            return match.end(), "room"
    best = position, ""
    match = _FEATURE.match(text, position)
    if match and (
        match.end() in draft.edges or closed(draft, match.end()) or _next_is_part(draft, match.end())
    ):
        best = match.end(), "spot"
    match = _SIDE.match(text, position)
    if (
        match
        and match.end() > best[0]
        and (match.end() in draft.edges or closed(draft, match.end()) or _next_is_part(draft, match.end()))
    ):
        best = match.end(), "side"
    if best[1]:
        return best
    end = _named(draft, position, kind)
    if end:
        return end, "name"
    if kind in ("name", "spot", "number"):
        match = _DASHED.match(text, position) or (
            _BARE_NUMBER.match(text, position) if kind == "name" else None
        )
        if match:
            return match.end(), "room"
    match = _THING.match(text, position) if kind else None
    if (
        match
        and match.end() in draft.edges
        and closed(draft, match.end())
        and name_like(draft, position, match.end(), verbs=False)
    ):
        return match.end(), "spot"
    match = _ESTATE.match(text, position) if kind != "spot" else None
    if match and position in draft.edges and name_like(draft, position, match.end("own"), verbs=False):
        return match.end("own"), "name"
    end = _unknown(draft, position) if kind in ("name", "number") else 0
    if end:
        return end, "name"
    match = _GROUP.match(text, position)
    if match and kind == "name" and match.end() in draft.edges and closed(draft, match.end()):
        return match.end(), "name"
    match = _SHORT_SIDE.match(text, position)
    if (
        match
        and closed(draft, match.end())
        and match.end() in draft.edges
        and not (text[match.start()] in "上中里内" and kind == "")
    ):
        return match.end(), "side"
    return position, ""


def _named(draft: Draft, position: int, kind: str) -> int:
    """Where a name that begins here and ends in a word for places ends; 0 without one."""
    text = draft.text
    own = _OWN.match(text, position)
    for stop in range(position + 1, own.end() + 1 if own else 0):
        suffix = _SUFFIX.match(text, stop)
        if not suffix:
            continue
        end = suffix.end()
        if not (end in draft.edges or _STOP.match(text, end) or _next_is_part(draft, end)):
            continue
        if (
            stop - position == 1
            and draft.word_at(position).tag not in ("LOC", "nz")
            and not (text[position] in _DIGITS and text[stop] in "桥涌围闸")
        ):
            continue
        if text[stop - 1] in _DIGITS and text[stop] in "楼层室房栋座幢":
            continue
        road = bool(_STRONG_END.search(suffix.group()))
        if name_like(
            draft, position, stop, verbs=road and stop - position == 2 and kind not in ("spot", "side")
        ):
            return end
    return 0


_STOP = re.compile(r"[\s,。;:、)”!?|]|$")
_PLAIN = (
    (_ORDINAL, "number"),
    (_STOREY, "number"),
    (_WAY, "way"),
    (_WAY_ON, "way"),
    (_COUNTED, "number"),
    (_POINTED, "spot"),
    (_NEXT_TO, "spot"),
    (_LATIN_UNIT, "number"),
)
_ANY_START = re.compile(
    rf"{_RANGE}[ ]?{_MEASURE}|{_any('side')}|{_FEATURE_WORD}|[前后旁侧尾口底下顶角内](?=[,。;、)\n])"
)


def _unknown(draft: Draft, position: int) -> int:
    """沙嘴路|碧海云天: words that no dictionary holds, straight behind a road or number, are the name of a house; 0 without."""
    text = draft.text
    end = position
    index = draft.word_index(position)
    if position not in draft.edges:
        return 0
    while index < len(draft.words):
        word = draft.words[index]
        index += 1
        if (
            word.tag not in _HOUSE_TAGS
            or word.end - position > 6
            or not re.fullmatch(rf"[{HAN}]+", text[word.start : word.end])
        ):
            break
        end = word.end
    name = text[position:end]
    if (
        len(name) < 2
        or ordinary.composed(name)
        or _NO_HOUSE.search(name)
        or not name_like(draft, position, end, verbs=False)
    ):
        return 0
    if any(draft.marked(i, i + 1, "PERSON", "NICK", "SHOP", "ORG") for i in range(position, end)):
        return 0
    return (
        end if closed(draft, end) and (not is_han(text[end : end + 1]) or text[end] in "有的内里对门") else 0
    )


_HOUSE_TAGS = frozenset(("n", "nz", "nw", "LOC", "ORG", "s", "a"))
_NO_HOUSE = re.compile(r"[店铺档摊厂行社部馆吧司户主人员民者]$|公司|业主|住户|物业|案$")


def _next_is_part(draft: Draft, position: int) -> bool:
    return _ANY_START.match(draft.text, position) is not None

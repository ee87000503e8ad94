"""Places that a sentence leads to: after 住, 位于, 去, 倒进 or alone in a cell, a chain of parts that has a name of its own."""

import re

from ..draft import HAN, Draft
from ..learned import ordinary
from ..persons import names, possible
from . import divisions, parts, reach

# a home, a shop, a scene: whatever follows is a place
_STRONG = re.compile(
    r"(?:家住|租住|暂住|居住在|居住于|住在|现住|搬到|搬去|搬至|迁往|迁至|迁到|位于|坐落于|坐落在|位置在|地点在|地址在|地址系|拍摄地|事发地|案发地|开在|设在|租在|走进|倒进|倒入|排入|流入|冲进|停至|购自|来自|常在|住(?![院建宅户房所宿址手持处]))[ ]?(?:[:|\t])?[ \t]*"
)
_WEAK = re.compile(
    r"(?:去咗|去了|回了|回咗|来了|走进|地铁|[在到至往去从由喺响进入过自向于近经沿返回]|守过|反映|举报|称|说|讲|另外|我们|你们|对着|对住|挨着|紧邻|毗邻|系|\"|重点[:]|地址[:]|地点[:]|位置[:]|隔壁|对面|住户|楼上|[,。;、:“(|\t\n]|^|[\])][ ]?)[ ]?"
)
_LETTER = re.compile(rf"[{HAN}A-Za-z\d]")
_CELL_END = re.compile(r"[ ]?(?:[\t\n|,。;、)”!?]|$)")
_CELL_BEGIN = re.compile(r"(?:[\t\n|,。;、(“:]|^)[ ]*$")
_GENERIC_OWN = re.compile(
    r"(?:[该本某此这那哪各每其两几一二三四多全整同任何]+|.*(?:公共|城市|市政|道路|农村|乡村|社区|附近|周边|沿线|住宅|建筑|小型|大型|露天|室内|室外|专用|临时|商业|工业|农贸|物业|小区|学校|单位|公司|企业|车辆|机动车|垃圾|消防|安全|设备|设施|管理|服务|经营|卫生|食品|施工|人民|医疗|教育|文化|体育|个人|自己|别人|客户|邻居|村民|居民|业主|老板|门前|店铺|商铺|档口|水果|蔬菜|海鲜|餐饮|家庭|集体|国有|农用|农业|林业|交通|运输|生产|生活|办公|员工|职工|学生))"
)


def find(draft: Draft) -> None:
    """Mark the places that the words before them announce."""
    seen = -1
    for lead in _STRONG.finditer(draft.text):
        if lead.end() > seen:
            seen = max(seen, _announced(draft, lead.end(), strong=True))
    if possible.is_law(draft.text):
        return
    seen = -1
    for lead in _WEAK.finditer(draft.text):
        if lead.end() > seen and (lead.end() in draft.edges or lead.group() in ("喺", "响")):
            seen = max(seen, _announced(draft, lead.end(), strong=False))
    for word in draft.words:  # 鹤山市|沙坪: nothing but a place follows a city
        if (
            word.tag == "LOC"
            and draft.text[word.end - 1] in "市区县"
            and divisions.after_divisions(draft.text, word.start, word.end) == word.end
        ):
            _announced(draft, word.start, strong=True)


def _announced(draft: Draft, begin: int, *, strong: bool) -> int:
    """Mark the place that begins here, if one does; where it ends, or -1."""
    text = draft.text
    start = divisions.after_divisions(text, begin, min(len(text), begin + 40))
    if start >= len(text) or not _LETTER.match(text, start) or draft.marked(start, start + 1, "ADDR"):
        return -1
    chain = chain_from(draft, start)
    if not chain:
        return -1
    end = chain[-1][1]
    if (
        end - start < 2
        or draft.touches_protected(start, end)
        or _AGENCY_NEXT.match(text, end - 1)
        or _AGENCY_NEXT.match(text, end - 2)
    ):
        return -1
    if (
        _weight(draft, chain, strong or start > begin, begin)
        and not _NOT_HERE.match(text, end)
        and not _ASKED.search(text, start, end)
    ):
        draft.add(start, end, "ADDR", "address")
        return end
    return -1


_AGENCY_NEXT = re.compile(
    r"(?:[镇乡村]|街道|社区)(?:人民政府|政府|办事处|党|综合|综治|人民调解|调解|执法|公共服务|派出所|司法所|人大|纪|城管|市监|应急|卫生院|居委|村委|网格|工作站|司法|信访|妇联|办)"
)


def chain_from(draft: Draft, start: int) -> list[tuple[int, int, str]]:
    """The parts of an address that begins at `start`: (start, end, kind) each, none when there is no address."""
    chain: list[tuple[int, int, str]] = []
    position, kind = start, ""
    end, found = _first(draft, start)
    if not found:
        return []
    chain.append((start, end, found))
    position, kind = end, found
    stop = reach.right(draft, position, kind)
    while position < stop:
        after, found = parts.follow(draft, position, kind)
        if not found:
            chain.append((position, stop, "number"))
            break
        chain.append((position, after, found))
        position, kind = after, found
    return chain


def _first(draft: Draft, start: int) -> tuple[int, str]:
    text = draft.text
    end, found = parts.follow(draft, start, "")
    word = draft.word_at(start)
    if (
        found != "name"
        and word.tag == "LOC"
        and word.start <= start < word.end
        and word.end > end
        and word.end - start >= 2
    ):
        if (
            text[start : word.end] in divisions.names()
            or divisions.after_divisions(text, start, word.end) == word.end
        ):
            return start, ""
        return word.end, "loc"
    return end, found


def _weight(draft: Draft, chain, strong: bool, begin: int) -> bool:
    """Whether a chain names a spot that nobody could take for another: a name of its own, or parts enough."""
    text = draft.text
    start, end, kind = chain[0][0], chain[-1][1], chain[0][2]
    whole = bool(_CELL_END.match(text, end)) and bool(_CELL_BEGIN.search(text[max(0, begin - 2) : begin]))
    first = text[start : chain[0][1]]
    while len(chain) > 1 and text[chain[-1][0] : chain[-1][1]] in ("里", "上", "中", "内", "里面"):
        chain = chain[:-1]
    if kind == "loc":
        return (
            (strong or len(chain) > 1 or whole)
            and not _GENERIC_OWN.match(first)
            and not ordinary.composed(first)
        )
    if kind == "name":
        own = parts.own_of(first)
        if not own or _GENERIC_OWN.fullmatch(own) or own in names.law_words():
            return False
        novel = not ordinary.composed(own) and not ordinary.composed(first)
        letter = (
            len(first) - len(own) == 1
            and not parts.strong_end(first)
            and draft.word_at(chain[0][1] - 1).tag != "LOC"
        )
        if letter and not strong:  # 里, 台, 居: the end of many a word
            return novel and (len(chain) > 1 or whole)
        if len(chain) > 1:
            return novel or (strong and len(own) >= 2 and not ordinary.composed(text[start:end]))
        return (
            novel
            and len(first) >= 3
            and (strong or whole or parts.strong_end(first) or bool(_CELL_END.match(text, end)))
        )
    if kind == "spot":
        rest = {part[2] for part in chain[1:]}
        if (
            not rest & {"side", "number", "way", "spot", "room"}
            or end - start < 4
            or not _particular(text[start:end])
        ):
            return False
        return strong or whole or "number" in rest or parts.is_landmark(first)
    if kind == "side":
        return whole and len(chain) > 1 and any(part[2] == "number" for part in chain)
    if kind in ("number", "room"):
        return (strong or whole) and _particular(text[start:end]) and bool(_HOME.search(text[start:end]))
    return False


_NOT_HERE = re.compile(r"某|籍(?!贯)|人(?!民路)")
_ASKED = re.compile(r"公司|合作社|事务所|哪|什么|何处|多少|谁")
_HOME = re.compile(r"[栋座幢梯单塔].*(?:\d{3,4}|[一二三四五六七八九零]{3,4}|[室房楼户屋])")


def _particular(value: str) -> bool:
    return not re.match(
        r"(?:门口|路边|楼下|楼上|门前|后厨|水塘|会议室|办公室|[一二三四五六七八九十\\d负]+楼会议室|人行道|绿化带|机动车道|非机动车道|路口|巷口|楼道|楼梯|出租屋|房|屋|楼|铺|档|摊|店|商铺)",
        value,
    )

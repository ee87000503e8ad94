"""How far an address reaches: from what is known of it, part by part, to both sides."""

import re

from ..draft import HAN, Draft, is_han, solid
from ..learned import ordinary
from ..lexicon import words_of
from ..persons import names
from . import divisions, parts

_JOINT = re.compile(r",即|[ ]{0,2}[,、·/|][ ]{0,2}|\s{1,3}|[ ]?[\-][ ]?|的|或者?|还是")
_AFTER = {
    ",": ("number", "way", "room"),
    "、": ("number",),
    "|": ("number",),
    "\t": ("number",),
    "/": ("number", "room"),
    "·": ("number", "name", "spot"),
    "\n": ("number",),
    "的": ("number", "spot", "side", "name"),
    "-": ("number", "room", "name"),
    ",即": ("number", "name", "spot"),
    "": ("number", "room", "spot", "way", "name", "side"),
    "或": ("number",),
    "或者": ("number",),
    "还是": ("number",),
}
_NUMBER_END = re.compile(r"(?:[\dA-Za-z]|[号栋座幢梯期区单元楼层室房铺档组队巷弄街里])$")
_SIDE_END = re.compile(r"[口侧旁边面头尾底下顶前后角脚处内外]$")
_STOP_WORDS = frozenset(words_of("stop_words", "addresses"))
_NAME_TAGS = frozenset(("LOC", "nz", "nw", "ORG", "PER"))
_OWN_TAGS = _NAME_TAGS | {"n", "s", "a", "vn", "f"}
_BARE_HEAD = re.compile(rf"(?:[\dA-Za-z]|[一二三四五六七八九十第]|{'|'.join(words_of('side', 'parts'))})")
_NOT_OWN = re.compile(
    r"(?:当事人|投诉人|举报人|申请人|业主|住户|租客|店主|老板|群众|街坊|邻居|住处|住址|地址|地点|现场|位置|门牌|户籍|单位|编号|铺面|店铺|商铺|档口|物业|管理处|小区|我们|你们|他们|客户|房东|楼主|执法|人员)"
)


def right(draft: Draft, end: int, kind: str = "", limit: int = 60) -> int:
    """Where an address that is known up to `end` ends."""
    text = draft.text
    position = end
    if not kind:
        tail = text[max(0, end - 2) : end]
        kind = "number" if _NUMBER_END.search(tail) else "side" if _SIDE_END.search(tail) else "name"
    while position - end < limit:
        after, found = parts.follow(draft, position, kind)
        if not found:
            after, found = _past_joint(draft, position, kind)
        if not found:
            after, found = _past_bracket(draft, position)
        if not found:
            break
        position, kind = after, found
    return position


def _past_joint(draft: Draft, position: int, kind: str) -> tuple[int, str]:
    text = draft.text
    joint = _JOINT.match(text, position)
    if not joint or ("\n" in joint.group() and not _line_goes_on(text, joint.end())):
        return position, ""
    sign = next((c for c in "\n\t" if c in joint.group()), joint.group().strip(" "))
    after, found = parts.follow(draft, joint.end(), kind)
    if (
        sign == "、"
        and kind in ("spot", "side")
        and found in ("name", "spot")
        and _NATURE.search(text, position, after)
    ):
        return after, found
    if found in _AFTER[sign] and (sign not in ",、\n|\t" or sign == "" or _strict(text, joint.end(), after)):
        return after, found
    room = _COMMA_ROOM.match(text, position)
    if room:
        return room.end(), "room"
    return position, ""


_NATURE = re.compile(r"[山林坡坳坑塘沟渠田地园场棚]$")
"""后龙山脚、黄皮树林: two sides of one spot out in the fields."""
_COMMA_ROOM = re.compile(r"[ ]?,[ ]?[A-Z]?\d{3,4}(?=[,。;)])")
_LIST = re.compile(r"[ ]?[、.,](?!\d)")
_DOOR = re.compile(
    r"[号栋座幢梯期单元楼层室房铺档卡组队排]|[间盏棵桥转]|^(?:\d{3,4}|[一二三四五六七八九十零〇]{3,5})$"
)


def _strict(text: str, start: int, end: int) -> bool:
    """Whether a number behind a comma or at the beginning of a line is that of a door and not of an item or a sum."""
    return bool(_DOOR.search(text[start:end])) and not _LIST.match(text, end)


def _line_goes_on(text: str, position: int) -> bool:
    return not re.match(r"\d{1,2}[.、)]|[一二三四五六七八九十]{1,3}[、.]", text[position : position + 4])


_BRACKET = re.compile(r"[ ]?\((?P<in>[^()\n]{1,24})\)")


def _past_bracket(draft: Draft, position: int) -> tuple[int, str]:
    """A bracket that holds nothing but parts: 胜利路5号（二楼东侧）, 3栋（原供销社旁）."""
    bracket = _BRACKET.match(draft.text, position)
    if not bracket:
        return position, ""
    inner, stop = bracket.span("in")
    if re.fullmatch(r"[A-Za-z'’. ]{4,24}", draft.text[inner:stop]):
        return bracket.end(), "name"
    near = re.match(r"(?:即|原|近|靠近|靠|自编|临|又名|旧称|现|位于)", draft.text[inner:stop])
    at = inner + (near.end() if near else 0)
    kind = "number"
    while at < stop:
        at, kind = parts.follow(draft, at, kind)
        if not kind:
            return position, ""
    return bracket.end(), "number"


_TOWN_BEFORE = re.compile(rf"(?:街道|镇|乡|社区|村委会|居委会|自然村|村|墟|圩)(?P<gap>[{HAN}]{{0,3}})$")


def left(draft: Draft, start: int, floor: int) -> int:
    """Where an address that is known from `start` on begins; never before `floor`."""
    text = draft.text
    town = _TOWN_BEFORE.search(text, max(floor, start - 8), start)
    if town and (not town["gap"] or parts.name_like(draft, town.start("gap"), start, verbs=False)):
        begin = _left(draft, town.start(), floor)
        if begin < town.start() and not draft.touches_protected(begin, start):
            return begin
    return _left(draft, start, floor)


_SNAP = re.compile(rf"(?:^|[\s,。;:、(“”|\t]|(?<=[在到于住至])(?=[向和同与对从]))(?P<v>[{HAN}]{{1,2}})$")


def _left(draft: Draft, start: int, floor: int) -> int:
    text = draft.text
    position = start
    snap = _SNAP.search(text, max(floor, start - 3), start)
    if (snap and start not in draft.edges) or (
        snap and len(snap["v"]) == 1 and snap["v"] not in "在到于住至从由对将把被又也都再就因经该本此其见去往"
    ):
        piece = snap["v"]
        if (
            not _NOT_OWN.search(piece)
            and not ordinary.composed(piece)
            and not draft.touches_protected(snap.start("v"), start)
        ):
            return snap.start("v")
    bare = bool(_BARE_HEAD.match(text, start))
    tags = _OWN_TAGS if bare else _NAME_TAGS
    while position > floor and start - position < 10:
        word = draft.word_at(position - 1)
        begin = max(word.start, floor)
        piece = text[begin:position]
        if not re.fullmatch(rf"[{HAN}A-Za-z]+", piece) or draft.touches_protected(begin, position):
            break
        whole = word.end <= position
        if whole and (word.tag not in tags or piece in _STOP_WORDS or _NOT_OWN.search(piece)):
            break
        if whole and word.tag not in _NAME_TAGS and piece in names.law_words():
            break
        if word.tag == "PER" and begin > 0 and not _led(text, begin):
            break
        if word.tag == "ORG" and not _led(text, begin):
            break
        position = begin
        if divisions.after_divisions(text, begin, start) > begin:
            return min(divisions.after_divisions(text, begin, start), start)
    return position


_LEAD_END = re.compile(r"(?:位于|住在|家住|住|在|到|至|往|从|沿|经|于|途经|行至|来自|县|区|市|镇|街道|乡)$")


def _led(text: str, start: int) -> bool:
    return bool(_LEAD_END.search(text[max(0, start - 3) : start]))


def grow(draft: Draft) -> None:
    """Let every address reach its borders, and join those that only a few characters of their own name part."""
    found = _joined(draft)
    grown: list[tuple[int, int]] = []
    for start, end in found:
        floor = grown[-1][1] if grown else 0
        if grown and start < floor:
            start = grown[-1][0]
            end = max(end, floor)
            grown.pop()
            floor = grown[-1][1] if grown else 0
        stop = parts.word_end(draft, max(end, right(draft, end)))
        grown.append((left(draft, start, floor), max(stop, right(draft, stop))))
    known, reached = 0, [0] * len(draft.text)
    """Of each character, where the address over it ends that goes on longest."""
    for start, end in _over_gaps(draft, grown):
        for mark in draft.marks[known:]:
            if mark.type == "ADDR":
                reached[mark.start : mark.end] = [max(mark.end, r) for r in reached[mark.start : mark.end]]
        known = len(draft.marks)
        if reached[start] >= end:
            continue
        draft.add(start, end, "ADDR", "address")
        value = solid(draft.text[start:end])
        if len(value) >= 5 and not ordinary.composed(value):
            for a, b in draft.occurrences(value):
                if not draft.marked(a, b) and not draft.touches_protected(a, b):
                    draft.add(a, b, "ADDR", "propagation")


def _joined(draft: Draft) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted({(m.start, m.end) for m in draft.marks if m.type == "ADDR"}):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _over_gaps(draft: Draft, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """容桂街道|小|黄圃科苑横三路11号: what stands between two addresses without any word of the sentence belongs to them."""
    text = draft.text
    closed: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if closed:
            gap = text[closed[-1][1] : start]
            if (
                closed[-1][1] >= start
                or _between(draft, closed[-1][1], start, end)
                or (
                    len(gap) <= 4
                    and re.fullmatch(rf"[{HAN}]{{1,4}}", gap)
                    and parts.name_like(draft, closed[-1][1], start, verbs=False)
                    and not _NOT_OWN.search(gap)
                )
            ):
                closed[-1] = closed[-1][0], max(end, closed[-1][1])
                continue
        closed.append((start, end))
    return closed


_SPOT = re.compile(r"[侧边面旁口下上头尾底脚内间栋座房铺楼]$|起$")
_OWN_ROAD = re.compile(r"[路街村镇道区]|小区|花园|大厦")
_TWO = re.compile(r"两[村镇路街巷地者]|之间|交界|交汇|交叉|夹角")


def _between(draft: Draft, gap: int, start: int, end: int) -> bool:
    """广海镇|夹水、|大洋两村之间, 同和街|握|山南街: the half of a crossing, a letter that no word holds."""
    text = draft.text
    between = text[gap:start]
    if between in ("“", "”", '"', "(", ")", ")(", "”(") and "\n" not in between:
        return True
    if re.fullmatch(
        r"(?:的|嘅)?(?:那|这|嗰|呢)(?:个|间|栋|座|条|家|边)", between
    ):  # 98号那个银三角市场北门口
        return not re.search(r"[侧边面旁口]$", text[gap - 1 : gap])
    if (
        between in (",", "、", ",由", ", ")
        and _SPOT.search(text, start, end)
        and not _OWN_ROAD.search(text, start, end)
    ):
        return True
    if (
        between == "、"
        and re.match(r"[侧边面旁口]", text[gap - 1])
        and not re.match(rf"[{HAN}]{{1,6}}[路街]", text[start:end])
    ):
        return True
    if len(between) == 1:
        return is_han(between) and between not in "在和与到至从及或对向由把将被有是为了说去来住的往经沿"
    return bool(
        re.fullmatch(rf"[{HAN}]{{1,6}}[ ]?(?:、|和|与|及|跟|同|/)[ ]?", between)
        and _TWO.search(text, start, end + 4)
        and parts.name_like(draft, gap, start - 1, verbs=False)
    )

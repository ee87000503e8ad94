"""Whether a chain of parts leads to a door or to a spot, or is made of ordinary words."""

import re

from ..draft import HAN, Draft
from ..learned import ordinary
from . import chains, labels, streets, tails

_TOWNISH = frozenset(streets.TOWN)
PREPOSITION = re.compile(r"(?:位于|坐落于|住在|家住|住|在|到|至|往|从|沿|经|于|途经|行至|来自|:)$")


def counts(draft: Draft, chain: list[chains.Part]) -> bool:
    """Whether a chain leads to a door or to a spot: by its names, its numbers and what stands around it."""
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
                bare = re.fullmatch(r"[A-Za-z]?\d{1,3}(?:栋|座|幢)", value) and tails.BARE_ROOM.match(
                    text, end
                )
                if not bare and not re.fullmatch(
                    r"\d{1,4}号(?:之[一二三四五\d])?[一二三四五六七八九十\d]{1,2}楼", value
                ):
                    return False
    elif not strong:
        number = any(re.search(r"[号栋座幢房室铺档]", text[p.start : p.end]) for p in counted)
        labelled = labels.LABEL.search(text[max(0, start - 12) : start] + "")
        preposition = re.search(
            r"(?:位于|坐落于|住在|家住|在|到|至|往|从|沿|经|暂住|租住|住|途经|行至)$",
            text[max(0, start - 3) : start],
        )
        tail = tails.TAIL.match(text, end) or tails.TAIL_AFTER.match(text, end)
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
            return False
    elif len(chain) == 1 and named[0].kind in _TOWNISH:
        # a town or 街道 on its own: an agency or a subject more often than a place
        if named[0].kind == "街道" and not re.search(
            r"(?:位于|住在|家住|在|到|至|住|址|户籍|:)$", text[max(0, start - 3) : start]
        ):
            return False
        if (
            re.match(
                r"(?:办|综合|执法|党|政府|人民政府|纪|人大|城管|公安|派出|司法|社区|领导|干部|工作|主任|书记|镇长|辖区|内|各|范围|党工委|的)",
                text[end : end + 3],
            )
            and named[0].kind == "街道"
        ):
            return False
    return True


def plain_words(draft: Draft, start: int, end: int) -> bool:
    """Whether nothing but ordinary words were taken for a place, where no word leads to one: 特殊教育学校, 一级公路."""
    text = draft.text
    value = text[start:end].removeprefix("和")
    if public(value):
        return True
    if re.search(r"[\d一二三四五六七八九十]", value[1:]) or PREPOSITION.search(
        text[max(0, start - 3) : start]
    ):
        return False
    if text[start - 1 : start] in tuple("市区县镇") or (
        _ROAD_END.search(value) and not _PLAIN_ROAD.match(value)
    ):
        return False
    return len(value) == 1 or ordinary.composed(value) or value in streets.GENERIC


def public(value: str) -> bool:
    """Whether a value is only a public hospital, or a room of an office: 中心医院, 我局二楼会议室."""
    return bool(_PUBLIC.fullmatch(value)) and not re.search(r"\d", value)


_PUBLIC = re.compile(
    rf"(?:送|入咗|在)?[{HAN}]{{1,8}}(?:医院|卫生院|保健院|档案馆)|(?:[我本该](?:局|所|队|办)|村委会|居委会|街道|镇政府|执法队)[{HAN}]{{0,4}}(?:会议室|办公室|询问室|调解室)"
)
_ROAD_END = re.compile(r"(?:大道|[路街巷])[东西南北中]?$")
_PLAIN_ROAD = re.compile(r"[一二三四]级|高速|城市|公共|过街|积水|陆路|铁路|水路")

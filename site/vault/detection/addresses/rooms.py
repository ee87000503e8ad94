"""Rooms by their number alone: 谁有802的电话, among people who live in one house."""

import re

from ..draft import Draft

_HOUSE = re.compile(
    r"业主|住户|租客|房东|楼上|楼下|邻居|业委会|房号|楼栋|出租屋|单车棚|电梯|\d[栋座幢]|单元|梯\d|漏水|物业"
)
_ROOM = re.compile(r"(?<![\dA-Za-z.:\-/年月#¥￥])(?P<v>[A-Z]?\d{3,4})(?![\d.:\-/%A-Za-z])")
_AFTER = re.compile(
    r"(?:室|房|户|那家|那户|家)?(?:的)?(?:电话|业主|租客|住户|房东|屋主|人家|一家|门|厨房|阳台|厕所|卫生间|空调|狗|小孩|孩子|阿姨|大叔|老太|老人|师奶|租给|租了|出租|住着|漏水|渗水|装修|敲墙|没人|冇人|不在家|空置|妈|爸|奶奶|爷爷|先生|太太)"
)
_BEFORE = re.compile(r"(?:楼上|楼下|隔壁|对面|住|谁有|怀疑(?:是)?|敲)$")
_NOT = re.compile(r"[元块年月日号个名份人次米辆件条张克斤%路]")
_ROOM_LIKE = re.compile(r"[A-Z]?[1-9]\d?(?:0[1-9]|1[0-9]|2[0-4])")
_OF_ADDRESS = re.compile(r"[栋座幢梯元楼塔]-?(?P<v>[A-Z]?\d{3,4})(?:室|房)?$")

_FLOOR = re.compile(
    r"(?<![院建宅户居])住(?:在)?(?P<v>(?:[一二三四五六七八九十]{1,3}|\d{1,2})楼(?:[东西南北前后][座边户])?)(?=[的嘅,。;、)\n]|$)"
)
_IS_ROOM = re.compile(
    r"(?:是|系|我)(?P<v>[A-Z]?\d{3,4})(?:室|房)?(?:的|嘅)(?=[,。;!?\n]|$|业主|住户|租客|房东)"
)


def find(draft: Draft) -> None:
    """Mark bare numbers of rooms: those that addresses of this text hold, and those that people live in."""
    text = draft.text
    for match in _FLOOR.finditer(text):
        draft.add(*match.span("v"), "ADDR", "told")
    known = set()
    for mark in draft.marks:
        if mark.type == "ADDR":
            room = _OF_ADDRESS.search(text[mark.start : mark.end])
            if room:
                known.add(room["v"])
    if not known and not _HOUSE.search(text):
        return
    for match in _IS_ROOM.finditer(text):
        if _ROOM_LIKE.fullmatch(match["v"]):
            draft.add(*match.span("v"), "ADDR", "told")
    for match in _ROOM.finditer(text):
        start, end = match.span("v")
        if _NOT.match(text, end):
            continue
        lived_in = _AFTER.match(text, end) or (
            _BEFORE.search(text[max(0, start - 4) : start]) and len(match["v"]) <= 4
        )
        named = _ROOM_LIKE.fullmatch(match["v"]) and (
            (text[start - 1 : start] == "(" and text[end : end + 1] in "),室房" and _person(draft, start - 2))
            or _person(draft, end)
            or (text[end : end + 1] in "室房" and _person(draft, end + 1))
        )
        if match["v"] in known or lived_in or named:
            draft.add(start, end, "ADDR", "address")


def _person(draft: Draft, offset: int) -> bool:
    return 0 <= offset < len(draft.text) and draft.marked(offset, offset + 1, "PERSON", "NICK")

"""Rows of cells set apart by tabs, bars or commas: what a column's heading says of the cells under it."""

import re

from .addresses import divisions
from .draft import HAN, Draft
from .learned import ordinary
from .numbers import births
from .numbers.forms import not_hotline
from .persons import likeness, names
from .persons.naming import FORM_WORDS, ROLE_RE, role_of

_HEADINGS = (
    (
        "PERSON",
        re.compile(
            r"(?:姓名|当事人|负责人|经营者|投诉人|举报人|联系人|业主|户主|承办人|执法人员|队员|名字|人员|店主|司机|车主|犬主|证人|见证人|法人|法定代表人|签收人|参加人|家长|学生)"
        ),
    ),
    ("ADDR", re.compile(r"(?:地址|地点|住址|住所|位置|场所|路段|门牌|房号)")),
    (
        "SHOP",
        re.compile(
            r"(?:商户|商家|店名|店铺|门店|店招|门头|字号|单位|执法对象|对象|商铺|企业|公司|名称|招牌|被检查|运营方|施工方|摊名|档名)"
        ),
    ),
)
# Columns of numbers; a heading says so with its last word: 联系人电话 is one of telephones
_NUMBERS = tuple(
    (type, re.compile(rf"(?:{words})(?:号码?|编号)?(?:[((][^()]*[))])?$"))
    for type, words in (
        ("DOB", "出生日期|出生年月日?|出生时间|出生|生日"),
        ("PHONE", "电话|手机|联系方式|联络方式|座机|短号"),
        ("ID", "身份证|证件|身份证件|身份号码"),
        ("PLATE", "车牌|号牌|车号|牌照|牌号"),
        ("CASENO", "案号|文号|文书|案件|决定书|通知书|案卷"),
        ("CERT", "证号|许可证|执照|工号|警号|执法证|备案号?"),
        (
            "OTHERID",
            "单号|户号|表号|卡号|合同|订单|流水|尾号|运单|票据|收据|发票|缴费|缴款|工单|保单|住院号|病历号|账号|登记号",
        ),
        ("WECHAT", "微信|微信号|抖音号?|快手号?"),
    )
)
_SIGNS = re.compile(
    r"(?:[店铺档摊]名|字号|店招|招牌|门头|商户|商铺|店铺|门店|商家|被投诉|被举报|被投诉方|被投诉商户)(?:名称?)?"
)
"""Headings over nothing but signs, whatever words they are made of."""
_ROOMS = re.compile(r"房号|门牌|室号|房间号?|铺号")
_NUMBER_KINDS = frozenset(type for type, _ in _NUMBERS)
_FIGURES = {
    "DOB": re.compile(births.DATE + r"|(?:19|20)\d\d[.\-/年]\d{1,2}月?"),
    "PHONE": re.compile(r"[+(]?\d[\d \-()/、,]{2,40}(?:转\d+)?"),
    "WECHAT": re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-.·]{3,29}"),
}
_NUMBER = re.compile(
    rf"(?:[{HAN}]{{1,12}})?[A-Za-z0-9〔\[(](?:[A-Za-z0-9 \-_/〔〕\[\]().·?]|第|号|年|字){{2,40}}[{HAN}]?"
)
_NOT_ONE = re.compile(
    r"(?:19|20)\d\d(?:[.\-/年]\d{1,2}(?:[.\-/月]\d{1,2}日?)?|年)?$|.*[元%㎡米份页张次人]$|.*\d{1,2}:\d\d"
)
_SPLIT = re.compile(r"[\t|]|,(?! )|[ ]{2,}")
_SLASHES = re.compile(r"/(?!\d)|(?<!\d)/")
"""Some write A-07/四季/未到场; a date has figures on both sides."""

_NO_PLACE = re.compile(r"同|无|不|未|见|详|待|店[内前外]|自家|本人|[人子女]\)?$")


def _signs(draft: Draft, start: int, end: int) -> None:
    """The signs of a cell: 四季, 张亮、书亦."""
    for sign in re.finditer(r"[^、;]+", draft.text[start:end]):
        value = sign.group()
        if re.search(f"[{HAN}]", value) and 2 <= len(value) <= 30 and not _NO_SIGN.search(value):
            person = names.looks_like_name(value) and not names.is_word(value)
            draft.add(start + sign.start(), start + sign.end(), "PERSON" if person else "SHOP", "told")


_NO_SIGN = re.compile(r"^(?:同上|不详|无|未|没有|个人|流动|摊贩|路边)|空档|^\(.*\)$|[^\w”)]$")

_NOTED = re.compile(rf"(?P<n>(?!无|不|同|未)[{HAN}]{{2,4}})(?:[,(/ ]|等[\d二三四五几]+人|$)")
"""石头等4人, 关心,坐轮椅: a name in its column, and a note."""


def find(draft: Draft) -> None:
    """Mark cells under headings, and cells that hold nothing but a name."""
    heading: list[str] = []
    position = 0
    for line in draft.text.split("\n"):
        row = cells(line)
        if len(row) >= 3:
            kinds = [_kind(line[s:e]) for s, e in row]
            known = sum(
                kind != ""
                or line[s:e].strip() in FORM_WORDS
                or ROLE_RE.fullmatch(line[s:e].strip()) is not None
                for kind, (s, e) in zip(kinds, row, strict=True)
            )
            # a row without any figure that comes first says what the columns hold, if it says so of a third of them
            first = not heading and known * 3 >= len(row) > 3 and not re.search(r"\d", line)
            if first or (known * 2 > len(row) and not re.search(r"\d{4}", line)):
                heading = kinds
            else:
                for number, (s, e) in enumerate(row):
                    under = (
                        heading[number] if number < len(heading) and abs(len(heading) - len(row)) <= 2 else ""
                    )
                    _cell(draft, position + s, position + e, under)
        else:
            heading = [] if not line.strip() else heading
        position += len(line) + 1


def cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line lie, without blanks and quotes around them."""
    found = []
    start = 0
    split = _SPLIT
    if len(_SLASHES.findall(line)) >= 3 + line.count(",") and not re.search(r"[\t|]", line):
        split = _SLASHES
    for match in split.finditer(line):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(line)))
    trimmed = []
    for s, e in found:
        while s < e and line[s] in ' "“”':
            s += 1
        while e > s and line[e - 1] in ' "“”':
            e -= 1
        trimmed.append((s, e))
    return trimmed


def _kind(cell: str) -> str:
    if len(cell) > 10:
        return ""
    if _SIGNS.fullmatch(cell):
        return "SIGN"
    if _ROOMS.fullmatch(cell):
        return "ROOM"
    number = next((kind for kind, pattern in _NUMBERS if pattern.search(cell)), "")
    if number:
        return number
    return next((kind for kind, pattern in _HEADINGS if pattern.search(cell)), "")


def _cell(draft: Draft, start: int, end: int, under: str) -> None:
    value = draft.text[start:end]
    if (
        not value
        or value in FORM_WORDS
        or "某" in value
        or draft.touches_protected(start, end)
        or ROLE_RE.fullmatch(value)
    ):
        return
    if under in _NUMBER_KINDS:
        form = _FIGURES.get(under, _NUMBER)
        few = sum(c.isdigit() for c in value) < (3 if under != "WECHAT" else 0)
        if (
            not few
            and form.fullmatch(value)
            and (under == "DOB" or not _NOT_ONE.match(value))
            and not_hotline(value)
        ):
            draft.add(start, end, under, "context")
        return
    han = re.fullmatch(f"[{HAN}·]{{2,8}}", value)
    if under == "PERSON":
        if (han and len(value) <= 5 and not re.search(r"[店铺档厂部]$", value)) or re.fullmatch(
            r"[A-Za-z][A-Za-z .'\-]{1,30}", value
        ):
            draft.add(start, end, "PERSON", "context", role_of(value))
        elif noted := _NOTED.match(value):
            draft.add(start, start + noted.end("n"), "PERSON", "context")
    elif under == "ROOM" and re.fullmatch(r"[A-Z]?\d{3,4}[A-Z]?", value):
        draft.add(start, end, "ADDR", "told")
    elif under in ("ADDR", "ROOM"):
        begin = divisions.after_divisions(draft.text, start, end)
        if end - begin >= 2 and re.search(f"[{HAN}]", draft.text[begin:end]):
            own = not ordinary.composed(draft.text[begin:end]) and not _NO_PLACE.search(value)
            draft.add(begin, end, "ADDR", "told" if own else "context")
    elif under == "SIGN":
        _signs(draft, start, end)
    elif under == "SHOP":
        if re.search(f"[{HAN}]", value) and 2 <= len(value) <= 30 and not names.looks_like_name(value):
            draft.add(start, end, "SHOP", "context")
        elif names.looks_like_name(value):
            draft.add(start, end, "SHOP" if names.is_word(value) else "PERSON", "context")
    elif (
        han
        and len(value) <= 4
        and names.looks_like_name(value)
        and not names.is_word(value)
        and likeness.name_weight(value) > 0.5
    ):
        draft.add(start, end, "PERSON", "context")

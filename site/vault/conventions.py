"""The house's replacement policy, in one place: what stands where a name or a number stood.

After 法释〔2016〕19号 arts. 8-9 (surname and 某; minors and their guardians hidden whole) and the office's own choices.
Change `HOUSE`, or give `detect` another `Policy`. No replacement ever keeps a part of a number.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .detection.firms.trades import shop_trade
from .detection.persons import names

STEMS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True)
class Policy:
    """The switches of the house policy."""

    numbering: str = "stems"
    """How two persons of one surname are told apart: `stems` 张某甲, 张某乙 or `digits` 张某1, 张某2."""
    hide_officer_names: bool = True
    """Officers become 执法人员 instead of surname and 某."""
    hide_complainant_names: bool = True
    """Complainants, informants and witnesses lose their surname too."""
    keep_trade: bool = True
    """陈记烧腊店 becomes 某烧腊店, not 某店."""
    fixed: dict[str, str] = field(
        default_factory=lambda: {
            "PHONE": "〔电话〕",
            "ID": "〔证件号码〕",
            "USCC": "〔信用代码〕",
            "PLATE": "〔车牌〕",
            "BANK": "〔账号〕",
            "WECHAT": "〔网络账号〕",
            "QQ": "〔QQ号〕",
            "EMAIL": "〔邮箱〕",
            "CERT": "〔证号〕",
            "GPS": "〔坐标〕",
            "OTHERID": "〔编号〕",
            "HEALTH": "〔健康状况〕",
            "SCHOOL": "某校",
        }
    )
    """Words in brackets for what has no form of its own."""


HOUSE = Policy()


@dataclass(frozen=True)
class Entity:
    """One person, firm, place or number of a document, as the policy needs it."""

    key: str
    type: str
    name: str
    role: str = ""


def ordinal(number: int) -> str:
    """0 is 甲; past 癸 the stems go on with a number (甲2)."""
    return STEMS[number % 10] + (str(number // 10 + 1) if number >= 10 else "")


def replacements(entities: Sequence[Entity], policy: Policy = HOUSE) -> dict[str, str]:
    """What stands for each entity, by its key; entities come in the order of their first mention."""
    result: dict[str, str] = {}
    stems: dict[str, list[Entity]] = {}
    for entity in entities:
        stem = _stem(entity, policy)
        if entity.type in _NUMBERED:
            stems.setdefault(stem, []).append(entity)
        else:
            result[entity.key] = stem
    for stem, members in stems.items():
        for number, entity in enumerate(members):
            result[entity.key] = _numbered(stem, number, len(members), entity, policy)
    return result


_NUMBERED = frozenset(["PERSON", "NICK", "SHOP", "ORG"])
_ROLE_WORDS = {"officer": "执法人员", "complainant": "投诉人", "witness": "证人", "minor": "未成年人"}


def _stem(entity: Entity, policy: Policy) -> str:
    maker: Callable[[Entity, Policy], str] = {
        "PERSON": _person,
        "NICK": _nick,
        "SHOP": _shop,
        "ORG": _org,
        "ADDR": lambda e, p: _address(e.name),
        "DOB": lambda e, p: _age_band(e.name),
        "CASENO": lambda e, p: _case_number(e.name),
        "SCHOOL": lambda e, p: (
            "某班级"
            if re.search(r"(?:班|年级)\)?$", e.name) and not re.search(r"(?:学|园|校)", e.name)
            else p.fixed["SCHOOL"]
        ),
        "PLATE": lambda e, p: p.fixed["PLATE"],
    }.get(entity.type, lambda e, p: p.fixed.get(e.type, "〔略〕"))
    return maker(entity, policy)


def _person(entity: Entity, policy: Policy) -> str:
    if (
        entity.role == "minor"
        or (entity.role == "officer" and policy.hide_officer_names)
        or (entity.role in ("complainant", "witness") and policy.hide_complainant_names)
    ):
        return _ROLE_WORDS[entity.role]
    name = re.sub(r"\s+", "", entity.name)
    if re.match("[A-Za-zÀ-ỹ]", name):
        return name[0].upper() + "某"
    if "·" in name:
        return name[0] + "某"
    surname = names.surname_of(name)
    return (surname if surname in names.compound_surnames() else name[:1]) + "某"


def _nick(entity: Entity, policy: Policy) -> str:
    if entity.role in _ROLE_WORDS:
        return _person(entity, policy)
    return "某人"


def _shop(entity: Entity, policy: Policy) -> str:
    trade = shop_trade(entity.name) if policy.keep_trade else ""
    return "某" + (trade or "店")


def _org(entity: Entity, policy: Policy) -> str:
    tail = re.search(
        r"(律师事务所|会计师事务所|事务所|合作社|工作室|业主委员会|业委会|培训中心|经营部|服务部|制作部|运输队|车队|厂|医院|物业管理处)(?:[((].*)?$",
        entity.name,
    )
    return "某" + (tail.group(1) if tail else "公司")


def _numbered(stem: str, number: int, of: int, entity: Entity, policy: Policy) -> str:
    if entity.type in ("PERSON", "NICK"):
        if (stem == "投诉人" and of == 1) or (stem == "执法人员" and of == 1):
            return stem
        if stem in ("证人", "未成年人", "执法人员", "投诉人"):
            return stem + ordinal(number)
        if of == 1:
            return stem
        return stem + (ordinal(number) if policy.numbering == "stems" else str(number + 1))
    return stem if of == 1 else ordinal(number) + stem[1:]


_HEADS = (
    (
        r"(?:小区|花园|花苑|家园|家苑|嘉园|雅苑|雅居|名苑|豪庭|豪园|华庭|华苑|山庄|公寓|公馆|新城|栋|座|幢|单元|室|房)",
        "某小区",
    ),
    (r"(?:农贸市场|肉菜市场|市场)", "某市场"),
    (r"(?:工业园|工业区|产业园|科技园)", "某工业园"),
    (r"(?:广场|商城|商场|大厦|购物中心)", "某商业楼"),
    (r"(?:公园|绿道|湿地)", "某公园"),
    (r"(?:大道|公路|路|街|巷|弄|胡同)", "某路段"),
    (r"(?:村|屯|寨|里|围|坊|庄|组|队)", "某村"),
    (r"(?:桥|立交|隧道|堤|河|涌|湖|码头)", "某地段"),
    (r"(?:站)", "某站点"),
    (r"(?:镇|乡|街道)", "某镇街"),
)


def _address(name: str) -> str:
    for pattern, word in _HEADS:
        if re.search(pattern, name):
            return word
    return "某处"


_CN = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))


def _age_band(name: str) -> str:
    """The decade of birth, in Chinese numerals so that no digit of the date is left."""
    year = re.search(r"(\d{4})", name)
    digits = year.group(1) if year else "".join(_CN.get(c, "") for c in name[:4])
    if len(digits) != 4:
        short = re.match(r"(\d{2})", name)
        digits = ("19" if short and int(short.group(1)) > 30 else "20") + short.group(1) if short else ""
    if len(digits) != 4:
        return "〔出生日期〕"
    decade = int(digits[2])
    if digits[:2] == "19":
        return "零一二三四五六七八九"[decade] + "十年代" if decade else "上世纪初"
    return "本世纪初" if decade == 0 else "本世纪" + "零一二三四五六七八九"[decade] + "十年代"


def _case_number(name: str) -> str:
    """某罚〔2024〕×号: the year is neutral, the office's code and the running number are not."""
    year = re.search(r"[〔\[(（]\s*((?:19|20)\d{2})\s*[〕\])）]", name)
    kind = re.search(r"(罚|听|告|改|询|立|结|送|强|封|扣|诉|复|民初|行初|刑初|民终|行终)", name)
    if not year:
        return "〔案号〕"
    return f"某{kind.group(1) if kind else ''}〔{year.group(1)}〕×号"

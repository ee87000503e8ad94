"""Read a party roster from a table or a line, whoever typed it."""

import re
from collections.abc import Sequence

from vault.detection.spans import Party

NAME = ("当事人", "姓名", "名称", "姓名或名称", "当事人姓名", "当事人名称", "被处罚人", "当事人姓名或名称")
ROLE = ("身份", "角色", "当事人身份")
MINOR = ("未成年", "是否未成年", "未成年人")
KIND = ("类别", "类型", "当事人类别")
ALIASES = ("别名", "别的叫法", "又名", "绰号", "曾用名")

_YES = {"是", "有", "y", "yes", "true", "1", "√", "✓", "未成年", "未成年人"}
_ORG = re.compile(r"(?:公司|厂|集团|合作社|事务所|学校|医院|中心|协会|委员会|局|所)$")
_SHOP = re.compile(
    r"(?:店|铺|档|档口|馆|餐厅|饭堂|酒楼|酒家|超市|商行|经营部|工作室|坊|屋|个体户|个体工商户[）)]?)$"
)
_SPLIT = re.compile(r"[、；;，,\n/]+")
_WITH_ROLE = re.compile(r"^(.+?)[（(]([^（）()]*)[）)]$")
_KINDS = {
    "个人": "person",
    "店铺": "shop",
    "店铺、个体户": "shop",
    "个体户": "shop",
    "公司": "org",
    "单位": "org",
    "公司、单位": "org",
}


def key(text: str) -> str:
    """A header cell without what people add to it: spaces, brackets, stars, colons."""
    return re.sub(r"[（(].*?[）)]|[\s*＊:：]", "", text)


def columns(header: Sequence[str]) -> dict[str, int]:
    """Which column of a table holds what: name, role, minor, kind, aliases. Without a name column: empty."""
    found: dict[str, int] = {}
    for what, words in (
        ("name", NAME),
        ("role", ROLE),
        ("minor", MINOR),
        ("kind", KIND),
        ("aliases", ALIASES),
    ):
        for position, cell in enumerate(header):
            if key(cell) in words and what not in found:
                found[what] = position
    return found if "name" in found else {}


def is_roster_header(header: Sequence[str]) -> bool:
    """Whether a table with this header is a roster: a name column and one more of its columns, and nothing else."""
    return len(columns(header)) >= 2 and len(columns(header)) == len(
        [cell for cell in header if cell.strip()]
    )


def parties_of_row(row: Sequence[str], where: dict[str, int]) -> list[Party]:
    """The parties of one row; a cell may name several (甲、乙)."""

    def cell(what: str) -> str:
        position = where.get(what)
        return row[position].strip() if position is not None and position < len(row) else ""

    names = split_names(cell("name"))
    kind = _KINDS.get(key(cell("kind")), "")
    minor = cell("minor").lower() in _YES
    aliases = tuple(part for part in split_names(cell("aliases"))) if len(names) == 1 else ()
    return [
        Party(
            plain,
            cell("role") or role,
            kind or kind_of(plain),
            minor or "未成年" in role + cell("role"),
            aliases,
        )
        for plain, role in map(_without_role, names)
    ]


def parties_of_line(text: str) -> list[Party]:
    """The parties in a line such as 孙银山（原告）、某超市（被告）."""
    return parties_of_row([text], {"name": 0})


def split_names(text: str) -> list[str]:
    """甲、乙；丙 as three names. A bracket belongs to the name before it, whatever it holds."""
    depth, parts, start = 0, [], 0
    for position, char in enumerate(text):
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and _SPLIT.fullmatch(char):
            parts.append(text[start:position])
            start = position + 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def kind_of(name: str) -> str:
    """`person`, `shop` or `org`, judged by how the name ends."""
    if _ORG.search(name):
        return "org"
    return "shop" if _SHOP.search(name) else "person"


def _without_role(name: str) -> tuple[str, str]:
    match = _WITH_ROLE.match(name)
    if match and "个体" not in match[2]:
        return match[1].strip(), match[2].strip()
    return name, ""

"""The intake form's roster: every value it names, under the names that a text may give it."""

import re
from collections.abc import Iterable

from .addresses import divisions
from .draft import HAN, Draft
from .normalise import plain
from .persons import names
from .persons.naming import acts_as_person, role_of
from .spans import TYPES, Party

_KINDS = {
    "person": "PERSON", "人": "PERSON", "个人": "PERSON", "自然人": "PERSON", "人员": "PERSON", "姓名": "PERSON", "minor": "PERSON", "未成年人": "PERSON", "name": "PERSON",
    "shop": "SHOP", "店": "SHOP", "商户": "SHOP", "店铺": "SHOP", "个体户": "SHOP", "个体工商户": "SHOP", "字号": "SHOP",
    "org": "ORG", "company": "ORG", "organisation": "ORG", "organization": "ORG", "公司": "ORG", "单位": "ORG", "企业": "ORG", "法人": "ORG",
    "addr": "ADDR", "address": "ADDR", "地址": "ADDR", "住址": "ADDR", "place": "ADDR",
    "phone": "PHONE", "tel": "PHONE", "mobile": "PHONE", "电话": "PHONE", "手机": "PHONE", "id": "ID", "身份证": "ID", "身份证号": "ID", "证件": "ID", "idcard": "ID", "passport": "ID",
    "nick": "NICK", "nickname": "NICK", "绰号": "NICK", "昵称": "NICK", "plate": "PLATE", "车牌": "PLATE", "wechat": "WECHAT", "微信": "WECHAT", "school": "SCHOOL", "学校": "SCHOOL", "vin": "OTHERID", "sens": "HEALTH",
}  # fmt: skip
_ORG_END = re.compile(
    r"(?:公司|集团|厂|中心|工作室|事务所|合作社|服务部|经营部|制作部|委员会|学校|医院)(?:[((].*[))])?$"
)
_SHOP_END = re.compile(
    r"(?:店|铺|档|馆|餐厅|酒楼|酒家|超市|商行|食府|士多|发廊|排档|坊|吧|饭店|商店|药房|诊所|行)(?:[((].*[))])?$"
)


def type_of(party: Party) -> str:
    """Which of `TYPES` a roster entry is; guessed from its value when its kind says nothing."""
    kind = party.kind.strip()
    if kind.upper() in TYPES:
        return kind.upper()
    value = plain(party.name)
    known = _KINDS.get(kind.lower(), "")
    if known and known != "PERSON":
        return known
    digits = sum(c.isdigit() for c in value)
    if digits >= 6:
        if re.fullmatch(r"\+?(?:86)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}", value):
            return "PHONE"
        if re.fullmatch(r"\d{17}[\dXx]|\d{15}", value):
            return "ID"
        if "@" in value:
            return "EMAIL"
        if not re.search(f"[{HAN}]{{3}}", value):
            return "OTHERID"
    if _ORG_END.search(value) and len(value) > 4:
        return "ORG"
    if _SHOP_END.search(value) and len(value) > 3:
        return "SHOP"
    if re.search(r"\d", value) and re.search(r"[路街巷号栋村镇房室里]", value):
        return "ADDR"
    return "PERSON"


def find(draft: Draft, parties: Iterable[Party]) -> None:
    """Mark every value of the roster and the names made from it."""
    for party in parties:
        value = plain(party.name)
        if not value or len(value) > 200:
            continue
        type = type_of(party)
        role = names_role(party)
        for alias, alias_type in _aliases(value, type):
            _mark(draft, alias, alias_type, role, value)
        draft.named.add(value)
        for alias in party.aliases:
            alias = plain(alias)
            if alias:
                draft.named.add(alias)
                guess = type if type != "PERSON" or names.looks_like_name(alias) else "NICK"
                _mark(draft, alias, guess, role, value)


def names_role(party: Party) -> str:
    """The house's role of a roster entry."""
    return "minor" if party.minor or "未成年" in party.role else role_of(party.role)


def _aliases(value: str, type: str):
    yield value, type
    if type == "PERSON":
        if "·" in value:
            first, *rest = value.split("·")
            if len(first) >= 2:
                yield first, type
            for part in rest:
                if len(part) >= 3:
                    yield part, type
        elif re.fullmatch(f"[{HAN}]{{2,5}}", value):
            surname = names.surname_of(value)
            given = value[len(surname) :]
            if surname and len(given) == 2 and not names.is_word(given):
                yield given, type
        elif re.fullmatch(r"[A-Za-z .'\-]+", value):
            for part in value.split():
                if len(part) >= 4:
                    yield part, type
    elif type in ("SHOP", "ORG"):
        for brand in brands(value):
            yield brand, type
    elif type == "ADDR":
        start = divisions.after_divisions(value, 0, len(value))
        if 0 < start < len(value) - 2:
            yield value[start:], type


def brands(value: str) -> list[str]:
    """A firm's name without its branch, without its town, and without its legal form; longest first."""
    found = []
    bare = re.sub(r"[((][^()]*[))]$", "", value)
    if bare != value and len(bare) >= 3:
        found.append(bare)
    start = divisions.after_divisions(bare, 0, len(bare))
    town = re.match(rf"[{HAN}]{{2,3}}(?:镇|街道)(?=[{HAN}]{{3}})", bare[start:])
    if town:
        start += town.end()
    if 0 < start < len(bare) - 1:
        bare = bare[start:]
        found.append(bare)
    shorter = re.sub(
        r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团|公司|工作室|经营部|服务部|制作部|厂)(?:[((]?.{0,6}分公司[))]?)?$",
        "",
        bare,
    )
    if shorter != bare and len(shorter) >= 4:
        found.append(shorter)
    return found


def _mark(draft: Draft, value: str, type: str, role: str, of: str) -> None:
    if len(value) == 1 and type in ("PERSON", "NICK"):
        return
    wordy = type in ("PERSON", "NICK") and re.fullmatch(f"[{HAN}]{{2,3}}", value) is not None
    if wordy:
        draft.known.add(value)
    if re.fullmatch(f"[{HAN}]{{2}}", value) and value != of and names.is_word(value):
        return
    digits = value[0].isdigit() and value[-1].isdigit() and len(value) < 7
    for start, end in draft.occurrences(value):
        if digits and (draft.text[start - 1 : start].isdigit() or draft.text[end : end + 1].isdigit()):
            continue
        if wordy and not sure_name(draft, start, end):
            continue
        draft.add(start, end, type, "roster", role, of)


_CASE_OF = re.compile(r"(?:等[人二三四五两])?(?:一?案(?:[,。;:()\n 》”]|$)|之[妻夫子女父母兄弟姐妹胞])")
_TRADES = re.compile(r"的?(?:老板|店[主长员]|掌柜|招牌|门口|店里|后厨|二楼|营业执照|经营者)")
"""What a shop has: the roster gives signs without saying that they are none of persons."""
_TOWARDS = ("对", "向", "给", "由", "找", "问", "与", "和", "跟", "经", "被", "将")
_DONE_TO = re.compile(
    r"(?:处以|处罚|作出|予以|实施|进行|道歉|赔礼|赔偿|询问|送达|立案|罚款|提供|签收|负责|代|拷|沟通|说明|告知|支付|补|出面|到场)"
)


def sure_name(draft: Draft, start: int, end: int) -> bool:
    """Whether a known name is meant here, and not the word that it also is."""
    value = draft.text[start:end]
    word = draft.word_at(start)
    if word.start == start and word.end == end and word.tag == "PER":
        return True
    plain = word.start == start and word.end == end and word.tag in ORDINARY
    if not plain and not names.is_word(value):
        return True
    if used_as_word(draft.text, start, end):
        return False
    before, after = draft.text[max(0, start - 2) : start], draft.text[end : end + 4]
    if _TRADES.match(after) or before.endswith(("店", "铺", "馆", "档", "店名", "招牌")):
        return True
    return (
        acts_as_person(draft, start, end)
        or _CASE_OF.match(after) is not None
        or (before.endswith(_TOWARDS) and _DONE_TO.match(after) is not None)
        or (before[-1:] in ("(", "“") and after[:1] in (")", "”"))
    )


ORDINARY = frozenset(("n", "v", "vn", "a", "ad", "an", "vd", "d", "t", "s", "f", "m", "LOC", "TIME"))


_WORD_BEFORE = re.compile(
    r"(?:很|十分|非常|特别|不|挺|好|太|更|最|真|感到|觉得|令人|让人|维护|促进|热爱|世界|心平气和|身体|保持|一直|继续|大步|勇往|美好|快乐|浪费|的)$"
)
_WORD_AFTER = re.compile(
    r"(?:地(?!址|点|段|块|铁|方)|极了|得很|起来|不已|共处|相处|协商解决|解决|友好|前后|时节|过后|节气|大道|路|村|街|里)"
)


def used_as_word(text: str, start: int, end: int) -> bool:
    """高兴地说: the word, not the person."""
    return bool(_WORD_AFTER.match(text, end) or _WORD_BEFORE.search(text[max(0, start - 4) : start]))


def parties_of(entries: object) -> list[Party]:
    """A roster in any of the shapes that people send: strings, or objects with name/value/text, role, kind/type, minor, aliases.

    Raises ValueError when an entry is neither.
    """
    if entries is None:
        return []
    if isinstance(entries, dict):
        if any(isinstance(entries.get(key), str) for key in ("name", "value", "text", "姓名", "名称")):
            entries = [entries]
        else:  # {"投诉人": ["何丽"], "PERSON": "张伟"}
            entries = [
                value if isinstance(value, dict) else {"name": value, "role": str(key), "kind": str(key)}
                for key, values in entries.items()
                for value in (values if isinstance(values, list) else [values])
            ]
    if isinstance(entries, str):
        entries = re.split(r"[,，、;；\n]", entries)
    if not isinstance(entries, list | tuple):
        raise ValueError("roster：应为列表")
    return [party for entry in entries if (party := _party(entry)) is not None]


def _party(entry: object) -> Party | None:
    if isinstance(entry, Party):
        return entry
    if isinstance(entry, str):
        return Party(entry.strip()) if entry.strip() else None
    if isinstance(entry, list | tuple) and entry and all(isinstance(e, str) for e in entry):
        return Party(entry[0], entry[1] if len(entry) > 1 else "")
    if not isinstance(entry, dict):
        raise ValueError("roster：每一项应为文字或对象")
    get = lambda *keys: next((entry[k] for k in keys if entry.get(k) not in (None, "")), "")  # noqa: E731
    name = get("name", "value", "text", "full_name", "姓名", "名称", "值")
    if not isinstance(name, str | int) or not str(name).strip():
        return None
    aliases = get("aliases", "alias", "别名") or ()
    if isinstance(aliases, str):
        aliases = [a for a in re.split(r"[,，、;；\n]", aliases) if a.strip()]
    if not isinstance(aliases, list | tuple):
        aliases = ()
    return Party(
        name=str(name).strip(),
        role=str(get("role", "角色", "身份")),
        kind=str(get("kind", "type", "类型") or "person"),
        minor=bool(get("minor", "is_minor", "未成年")),
        aliases=tuple(str(a) for a in aliases if isinstance(a, str | int)),
    )

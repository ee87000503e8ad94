"""Whatever was found once is hidden everywhere: full names, given names alone, brands, roads with their names."""

import re
from functools import cache, lru_cache

from .addresses import divisions
from .draft import HAN, Draft, solid
from .learned import ordinary
from .lexicon import any_of, words_of
from .persons import names
from .persons.naming import acts_as_person
from .roster import brands, sure_name, used_as_word
from .stays import is_a_whole


def find(draft: Draft) -> None:
    """Mark the other occurrences of every find."""
    text = draft.text
    seen: set[tuple[str, str]] = set()
    for mark in list(draft.marks):
        value = text[mark.start : mark.end]
        key = (mark.type, value)
        if key in seen:
            continue
        seen.add(key)
        if mark.type in ("PERSON", "NICK"):
            _person(draft, value, mark)
        elif mark.type in ("SHOP", "ORG"):
            _firm(draft, value, mark)
        elif mark.type in (
            "PHONE",
            "ID",
            "USCC",
            "PLATE",
            "BANK",
            "WECHAT",
            "QQ",
            "EMAIL",
            "CERT",
            "OTHERID",
            "CASENO",
        ):
            if len(value) >= 5:
                _everywhere(draft, value, mark)
        elif mark.type in ("ADDR", "SCHOOL", "HEALTH") and len(value) >= 3:
            _everywhere(draft, value, mark)
            if mark.type == "ADDR" and not is_a_whole(value):
                for part in _place_names(value):
                    _everywhere(draft, part, mark)


def _everywhere(draft: Draft, value: str, mark, type: str = "", of: str = "") -> None:
    guard = value[0].isdigit() and value[-1].isdigit()
    for start, end in draft.occurrences(solid(value)):
        if guard and (draft.text[start - 1 : start].isdigit() or draft.text[end : end + 1].isdigit()):
            continue
        if (
            value.isascii()
            and value.isalpha()
            and (
                (draft.text[start - 1 : start].isalpha() and draft.text[start - 1 : start].isascii())
                or (draft.text[end : end + 1].isalpha() and draft.text[end : end + 1].isascii())
            )
        ):
            continue
        if (start, end) != (mark.start, mark.end) and not draft.is_protected(start, end):
            draft.add(start, end, type or mark.type, "propagation", mark.role, of or mark.of)


def _person(draft: Draft, value: str, mark) -> None:
    if mark.of and mark.source == "propagation":  # a given name of somebody: its bearer is propagated, not it
        return
    bare = solid(value)
    if len(bare) < 2 or re.fullmatch(r"[\d\W]+", bare):
        return
    word = names.is_word(bare)
    for start, end in draft.occurrences(bare):
        if (start, end) == (mark.start, mark.end) or draft.is_protected(start, end):
            continue
        if not word and not sure_name(draft, start, end):
            continue
        if word and (
            used_as_word(draft.text, start, end)
            or not (acts_as_person(draft, start, end) or _opens(draft.text, start, end))
        ):
            continue
        if word and not (start in draft.edges and end in draft.edges):
            continue
        if bare.isascii() and (
            re.match(r"[A-Za-z]", draft.text[start - 1 : start] or " ")
            or re.match(r"[A-Za-z]", draft.text[end : end + 1] or " ")
        ):
            continue
        draft.add(start, end, mark.type, "propagation", mark.role, mark.of)
    if mark.type != "PERSON":
        return
    if "·" in bare:
        first = bare.split("·")[0]
        if len(first) >= 2 and not names.is_word(first):
            _everywhere(draft, first, mark, of=bare)
        return
    if re.fullmatch(r"[A-Za-z .'\-À-ỹ]+", value) and " " in value.strip():
        for part in value.split():
            if len(part) >= 3 and part[0].isupper():
                _everywhere(draft, part, mark, of=bare)
        return
    surname = names.surname_of(bare)
    given = bare[len(surname) :]
    if (
        not surname
        or not re.fullmatch(f"[{HAN}]+", bare)
        or mark.source not in ("roster", "context", "entity", "propagation")
    ):
        return
    if len(given) == 2 and given not in _GIVEN_NOT:
        for start in draft.exact(given):
            end = start + len(given)
            left, right = draft.text[start - 1 : start], draft.text[end : end + 1]
            if draft.is_protected(start, end) or (
                start and draft.text[start - len(surname) : start] == surname
            ):
                continue
            if (names.is_word(given) or given in _COMMON) and (
                used_as_word(draft.text, start, end)
                or not (acts_as_person(draft, start, end) or _stands_alone(draft.text, start, end))
            ):
                continue
            if _stands_alone(draft.text, start, end):
                draft.add(start, end, "PERSON", "propagation", mark.role, bare)
                continue
            if start in draft.edges and (
                end in draft.edges or re.match(r"[在说称和与的是把被,。、:;!?)”]", right or "。")
            ):
                word = draft.word_at(start)
                if word.end - word.start > 2 and word.tag in ("ORG", "LOC", "nz"):
                    continue
                ordinary = word.start == start and word.end == end and word.tag in _ORDINARY
                if ordinary and not acts_as_person(draft, start, end):
                    continue
                draft.add(start, end, "PERSON", "propagation", mark.role, bare)
            elif left in "阿小老" and left:
                draft.add(start - 1, end, "NICK", "propagation", mark.role, bare)


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a known name opens a sentence and goes on as its subject: 。简朴在询问中."""
    return text[start - 1 : start] in ("", "。", "\n", ";") and text.startswith(
        ("在", "于", "未", "已", "因", "曾", "系", "经"), end
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a given name is all that stands between two marks of punctuation, as in a signature or before a kin word."""
    left, right = text[start - 1 : start], text[end : end + 1]
    return (not left or left in ":\n(、，,。;“ \t|") and (
        not right
        or right in ":\n)、,。;” \t|("
        or (right == "之" and text[end + 1 : end + 2] in "妻夫子女父母弟兄妹姐")
    )


_ORDINARY = frozenset(("n", "v", "vn", "a", "ad", "an", "vd", "d", "t", "s", "f", "m", "TIME"))
_GIVEN_NOT = frozenset(["先生", "女士", "小姐", "师傅", "老师", "主任", "队长", "所长"])


_COMMON = frozenset(words_of("common", "propagate"))
_TRADE_TAIL = re.compile(
    r"(?:公司|店|铺|档|厂|餐厅|超市|集团|工作室|酒楼|商行|馆|的|负责人|老板|员工|工作人员|司机)"
)


def _firm(draft: Draft, value: str, mark) -> None:
    bare = solid(value)
    if len(bare) < 2:
        return
    _everywhere(draft, bare, mark)
    for brand in brands(bare):
        if len(brand) >= 3:
            _everywhere(draft, brand, mark, of=bare)
    for core in cores_of(bare):
        if len(core) < 2 or core == bare or core in divisions.names() or _plain_core(core):
            continue
        if len(core) == 2 and core in names.words():
            continue
        _brand(draft, core, bare, mark)


def cores_of(firm: str) -> list[str]:
    """`core_of`, and what it leaves when it begins with a town or province said in short: 南海铠立 gives 铠立 too."""
    core = core_of(firm)
    found = [core]
    if core[:2] in divisions.short_names() and len(core) >= 4 and not ordinary.composed(core[2:]):
        found.append(core[2:])
    return found


_BRAND_TAIL = re.compile(rf"[{HAN}]{{0,6}}?(?:公司|店|铺|档|厂|餐厅|超市|集团|工作室|酒楼|商行|馆|中心|物业)")


def _brand(draft: Draft, core: str, firm: str, mark) -> None:
    """恒达公司 and 恒达, once 江门市恒达建筑垃圾清运有限公司 is known."""
    novel = bool(re.fullmatch(f"[{HAN}]+", core)) and not ordinary.composed(core)
    for start in draft.exact(core):
        end = start + len(core)
        if draft.is_protected(start, end):
            continue
        if novel and not _in_a_word(draft.text, start, end):
            tail = _BRAND_TAIL.match(draft.text, end)
            near = tail and tail.end() - end <= 4 and not re.search(r"[的在和与及有是]", tail.group())
            draft.add(start, tail.end() if near else end, mark.type, "propagation", mark.role, firm)
            continue
        if start not in draft.edges:
            continue
        tail = _BRAND_TAIL.match(draft.text, end)
        known = any(
            w.tag in ("PER", "ORG", "nz", "nw", "LOC") or w.end - w.start == 1
            for w in draft.words[draft.word_index(start) : draft.word_index(end - 1) + 1]
        )
        if not known and not (tail and draft.text[tail.end() - 2 : tail.end()] == "公司"):
            continue
        if tail and tail.end() - end <= 4 and not re.search(r"[的在和与及有是]", tail.group()):
            draft.add(start, tail.end(), mark.type, "propagation", mark.role, firm)
        elif (len(core) >= 3 or _TRADE_TAIL.match(draft.text, end)) and (
            end in draft.edges or len(core) >= 4
        ):
            draft.add(start, end, mark.type, "propagation", mark.role, firm)


def _in_a_word(text: str, start: int, end: int) -> bool:
    """Whether the first or last character makes an ordinary word with its neighbour outside."""
    return text[start - 1 : start + 1] in ordinary.words() or text[end - 1 : end + 1] in ordinary.words()


_INDUSTRY = words_of("industry", "propagate")
_INDUSTRY_RE = re.compile(any_of(_INDUSTRY) + "+$")


@cache
def _tails() -> tuple[re.Pattern, re.Pattern, re.Pattern]:
    """A firm's form and what follows, the form alone, a trade at the end."""
    from .firms.trades import _FORM_RE, _TRADE_RE

    form = _FORM_RE.pattern
    return re.compile(rf"(?:{form})+.*$"), re.compile(form), re.compile(rf"(?:{_TRADE_RE.pattern})$")


_TOWN = re.compile(rf"^[{HAN}]{{2,3}}(?:镇|街道)(?=[{HAN}]{{2}})")


@lru_cache(maxsize=4096)
def core_of(firm: str) -> str:
    """The part of a firm's name that is only its own: 江门市恒达建筑垃圾清运有限公司 gives 恒达."""
    form_and_rest, form, trade = _tails()
    bare = re.sub(r"[((][^()]*[))]", "", firm)
    bare = form_and_rest.sub("", bare) if form.search(bare) else bare
    bare = bare[divisions.after_divisions(bare, 0, len(bare)) :]
    short = divisions.division().match(bare)
    if short and len(bare) - short.end() >= 4:
        bare = bare[short.end() :]
    bare = _TOWN.sub("", bare)
    bare = trade.sub("", bare)
    return _INDUSTRY_RE.sub("", bare)


def _plain_core(core: str) -> bool:
    return (
        core in names.law_words()
        or core in _COMMON
        or (core in names.words() and len(core) == 2)
        or core
        in {
            "便民",
            "邻里",
            "社区",
            "便利",
            "生活",
            "中心",
            "大众",
            "人民",
            "中国",
            "东方",
            "南方",
            "国际",
            "华南",
        }
        or bool(re.fullmatch(r"[A-Za-z]{1,2}", core))
    )


_PLACE = re.compile(
    rf"[{HAN}]{{2,7}}?(?:大道|路|街|巷|里|村|小区|花园|广场|大厦|新村|市场|花苑|豪庭|雅苑|名苑|公寓|山庄|工业区|工业园)"
)


def _place_names(value: str) -> list[str]:
    """The roads, villages and compounds that an address names, one by one."""
    found = []
    for match in _PLACE.finditer(re.sub(r"\d+[号栋座幢].*", "", value) + " " + value):
        name = re.sub(rf"^.*?(?:街道|镇|社区|村民委员会|村委会)(?=[{HAN}]{{2}})", "", match.group())
        if (
            len(name) >= 3
            and name not in ("农贸市场", "步行街", "菜市场", "工业区", "住宅小区")
            and not re.match(
                r"(?:[一二三四五六七八九十]{1,2}|中|新|老|旧|东|南|西|北)(?:巷|街|里|村|路)$", name
            )
        ):
            found.append(name)
    return list(dict.fromkeys(found))

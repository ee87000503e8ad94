"""What a Chinese person's name looks like: surnames, posts, forms of address, words that only look like names."""

import re
from functools import cache

from ..lexicon import any_of, words_of
from ..normalise import DATA


@cache
def _surname_lines() -> list[str]:
    return [line for line in (DATA / "surnames.txt").read_text("utf-8").splitlines() if line[:1] != "#"]


@cache
def common_surnames() -> frozenset[str]:
    return frozenset(_surname_lines()[0])


@cache
def surnames() -> frozenset[str]:
    return frozenset(_surname_lines()[0] + _surname_lines()[1])


@cache
def compound_surnames() -> frozenset[str]:
    return frozenset(_surname_lines()[2].split())


@cache
def words() -> frozenset[str]:
    """Ordinary words of two or three characters whose first is also a surname."""
    found = set()
    for line in (DATA / "words.txt").read_text("utf-8").splitlines():
        if line[:1] != "#":
            first, *rest = line.split(" ")
            found.update(first + r for r in rest)
    return frozenset(found)


def surname_of(name: str) -> str:
    """The surname that a name begins with, or "" when it begins with none."""
    compound = compound_surnames()
    for part in (name[:4], name[:2]):
        if part in compound:
            return part
    return name[:1] if name[:1] in surnames() else ""


TITLES_LONG = words_of("titles_long", "names")
TITLES_SHORT = words_of("titles_short", "names")
TITLE_LONG = any_of(TITLES_LONG)
TITLE_SHORT = "(?:" + "|".join(t for t in TITLES_SHORT if t not in "主记医") + ")"

OFFICERS = re.compile(
    r"(?:执法|队员|协管|协勤|检查人|检查员|记录人|询问人|承办|审核人|批准人|送达人|办案|主办|协办|勘验人|调查人|经办|巡查|网格员|民警|辅警|法制审核|监督员)"
)
OFFICE_TITLES = re.compile(
    r"(?:所长|队长?|指导员|教导员|局长?|主任|科长?|股长|书记|镇长|干事|科员|警官|中队|支队|导|站长|委员|处长?|长官)$"
)
COMPLAINANTS = re.compile(r"(?:投诉人|举报人|来电人|反映人|信访人|报料人|检举人|来访人|诉求人|市民|群众)")
WITNESSES = re.compile(r"(?:证人|见证人|目击|知情人|在场人|旁证|邻居|街坊)")
MINORS = re.compile(r"(?:未成年|学生|孩子|小孩|儿童|少年|男童|女童|幼儿|婴儿)")

# Words that stand where a name could stand, but are none.
NOT_NAMES = frozenset(words_of("not_names", "names"))
KIN = frozenset(words_of("kin", "names"))
NICK_NOT = KIN | frozenset(words_of("nick_not", "names"))
BAD_GIVEN = frozenset(
    "的了是在和与及或也都就才又把被将向从对为于以而且但若如虽则让给跟同等这那该此其我你他她它们个号元年月日时分秒米吨条款项章第某吗呢吧啊呀么嘅咗喺唔佢哋冇嘢啲咁乜嗰睇攞俾畀；：，。、（）"
)


@cache
def law_words() -> frozenset[str]:
    """Words that stand in several laws: they name nobody."""
    return frozenset(words_of("law", "law"))


def looks_like_name(name: str, *, labelled: bool = False) -> bool:
    """Whether two to four Chinese characters could be a full name: a surname, and a given name of one or two."""
    surname = surname_of(name)
    if not surname or (name in NOT_NAMES and not labelled):
        return False
    given = name[len(surname) :]
    if not 1 <= len(given) <= 2 or "某" in name:
        return False
    return not any(c in BAD_GIVEN for c in given)


def is_word(name: str) -> bool:
    """Whether the dictionary knows it as an ordinary word."""
    return name in words() or name in law_words() or name in NOT_NAMES or name[:2] in NOT_NAMES

"""What looks like a person to one of several quick eyes: hints for `standing`, which weighs them."""

import re

from ..draft import Draft
from ..persons import names, possible
from ..persons.mentions import candidates
from ..persons.naming import right_edge


def find(draft: Draft) -> dict[tuple[int, int], str]:
    """Stretches that may be persons, and which eye saw them first."""
    found: dict[tuple[int, int], str] = {}
    for start, end in _acting_words(draft):
        found.setdefault((start, end), "acts")
    for start, end in possible.find(draft):
        found.setdefault((start, end), "place")
    for start, end, _ in candidates(draft):
        if _person_place(draft, start, end):
            found.setdefault((start, end), "looks")
    for start, end in _possible_names(draft):
        found.setdefault((start, end), "tagged")
    for start, end in draft.doubts:
        found.setdefault((start, end), "doubt")
    return found


def _acting_words(draft: Draft):
    """边疆把车开走了: a word that could be a name begins a phrase and does something to somebody."""
    text = draft.text
    for word in draft.words:
        value = text[word.start : word.end]
        if len(value) not in (2, 3) or value[0] not in names.common_surnames() or not names.is_word(value):
            continue
        if (
            value in names.law_words()
            or value in names.NOT_NAMES
            or value in names.NICK_NOT
            or word.tag in ("LOC", "ORG", "TIME", "t", "f", "s", "p", "c", "m", "r", "q", "d")
        ):
            continue
        left = text[word.start - 1 : word.start]
        if (not left or left in ',。;:!?\n“" 由对被跟找问请据替帮见') and _DOES.match(text, word.end):
            yield word.start, word.end


_DOES = re.compile(
    r"(?:把|将|称|说|表示|反映|承认|告诉|签|到场|在场|拿|开着|推着|带着|打电话|养的|开的|的(?:摊|店|档|车|狗|家|老婆|老公|儿子|女儿|电话|手机))"
)


def _possible_names(draft: Draft):
    """Rare or loose names: words that the model could not read, beginning with a surname and closed on both sides."""
    text = draft.text
    for index, word in enumerate(draft.words):
        char = text[word.start]
        if char not in names.surnames() or word.tag in (
            "w",
            "TIME",
            "m",
            "ORG",
            "LOC",
            "u",
            "p",
            "c",
            "r",
            "xc",
        ):
            continue
        length = word.end - word.start
        if length >= 2:
            value = text[word.start : word.end]
            if (word.tag == "PER" and length <= 4 and value not in names.NICK_NOT) or (
                length in (2, 3)
                and word.tag in ("n", "nz", "nw", "a", "v", "vn")
                and names.looks_like_name(value)
                and char in names.common_surnames()
                and _person_place(draft, word.start, word.end)
            ):
                yield word.start, word.end
            continue
        # a lone surname followed by one or two lone characters: the model found no word here
        end = word.end
        follow = index + 1
        while follow < len(draft.words) and end - word.start < 3:
            following = draft.words[follow]
            if (
                following.end - following.start > 2
                or following.tag in ("w", "p", "c", "u", "m", "r", "q", "TIME", "d", "f")
                or following.end - word.start > 3
            ):
                break
            end = following.end
            follow += 1
        value = text[word.start : end]
        if (
            (
                end - word.start >= 2
                and char in names.common_surnames()
                and names.looks_like_name(value)
                and not names.is_word(value)
                and right_edge(draft, end)
            )
            and word.tag
            in (
                "v",
                "d",
                "q",
                "f",
                "a",
                "n",
                "nz",
                "s",
                "t",
                "vn",
                "PER",
                "nr",
            )
            and _person_place(draft, word.start, end)
        ):
            yield word.start, end


_BEFORE_PERSON = re.compile(
    r"(?:[,。;:、!?(\n“\"\s]|和|与|及|跟|同|由|对|向|被|把|找|问|叫|请|让|给|替|帮|是|为|的|称|经|系|与|据|见|让|畀|俾|佢|喺)$"
)
_SPEAKS = re.compile(r"(?:称|说|表示|反映|承认|签名|签字|签收|到场|在场)")
_AFTER_PERSON = re.compile(
    r"(?:[,。;:、!?)(\n”\"\s]|$|和|与|及|跟|同|在|于|称|说|表示|反映|承认|系|是|将|把|被|对|向|就|也|都|又|没|不|到|来|去|从|签|拿|打|给|家|的|要|先|已|未|之)"
)


def _person_place(draft: Draft, start: int, end: int) -> bool:
    text = draft.text
    value = text[start:end]
    if names.is_word(value):
        # an ordinary word is only suspected where it does what persons do
        return bool(_SPEAKS.match(text, end)) and bool(
            _BEFORE_PERSON.search(text[max(0, start - 1) : start] or "\n")
        )
    return bool(
        _BEFORE_PERSON.search(text[max(0, start - 1) : start] or "\n") and _AFTER_PERSON.match(text, end)
    )

"""Names in running text: what the model says, what looks like a name by its characters, what stands in one list with a name."""

import re
from collections.abc import Iterator

from ..draft import HAN, Draft, is_han
from ..lexicon import words_of
from . import likeness, names
from .names import NICK_NOT, NOT_NAMES
from .naming import AFTER, ORG_TAIL, ROLE_RE, acts_as_person, is_human, name_at, right_edge, role_of

_PER_TAIL = re.compile(r"(?:系|尾号|某系|女士|先生|等|称|说|签名|签字|及|和|与|正)$")
_TRIM_HEAD = re.compile(r"^(?:是|由|经|对|向|和|与|系|请|叫|查|为|被|让|给|找|问|答|记|自)(?=.{2,})")
_CANTONESE = frozenset("佢嘅喺俾畀咗啲冇嗰咁唔")
"""Little words that the model, taught on Mandarin, takes for the first character of a name."""
_FAMOUS = frozenset(words_of("famous", "persons"))
SURE = 3.2
"""From this weight on a name in a fit place is hidden; below it is only suspected."""


def find(draft: Draft) -> None:
    """Mark the persons of the running text."""
    _model(draft)
    _likely(draft)
    _words_that_act(draft)
    _half_masked(draft)
    lists(draft)


def _model(draft: Draft) -> None:
    text = draft.text
    for index, word in enumerate(draft.words):
        if word.tag != "PER":
            continue
        start, end = word.start, word.end
        if "某" in text[start:end]:
            continue
        while start < end and not is_han(text[start]):
            start += 1
        value = text[start:end].rstrip(" ,.;:、\n")
        end = start + len(value)
        if value[:1] in _CANTONESE:
            continue
        if not names.surname_of(value) and _TRIM_HEAD.match(value):
            start, value = start + 1, value[1:]
        tail = _PER_TAIL.search(value)
        surname = names.surname_of(value)
        if tail and surname and tail.start() > len(surname):
            end = start + tail.start()
            value = text[start:end]
        if (
            not value
            or draft.touches_protected(start, end)
            or value in NOT_NAMES
            or value in NICK_NOT
            or value in _FAMOUS
        ):
            continue
        if (value in names.law_words() and not acts_as_person(draft, start, end)) or _legal(value):
            continue
        if ROLE_RE.fullmatch(value):
            continue
        if re.search(r"[0-9A-Za-z]", value) or len(value) > 9 or (value in names.words() and not surname):
            continue
        following = draft.words[index + 1] if index + 1 < len(draft.words) else None
        if len(value) == 1:
            joined = name_at(draft, start) if value in names.surnames() else -1
            if (
                joined > 0
                and following
                and following.tag in ("n", "v", "a", "nz")
                and not names.is_word(text[start:joined])
            ):
                draft.add(start, joined, "PERSON", "entity")
            continue
        # the model often stops one character short: 司徒|建国, 张静|斋
        if surname == value and len(value) == 2:
            end = max(end, name_at(draft, start))
        elif (
            surname and len(value) == len(surname) + 1 and following and following.end - following.start == 1
        ):
            third = text[end : end + 1]
            wordy = following.tag in ("w", "p", "c", "u", "v", "d", "f", "m", "r", "xc", "q")
            if not wordy and third not in AFTER and is_han(third) and right_edge(draft, end + 1):
                end += 1
        draft.add(start, end, "PERSON", "entity", role_of(text[max(0, start - 8) : start]) if start else "")


_LEFT = re.compile(
    r"(?:[,。;:、!?(\[|\t\n“\"\s)]|和|与|及|跟|同|由|对|向|被|把|找|问|叫|请|让|给|替|帮|是|为|的|称|经|系|据|见|畀|俾|佢|喺|人|员|者|主|方|户|长|中|到|接|比|队|师|工)$"
)


def candidates(draft: Draft) -> list[tuple[int, int, float]]:
    """Stretches that look like full names by their characters, with their weight: (start, end, weight).

    They depend on nothing but the words and what must stay, so the draft keeps them.
    """
    if draft.looks is None:
        draft.looks = list(_candidates(draft))
    return draft.looks


def _candidates(draft: Draft) -> Iterator[tuple[int, int, float]]:
    text = draft.text
    surnames = names.common_surnames()
    position = 0
    while position < len(text):
        if text[position] not in surnames and text[position : position + 2] not in names.compound_surnames():
            position += 1
            continue
        if position not in draft.edges and not _LEFT.search(text[max(0, position - 1) : position] or "\n"):
            position += 1
            continue
        best = None
        surname = names.surname_of(text[position : position + 4])
        for given in (2, 1):
            end = position + len(surname) + given
            value = text[position:end]
            if len(value) < len(surname) + given or not names.looks_like_name(value) or names.is_word(value):
                continue
            if (
                "某" in value
                or value in _FAMOUS
                or value in NICK_NOT
                or not right_edge(draft, end)
                or draft.touches_protected(position, end)
            ):
                continue
            weight = likeness.name_weight(value)
            word = draft.word_at(position)
            last = draft.word_at(end - 1)
            if word.tag in ("LOC", "ORG", "TIME") and word.end > position + 1:
                weight -= 4
            if word.start < position:
                weight -= 2.5
            if last.end > end:
                weight -= 3
            if word.end - word.start >= 2 and word.start == position and word.end < end:
                weight -= 1.5 if word.tag in ("PER", "nz") else 3
            if (
                last.start > position
                and last.tag in ("p", "c", "u", "d", "r", "q", "f")
                and last.end - last.start == 1
            ):
                weight -= 2
            if word.end - position == 1 and word.tag in ("p", "c", "u", "d", "r", "v"):
                weight -= 4 if word.tag != "v" else 0.7
            if given == 1:
                weight += 1.2 if acts_as_person(draft, position, end) else -0.6
            if best is None or weight > best[2] + 1:
                best = (position, end, weight)
        if best and best[2] > 0:
            yield best
            position = best[1]
        else:
            position += 1


def _legal(value: str) -> bool:
    """死亡宣告, 副委员长: two words of the law, or a post."""
    halves = any(
        value[:i] in names.law_words() and value[i:] in names.law_words() for i in range(2, len(value) - 1)
    )
    return halves or bool(
        re.search(r"(?:委员长|主席|总理|书记|主任|部长)$", value)
        and len(value) > 3
        and not names.surname_of(value)
    )


def _likely(draft: Draft) -> None:
    for start, end, weight in candidates(draft):
        if weight >= SURE and draft.text[start] not in _CANTONESE and not draft.marked(start, end, "PERSON"):
            draft.add(start, end, "PERSON", "entity", role_of(draft.text[max(0, start - 8) : start]))


_NO_NAME_BEFORE = frozenset(["a", "an", "d", "n", "u", "r", "m", "q", "vn", "ad", "nz"])
_COLLECTIVE = re.compile(r"[者员师工长生部局队家店方市商户人民众]$")


def _words_that_act(draft: Draft) -> None:
    """时光的老婆, 高兴称: an ordinary word that begins with a surname and does what only persons do."""
    text = draft.text
    before = "w"
    for word in draft.words:
        value = text[word.start : word.end]
        tag, before = before, word.tag
        if not 2 <= len(value) <= 3 or value[0] not in names.common_surnames() or value not in names.words():
            continue
        if word.tag in ("LOC", "ORG", "c", "p", "r", "d", "m", "q") or tag in _NO_NAME_BEFORE:
            continue
        if value in NOT_NAMES or value in NICK_NOT or _COLLECTIVE.search(value):
            continue
        if is_human(draft, word.start, word.end) and not draft.touches_protected(word.start, word.end):
            draft.add(word.start, word.end, "PERSON", "context")


_HALF = re.compile(rf"[{HAN}]某(?P<g>[{HAN}])")
_NOT_GIVEN = frozenset(
    "某甲乙丙丁戊己庚辛壬癸店路街村镇区市县小中大厂公司案人类些种时年月日号栋座幢楼室花苑园反表"
)


def _half_masked(draft: Draft) -> None:
    """梁某轩 leaks a character of the name; 张某某 and 张某在 do not."""
    text = draft.text
    for match in _HALF.finditer(text):
        given = match.group("g")
        start, end = match.span()
        if (
            given in _NOT_GIVEN
            or given in AFTER
            or given in names.BAD_GIVEN
            or text[start] not in names.surnames()
        ):
            continue
        word = draft.word_at(start)
        if (word.end == end and word.tag == "PER") or end >= len(text) or not is_han(text[end]):
            draft.add(start, end, "PERSON", "context")


_LINK = re.compile(r"[ ]?(?:[、/]|和|与|及|以及|跟|同埋|同)[ ]?")


def lists(draft: Draft) -> None:
    """A、B和C: what stands in one list with a person and looks like a name is one."""
    text = draft.text
    done: set[int] = set()
    queue = [m for m in draft.marks if m.type == "PERSON"]
    while queue:
        mark = queue.pop()
        if mark.start in done:
            continue
        done.add(mark.start)
        end = mark.end
        note = re.match(r"[((][^()\n]{1,60}[))]", text[end : end + 64])
        link = _LINK.match(text, end + note.end() if note else end)
        if link:
            start = link.end()
            stop = name_at(draft, start)
            if stop > 0 and _joins(draft, start, stop):
                draft.add(start, stop, "PERSON", "context", mark.role)
                queue.append(draft.marks[-1])
        if text[max(0, mark.start - 1) : mark.start] not in ("、", "和", "与", "及", "跟", "同"):
            continue
        stop = mark.start - 1
        for length in (3, 2):
            start = stop - length
            if start < 0 or not names.looks_like_name(text[start:stop], labelled=True):
                continue
            if start not in draft.edges and is_han(text[start - 1 : start]):
                continue
            if not draft.marked(start, stop, "PERSON") and not draft.touches_protected(start, stop):
                draft.add(start, stop, "PERSON", "context", mark.role)
                queue.append(draft.marks[-1])
            break


def _joins(draft: Draft, start: int, stop: int) -> bool:
    text = draft.text
    value = text[start:stop]
    if (
        draft.marked(start, stop, "PERSON")
        or draft.touches_protected(start, stop)
        or ORG_TAIL.match(text[start : stop + 4])
    ):
        return False
    if not names.is_word(value):
        return True
    following = text[stop : stop + 1]
    return (
        not following
        or following in "、,。;())在于等都也均是共把将一二两三和与到的称说吵"
        or _TAKES_PART.match(text, stop) is not None
    )


_TAKES_PART = re.compile(r"(?:负责|到场|签|参加|出席|作|表示|反映)")

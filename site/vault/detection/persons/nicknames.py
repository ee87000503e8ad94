"""Nicknames: 阿强, 兰姐, 小李, 猪肉荣, and what stands after 绰号, 网名, 昵称."""

import re

from ..draft import HAN, Draft, is_han
from ..lexicon import any_of, words_of
from . import likeness, names
from .names import NICK_NOT, NOT_NAMES
from .naming import FORM_WORDS, ROLE, right_edge
from .posts import NOT_POSTS

_LABEL = re.compile(
    r"(?:绰号|外号|花名|诨名|诨号|混名|网名|昵称|微信名|微信昵称|群昵称|群名片|用户名|用户昵称|账号名|账号名称|抖音名|抖音账号|抖音用户|快手账号|快手用户|视频号|小红书账号|小红书用户|微博账号|微博用户|微博名|博主|主播|网友|网民|人称|人叫|别人叫|大家叫|大家都叫|都叫我|叫我|叫佢|叫他|叫她|平时叫|平时大家叫我|街坊叫|街坊都叫我|乳名|小名|奶名|艺名|笔名|俗称|尊称|自称|发布者|发布人|买家|评论者|用户|粉丝|署名|备注名|备注为|备注|微信备注|朋友圈|公众号|直播间|群主|团长|网店名|发帖者|发帖人|楼主|微信收款名|收款名|收款人|摊主叫|老板叫|好像叫什么|叫什么|叫个|叫)"
    r"[ ]?(?:为|是|叫做|叫|系|:|名|称|账号|帐号)?[ ]?"
)
_BEFORE_ACCOUNT = re.compile(
    rf"{ROLE}[“\"]?(?P<n>[^\s,。;:(“”\"]{{2,12}})[”\"]?[((](?:抖音|微信|QQ|快手|小红书|微博|网名|网友|视频号)"
)
_BARE_LABEL = re.compile(
    r"(?:绰号|外号|花名|诨|混名|网名|昵称|微信名|叫我|小名|乳名|人称|群名片|用户名|艺名|笔名|抖音名)"
)
_HEADED = re.compile(
    rf"(?P<n>(?P<h>阿|小|老|肥|细|靓|大)(?:[{HAN}]|[A-Z][A-Za-z]{{1,10}})(?:姐|哥|叔|姨|婶|伯|嫂|婆|仔|妹|爷)?)"
)
_TRADE_HEADS = any_of(words_of("trade_heads", "nicknames"))
_TRADE_NICK = re.compile(
    rf"(?P<n>{_TRADE_HEADS}(?:仔|佬|婆|妹|哥|姐)?阿?(?P<g>[{HAN}])(?P<k>仔|哥|姐|叔|婶|伯|嫂)?)"
)
_BARE_HEADS = re.compile(rf"(?P<n>(?:{'|'.join(words_of('bare_nicks', 'nicknames'))}))")
_GIVEN_KIN = re.compile(rf"(?P<n>(?P<g>[{HAN}])(?P<k>姐|哥|叔|姨|婶|伯|嫂|婆|仔|妹|爷))(?![姐哥妹])")
_KIN_NOT = frozenset(words_of("kin_not", "nicknames"))
_LEFT_OK = "的是板由找请叫跟和与向对问被让给同据见了去人员长师主者个位嗰呢友坊、，。"


def find(draft: Draft) -> None:
    """Mark nicknames."""
    _after_labels(draft)
    _headed(draft)
    _by_trade(draft)
    _by_craft(draft)
    _given_and_kin(draft)


def _after_labels(draft: Draft) -> None:
    text = draft.text
    for match in _BEFORE_ACCOUNT.finditer(text):
        draft.add(match.start("n"), match.end("n"), "NICK", "context")
    for match in _LABEL.finditer(text):
        start = match.end()
        if start >= len(text):
            continue
        if text[start] in "“\"'‘《":
            close = re.search(r"[”\"'’》]", text[start + 1 : start + 32])
            if (
                close
                and close.start() > 0
                and not re.search(r"某", text[start + 1 : start + 1 + close.start()])
            ):
                draft.add(start + 1, start + 1 + close.start(), "NICK", "context")
            continue
        if not _BARE_LABEL.search(match.group()):
            continue
        piece = _PIECE.match(text, start)
        if not piece or piece.group() in FORM_WORDS or re.match(r"[的不了在有]", piece.group()):
            continue
        stop = re.search(r"(?:的|在|于|,|通过|接单|发布|称|说|投诉|反映|来|就|去)", piece.group()[1:])
        draft.add(start, start + stop.start() + 1 if stop else piece.end(), "NICK", "context")


_PIECE = re.compile(r"[^\s,。;、:()“”\"|\[\]]{1,16}")


def _left(draft: Draft, start: int) -> bool:
    left = draft.text[start - 1] if start else "\n"
    return not is_han(left) or start in draft.edges or left in _LEFT_OK


def _headed(draft: Draft) -> None:
    text = draft.text
    for match in _HEADED.finditer(text):
        start, end = match.span("n")
        value, head, second = match.group("n"), match.group("h"), match.group("n")[1]
        if (
            value in NICK_NOT
            or value[:2] in NICK_NOT
            or value in names.words()
            or text[start : start + 3] in NICK_NOT
        ):
            continue
        if draft.touches_protected(start, end) or second in names.BAD_GIVEN or not _left(draft, start):
            continue
        word = draft.word_at(start)
        person = word.tag == "PER" and word.start == start
        good = False
        if second.isascii():
            good = head in "阿小老"
        elif head == "阿":
            good = person or end in draft.edges or right_edge(draft, end)
            if not good and len(value) == 2 and right_edge(draft, start + 3):
                end, good = start + 3, True
            if person and end < word.end <= start + 4:
                end = word.end
        elif head in "小老" and len(value) == 3:
            good = end in draft.edges or person
        elif head in "小老":
            surname = second in names.common_surnames()
            plain = word.end - word.start <= 2 and word.tag not in ("v", "d", "t", "LOC", "TIME")
            good = (person and word.end == end) or (
                surname and start in draft.edges and end in draft.edges and right_edge(draft, end) and plain
            )
            if person and word.end == start + 3:
                end, good = word.end, True
        elif head in "肥细大靓":
            good = (person and word.end == end and len(value) >= 2) or (
                head in "肥细"
                and len(value) == 2
                and likeness.is_given(second)
                and end in draft.edges
                and right_edge(draft, end)
            )
        if good:
            draft.add(start, end, "NICK", "context")


def _by_trade(draft: Draft) -> None:
    """猪肉荣, 鱼蛋明, 光头成: a trade or a look, and a given name."""
    text = draft.text
    for match in _TRADE_NICK.finditer(text):
        start, end = match.span("n")
        given, kin = match.group("g"), match.group("k")
        if not kin and not (likeness.is_given(given) and right_edge(draft, end)):
            continue
        if (
            given in names.BAD_GIVEN
            or draft.touches_protected(start, end)
            or (not _left(draft, start) and start not in draft.edges)
        ):
            continue
        last = draft.word_at(end - 1)
        if (last.end > end and last.tag != "PER") or match.group("n") in _KIN_NOT:
            continue
        draft.add(start, end, "NICK", "context")
    for match in _BARE_HEADS.finditer(text):
        if (
            right_edge(draft, match.end())
            and _left(draft, match.start())
            and not draft.touches_protected(*match.span())
        ):
            draft.add(match.start(), match.end(), "NICK", "context")


_LOOK = re.compile(
    rf"(?P<n>(?:卖|收|修|补|开|送|炒|杀)[{HAN}]{{1,2}}(?:佬|婆|仔|妹|嫂|叔|公)|[{HAN}]{{1,2}}佬)"
)


def _by_craft(draft: Draft) -> None:
    """牛杂佬, 卖菜婆: what somebody sells or looks like, and what one calls such a person."""
    for match in _LOOK.finditer(draft.text):
        start, end = match.span("n")
        value = match["n"]
        if value in NICK_NOT or value in _KIN_NOT or value in ("大佬", "细佬", "鬼佬", "外省佬", "某佬"):
            continue
        closed = start in draft.edges and (end in draft.edges or right_edge(draft, end))
        if (
            closed
            and not draft.touches_protected(start, end)
            and not re.search(r"[的是个那这佢我你老]", value)
        ):
            draft.add(start, end, "NICK", "context")


def _given_and_kin(draft: Draft) -> None:
    """坚哥, 兰婶, 胜仔."""
    text = draft.text
    for match in _GIVEN_KIN.finditer(text):
        start, end = match.span("n")
        value, given = match.group("n"), match.group("g")
        if (
            value in NICK_NOT
            or value in names.words()
            or value in NOT_POSTS
            or value in _KIN_NOT
            or value in NOT_NAMES
        ):
            continue
        if given in names.BAD_GIVEN or draft.touches_protected(start, end):
            continue
        word = draft.word_at(start)
        alone = word.start == start and word.end == end
        if (alone and word.tag == "PER") or (
            likeness.is_given(given)
            and _left(draft, start)
            and word.start == start
            and (end in draft.edges or right_edge(draft, end))
        ):
            draft.add(start, end, "NICK", "context")

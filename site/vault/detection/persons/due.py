"""Places where only somebody's name is due, whatever word stands there: 大家喊他…, 左一为…, 他老婆…, 经手…

`find` hides what the paper itself calls a name. `ask` runs last, when all the persons are known, and only notes what the
reviewer is to be asked about: the one character of a name, what stands in one list with persons, a rare surname with a post.
"""

import re

from ..draft import HAN, Draft, is_han, solid
from ..learned import ordinary
from ..lexicon import any_of, words_of
from . import names
from .lone import NO_ONE
from .names import NICK_NOT
from .naming import FORM_WORDS, ORG_TAIL, ROLE_RE

_PERSONS = ("PERSON", "NICK")
_END = r"(?=[”\"]?[,。;:、!?)(\n\t|]|[”\"]|$)"
_PEOPLE = (
    "大家|人人|人家|别人|旁人|街坊|邻居|邻里|工友|同事|同行|群众|村民|村里人?|厂里|店里|工地上?|行内|圈内|我们|"
    "平时|一般|通常|习惯|个个|全村|都|一个"
)
_CALLED = re.compile(
    rf"(?:{_PEOPLE})(?:们)?(?:都|会|就|也|一般|平时|习惯)*(?:喊|叫|嗌|唤|称呼)(?P<whom>他|她|佢|我|其)?(?:作|做|为|成)?[“\"]?(?P<n>[{HAN}]{{2,4}}){_END}"
)
_ACCOUNT = re.compile(
    rf"(?:微信|抖音|快手|QQ|小红书|微博|闲鱼|网上|群里)(?:上|里)?(?:又|就|名字?)?(?:叫做|叫|备注为|备注成|备注是)[ ]?(?P<n>(?![他她佢我你])[^\s,。;:、()“”\"|]{{2,14}}){_END}"
)
_PAID_TO = re.compile(
    r"(?:收款码|收款方|收款人|付款码|二维码|账户名?|头像)[^,。;\n“”\"]{0,4}(?:显示|写着|是|叫|名称|名字)(?:为|是)?[,:]?[“\"](?P<n>[^”\"\n]{1,20})[”\"]"
)
_SHOP_END = re.compile(r"(?:店|铺|档|馆|行|公司|超市|厂|部)$")
_BYLINE = re.compile(
    rf"(?:图文|图|文|摄影|摄|撰稿|撰文|供稿|通讯员|编辑|责编|美编|校对|排版)[ ]?[/|][ ]?(?P<n>[{HAN}]{{2,4}})(?=[ \t),。\n]|$)"
)
_PICTURED = re.compile(
    rf"(?:[左右](?:起|数|边)?(?:第?[一二三四五六七八九\d]{{1,2}})?|[前后中]排(?:左|右)?(?:起)?(?:第?[一二三四五六七八九\d]{{1,2}})?)(?:为|系|是)(?P<n>[{HAN}]{{2,4}})(?=[,。;、()\n和与]|$)"
)
_MISWRITTEN = re.compile(
    rf"(?:笔误|误写|误为|错写|写错|写成|写作|听成|叫成|录成|记成)[^。\n“”\"]{{0,3}}(?:应为|应是|实为|[“\"]|为)[“\"]?(?P<n>[{HAN}]{{2,4}})(?=[”\")。;,\n]|$)"
)
_ADDRESSED_TO = re.compile(
    rf"(?:快递|面单|单上|单子|包裹|工牌|胸牌|名牌|名片|工作证|收件人|寄件人)[^,。;:\n]{{0,3}}写(?:着|的是|的|有)?[“\"]?(?P<n>[{HAN}]{{2,4}}?)(?=收|[”\",。;、)\n]|$)"
)


def find(draft: Draft) -> None:
    """Mark what somebody is said to be called, and to whom a payment went."""
    text = draft.text
    if "喊" in text or "叫" in text or "嗌" in text or "唤" in text or "称呼" in text:
        for match in _CALLED.finditer(text):
            if _nameable(draft, *match.span("n")) and match["whom"]:
                draft.add(*match.span("n"), "NICK", "rule")
    for match in _ACCOUNT.finditer(text):
        if not draft.touches_protected(*match.span("n")):
            draft.add(*match.span("n"), "NICK", "context")
    for match in _PAID_TO.finditer(text):
        if not _SHOP_END.search(match["n"]) and not re.search(r"\d|元|成功|失败", match["n"]):
            draft.add(*match.span("n"), "NICK", "context")


_NO_NAME_TAGS = frozenset(["v", "d", "p", "c", "r", "m", "u", "f", "q", "s", "t", "TIME", "LOC", "xc"])
_ANYBODY = re.compile(f"(?:{names.TITLE_LONG})")


def _nameable(draft: Draft, start: int, end: int) -> bool:
    """Whether somebody could be called so: no verb and no word for anybody."""
    value = draft.text[start:end]
    return (
        draft.word_at(start).tag not in _NO_NAME_TAGS
        and _no_form(draft, start, end)
        and value not in NICK_NOT
        and value not in names.KIN
        and not any(c in names.BAD_GIVEN for c in value)
    )


def _no_form(draft: Draft, start: int, end: int) -> bool:
    value = draft.text[start:end]
    return (
        value not in FORM_WORDS
        and value not in names.KIN
        and not _ANYBODY.fullmatch(value)
        and not ROLE_RE.fullmatch(value)
        and not (end - start > 2 and ORG_TAIL.fullmatch(value))
        and "某" not in value
        and not draft.touches_protected(start, end)
    )


def ask(draft: Draft) -> None:
    """Note for the reviewer where a name is due and no layer has hidden one."""
    found: list[tuple[int, int]] = []
    text = draft.text
    for pattern in (_CALLED, _BYLINE, _PICTURED, _MISWRITTEN, _ADDRESSED_TO):
        found += [m.span("n") for m in pattern.finditer(text) if _no_form(draft, *m.span("n"))]
    found += _titled(draft)
    found += _after_kin(draft)
    found += _listed(draft, found)
    found += _single(draft, found)
    draft.doubts += [span for span in found if not draft.marked(*span)]
    _rostered(draft)


_KIN = any_of(word for word in words_of("kin", "standing") if len(word) > 1)
_HANDS = "楼长|组长|班长|坐席|座席|话务员|接线员|经手|经办|代理人|协管|经理|师傅|徒弟|搭档|同事|工友|司机|会计|翻译|理发师|学徒|店员|保安|值班|记录|复核|见证"
_AFTER_KIN = re.compile(
    rf"(?:{_KIN}|[我他她佢其你][家的嘅]?(?:妻|夫|子|女|父|母|弟|兄|姐|妹|哥|嫂|婶|叔|伯|姑|舅|姨|孙|侄|爸|妈|爷|奶|仔)|{_HANDS})(?:[ ]?:[ ]?|[ ]|名?叫)?(?P<n>[{HAN}])(?=[,。;:、!?)(\n\t|”—的嘅在喺说话讲也先放自和加一]|$)"
)


def _after_kin(draft: Draft) -> list[tuple[int, int]]:
    """他老婆蜜说, 协管卓一下, 经办利: one character behind a kin word or a hand, and then something else."""
    found = []
    for match in _AFTER_KIN.finditer(draft.text):
        start, end = match.span("n")
        word = draft.word_at(start)
        if (
            word.end > end
            or match["n"] in NO_ONE
            or match["n"] in _LITTLE
            or word.tag in ("p", "c", "u", "d", "r", "m", "a")
        ):
            continue
        if names.is_word(draft.text[start - 1 : end]) or draft.text[start - 1 : end] in ordinary.words():
            continue
        if match["n"] in _TAILS:
            continue
        found.append((start, end))
    return found


_LITTLE = frozenset(
    "说话讲来去做开打骂叫喊要让给把被买卖住走跑哭笑看听想等帮找用拿出进回过起收签写病死才就都也还又很太只并且而家里外边屋房车钱手头身心脚腿"
)

_TAILS = frozenset(
    "员人仪师婿媳弟妹姐哥嫂弟儿子女父母夫妻孙侄辈们方处长本册室区栋台簿表单书证类型号类组部队店家车房"
)
"""What makes another word of a kin word or a hand: 记录|员, 侄女|婿."""

_TITLED = re.compile(
    rf"(?P<s>[{HAN}])(?:经理|小姐|警官|队员|大姐|先生|女士|师傅|老师|医生|律师|主任|所长|队长|局长|科长|书记|组长|站长|店长|老板娘|老板|阿姨|大爷|大妈|大叔|大伯|婆婆|教练|法官|队|工|科|sir)(?=[^{HAN}A-Za-z]|$|[称说讲话问答在的签到带家])"
)
_NO_SURNAME = frozenset(
    "大小老副女男各该这那本此我你他她前现原总正代新旧何哪某贵两几多个位名的是和与找请叫问给让被把将由向对跟同到在从有无没不再又也都就还去好亲众您其另首末分支中全一二三四五六七八九十长主部员"
)


def _titled(draft: Draft) -> list[tuple[int, int]]:
    """来经理, 者大姐, 花队: a rare surname, or none that is known, with a post."""
    found = []
    text = draft.text
    for match in _TITLED.finditer(text):
        start, end = match.span()
        surname = match["s"]
        if surname in _NO_SURNAME or text[start:end] in NICK_NOT or names.is_word(text[start:end]):
            continue
        before = text[start - 1 : start]
        open_left = not before or not is_han(before)
        if surname in names.surnames():
            if not open_left and start not in draft.edges and start + 1 not in draft.edges:
                continue
        elif not open_left or draft.word_at(start).end > start + 1:
            continue
        short = end - start == 2
        if short and (surname not in names.surnames() or start not in draft.edges):
            continue
        found.append((start, end))
    return found


def _rostered(draft: Draft) -> None:
    """Mark a name of the roster that a guess cut in two: 付公|平. What else is left of the roster, `suspects` asks about."""
    for value in sorted(draft.known, key=lambda value: (-len(value), value)):
        for start, end in draft.occurrences(value):
            if draft.marked(start, end) or draft.is_protected(start, end):
                continue
            if any(draft.touched(start, end, type) for type in _PERSONS):
                draft.add(start, end, "PERSON", "roster")


_NUMERALS = frozenset("一二三四五六七八九十")
_ITEM_RIGHT = re.compile(
    rf"(?P<n>[{HAN}]{{1,4}}?)(?=(?:[((][^()\n]{{1,12}}[))])?(?:[、,。;:!?)\n\t|” \-—]|$|[一二两三四五六七八九]人|等|夫妇))"
)
_ITEM_LEFT = re.compile(rf"(?:(?<=[^{HAN}])|^)(?P<n>[{HAN}]{{1,4}})(?:[((][^()\n]{{1,12}}[))])?$")


def _listed(draft: Draft, asked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """正常、友爱、祥、高工: what stands in one list with a person."""
    text = draft.text
    if "、" not in text:
        return []
    persons = bytearray(len(text) + 1)
    for mark in draft.marks:
        if mark.type in _PERSONS and mark.end - mark.start <= 8:
            persons[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    for start, end in (*asked, *draft.doubts):
        persons[start:end] = b"\x01" * (end - start)
    found = []
    for _ in range(3):
        before = len(found)
        for match in re.finditer("、", text):
            comma = match.start()
            left, right = _item_left(text, comma), _ITEM_RIGHT.match(text, comma + 1)
            left_known = bool(left) and persons[left[1] - 1]
            right_known = bool(persons[comma + 1])
            if right and left_known and not any(persons[right.start("n") : right.end("n")]):
                span = right.span("n")
            elif left and right_known and not any(persons[left[0] : left[1]]):
                span = left
            else:
                continue
            if _could_be_listed(draft, *span):
                persons[span[0] : span[1]] = b"\x01" * (span[1] - span[0])
                found.append(span)
        if len(found) == before:
            break
    return found


def _item_left(text: str, comma: int) -> tuple[int, int] | None:
    match = _ITEM_LEFT.search(text, max(0, comma - 20), comma)
    return match.span("n") if match else None


def _could_be_listed(draft: Draft, start: int, end: int) -> bool:
    value = draft.text[start:end]
    if end - start == 1:
        return value not in NO_ONE and value not in _LITTLE and value not in _NUMERALS
    return _no_form(draft, start, end) and not any(c in names.BAD_GIVEN for c in value)


_ACTS = re.compile(r"(?:的|嘅|在|喺|说|话|讲|把|将|要|给|畀|打|称|也|又|就|先|已|没|不|有|从|家|是)")
_GIVEN_TO = "是由被给叫问找跟对向雇请"


def _single(draft: Draft, asked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """远在电话里答应, 开车的是政: the one character of somebody who is known, as the whole of a subject or an object."""
    text = draft.text
    chars: set[str] = set()
    for mark in draft.marks:
        if mark.type == "PERSON" and mark.source != "tagger":
            value = solid(text[mark.start : mark.end])
            given = value[len(names.surname_of(value)) :]
            if len(value) == 1 or (len(given) == 1 and len(value) <= 3):
                chars.add(value[-1])
    chars |= {text[s] for s, e in (*asked, *draft.doubts) if e - s == 1}
    chars -= NO_ONE | _LITTLE | _NUMERALS | _TAILS
    found = []
    for char in sorted(chars):
        position = text.find(char)
        while position >= 0:
            end = position + 1
            before, after = text[max(0, position - 1) : position], text[end : end + 1]
            opens = not before or before in ',。;:、!?(“"\n\t|'
            closes = not after or after in ',。;:、!?)”"\n\t| '
            own = draft.word_at(position)
            alone = own.start == position and own.end == end
            if not draft.marked(position, end) and (
                (opens and closes and before + after != "、、")
                or (opens and alone and _ACTS.match(text, end))
                or (before in _GIVEN_TO and before and closes)
            ):
                found.append((position, end))
            position = text.find(char, end)
    return found

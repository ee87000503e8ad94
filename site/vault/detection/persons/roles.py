"""Names that a role, a label or an introduction gives away: 姓名：…, 执法人员李志明, 我叫…, 时光（男，…."""

import re

from ..draft import HAN, Draft, is_han
from . import likeness, names
from .names import NOT_NAMES, TITLE_LONG
from .naming import AFTER, FORM_WORDS, NEED_LABEL, ORG_TAIL, ROLE_RE, is_human, name_at, role_of, run_end

_LABEL_SEP = re.compile(
    r"[ \t\n]*(?:[((](?:签名|签字|签章|姓名|盖章|甲方|乙方|主办|协办|[一二三四12345]|[^()\n]{2,8})[))])?[ \t\n]*(?:签名|签字|签章|或盖章|姓名|及电话|/)*[ \t\n]*(?:[:;|]|姓名[:]?|[ \t]{1,3})[ \t\n|“\"]*"
)
LIST_SEP = re.compile(r"[ \t\n]*(?:[、,;/|\t]|和|与|及|以及|跟|同埋|同|\s)[ \t\n]*")
_NOTE = re.compile(r"[((][^()\n]{1,60}[))]")
# Roles that end in a signature: a name follows even where no colon stands and the name is a word.
_LOOSE = frozenset(("原告", "被告", "师傅", "会计", "主管", "出纳", "编辑"))
_SIGNER_ACTS = re.compile(
    r"(?:在场|到场|称|说|表示|签|承认|陪同|证实|驾驶|操作|反映|来电|投诉|举报|诉|解释|回应|指|介绍|讲|提出|要求|于\d)"
)
_SIGNERS = re.compile(
    r"(?:执法人员|执法队员|队员|见证人|记录人|询问人|检查人|送达人|承办人|经办人|审核人|复核人|批准人|绘制人|绘图人|拍摄人|制作人|勘验人|调查人|主持人|听证员|记录员|书记员|调解员|代收人|签收人|证人|负责人|经营者|当事人|投诉人|举报人|店主|店长|司机|业主|产权人|承租人|法定代表人)$"
)


def find(draft: Draft) -> None:
    """Mark the names after roles, labels and introductions, and those before personal details."""
    for match in ROLE_RE.finditer(draft.text):
        _after_role(draft, match)
    _introduced(draft)
    _surname_told(draft)
    _before_details(draft)


_TOLD = re.compile(rf"姓(?P<s>[{HAN}])[,， ]?(?:名|名字|个名)?(?:叫|叫做|系)[ ]?(?P<n>(?P=s)[{HAN}]{{1,2}})")


def _surname_told(draft: Draft) -> None:
    """我姓农叫农有财: the surname said before leaves no doubt."""
    for match in _TOLD.finditer(draft.text):
        start, end = match.span("n")
        if end - start == 3 and draft.text[end - 1] in AFTER and end not in draft.edges:
            end -= 1
        draft.add(start, end, "PERSON", "context")


_IS = re.compile(r"(?:是|为|叫做|叫|系|即)")


def _after_role(draft: Draft, match: re.Match) -> None:
    text = draft.text
    sep = _LABEL_SEP.match(text, match.end())
    if sep and re.search(r"[:;|\t]|姓名| {1,3}$", sep.group()):
        strong = re.search(r"[:|\t]", sep.group()) is not None
        if strong or name_at(draft, sep.end()) > 0:
            take_list(draft, sep.end(), match.group(), labelled=strong)
        return
    position = match.end()
    if match.group() in NEED_LABEL - _LOOSE or position >= len(text):
        return
    if position not in draft.edges and not _fused(draft, match):
        return
    if text[position] in '“"':
        position += 1
    link = _IS.match(text, position)
    if link and name_at(draft, link.end()) > 0:
        position = link.end()
    if position >= len(text) or not is_han(text[position]):
        return
    end = name_at(draft, position)
    if end < 0 and _names_in_a_row(draft, position) >= 3:
        end = run_end(text, position, 4)
    if end < 0 and _SIGNERS.search(match.group()):
        end = _signed(draft, position)
    if end < 0 or draft.touches_protected(position, end):
        return
    if not names.is_word(text[position:end]) or _word_as_name(draft, position, end):
        take_list(draft, position, match.group(), labelled=False, first=end)
    elif (
        text[position:end] not in names.law_words()
        and names.surname_of(text[position:end]) in names.common_surnames()
    ):
        draft.doubts.append((position, end))


def _fused(draft: Draft, match: re.Match) -> bool:
    """员工区|永权: the model drew the role and the name together; the name must look very much like one."""
    position = match.end()
    end = name_at(draft, position)
    if match.start() not in draft.edges and draft.word_at(position).tag not in ("PER", "nz", "ORG"):
        return False
    return end > 0 and likeness.name_weight(draft.text[position:end]) > 1


def _word_as_name(draft: Draft, start: int, end: int) -> bool:
    """Whether an ordinary word after a role is somebody's name here: 经理何方在场, 学生方糖；."""
    value = draft.text[start:end]
    if is_human(draft, start, end) or _names_in_a_row(draft, start) >= 3:
        return True
    if value in names.law_words() or value in NOT_NAMES:
        return False
    acts = bool(_SIGNER_ACTS.match(draft.text, end))
    if names.surname_of(value) not in names.common_surnames() and not acts:
        return False
    if draft.word_at(start).tag in ("t", "f", "s", "TIME", "p", "c", "r", "m"):
        return False
    return _listed(draft, end) or _closed(draft.text, end) or acts


def _signed(draft: Draft, position: int) -> int:
    """见证人流水。: two or three characters and then the end of the phrase."""
    text = draft.text
    stop = run_end(text, position)
    word = draft.word_at(position)
    value = text[position:stop]
    if not 2 <= stop - position <= 3 or word.start != position or word.end != stop:
        return -1
    if word.tag not in ("n", "nz", "a", "PER", "nw") or value in NOT_NAMES or value in FORM_WORDS:
        return -1
    if value in names.law_words() or ORG_TAIL.fullmatch(value) or ROLE_RE.search(value):
        return -1
    return stop if _closed(text, stop) else -1


def _closed(text: str, end: int) -> bool:
    return text[end : end + 1] in ("", "、", "(", ")", "\n", "。", ",", ";")


_POST = re.compile(rf".{{0,2}}{TITLE_LONG}")


def take_list(draft: Draft, position: int, label: str, *, labelled: bool, first: int = -1) -> None:
    """Mark the name at `position` and those listed after it."""
    text = draft.text
    role = role_of(label)
    for number in range(40):
        if labelled:
            whole = ORG_TAIL.match(text, position)
            stop = run_end(text, position, 20)
            if whole and whole.end() == stop and stop - position > 3:
                return
        end = first if number == 0 and first > 0 else name_at(draft, position, labelled=labelled)
        if end < 0 and number and _names_in_a_row(draft, position):
            end = run_end(text, position, 4)
        if end < 0:
            return
        value = text[position:end]
        if (
            number
            and not labelled
            and names.is_word(value)
            and not (_listed(draft, end) or _names_in_a_row(draft, position))
        ):
            return
        if draft.is_protected(position, end) or value in FORM_WORDS or _POST.fullmatch(value):
            return
        if ROLE_RE.fullmatch(value):
            return
        draft.add(position, end, "PERSON", "context", role)
        note = _NOTE.match(text, end)
        sep = LIST_SEP.match(text, note.end() if note else end)
        if not sep:
            return
        blank = not sep.group().strip()
        if blank and not labelled:
            return
        if blank and "\n" in sep.group() and ROLE_RE.match(text, sep.end()):
            return
        if number >= 0 and labelled and blank and not names.surname_of(text[sep.end() : sep.end() + 3]):
            return
        if re.search(r"[,;/]", sep.group()):
            stop = name_at(draft, sep.end())
            if (
                stop < 0
                or names.is_word(text[sep.end() : stop])
                or likeness.name_weight(text[sep.end() : stop]) < 0
            ):
                return
        position = sep.end()


def _names_in_a_row(draft: Draft, start: int) -> int:
    """How many items of the list that goes on at `start` could be names, words among them (简单、林立、孔方)."""
    text = draft.text
    items: list[str] = []
    while True:
        stop = run_end(text, start, 4)
        value = text[start:stop]
        surname = names.surname_of(value)
        if not names.looks_like_name(value, labelled=True) or value in FORM_WORDS:
            break
        if len(surname) == 1 and surname not in names.common_surnames():
            break
        items.append(value)
        if text[stop : stop + 1] != "、":
            break
        start = stop + 1
    legal = sum(value in names.law_words() for value in items)
    return len(items) if legal * 2 < len(items) else 0


def _listed(draft: Draft, end: int) -> bool:
    """Whether a list of names goes on, or the name has a note in brackets."""
    text = draft.text
    link = _AND.match(text, end)
    if link:
        if _names_in_a_row(draft, link.end()) >= 2:
            return True
        stop = name_at(draft, link.end())
        return stop > 0 and not names.is_word(text[link.end() : stop])
    return _NOTED.match(text, end) is not None


_AND = re.compile(r"[ ]?(?:、|和(?![平谐解睦])|与)")
_NOTED = re.compile(r"[ ]?(?:[((](?!以下)|等[二三四两人])")


_CALLED_OF = re.compile(rf"(?P<v>[{HAN}]{{2,4}}?)(?=的(?:老婆|老公|妻子|丈夫|人|男|女|儿子|小孩|老板|店|档))")
_INTRODUCED = re.compile(
    rf"(?:我叫|我名叫|我的名字叫|我的名字是|我个名叫|名叫|名为|叫做|叫作|叫|我是|我系|自称(?:是|叫|为)?|姓名为|姓名是|姓名叫|姓名|名字叫|名字是|名字系|化名|曾用名|又名|别名|原名|真名|全名|本名|改名|更名为|署名|别称|户名为?|登记在|登记名|名下为|法人是|老板是|老板系|老板叫|业主是|房东是|房东叫|店主叫|儿子叫|女儿叫|太太叫|老公叫|老婆叫|真实姓名|我同|我和|我跟|我与)"
    rf"[ ]?(?:[:])?[“\"]?(?=[{HAN}])"
)
_STRONG = (
    "我叫",
    "我名",
    "我的名",
    "我个名",
    "名叫",
    "姓名",
    "名字",
    "曾用",
    "又名",
    "化名",
    "真",
    "全名",
    "本名",
    "原名",
)


def _introduced(draft: Draft) -> None:
    text = draft.text
    for match in _INTRODUCED.finditer(text):
        lead = match.group().rstrip('“" :')
        strong = lead.startswith(_STRONG)
        start = match.end()
        end = name_at(draft, start)
        if end > 0 and names.is_word(text[start:end]) and not strong:
            end = -1
        if end < 0 and (strong or lead.endswith("叫")):
            stop = run_end(text, start)
            value = text[start:stop]
            closed = stop >= len(text) or text[stop] in ',。;、:”")(\n 的?!' or text[stop] == "“"
            named = strong or (
                text[stop : stop + 1] in ("", ",", "。", ";", "、") and not names.is_word(value)
            )
            if (
                closed
                and named
                and 2 <= stop - start <= (5 if strong else 4)
                and value not in FORM_WORDS
                and not any(c in names.BAD_GIVEN for c in value)
                and (strong or draft.word_at(start).tag not in ("v", "d", "p", "r"))
            ):
                end = stop
        if end < 0 and lead.endswith("叫"):
            kin = _CALLED_OF.match(text, start)
            end = kin.end("v") if kin else -1
        if end > 0 and not draft.touches_protected(start, end):
            kind = "PERSON" if names.surname_of(text[start:end]) or strong else "NICK"
            draft.add(start, end, kind, "context")


_DETAILS = re.compile(
    r"[ \t|]*(?:[((][ ]?(?:男|女|身份证|公民身份|电话|手机|联系电话|联系方式|执法证|证号|证件号|执业证|绰号|外号|曾用名|系|\d{2}岁|现年|已故|死亡|业主|住|工号|警号|\d{4}年|[一二]九|1[3-9]\d|[A-Z]?\d{6})|[,、|\t ]+(?:男|女)[,、|\t。;())])"
)


def _before_details(draft: Draft) -> None:
    """时光（男，…: what stands before a sex, an id or a telephone is a name."""
    text = draft.text
    for match in _DETAILS.finditer(text):
        end = match.start()
        for length in (3, 2, 4):
            start = end - length
            if start < 0:
                continue
            value = text[start:end]
            if not names.looks_like_name(value) or draft.touches_protected(start, end):
                continue
            if length == 4 and names.surname_of(value) not in names.compound_surnames():
                continue
            if start not in draft.edges and is_han(text[start - 1 : start]):
                continue
            if value in NOT_NAMES or value[-2:] in NOT_NAMES or ORG_TAIL.fullmatch(value):
                continue
            draft.add(start, end, "PERSON", "context", role_of(text[max(0, start - 6) : start]))
            break

"""Chat transcripts and minutes: who speaks, before the colon or beside the time, and who is called with @."""

import re

from ..draft import HAN, Draft
from ..lexicon import any_of, words_of
from . import names
from .naming import ROLE_RE

_DAY = r"(?:\d{4}[\-/年.]\d{1,2}[\-/月.]\d{1,2}日?|\d{1,2}[\-/月]\d{1,2}日?|昨天|今天|前天|星期[一二三四五六日天])"
_TIME = rf"(?:{_DAY}[ ]?)?(?:上午|下午|晚上|凌晨|中午|早上)?[ ]?\d{{1,2}}:\d{{2}}(?::\d{{2}})?"
_NAME = r"(?P<n>[^\s:|\[\],。;!?()@][^\n:|\[\],。;!?]{0,19}?)"
_NOTE = r"[ ]?(?:[((][^()\n]{1,14}[))])?"
_FORMS = (
    re.compile(rf"(?m)^[ \t]*{_NAME}{_NOTE}[ \t]+[\[(]?{_TIME}[\])]?[ ]?:?[ ]*$"),
    re.compile(rf"(?m)^[ \t]*[\[(]?{_TIME}[\])]?[ \t]+{_NAME}{_NOTE}[ ]?(?::|$)"),
    re.compile(rf"(?m)^[ \t]*{_NAME}{_NOTE}[ ]?[\[(]?{_TIME}[\])]?[ ]?(?::|[ ]|$)"),
    re.compile(rf"(?m)^[ \t]*{_NAME}{_NOTE}[ ]?:"),
)
_POINTED = re.compile(
    rf"(?m)^[ \t]*[\[(]?(?:\d{{4}}[ ]+)?{_TIME}[\])]?[ \t]+(?P<n>[^\s:|>][^\n:|>]{{0,15}}?)[ ]?>"
)
"""0811 14:03 小笼包> 收到"""
_BRACKETED = re.compile(r"(?m)^[ \t]*\[(?P<n>[^\[\]\n]{1,16})\][ ]?(?=\S)")
"""[江湖再见]房东说不租了"""
_SENT = re.compile(
    r"^(?:图片|语音|表情|动画表情|视频|链接|文件|红包|位置|转账|撤回|系统|\d|附件|照片|小程序|聊天记录)"
)
_NOT_SPEAKER = re.compile(
    rf"(?:^[问答甲乙丙丁]$|^\d+[.、)]|^[\d\W]+$|^第|^{ROLE_RE.pattern}|{ROLE_RE.pattern}$|{any_of(words_of('not_speakers', 'speakers'))})"
)
_NOT_ALONE = frozenset(
    [
        "来",
        "受",
        "接",
        "派",
        "办",
        "转",
        "录",
        "听",
        "讲",
        "客",
        "店",
        "作者",
        "我",
        "本人",
        "系统消息",
        "执法队",
        "Q",
        "A",
        "附",
        "另",
        "注",
        "答",
        "问",
    ]
)
_CHAT = re.compile(
    r"(?:群聊|微信群|业主群|聊天记录|聊天|群成员|群名|@|\[图片\]|\[语音|\[表情|\[视频\]|撤回了|群\)|群\])"
)
_AT = re.compile(r"@(?P<n>[^\s@,。:;!?、()]{1,16})")
_HAN_OR_LATIN = re.compile(f"[{HAN}A-Za-z\U0001f300-\U0001faff]")


def find(draft: Draft) -> None:
    """Mark the speakers when at least two lines have one."""
    text = draft.text
    found: dict[int, tuple[int, str, bool]] = {}
    for number, form in enumerate(_FORMS):
        for match in form.finditer(text):
            name = match.group("n").rstrip()
            barred = _NOT_SPEAKER.fullmatch(name) if number < 2 else _NOT_SPEAKER.search(name)
            if not name or name in _NOT_ALONE or barred or not _HAN_OR_LATIN.search(name):
                continue
            if number == 3 and len(name) > 14:
                continue
            found.setdefault(match.start("n"), (match.start("n") + len(name), name, number < 3))
    timed = sum(1 for _, _, clock in found.values() if clock)
    chat = _CHAT.search(text) is not None
    said = [name for _, name, _ in found.values()]
    if (
        timed >= 2
        or (len(found) >= 2 and (chat or len(set(said)) < len(said)))
        or (len(found) >= 3 and _minutes(said))
    ):
        for start, (end, name, _) in found.items():
            known = names.looks_like_name(name) and not names.is_word(name)
            draft.add(start, end, "PERSON" if known else "NICK", "context")
    _exported(draft)
    for match in _AT.finditer(text):
        name = match.group("n")
        mail = match.start() and re.match(r"[A-Za-z0-9._]", text[match.start() - 1])
        if not mail and "." not in name and name not in ("所有人", "全体成员", "all"):
            draft.add(match.start("n"), match.end("n"), "NICK", "context")


def _exported(draft: Draft) -> None:
    """Mark the speakers of an exported chat: each line has one, and somebody speaks twice."""
    for form in (_POINTED, _BRACKETED):
        lines = [m for m in form.finditer(draft.text) if not _SENT.match(m["n"])]
        said = [m["n"] for m in lines]
        if len(said) < 3 or len(set(said)) == len(said):
            continue
        for match in lines:
            if form is _POINTED or not (_NOT_SPEAKER.search(match["n"]) or match["n"] in names.law_words()):
                draft.add(*match.span("n"), "NICK", "context")


def _minutes(said: list[str]) -> bool:
    """Most speakers look like names: minutes of a meeting."""
    likely = sum(1 for name in said if names.surname_of(name) and len(name) <= 4)
    return likely * 2 > len(said)

"""Names that are words here: 高兴 in 高兴地说, 强制 in 强制执行, the shop 慢慢来 in “慢慢来，不着急”.

A find that is somebody's name elsewhere, in the text or on the roster, is looked at once more where it stands. Each sign that
it is a word has a ceiling: the highest chance, by the tagger's eyes, up to which the sign is believed. Where it is believed
the stretch stays and the reviewer is asked.
"""

import re
from functools import cache

import numpy as np

from .addresses import divisions
from .draft import HAN, Draft, is_han
from .learned import ordinary, tagger
from .normalise import DATA
from .persons import names
from .spans import TYPES

_NAME_TAGS = frozenset(("PER", "ORG", "LOC", "nz", "nw"))
_SHORT = re.compile(rf"[{HAN}]{{2,6}}")
CERTAIN, SURE, SURER, PHRASE, LIKELY, EVEN, WEAK = 1.1, 0.97, 0.9, 0.7, 0.6, 0.5, 0.3
"""Ceilings: a find that the tagger is this sure of stays hidden whatever the sign says."""
MAYBE_ILL = 0.5
"""What the tagger takes for an illness or an address from this chance on must go, whoever it was taken for."""
_JUDGED = ("PERSON", "NICK", "SHOP", "ORG")
_COLUMNS = [1 + 2 * TYPES.index(type) + rest for type in _JUDGED for rest in (0, 1)]


@cache
def phrases() -> frozenset[str]:
    """Fixed phrases of four characters: 马到成功."""
    found = set()
    for line in (DATA / "phrases.txt").read_text("utf-8").splitlines():
        if line[:1] != "#":
            first, rest = line.split(" ")
            found.update(first + rest[i : i + 3] for i in range(0, len(rest), 3))
    return frozenset(found)


def release(draft: Draft, chances: np.ndarray) -> None:
    """Turn the finds that are words where they stand into questions for the reviewer."""
    something = 1 - chances[:, 0]
    other = something - chances[:, _COLUMNS].sum(axis=1)
    judged: dict[tuple[int, int], bool] = {}
    dropped = []
    for mark in draft.marks:
        if mark.type not in _JUDGED or mark.source in ("rule", "told"):
            continue
        start, end = place = mark.start, mark.end
        if place not in judged:
            judged[place] = tagger.mean(other, start, end) < MAYBE_ILL and is_word_here(
                draft, start, end, tagger.mean(something, start, end)
            )
        if judged[place]:
            dropped.append(mark)
    draft.drop(dropped)
    draft.unsure += [(m.start, m.end, tagger.REASONS[m.type]) for m in dropped]


def is_word_here(draft: Draft, start: int, end: int, chance: float) -> bool:
    """Whether a find is an ordinary word in this place. `chance`: the tagger's that it must go."""
    if not _SHORT.fullmatch(draft.text, start, end) or _is_called(draft.text, start, end):
        return False
    return any(chance < sign(draft, start, end) for sign in (_inside, _across, _among, _in_use))


_CALLED = re.compile(
    r"(?:名叫|叫做?|[叫唤称]|[叫喊唤称][他她佢它我其]|姓名|店名|招牌|字号|绰号|外号|花名|人称|自称|昵称|网名|名为|改名|名字|真名|本名|原名|又名|化名|就是|[人员者师]:)[:“\" ]*$"
)
_CALLED_BEHIND = re.compile(
    r"[”\"]?(?:的名字|的招牌|的店|这家|[一这]个(?:人|店|铺)|字样|二字|[二两三四]个字)"
)


def _is_called(text: str, start: int, end: int) -> bool:
    """Whether the words beside say that it is a name."""
    return bool(_CALLED.search(text[max(0, start - 6) : start]) or _CALLED_BEHIND.match(text, end))


def _is_known(word: str) -> bool:
    return word in phrases() or (len(word) < 4 and word in ordinary.words()) or word in names.words()


_LITTLE = frozenset("不唔没未很太真就都也要我你他她佢")


def _inside(draft: Draft, start: int, end: int) -> float:
    """元宵 in 元宵节, 希望 in 我希望, 到成 in 马到成功: a longer word or phrase holds it whole."""
    text, size = draft.text, end - start
    if size < 4:
        for begin in range(max(0, end - 4), start + 1):
            if text[begin : begin + 4] in phrases():
                return CERTAIN if begin in draft.edges and begin + 4 in draft.edges else SURE
    word = draft.word_at(start)
    longer = word.end >= end and word.end - word.start > size
    if not longer or word.tag in _NAME_TAGS:
        return 0.0
    whole = text[word.start : word.end]
    if _is_known(whole):
        return SURE
    ahead, behind = text[word.start : start], text[end : word.end]
    return LIKELY if ordinary.composed(whole) or (ahead in _LITTLE and not behind) else 0.0


def _across(draft: Draft, start: int, end: int) -> float:
    """要武 in 要|武断, 苗壮 in 菜苗|壮实, 语气温 in 语气|温柔: a known word begins in it and ends behind it."""
    last = draft.word_at(end - 1)
    if not start < last.start < end < last.end or last.tag in _NAME_TAGS:
        return 0.0
    if not _is_known(draft.text[last.start : last.end]):
        return 0.0
    first = draft.word_at(start)
    known = first.tag not in _NAME_TAGS and _is_known(draft.text[first.start : first.end])
    if first.start == start and not (known and first.end - start > 1):
        return EVEN
    return SURER if known else 0.0


_COUNTED = re.compile(
    r"(?:[一二两三四五六七八九十几数半这那每\d][条头棵朵株台辆瓶碗锅件种类块滴盆桶箱袋包盒盏枝粒]|[一两几这那][片架]|[二两三四五六七八九十几]个|一些|那些|这些)$"
)
_NEVER_A_NAME = re.compile(
    r"期间|时节|节(?:前|后|期间|当[天日])|之[余乐]|劲儿|[”\"]?(?:的说法|问候|等?(?:墙上)?标语|一词|口号)"
)


def _among(draft: Draft, start: int, end: int) -> float:
    """那锅陈皮, 公道不公道, 大队 within an agency: what nobody's name has beside it, whatever the model makes of the word."""
    text = draft.text
    if _NEVER_A_NAME.match(text, end) or _behind_regards(text, start):
        return CERTAIN
    if _COUNTED.search(text[max(0, start - 2) : start]):
        return SURE
    if text[start:end] in divisions.bare_names():
        return CERTAIN
    if text[end - 1] in "嘛啦㗎呗" and end - start > 3:
        return SURE
    if text[start:end] in phrases() and text[start:end] not in draft.named and _in_a_line(text, start, end):
        return PHRASE
    word = names.is_word(text[start:end]) or text[start:end] in ordinary.words()
    if word and _echoed(text, start, end):
        return SURER
    return WEAK if word and draft.is_protected(start, end) else 0.0


def _behind_regards(text: str, start: int) -> bool:
    """此致 敬礼: however far the second half of it stands to the right."""
    while start and text[start - 1].isspace():
        start -= 1
    return text.endswith("此致", 0, start)


_DEGREE = re.compile(
    r"(?:很|十分|非常|特别|不|别|莫|勿|唔|挺|好|太|更|最|真|最为|比较|相当|有点|有些|那么|这么|多么|越来越|感到|觉得|显得|变得|看着|看上去|看起来|看似|令人|让人|维护|促进|热爱|心平气和|保持|一直|继续)$"
)
_ADVERB_END = re.compile(r"(?:地(?!址|点|段|块|铁|方|上|下|面|里)|极了|得很|起来|不已|共处|相处)")
_SOMEBODY = re.compile(
    r"(?:双方|各方|两家|大家|有人|咱们?|他们?|她们?|佢哋?|你们?|我们|自己|对方|本着|凡事)$"
)
_MUST = re.compile(r"(?:要|会|能|可以|应当?|必须|得|只能|还|先|就|都|再|来|去)$")
_TIME_BEHIND = re.compile(r"(?:时期|时段|时分|季节|前后|过后|将至)")
_NOUN_BEHIND = re.compile(
    r"(?:原则|负责人|标准|方案|政策|措施|制度|机制|问题|方面|工作|建设|生产|施工|活动|广告|标语|意识|知识|培训|情况|时代|社会|程序|手续|管理|服务|经营|执行|解决|协商)"
)
_SAID = re.compile(r"(?:说|道|答|回|回复|劝|问|讲|言|句|写着|心想|祝|祝愿)[:,]?[“\"]?$")
_SHOUTED = re.compile(r"喊[:,]?[“\"]?$")
_SPEAKING = re.compile(r"[的在是有和与说称讲把被]")
_PARTICLE = re.compile(r"[嘛啦吧呗㗎咯](?!解)")
_DONE = re.compile(r"[了着过](?!解)")
_TO_ALL = re.compile(r"于[人民众]")
_SOUGHT = re.compile(
    r"(?:搞|图个?|谋求?|追求|享受|缺乏|讲究|注意|注重|加强|确保|维护|促进|恢复|实现|取得|获得|提高|增强|落实|开展|实施|充满|感受|体现|贪图|讲求)$"
)
"""What people do with peace and safety, and not with one another."""
_OTHERS = re.compile(r"[他她]|你们|大家|别人")
_TOWARDS = re.compile(r"[向对](?:[^,。;向对]{2,6})$")
_DOING = ("v", "vd", "vn", "a", "ad", "an", "d", "xc", "c", "u")


def _in_use(draft: Draft, start: int, end: int) -> float:
    """What the words around it make of it."""
    text = draft.text
    tokens = draft.words[draft.word_index(start) : draft.word_index(end - 1) + 1]
    if tokens[0].start != start or tokens[-1].end != end or any(t.tag in _NAME_TAGS for t in tokens):
        return 0.0
    before, after = text[max(0, start - 8) : start], text[end : end + 4]
    first, last, behind = tokens[0].tag, tokens[-1].tag, _tag_behind(draft, end)
    one = len(tokens) == 1
    doing = last in _DOING
    if doing and _PARTICLE.match(after):
        return SURER if end - start > 2 else WEAK
    if _ADVERB_END.match(after) or _TIME_BEHIND.match(after):
        return LIKELY
    if doing and (_DEGREE.search(before)):
        return LIKELY
    if last == "v" and _TO_ALL.match(after):
        return SURER
    if one and first in ("d", "ad", "vd", "c", "p") and behind in ("v", "vn") and _in_a_clause(draft, start):
        return LIKELY
    if one and first == "v" and (_OTHERS.match(after) or _TOWARDS.search(before)):
        return EVEN
    if one and _SOUGHT.search(before):
        return EVEN
    if doing and last != "xc" and _SOMEBODY.search(before):
        return EVEN
    if doing and _MUST.search(before):
        return WEAK
    if _NOUN_BEHIND.match(after):
        return WEAK
    if first == "TIME" or any(token.tag in _DOING for token in tokens):
        long = end - start > 2
        said = _SAID.search(before) or (long and _SHOUTED.search(before))
        if said and not _SPEAKING.match(after):
            return EVEN if first == "TIME" or long else WEAK
        if _DONE.match(after):
            return WEAK
    if one and first == "a" and (_and_so(draft, start, end) or _said_of_a_thing(draft, start, end)):
        return WEAK
    if not one and first == "d" and last == "p" and behind in ("s", "f", "LOC", "r"):
        return WEAK
    return 0.0


def _tag_behind(draft: Draft, end: int) -> str:
    return draft.word_at(end).tag if end < len(draft.text) else ""


def _of_person(draft: Draft, end: int) -> bool:
    """Whether a word for a person ends here: 申请人, 工人, 仔."""
    word = draft.word_at(end - 1)
    return word.tag in ("PER", "r", "nw") or draft.text[end - 1] in _HUMAN_END


_HUMAN_END = frozenset("员工师长人主手商匠户方友板娘仔众生叔伯姨婆妈爸哥姐弟妹妻夫子女孩")


def _in_a_clause(draft: Draft, start: int) -> bool:
    """Whether a word that is no person's stands right before."""
    return bool(start and is_han(draft.text[start - 1]) and not _of_person(draft, start))


def _and_so(draft: Draft, start: int, end: int) -> bool:
    """语气温柔平和: one adjective behind the other."""
    word = draft.word_at(end) if end < len(draft.text) else None
    return word is not None and word.tag in ("a", "an") and word.end - end == 2 and _in_a_clause(draft, start)


def _said_of_a_thing(draft: Draft, start: int, end: int) -> bool:
    """服务周到，: a noun that is no person's, then what it is like."""
    if not start or draft.text[end : end + 1] not in tuple(",。;!?、)”\n的"):
        return False
    word = draft.word_at(start - 1)
    return word.tag in ("n", "vn") and word.end - word.start > 1 and not _of_person(draft, start)


def _in_a_line(text: str, start: int, end: int) -> bool:
    """Whether a sentence runs into it or on from it: no sign, no cell, no speaker."""
    if text[start - 1 : start] in ("", "\n"):
        return False
    return any(is_han(char) for char in (text[start - 1], text[end : end + 1]))


def _echoed(text: str, start: int, end: int) -> bool:
    """公道不公道, 商量归商量: the word said twice over."""
    value = text[start:end]
    return (text[end : end + 1] in ("不", "归", "没") and text.startswith(value, end + 1)) or (
        start > len(value) and text[start - 1] in "不归没" and text.endswith(value, 0, start - 1)
    )

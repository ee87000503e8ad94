"""Persons: what the model finds, what roles, posts, lists and self-introductions give away, nicknames, chat speakers."""

import re

from . import names
from .draft import HAN, Draft
from .lexicon import words_of
from .names import COMPLAINANTS, MINORS, NICK_NOT, NOT_NAMES, OFFICERS, TITLE_LONG, TITLE_SHORT, WITNESSES

# Characters that often follow a name directly; a third character of this kind is rather the next word.
_AFTER = frozenset(
    "在于称说系等处驾到已均曾现未住由因签写叫答问述诉指认即则也都就又是的和与及或将把被从对向为让给跟同找去来要会能有没不承拒违擅私利搭占经持收购买卖售做开办领自本并再还只共作两二三夫之所"
)
_FOLLOW = re.compile(
    r"(?:在|于|称|说|表示|反映|承认|否认|陈述|自述|辩称|述称|签|到场|到案|到|从|将|把|被|向|对|为|因|未|有|没|不|已|曾|正|也|都|就|又|和|与|及|跟|同|等|的|之|是|系|驾|经营|擅自|违|接|收|拒|自|其|男|女|住|出生|身份|电话|手机|联系|先生|女士|小姐|老师|以|按|经|等人|二人|两人|三人|夫妇|父|母|妻|丈|儿|兄|姐|弟|妹|现|某|通过|利用|持|携|带|作|提|要求|同意|认|主|负责|开|将|并|且|而|提出|一|二|两|三|本|所|即|由|则|使|让|给|请|来|去|找|问|答|记|签名|签字|签收|代|叫|做|当|却|仍|还|再|随|遂|另|共|均|只|会|能|可|应|须|需|了|过|着|吗|呢|吧|啊|嘅|喺|话|同埋|畀)"
)
ROLE = "|".join(words_of("roles", "persons"))
_ROLES = sorted(ROLE.split("|"), key=len, reverse=True)
_ROLE_RE = re.compile("(?:" + "|".join(map(re.escape, _ROLES)) + ")")
_LABEL_SEP = re.compile(
    r"[ \t\n]*(?:[((](?:签名|签字|签章|姓名|盖章|甲方|乙方|以下简称[^()]{1,8}|个体工商户|主办|协办|[一二三四12345])[))])?[ \t\n]*(?:[:;|]|姓名[:]?)[ \t\n|“\"]*"
)
_NAME_PIECE = rf"[{HAN}]{{2,12}}(?:[·.][{HAN}]{{1,10}}){{0,3}}"
_LIST_SEP = re.compile(r"[ \t\n]*(?:[、,;/|\t]|和|与|及|以及|跟|同埋|同|\s)[ \t\n]*")


def role_of(label: str) -> str:
    """The house's role for a label: officer, complainant, witness, minor or none."""
    for role, pattern in (
        ("officer", OFFICERS),
        ("complainant", COMPLAINANTS),
        ("witness", WITNESSES),
        ("minor", MINORS),
    ):
        if pattern.search(label):
            return role
    return ""


def find(draft: Draft) -> None:
    """Mark persons and nicknames."""
    _dotted(draft)
    _labelled(draft)
    _adjacent_to_role(draft)
    _model(draft)
    _introduced(draft)
    _before_details(draft)
    _posts(draft)
    _nicknames(draft)
    _speakers(draft)
    _latin(draft)
    _half_masked(draft)
    _lists(draft)


def _run_end(text: str, start: int, limit: int = 8) -> int:
    end = start
    while end < len(text) and end - start < limit and re.match(f"[{HAN}]", text[end]):
        end += 1
    return end


def right_edge(draft: Draft, end: int) -> bool:
    """Whether a name may end here."""
    text = draft.text
    if end >= len(text) or not re.match(f"[{HAN}]", text[end]):
        return True
    return end in draft.edges or bool(_FOLLOW.match(text, end))


def name_at(draft: Draft, start: int, *, labelled: bool = False) -> int:
    """Where the Chinese name that begins at `start` ends, or -1.

    `labelled`: the place is one for a name only (姓名：…), so that words and names without a known surname are taken too.
    """
    text = draft.text
    stop = _run_end(text, start)
    run = text[start:stop]
    if len(run) < 2 or run[:2] in _LABEL_WORDS or run[:2] in NOT_NAMES or run[:3] in NOT_NAMES:
        return -1
    if stop < len(text) and text[stop] == "·":
        return -1
    surname = names.surname_of(run)
    if surname:
        base = len(surname)
        if labelled and base + 1 <= len(run) <= base + 2 and not any(c in names.BAD_GIVEN for c in run):
            return stop
        options = []
        for given in (2, 1):
            end = start + base + given
            if end > stop or not names.looks_like_name(text[start:end]):
                continue
            if right_edge(draft, end):
                options.append(end)
        if len(options) == 2:
            long, short = options
            if text[long - 1] in _AFTER and (short in draft.edges or long not in draft.edges):
                return short
            if short in draft.edges and long not in draft.edges:
                return short
            return long
        if options:
            return options[0]
        if labelled and base + 1 <= len(run) <= 5:
            return stop
        return -1
    if (
        labelled
        and 2 <= len(run) <= 5
        and not names.is_word(run)
        and not any(c in names.BAD_GIVEN for c in run)
    ):
        return stop
    return -1


_LABEL_WORDS = frozenset(role[:2] for role in _ROLES) - frozenset(["高兴", "何方"])
_ORG_TAIL = re.compile(
    rf"[{HAN}]{{0,14}}(?:公司|商行|店|厂|部|中心|超市|餐厅|酒楼|工作室|学校|小学|中学|医院|档|馆|集团|队|局|所|办|委员会|村|社区|街道)"
)


def _labelled(draft: Draft) -> None:
    """姓名：高兴: a label with a colon takes the names after it, ordinary words too."""
    text = draft.text
    for match in _ROLE_RE.finditer(text):
        sep = _LABEL_SEP.match(text, match.end())
        if not sep:
            continue
        _take_list(draft, sep.end(), match.group(), labelled=True)


def _take_list(draft: Draft, position: int, label: str, *, labelled: bool) -> None:
    text = draft.text
    role = role_of(label)
    for number in range(30):
        if labelled:
            whole = _ORG_TAIL.match(text, position)
            run_end = _run_end(text, position, 20)
            if whole and whole.end() == run_end and run_end - position > 3:
                return
        end = name_at(draft, position, labelled=labelled)
        if end < 0:
            return
        if number and not labelled and names.is_word(text[position:end]):
            return
        value = text[position:end]
        if (
            draft.is_protected(position, end)
            or value in NOT_NAMES
            or re.fullmatch(rf".{{0,2}}{TITLE_LONG}", value)
        ):
            return
        draft.add(position, end, "PERSON", "context", role)
        after = re.compile(r"[((][^()\n]{1,40}[))]").match(text, end)
        sep = _LIST_SEP.match(text, after.end() if after else end)
        if not sep:
            return
        if re.match(r"\s+$", sep.group()) and not labelled:
            return
        position = sep.end()


def _adjacent_to_role(draft: Draft) -> None:
    """执法人员李志明、黄婉仪: a role directly before something that looks like a name."""
    text = draft.text
    for match in _ROLE_RE.finditer(text):
        position = match.end()
        if position >= len(text) or not re.match(f'[“"{HAN}]', text[position]):
            continue
        if text[position] in '“"':
            position += 1
        link = re.match(r"(?:是|为|叫做|叫|系|即|:)", text[position:])
        if link and link.group() and name_at(draft, position + link.end()) > 0:
            position += link.end()
        end = name_at(draft, position)
        if end < 0:
            continue
        value = text[position:end]
        if names.is_word(value) and not _list_or_paren(text, end):
            continue
        if not draft.touches_protected(position, end):
            _take_list(draft, position, match.group(), labelled=False)


def _list_or_paren(text: str, end: int) -> bool:
    return bool(re.match(r"[ ]?(?:[、((]|和[^平谐解]|与|等[二三四两人])", text[end:]))


_PER_TAIL = re.compile(r"(?:系|尾号|某系|女士|先生|等|称|说|签名|签字|及|和|与)$")
_TRIM_HEAD = re.compile(r"^(?:是|由|经|对|向|和|与|系|请|叫|查|为|被|让|给|找|问|答|记|自)(?=.{2,})")


def _model(draft: Draft) -> None:
    text = draft.text
    for index, word in enumerate(draft.words):
        if word.tag != "PER":
            continue
        start, end = word.start, word.end
        raw = text[start:end]
        if "某" in raw or not re.search(f"[{HAN}]", raw):
            continue
        while start < end and not re.match(f"[{HAN}]", text[start]):
            start += 1
        value = text[start:end].rstrip(" ,.;:、\n")
        end = start + len(value)
        if value not in names.words() and not names.surname_of(value) and _TRIM_HEAD.match(value):
            start += 1
            value = value[1:]
        tail = _PER_TAIL.search(value)
        if (
            tail
            and tail.start() >= 2
            and names.surname_of(value)
            and tail.start() - len(names.surname_of(value)) >= 1
        ):
            end = start + tail.start()
            value = text[start:end]
        if draft.touches_protected(start, end) or value in NOT_NAMES or value in NICK_NOT or value in _FAMOUS:
            continue
        if re.search(r"[0-9A-Za-z]", value) or len(value) > 9:
            continue
        following = draft.words[index + 1] if index + 1 < len(draft.words) else None
        if len(value) == 1:
            if (
                following
                and following.start == end
                and value in names.surnames()
                and following.tag in ("n", "v", "a", "nz", "nr")
                and following.end - following.start <= 2
            ):
                joined = name_at(draft, start)
                if joined > 0 and not names.is_word(text[start:joined]):
                    draft.add(start, joined, "PERSON", "entity")
            continue
        if value in names.words() and not names.surname_of(value):
            continue
        # the model often stops one character short: 司徒|建国, 欧阳|伟强
        surname = names.surname_of(value)
        if surname == value and len(value) == 2:
            longer = name_at(draft, start)
            if longer > end:
                end = longer
        elif (
            surname
            and len(value) == 2
            and following
            and following.start == end
            and following.end - following.start == 1
        ):
            third = text[end : end + 1]
            if (
                following.tag not in ("w", "p", "c", "u", "v", "d", "f", "m", "r", "xc", "q")
                and third not in _AFTER
                and re.match(f"[{HAN}]", third or " ")
                and right_edge(draft, end + 1)
            ):
                end += 1
        draft.add(start, end, "PERSON", "entity", role_of(text[max(0, start - 8) : start]) if start else "")


_FAMOUS = frozenset(words_of("famous", "persons"))

_INTRODUCED = re.compile(
    rf"(?:我叫|我名叫|我的名字叫|我的名字是|我个名叫|名叫|名为|叫做|叫作|叫|我是|我系|自称(?:是|叫|为)?|姓名为|姓名是|姓名叫|姓名|名字叫|名字是|名字系|化名|曾用名|又名|别名|原名|真名|本名|改名|更名为|署名|别称|人称|户名为?|登记在|登记名|名下为|法人是|老板是|老板系|老板叫|业主是|房东是|房东叫|店主叫|儿子叫|女儿叫|太太叫|老公叫|老婆叫|真实姓名|我同|我和|我跟|我与|和我|叫返)"
    rf"[ ]?(?:[:])?[“\"]?(?=[{HAN}])"
)


def _introduced(draft: Draft) -> None:
    text = draft.text
    for match in _INTRODUCED.finditer(text):
        lead = match.group()
        strong = lead.startswith(
            (
                "我叫",
                "我名",
                "我的名",
                "我个名",
                "名叫",
                "名为",
                "姓名",
                "名字",
                "曾用",
                "又名",
                "化名",
                "真",
                "本名",
                "原名",
            )
        )
        start = match.end()
        end = name_at(draft, start)
        if end > 0 and names.is_word(text[start:end]) and not strong:
            end = -1
        if end < 0 and strong:
            stop = _run_end(text, start)
            closed = stop >= len(text) or text[stop] in ',。;、:”")(\n 的'
            if (
                closed
                and 2 <= stop - start <= 5
                and text[start:stop] not in NOT_NAMES
                and not any(c in names.BAD_GIVEN for c in text[start:stop])
            ):
                end = stop
        if end > 0 and not draft.touches_protected(start, end):
            draft.add(start, end, "PERSON", "context")


_DETAILS = re.compile(
    r"[ \t|]*(?:[((][ ]?(?:男|女|身份证|公民身份|电话|手机|联系电话|联系方式|执法证|证号|绰号|外号|曾用名|系|\d{2}岁|现年|已故|死亡|业主|住|工号|警号|\d{4}年|[一二]九)|[,、|\t ]+(?:男|女)[,、|\t。;())])"
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
            left = text[start - 1] if start else "\n"
            if start in draft.edges or not re.match(f"[{HAN}]", left):
                if length == 4 and names.surname_of(value) not in names.compound_surnames():
                    continue
                if value in NOT_NAMES or value[-2:] in NOT_NAMES or _ORG_TAIL.fullmatch(value):
                    continue
                draft.add(start, end, "PERSON", "context", role_of(text[max(0, start - 6) : start]))
                break


_SURNAME_POST = re.compile(rf"(?P<s>[{HAN}]{{1,2}}?)(?P<t>{TITLE_LONG}|{TITLE_SHORT})")


def _posts(draft: Draft) -> None:
    """陈所长, 田队, 蔡工: a surname with a post or a form of address, as a whole."""
    text = draft.text
    position = 0
    while True:
        match = _POST_LONG.search(text, position)
        if not match:
            break
        position = match.start() + 1
        start, end = match.span()
        if draft.touches_protected(start, end) or draft.marked(start, start + 1, "PERSON"):
            continue
        surname = match.group("s")
        left = text[start - 1] if start else "\n"
        if len(surname) == 1:
            before_word = text[start - 1 : start + 1]
            if re.match(f"[{HAN}]", left) and start not in draft.edges and not _before_surname(left):
                continue
            if (
                before_word in _NOT_BEFORE_POST
                or (
                    text[start : start + 2] in names.words()
                    and text[start : start + 2] + "长" not in text[start : start + 3]
                )
            ) and (text[start : start + 2] in ("高工",) or text[start:end] in names.words()):
                continue
            if surname not in names.common_surnames():
                continue
        if text[start:end] in NOT_NAMES or text[start:end] in NICK_NOT:
            continue
        draft.add(
            start,
            end,
            "PERSON",
            "context",
            "officer"
            if names.OFFICE_TITLES.search(match.group())
            and not re.search(r"(?:组长|书记|主任|委员)$", match.group())
            else "",
        )
    for match in _POST_SHORT.finditer(text):
        start, end = match.span()
        surname, title = match.group("s"), match.group("t")
        value = text[start:end]
        if (
            value in names.words()
            or value in NOT_NAMES
            or value in NICK_NOT
            or value in _NOT_POST
            or draft.touches_protected(start, end)
        ):
            continue
        if surname not in names.common_surnames():
            continue
        left = text[start - 1] if start else "\n"
        right_ok = end >= len(text) or not re.match(f"[{HAN}]", text[end]) or end in draft.edges
        left_ok = not re.match(f"[{HAN}]", left) or start in draft.edges or _before_surname(left)
        word = draft.word_at(start)
        whole = word.start == start and word.end == end
        if whole or (
            left_ok
            and right_ok
            and word.start == start
            and (end in draft.edges)
            and word.tag in ("PER", "n", "nz", "nr", "ORG")
            and word.end <= end
        ):
            draft.add(
                start,
                end,
                "NICK" if title in "姐哥叔姨婶伯嫂婆公妹弟仔爷娘" else "PERSON",
                "context",
                "officer" if title in "队所局科导" else "",
            )


_POST_LONG = re.compile(
    rf"(?P<s>(?:欧阳|司徒|上官|诸葛|尉迟|司马|夏侯|公孙|皇甫|慕容|令狐|欧|[{HAN}]))(?P<t>{TITLE_LONG})"
)
_POST_SHORT = re.compile(rf"(?P<s>[{HAN}])(?P<t>{TITLE_SHORT})")
_NOT_BEFORE_POST = frozenset(["办公", "主任", "班组"])
_NOT_POST = frozenset(words_of("not_post", "persons"))


def _before_surname(char: str) -> bool:
    return char in "的是由找请叫跟和与向对问被让给到经在及同等请，据副原某阿称说见位名了去"


_NICK = re.compile(
    rf"(?P<n>(?:阿|小|老|肥|大|细|靓|高佬|矮仔|光头|大口|豆皮|四眼|鸡|猪|牛|蛇|鱼|花|豆腐|烧猪|潮州|东北|湖南|四川|河南|客家)?(?P<core>[{HAN}])(?:姐|哥|叔|姨|婶|伯|嫂|婆|仔|佬|妹|爷|娘|头|公))(?![{HAN}]?[姐哥])"
)
_AH = re.compile(rf"(?P<n>(?:阿|小|老|肥|细|靓)[{HAN}](?:姐|哥|叔|姨|婶|伯|嫂|婆|仔|妹|爷)?)")
_NICK_LABEL = re.compile(
    r"(?:绰号|外号|花名|诨名|诨号|混名|网名|昵称|微信名|微信昵称|群昵称|群名片|用户名|用户昵称|账号名|账号名称|ID名|抖音名|抖音账号|快手账号|视频号|小红书账号|微博账号|微博名|博主|主播|网友|网民|人称|人叫|别人叫|大家叫|大家都叫|都叫我|叫我|叫佢|叫他|叫她|平时叫|平时大家叫我|街坊叫|乳名|小名|奶名|艺名|笔名|俗称|尊称|花名叫|自称|发布者|买家|评论者|用户|粉丝|署名|备注名|备注为|备注|微信“|微信备注|朋友圈|公众号|直播间|抖音号名|群主|团长|网店名|发帖者|楼主|ID)"
    r"[ ]?(?:为|是|叫做|叫|系|:|名|称|账号|帐号)?[ ]?"
)


def _nicknames(draft: Draft) -> None:
    text = draft.text
    for match in _NICK_LABEL.finditer(text):
        start = match.end()
        if start >= len(text):
            continue
        if text[start] in "“\"'‘《":
            close = re.search(r"[”\"'’》]", text[start + 1 : start + 32])
            if close and close.start() > 0:
                draft.add(start + 1, start + 1 + close.start(), "NICK", "context")
            continue
        if not re.search(
            r"(?:绰号|外号|花名|诨|混名|网名|昵称|微信名|叫我|小名|乳名|人称|群名片|用户名|艺名|笔名|抖音名)",
            match.group(),
        ):
            continue
        piece = re.match(r"[^\s,。;、:()“”\"|]{1,16}", text[start:])
        if piece and piece.group() not in NOT_NAMES and not re.match(r"[的不了在有]", piece.group()):
            stop = re.search(r"(?:的|在|于|，|通过|接单|发布|称|说|投诉|反映)", piece.group()[1:])
            length = stop.start() + 1 if stop else piece.end()
            if length <= 16:
                draft.add(start, start + length, "NICK", "context")
    for match in _AH.finditer(text):
        start, end = match.span("n")
        value = match.group("n")
        if (
            value in NICK_NOT
            or value[:2] in NICK_NOT
            or value in names.words()
            or text[start : start + 3] in NICK_NOT
        ):
            continue
        if draft.touches_protected(start, end):
            continue
        second = value[1]
        head = value[0]
        if second in names.BAD_GIVEN:
            continue
        if len(value) == 2 and (head in "细靓" or (head == "肥" and end not in draft.edges)):
            continue
        word = draft.word_at(start)
        left = text[start - 1] if start else "\n"
        left_ok = not re.match(f"[{HAN}]", left) or start in draft.edges
        if not left_ok:
            continue
        if head == "阿":
            good = word.tag == "PER" or end in draft.edges or right_edge(draft, end)
            if not good and right_edge(draft, start + 3) and len(value) == 2:
                end, good = start + 3, True
            if word.tag == "PER" and word.start == start and word.end > end and word.end - start <= 4:
                end = word.end
        elif head in "小老":
            if len(value) == 3:
                good = end in draft.edges or word.tag == "PER"
            else:
                good = (word.tag == "PER" and word.start == start and word.end == end) or (
                    second in names.common_surnames()
                    and start in draft.edges
                    and end in draft.edges
                    and right_edge(draft, end)
                    and (word.end - word.start <= 2)
                    and word.tag not in ("v", "d", "t")
                )
                if word.tag == "PER" and word.start == start and word.end > end and word.end - start == 3:
                    end, good = word.end, True
        else:
            good = end in draft.edges and (len(value) == 3 or word.tag == "PER" or head == "肥")
        if good:
            draft.add(start, end, "NICK", "context")
    for match in _NICK.finditer(text):
        start, end = match.span("n")
        value = match.group("n")
        if (
            value in NICK_NOT
            or value in names.words()
            or value in _NOT_POST
            or draft.touches_protected(start, end)
        ):
            continue
        if (
            any(value.endswith(k) for k in names._KIN)
            or value[-2:] in NICK_NOT
            or value[0] in names.BAD_GIVEN
        ):
            continue
        word = draft.word_at(start)
        if (
            word.start == start
            and word.end == end
            and (
                word.tag == "PER"
                or (
                    value[-1] in "姐哥叔姨婶伯嫂"
                    and word.tag in ("n", "nz")
                    and value[:-1] not in ("", "的")
                    and _named_kin(value)
                )
            )
        ):
            draft.add(start, end, "NICK", "context")


def _named_kin(value: str) -> bool:
    return len(value) >= 2 and value[-2] not in "大小表堂亲师学空的外母父"


_SPEAKER = re.compile(
    r"(?m)^[ \t]*(?:[\[(]?(?:\d{4}[\-/年]\d{1,2}[\-/月]\d{1,2}日?)?[ ]?(?:上午|下午|晚上|凌晨|中午)?[ ]?\d{0,2}:?\d{0,2}(?::\d{2})?[\])]?)?[ \t]*(?P<n>[^\s::|\[\]()，,。;！？!?\d][^\n::|\[\]，,。;！？!?]{0,15}?)[ ]?(?:[((][^()\n]{1,14}[))])?[ ]*(?P<time>(?:\d{4}[\-/年]\d{1,2}[\-/月]\d{1,2}日?[ ]?)?(?:上午|下午|晚上|凌晨|中午)?[ ]?\d{1,2}:\d{2}(?::\d{2})?)?[ ]?(?P<colon>:|$)"
)
_NOT_SPEAKER = re.compile(
    rf"(?:^[问答甲乙丙丁]$|{_ROLE_RE.pattern}|电话|地址|时间|地点|日期|编号|号码|性别|年龄|案由|案号|内容|事由|标题|主题|来源|诉求|类别|类型|结果|意见|情况|备注|说明|附件|依据|事实|证据|结论|要求|单位|名称|职务|住所|住址|住|身份|证|号|账|微信|单|文|书|局|队|所|办|街道|主持|议程|议题|纪要|注|如下|以下|为|规定|条|问题|答复|回复|建议|一|二|三|四|五|六|店|公司|系统|群公告|管理员|客服|热线|撤回|加入|邀请|状态|处理|部门|方式|项目|金额|数量|面积|天气|经过|记录|摘要|对象|范围|目的|原因|措施|总结|通知|提示|提醒|标准|期限|种类|幅度|法定|序|门店|签名|盖章|抄送|主送|报送|物品|规格|特征|品种|毛色|犬名|犬)"
)


def _speakers(draft: Draft) -> None:
    """Chat transcripts: the name before the colon or the time, when at least two lines are of that kind."""
    text = draft.text
    found = []
    for match in _SPEAKER.finditer(text):
        name = match.group("n").strip()
        if not name or _NOT_SPEAKER.search(name) or (not match.group("time") and match.group("colon") != ":"):
            continue
        if match.group("colon") != ":" and not match.group("time"):
            continue
        if re.fullmatch(r"[\W_]+", name) and not re.search(r"[^\x00-\x7f]", name):
            continue
        found.append(
            (
                match.start("n"),
                match.start("n") + len(match.group("n").rstrip()),
                bool(match.group("time")),
                name,
            )
        )
    clock = re.search(r"\d{1,2}:\d{2}", text) is not None
    chat = (
        re.search(r"(?:群聊|微信群|聊天记录|聊天|群成员|群名|@|\[图片\]|\[语音|\[表情|\[视频\]|撤回了)", text)
        is not None
    )
    repeated = len({f[3] for f in found}) < len(found)
    if len(found) >= 2 and (clock or chat or repeated or any(f[2] for f in found)):
        for start, end, _, name in found:
            if name not in ("我", "本人", "系统消息", "执法队", "Q", "A"):
                kind = "PERSON" if names.looks_like_name(name) and not names.is_word(name) else "NICK"
                draft.add(start, end, kind, "context")
    for match in re.finditer(r"@(?P<n>[^\s@,。:;!?、，！？()]{1,16})", text):
        if (
            "." not in match.group("n")
            and match.group("n") not in ("所有人", "全体成员", "all")
            and (match.start() == 0 or not re.match(r"[A-Za-z0-9]", text[match.start() - 1]))
        ):
            draft.add(match.start("n"), match.end("n"), "NICK", "context")


_DOTTED = re.compile(rf"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,12}}){{1,3}}")


def _dotted(draft: Draft) -> None:
    """阿依古丽·买买提, 迪丽努尔·艾合买提江."""
    text = draft.text
    for match in _DOTTED.finditer(text):
        start, end = match.span()
        first = text.index("·", start)
        # the first part begins at a word edge, after role words and little words
        head = text[start:first]
        cut = 0
        for role in _ROLE_RE.finditer(head):
            cut = max(cut, role.end())
        for m in re.finditer(r"(?:和|与|及|由|对|向|给|是|叫|系|的|在|被|跟|请|找|问|为|将)", head):
            if start + m.end() in draft.edges and m.end() < len(head):
                cut = max(cut, m.end())
        if cut < len(head):
            start += cut
        last = text.rindex("·", start, end) + 1
        word = draft.word_at(last)
        stop = min(end, max(word.end, last + 1))
        while stop < end and not right_edge(draft, stop):
            stop += 1
        if word.tag not in ("PER",) and stop - last < 2 and end - last >= 2:
            stop = min(end, last + 3) if not right_edge(draft, last + 2) else last + 2
        if _LATIN_ONLY.search(text[start:stop]) or draft.touches_protected(start, stop):
            continue
        draft.add(start, stop, "PERSON", "context", role_of(text[max(0, start - 8) : start]))


_LATIN_ONLY = re.compile(r"[A-Za-z]")
_LATIN_WORD = r"[A-ZÀ-ÖØ-ÞĐĂƠƯ][a-zA-Zà-öø-ÿđăơưạ-ỹẠ-Ỹ\u0300-\u036f'’\-]*\.?"
_LATIN = re.compile(
    rf"(?<![A-Za-z0-9@._\-])(?P<n>{_LATIN_WORD}(?:[ ·.,]{{1,2}}{_LATIN_WORD}){{1,4}})(?![A-Za-z0-9@])"
)
_LATIN_ONE = re.compile(r"(?<![A-Za-z0-9@._\-])(?P<n>[A-Z][a-zà-ỹ]{2,14})(?![A-Za-z0-9@_.])")
LATIN_NAMES = frozenset(words_of("latin_names", "persons"))
_GENERIC_LATIN = _LATIN_NOT = frozenset(words_of("generic_latin", "persons"))


def _latin(draft: Draft) -> None:
    text = draft.text
    for match in _LATIN.finditer(text):
        parts = [p.strip(".,").lower() for p in re.split(r"[ ·.,]+", match.group("n")) if p.strip(".,")]
        lower = sum(any(c.islower() for c in p) for p in re.split(r"[ ·.,]+", match.group("n")))
        if any(p in _LATIN_NOT for p in parts) or lower == 0:
            continue
        draft.add(match.start("n"), match.end("n"), "PERSON", "context")
    for match in _LATIN_ONE.finditer(text):
        if match.group("n").lower() in LATIN_NAMES:
            draft.add(match.start("n"), match.end("n"), "PERSON", "context")
    for match in re.finditer(
        rf"(?:{ROLE})[:]?[ ]?(?P<n>[A-Z][A-Za-zà-ỹÀ-Ỹ'\-]+(?:[ ][A-Z][A-Za-zà-ỹÀ-Ỹ'\-]*){{0,4}})", text
    ):
        if match.group("n").lower() not in _LATIN_NOT:
            draft.add(match.start("n"), match.end("n"), "PERSON", "context", role_of(match.group()))


_HALF = re.compile(rf"(?P<n>[{HAN}]某(?P<g>[{HAN}]))")


def _half_masked(draft: Draft) -> None:
    """梁某轩 leaks a character of the name; 张某某 and 张某在 do not."""
    text = draft.text
    for match in _HALF.finditer(text):
        given = match.group("g")
        start, end = match.span()
        if (
            given == "某"
            or given in _AFTER
            or given in names.BAD_GIVEN
            or match.group("n")[0] not in names.surnames()
        ):
            continue
        if (
            given
            in "甲乙丙丁戊己庚辛壬癸店路街村镇区市县小中大厂公司案人类些种时年月日号栋座幢楼室花苑园反表"
        ):
            continue
        word = draft.word_at(start)
        if (word.end == end and word.tag == "PER") or end >= len(text) or not re.match(f"[{HAN}]", text[end]):
            draft.add(start, end, "PERSON", "context")


_LINK = re.compile(r"[ ]?(?:[、/]|和|与|及|以及|跟|同埋|同)[ ]?")


def _lists(draft: Draft) -> None:
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
        note = re.match(r"[((][^()\n]{1,40}[))]", text[end : end + 44])
        if note:
            end += note.end()
        link = _LINK.match(text, end)
        if link:
            start = link.end()
            stop = name_at(draft, start)
            if (
                stop > 0
                and not draft.marked(start, stop, "PERSON")
                and not draft.touches_protected(start, stop)
                and text[start:stop] not in NOT_NAMES
            ):
                value = text[start:stop]
                listed = (
                    link.group().strip() in "、/"
                    or not names.is_word(value)
                    or _listed_word(draft, start, stop)
                )
                if (
                    listed
                    and not (names.is_word(value) and not _listed_word(draft, start, stop))
                    and not _ORG_TAIL.match(text[start : stop + 4])
                ):
                    draft.add(start, stop, "PERSON", "context", mark.role)
                    queue.append(draft.marks[-1])
        # backwards
        for length in (3, 2):
            before = text[max(0, mark.start - 1) : mark.start]
            if before not in ("、", "和", "与", "及", "跟", "同"):
                break
            stop = mark.start - 1
            start = stop - length
            if start < 0:
                continue
            value = text[start:stop]
            left = text[start - 1] if start else "\n"
            if (
                names.looks_like_name(value)
                and value not in NOT_NAMES
                and (start in draft.edges or not re.match(f"[{HAN}]", left))
                and not draft.marked(start, stop, "PERSON")
                and not draft.touches_protected(start, stop)
            ):
                if (
                    length == 2
                    and names.looks_like_name(text[start - 1 : stop])
                    and start - 1 in draft.edges
                    and start not in draft.edges
                ):
                    continue
                draft.add(start, stop, "PERSON", "context", mark.role)
                queue.append(draft.marks[-1])
                break


def _listed_word(draft: Draft, start: int, stop: int) -> bool:
    """An ordinary word in a list of persons is a name when nothing shows that it is the word."""
    text = draft.text
    following = text[stop : stop + 1]
    return (
        not following
        or following in "、,。;())在于等都也均是共把将一二两三和与到的称说"
        or bool(re.match(r"(?:负责|到场|签|参加|出席|作|表示|反映)", text[stop:]))
    )

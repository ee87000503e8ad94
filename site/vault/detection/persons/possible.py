"""Stretches where a person could stand though nothing says so for sure: suspects for the reviewer, never hidden.

Generous in case papers, silent in the text of a law, whose paragraphs name nobody.
"""

import re

from ..draft import HAN, Draft
from . import names
from .names import NICK_NOT, NOT_NAMES
from .naming import AFTER, FORM_WORDS, ORG_TAIL, ROLE, ROLE_RE

_ARTICLE_LINE = re.compile(r"(?m)^[ \t#*]*第[零〇一二三四五六七八九十百千\d]{1,7}[条章节]")

NUMBER_AHEAD = re.compile(r"[〔\[(【]?(?:19|20)\d\d[〕\])】]第?\d{1,6}号")
"""国发〔2013〕23号: what stands before is an agency's short name."""
_LINE_START = re.compile(r"(?m)^[ \t]*\S")

# What persons do, and what belongs to persons, straight after a name.
_DOES = re.compile(
    r"(?:称(?!为|作|号|重)|说(?!明|法)|讲|话(?=,|:|佢|我|你)|表示(?!意)|反映|来电|来访|签(?!订|发|约)|陈述|承认|否认|辩|自称|声称|解释(?!为)|回答|答(?!复)|证实|指认|告诉|告知(?!书|当事人)|在场|到场|到案|不在|"
    r"出资|驾|开车|开着|推着|带着|拿着|骑着|骂|打(?!印|扫)|推(?!荐|进|动|广)|住|搬|倒(?!闭)|养的|开的|租|买|卖(?!场)|拒绝|拒签|配合|带路|同意|提出|介绍(?!信)|带队|牵头|跟进|赶到|来到|去到|"
    r"有(?:一?[辆台条间个]|位)|饲养|停放|停在|停的|堆放|摆放|摆卖|搭建|焚烧|倾倒|开店|开档|开了|经营|占用|违停|赔|笑|哭|怒|喊|叫(?!做)|问(?!题)|听|看|找|帮|送|收(?!入|费|集)|写|做|种|洗|烧|吵|闹|冲|跑|走|坐|站在|回(?!复|收)|让|请(?!求)|要求|希望|认为|觉得|强调|指出|总结|发言|补充|主持|陪|接过|递|把|将|被|先(?!进|行)|就(?!业|餐)|也|都|又|却|正(?!常|确|式)|已(?!经营)|曾|因|一起|当场|当天|当晚|本人|二人|两人|等[二两三四五六七八九人]|夫妇|夫妻|父子|母子|"
    r"家的|家里|之[妻夫子女父母弟兄妹姐]|的(?:老婆|老公|妻|丈夫|儿子|女儿|母亲|父亲|妈|爸|朋友|同事|弟|哥|姐|妹|房|屋|货|口供|笔录|陈述|说法|身份证|账户|微信|电话|手机|摊|店|铺|档|车|狗|犬|家|证言|名字|签名)|"
    r"[((](?:男|女|系|电话|1\d|\d)|喺|畀|俾|同埋|佢)"
)
_AFTER = re.compile(
    rf"(?:{_DOES.pattern}|[,。;:、!?)(”\"\n\t| ]|$|个|嘅|啲|在|于|和|与|及|跟|同|等|是|系|到|来|去|从|给|向|对|没|不|未|可以|会|要|负责|管理|经营|代)"
)
_BEFORE = re.compile(
    rf"(?:由|向|对|找|揾|与|和|及|跟|同|叫|问|见|见到|看见|帮|替|畀|俾|请|让|据|经|送达|通知|告知|联系|委托|陪同|殴打|打伤|咬伤|砸中|砸到|撞到|撞倒|推倒|辱骂|骂|扶起|拦住|劝|采访|询问|走访|约谈|拜访|感谢|批评|认识|嫁给|跟着|喊|交给|转给|借给|卖给|租给|{ROLE}|[妻夫子女父母弟兄妹姐哥伴公婆]|名下|@)[ :“\"]?$"
)
_OPEN = re.compile(r"(?:[,。;:、!?(“\"\n\t|\]>)]|^)[ ]?$")
_WEAK = re.compile(r"[的是为系有了到即人]$")
_CLOSED = re.compile(r"[,。;:、!?)(”\"\n\t|]|$")
_NOT_FIRST = frozenset("这那哪每某各该本此其两几多何全任应都来由向平当时常")
_CLOSED_TAGS = frozenset(["p", "c", "u", "xc", "w", "r", "m", "q", "TIME", "ORG"])
_NOT_GIVEN = names.BAD_GIVEN - frozenset("时之元月日其也若如以为章")
_HAN = re.compile(f"[{HAN}]{{2,4}}")
_NEVER = frozenset(
    [
        "我们",
        "你们",
        "他们",
        "她们",
        "佢哋",
        "自己",
        "对方",
        "双方",
        "大家",
        "别人",
        "人家",
        "有人",
        "现场",
        "当场",
        "当天",
        "当晚",
        "今天",
        "昨天",
        "明天",
        "上述",
        "以上",
        "以下",
        "如下",
        "情况",
        "经查",
        "另查",
        "以及",
        "并且",
        "但是",
        "因为",
        "所以",
        "如果",
        "时间",
        "地点",
        "电话",
        "地址",
        "相关",
        "有关",
        "目前",
        "经营",
        "处理",
        "办理",
        "检查",
        "处罚",
        "整改",
        "投诉",
        "举报",
        "反映",
        "违法",
        "行为",
        "方便",
        "容易",
        "简单",
        "平时",
        "常常",
        "经常",
        "时常",
        "向来",
        "从来",
        "后来",
        "本来",
        "江门",
        "蓬江",
        "江海",
        "新会",
        "台山",
        "开平",
        "鹤山",
        "恩平",
        "广东",
        "广州",
        "佛山",
        "深圳",
        "湖南",
        "湖北",
        "江西",
        "江苏",
        "河南",
        "河北",
        "山东",
        "山西",
        "陕西",
        "四川",
        "安徽",
        "温州",
        "汕头",
        "潮州",
        "云南",
        "贵州",
        "海南",
        "白天",
        "夏天",
        "冬天",
        "何时",
        "何人",
        "何处",
        "任何",
        "和气",
        "严重",
        "严格",
        "明显",
        "明确",
        "安全",
        "安装",
        "安排",
        "容器",
        "广告",
        "金额",
        "包装",
        "车辆",
        "车主",
        "车牌",
        "石油",
        "党员",
        "房屋",
        "房东",
        "冷藏",
        "冷饮",
        "强烈",
        "高度",
        "高声",
        "许可",
        "许多",
        "解决",
        "解释",
        "全部",
        "全程",
        "全体",
        "单位",
        "程序",
        "曲奇",
        "盖章",
        "成员",
        "成立",
        "施工",
        "方面",
        "方式",
        "方法",
        "项目",
        "权利",
        "权属",
        "商户",
        "商铺",
        "商场",
        "商家",
        "商品",
        "农民",
        "农村",
        "米饭",
        "花盆",
        "花园",
        "步行",
        "门口",
        "门前",
        "牙签",
    ]
)


def find(draft: Draft):
    """Stretches that may be persons: (start, end)."""
    text = draft.text
    if is_law(text):
        return
    yield from _placed(draft)
    yield from _by_role(draft)


def is_law(text: str) -> bool:
    """Whether a text is a law: a good part of its lines begin with the number of an article."""
    articles = len(_ARTICLE_LINE.findall(text))
    return articles >= 4 and articles * 6 >= len(_LINE_START.findall(text))


def _barred(draft: Draft, start: int, end: int) -> bool:
    value = draft.text[start:end]
    return (
        value in _NEVER
        or (value[:2] in _NEVER and (len(value) == 2 or value[-1] in AFTER))
        or value in NOT_NAMES
        or value in NICK_NOT
        or value in FORM_WORDS
        or value in names.law_words()
        or "某" in value
        or draft.touches_protected(start, end)
        or ROLE_RE.fullmatch(value) is not None
        or ROLE_RE.match(draft.text, start) is not None
        or (len(value) > 2 and ORG_TAIL.fullmatch(value) is not None)
    )


def _small(draft: Draft, word) -> bool:
    """尤金, 步步高: the model says a firm, yet nothing in it does."""
    value = draft.text[word.start : word.end]
    return len(value) <= 3 and ORG_TAIL.fullmatch(value) is None


_LEADS = re.compile(rf"(?:砸中|砸到|撞到|咬伤|打伤|殴打|送达|通知|联系|看见|见到|{ROLE})[:]?(?=[{HAN}])")


def _placed(draft: Draft):
    """A surname and one or two characters, where a person stands and does what persons do."""
    text = draft.text
    starts = {word.start for word in draft.words}
    for match in _LEADS.finditer(text):
        starts.add(match.end())
    for start in sorted(starts):
        if start >= len(text):
            continue
        surname = names.surname_of(text[start : start + 4])
        if not surname:
            continue
        word = draft.word_at(start)
        left = text[max(0, start - 8) : start]
        told = _ROLE_BEFORE.search(left)
        closed = word.tag in _CLOSED_TAGS and not (word.tag == "ORG" and _small(draft, word))
        if (closed or text[start] in _NOT_FIRST) and not told:
            continue
        led, opened = _BEFORE.search(left), _OPEN.search(left)
        weak = _WEAK.search(left)
        if not (led or opened or weak):
            continue
        for given in (2, 1):
            end = start + len(surname) + given
            value = text[start:end]
            if not _HAN.fullmatch(value) or any(c in _NOT_GIVEN for c in value[1:]):
                continue
            if _barred(draft, start, end):
                continue
            does = _DOES.match(text, end)
            edge = end in draft.edges
            if told and not edge and not does:
                if len(value) == 3 and value[-1] in AFTER:
                    continue
                edge = bool(_AFTER.match(text, end))
            if weak and not (led or opened):
                if not names.is_word(value) and edge and (does or _CLOSED.match(text, end)):
                    yield start, end
                    break
                continue
            if does if not led else (_AFTER.match(text, end) and (edge or does)):
                whole = names.is_word(value) or edge or len(surname) == 2
                common = surname in names.common_surnames() or len(surname) == 2
                if whole and (common or led or (edge and does)):
                    yield start, end
                    break


_ROLE_BEFORE = re.compile(rf"(?:{ROLE})[“\"]?$")
_HUMAN_ACT = re.compile(
    r"(?:称(?!为|作|号)|说(?!明|法)|表示(?!意)|反映|证实|解释|承认|否认|陈述|自称|签名|签字|签收|到场|在场|一起|驾驶|饲养|同意|提出|家的|[、和与]|的(?:老婆|老公|妻子|丈夫|儿子|女儿))"
)


_HUMAN_NEXT = re.compile(
    r"(?:自称|辩称|声称|承认|否认|证实|签名|签字|签收|到场|在场|陈述|的(?:老婆|老公|妻子|丈夫|儿子|女儿|口供|证言|陈述)|家的|之[妻夫子女父母弟兄妹姐]|夫妇|夫妻)"
)
_BEGINS = re.compile(r"(?:[,。;:、!?(“\"\n\t|的和与及同]|^)$")
_ENDS = ("", *'、,。;)(\n”"')
_ROLE_LABEL = re.compile(rf"{ROLE}[:“\"]?$")
_BY_HAND = frozenset(
    [
        "电话",
        "来电",
        "口头",
        "书面",
        "多次",
        "再次",
        "当场",
        "现场",
        "态度",
        "情绪",
        "口供",
        "家属",
        "本人",
        "身份",
        "拒绝",
        "自愿",
        "主动",
        "积极",
        "已经",
        "均已",
        "自行",
        "亲自",
        "代表",
        "负责",
        "投诉",
        "反映",
        "举报",
        "实名",
        "匿名",
        "微信",
        "短信",
    ]
)


def _could_be(draft: Draft, start: int, end: int) -> bool:
    value = draft.text[start:end]
    return (
        value not in _BY_HAND
        and value not in _NEVER
        and ROLE_RE.match(draft.text, start) is None
        and not draft.touches_protected(start, end)
    )


def _by_role(draft: Draft):
    """员工木子，, 卖臭豆腐的湖海自称: a word without any surname where only a person is meant."""
    text = draft.text
    for word in draft.words:
        start, end = word.start, word.end
        closed = word.tag in _CLOSED_TAGS and not (word.tag == "ORG" and _small(draft, word))
        if not 2 <= end - start <= 3 or closed or word.tag in ("f", "s", "t", "d"):
            continue
        if not _HAN.fullmatch(text, start, end):
            continue
        left = text[max(0, start - 8) : start]
        if _HUMAN_ACT.match(text, end) and _ROLE_BEFORE.search(left) and _could_be(draft, start, end):
            yield start, end
            continue
        if _barred(draft, start, end):
            continue
        strong = _HUMAN_NEXT.match(text, end)
        if (strong and _BEGINS.search(left)) or (
            word.tag in ("n", "nz", "nw", "a", "PER", "an")
            and text[end : end + 1] in _ENDS
            and _ROLE_LABEL.search(left)
        ):
            yield start, end

"""The health of a person: illness, injury, pregnancy, care, medicine, and the phrase about it as a whole.

A phrase is a chain of parts, each small: when (去年), how one has it (患有), which part of the body (左手食指), what is wrong
with it (骨裂), how much (三期, 两次), how it ended (去世); one part of substance is enough, and parts follow each other.
"""

import re

from .draft import HAN, Draft
from .lexicon import words_of


def _any(*sections: str) -> str:
    words = {word for section in sections for word in words_of(section, "health")}
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


_COUNT = r"[一二三四五六七八九十两几数\d]{1,3}"
_WHEN = r"(?:(?:前年|去年|今年|上个?月|上周|上礼拜|昨晚|昨天|前天|当晚|腊月|年前|年初|年底|刚刚|刚|才|先至|已经|已|曾经|曾|一直|长期|常年|自幼|从小|现|正|又|都|还|因此|从而)(?:去)?){0,2}"
_HAVE = r"(?:患有|患上|患了|患|罹患|身患|确诊为|确诊患有|确诊|被诊断为|诊断为|诊断出|查出患有|查出|检出|得了|得过|有咗|有了|有点|有过|有|属于|系|是|因为|因|服用|发作|疑似|突发|引发|诱发|加重|犯了|犯|导致|致使|留下|落下|出现|造成|装了|装有|装过|装|做了|做过|做完|做|接受过|接受|打了|打|吃着|吃|靠|要|通过|通完|刚做完|吓到|气得)?"
_DETAIL = rf"(?:{_COUNT}级|重度|中度|轻度|晚期|中期|早期|急性|慢性|先天性|后天|严重|原发性|继发性|复发性|老年性|神经性|双侧|左侧|右侧|[ⅠⅡⅢⅣ]+[级期型]|{_COUNT}型|先兆)"
_SIDE = r"(?:[左右双两]侧?|一只|一边|条|根|个)?"
_BODY = f"(?:{_SIDE}{_any('body')}(?:[、和及]?{_SIDE}{_any('body')}){{0,3}}(?:末节|关节|处|部)?)"
_HURT = _any("hurt")
_WRONG = rf"(?:[{HAN}]{{0,3}}?(?:{_COUNT}(?:处|根|颗|只|个)?)?{_HURT})"
_ILL = _any("illness", "disease")
_SYMPTOM = _any("symptom")
_CARE = rf"(?:(?:{_COUNT}个?)?(?:心脏)?{_any('care')}(?:治疗|恢复期|后)?)"
_MEASURED = r"(?:血压|血糖|血脂|尿酸|体温|视力|听力|心率|血氧)(?:偏|较|很|太)?(?:高|低|下降|减退|升至[\d.]+|升到[\d.]+|[成到]?(?:0?\.\d|\d+(?:\.\d+)?|[零〇一二三四五六七八九十百点]{2,6})|不稳)(?:度)?"
_PREGNANT = rf"(?:(?:怀孕|有孕|身孕|妊娠|怀胎|孕)[ ]?(?:约|已|近|了)?(?:{_COUNT}(?:个多?|多个)?(?:月|周)(?:余|多)?(?:的身孕)?|期间|在身|晚期|早期)|(?:有|怀有|已有|怀着|怀了|有咗)[ ]?{_COUNT}(?:个多?月|多个月|周)(?:大)?(?:的)?(?:身孕|肚|(?=㗎|啦|喇|[,。;])))"
_CHILDBED = r"(?:刚?生(?:完|咗)(?:孩子|小孩|仔|BB)|产后" + rf"{_COUNT}[天个月]+|刚出月子)"
_DRUG = rf"(?:吸食(?:[{HAN}]{{2,5}}?)(?:史)?(?={_COUNT}年|[,。;、]|成瘾|被)|注射毒品|吸毒成瘾|吸毒史|复吸)"
_PILL = rf"(?:(?:服用|停了|停服|吃着|吃|打|注射)(?:着|过|了)?[{HAN}]{{1,6}}(?:药物|药|片|胶囊|胰岛素|双胍|地平|洛尔|普兰|他汀|西林|拉唑|沙坦|西汀|氮平|卡马)|服药|停药(?:后)?)"
_STITCHED = rf"(?:缝了?{_COUNT}针|(?:接种|打)?狂犬疫苗(?:第?{_COUNT}针)?)"
_BED = rf"(?:住[{HAN}]{{1,8}}(?:科|病房|病区|病床)(?:{_COUNT}[床号楼]{{1,2}})?|住(?:了)?(?:进)?(?:ICU|重症监护室|急诊|医院)|(?:上个?月|上周|上礼拜|前天|昨天)?(?:还|又)?(?:去)?住院(?:了|中|至今|手术|治疗|观察|{_COUNT}[天日周次月])|刚?(?:手术)?出院(?!小结|记录|证明|单|费))"
_STRIKE = (
    r"(?:被[\u4e00-\u9fff]{1,5}?)?(?:打|砸|撞|咬|烫|割|摔|跌|夹|轧|压|划|刺|砍|踢|推|扭|崴|刮|碰|锯|切|绞)"
)
_RESULT = r"(?:成|到|得|断|伤|破|穿|裂|中|倒|掉)"
_BLOW = rf"(?:{_STRIKE}{_RESULT}{{0,2}}(?:了)?(?:{_COUNT}(?:根|处|颗|只|个))?)"
_STRUCK = rf"(?:{_STRIKE}{_RESULT}{{1,2}}(?:了)?(?:{_COUNT}(?:根|处|颗|只|个))?)"
_STATE = r"(?:眼盲|耳背|听不见|行动不便|生活不能自理|植物人状态?|神经衰弱|长期失眠|夜不能寐|孕妇|哑的|瞎了?一只眼|瘸|跛|截瘫|哺乳期|做完?阑尾|一只(?:眼)?看不见了?)"

_CORE = (
    rf"(?:{_BLOW}?{_BODY}{_WRONG}(?:{_HURT})?|{_STRUCK}(?:{_BODY}|骨[裂折断]|脑震荡)|{_PREGNANT}|{_CHILDBED}|{_BODY}?{_ILL}(?:足|石)?|{_MEASURED}|{_SYMPTOM}|{_DRUG}|{_PILL}|{_STITCHED}|{_BED}|{_CARE}|"
    rf"(?:{_BODY}|[{HAN}]{{1,6}}?)(?:手术|移植|置换)(?:术后)?|{_STATE})"
)
_TAIL = rf"(?:多年|{_COUNT}年|{_COUNT}级|[ⅠⅡⅢⅣ]级|早期|中期|晚期|{_COUNT}期|后遗症|病毒携带者|携带者|病史|史|病|症状|症|患者|病人|术后|手术|治疗|恢复期|严重|(?:[一二三四五六七八九十]{{2,4}}|\d+(?:\.\d+)?)度[一二三四五六七八九五半]?|死亡|去世|离世|病逝|身亡|而死|数?{_COUNT}?[次天晚针处]|[ ]?\d+(?:\.\d+)?[ ]?[cm]m|未愈|复发|发作|{_COUNT}个牙印|洗紧|了|等|后(?=[{HAN}]))"
_PHRASE = re.compile(
    rf"{_WHEN}{_HAVE}(?:有)?(?:过)?{_DETAIL}{{0,2}}[“\"]?{_CORE}[”\"]?{_TAIL}{{0,4}}"
    rf"(?:(?:[、,和及与兼并(\s]|以及|并发|引起|导致){{0,2}}{_WHEN}{_HAVE}{_DETAIL}{{0,2}}{_CORE}{_TAIL}{{0,4}}){{0,4}}(?:\)(?<=[^()]\)))?"
)
# Words that may be about nobody: they need somebody who has them, or a chain of two.
_WEAK = frozenset(words_of("weak_ill", "health")) | frozenset(
    [
        "手术",
        "术后",
        "过敏",
        "休克",
        "移植",
        "流感",
        "服药",
        "支架",
        "输液",
        "出院",
        "焦虑",
        "中毒",
        "发热",
        "感染",
        "水肿",
    ]
)
_LABELLED = re.compile(
    r"(?:诊断|病情|病名|既往病史|既往史|既往|病史|主诉|健康状况|身体状况|伤情|伤情鉴定|诊断结果|诊断意见|入院诊断|残疾类别|残疾等级)(?:[:为是]|\t)[ ]?(?P<v>[^\n。;|\t]{2,30})"
)
_CERTIFIED = re.compile(
    r"(?:持有?|领有|办有)?(?:(?:肢体|听力|视力|言语|智力|精神|多重)[ ]?(?:[一二三四1234]级)?(?:残疾)?|(?:[一二三四1234]级)(?:肢体|听力|视力|言语|智力|精神|多重)残疾|残疾(?:人)?(?:证)?[ ]?[一二三四1234]级)[ ]?(?:[一二三四1234]级)?(?:残疾)?证?"
)
_OWNER = re.compile(
    r"(?:他|她|我|佢|其|本人|老人|孩子|小孩|婆婆|公公|岳母|岳父|妻子|妻|丈夫|母亲|父亲|母|父|妈妈?|爸爸?|奶奶|爷爷|儿子|女儿|孙子|孙女|老伴|老婆|老公|太太|先生|女士|阿婆|阿公|家公|家婆|伤者|患者|病人|死者|子|女|儿媳)[^,。;\n]{0,8}$"
)
_LAW_TALK = re.compile(
    r"(?:传染病|防治|禁止|(?<![闻吃喝碰动等])不得|应当|从业人员|预防|国务院|规定|患有.*疾病的人员|有碍食品安全|公共场所|救助|条例|法律|保障|康复机构|优惠|专用|通道|停车位|设施|联合会|联合|智力残疾人|精神病人)"
)
_CURED = re.compile(r"(?:治愈|治疗|治|预防|功效|宣称|缓解|改善|根治|专治|适应症|针对)(?:各种|各类)?[:“\"]?$")
_HEALTHY = re.compile(r"(?:良好|健康|无|正常|否认|无异常|一般|没有)")


def find(draft: Draft) -> None:
    """Mark what is told of somebody's health."""
    text = draft.text
    for pattern in (_LABELLED, _CERTIFIED):
        for match in pattern.finditer(text):
            start, end = match.span("v" if pattern is _LABELLED else 0)
            if pattern is _CERTIFIED and not re.search(r"级|残疾", match.group()):
                continue
            money = _MONEY.search(text, start, end)
            if money:
                end = max(
                    text.rfind(",", start, money.start()), text.rfind("、", start, money.start()), start
                )
            if start < end and not _HEALTHY.match(text, start) and not _in_law(text, start, end):
                draft.add(start, end, "HEALTH", "health")
    for match in _PHRASE.finditer(text):
        start, end = match.span()
        value = match.group()
        if draft.touches_protected(start, end) or _in_law(text, start, end):
            continue
        if value.strip("的了、,(") in _WEAK and not _OWNER.search(text[max(0, start - 12) : start]):
            continue
        if _CURED.search(text[max(0, start - 8) : start]):
            continue
        if value.endswith("(") or value[-1] in "、,":
            end -= 1
        draft.add(start, _told_out(draft, end), "HEALTH", "health")


_CLAUSE = re.compile(rf"[{HAN}A-Za-z]{{1,10}}(?=[,。;、:!?)”\"\n\t| ]|$)")
_NEXT_CLAUSE = re.compile(rf"[,、](?P<v>[{HAN}A-Za-z\d]{{2,12}})(?=[,。;、:!?)”\"\n\t| ]|$)")
_OTHER_MATTER = re.compile(
    r"^(?:由|向|请|经|的|并|但|而|故|所以|现|可|拒|不?同意|是|在(?!床)|到|去(?!世)|被|要求|送(?!医|院|急)|投诉|来|称|说|讲|又(?!咳)|系|与|和|为|家长|我|他|她|你|该|其|处|罚|责|公司|店)|[由称系赔拒罚令签卖买租告举投]|(?:丈夫|妻子|老公|老婆|儿子|女儿|母亲|父亲|家中|费用|医疗费|发票|收据)"
)


def _told_out(draft: Draft, end: int) -> int:
    """Where the sentence about the illness ends: 矽肺二期，不能劳累 is told to its last word."""
    text = draft.text
    rest = _CLAUSE.match(text, end)
    if rest and not _OTHER_MATTER.search(rest.group()) and not draft.marked(end, end + 1):
        end = rest.end()
    following = _NEXT_CLAUSE.match(text, end)
    while following and _GOES_ON.search(following["v"]) and not _MONEY.search(following["v"]):
        end = following.end("v")
        following = _NEXT_CLAUSE.match(text, end)
    return end


_MONEY = re.compile(r"\d+(?:\.\d+)?(?:万)?元|赔偿|医疗费|费用")
_GOES_ON = re.compile(
    r"(?:不能|不宜|不便|需人|看护|护理|照料|加重|复查|卧床|下不了床|起不来|睡不着|拄|拐杖|轮椅|输血|换药|打(?:了)?(?:石膏|封闭|钢板|破伤风|针)|见红|保胎|穿刺|住院|急诊|病历|服用|吃药|药|糜烂|渗液|化验|指标|植过?皮|流[鼻]?血|发作|抢救|换[肝肾]|功能正常|短一截|蒙纱|变形|咳|喘|"
    + _HURT
    + "|"
    + _SYMPTOM
    + ")"
)


def _in_law(text: str, start: int, end: int) -> bool:
    """Rules about the ill are no one's health."""
    left = max(text.rfind(c, 0, start) for c in "。;\n") + 1
    right = min((i for i in (text.find(c, end) for c in "。;\n") if i >= 0), default=len(text))
    return bool(_LAW_TALK.search(text[left:start][-24:] + text[end:right][:14]))

"""The health of a person: illness, injury, pregnancy, care, medicine, and the phrase about it as a whole.

A phrase is a chain of parts, each small: when (去年), how one has it (患有), which part of the body (左手食指), what is wrong
with it (骨裂), how much (三期, 两次), how it ended (去世); one part of substance is enough, and parts follow each other.
How far the telling reaches around such a phrase is `illness`'s.
"""

import re

from ..draft import HAN, Draft
from ..lexicon import any_of, glance, words_of


def _any(*sections: str) -> str:
    return any_of(word for section in sections for word in words_of(section, "health"))


def _bodies(*sections: str) -> str:
    """Parts of the body, but not those of things: 龙头, 扶手, 桌腿 (`thing`)."""
    things: dict[str, str] = {}
    for word in words_of("thing", "health"):
        things[word[1:]] = things.get(word[1:], "") + word[0]
    words = {word for section in sections for word in words_of(section, "health")}
    return glance(
        (word[0] for word in words),
        "|".join(
            f"(?<![{things[word]}]){word}" if word in things else word
            for word in sorted(words, key=len, reverse=True)
        ),
    )


def _first_of(words: str) -> str:
    """The words between bars in their order, behind a glance at the first character."""
    return glance((word[0] for word in words.split("|")), words)


_COUNT = r"[一二三四五六七八九十两几数\d]{1,3}"
_WHEN = rf"(?:{_first_of('前年|去年|今年|上个?月|上周|上礼拜|昨晚|昨天|前天|当晚|腊月|年前|年初|年底|刚刚|刚|才|先至|已经|已|曾经|曾|一直|长期|常年|自幼|从小|现|正|又|都|还|因此|从而')}(?:去)?){{0,2}}"
_HAVE = rf"{_first_of('患有|患上|患了|患|罹患|身患|确诊为|确诊患有|确诊|被诊断为|诊断为|诊断出|查出患有|查出|检出|得了|得过|有咗|有了|有点|有过|有|属于|系|是|因为|因|服用|发作|疑似|突发|引发|诱发|加重|犯了|犯|导致|致使|留下|落下|出现|造成|装了|装有|装过|装|做了|做过|做完|做|接受过|接受|打了|打|吃着|吃|靠|要|通过|通完|刚做完|吓到|气得')}?"
_DETAIL = rf"(?:{_COUNT}级|重度|中度|轻度|晚期|中期|早期|急性|慢性|先天性|后天|严重|原发性|继发性|复发性|老年性|神经性|双侧|左侧|右侧|[ⅠⅡⅢⅣ]+[级期型]|{_COUNT}型|先兆)"
_SIDE = r"(?:[左右双两]侧?|一只|一边|条|根|个)?"
_PART = _bodies("body")
_BODY = f"(?:{_SIDE}{_PART}(?:[、和及]?{_SIDE}{_PART}){{0,3}}(?:末节|关节|处|部)?)"
_HURT = _any("hurt")
_WRONG = rf"(?:[{HAN}]{{0,3}}?(?:{_COUNT}(?:处|根|颗|只|个)?)?{_HURT})"
_ILL = _any("illness", "disease")
_SYMPTOM = _any("symptom")
_CARE = rf"(?:(?:{_COUNT}个?)?(?:心脏)?{_any('care')}(?:治疗|恢复期|后)?)"
_MEASURED = r"(?:血压|血糖|血脂|尿酸|体温|视力|听力|心率|血氧|孕酮|转氨酶|肌酐|血小板|白细胞|血红蛋白|尿蛋白|血色素|胆固醇|高压|低压)(?:偏|较|很|太|只有|仅|仅有|仅剩|才|只剩|剩|已经|都)?(?:高得?|低得?|阳性|下降|减退|升至[\d.]+|升到[\d.]+|[成到]?(?:0?\.\d|\d+(?:\.\d+)?|[零〇一二三四五六七八九十百点]{2,6})|不稳)(?:度)?"
_PREGNANT = rf"(?:怀起{_COUNT}(?:个多?|多个)?月|怀胎{_COUNT}个?月|有喜(?:了)?(?:{_COUNT}个多?月)?|怀上(?:了|孩子|二胎|三胎)|怀了(?:孩子|二胎|三胎|双胞胎)|身怀六甲|(?:挺|大)(?:着|住)(?:个)?大?肚子?(?:快生了?)?|快(?:要)?生了|临产|待产|预产期|双胞胎(?=,孕)|(?:怀孕|有孕|身孕|妊娠|怀胎|孕)[ ]?(?:约|已|近|了)?(?:{_COUNT}(?:个多?|多个)?(?:月|周)(?:余|多)?(?:的身孕)?|期间|在身|晚期|早期)|(?:有|怀有|已有|怀着|怀了|有咗)[ ]?{_COUNT}(?:个多?月|多个月|周)(?:大)?(?:的)?(?:身孕|肚|(?=㗎|啦|喇|[,。;])))"
_CHILDBED = (
    r"(?:刚?(?:生(?:完|咗|了)(?:孩子|小孩|仔|BB|娃儿?|崽|老[大二三]|[一二三]胎|双胞胎|个?(?:儿子|女儿|男孩|女孩)))|产后"
    + rf"第?{_COUNT}[天日个月周]+|(?:刚)?出(?:了)?月子)"
)
_DRUG = rf"(?:吸食(?:[{HAN}]{{2,5}}?)(?:史)?(?={_COUNT}年|[,。;、]|成瘾|被)|注射毒品|吸毒成瘾|吸毒史|复吸)"
_PILL = rf"(?:(?:服用|停了|停服|吃着|吃|打|注射)(?:着|过|了)?[{HAN}]{{1,6}}(?:药物|药|片|胶囊|胰岛素|双胍|地平|洛尔|普兰|他汀|西林|拉唑|沙坦|西汀|氮平|卡马)|服药|停药(?:后)?)"
_STITCHED = rf"(?:{_BODY}?缝(?:了|咗)?{_COUNT}针|(?:接种|打)?狂犬疫苗(?:第?{_COUNT}针)?)"
# verb and object with something between them: 中过风, 流过一次产, 住了二十天院, 肺上动过刀
_SPLIT = (
    rf"(?:(?:{_BODY}(?:上|里)?)?(?:动过|开过|开了|开咗|动完|挨了|挨过)(?:{_COUNT}次?)?刀(?![具片叉口])|中(?:过|了|咗)(?:{_COUNT}次)?风(?!景)|"
    rf"(?:流|小|早|难)(?:过|了)(?:{_COUNT}次)?产|截(?:过|了)(?:{_COUNT}条)?肢|住(?:了|过|着|咗|紧)(?:{_COUNT}(?:个多?)?[天日周月次回])?院|"
    rf"(?:发|烧)(?:着|过|了)(?:高|低)?烧|吊(?:了|过|着|咗)水|坐(?:着|紧)月子|换(?:了|过)(?:一|个)?[肝肾心肺](?:脏)?)"
)
# something where it does not belong, a joint that is not one's own, a blister, a body that something has struck
_LODGED = (
    rf"(?:{_SIDE}[ ]?(?:眼睛?|眼里|耳朵?|鼻子?|鼻孔|气管|喉咙)(?:里|内|中)?(?:被[{HAN}]{{1,4}})?(?:进|入|溅|落|迷|飞)(?:了|进|入|到|咗)?[{HAN}]{{1,4}}?(?=[,。;、)]|$|进了|里)"
    r"|被?(?:鱼刺|骨头|鱼骨|鸡骨|异物|硬币|果核|果冻|糯米|汤圆|年糕|肉块)(?:卡|噎|呛)(?:住|在|到|了|着|喺)*(?:了)?(?:喉咙?|嗓子眼?|食道|气管)?|(?:喉咙?|嗓子)(?:被[\u4e00-\u9fff]{1,3})?卡(?:了|住|到)[\u4e00-\u9fff]{0,3}"
    rf"|{_BODY}(?:里|上|内)?(?:换|做|装|置换)(?:了|过|咗|完)(?:个|一个|人工|钢)*(?:关节|股骨头|瓣膜|晶体|角膜)|(?:换|装|做)(?:了|过|咗)(?:个|一个|人工)*(?:膝关节|髋关节|关节|股骨头|心脏瓣膜|瓣膜|晶体)"
    rf"|{_BODY}(?:上|面)?(?:都)?起(?:了|满|咗)?(?:一个|一片|几个|两个|好多|个|大|小|好几个)*(?:水泡|水疱|血泡|燎泡|泡|疹子?|红疹|皮疹|风团|疙瘩)"
    rf"|{_BODY}(?:被|让|给|叫|畀)[{HAN}]{{1,6}}?(?:打|砸|撞|咬|烫|割|夹|轧|压|划|刺|砍|踢|抓|刮|碰|锯|切|绞|扎|烧|灼)(?:成|到|得|断|伤|破|穿|裂|中|掉|烂|肿|起泡|出血|了|咗){{1,2}}[{HAN}]{{0,4}}?(?=[,。;、)\s]|$))"
)
_DEVICE = _any("device")
_WORN = rf"(?:(?:{_BODY}(?:上|里|内)?)?(?:装|戴|带|佩戴|植入|植|插|挂|拄|靠|用|安|换|打|坐|绑|背|要|离不开)(?:有|着|了|过|住|咗|紧)?(?:{_COUNT}[个根条块支台副])?(?:人工)?{_DEVICE})"
_FACULTY = _any("faculty")
_FAILS = (
    rf"(?:(?:{_BODY}|{_FACULTY})(?:一直|都|也|又|就|实在|已经|越来越|还|有点|有些|不太|不大|不怎么|唔系几|太|很|好)*"
    r"(?:不好(?![听看用意说办吃惹玩卖做弄])|不太好|唔好|不便(?!民)|不灵便?|不行了?|不济|不利索|利索|灵便|不清楚|不清醒|不听使唤|听使唤|有毛病|差了|好差|坏了|(?<=耳朵)背得|(?<=耳朵)背(?=[,。;、\n的)了]|$)|花了|聋了?|瞎了?|瘸了?|跛了?|麻了|僵|抖)|"
    rf"{_BODY}(?:[直抬站走动睁举迈蹲弯伸提](?:都)?(?:不|唔)(?:起来?|了|动|直|到|开|下去?|稳|清)))"
)
# told roundabout: 认不得人, 下不来床
_CANNOT = (
    r"(?:下(?:不了|不来|不得|唔到)(?:床|地|楼)|起(?:不了|不来|唔到)床|(?:认|记)(?:不得|不清|不住|不出|唔得)(?:自己)?(?:家)?(?:人|事|路|家门)|走(?:路)?(?:都)?不稳|走不动路|行唔到路|走路要(?:人)?扶|"
    r"要人(?:喂|扶|服侍|照顾)|离不(?:开|得|了)(?:药|人|氧)|靠药(?:维持|物|顶|养|撑|吊)|靠(?:吃)?药(?:维持|控制|撑)|大小便(?:都)?(?:要人|不能|失禁)|说不出话|讲不出话|看(?:东西|人)(?:都)?(?:只剩|模糊|不清)|两眼一抹黑|"
    r"(?:生活)?不能自理|半边身子|身上(?:插|挂)(?:着)?管|条?气(?:喘)?(?:唔|不)顺|喘不(?:过|上)气|透不过气|时日无多|瘫(?:在|了|倒在)[\u4e00-\u9fff]{0,3}|卧病(?:在床)?|病倒(?:了|在床)?|护理[一二三]级|失能|自闭(?:谱系)?(?![阀门式器])|身孕|心口[疼痛]|(?:老毛病|旧疾|旧伤|旧病)(?:又)?(?:犯了?|复发|发作)|(?:说话|讲话)(?:都)?(?:颠三倒四|含糊不清|漏风)|精神(?:上)?(?:出了|有)问题|"
    rf"(?:住|进)过(?:精神病院|康宁医院|精神科|安定医院)|{_BODY}(?:上|里|部)?(?:(?:有|长了?|长出)(?:个|块)?(?:瘤|肿块|包块|阴影|占位)|长(?:了|出|有)(?:个|块)?(?:东西|疙瘩))|{_BODY}(?:是假的|少了{_COUNT}[根个只条节]?(?:指头|手指|脚趾)?|受过伤|[断破肿烂裂歪瞎折麻瘸]了)|"
    rf"(?:HIV|HPV|幽门螺杆菌|梅毒|艾滋|乙肝|结核|新冠|核酸|抗体)(?:抗体|检测|核酸)?(?:呈)?阳性?|咳(?:嗽)?(?:了|咗|足){_COUNT}个?(?:多)?[天日周月年]|(?:长期|一直|每[天日]|天天|终身|常年)(?:服用|注射|打针)[\u4e00-\u9fff]{{0,5}}|"
    r"活不(?:过|了)几|后事)"
)
_ALLERGY = r"(?:对[\u4e00-\u9fff]{1,6}?过敏|(?:[\u4e00-\u9fff]?[毛粉螨虾蟹奶蛋豆尘素猫狗霉]|酒精|花生|坚果|芒果|海鲜|紫外线|油漆|油烟|药物)过敏)"
_ORGANIC = rf"(?:{_bodies('organ')}(?:[近远上下中]端)?(?:{_any('organic')}))"
_BED = rf"(?:住[{HAN}]{{1,8}}(?:科|病房|病区|病床)(?:{_COUNT}[床号楼]{{1,2}})?|住(?:了)?(?:进)?(?:ICU|重症监护室|急诊|医院)|(?:上个?月|上周|上礼拜|前天|昨天)?(?:还|又)?(?:去)?住院(?:了|中|至今|手术|治疗|观察|{_COUNT}[天日周次月])|刚?(?:手术)?出院(?!小结|记录|证明|单|费))"
_STRIKE = (
    r"(?:被[\u4e00-\u9fff]{1,5}?)?(?:打|砸|撞|咬|烫|割|摔|跌|夹|轧|压|划|刺|砍|踢|推|扭|崴|刮|碰|锯|切|绞)"
)
_RESULT = r"(?:成|到|得|断|伤|破|穿|裂|中|倒|掉)"
_BLOW = rf"(?:{_STRIKE}{_RESULT}{{0,2}}(?:了)?(?:{_COUNT}(?:根|处|颗|只|个))?)"
_STRUCK = rf"(?:{_STRIKE}{_RESULT}{{1,2}}(?:了)?(?:{_COUNT}(?:根|处|颗|只|个))?)"
_STATE = r"(?:眼盲|耳背|听不见|行动不便|生活不能自理|植物人状态?|神经衰弱|长期失眠|夜不能寐|孕妇|哑的|瞎了?一只眼|瘸|跛|截瘫|哺乳期|做完?阑尾|一只(?:眼)?看不见了?)"

_CORE = (
    rf"(?:{_SPLIT}|{_LODGED}|(?:轮椅|双拐|卧床)(?=[,、][半偏瘫中脑])|{_WORN}|{_ALLERGY}|{_ORGANIC}|{_BLOW}?{_BODY}{_WRONG}(?:{_HURT})?|{_STRUCK}(?:{_BODY}|骨[裂折断]|脑震荡)|{_PREGNANT}|{_CHILDBED}|{_BODY}?{_ILL}(?:足|石)?|{_MEASURED}|{_SYMPTOM}|{_DRUG}|{_PILL}|{_STITCHED}|{_BED}|{_FAILS}|{_CANNOT}|{_CARE}|"
    rf"(?:{_BODY}|[{HAN}]{{1,6}}?)(?:手术|移植|置换)(?:术后)?|{_STATE})"
)
_TAIL = rf"(?:多年|{_COUNT}年|{_COUNT}级|[ⅠⅡⅢⅣ]级|早期|中期|晚期|{_COUNT}期|后遗症|病毒携带者|携带者|病史|史|病|症状|症|患者|病人|术后|手术|治疗|恢复期|严重|(?:[一二三四五六七八九十]{{2,4}}|\d+(?:\.\d+)?)度[一二三四五六七八九五半]?|死亡|去世|离世|病逝|身亡|而死|数?{_COUNT}?[次天晚针处]|[ ]?\d+(?:\.\d+)?[ ]?[cm]m|未愈|复发|发作|{_COUNT}个牙印|洗紧|了|等|后(?=[{HAN}]))"
_PHRASE = re.compile(
    rf"{_WHEN}{_HAVE}(?:有)?(?:过)?{_DETAIL}{{0,2}}[“\"]?{_CORE}[”\"]?{_TAIL}{{0,4}}"
    rf"(?:(?:[、,和及与兼并(\s]|以及|并发|引起|导致){{0,2}}{_WHEN}{_HAVE}{_DETAIL}{{0,2}}{_CORE}{_TAIL}{{0,4}}){{0,4}}(?:\)(?<=[^()]\)))?"
)
# Words that may be about nobody: they need somebody who has them, or a chain of two.
_WEAK = frozenset(words_of("weak_ill", "health"))
# steel and oxygen serve a building or a shop as well
_HARDWARE = re.compile(
    rf"(?:[装用靠安换打要插绑背](?:有|着|了|过|住|咗|紧)?)(?:{_COUNT}[个根条块支台副])?(?:支架|钢板|钢针|钢钉|钢条|螺钉|石膏|氧气瓶?)"
)
_LABELLED = re.compile(
    r"(?:诊断|病情|病名|既往病史|既往史|既往|病史|主诉|健康状况|身体状况|伤情|伤情鉴定|诊断结果|诊断意见|入院诊断|残疾类别|残疾等级)(?:[:为是]|\t)[ ]?(?P<v>[^\n。;|\t]{2,30})"
)
_CERTIFIED = re.compile(
    r"(?:持有?|领有|办有)?(?:(?:肢体|听力|视力|言语|智力|精神|多重)[ ]?(?:[一二三四1234]级)?(?:残疾)?|(?:[一二三四1234]级)(?:肢体|听力|视力|言语|智力|精神|多重)残疾|残疾(?:人)?(?:证)?[ ]?[一二三四1234]级)[ ]?(?:[一二三四1234]级)?(?:残疾)?证?"
)
OWNER = re.compile(
    r"(?:他|她|我|佢|其|本人|老人|孩子|小孩|婆婆|公公|岳母|岳父|妻子|妻|丈夫|母亲|父亲|母|父|妈妈?|爸爸?|奶奶|爷爷|儿子|女儿|孙子|孙女|老伴|老婆|老公|太太|先生|女士|阿婆|阿公|家公|家婆|伤者|患者|病人|死者|子|女|儿媳)"
)
_LAW_TALK = re.compile(
    r"(?:如有|可能(?:出现|引起|导致)|会?致人|及时就医|恶心|等(?:症状|疾病|不良反应)|传染病|防治|禁止|(?<![闻吃喝碰动等离认记舍上下走行起站坐说讲看听提拿抱抬睡做干住顾断停见受沾])不得|应当|从业人员|预防|国务院|规定|患有.*疾病的人员|有碍食品安全|公共场所|条例|法律(?!援助|顾问|服务)|智力残疾人|精神病人)"
)
# what is built for the ill is spoken of in the same clause: 残疾人专用停车位
_BUILT_FOR = re.compile(
    r"[^,。;\n]{0,6}(?:专用|(?<!消防)(?<!疏散)(?<!逃生)(?<!安全)通道|停车位|设施|联合会|证照?办理)"
)
# what the ill have a right to: no farther than in the same clause
_CARED_FOR = re.compile(r"保障|康复机构|优惠|专用|盲人通道|停车位|无障碍设施|联合会|救助")
_CURED = re.compile(r"(?:治愈|治疗|治|预防|功效|宣称|缓解|改善|根治|专治|适应症|针对)(?:各种|各类)?[:“\"]?$")


def _has_owner(draft: Draft, start: int, far: int) -> bool:
    """Whether somebody stands before it, `far` characters away at most, who may have it."""
    owners = [match.end() for match in OWNER.finditer(draft.text, max(0, start - far - 4), start)]
    if owners and start - owners[-1] <= far and not _CLAUSE_END.search(draft.text, owners[-1], start):
        return True
    return any(draft.touched(max(0, start - 3), start, type) for type in ("PERSON", "NICK"))


_CLAUSE_END = re.compile(r"[,。;\n]")


# words that only look like a body: 外头看不见, 石膏板
_FIGURE = re.compile("|".join(map(re.escape, words_of("figure", "health"))))
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
        if value.strip("的了、,(") in _WEAK and not _has_owner(draft, start, 8):
            continue
        if _HARDWARE.fullmatch(value) and not _has_owner(draft, start, 2):
            continue
        if _WITHOUT.search(text, max(0, start - 6), start) or is_beasts(text, start):
            continue
        if _CURED.search(text[max(0, start - 8) : start]) or _FIGURE.search(text, max(0, start - 3), end):
            continue
        if value.endswith("(") or value[-1] in "、,":
            end -= 1
        draft.add(start, end, "HEALTH", "health")


_WITHOUT = re.compile(r"(?<!有)(?:无|未见|没有|未发现|排除|并无|未出现|未造成)(?:明显|任何|人员)?$")


_BEAST = re.compile(
    r"(?<![人养咬])(?:狗|犬|猫|泰迪|金毛|宠物|鸽|鸡|鸭|鹅|猪|牛|羊|鱼|鸟)(?!毛|叫|咬|吠|扑|撞|爪|绳|屎|粪|主|场|棚|贩|刺|骨|档|摊|店|栏|笼|只|牌|舍|年|血|伤|癫|痫|角|吊|疯|皮癣|目|眼)"
)
_BY = re.compile(r"(?:被|遭|让|给|叫|畀|俾|对|养|喂|遛|卖|杀|吃|闻|食)[^,。;]{0,5}$")


def is_beasts(text: str, start: int) -> bool:
    """Whether the clause that leads up to it speaks of a beast that does nothing to anybody: 家里的狗腿断了."""
    left = max(0, start - 14)
    left += max(text[left:start].rfind(c) for c in ",。;:!?\n\t|") + 1
    beast = _BEAST.search(text, left, start + 3)
    return bool(beast) and beast.start() <= start and not _BY.search(text[left : beast.start()])


def says_nothing(draft: Draft, start: int, end: int) -> bool:
    """Whether rules, cures and figures of speech are all that a stretch can be about."""
    return bool(
        _in_law(draft.text, start, end)
        or _CURED.search(draft.text[max(0, start - 8) : start])
        or _FIGURE.search(draft.text, max(0, start - 3), end + 2)
        or _WITHOUT.search(draft.text, max(0, start - 6), start)
    )


_MONEY = re.compile(r"\d+(?:\.\d+)?(?:万)?元|赔偿|医疗费|费用")


def _in_law(text: str, start: int, end: int) -> bool:
    """Rules about the ill are no one's health."""
    left = max(text.rfind(c, 0, start) for c in "。;\n") + 1
    right = min((i for i in (text.find(c, end) for c in ",。;\n") if i >= 0), default=len(text))
    before, after = text[left:start][-24:], text[end:right][:14]
    return bool(
        _LAW_TALK.search(before + after)
        or _CARED_FOR.search(before[before.rfind(",") + 1 :] + after)
        or _BUILT_FOR.match(text, end, right)
    )

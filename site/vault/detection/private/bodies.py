"""A part of the body and what is wrong with it: 胃切了三分之二, 左手虎口烫起水泡, 腿不听使唤, 两条腿没得知觉.

A part is looked for first; only where one stands is it read what is said of it. Everyday words count as much as a
doctor's, and those of Canton (郁唔到), of Shanghai (坏脱了) and of the Southwest (没得力气) as much as Peking's.
"""

import re
from collections.abc import Iterator

from ..draft import Draft
from ..lexicon import any_of, words_of
from .flowing import Flow

NUMBER = r"[一二三四五六七八九十百两俩仨几半双多好数\d]{1,3}"
NOT = r"(?:不大|不太|不怎么|不很|不够|不是很|唔系几|唔多|唔太|不|唔|勿|弗|没有|没得|莫得|没|冇得?|毫无|全无|无|少)"
VERY = r"(?:里头?|里面|上头?|上面|底下|内部?|下面|部位?|处|这边|那边|一带|方面|一直|一向|老是|老|总是?|都|也|又|还|仍然?|仲|依旧|就|便|即|已经?|已|越来越|经常|时常|常年?|有点儿?|有些|有啲|好|很|太|特别|非常|实在|真|原本|本来|从小|打小|自幼|先天|天生|完全|全|基本|几乎|严重|轻度|重度|中度|急性|慢性|双侧|现在|现|而家|如今|当场|当时|刚刚?|才|先|再次|反复|夜里|半夜|晚上|早就|多处|大面积|部分|明显|突然|一时|疑似|可能|闭合性|开放性|粉碎性|压缩性|陈旧性|软组织)"
DONE = r"(?:着|了|过|完|咗|紧|住|满|到|进|成|脱|掉|去|起|好|开|出|得|嘅)"
CLOSED = r"(?=[,。;、:!?()”\"\n\t| ]|$)"

_FIT = r"(?:太|大|怎么|什么|啥|半点|一点|一丝|多少|几多)?(?:好使|好用|来事|适意|妥|掂|灵醒|好(?![听看用意说办吃惹玩卖做弄些了])|灵光|灵便|灵活|灵|利索|利落|利便|便利|方便|便当|便(?![宜民])|得力|中用|顶用|顶事|得行|行(?![为人车动走])|济|听使唤|听话|受控|受使|知觉|感觉|力气?|劲|反应|舒服|爽利|安生|争气|通(?!过|知|道)|得劲|吃劲|吃力|吃得消|沾地|消肿|正常|清楚|清醒|健全|齐全|对称|过血|打弯|见光|见亮|透光|对劲|对头|够用|够气|整齐|稳(?!定)|到位)"
_ABLE = (
    r"(?:都|也)?[直抬站走动睁举迈蹲弯伸提转看睇听郁行企合张闭咬嚼握攥捏屈翻扭使蹬跨撑立坐起扬分吞咽发讲说拿端抓扣系捡用](?:都|也)?"
    r"(?:不|唔|勿|弗)(?:起来?|了|动|直|到|开|下去?|下来|稳|清楚?|得|郁|返|上|拢|住|见|全|着|劲|力|成|出声)(?!期)"
    r"|(?:不|唔|勿|弗|无法|难以)(?:能|可以|会|敢|太能|大能)?(?:动(?!工|手|用)|弯|抬(?!价)|举|站|走|屈|伸|握|转|睁|张|闭|受力|负重|着地|用力|发力|发声|吞咽|咀嚼|书写|说话|讲话|执|提重|拿|自如)"
)
_HARMER = any_of(words_of("harmer", "complaints"))
_BROKEN = r"(?:断|折|裂|破|烂|穿|碎|伤|残|废|瘸|跛|瞎|盲|聋|瘫|肿|青|紫|黑|脱臼?|僵|麻|木|歪|塌|秃|焦|掉|肿痛|亲|坏)"
_HIT = rf"(?:被|叫|让|给|畀|俾|遭|着|挨)[^,。;:\n]{{0,8}}?(?:{_HARMER})+(?:{_BROKEN}|{DONE}|下|{NUMBER}[下口脚刀]|{CLOSED})"
_BREAKS = (
    rf"(?:{_HARMER}){{1,2}}(?:{DONE}{{0,2}}{_BROKEN})"
    rf"|(?:断|骨裂|骨折|折|裂|破|烂|肿|瘸|跛|瞎|盲|聋|瘫|残|废|麻|僵|哑|歪|崴|扭|瘀|扭伤|闪)(?:{DONE}|个|条|只|{NUMBER}|点|处|道|口|筋|脱臼|{CLOSED})"
    r"|脱(?:了|咗|过)臼|中(?:了|过|咗)风|抽(?:了|过)?筋|错(?:了|过)位"
)
_LOST = (
    rf"(?:少|缺|没|断|切|截|锯|摘|割|削|掉|卸|烂|剁|炸|咬|崩|磕|短)(?:{DONE}|除|下|剩){{0,2}}(?:大|小|近)?{NUMBER}(?:[截条根只个颗块边叶片段节侧分公厘口大瓣]|$)"
    rf"|(?:切除|截除|摘除|切掉|切去|切过|切了|截到|截了|截掉|截去|截过|锯了|锯掉|锯到|摘了|摘掉|割了|割掉|割去|卸了)"
    rf"|(?:[没冇](?:了|咗|得了|脱了|有了)|缺失|残缺){CLOSED}"
    rf"|(?:只剩|仅剩|就剩|净剩|得番|得返|净低|剩)下?{NUMBER}"
    r"|(?:没有|没得|没|冇|少|缺|只有)(?:[一二两三四五六七八九十几半\d][个根只条节])?(?:手指|脚趾|指头|趾头|手掌|脚掌|脚板|眼珠|耳朵)"
    r"|(?:全|都|也)?掉(?:光|完|没|精光|得)"
)
_THREADED = (
    rf"(?:动|开|做|搞|挨|施行|行){DONE}{{0,2}}[^,。;\n]{{0,6}}?(?:刀(?![具片叉口])|手术|微创|移植|置换|造影|支架|搭桥|切除|穿刺|活检|介入)"
    rf"|搭{DONE}{{0,2}}[^,。;\n]{{0,4}}?(?:桥|支架|管)"
    rf"|换{DONE}{{0,2}}[^,。;\n]{{0,4}}?(?:关节|瓣膜?|肾|肝|肺|晶体|角膜|骨头?|髋|膝|血)"
    rf"|缝{DONE}{{0,2}}[^,。;\n]{{0,3}}?针|缝(?:合|线)"
    rf"|(?:打|上|装|放|安|植|插|穿|钉|夹|固定|埋|镶|吊|绑|缠|裹|包|扎|敷|贴|戴|带|挂){DONE}{{0,2}}[^,。;\n]{{0,5}}?(?:支架|起搏器?|钢板|钢钉|钢针|钢条|钉子|螺丝|螺钉|石膏|封闭|绷带|纱布|夹板|护具|支具|假牙|假肢|义肢|义眼|导管|引流|尿袋|粪袋|造口袋|造瘘|药膏|膏药|创可贴|胶布|护腰|颈托|胃管|鼻饲|氧气|吸氧)"
    rf"|(?:打|插|装|钉){DONE}{{1,2}}{NUMBER}[根个颗条支枚块只](?:管|钉|针|架|板)"
    r"|(?:有|带|留|还有|装|埋|植|放|打|搭|安)(?:着|了|过|有|咗|住)?(?:一|两|三|四|几|\d)?(?:个|块|根|颗|条|枚)?(?:钢板|钢钉|钉子|钢针|螺丝|支架|起搏器|机器|机子|电池|弹片|弹簧|架子|人工[^,。;\n]{1,4}|铁片|钢的?)(?!车|店|厂)"
    rf"|(?:植(?:{DONE}|[一两二三几]次){{0,3}}皮|扎{DONE}{{0,2}}针|插{DONE}{{0,1}}管|拔{DONE}{{0,1}}管|拆{DONE}{{0,1}}线)"
)
_OPENED = (
    rf"(?:开|破|穿|裂|豁|划|割|拉|撕|磕|捅|烧|崩|咬|砸|炸|烂|刮|扯|挖|擦){DONE}{{0,2}}(?:{NUMBER}|\d+(?:\.\d+)?|[一二两三四五六七八九十几]+)(?:厘米|公分|cm|CM|寸|毫米|针|处)"
    rf"|(?:开|破|穿|裂|豁|划|割|拉|撕|磕|捅|烧|崩|咬|砸|炸|烂|刮|扯|挖){DONE}{{0,2}}(?:{NUMBER}|大|小|好|个|道|条|长|深|血|老|块|的){{0,4}}(?:口子|伤口|口(?![罩气味袋])|窟窿|洞|皮|疤|块|瓣)"
    rf"|扎[进入](?:了|去)?|(?:进|入|飞进|溅进)(?:了|咗)?[^,。;\n]{{0,3}}(?:粉|灰|沙|砂|屑|铁|石|渣|水|东西|异物|油)"
)
_RISEN = (
    rf"(?:烫|烧|磨|冒|起|晒|捂|冻|熏|打|沤|泡|灼|蹭)?起{DONE}{{0,2}}[^,。;\n]{{0,3}}?(?:泡|疹|疙瘩|红点|水泡|红斑|风团|痱)"
    rf"|(?:长|生|冒|发)(?:出|有)?{DONE}{{0,2}}[^,。;\n]{{0,7}}?(?:东西|瘤|疮|肿块|包块|包(?![子装裹间])|斑|骨刺|嚿|疙瘩|癣|疹|囊|结节|息肉|脓)"
    rf"|(?:泡|沤|捂|磨|冻)(?:得)?烂"
    rf"|有(?:六|七|四|三|五|半)(?:个|只|根)?(?:指|趾|手指|脚趾)|(?:全是|都是|满是|净是|有|带)[^,。;\n]{{0,2}}?(?:灰尘?|粉尘|水|洞|影子?|泡|血|脓|痰)(?={CLOSED})|有[^,。;\n]{{0,3}}?(?:毛病|病(?!人)|炎|旧伤|暗伤|阴影|结节|结石|积水|瘤|肿块|问题|疾|残|癌|囊肿|息肉|疤|伤(?!人))"
    rf"|(?:查出|检出|照出|拍出|验出|发现){DONE}{{0,1}}[^,。;\n]{{0,5}}?(?:癌|瘤|阴影|结节|结石|肿|东西|病|炎|问题)"
)
_HURTS = (
    rf"(?:脆|酥|松|软|硬|僵|肿|歪|漏风|漏气|流脓|流水|流口水|流涎|抬|栓|肥厚|扩大)(?:得|到|了|咗|着|脱|住|掉|{CLOSED})"
    rf"|(?:疼|痛|酸|痒|胀|麻|抽|抖|震|颤|喘|憋|闷|慌|昏|晕|堵|哑|响|鸣|僵|驼|佗|紧|绞|揪|扯|凉|烧|跳)(?:得|到|了|咗|个|起来|着|不|唔|痛|{CLOSED})"
    r"|(?:打颤|打抖|打摆|乱跳|狂跳|怦怦跳|砰砰跳|扑通|咚咚|火辣辣|麻麻|木木|针扎|像针|像火|像拉风箱|像刀割|像压|跟针扎|跟火烧)"
    rf"|像[^,。;\n]{{1,6}}?(?:风箱|火烧|针扎|刀割|拉锯|棉花|灌铅|石头|破锣|蚂蚁)"
    rf"|压(?:着|迫|住|到|坏)(?:了)?{NUMBER}?[根条]?神经|花(?:了|得|到)|瞎(?:得|到)|聋(?:得|到)|背得|唔好使|唔好(?![意])|坏(?:脱|了|咗|掉)|差(?:了|劲|得|好多|很多|{CLOSED})|衰(?:了|退|弱|竭)|弱(?:得|{CLOSED})|糊涂|迷糊|痴呆|萎|废(?:了|脱)"
)
_SIGN = any_of(words_of("sign", "complaints"))
_FALSE_PART = r"是(?:个|只|条)?(?:假|义|塑料|后装|安)[^,。;\n]{0,3}|靠[^,。;\n]{1,5}?(?:撑|走|吊|支|拄|固定)"

_COUNTED = r"(?:\d{1,2}|[一二三四五六七八九十两几多数]{1,2})(?:处|根|颗|只|个|节)"
_WRONG = re.compile(
    rf"{VERY}{{0,4}}(?:{_COUNTED})?(?:{NOT}{_FIT}|{_ABLE}|{_HIT}|{_BREAKS}|{_LOST}|{_THREADED}|{_OPENED}|{_RISEN}|{_HURTS}|{_FALSE_PART}|(?:{_SIGN}))"
)
_AND = re.compile(r"(?:[、和及与跟连]|以及)?[左右双两]?[一二两几半]?[只条个根]?[侧边]?")
PART = re.compile(any_of(words_of("body", "complaints")))
_NOT_BODY = re.compile(any_of(words_of("not_body", "complaints")))
# what may stand straight before a part that is one character only
_BEFORE_ONE = frozenset("左右双两半我他她佢你您其的把条只个边伤侧使令致因使得对")
_BY_HARM = re.compile(
    rf"(?:{_HARMER}){{1,2}}(?:{_BROKEN}|{DONE}){{1,3}}(?:其|他|她|我|佢|我的)?(?:{NUMBER}[根只条个颗截边侧])?[左右双两]?[侧边]?$"
)
_HAIR = re.compile(
    r"[^,。;\n]{0,5}?(?:掉|脱|落|秃|剃|没|冇)(?:光|完|尽|精光|得|成|剩|咗|了(?=[,。;、一大许好])|了$)"
)
_SIDE = re.compile(r"(?:[左右双两]|[一二三四几半][只条个根颗]?)?[侧边]?$")
_FACULTIES = frozenset(words_of("faculty", "complaints"))
_AHEAD = re.compile(
    rf"(?:(?:只有|就有|仅有|只得|本来就有|只剩下?|仅剩|剩下?|就剩|得番|得返|净低|少了|缺了?|没了|断了|短了|瞎了|折了|伤了|崴了|扭了|摔断了?|跌断了?|打断了?|压断了?|撞断了?|砸断了?|锯了|截了|切了|切除|摘了|摘除|割了|换了|换过|割过|切过|[切削锯绞轧砸压剁咬炸铲夹截撞摔打](?:断|掉|去|下|没|剩)了?){NUMBER}?[只条根个颗截叶边侧]?(?:大|半)?[左右]?[侧边]?)$"
)


def said_of_bodies(flow: Flow, draft: Draft) -> Iterator[tuple[int, int, bool]]:
    """Where something is said to be wrong with a part of somebody's body: offsets of the flow, and whether that is all it can mean."""
    text = flow.text
    until = 0
    for match in PART.finditer(text):
        start, end = match.span()
        if start < until:
            continue
        if end - start == 1 and not _alone(flow, draft, start):
            continue
        if _thing(text, start, end):
            continue
        first = start - len(_SIDE.search(text[max(0, start - 5) : start]).group())
        while more := _joined(text, end):  # 左手、右脚骨折
            end = more
        wrong = _WRONG.match(text, end)
        before = text[max(0, start - 12) : start]
        ahead = _AHEAD.search(before) or _BY_HARM.search(before)
        if match.group() == "头发":
            wrong, ahead = _HAIR.match(text, end), None
        if wrong or (ahead and end - start < 5):
            until = wrong.end() if wrong else end  # 摔断了腿
            begin = min(first, start - len(ahead.group())) if ahead else first
            yield begin, until, match.group() not in _FACULTIES


def _joined(text: str, end: int) -> int:
    """Where the next part ends when it stands straight behind or is joined by a comma or 和; 0 when there is none."""
    part = PART.match(text, _AND.match(text, end).end())
    return part.end() if part else 0


def _thing(text: str, start: int, end: int) -> bool:
    """Whether the part belongs to a thing: 龙头, 桌脚."""
    return any(
        m.start() <= start and end <= m.end() for m in _NOT_BODY.finditer(text, max(0, start - 2), end + 1)
    )


def of_things(value: str) -> bool:
    """Whether all the parts that a short stretch names are those of things and dishes: 伞骨断了, 猪肝切剩一半."""
    return bool(_NOT_BODY.search(value)) and all(
        _thing(value, m.start(), m.end()) for m in PART.finditer(value)
    )


def _alone(flow: Flow, draft: Draft, start: int) -> bool:
    """Whether a single character stands for the part, and not inside another word: 头 in 街头."""
    if start and flow.text[start - 1] in _BEFORE_ONE:
        return True
    return draft.word_at(flow.places[start]).start == flow.places[start]

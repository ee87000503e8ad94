"""What is left in an anonymised text that may single somebody out although every name is gone (pure).

Not marks: most of it may stay. Each clue is a stretch that a reader is asked about, by kind. The public reads the
anonymised text, so that is what is searched; a stretch is told in offsets of the raw text, which the desk shows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..anonymise import shown
from ..detection.spans import Span
from ..memory import digest, remembered


@dataclass(frozen=True)
class Clue:
    """One stretch of the raw text, with the words that the public would read there."""

    start: int
    end: int
    words: str


_KIN = (
    "妻子|丈夫|老婆|老公|配偶|前妻|前夫|未婚妻|未婚夫|男友|女友|儿子|女儿|独子|独女|长子|次子|长女|次女|养子|养女|继子|继女|孙子|孙女|外孙女?|"
    "父亲|母亲|爸爸|妈妈|父母|双亲|爷爷|奶奶|外公|外婆|公公|婆婆|岳父|岳母|女婿|儿媳妇?|媳妇|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|姐夫|妹夫|嫂子|弟媳|"
    "叔叔|伯父|姑姑|舅舅|姨妈|侄子|侄女|外甥女?|堂[兄弟姐妹哥]|表[兄弟姐妹哥]|亲家|双胞胎|三胞胎|孪生|遗孀|寡妇|上门女婿|入赘|监护人"
)
_OF_KIN = re.compile(
    rf"(?:(?:某[甲-癸\d]{{0,2}}|其|他|她|当事人|店主|老板娘?|经营者|业主)的?)?(?:{_KIN})|之[妻夫子女父母孙弟妹]|其[妻夫子女父母兄弟姐妹](?![他它实中间余所])"
)

_POST = re.compile(
    r"(?:村|居|社区|党)?(?:两委)?(?:党?[总支]?支?书记|支书)|村(?:民)?(?:委会)?主任|村长|居委会主任|[村居]民小组长|(?:镇|乡|区|县|市)长|[局院科处所校园站馆厂场行]长(?=[，。、；（：某的（]|$)|"
    r"人大代表|政协委员|理事长|副?会长|董事长|总经理|总裁|商会会长|班主任|教练|住持|方丈|神父|牧师|阿訇|道长|风水先生|神婆|"
    r"传承人|非遗|劳模|劳动模范|状元|冠军|道德模范|见义勇为|老红军|抗战老兵|退役军人|退伍军人|烈属|军属|归侨|侨眷|华侨|港商|台商|外籍|外国人|"
    r"主播|网红|博主|up主|UP主|歌手|演员|作家|画家|书法家|记者|律师|法官|检察官|医生|护士|兽医|教授|飞行员|船长|海员|消防员|入殓师|殡葬师|接生员|"
    r"赤脚医生|打铁匠|铁匠|木匠|石匠|补锅匠|修表匠|藤编|醒狮|舞狮|龙舟头|养蜂人|捕蛇人|"
    r"[一-鿿]{1,4}国籍|(?:藏|回|维吾尔|壮|苗|彝|蒙古|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|朝鲜|布依)族(?!自治)|信[奉仰][一-鿿]{1,4}教|基督徒|穆斯林"
)
_HOUSE_POST = re.compile(r"(?:执法|本局|我局|本队|我队|大队|中队|支队|案件承办|承办人|机关)[一-鿿]{0,4}$")

_ONLY = re.compile(
    r"(?:唯一|仅此|独此|独一|只有(?:这|那|他|她|我|它)?们?[一1](?:家|间|个|档|户)|仅有[一1]?(?:家|间|个|档|户)|没有第二[家间个档户]|"
    r"最大的?|最老的?|最早的?|最高的?|首家|第一[家间]|头一[家间]|老字号|百年老店|祖传|家传|[几两三四五六七八九十百\d]+(?:多|余)?年(?:的)?(?:老店|老铺|老招牌|老手艺)|"
    r"网红店|远近闻名|家喻户晓|出了?名的?|有名的|大名鼎鼎|人称|号称|招牌菜|独门|独家|旗舰店|总店|代理商)[一-鿿]{0,8}"
)
_RARE_TRADE = re.compile(
    r"殡葬|寿衣|棺材|花圈|火葬场|弹棉花|打铁铺?|修表|配钥匙|修伞|补鞋|射箭馆|马术|马场|赛车场|跳伞|滑雪场?|水上乐园|动物园|博物馆|电影院|歌剧院|教堂|寺庙?|道观|清真寺|祠堂|养老院|福利院|"
    r"屠宰场?|采石场|船厂|养蛇|蛇场|鳄鱼场|养蜂|养鸽|斗狗|跑马|赌场|典当行?|当铺|古玩店?|标本|枪支|爆破|加油站|充电站|驾校|戒毒所|看守所|监狱|疗养院|精神病院|戏班|剧团|武馆|龙舟队"
)

_EVENT = re.compile(
    r"火灾|失火|起火|爆炸|坍塌|倒塌|塌方|命案|凶杀|死者|死亡|身亡|丧生|遇难|跳楼|坠楼|溺水|溺亡|自杀|轻生|失踪|绑架|抢劫|枪击|车祸|交通事故|"
    r"上了?(?:新闻|电视|报纸|热搜|头条)|热搜|刷屏|网上(?:疯|热)?传|网络(?:疯|热)传|媒体(?:报道|曝光|采访)|记者(?:采访|报道|曝光)|电视台|日报(?:报道|刊登)|抖音(?:上)?(?:火|热|传)|十几万(?:点赞|播放)|百万播放|"
    r"首例|首宗|第一例|第一宗|全[国省市区县镇]首|头一(?:回|遭|次)|从未有过|百年一遇|"
    r"中了?[大头一二]奖|百岁|[八九]十大寿|金婚|婚礼|婚宴|结婚当[天日]|满月酒|丧事|出殡|灵堂|开业当[天日]|开张当[天日]|落成|龙舟(?:赛|竞渡)|拜山|游神|庙会|台风[“\"][一-鿿]{1,4}[”\"]|暴雨红色|洪水|决堤|疫情|停电事故|打(?:砸|群架)|拉横幅|跪地"
)

_FEATURE = re.compile(
    r"光头|秃头|独臂|独眼|断指|六指|假肢|轮椅|拐杖|跛脚?|瘸腿?|驼背|侏儒|白化|纹身|刺青|胎记|刀疤|疤痕|口吃|结巴|聋哑|哑巴|盲人|左撇子|满头白发|(?:染|留)(?:着|了)?[一-鿿]{0,4}[头发]发?|"
    r"身高(?:约|达)?[一二两12](?:米|\.)\d{0,2}[一-鿿\d]{0,3}|体重(?:约|达)?[\d一二三百]+[多余]?(?:斤|公斤|kg)|"
    r"劳斯莱斯|宾利|法拉利|兰博基尼|玛莎拉蒂|迈巴赫|保时捷|悍马|房车|老爷车|三轮摩托|敞篷车?|"
    r"藏獒|斗牛犬|罗威纳|阿根廷杜高|高加索犬|猎狼犬|蟒蛇|毒蛇|蜥蜴|鳄鱼|猴子|孔雀|鸵鸟|香猪|羊驼|狐狸|骆驼|猎鹰|鹦鹉|[三四五六七八九十\d]+[只条头](?:狗|犬|猫|羊|鸡|鸽)"
)

_CHILD = re.compile(
    r"男童|女童|幼童|儿童|婴儿(?!车)|幼儿(?!园)|[男女]婴|小学生|初中生|高中生|中学生|学童|女学生|男学生|未成年(?:人)?(?:甲|乙|丙|丁)?|小某|"
    r"(?<!\d)(?:[1-9]|1[0-7])周?岁(?!以[上下内]|至|到)|(?<![一-鿿])(?:[一二三四五六七八九]|十[一二三四五六七]?)周?岁(?!以[上下内])|"
    r"[一二三四五六1-6初高][年中][级一二三][^，。；]{0,4}班|就读|在读|上(?:小学|初中|高中|幼儿园)|读(?:小学|初中|高中|幼儿园)"
)
_HEALTH = re.compile(
    r"尿毒症|肾衰竭|肝硬化|乙肝|丙肝|[大小]三阳|白血病|淋巴瘤|[肺肝胃肠]癌|直肠癌|乳腺癌|鼻咽癌|宫颈癌|脑(?:梗|瘫|出血|溢血)|心梗|心肌梗[死塞]|冠心病|先心病|偏瘫|瘫痪|"
    r"半身不遂|癫痫|羊癫疯|帕金森|阿尔茨海默|痴呆|抑郁症|焦虑症|躁郁症|精神分裂|自闭症|孤独症|多动症|智障|唐氏|渐冻症|植物人|截肢|失聪|聋哑|白内障|红斑狼疮|血友病|地中海贫血|"
    r"艾滋|淋病|流产|不孕|早产|身孕|坐月子|吸毒史|透析|化疗|放疗|造瘘|住院|伤残|轻微伤|轻伤|重伤|骨裂|手术|确诊|病危"
)

_DATE = re.compile(
    r"(?:\d{4}|[〇零○一二三四五六七八九]{4})年\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|"
    r"(?<![\d年])\d{1,2}月\d{1,2}[日号]|(?<!\d)(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|"
    r"(?:大年|正月|年)(?:初|三)[一二三四五六七八九十]{1,2}|除夕|元宵节?|清明节?|端午节?|中秋节?|重阳节?|国庆[当节]|圩日|墟日|开学(?:第一天|当天|日)|高考(?:期间|当天|前)"
)
_KEPT_PLACE = re.compile(
    r"(?<!某)(?:[一-鿿]{2,5}(?:自治区|自治县|省|市|区|县|镇|乡|街道|村|社区)(?!某|人民|城市|综合|执法|局|公安|市场监|政府|委|办)|"
    r"公园|广场|车站|地铁|码头|渡口|大桥|体育馆|菜市场|农贸市场|医院|学校|小学|中学|大学|幼儿园|教堂|寺庙?|祠堂|榕树|牌坊|骑楼|海边|河边|江边|堤边|步行街|夜市|景区|商场|超市|机场|高铁站|加油站|工地)"
)

_PATTERNS = {
    "minor": (_CHILD,),
    "health": (_HEALTH,),
    "only": (_ONLY, _RARE_TRADE),
    "kin": (_OF_KIN,),
    "post": (_POST,),
    "event": (_EVENT,),
    "feature": (_FEATURE,),
}
# What is hidden raises a question too: that a child or an illness is in the case, and a trade that is kept: 某烧腊店.
_MASKED = {"SCHOOL": "minor", "HEALTH": "health", "SHOP": "only", "ORG": "only"}
_NO_TRADE = {"", "店", "铺", "档", "公司", "单位", "商户", "商铺", "店铺"}

_LAW = re.compile(r"《[^》\n]{1,60}》(?:第[一二三四五六七八九十百零\d]+[条款项][^，。；]{0,12})*")
_RULE = re.compile(
    r"(?:规定|不得|应当|禁止|条例|违反|依照|根据|依据|有权|处以?[^，。；]{0,8}罚款|责令|以下罚款)"
)
_SENTENCE = re.compile(r"[^。！？；\n]+")


class _Clear:
    """The anonymised text and, for each stretch of it, where that is in the raw one."""

    def __init__(self, raw: str, spans: Sequence[Span]):
        pieces: list[str] = []
        self._clear: list[int] = []
        self._raw: list[tuple[int, int, bool]] = []
        at = length = 0

        def take(words: str, start: int, end: int, is_masked: bool) -> None:
            nonlocal length
            if words:
                pieces.append(words)
                self._clear.append(length)
                self._raw.append((start, end, is_masked))
                length += len(words)

        for span in spans:
            take(raw[at : span.start], at, span.start, False)
            take(shown(raw, span), span.start, span.end, True)
            at = span.end
        take(raw[at:], at, len(raw), False)
        self.text = "".join(pieces)

    def clue(self, start: int, end: int) -> Clue:
        """A stretch of the anonymised text, told in the raw one."""
        first, _ = self._place(start)
        _, last = self._place(end - 1)
        return Clue(first, last, self.text[start:end])

    def _place(self, at: int) -> tuple[int, int]:
        piece = bisect_right(self._clear, at) - 1
        start, end, is_masked = self._raw[piece]
        if is_masked:
            return start, end
        here = start + at - self._clear[piece]
        return here, here + 1


def _as_shown(raw: str, spans: Sequence[Span]) -> bytes:
    """What stands for a text with its marks: all that decides what the public reads, and where."""
    return digest((raw, *(f"{s.start} {s.end} {s.type} {s.replacement}" for s in spans)))


@remembered(most=8, key=_as_shown)
def clues(raw: str, spans: tuple[Span, ...]) -> dict[str, tuple[Clue, ...]]:
    """By kind, what the public could still hold on to: `minor`, `health`, `only`, `when_where`, `kin`, `post`, `event`,
    `feature`. Kinds of which nothing is left are missing."""
    clear = _Clear(raw, spans)
    found: dict[str, list[Clue]] = {kind: [] for kind in (*_PATTERNS, "when_where")}
    sentences: list[_Sentence] = []
    at = 0
    for line in clear.text.split("\n"):
        read = _read(line)
        for kind, start, end in read.found:
            found[kind].append(clear.clue(at + start, at + end))
        sentences += (
            _Sentence(one.has_place, [(at + a, at + b) for a, b in one.dates]) for one in read.sentences
        )
        at += len(line) + 1
    for number, sentence in enumerate(sentences):
        if any(near.has_place for near in sentences[max(0, number - 1) : number + 2]):
            found["when_where"] += (clear.clue(*date) for date in sentence.dates)
    for span in spans:
        if kind := _MASKED.get(span.type):
            words = shown(raw, span)
            if kind != "only" or words[1:] not in _NO_TRADE:
                found[kind].append(Clue(span.start, span.end, words))
    sorted_ = {kind: sorted(list_, key=lambda clue: (clue.start, -clue.end)) for kind, list_ in found.items()}
    return {kind: tuple(_apart(list_)) for kind, list_ in sorted_.items() if list_}


@dataclass(frozen=True)
class _Sentence:
    has_place: bool
    dates: Sequence[tuple[int, int]]


@dataclass(frozen=True)
class _Line:
    found: tuple[tuple[str, int, int], ...]
    sentences: tuple[_Sentence, ...]


@remembered(most=4096, key=lambda line: digest([line]))
def _read(line: str) -> _Line:
    """The clues of one line. One step of a reader changes few lines: the others are not searched again."""
    law = [match.span() for match in _LAW.finditer(line)]
    sentences = [match.span() for match in _SENTENCE.finditer(line)]
    # A sentence that cites a law and orders or forbids speaks of everybody.
    rules = [
        (start, end)
        for start, end in sentences
        if any(start < b and a < end for a, b in law) and _RULE.search(line, start, end)
    ]

    def within(places: list[tuple[int, int]], match: re.Match) -> bool:
        return any(start <= match.start() < end for start, end in places)

    found = []
    for kind, patterns in _PATTERNS.items():
        for pattern in patterns:
            for match in pattern.finditer(line):
                before = line[max(0, match.start() - 8) : match.start()]
                if (
                    within(rules, match)
                    or within(law, match)
                    or (kind == "post" and _HOUSE_POST.search(before))
                ):
                    continue
                found.append((kind, *match.span()))
    told = []
    for start, end in sentences:
        dates = [match.span() for match in _DATE.finditer(line, start, end) if not within(law, match)]
        told.append(_Sentence(bool(_KEPT_PLACE.search(line, start, end)), tuple(dates)))
    return _Line(tuple(found), tuple(told))


def _apart(found: list[Clue]) -> Iterator[Clue]:
    """Without those that overlap one before them."""
    end = -1
    for clue in found:
        if clue.start >= end:
            yield clue
            end = clue.end

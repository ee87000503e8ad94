"""Shops that the text names outright: 店名叫遇见, 招牌是额吉的锅, 再回首是我开的, 贴“半日”字样, “不二”和“树下”两家.

What stands there is a sign whatever words it is made of, so nobody else is asked about it (source `told`).
"""

import re

from ..draft import HAN, Draft
from ..lexicon import any_of, words_of
from ..persons import names, possible
from . import trades

_V = rf"(?P<v>[{HAN}A-Za-z0-9·]{{2,10}}?)"
_OPEN, _CLOSE = r"[“\"「『]?", r"[”\"」』]?"
_STOP = r"[,。;!?、\n()|\t]|$"
_HOUSE = r"(?:店|铺|铺头|铺子|档|档口|摊|摊档|摊子|馆子|门面|店面|小店|门店|网店)"
_GOES_ON = rf"(?={_STOP}|{_CLOSE}(?:{_STOP}|它是|他是|其实是|是一?[个家间]|还是|或者|又叫|也叫|原名|的[那这]?[家间]|[那这嗰][家间]|卖的|是卖|专卖))"
# the words before it say that a name comes
_CALLED = (
    re.compile(
        rf"{_HOUSE}(?:的|嘅|个)?(?:名字?|名号|字号|招牌|店号)?(?:就|也|都|原来|以前|现在|后来)?(?:名叫|名为|叫做|叫作|叫什么|叫咩|叫|唤作|取名叫?|起名叫?|改名叫?|改叫)(?:什么|咩)?[:,]?{_OPEN}{_V}{_GOES_ON}"
    ),
    re.compile(
        rf"(?:店名|铺名|档名|店号|字号|店招|招牌|门头|牌匾|灯箱)(?:上)?(?:只|就|仅|还|也)?(?:写着|写的是|写住|写|挂着|挂的是|印着|题着|换成了?|改成了?|改为|名为|名叫|就是|是|为|叫|系)[:]?{_OPEN}(?P<v>[^,。;:!?、“”\"()\n]{{2,10}}?){_CLOSE}(?={_STOP})"
    ),
    re.compile(
        rf"(?:名叫|名为|唤作|取名|起名|叫做|(?:有|开了|[一那这嗰呢][家间个])(?:名)?叫){_OPEN}{_V}{_CLOSE}(?:的|嘅)[{HAN}]{{0,4}}?(?:店|铺|档|摊|厂|公司|馆|酒楼|酒吧|网吧|工作室|作坊|超市|餐厅|回收站|平台)(?![员主长里])"
    ),
)
_NAME_IS = re.compile(
    rf"{_HOUSE}(?:的|嘅|个)?(?:名字?|名号|字号)(?:就|也)?(?:[是系为]|[,:]|[是系]叫)[ ]?{_OPEN}(?P<v>[^,。;:!?、“”\"()\n]{{2,10}}?){_CLOSE}(?={_STOP})"
)
# what stands behind it says that it was a shop: 再回首是我开的
_OWNED = re.compile(
    rf"(?:^|(?<=[,。;:?!“\"\s])){_V}{_CLOSE}(?:是不是|系唔系|系咪|是|系)(?:你|我|佢|他|她|你们|我们|佢哋|他们)(?:老公|老婆|爸|妈|哥|弟|姐|妹|儿子|女儿)?(?:开|经营|承包|打理)(?:的|嘅|㗎|吗|咩|嘛|[,。?!\n])"
)
_OR = re.compile(
    rf"{_CLOSE}(?:还是|或者叫?|又叫|也叫|原名|旧名|后来叫){_OPEN}{_V}(?={_CLOSE}(?:{_STOP}|我|他|她|反正))"
)
_NO_NAME = re.compile(
    r"某|的[店铺档]$|^(?:否|自己|我(?!家|的|们家)|你(?!好)|他|她|它|佢|谁|哪|什么|咩|乜|啥|不(?![如二见醉老])|没|未|冇|无|有(?!间|风)|被|把|用|由|因|很|太|都|也|就|还(?!有)|又(?!一)|再(?:来|去|也|说)|违|擅自|新|旧|红|蓝|黄|白|绿|黑|木|铁|一[块个家间]|两[块个家间]|[这那嗰呢该本此][个家间块些]?|人家?|客|大家|员工|来|外卖|送|发光|亚克力|合法|真的|假的)|(?:的|了|着|过|吗|呢|吧|啊|嘅|咗|来|去|出|掉|完|好|米|元|块|吃|喝)$|[车船艇机门窗灯单票证狗猫树墙]$"
)
# behind 店的名字 anything may be one
_SAID = re.compile(r"某|忘|记|知道|不[清知太是好对同]|没|什么|咩|乜|改|写|^[我你他她它佢]")
_QUOTE = re.compile(r"[“\"「『](?P<v>[^“”\"「」『』\n,。;:!?]{1,10})[”\"」』]")
_LETTERED = re.compile(
    r"(?:招牌|店招|门头|牌匾|灯箱|车身|车门|车厢|货厢|冰柜|雨棚|横额|卷闸门?|玻璃门?|门上|墙上|工牌|工服|围裙|制服|帐篷|太阳伞|遮阳伞|纸箱|包装袋)(?:上|外|都|均|还|也|只|仅)?(?:写|贴|喷|印|挂|绣|刷|标)(?:着|了|有|住|咗|的是)?(?:一个)?$|(?:\(|,|、)?贴$"
)
_LETTERS = re.compile(
    r"(?:[一二两三四五]?个?(?:大|红)?字(?:样|号)?|的?(?:标志|标识|字样|logo|LOGO))(?![据画])"
)
_OF_SIGN = re.compile(
    r"[两三四五几]家|的?(?:整改单|整改通知|责令改正|罚单|处罚决定|营业执照|执照|食品经营许可|招牌|店面|门面|收款码|外摆|排烟|烟管|油烟|隔油池|灯箱|雨棚|遮阳伞|会员卡?|储值卡|发票|小票|外卖单|老板|店员|店长|员工)"
)
_NOT_LETTERED = re.compile(
    r"某|平价|放心|示范|无废|三小|散乱|流动|夜宵|禁|严|请|勿|违|停车|出租|招租|招聘|招工|转让|旺铺|危|福$|喜$|拆|小心|注意|易碎|合格|封|通知|公告|执法|城管|公安|警|安全|消防|文明|三包|第|号$|年|月|级|^[A-Za-z0-9]*$"
)
_AND = re.compile(r"(?:[、和与及跟同/]|以及)?")
_TRADE = re.compile(
    any_of(
        [
            *(
                t
                for t in words_of("trades", "trades")
                if len(t) > 1 and t[-1] in "店铺档馆房吧行厂站坊摊庄楼社场"
            ),
            *("烧腊", "烧烤", "汽修", "轮胎", "补胎", "花摊", "麻将", "糖水", "士多"),
        ]
    )
    + r"(?![员主长们证费税者业])"
)


def find(draft: Draft) -> None:
    """Mark what the text calls a shop or its sign in so many words."""
    if possible.is_law(draft.text):
        return
    for pattern in (*_CALLED, _NAME_IS, _OWNED):
        for match in pattern.finditer(draft.text):
            if _add(draft, *match.span("v"), _SAID if pattern is _NAME_IS else _NO_NAME):
                other = _OR.match(draft.text, match.end("v"))
                if other:
                    _add(draft, *other.span("v"), _NO_NAME)
    _lettered(draft)


def _add(draft: Draft, start: int, end: int, no_name: re.Pattern) -> bool:
    value = draft.text[start:end]
    if (
        no_name.search(value)
        or value in names.law_words()
        or draft.touches_protected(start, end)
        or not trades.own_name(value)
    ):
        return False
    draft.add(start, end, "SHOP", "told")
    return True


def _lettered(draft: Draft) -> None:
    """Quoted signs: the letters on a van, “又一日”麻将馆, “不二”和“树下”两家, “小满”的整改单."""
    text = draft.text
    quotes = list(_QUOTE.finditer(text))
    later = None  # the quote behind, when it is a sign
    for match in reversed(quotes):
        start, end = match.span("v")
        if draft.touches_protected(start, end) or _NOT_LETTERED.search(match["v"]):
            later = None
            continue
        joined = later is not None and 0 <= later.start() - match.end() <= 2
        joined = joined and _AND.fullmatch(text, match.end(), later.start()) is not None
        sign = draft.marked(start, end, "SHOP", "ORG") or _is_sign(text, match) or joined
        if sign and not draft.marked(start, end, "PERSON"):
            draft.add(start, end, "SHOP", "told")
        later = match if sign else None


def _is_sign(text: str, quote: re.Match) -> bool:
    before = text[max(0, quote.start() - 9) : quote.start()]
    after = quote.end()
    if _LETTERED.search(before) and (
        _LETTERS.match(text, after) or re.search(r"招牌|店招|门头|牌匾", before)
    ):
        return True
    return bool(_OF_SIGN.match(text, after) or (len(quote["v"]) > 1 and _TRADE.match(text, after)))

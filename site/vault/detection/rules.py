"""Numbers and codes with a form of their own: the rules with check digits, and those led by a label.

After a label such as 身份证号 a number is masked even when its check digit is wrong: people mistype. Without a label
the form must be right.
"""

import re

from . import checks, places
from .draft import HAN, Draft
from .lexicon import words_of

SEP = r"[ \t\n\-._·/]{0,3}"  # what may stand inside one number: gaps, dashes, a broken line
GAP = r"[ \n\-.]{0,2}"
COLON = (
    r"[ \t\n]*(?:[((][^()\n]{0,12}[))])?[ \t\n]*(?:[:;|=]|为|是|系|号?码?(?:为|是|:)|登记为|,)?[ \t\n|\"“']*"
)
HOTLINES = re.compile(
    r"(?:12\d{3}|11[0249]|12[02]|95\d{3}|96\d{3,4}|100\d{2}|123(?:15|19|28|33|45|48|66|95))$"
)

PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"


def _label(words: str) -> str:
    """A label whose characters OCR may have set apart."""
    return "(?:" + "|".join(r"[ ]?".join(map(re.escape, word)) for word in words.split()) + ")"


class Rule:
    """One form: its type, its pattern with the group `v`, and what else must hold of the value."""

    def __init__(self, type: str, pattern: str, holds=None, flags: int = re.IGNORECASE):
        self.type = type
        self.pattern = re.compile(pattern, flags)
        self.holds = holds

    def find(self, text: str):
        for match in self.pattern.finditer(text):
            start, end = match.span("v")
            while end > start and text[end - 1] in " \t\n-._·/,;:":
                end -= 1
            if end > start and (self.holds is None or self.holds(_bare(text[start:end]))):
                yield start, end


def _bare(value: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", value)


def _digits(least: int, most: int = 40):
    return lambda v: least <= sum(c.isdigit() for c in v) <= most


_BEGINS_AS_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\d{2}){0,3}$")


def _not_hotline(value: str) -> bool:
    return not HOTLINES.match(value)


def _code(value: str) -> bool:
    """A code has a digit in it, and more than a year."""
    return sum(c.isdigit() for c in value) >= 3 and not re.fullmatch(r"(?:19|20)\d\d", value)


MOBILE = rf"1{GAP}[3-9](?:{GAP}\d){{9}}"
COUNTRY = r"(?:[((]?(?:\+|00)?[ ]?86[))]?[ \-]{0,2})?"
AREA = r"(?:[((]?0(?:10|2\d|[3-9]\d{2})[))]?)"
EXTENSION = r"(?:[ ,(\-]{0,2}(?:转|分机号?|内线|ext\.?|#)[ :]?\d{1,6}|-\d{3,5}(?!\d))?"
ID18 = rf"[1-9](?:{SEP}\d){{16}}{SEP}[\dXx×]"
YEAR = r"(?:1[89]|20)\d{2}"
CN_YEAR = r"[一二][九〇零○][〇零○一二三四五六七八九]{2}"
CN_NUM = r"[一二三四五六七八九十廿卅]{1,3}"
FULL_DATE = (
    rf"(?:{YEAR}[ ]?年[ ]?\d{{1,2}}[ ]?月[ ]?\d{{1,2}}[ ]?[日号]?|{YEAR}[ ]?[\-./][ ]?\d{{1,2}}[ ]?[\-./][ ]?\d{{1,2}}"
    rf"|{CN_YEAR}年{CN_NUM}月{CN_NUM}[日号]|{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"|(?:{CN_YEAR}|{YEAR})年(?:正|冬|腊|{CN_NUM})月(?:初|廿|卅)?{CN_NUM}日?"
    r"|[零〇一二三四五六七八九]{2}年[正一二三四五六七八九十冬腊]{1,2}月(?:初|廿|二十|三十|十)?[一二三四五六七八九十]{0,2}[日号]?"
    r"|(?<!\d)\d{2}[ ]?年[ ]?\d{1,2}[ ]?月[ ]?\d{1,2}[ ]?[日号]?|(?<!\d)\d{2}[.\-/]\d{1,2}[.\-/]\d{1,2})"
)
_CITIES = "|".join(sorted(places.prefectures_short(), key=len, reverse=True))
_ARC = (
    r"(?:北纬|东经|纬度|经度|[NE])?[ :]{0,2}\d{1,3}[ ]?[°度][ ]?\d{1,2}(?:\.\d+)?[ ]?['′分’]"
    r"(?:[ ]?\d{1,2}(?:\.\d+)?[ ]?(?:[\"″秒”]|''|′′))?[ ]?[NESW]?"
)
PLATE_HEAD = rf"[{PROVINCE}]{GAP}[A-HJ-NP-Z]"

_CASE_ENDS = "罚立询移强责决通调听扣封简普"

RULES: tuple[Rule, ...] = (
    # The last figures of a number lead to its bearer when a neighbour reads them
    Rule(
        "OTHERID",
        r"(?:尾号|尾数|末尾|后[三四五六]位|末[三四五六]位)(?:号|数字?)?[ ]?(?:[:;]|为|是|系|登记为)?[ ]?[“\"]?(?P<v>[A-Z]{0,2}\d(?:[ ]?[A-Z\d]){1,6})(?![A-Za-z\d])",
        lambda v: sum(c.isdigit() for c in v) >= 2,
        0,
    ),
    # E-mail first: its name may look like any other number.
    Rule(
        "EMAIL",
        r"(?P<v>[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}[ ]?(?:@|\(at\)|\[at\]|#at#|艾特)[ ]?[A-Za-z0-9\-]+(?:[ ]?[.。][ ]?[A-Za-z0-9\-]{2,}){1,4})",
    ),
    # Identity documents
    Rule(
        "ID",
        rf"{_label('公民身份号码 公民身份证号码 身份证号码 身份证件号码 居民身份证 身份证号 身份证 身份号码 证件号码 证件号 证照号码 证号 身分证')}(?:件|号|码|编号|字号)*{COLON}(?P<v>[1-9](?:{SEP}[\dXx×*]){{13,17}}(?![\d]))",
        _digits(12),
    ),
    Rule(
        "ID",
        rf"(?<![\dA-Za-z.])(?P<v>{ID18})(?![\dA-Za-z])",
        lambda v: checks.citizen_id(v) or checks.citizen_id_shape(v),
    ),
    Rule(
        "ID",
        rf"(?<![\dA-Za-z.])(?P<v>[1-9]\d{{5}}{GAP}\d{{6}}{GAP}\d{{3}})(?![\dA-Za-z])",
        checks.citizen_id_shape,
    ),
    Rule(
        "ID",
        rf"{_label('护照 护照号 护照号码 通行证 港澳通行证 台胞证 回乡证 居留许可 永久居留身份证 居住证 港澳居民居住证 台湾居民居住证 军官证 士兵证 户口簿 身份证明')}(?:号码?|编号|证号|No\.?|号)*{COLON}(?P<v>[A-Za-z]{{0,3}}[ ]?\d[\dA-Za-z\- ]{{5,19}}\d)",
        _digits(6),
    ),
    Rule("ID", r"(?<![A-Za-z0-9])(?P<v>(?:[EGDSPHM]|E[A-HJ-NP-Z])\d{8}(?:\d{2})?)(?![A-Za-z0-9])", None, 0),
    Rule(
        "ID", r"(?<![A-Za-z0-9])(?P<v>[A-Z]{1,2}\d{6}[ ]?[((][\dA][))])", None, 0
    ),  # Hong Kong identity card
    Rule("ID", r"(?<![A-Za-z0-9])(?P<v>[A-Z]?\d{7}[ ]?[(]\d[)])", None, 0),  # of Macau, and old permits
    Rule(
        "ID",
        rf"{_label('身份证 证件 身份号码')}(?:号码?|证号)?的?(?:末|后|尾)(?:[三四五六]位|号)(?:数字?)?{COLON}(?P<v>\d{{2,5}}[\dXx])(?![\dA-Za-z])",
    ),
    Rule(
        "ID",
        rf"{_label('驾驶证号 驾驶证号码 驾驶证 驾照号 驾照')}(?:编号|证号|号码?|档案编号)*{COLON}(?P<v>\d[\dXx \-]{{9,22}})",
        _digits(10),
    ),
    # Firms
    Rule(
        "USCC",
        rf"{_label('统一社会信用代码 社会信用代码 信用代码 组织机构代码 税号 纳税人识别号')}(?:证?号?)?{COLON}(?P<v>[0-9A-Za-z](?:{GAP}[0-9A-Za-z]){{8,19}})",
        _digits(5),
    ),
    Rule(
        "USCC",
        r"(?<![0-9A-Za-z])(?P<v>[1-9ANY][1-59]\d{6}[0-9A-Z]{9}[0-9A-Z])(?![0-9A-Za-z])",
        lambda v: checks.credit_code(v) or not v.isdigit(),
        0,
    ),
    # Cars
    Rule(
        "PLATE",
        rf"(?P<v>{PLATE_HEAD}[ \n·.\-]{{0,3}}(?:[A-Z0-9][ \n]?){{4}}(?:[A-Z0-9]{{1,2}}[挂学警港澳领试超使黄蓝绿]?|[挂学警港澳领试超使])(?![A-Za-z0-9])|{PLATE_HEAD}[ ·.]?挂[ ]?\d{{4}})",
        lambda v: _digits(1)(v),
    ),
    # boats, licences of building waste and bicycles: a place's short name before letters and figures
    Rule(
        "PLATE",
        rf"(?P<v>[{PROVINCE}][{HAN}]{{1,4}}(?:渔|货|机|客|船|艇|浚|工)[ ]?\d{{4,6}})(?!\d)",
        None,
        0,
    ),
    Rule(
        "PLATE", rf"(?P<v>{PLATE_HEAD}[ ·]?[泥黄蓝绿学临警挂试][ ]?[A-Z0-9]{{3,5}})(?![A-Za-z0-9])", None, 0
    ),
    Rule("PLATE", rf"(?P<v>{PLATE_HEAD}[ ·杠]{{0,2}}[A-Z0-9]{{4,6}}(?:临|(?:[黄蓝绿]牌)))", None, 0),
    Rule("PLATE", rf"(?P<v>{PLATE_HEAD}[ ]?杠[ ]?[A-Z0-9]{{4,6}})(?![A-Za-z0-9])", None, 0),
    Rule(
        "PLATE", rf"(?<![A-Za-z0-9])(?P<v>WJ[ ·]?[{PROVINCE}]?[ ·]?\d{{4,5}}[A-Z]?)(?![A-Za-z0-9])", None, 0
    ),
    Rule("PLATE", r"(?P<v>(?:澳门|香港)?[ ]?(?<![A-Za-z0-9])M[A-Z][ \-]\d\d[ \-]\d\d)(?!\d)", None, 0),
    Rule(
        "PLATE",
        rf"(?P<v>{PLATE_HEAD}[ ·]?(?:[零〇一二三四五六七八九幺A-Z0-9][ ]?){{5,6}})(?![零〇一二三四五六七八九幺A-Za-z0-9])",
        lambda v: True,
        0,
    ),
    Rule(
        "PLATE",
        rf"(?P<v>{PLATE_HEAD}[ ]?(?:开头|打头|字头|头)[,的]?[ ]?(?:尾号|尾数|结尾|后面)?(?:是|为)?[ ]?[A-Z0-9]{{2,4}})(?![A-Za-z0-9])",
    ),
    Rule(
        "PLATE",
        rf"{_label('号牌号码 车牌号码 车牌号 车牌 号牌 牌号 车号 牌照')}(?:号码?|为|是|:|,|\s|尾号|“|登记){{0,4}}(?P<v>(?:[{HAN}]{{1,3}})?[ ]?[A-Za-z]?[A-Z0-9a-z·\- ]{{4,9}})",
        lambda v: _digits(3)(v),
    ),
    Rule(
        "PLATE",
        rf"(?P<v>(?:{_CITIES})[ ·]{{0,2}}(?:\d(?:[ ]?\d){{4,6}}|[A-Z]{{1,2}}[ ·]{{0,2}}\d(?:[ ]?\d){{3,6}})(?!\d))(?!\d*[元米日年月]|平方)",
        None,
        0,
    ),
    Rule(
        "OTHERID",
        rf"{_label('车辆识别代号 车辆识别代码 车架号 车架 发动机号 VIN VIN码 大架号')}(?:号码?|码)*{COLON}(?P<v>[A-Za-z0-9](?:[ ]?[A-Za-z0-9\-]){{5,20}})",
        _digits(3),
    ),
    Rule(
        "OTHERID",
        r"(?<![A-Za-z0-9])(?P<v>[LWJKSVZ1-5][A-HJ-NPR-Z0-9]{12}\d{4})(?![A-Za-z0-9])",
        lambda v: not v.isdigit() and sum(c.isalpha() for c in v) >= 4,
        0,
    ),
    # Money
    Rule(
        "BANK",
        rf"{_label('银行账号 银行帐号 银行卡号 银行卡 收款账号 收款账户 收款帐号 账号 帐号 卡号 开户账号 结算账户 对公账户 存折 户口号码 银行账户 账户')}(?:号码?|[((]?尾号[))]?|末四位|后四位|为|是|:|\s|[{HAN}]{{2,12}}(?:银行|支行|信用社|农商行|对应的)){{0,4}}{COLON}(?P<v>\d(?:{SEP}\d){{8,24}})",
        _digits(9),
    ),
    Rule(
        "BANK",
        rf"{_label('银行卡 卡号 账号 帐号 账户 储蓄卡 信用卡 工行卡 建行卡 农行卡 中行卡')}[^\d\n。;]{{0,10}}(?:尾号|末四位|后四位)(?:为|是|:|\s)*(?P<v>\d{{4}})(?!\d)",
    ),
    Rule(
        "BANK",
        rf"(?<![\dA-Za-z.])(?P<v>[3-9]\d{{3}}(?:{GAP}\d){{12,15}})(?![\dA-Za-z])",
        lambda v: checks.luhn(v) or v[:2] in ("62", "60", "95"),
    ),
    # A card number in groups of four, or after the name of a bank
    Rule("BANK", r"(?<![\dA-Za-z.])(?P<v>\d{4}(?:[ \-]\d{4}){3,4}(?:[ \-]\d{1,3})?)(?![\dA-Za-z])"),
    Rule(
        "BANK",
        rf"(?:银行|支行|分行|信用社|农商行|户口|个户口)[{HAN}]{{0,8}}[,:; ]{{0,3}}(?P<v>\d(?:{SEP}\d){{11,22}})(?!\d)",
    ),
    # Telephones
    Rule(
        "PHONE",
        rf"(?:拨打|致电|打|拨|call|Call|电话|电)[{HAN}]{{0,8}}(?P<v>(?:0\d{{2,3}}[ \-]?)?[2-8]\d{{2,3}}[ \-]?\d{{4}}{EXTENSION})(?!\d)",
        _not_hotline,
    ),
    Rule("PHONE", rf"(?<![\dA-Za-z_.])(?P<v>{COUNTRY}{MOBILE}{EXTENSION})(?!\d)"),
    Rule(
        "PHONE",
        rf"(?<![\dA-Za-z_.])(?P<v>{COUNTRY}{AREA}[ \-]{{0,3}}[2-8]\d{{2,3}}[ \-]?\d{{4}}{EXTENSION})(?!\d)",
        lambda v: len(v) >= 10,
    ),
    Rule(  # typed in odd groups
        "PHONE",
        rf"(?<![\dA-Za-z_.])(?P<v>{AREA}[ \-]{{1,3}}[2-8](?:[ \-]?\d){{6,7}}{EXTENSION})(?!\d)",
    ),
    Rule("PHONE", r"(?P<v>[(](?:852|853|886)[)][ \-]?\d(?:[ \-]{0,2}\d){7,8})(?!\d)"),
    Rule("PHONE", r"(?P<v>\+[ ]?\d{1,3}[ \-]?\d(?:[ \-]?\d){6,11})(?!\d)"),
    Rule("PHONE", r"(?<![\dA-Za-z_.])(?P<v>[48]00[ \-]?\d{3,4}[ \-]?\d{3,4})(?!\d)", lambda v: len(v) == 10),
    Rule(
        "PHONE",
        r"(?<![\dA-Za-z_.])(?P<v>(?:\+|00)(?:852|853|886|84|60|65|1|44|81|82)[ \-]?\d[\d \-]{6,12}\d)(?!\d)",
    ),
    Rule(
        "PHONE",
        rf"{_label('联系电话 联系方式 电话号码 手机号码 手机号 手机 电话 座机 固话 传真 来电号码 来电 致电 热线 分机 短号 小灵通 宅电 办公电话 微信同号 支付宝')}(?:号码?|[((][^()]{{1,6}}[))])?{COLON}(?P<v>[((]?\d(?:[ \-()]{{0,2}}\d){{5,14}}{EXTENSION})(?!\d)",
        lambda v: _digits(6)(v) and _not_hotline(v) and not _BEGINS_AS_DATE.match(v),
    ),
    Rule(
        "PHONE",
        rf"(?<![\dA-Za-z_.])(?P<v>[2-8]\d{{2,3}}[ \-]?\d{{4}}{EXTENSION})(?=[ ]*[((](?:座机|家里|电话|固话|办公|宅电|家|店))",
    ),
    Rule("PHONE", rf"{_label('短号 分机号 分机')}{COLON}(?P<v>\d{{3,6}})(?!\d)", _not_hotline),
    # Accounts
    Rule(
        "WECHAT", r"(?<![A-Za-z0-9_.@/])(?P<v>[a-z][a-z0-9]{1,20}_[a-z0-9_]{2,20})(?![A-Za-z0-9@.])", None, 0
    ),
    Rule("WECHAT", r"(?P<v>wxid_[A-Za-z0-9_\-]{4,30})"),
    Rule(
        "WECHAT",
        rf"{_label('微信号 微信账号 微信ID 微信 抖音号 抖音ID 抖音账号 抖音 快手号 快手ID 快手 小红书号 小红书 LINE LINEID LINE号 WhatsApp Telegram 视频号 企业微信 飞书 微博ID V信 薇信 威信 加V 加微 vx wx weixin wechat 淘宝账号 闲鱼号 支付宝账号 支付宝账户 支付宝 B站UID UID')}[ ]?(?:号|ID|账号|帐号|账户|同号)?(?:[((][^()\n]{{0,10}}[))])?[ ]*(?:[:;|=]|为|是|叫|\s)*[“\"']?(?P<v>[A-Za-z0-9][A-Za-z0-9_\-.]{{4,29}})(?![A-Za-z0-9@])",
        lambda v: len(v) >= 5 and v.lower() not in _COMMON_LATIN,
    ),
    Rule(
        "QQ",
        rf"{_label('QQ号码 QQ号 QQ群号 QQ群 QQ 扣扣 企鹅号 群号')}[ ]?(?:号码?|为|是|:|\s|账号|[((][^()\n]{{0,8}}[))]){{0,3}}[“\"']?(?P<v>[1-9](?:[ ]?\d){{4,11}})(?!\d)",
    ),
    # Places on the globe
    Rule(
        "GPS",
        r"(?P<v>(?:北纬|东经|南纬|西经|纬度|经度|[NESW])?[ :]{0,2}\d{1,3}\.\d{3,}[°度]?[ ]?[NESW]?[ ]?(?:[,、/; ]|和|,\s)[ ]{0,2}(?:北纬|东经|南纬|西经|纬度|经度|[NESW])?[ :]{0,2}\d{1,3}\.\d{3,}[°度]?[ ]?[NESW]?)(?!\d)",
    ),
    Rule("GPS", rf"(?P<v>{_ARC}(?:[ ]?[,、/;]?[ ]?(?:和)?{_ARC})?)"),
    Rule(
        "GPS",
        r"(?P<v>(?:北纬|东经|纬度|经度|lat|lng|lon)(?:为|是)?[ :=]{0,2}\d{1,3}(?:\.\d+)?[°度]?(?:\d{1,2}['′分](?:\d{1,2}(?:\.\d+)?[\"″秒])?)?)",
    ),
    # Dates of birth
    Rule(
        "DOB",
        rf"{_label('出生日期 出生年月日 出生年月 出生 DOB 生日 生于 生辰 出生时间')}(?:[((][^()\n]{{0,10}}[))])?(?:于|:|日期|为|是|\s|\||在|,|月){{0,4}}(?P<v>{FULL_DATE})(?!\d)",
    ),
    Rule(
        "DOB",
        rf"(?<!\d)(?P<v>{FULL_DATE})[ ]?(?:[((]?(?:阴历|农历|公历)[))]?)?(?:出生|生人|生(?=[,。;)\s、])|诞生|出世)",
    ),
    Rule(
        "DOB",
        rf"(?<![{HAN}])[男女][ \t|,、]{{1,4}}(?:[{HAN}]{{1,4}}族?[ \t|,、]{{1,4}})?(?P<v>{FULL_DATE})(?!\d)",
    ),
    Rule("DOB", rf"(?<!\d)(?P<v>{FULL_DATE})[ \t|,、]{{1,4}}[男女](?![{HAN}])"),
    Rule(
        "DOB",
        rf"{_label('出生日期 出生年月 出生于 生日 生于 DOB')}(?:[((][^()\n]{{0,8}}[))])?{COLON}(?P<v>(?:(?:{YEAR}|\d\d)年)?\d{{1,2}}月(?:\d{{1,2}}[日号]?)?|(?:{YEAR}|\d\d)年)(?!\d)",
    ),
    Rule("DOB", rf"(?<!\d)(?P<v>(?:{YEAR}|\d\d)年\d{{1,2}}月)(?:出?生)(?=[,。;)\s、|人])"),
    Rule(
        "DOB",
        rf"(?P<v>(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)(?:正|冬|腊|{CN_NUM})月(?:初|廿|卅)?{CN_NUM})",
    ),
    Rule("DOB", rf"(?<!\d)(?P<v>{FULL_DATE})(?=[ \t|,、]{{1,3}}[1-9]\d{{5}}(?:1[89]|20)\d{{9}}[\dXx])"),
    Rule("DOB", rf"(?<=[1-9]\d{{5}}(?:19|20)\d{{9}}[\dXx])[ \t|,、]{{1,3}}(?P<v>{FULL_DATE})(?!\d)"),
    # Cases
    Rule(
        "CASENO",
        rf"(?P<v>(?:[{HAN}]{{1,10}}[((][{HAN}]{{1,4}}[))])?[{HAN}](?:[ ]?[{HAN}]){{0,15}}[ ]?[〔\[(（][ ]?(?:(?:19|2[0O])[ ]?[\dO][ ]?[\dO]|二[〇零○]二[〇零○一二三四五六七八九])[ ]?[〕\])）][ ]?(?:[{HAN}]{{0,2}}第|字第|[{HAN}])?[ ]?(?:[A-Za-z]{{0,3}}-?\d(?:[ ]?[\dA-Za-z×\-]){{0,9}}|[零〇一二三四五六七八九十百]{{1,6}}(?=[ ]?号))(?:[ ]?号)?(?:之[一二三四五])?)",
    ),
    Rule(  # without brackets about the year
        "CASENO",
        rf"(?P<v>[{HAN}]{{2,12}}[{_CASE_ENDS}](?:字)?[ ]?20\d\d[ ]?(?:年?第|[\-_/]|字第)[ ]?\d{{1,6}}(?:[ ]?号)?)(?!\d)",
    ),
    Rule(
        "CASENO",
        rf"(?<!\d)(?P<v>20\d\d年?[{PROVINCE}]?(?:\d{{2,4}})?[{HAN}]{{0,8}}?[{_CASE_ENDS}初终审执保再监破赔](?:字)?第?[ ]?\d{{1,6}}[ ]?号)",
    ),
    Rule(
        "CASENO",
        rf"(?P<v>[〔\[(][ ]?(?:19|20)\d{{2}}[ ]?[〕\])][ ]?[{HAN}]{{0,2}}\d{{0,5}}[{HAN}]{{1,8}}(?:字)?第?[ ]?\d{{1,8}}[ ]?号(?:之[一二三四五])?)",
    ),
    Rule(
        "CASENO",
        rf"{_label('案号 案件编号 案件号 立案号 处罚文号 决定书文号 文书编号 文书号 文号 处罚决定书编号 立案编号 案件受理号 受理编号 受理号 工单编号 工单号 信访编号 工单 投诉编号 投诉单号 登记编号 案卷号 卷号 警情编号 报警编号 接警编号')}{COLON}(?P<v>[{HAN}]{{0,10}}[A-Za-z0-9](?:[A-Za-z0-9]|[\-_/〔〕\[\]()](?=[A-Za-z0-9〔\[第字])){{3,31}}(?:号)?)",
        _code,
    ),
    Rule(
        "CASENO",
        r"(?P<v>[A-Z]{2,8}(?:[\-_/][A-Z]{2,8})*[ ]?[\-_/][ ]?20\d{2}(?:[\-_/]?\d{2,4})?[ ]?[\-_/][ ]?\d{2,6})(?![\dA-Za-z])",
        None,
        0,
    ),
    Rule("CASENO", r"(?<!\d)(?P<v>20\d\d年(?:度)?第[ ]?\d{1,5}号)(?=案)"),
    Rule("CASENO", rf"(?<![{HAN}》)])(?P<v>[〔\[](?:19|20)\d\d[〕\]][ ]?第?[ ]?\d{{1,6}}[ ]?号)"),
    Rule(
        "CASENO",
        rf"{_label('案件编号 案号 文号 案卷号 立案号 编号')}{COLON}(?P<v>20\d\d年?(?:度)?[-第]?[ ]?(?:[{HAN}]{{1,4}}-)?\d{{1,6}}号?)",
    ),
    # Certificates
    Rule(
        "CERT",
        rf"(?P<v>[{HAN}]{{1,2}}[((〔](?:19|20)\d\d[))〕][{HAN}]{{2,10}}(?:权|证)(?:证)?第[ ]?\d{{4,12}}[ ]?号)",
    ),
    Rule(
        "CERT",
        rf"{_label('行政执法证号 行政执法证件号 行政执法证 执法证件号码 执法证件号 执法证号 执法证编号 执法证 执法证件 证件编号 证件号码 证号 警号 工号 工牌号 胸牌 编制号 许可证编号 许可证号 许可证 备案号 备案编号 注册号 营业执照注册号 营业执照 执照号 登记证号 从业资格证 资格证号 资格证 健康证号 健康证 执业证号 执业证 上岗证 操作证 特种作业证 犬证号 犬证 养犬登记证 犬只免疫证 免疫证 登记证 学生证 学籍号 学号 社保卡号 社保号 残疾证号 残疾人证 低保证 房产证号 不动产权证号 不动产权证 产权证号 房产证 宅基地证 土地证 卫生许可证 食品经营许可证 小餐饮登记证 小作坊登记证 排水许可证 排污许可证 运输证 准运证 光荣证 营运证 道路运输证 从业证 退役军人证 会员证 证书编号 编号')}(?:书|件|编号|号码?|码|字号|№|No\.?|第)*{COLON}(?:第)?(?P<v>[{HAN}]{{0,6}}[A-Za-z0-9](?:[A-Za-z0-9]|[ \-_/.](?=[A-Za-z0-9])){{3,28}}(?:[ ]?号)?)",
        _code,
    ),
    Rule("CERT", r"(?<![A-Za-z0-9])(?P<v>(?:JY|SC|JYDJ|XZF|YB)\d{10,18})(?![A-Za-z0-9])"),
    Rule(
        "CERT",
        rf"(?P<v>[{HAN}]{{1,10}}(?:证|权|房地|集用|国用|宅|准)[{HAN}]{{0,6}}(?:[((〔]\d{{4}}[))〕])?[{HAN}]{{0,4}}第[ ]?[A-Za-z0-9\-]{{4,20}}[ ]?号)",
    ),
    # Numbers that lead to a party
    Rule(
        "OTHERID",
        rf"{_label('订单编号 订单号码 订单号 订单 运单号 快递单号 快递单 快递号 物流单号 物流单 单号 包裹号 面单号 取件码 取餐码 交易单号 交易流水号 交易号 流水号 商户单号 支付单号 转账单号 凭证号 缴款书号 缴款单号 缴款码 缴费单号 票据号码 票据号 发票号码 发票号 发票代码 收据号 水表号 水表户号 水表编号 水表 电表号 电表户号 电表编号 电表 气表号 燃气表号 燃气表 燃气户号 用户编号 用户号 缴费户号 户号 客户编号 客户号 会员号 会员卡号 会员卡 合同编号 合同号 协议编号 租赁合同 保单号 保险单号 保单 住院号 门诊号 病历号 病案号 就诊卡号 就诊号 诊疗卡号 诊疗卡 医保卡号 医保号 挂号单 报告编号 报告号 检验报告 检测报告 报告书编号 鉴定书编号 样品编号 设备编号SIM ICCID IMEI IMEI码 序列号SN 骑手编号 骑手号 骑手ID 店铺ID 门店编号 商家编号 商户号 商户编号 摊位证号 租约编号 押金单 罚款单号 罚单号 缴费通知单 账单号')}(?:编号|号码?|单号|[((][^()\n]{{0,8}}[))])*{COLON}(?P<v>[{HAN}]{{0,3}}[A-Za-z0-9](?:[A-Za-z0-9]|[ \-_/#](?=[A-Za-z0-9])){{3,39}}(?:号|[ ]?[甲乙丙丁])?)",
        lambda v: sum(c.isdigit() for c in v) >= 4,
    ),
    Rule(
        "OTHERID",
        r"(?<![A-Za-z0-9])(?P<v>(?:SF|YT|ZT|JD|JT|EMS|STO|YTO|DPK|JDV|MT|ELM)[A-Z]{0,3}[ ]?\d{9,20})(?![A-Za-z0-9])",
    ),
)
_COMMON_LATIN = frozenset(
    ["wechat", "weixin", "alipay", "douyin", "whatsapp", "telegram", "android", "iphone"]
)

# Numbers that lead to nobody, whatever label of the list above may end just before them.
_NEUTRAL_BEFORE = re.compile(
    r"(?:批次|批号|生产批号|产品批号|序|设备|仪器|型|规格|产品|型号|标准|邮政|邮|行|第|附件|(?<![水电气])表|图|页|照片|证据|清单|版本|物料|商品|条码|声级计|仪表|垃圾桶|路灯|灯杆|井盖|树木|古树|案由|执行标准|监控|摄像头|探头|执法记录仪|记录仪|设施|地块)"
    r"[ ]?(?:编)?(?:号|码)?(?:码|为|是|:|\s)*$"
)
# Papers of the state that lead to no party: rules, plans, circulars.
_PUBLIC_PAPER = re.compile(
    r"^(?:.*(?:法释|国发|国办|国函|府办|府函|府|建城|建规|建办|发改|财税|环发|环办|市监|国市监|司发|办发|办函|委发|委办|人常|公告|令|通字|函字|规字|粤办|中办|中发|政发|政办))$"
)
_STREET_WORD = re.compile(r"[执综城罚噪]|责改|责停|限改|询通|听告")
_CASE_WORD = re.compile(
    r"[执综城管噪罚立案询告责改限听执送催移结调撤强扣查封检勘证诉访复议裁刑民行初终监赔仲处决举投信受登]"
)


def find(draft: Draft) -> None:
    """Mark every formatted number of the draft."""
    text = draft.text
    for rule in RULES:
        for start, end in rule.find(text):
            if rule.type in ("CERT", "OTHERID", "CASENO") and _NEUTRAL_BEFORE.search(
                text[max(0, start - 14) : start]
            ):
                continue
            if rule.type == "CASENO":
                start = _case_start(draft, start, end)
                if start < 0:
                    continue
            draft.add(start, end, rule.type, "rule")


def _case_start(draft: Draft, start: int, end: int) -> int:
    """Where a case number begins, or -1 when it is the number of a public paper."""
    text = draft.text
    value = text[start:end]
    year = re.search(r"[〔\[((][ ]?(?:19|2[0O]|二)", value)
    bracket = year.start() if year else -1
    if bracket <= 0:
        return start
    head = value[:bracket]
    below = places.after_divisions(text, start, start + bracket)
    below = max(text.rfind(c, start, below) for c in "省市区县") + 1 if below > start else start
    if below > start and start + bracket - below >= 2:
        head, start = text[below : start + bracket], below
    # The pattern takes up to 16 characters: words of the sentence before the number are given back.
    for word in _BEFORE_CASE:
        at = head.rfind(word)
        if at >= 0 and len(head) - at - len(word) >= 1:
            start += at + len(word)
            head = head[at + len(word) :]
    if (
        not _CASE_WORD.search(head)
        or (_PUBLIC_PAPER.match(head) and not re.search(r"[执综罚]|城管", head))
        or (text[max(0, start - 2) : start].endswith(("》(", "》")) and not _STREET_WORD.search(head))
    ):
        return -1
    return start


_BEFORE_CASE = words_of("before_case", "rules")

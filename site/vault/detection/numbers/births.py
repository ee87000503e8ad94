"""Dates of birth, in figures, in Chinese and in the farmer's calendar.

A date is one only where something says so: a label, 出生 behind it, sex before it, an identity card beside it. The date
of an event stays.
"""

import re

from ..draft import HAN
from .forms import Rule, labels

_CALENDAR = r"(?:[((]?(?:农历|阴历|旧历|古历|夏历|公历|阳历|新历|农|阴)[))]?[ ]?)?"
_CN = "〇零○0一二三四五六七八九"
_CN_NUM = r"(?:[正冬腊元一二三四五六七八九十廿卅][ ]?){1,3}"
_FIGURE = r"[\dOolI]"  # a scan reads O for 0 and l for 1
_YEAR = (
    rf"(?:(?:[1lI][ ]?[89]|2[ ]?[0O])[ ]?{_FIGURE}[ ]?{_FIGURE}|民国[ ]?[\d一二三四五六七八九十]{{1,3}}|[一二][ ]?[九〇零○0][ ]?[{_CN}][ ]?[{_CN}]|(?<!\d)\d\d|(?<![{_CN}])[{_CN}][ ]?[{_CN}]"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])[ ]?年[ ]?\n?"
)
_MONTH = rf"(?:{_FIGURE}(?:[ ]?{_FIGURE})?|闰?{_CN_NUM})[ ]?月[ ]?\n?份?"
_DAY = rf"(?:(?:{_FIGURE}[ ]?){{1,2}}|(?:初|廿|卅)?[ ]?{_CN_NUM})[ ]?(?:[日号]|(?![\d年月]))"
_FIGURES = (
    r"(?:(?:1[89]|20)\d{2}|(?<!\d)\d{2})[ ]?(?:[\-/][ ]?\d{1,2}[ ]?[\-/]|[.·][ ]?\d{1,2}[ ]?[.·]|,\d{1,2},|、\d{1,2}、)[ ]?\d{1,2}"
    r"|(?:1[89]|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)
_ENGLISH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_FOREIGN = rf"\d{{1,2}}[ \-]{_ENGLISH}[ ,\-]{{1,2}}(?:19|20)\d\d|{_ENGLISH}[ ]\d{{1,2}},?[ ](?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d"
# what any date begins with: most places of a text need no further look
_BEGINS = r"(?=[((\dlIO一二三四五六七八九〇零○民甲乙丙丁戊己庚辛壬癸农阴旧古夏公阳新JFMASOND])"
DATE = rf"{_BEGINS}{_CALENDAR}(?:{_YEAR}{_CALENDAR}{_MONTH}{_CALENDAR}{_DAY}|{_FIGURES}|{_FOREIGN})"
_PART = rf"{_CALENDAR}(?:(?:{_YEAR})?{_CALENDAR}{_MONTH}(?:{_CALENDAR}{_DAY})?|(?:19|20)\d\d[\-./]\d{{1,2}}|\d{{1,2}}[\-./]\d{{1,2}}(?![\d.元]))"
_LED = rf"(?:{labels('births')}|Date[ ]of[ ]birth|Born(?:[ ]on)?)(?:[((][^()\n]{{0,10}}[))])?(?:[:;=(\s|“\"\[]|(?<!出生)(?<!出世),|于|日期|时间|为|是|在|月|就|都){{0,5}}"
_BORN = r"[ ]?(?:[((]?(?:阴历|农历|公历|阳历)[))]?)?[ ]?(?:[(](?:出[ ]?生|生|生日)[)]|出[ ]?生|生人|诞生|出世|降生|落地|(?:的)?生日|生(?=[,。;:)\s、(|]|$|人|于|住|系|已|的(?![产意]))|的?人(?=[,。;]))"

# A whole date of the last century, or one in brackets behind a name, is the date of a birth unless something else
# is said to have happened that day.
_PAST = r"(?=19[2-9]\d|[一二]九[二三四五六七八九])"
_EVENT_BEFORE = "".join(
    rf"(?<!{re.escape(word)})"
    for word in [
        "成立",
        "注册",
        "登记",
        "竣工",
        "建成",
        "建于",
        "始建",
        "开业",
        "结婚",
        "离婚",
        "入伍",
        "参军",
        "工作",
        "去世",
        "病故",
        "于",
        "自",
        "从",
        "至",
        "到",
        "在",
        "期",
        "施行",
        "公布",
        "通过",
        "修订",
        "签订",
        "立案",
        "》",
        "》(",
        "》(",
    ]
)
_EVENT_AFTER = r"(?![日号 ]{0,3}[)]?[ ]?(?:中华|第|经|由|起|前|后|以|之|公布|发布|施行|实施|通过|颁|修|成立|开业|建|竣工|登记|注册|签|去世|病故|入|结婚|离婚|参加|投入|投产|启用|动工|开工|交付|购|租|搬|迁|开始|国务院|全国|广东))"

RULES = (
    Rule("DOB", rf"{_LED}(?P<v>{DATE})(?!\d)"),
    Rule("DOB", rf"{_LED}(?P<v>{_PART})(?!\d)"),
    Rule("DOB", rf"{_LED}(?P<v>(?:19|20)\d\d[ ]\d{{1,2}}[ ]\d{{1,2}})(?![\d:])"),
    # a birthday without its year: 正月初九的生日
    Rule(
        "DOB",
        rf"(?<![\d年])(?P<v>{_CALENDAR}{_MONTH}{_CALENDAR}{_DAY})[ ]?(?:是|就是)?[他她我其]?(?:的)?生日(?![会宴聚当派蛋快])",
    ),
    Rule("DOB", rf"(?<!\d)(?P<v>{DATE}){_BORN}"),
    Rule("DOB", rf"(?<!\d)(?P<v>(?:{_YEAR}){_CALENDAR}{_MONTH})(?:出?生)(?=[,。;)\s、|人于]|的(?![产意])|$)"),
    Rule(
        "DOB",
        rf"(?<![{HAN}])[男女][ \t|,、/;(]{{1,4}}(?:[{HAN}]{{1,4}}族?[ \t|,、/;]{{1,4}})?(?P<v>{DATE})(?!\d)(?![ ]?(?:[\dT]|在|起|因|于|上午|下午|晚|凌晨|[0-2]?\d[:时]))",
    ),
    Rule("DOB", rf"(?<![\d于在自从至到期])(?P<v>{DATE})[ \t|,、/]{{1,4}}[男女](?![{HAN}])"),
    Rule("DOB", rf"(?<!\d){_EVENT_BEFORE}(?P<v>{_PAST}{DATE})(?!\d){_EVENT_AFTER}"),
    Rule(
        "DOB",
        rf"(?<=[{HAN}][((])(?<!》[((])(?P<v>(?=19[2-9]\d|200\d){DATE})(?=[)),、;])(?!.{{0,2}}(?:施行|公布|修|通过))",
    ),
    Rule("DOB", rf"(?P<v>{_CALENDAR}[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年{_MONTH}{_DAY})"),
    Rule("DOB", rf"(?<!\d)(?P<v>{DATE})(?=[ \t|,、]{{1,3}}[1-9]\d{{5}}(?:1[89]|20)\d{{9}}[\dXx])"),
    Rule(
        "DOB",
        rf"(?<=[1-9]\d{{5}}(?:19|20)\d{{9}}[\dXx])[ \t|,、]{{1,3}}(?P<v>(?!20(?:1[6-9]|[2-9])){DATE})(?!\d)",
    ),
)

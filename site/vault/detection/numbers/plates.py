"""Number plates of cars, boats and electric bicycles."""

from ..addresses import divisions
from ..draft import HAN
from ..lexicon import any_of
from .forms import PROVINCE, Rule, digits, labels

_CITIES = any_of(divisions.prefectures_short())
PLATE_HEAD = rf"[{PROVINCE}][ \n\-.·]{{0,2}}[A-HJ-NP-Z]"
_BETWEEN = r"[ \n·.\-牌/:*“\"(]{0,3}"

RULES = (
    Rule(
        "PLATE",
        rf"(?P<v>{PLATE_HEAD}{_BETWEEN}(?:[A-Z0-9][ \n]?){{4}}(?:[A-Z0-9]{{1,2}}(?:[ ·](?:挂|临(?!时)|学(?!校)|警(?!察|示|告))|[挂学警港澳领试超使黄蓝绿电白黑]?)|[挂学警港澳领试超使])(?![A-Za-z0-9])|{PLATE_HEAD}[ ·.]?挂[ ]?\d{{4}})",
        lambda v: digits(1)(v),
    ),
    # seen in part: 粤S3?29
    Rule(
        "PLATE",
        rf"(?P<v>{PLATE_HEAD}[ ·.\-]{{0,2}}(?=[A-Z0-9]*[?□■_])(?=[?□■_]*[A-Z0-9])[A-Z0-9?□■_]{{4,6}}[挂学绿黄]?)(?![A-Za-z0-9])",
        None,
        0,
    ),
    # boats, licences of building waste and bicycles: a place's short name before letters and figures
    Rule(
        "PLATE",
        rf"(?P<v>[{PROVINCE}][{HAN}]{{1,4}}(?:渔[养工运政油冷]?|货|机|客|船|艇|浚|工|拖|驳)[ ]?\d{{4,6}})(?!\d)",
        None,
        0,
    ),
    Rule("PLATE", rf"(?P<v>[{HAN}]{{2}}渔[养工运政油冷]?[ ]?\d{{4,6}})(?!\d)"),
    # tractors, and bicycles of the cities under the state: 粤09·12345, 沪0123456
    Rule("PLATE", rf"(?P<v>[{PROVINCE}]\d{{2}}[ ·.\-]{{0,2}}[A-Z]?\d{{5}})(?![\dA-Za-z元]|\.\d)", None, 0),
    # embassies, airports, the army
    Rule("PLATE", r"(?P<v>使[ ]?\d{3}[ ·.]?\d{3})(?![\dA-Za-z元]|\.\d)"),
    Rule("PLATE", r"(?P<v>民航[ ·.]?[A-Z][ ]?\d{4,5})(?!\d)", None, 0),
    Rule(
        "PLATE",
        rf"(?:(?<![{HAN}])|(?<=[牌照号车辆为是台部]))(?P<v>[军空海北沈兰济南广成东西中武京][A-Z][ ·.]?\d{{5}})(?!\d)",
        None,
        0,
    ),
    # Hong Kong's own, beside the mainland's or named so
    Rule(
        "PLATE",
        r"(?:香港|两地|港澳|港)(?:私家|单)?(?:车牌|牌照|车|牌)号?(?:为|是|:|\s)?(?P<v>[A-Z]{2}[ ]?\d{2,4})(?![\dA-Za-z])",
        None,
        0,
    ),
    Rule("PLATE", r"(?<=[港澳])[ ]?[/、,(][ ]?(?P<v>[A-Z]{2}[ ]?\d{2,4})(?![\dA-Za-z])", None, 0),
    Rule(
        "PLATE", rf"(?P<v>{PLATE_HEAD}[ ·]?[泥黄蓝绿学临警挂试][ ]?[A-Z0-9]{{3,5}})(?![A-Za-z0-9])", None, 0
    ),
    Rule("PLATE", rf"(?P<v>{PLATE_HEAD}[ ·杠]{{0,2}}[A-Z0-9]{{4,6}}(?:临|(?:[黄蓝绿]牌)))", None, 0),
    Rule("PLATE", rf"(?P<v>{PLATE_HEAD}[ ]?杠[ ]?[A-Z0-9]{{4,6}})(?![A-Za-z0-9])", None, 0),
    Rule(
        "PLATE",
        rf"(?<![A-Za-z0-9])(?P<v>WJ[ ·]?(?:[{PROVINCE}]|\d\d)?[ ·\-]?[A-Z]?\d{{4,5}}[A-Z]?)(?![A-Za-z0-9])",
        None,
        0,
    ),
    Rule("PLATE", r"(?P<v>(?:澳门?|香?港)?[ ]?(?<![A-Za-z0-9])M[A-Z][ \-]\d\d[ \-]\d\d)(?!\d)", None, 0),
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
        rf"(?<!门){labels('plates')}(?:号码?|为|是|:|,|\s|尾号|[“(\[]|登记){{0,4}}(?P<v>(?:[{HAN}]{{1,4}})?[ ]?[A-Za-z]?[A-Z0-9a-z·\- ]{{4,9}})",
        lambda v: digits(3)(v),
    ),
    Rule(
        "PLATE",
        rf"(?P<v>{_CITIES}[ ·]{{0,2}}(?:\d(?:[ ]?\d){{4,6}}|[A-Z]{{1,2}}[ ·]{{0,2}}\d(?:[ ]?\d){{3,6}})(?!\d))(?!\d*[元米日年月]|平方)",
        None,
        0,
    ),
)

"""Numbers of persons and firms: identity cards, passports, permits, credit codes."""

from ..draft import HAN
from . import checks
from .forms import COLON, GAP, SEP, Rule, digits, label, labels

ID18 = rf"[1-9](?:{SEP}\d){{16}}{SEP}[\dXx×叉]"
_APART = r"[ ,/.\-·():、]{1,3}"

RULES = (
    Rule(
        "ID",
        rf"{labels('identity')}(?:件|号|码|编号|字号)*{COLON}(?P<v>[1-9](?:{SEP}[\dXx×*叉]){{13,17}}(?![\d]))",
        digits(12),
    ),
    Rule(
        "ID",
        rf"(?<![\dA-Za-z.])(?P<v>[1-9]\d{{5}}{_APART}(?:19|20)\d{{2}}[ \-]?\d{{4}}{_APART}\d{{3}}[\dXx×叉])(?![\dA-Za-z])",
    ),
    # of Hong Kong, Macau and Taiwan, in whatever groups
    Rule(
        "ID",
        rf"(?:港澳台?|香港|澳门|台湾)[{HAN}]{{0,8}}(?:身份证|证件|ID)(?:号码?)?{COLON}(?P<v>[A-Z]{{0,2}}[ ]?\d(?:[ /()\-]{{0,2}}[\dA]){{5,9}}[)]?)(?![\dA-Za-z])",
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
        rf"{labels('passports')}(?:号码?|编号|证号|No\.?|号)*{COLON}(?P<v>[A-Za-z]{{0,3}}[ ]?\d[\dA-Za-z\- ]{{5,19}}\d(?:[A-Z](?![A-Za-z])|[(][\dA-Z][)])?)",
        digits(6),
    ),
    Rule("ID", r"(?<![A-Za-z0-9])(?P<v>(?:[EGDSPHM]|E[A-HJ-NP-Z])\d{8}(?:\d{2})?)(?![A-Za-z0-9])", None, 0),
    Rule(
        "ID", r"(?<![A-Za-z0-9])(?P<v>[A-Z]{1,2}\d{6}[ ]?[((][\dA][))])", None, 0
    ),  # Hong Kong identity card
    Rule("ID", r"(?<![A-Za-z0-9])(?P<v>[A-Z]?\d{7}[ ]?[(]\d[)])", None, 0),  # of Macau, and old permits
    Rule(
        "ID",
        rf"{label('身份证 证件 身份号码')}(?:号码?|证号)?的?(?:末|后|尾)(?:[三四五六]位|号)(?:数字?)?{COLON}(?P<v>\d{{2,5}}[\dXx叉])(?![\dA-Za-z])",
    ),
    Rule(
        "ID",
        rf"{label('驾驶证号 驾驶证号码 驾驶证 驾照号 驾照')}(?:编号|证号|号码?|档案编号)*{COLON}(?P<v>\d[\dXx \-]{{9,22}})",
        digits(10),
    ),
    # Firms
    Rule(
        "USCC",
        rf"{label('统一社会信用代码 社会信用代码 信用代码 组织机构代码 税号 纳税人识别号')}(?:证?号?)?{COLON}(?P<v>[0-9A-Za-z](?:{GAP}[0-9A-Za-z]){{8,19}})",
        digits(5),
    ),
    Rule(
        "USCC",
        r"(?<![0-9A-Za-z])(?P<v>[1-9ANY][1-59]\d{6}[0-9A-Z]{9}[0-9A-Z])(?![0-9A-Za-z])",
        lambda v: checks.credit_code(v) or not v.isdigit(),
        0,
    ),
)

"""Certificates, licences, orders, meters, contracts: numbers of paper and parcels that lead to a party."""

from ..draft import HAN
from .forms import COLON, PROVINCE, Rule, digits, is_code, labels


def _is_order(value: str) -> bool:
    """Four figures, or the letters and figures of a booking: HMXK4F9TZ2."""
    figures = sum(c.isdigit() for c in value)
    return figures >= 4 or (figures >= 2 and len(value) >= 7 and value.isupper())


RULES = (
    # The last figures of a number lead to its bearer when a neighbour reads them
    Rule(
        "OTHERID",
        r"(?:尾号|尾数|末尾|(?:最后|末尾|后面|后|末|尾)[ ]?[两三四五六几3-6][ ]?(?:位|个)|(?:后面|最后|结尾|号码?)的?(?:数字|几个数)|尾巴上?)(?:号|数字?)?(?:都|好像|应该|大概)?[ ]?(?:[:;|\t\n(=]|为|是|系|登记为){0,2}[ ]?[“\"]?(?P<v>(?:…|\.{2,6}|-{2})?[A-Z\d](?:[ ]?[A-Z\d]){1,8}叉?|[〇零○洞拐勾一幺二两三四五六七八九]{3,6}(?![十百千万亿]))(?![A-Za-z\d]|[ ]?[元分年月日点米个人块]|[.:]\d)",
        lambda v: not v or sum(c.isdigit() for c in v) >= (2 if len(v) < 3 or v[0].isdigit() else 1),
        0,
    ),
    # and so do the first ones and the last ones: 身份证四四零七开头, 8000结尾
    Rule(
        "OTHERID",
        r"(?<![A-Za-z\d.])(?P<v>(?:\d{3,8}[Xx叉]?|[〇零○洞拐勾一幺二两三四五六七八九]{4,8}))[ ]?(?:结尾|收尾|打头|起头|字头|开头)(?=的?[,。;、…)（(\s的是尾后]|$)",
        lambda v: not v or sum(c.isdigit() for c in v) >= 3,
    ),
    # 粤T执2043, 粤执0705-218: a province, an office and figures
    Rule(
        "CERT",
        rf"(?P<v>[{PROVINCE}][A-Z]?[ ]?[{HAN}]{{0,3}}?[执法警公司](?:法)?[证字]?第?[ ]?[A-Z]?\d{{4,12}}(?:-\d{{1,6}})?号?)(?!\d)",
        None,
        0,
    ),
    Rule(
        "OTHERID",
        rf"{labels('vehicles')}(?:号码?|码)*{COLON}(?P<v>[LWJKSVZ1-5](?:[ ]?\n?[A-Za-z0-9]){{16}})(?![A-Za-z0-9])",
        digits(4),
    ),
    Rule(
        "OTHERID",
        rf"{labels('vehicles')}(?:号码?|码)*{COLON}(?P<v>[A-Za-z0-9](?:[ ]?[A-Za-z0-9\-]){{5,20}})",
        digits(3),
    ),
    Rule(
        "OTHERID",
        r"(?<![A-Za-z0-9])(?P<v>[LWJKSVZ1-5][A-HJ-NPR-Z0-9]{12}\d{4})(?![A-Za-z0-9])",
        lambda v: not v.isdigit() and sum(c.isalpha() for c in v) >= 4,
        0,
    ),
    # 粤建安C3(2021)0088165, (粤)JZ安许证字[2020]012345延
    Rule(
        "CERT",
        rf"(?P<v>(?:[(][{PROVINCE}][)]|[{PROVINCE}])[{HAN}]{{0,6}}[A-Z]{{1,3}}\d?[{HAN}]{{0,6}}[(〔\[](?:19|20)\d\d[)〕\]]第?\d{{4,8}}[延号]?)(?!\d)",
    ),
    Rule("CERT", rf"(?P<v>[{PROVINCE}]ICP[备证]\d{{6,12}}号?(?:-\d{{1,3}})?)"),
    Rule(
        "CERT",
        rf"(?P<v>[{HAN}]{{1,2}}[((〔](?:19|20)\d\d[))〕][{HAN}]{{2,10}}(?:权|证)(?:证)?第[ ]?\d{{4,12}}[ ]?号)",
    ),
    Rule(
        "CERT",
        rf"{labels('certificates')}(?:书|件|编号|号码?|码|字号|№|No\.?|第)*{COLON}(?:第)?(?P<v>(?:[((][{HAN}][))])?[{HAN}]{{0,6}}(?:[A-Z]{{1,2}}[{HAN}]{{1,2}})?[A-Za-z0-9](?:[A-Za-z0-9]|[ \-_/.](?=[A-Za-z0-9])){{3,28}}(?:[ ]?号)?)(?![A-Za-z0-9]|(?<=20\d\d)[ ]?年)",
        is_code,
    ),
    Rule("CERT", rf"(?P<v>[{HAN}]{{2,8}}证字?第?[ ]?\d{{3,10}}[ ]?号)"),
    Rule("CERT", r"(?<![A-Za-z0-9])(?P<v>(?:JY|SC|JYDJ|XZF|YB)\d{10,18})(?![A-Za-z0-9])"),
    Rule(
        "CERT",
        rf"(?P<v>[{HAN}]{{1,10}}(?:证|权|房地|集用|国用|宅|准)[{HAN}]{{0,6}}(?:[((〔]\d{{4}}[))〕])?[{HAN}]{{0,4}}第[ ]?[A-Za-z0-9\-]{{4,20}}[ ]?号)",
    ),
    Rule(
        "OTHERID",
        rf"{labels('orders')}(?:编号|号码?|单号|[((][^()\n]{{0,8}}[))])*{COLON}(?P<v>[{HAN}]{{0,3}}(?:[A-Z]{{1,4}}[{HAN}]{{1,2}})?[A-Za-z0-9](?:[A-Za-z0-9]|[ \-_/#](?=[A-Za-z0-9])|[(〔\[](?=20\d\d[)〕\]])|(?<=20\d\d)[)〕\]]第?(?=[ ]?\d)){{3,39}}(?:号|[ ]?[甲乙丙丁])?)(?![A-Za-z0-9]|(?<=20\d\d)[ ]?年)",
        _is_order,
    ),
    Rule(
        "OTHERID",
        r"(?<![A-Za-z0-9])(?P<v>(?:SF|YT|ZT|JD|JT|EMS|STO|YTO|DPK|JDV|MT|ELM)[A-Z]{0,3}(?:[ ]?\d){9,20})(?![A-Za-z0-9])",
    ),
)

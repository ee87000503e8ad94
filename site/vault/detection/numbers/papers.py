"""Certificates, licences, orders, meters, contracts: numbers of paper and parcels that lead to a party."""

from ..draft import HAN
from .forms import COLON, Rule, digits, is_code, labels

RULES = (
    # The last figures of a number lead to its bearer when a neighbour reads them
    Rule(
        "OTHERID",
        r"(?:尾号|尾数|末尾|后[三四五六]位|末[三四五六]位)(?:号|数字?)?[ ]?(?:[:;]|为|是|系|登记为)?[ ]?[“\"]?(?P<v>[A-Z]{0,2}\d(?:[ ]?[A-Z\d]){1,6})(?![A-Za-z\d])",
        lambda v: sum(c.isdigit() for c in v) >= 2,
        0,
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
    Rule(
        "CERT",
        rf"(?P<v>[{HAN}]{{1,2}}[((〔](?:19|20)\d\d[))〕][{HAN}]{{2,10}}(?:权|证)(?:证)?第[ ]?\d{{4,12}}[ ]?号)",
    ),
    Rule(
        "CERT",
        rf"{labels('certificates')}(?:书|件|编号|号码?|码|字号|№|No\.?|第)*{COLON}(?:第)?(?P<v>[{HAN}]{{0,6}}[A-Za-z0-9](?:[A-Za-z0-9]|[ \-_/.](?=[A-Za-z0-9])){{3,28}}(?:[ ]?号)?)",
        is_code,
    ),
    Rule("CERT", r"(?<![A-Za-z0-9])(?P<v>(?:JY|SC|JYDJ|XZF|YB)\d{10,18})(?![A-Za-z0-9])"),
    Rule(
        "CERT",
        rf"(?P<v>[{HAN}]{{1,10}}(?:证|权|房地|集用|国用|宅|准)[{HAN}]{{0,6}}(?:[((〔]\d{{4}}[))〕])?[{HAN}]{{0,4}}第[ ]?[A-Za-z0-9\-]{{4,20}}[ ]?号)",
    ),
    Rule(
        "OTHERID",
        rf"{labels('orders')}(?:编号|号码?|单号|[((][^()\n]{{0,8}}[))])*{COLON}(?P<v>[{HAN}]{{0,3}}[A-Za-z0-9](?:[A-Za-z0-9]|[ \-_/#](?=[A-Za-z0-9])){{3,39}}(?:号|[ ]?[甲乙丙丁])?)",
        lambda v: sum(c.isdigit() for c in v) >= 4,
    ),
    Rule(
        "OTHERID",
        r"(?<![A-Za-z0-9])(?P<v>(?:SF|YT|ZT|JD|JT|EMS|STO|YTO|DPK|JDV|MT|ELM)[A-Z]{0,3}[ ]?\d{9,20})(?![A-Za-z0-9])",
    ),
)
